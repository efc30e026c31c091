import {type Note, type Operation, type Progress, whileWorking} from '../passes/operation.js';
import {requireFile} from '../storage/files/file-system.js';
import type {LockState} from '../storage/lock/lock-judgement.js';
import {programOf} from '../storage/lock/process-facts.js';
import {forceRelease, inspectLock} from '../storage/lock/writer-lock.js';

/** Who holds the writer lock of a store. */
export interface LockReport {
  readonly store: string;
  readonly lock: string;
  /** stale: its holder is provably dead. unprovable: it may be held, and it cannot be told whether it is. */
  readonly state: LockState['state'];
  readonly pid: number | null;
  /** The command line of a holder that lives, shortened; null where the system does not tell it. */
  readonly program: string | null;
  readonly taken_at: string | null;
  /** Why it cannot be told; of a stale lock, what proves the death of a holder whose process number is taken. */
  readonly problem: string | null;
  /** Whether it was removed now. */
  readonly released: boolean;
}

export interface LockOptions {
  readonly store: string;
  /** Removes the lock, if its holder is provably dead. */
  readonly release?: boolean | undefined;
  /** With `release`, also a lock of which it cannot be told whether it is held; never one whose holder lives. */
  readonly force?: boolean | undefined;
}

/**
 * Reports the writer lock; with `release`, removes it if its holder is provably dead, with `force` also if that cannot be
 * told. Raises L0002, L2001, L2002.
 */
export async function* lock(options: LockOptions): Operation<Note | Progress, LockReport> {
  return yield* whileWorking(() => lookAtLock(options));
}

async function lookAtLock({store, release = false, force = false}: LockOptions): Promise<LockReport> {
  requireFile(store);
  const before = inspectLock(store);
  if (release && before.state !== 'free') await forceRelease(store, force);
  return {
    store,
    lock: before.lockPath,
    state: before.state,
    pid: before.pid ?? null,
    program: (before.state === 'held' && before.pid !== undefined && programOf(before.pid)) || null,
    taken_at: before.createdAtUnixMs === undefined ? null : new Date(before.createdAtUnixMs).toISOString(),
    problem: before.problem ?? null,
    released: release && before.state !== 'free',
  };
}
