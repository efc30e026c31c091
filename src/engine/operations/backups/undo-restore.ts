import path from 'node:path';
import {sealPathOf} from '../../evidence/seal/seal-file.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {checkPlace} from '../../outputs/output.js';
import {nameForPrevious, newestPrevious, requireOneName, settlePrevious} from '../../outputs/previous-store.js';
import {swapStores} from '../../outputs/swap.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {canonicalPath, kindOfEntry} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {WriterLock} from '../../storage/lock/writer-lock.js';

export interface UndoRestoreOptions extends WaitOptions {
  readonly store: string;
  /** The moment in the name of what is kept. */
  readonly now?: Date | undefined;
}

/** A store that is again what it was before a restore. */
export interface UndoRestoreReport {
  readonly store: string;
  /** The name under which it was kept. */
  readonly undone_from: string;
  /** The store that the restore had put there, under a name of its own; null when it was gone. */
  readonly previous: string | null;
  /** The seal of the store; null when it has none. */
  readonly seal: string | null;
}

/**
 * Puts the store back that the last restore kept, and keeps what is there now, so that nothing is lost and the undo can be
 * undone. Raises L0005, L0071 for a store with several names, L0072 when there is nothing to put back, L2001 and L2002 for
 * a held lock, L2004, and L5001 to L5004.
 */
export async function* undoRestore(options: UndoRestoreOptions): Operation<Note | Progress, UndoRestoreReport> {
  const {store, waitMs} = options;
  checkPlace(store, []);
  requireOneName(store);
  const lock = await WriterLock.acquire(store, {waitMs});
  try {
    return yield* whileWorking(async () => swapBack(options, lock));
  } finally {
    await lock.release();
  }
}

function swapBack({store, now = new Date()}: UndoRestoreOptions, lock: WriterLock): UndoRestoreReport {
  settlePrevious(store);
  const target = canonicalPath(store);
  const kept = newestPrevious(target, now);
  if (kept === undefined) throw fault(conditions.nothingToUndo, {store});
  const previous = nameForPrevious(target, now);
  const hadStore = kindOfEntry(target) !== undefined;
  lock.assertHeld();
  swapStores(target, kept, previous);
  const hasSeal = kindOfEntry(sealPathOf(target)) !== undefined;
  const said = (file: string): string => asTyped(store, target, file);
  return {
    store,
    undone_from: said(kept),
    previous: hadStore ? said(previous) : null,
    seal: hasSeal ? said(sealPathOf(target)) : null,
  };
}

/** What lies beside a store, by the words that name the store; by its whole path where these name a link to elsewhere. */
function asTyped(store: string, target: string, file: string): string {
  const directory = path.dirname(store);
  return canonicalPath(directory) === path.dirname(target) ? path.join(directory, path.basename(file)) : file;
}
