import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {
  canonicalPath,
  errorCode,
  kindOf,
  kindOfEntry,
  makeDirectory,
  removeEmptyDirectory,
  stampOf,
  touch,
} from '../files/file-system.js';
import {
  isAlive,
  isMissing,
  isOwnedBy,
  isSameOwner,
  type LockOwner,
  nameless,
  ownerText,
  readOwner,
  removeLockOf,
  restSync,
  writeOwner,
} from './lock-owner.js';
import {pause} from './waiting.js';

/** What stands where the writer lock of a store would be. */
export interface LockState {
  /** stale: its holder is provably dead. unprovable: it may be held, and does not say by whom. */
  readonly state: 'free' | 'held' | 'stale' | 'unprovable';
  readonly lockPath: string;
  readonly pid?: number;
  readonly createdAtUnixMs?: number;
  /** Why the holder is unknown, as the end of a sentence. */
  readonly problem?: string;
}

const pollMs = 100;
/** How long a lock without an owner is taken for one that is being made. */
const settleMs = 250;
/** Between two looks at such a lock. */
const lookMs = 5;
/** How often a held lock shows that it lives; nothing depends on it. */
const heartbeatMs = 1000;
/** Tries in a row, without a pause, at a lock that was free or stale a moment ago (the peer's number). */
const maxRounds = 4;

/** Every lock this process holds, or is about to make, by lock path. */
const held = new Map<string, {readonly owner: LockOwner; readonly release: () => void}>();

/**
 * Who holds the writer lock of a store. A lock that is just being made is given the time to name its owner: it is no lock
 * of an unknown one. Raises L5001 or L5002 when the directory of the store cannot be found.
 */
export function inspectLock(store: string): LockState {
  const lockPath = `${canonicalPath(store)}.lock`;
  for (let looks = 1; ; looks++) {
    const found = inspectAt(lockPath);
    if (found.state !== 'unprovable' || looks > settleMs / lookMs || !isBeingMade(lockPath)) return found;
    restSync(lookMs);
  }
}

/** Whether a lock directory is younger than its maker needs to put its name inside, and has no name. */
function isBeingMade(lockPath: string): boolean {
  if (readOwner(lockPath) !== nameless) return false;
  const ageMs = Date.now() - Number((stampOf(lockPath)?.modifiedNs ?? 0n) / 1_000_000n);
  return ageMs >= 0 && ageMs < settleMs;
}

function inspectAt(lockPath: string): LockState {
  let owner: LockOwner | string;
  try {
    if (kindOfEntry(lockPath) === undefined) return {state: 'free', lockPath};
    owner = kindOf(lockPath) === 'directory' ? readOwner(lockPath) : 'it is no directory';
    // Between the two looks its holder may have removed it.
    if (typeof owner === 'string' && kindOfEntry(lockPath) === undefined) return {state: 'free', lockPath};
  } catch {
    owner = 'it cannot be looked at';
  }
  if (typeof owner === 'string') return {state: 'unprovable', lockPath, problem: owner};
  return {...judge(owner, lockPath), lockPath, ...stated(owner)};
}

function stated({pid, createdAtUnixMs}: LockOwner): {pid: number; createdAtUnixMs?: number} {
  return createdAtUnixMs === undefined ? {pid} : {pid, createdAtUnixMs};
}

function judge(owner: LockOwner, lockPath: string): Pick<LockState, 'state' | 'problem'> {
  if (owner.pid !== process.pid) return {state: isAlive(owner.pid) ? 'held' : 'stale'};
  const ours = held.get(lockPath)?.owner;
  if (ours !== undefined && isSameOwner(owner, ours)) return {state: 'held'};
  // Our own id, from before this process began: an earlier process had it, and is dead. PID 1 in a restarted container.
  const beganUnixMs = Date.now() - process.uptime() * 1000;
  if ((owner.createdAtUnixMs ?? Number.POSITIVE_INFINITY) < beganUnixMs) return {state: 'stale'};
  return {state: 'unprovable', problem: 'it names this very process, which did not make it'};
}

/** Removes the lock of a provably dead holder and returns what it was; nothing there is fine. Raises L2001 or L2002. */
export function forceRelease(store: string): LockState {
  const found = inspectLock(store);
  if (found.state === 'free' || (found.state === 'stale' && reclaim(found))) return found;
  throw busy(store, found.state === 'stale' ? inspectAt(found.lockPath) : found);
}

/** Takes a stale lock out of the way; false when it is another's by now. */
function reclaim({lockPath, pid, createdAtUnixMs}: LockState): boolean {
  return removeLockOf({pid: pid!, createdAtUnixMs}, lockPath);
}

function busy(store: string, {state, lockPath, pid, problem}: LockState): Fault {
  if (problem !== undefined) return fault(conditions.lockUnprovable, {store, lock: lockPath, problem});
  const holder = held.has(lockPath)
    ? 'this process'
    : state === 'held'
      ? `process ${pid}`
      : 'a process that came first';
  return fault(conditions.storeLocked, {store, holder});
}

/** Releases every lock this process holds; for a process that is about to end. Raises nothing. */
export function releaseLocksSync(): void {
  for (const lock of held.values()) {
    try {
      lock.release();
    } catch {
      // The process ends. What could not be removed names a process that will be dead.
    }
  }
}

/** The right to write a store, until it is released. The directory `<store>.lock` is the lock; the peer makes the same. */
export class WriterLock {
  private readonly owner = {pid: process.pid, createdAtUnixMs: Date.now()};
  private heartbeatTime = new Date();
  private isLost = false;
  private unlock: (() => void) | undefined;

  private constructor(
    private readonly store: string,
    private readonly canonicalStore: string,
    private readonly lockPath: string,
  ) {}

  /**
   * Takes the writer lock, from a dead holder if need be. Raises L2001 or L2002 when it cannot be had within `waitMs`,
   * L5001 to L5004 when the lock directory cannot be made.
   */
  static async acquire(store: string, {waitMs = 0}: {readonly waitMs?: number | undefined} = {}): Promise<WriterLock> {
    const canonicalStore = canonicalPath(store);
    const lockPath = `${canonicalStore}.lock`;
    const began = performance.now();
    for (let rounds = 1; ; rounds++) {
      if (!held.has(lockPath)) {
        const lock = new WriterLock(store, canonicalStore, lockPath);
        if (await lock.take()) return lock;
      }
      const found = inspectAt(lockPath);
      const isOpen = found.state === 'free' || (found.state === 'stale' && reclaim(found));
      if (isOpen && rounds < maxRounds) continue;
      const patienceMs = found.state === 'unprovable' ? Math.max(waitMs, settleMs) : waitMs;
      const leftMs = began + patienceMs - performance.now();
      if (leftMs <= 0) throw busy(store, found);
      await pause(Math.min(pollMs, leftMs));
      rounds = 0;
    }
  }

  /** Makes the lock directory; false when the name is taken. */
  private async take(): Promise<boolean> {
    held.set(this.lockPath, {owner: this.owner, release: () => this.releaseSync()});
    try {
      // Loaded late: it costs milliseconds and listens to signals, and readers need neither.
      const {lockSync} = await import('proper-lockfile');
      this.unlock = lockSync(this.canonicalStore, {
        lockfilePath: this.lockPath,
        realpath: false,
        // The age of a lock proves nothing: no lock is ever too old, theirs or ours.
        stale: Number.POSITIVE_INFINITY,
        update: heartbeatMs,
        onCompromised: () => {
          this.isLost = true;
        },
        fs: this.directoryCalls(),
      });
      return true;
    } catch (error) {
      held.delete(this.lockPath);
      // Held; or made, and moved away at once by a peer that took it for the dead one it had seen before.
      if (['ELOCKED', 'ENOENT'].includes(errorCode(error))) return false;
      throw error;
    }
  }

  /**
   * The calls proper-lockfile makes, with the meaning they need here. It asks by mtime whether the directory is still
   * its own, which any file put inside would deny; owner.json answers instead. It removes by rmdir, which owner.json
   * would prevent and which would take another's empty directory; only ours is removed, with all that is inside.
   */
  private directoryCalls() {
    return {
      mkdirSync: (): void => {
        if (!makeDirectory(this.lockPath)) throw coded('EEXIST');
        this.owner.createdAtUnixMs = Date.now();
        try {
          writeOwner(this.lockPath, ownerText(this.owner.pid, this.owner.createdAtUnixMs, this.canonicalStore));
        } catch (error) {
          if (!removeLockOf(this.owner, this.lockPath)) removeEmptyDirectory(this.lockPath);
          // A peer that had seen the dead lock before us may have moved ours away for it.
          throw isMissing(error) ? coded('EEXIST') : error;
        }
      },
      statSync: (): {mtime: Date} => {
        if (!this.isOurs()) throw coded('ENOENT');
        return {mtime: this.heartbeatTime};
      },
      utimesSync: (_path: string, _accessed: Date, modified: Date): void => {
        this.heartbeatTime = modified;
        try {
          touch(this.lockPath, modified);
        } catch {
          // Some network file systems refuse this for directories; the lock is no worse for it.
        }
      },
      rmdirSync: (): void => {
        removeLockOf(this.owner, this.lockPath);
      },
    };
  }

  private isOurs(): boolean {
    return isOwnedBy(this.owner, this.lockPath);
  }

  /** Raises L2004 unless the lock directory is there and carries our name; to be called before every write. */
  assertHeld(): void {
    if (this.unlock === undefined || this.isLost || !this.isOurs()) {
      throw fault(conditions.lockLost, {store: this.store});
    }
  }

  /** Gives the lock back if it is still ours; again is fine. Raises L5001 to L5004 when it cannot be removed. */
  async release(): Promise<void> {
    this.releaseSync();
  }

  private releaseSync(): void {
    const unlock = this.unlock;
    if (unlock === undefined) return;
    this.unlock = undefined;
    held.delete(this.lockPath);
    // proper-lockfile forgets a lock it calls lost, and would refuse to give it back.
    if (this.isLost) this.directoryCalls().rmdirSync();
    else unlock();
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), {code});
}
