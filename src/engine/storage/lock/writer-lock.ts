import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {errorCode} from '../files/file-fault.js';
import {canonicalPath, clearAway, makeDirectory, removeEmptyDirectory, touch} from '../files/file-system.js';
import {notice} from '../files/notices.js';
import {isBeingMade, isSame, isTouched, judgeLockAt, type LockState} from './lock-judgement.js';
import {
  handsIn,
  isOwnedBy,
  isSameOwner,
  type LockOwner,
  ownerText,
  readOwner,
  restSync,
  writeOwner,
} from './lock-owner.js';
import {removePlaceOf, writePlace} from './lock-place.js';
import {isMissing, removeDoubtful, removeLockOf} from './lock-removal.js';
import {ownPlace} from './process-facts.js';
import {pause} from './waiting.js';

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
    const found = judged(lockPath);
    if (found.state !== 'unprovable' || looks > settleMs / lookMs || !isBeingMade(lockPath, settleMs)) return found;
    restSync(lookMs);
  }
}

function judged(lockPath: string): LockState {
  return judgeLockAt(lockPath, held.get(lockPath)?.owner);
}

/**
 * Removes the lock of a provably dead holder and returns what it was; nothing there is fine. With `force` also one of which
 * it cannot be told whether it is held, unless somebody still touches it. Raises L2001 or L2002.
 */
export async function forceRelease(store: string, force = false): Promise<LockState> {
  const found = inspectLock(store);
  if (found.state === 'free') return found;
  const isTaken = found.state === 'stale' || (force && found.state === 'unprovable');
  if (!isTaken) throw busy(store, found);
  const seen = readOwner(found.lockPath);
  if (await seemsAlive(found)) throw busy(store, touched(found));
  if (found.state === 'stale') {
    if (reclaim(found)) return found;
  } else if (removeDoubtful(found.lockPath, (lockPath) => isSame(readOwner(lockPath), seen))) return found;
  throw busy(store, judged(found.lockPath));
}

/** Takes a stale lock out of the way; false when it is another's by now. */
function reclaim({lockPath, pid, createdAtUnixMs, isNameless}: LockState): boolean {
  if (isNameless) return removeNameless(lockPath);
  return removeLockOf({pid: pid!, createdAtUnixMs}, lockPath);
}

function removeNameless(lockPath: string): boolean {
  const seen = handsIn(lockPath);
  const isAsSeen = (aside: string): boolean => {
    const hands = handsIn(aside);
    return hands.length === seen.length && hands.every((hand, i) => isSameOwner(hand, seen[i]));
  };
  return seen.length > 0 && removeDoubtful(lockPath, isAsSeen);
}

/** Whether somebody touches a lock that its process number calls dead; asked where the number alone speaks. */
async function seemsAlive({isProved, lockPath}: LockState): Promise<boolean> {
  return !isProved && (await isTouched(lockPath));
}

/** What a lock is that is touched although its holder is not to be seen. */
function touched({pid, ...found}: LockState): LockState {
  const holder = pid === undefined ? 'its holder' : `process ${pid}`;
  return {...found, state: 'unprovable', problem: `somebody still touches it, though ${holder} is not to be seen here`};
}

/**
 * Takes a lock out of the way that the peer would take as well, whose process number is free, when nobody touches it. Returns
 * what is still in the way, if anything is.
 */
async function takeOver(found: LockState): Promise<LockState | undefined> {
  if (found.state !== 'stale' || found.problem !== undefined) return found;
  if (await seemsAlive(found)) return touched(found);
  return reclaim(found) ? undefined : found;
}

function busy(store: string, {state, lockPath, pid, problem}: LockState): Fault {
  if (problem !== undefined) {
    const release = state === 'stale' ? '--release' : '--release --force';
    return fault(conditions.lockUnprovable, {store, lock: lockPath, problem, release});
  }
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
      const seen = judged(lockPath);
      const inTheWay = seen.state === 'free' ? undefined : await takeOver(seen);
      if (inTheWay === undefined && rounds < maxRounds) continue;
      const found = inTheWay ?? seen;
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
          writePlace(this.lockPath, this.owner, ownPlace());
          writeOwner(this.lockPath, ownerText(this.owner.pid, this.owner.createdAtUnixMs, this.canonicalStore));
        } catch (error) {
          if (!removeLockOf(this.owner, this.lockPath)) {
            removePlaceOf(this.owner, this.lockPath);
            removeEmptyDirectory(this.lockPath);
          }
          // A peer that had seen the dead lock before us may have moved ours away for it.
          throw isMissing(error) ? coded('EEXIST') : error;
        }
      },
      statSync: (): {mtime: Date} => {
        if (!this.seemsOurs()) throw coded('ENOENT');
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

  /** Where that cannot be found out, a lock that we had once is not lost. */
  private seemsOurs(): boolean {
    try {
      return isOwnedBy(this.owner, this.lockPath);
    } catch {
      return this.unlock !== undefined;
    }
  }

  /**
   * Raises L2004 unless the lock directory is there and carries our name, L5001 to L5004 when that cannot be read; to be called
   * before every write.
   */
  assertHeld(): void {
    if (this.unlock === undefined || this.isLost || !isOwnedBy(this.owner, this.lockPath)) {
      throw fault(conditions.lockLost, {store: this.store});
    }
  }

  /** Gives the lock back if it is still ours; again is fine. The work under it counts where the lock cannot be removed: that is said. */
  async release(): Promise<void> {
    if (this.unlock === undefined) return;
    clearAway(this.lockPath, () => this.releaseSync());
    const {state, pid, lockPath} = judged(this.lockPath);
    if (state !== 'free' && pid === process.pid) notice(`${lockPath} is left behind: it names this process`);
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
