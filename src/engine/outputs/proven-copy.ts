import type {ShelvedBackup} from './backup-shelf.js';
import {withDigest} from './backup-shelf.js';
import {withCopy} from './past/past-copy.js';
import {lockedCopy} from './past/sound-copies.js';

/** The backups of a store, and the newest of them that was read now and found to be what it should; undefined where none is. */
export interface ProvenBackups {
  readonly backups: readonly ShelvedBackup[];
  readonly proven: ShelvedBackup | undefined;
}

/**
 * Reads backups, newest first, until one is proved: those that were drilled before, and the others only where not one of those still is
 * what it was. What is found of the copies on the way is their verdict from then on. Raises what says nothing of a copy.
 */
export async function withProvenCopy(backups: readonly ShelvedBackup[]): Promise<ProvenBackups> {
  const checked = [...backups];
  for (const sought of [['drilled'], ['not drilled', 'no receipt']]) {
    for (const [i, backup] of backups.entries()) {
      if (!sought.includes(backup.verdict)) continue;
      const [now, isProven] = await proved(backup);
      checked[i] = now;
      if (isProven) return {backups: checked, proven: now};
    }
  }
  return {backups: checked, proven: undefined};
}

/** A copy as it is now, and whether that was proved: by its receipt, or, where it has none, by its seal and by reading every record. */
async function proved(backup: ShelvedBackup): Promise<readonly [now: ShelvedBackup, isProven: boolean]> {
  if (backup.verdict !== 'no receipt') {
    const now = await withDigest(backup);
    return [now, now.verdict === backup.verdict];
  }
  const found = await withCopy(backup, 'whole', () => ({}));
  if (typeof found !== 'string') return [backup, true];
  // What nobody here can open may be whole.
  return [found === lockedCopy ? backup : {...backup, verdict: 'unreadable', reason: found}, false];
}
