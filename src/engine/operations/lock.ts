import {type Note, type Operation, type Progress, whileWorking} from '../passes/operation.js';
import {requireFile} from '../storage/files/file-system.js';
import {forceRelease, inspectLock, type LockState} from '../storage/lock/writer-lock.js';

/** Who holds the writer lock of a store. */
export interface LockReport {
  readonly store: string;
  readonly lock: string;
  /** unprovable: it may be held, and does not say by whom. */
  readonly state: LockState['state'];
  readonly pid: number | null;
  readonly since: string | null;
  readonly problem: string | null;
  /** Whether it was removed now. */
  readonly released: boolean;
}

export interface LockOptions {
  readonly store: string;
  /** Removes the lock, if its holder is provably dead. */
  readonly release?: boolean | undefined;
}

/** Reports the writer lock; with `release`, removes it if its holder is provably dead. Raises L0002, L2001, L2002. */
export async function* lock(options: LockOptions): Operation<Note | Progress, LockReport> {
  return yield* whileWorking(async () => lookAtLock(options));
}

function lookAtLock({store, release = false}: LockOptions): LockReport {
  requireFile(store);
  const before = inspectLock(store);
  if (release && before.state !== 'free') forceRelease(store);
  return {
    store,
    lock: before.lockPath,
    state: before.state,
    pid: before.pid ?? null,
    since: before.createdAtUnixMs === undefined ? null : new Date(before.createdAtUnixMs).toISOString(),
    problem: before.problem ?? null,
    released: release && before.state !== 'free',
  };
}
