import {kinshipOf} from '../evidence/store-identity.js';
import {newestFirst, type ShelvedBackup} from './backup-shelf.js';

/** Backups of one store, newest first. */
export interface BackupGroup {
  /** Canonical path of the store, and its machine; null where no receipt says whose they are. */
  readonly store: string | null;
  readonly machine: string | null;
  readonly backups: readonly ShelvedBackup[];
}

/**
 * The backups of a directory by store, as their receipts tell it: two files of one name, on two machines or one after the
 * other, are two stores. What no receipt tells is in the last group, or with `byName` in one for each stem.
 */
export function groupBackups(backups: readonly ShelvedBackup[], byName = false): BackupGroup[] {
  const groups: {store: string; machine: string; backups: ShelvedBackup[]}[] = [];
  const unknown = new Map<string, ShelvedBackup[]>();
  for (const backup of backups) {
    const {identity, stem} = backup;
    if (!identity) {
      const key = byName ? stem : '';
      unknown.set(key, [...(unknown.get(key) ?? []), backup]);
      continue;
    }
    const isOfGroup = (group: BackupGroup): boolean => {
      const other = group.backups.at(-1)?.identity;
      return other !== undefined && kinshipOf(identity, other).verdict === 'same';
    };
    const group = groups.find(isOfGroup);
    if (group) group.backups.push(backup);
    else groups.push({store: identity.path, machine: identity.machine, backups: [backup]});
  }
  // A store may have been called otherwise when it was backed up.
  for (const {backups: found} of groups) found.sort(newestFirst);
  return [...groups, ...[...unknown.values()].map((group) => ({store: null, machine: null, backups: group}))];
}
