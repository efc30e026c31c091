import {conditions} from '../../faults/conditions.js';
import {isFault} from '../../faults/fault.js';
import {WriterLock} from '../../storage/lock/writer-lock.js';

/** The lock of a store, or why there is none. */
interface LockTry {
  readonly lock?: WriterLock;
  readonly why?: string;
  /** Whether somebody may write meanwhile. */
  readonly live?: boolean;
}

/** Nobody writes to a read-only medium; where this user may not, another one may. */
export async function lockIfWritable(store: string, waitMs: number | undefined): Promise<LockTry> {
  try {
    return {lock: await WriterLock.acquire(store, {waitMs})};
  } catch (error) {
    if (isFault(error, conditions.readOnlyPlace)) return {why: 'lies where nobody can write; copied without a lock'};
    if (isFault(error, conditions.permission)) {
      return {why: 'cannot be locked by this user, and others may write: copied as with --live', live: true};
    }
    throw error;
  }
}
