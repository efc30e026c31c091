import {groupBackups} from '../../outputs/backup-groups.js';
import {type OtherFile, readShelf, type ShelvedBackup, withDigest} from '../../outputs/backup-shelf.js';
import {type Note, type Operation, type Progress, progress} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';

export interface BackupsOptions {
  readonly directory: string;
  /** Whether to hash every backup that has a receipt. */
  readonly verify: boolean;
  /** How old the newest sound copy of each store may be, in milliseconds; without it, age is no verdict. */
  readonly maxAgeMs?: number | undefined;
  /** From which age on it is worth a warning, in milliseconds. */
  readonly warnAgeMs?: number | undefined;
  readonly now?: Date | undefined;
}

export interface ListedBackup extends Omit<ShelvedBackup, 'identity' | 'blake3' | 'aged_from'> {
  readonly age_seconds: number;
  /** Canonical path of the store that it is a copy of; null where no receipt says it. */
  readonly store: string | null;
  /** The machine that the path is of. */
  readonly machine: string | null;
}

/** A store without a young copy. */
export interface StaleStore {
  /** Null when there is no store with a sound copy at all. */
  readonly store: string | null;
  readonly machine: string | null;
  /** Age of its newest sound copy; null when it has none. */
  readonly age_seconds: number | null;
}

/** The backups of a directory, by store and newest first, and what else is there. */
export interface BackupsReport {
  readonly directory: string;
  readonly backups: readonly ListedBackup[];
  readonly others: readonly OtherFile[];
  /** Null when no age was asked for. */
  readonly max_age_seconds: number | null;
  /** Stores whose newest sound copy is older, or that have none; one entry without a store when there is no backup. */
  readonly stale: readonly StaleStore[];
  /** Stores whose newest sound copy is old enough for a warning, and not stale; there where one was asked for. */
  readonly aging?: readonly StaleStore[];
}

const nobody: StaleStore = {store: null, machine: null, age_seconds: null};

/** Lists the backups of a directory; nothing is written. Raises L0035 when there is no such directory, L5001 and L5002. */
export async function* listBackups(options: BackupsOptions): Operation<Note | Progress, BackupsReport> {
  const {directory, verify, maxAgeMs, warnAgeMs, now = new Date()} = options;
  const {backups, others} = await readShelf(directory, {now});
  const listed: ListedBackup[] = [];
  const [stale, aging]: [StaleStore[], StaleStore[]] = [[], []];
  for (const {store, machine, backups: found} of groupBackups(backups)) {
    const group: ListedBackup[] = [];
    for (const backup of found) {
      if (verify) yield progress('hash', listed.length + group.length, backups.length, 'records');
      const {identity: _, blake3: __, aged_from, ...shown} = verify ? await withDigest(backup) : backup;
      const age = Math.floor((now.getTime() - Date.parse(aged_from)) / 1000);
      group.push({...shown, store, machine, age_seconds: Math.max(0, age)});
    }
    listed.push(...group);
    if (store === null) continue;
    const age = group.find(({verdict}) => verdict === 'drilled' || verdict === 'not drilled')?.age_seconds ?? null;
    const isOver = (limitMs: number | undefined): boolean =>
      limitMs !== undefined && (age === null || age * 1000 > limitMs);
    if (isOver(maxAgeMs)) stale.push({store, machine, age_seconds: age});
    else if (isOver(warnAgeMs)) aging.push({store, machine, age_seconds: age});
  }
  const isNone = listed.every(({store}) => store === null);
  return {
    directory: normalisedPath(directory),
    backups: listed,
    others,
    max_age_seconds: maxAgeMs === undefined ? null : maxAgeMs / 1000,
    stale: isNone && maxAgeMs !== undefined ? [nobody] : stale,
    ...(warnAgeMs !== undefined && {aging: isNone && maxAgeMs === undefined ? [nobody] : aging}),
  };
}
