import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {Fault} from '../../faults/fault.js';
import {magic} from '../../format/records/constants.js';
import {canonicalPath, kindOfEntry, listDirectory, openForReading} from '../../storage/files/file-system.js';
import {isAlive, readOwner} from '../../storage/lock/lock-owner.js';
import {inspectLock} from '../../storage/lock/writer-lock.js';
import {type Check, passed, troubled} from './check.js';

/** Something beside a store that a run left there, and whether it may go. */
export interface Leftover {
  readonly path: string;
  readonly safe_to_delete: boolean;
  readonly why: string;
}

type Judged = readonly [isSafe: boolean, why: string];

/** What is left beside a store, and in backups/ beside it; in the order of the names. A directory that cannot be read has none. */
export function findLeftovers(store: string): Leftover[] {
  const real = canonicalPath(store);
  const {dir, name, base} = path.parse(real);
  const beside = namesIn(dir).flatMap((entry) => judgeEntry(real, dir, entry, base, name));
  const shelf = path.join(dir, 'backups');
  const below = namesIn(shelf).flatMap((entry) => judgeEntry(real, shelf, entry, base, name));
  return [...beside, ...below];
}

/** The leftovers as one check. */
export function judgeLeftovers(store: string, leftovers: readonly Leftover[]): Check {
  if (leftovers.length === 0) return passed('leftovers', 'none');
  const deletable = leftovers.filter(({safe_to_delete}) => safe_to_delete).map((leftover) => leftover.path);
  const kept = leftovers.filter(({safe_to_delete}) => !safe_to_delete).map((leftover) => leftover.path);
  return troubled('leftovers', 'warn', conditions.leftovers, {store, deletable, kept});
}

function judgeEntry(store: string, directory: string, entry: string, base: string, stem: string): Leftover[] {
  const file = path.join(directory, entry);
  const judged = entry.startsWith(`${base}.`)
    ? judgeBeside(store, file, entry.slice(base.length))
    : entry.startsWith(`${stem}-`)
      ? (judgeStage(entry) ?? judgeLockOfBackup(file))
      : judgeScratch(entry);
  return judged ? [{path: file, safe_to_delete: judged[0], why: judged[1]}] : [];
}

/** What a name means that is the store's with something behind it; undefined when it is no leftover. */
function judgeBeside(store: string, file: string, ending: string): Judged | undefined {
  if (ending === '.tmp') return judgeVacuum(store, file);
  if (ending.startsWith('.pre-restore-')) {
    return [
      false,
      'the store as it was before a restore, and the only way back; delete it when the restored one is proved',
    ];
  }
  const [, reaper] = /^\.lock\.reap\.(\d+)\.[0-9a-f]+$/.exec(ending) ?? [];
  if (reaper !== undefined) return judgeReaped(file, Number(reaper));
  return judgeStage(ending);
}

/** A lock that was moved aside to be removed; by mistake, for a moment, it may be that of a live writer. */
function judgeReaped(file: string, reaper: number): Judged {
  if (isAlive(reaper)) return [false, `process ${reaper} is removing it now`];
  const owner = readOwner(file);
  if (typeof owner !== 'string' && isAlive(owner.pid))
    return [false, `it is the lock of process ${owner.pid}, which lives`];
  return [true, `a dead lock that process ${reaper} was removing when it ended`];
}

/** The lock of a backup that is being made; nobody writes a backup that is finished. */
function judgeLockOfBackup(file: string): Judged | undefined {
  if (!/\.liel(\.zst|\.delta\.tar)?(\.age)?\.lock$/.test(file)) return undefined;
  const owner = readOwner(file);
  if (typeof owner === 'string') return [false, `${owner}, so that it cannot be told whether a backup is being made`];
  return isAlive(owner.pid)
    ? [false, `process ${owner.pid} may be making the backup`]
    : [true, `process ${owner.pid} ended before its backup was made`];
}

/** A scratch file has a name for a moment only, while it is empty; nothing in that tells whose it was. */
function judgeScratch(name: string): Judged | undefined {
  if (!/^liel-scratch\.[0-9a-f]{16}$/.test(name)) return undefined;
  return [
    false,
    'a scratch file of a run that goes on, or was killed at its first step; delete it when no run goes on',
  ];
}

function judgeStage(name: string): Judged | undefined {
  const [, pid] = /\.(\d+)(?:\.[0-9a-f]{8})?\.partial$/.exec(name) ?? [];
  if (pid === undefined) return undefined;
  return isAlive(Number(pid))
    ? [false, `process ${pid} may still be writing it`]
    : [true, `an output that process ${pid} did not finish; outputs get their name when they are complete`];
}

/** The Python package vacuums into STORE.tmp, and deletes whatever file has that name when it opens the store. */
function judgeVacuum(store: string, file: string): Judged {
  if (kindOfEntry(file) !== 'file')
    return [false, 'no file: while it is there, the Python package cannot open the store'];
  const {state} = inspectLock(store);
  if (state === 'held' || state === 'unprovable') return [false, 'a writer may be vacuuming into it'];
  if (!isStoreOrEmpty(file))
    return [false, 'not known to be a store: move it away, the Python package deletes it when it opens the store'];
  return [true, 'an unfinished vacuum; the Python package deletes it when it opens the store'];
}

function isStoreOrEmpty(file: string): boolean {
  return orElse(false, () => {
    const device = openForReading(file);
    try {
      const head = new Uint8Array(magic.length);
      return device.read(head, 0) === 0 || Buffer.from(head).equals(magic);
    } finally {
      device.close();
    }
  });
}

function namesIn(directory: string): string[] {
  return orElse([], () => (kindOfEntry(directory) === 'directory' ? listDirectory(directory) : []));
}

/** What work returns, or something else where it raises a fault: a doctor goes on. */
function orElse<T>(otherwise: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) return otherwise;
    throw error;
  }
}
