import {requireOneName} from '../outputs/previous-store.js';
import {type Note, type Operation, type Progress, whileWorking} from '../passes/operation.js';
import type {WaitOptions} from '../storage/lock/waiting.js';
import {recoverStore} from '../storage/writing/live-store.js';
import type {RecoveryMode} from '../storage/writing/recovery.js';

/** What recovery did to a store, in place and under its writer lock. */
export interface RecoverReport {
  readonly store: string;
  readonly recovery: RecoveryMode;
  /** Pages of the last commit that were rolled forward into the file. */
  readonly wal_pages_applied: number;
  readonly wal_bytes_applied: number;
  /** Bytes that belonged to no complete commit, and are gone. */
  readonly wal_bytes_cut: number;
}

export interface RecoverOptions extends WaitOptions {
  readonly store: string;
  /** What to do with a tail that belongs to no commit; `strict`, the default, refuses. */
  readonly recovery?: RecoveryMode | undefined;
}

/**
 * Rolls the live WAL of a store forward. Raises L0002, L0071 for a store with several names, L2001 and L2002 for a held lock, and what `recover` raises: L3004
 * when strict recovery would have to cut, L3001 to L3003 for a WAL that cannot be applied.
 */
export async function* recover(options: RecoverOptions): Operation<Note | Progress, RecoverReport> {
  const {store, recovery = 'strict', waitMs} = options;
  requireOneName(store);
  const {appliedPages, appliedBytes, cutBytes} = yield* whileWorking(() => recoverStore(store, recovery, waitMs));
  return {store, recovery, wal_pages_applied: appliedPages, wal_bytes_applied: appliedBytes, wal_bytes_cut: cutBytes};
}
