import {sealPathOf} from '../evidence/seal/seal-file.js';
import {quote} from '../faults/condition.js';
import {conditions} from '../faults/conditions.js';
import {fault, isFault} from '../faults/fault.js';
import {encodeSeal, type Seal} from '../format/seal.js';
import {AtomicFile, replaceKeeping} from '../storage/files/atomic-file.js';
import {kindOfEntry, rename} from '../storage/files/file-system.js';
import {finishInPlace, putInPlace} from '../storage/files/in-place.js';
import {nameForPrevious} from './previous-store.js';
import {moveSidecars, withSidecarsMoved} from './sidecars.js';

/**
 * Two ways in which one store takes the place of another, which is kept: nothing is lost. Where they fail all is as it was
 * (L5001 to L5004), or the new store is in its place (L5040); L5041 where neither could be brought about.
 */

/** A store that is restored, from what and when. */
export interface Swap {
  readonly backup: string;
  readonly store: string;
  /** The moment in the name of what is kept. */
  readonly now?: Date | undefined;
}

/**
 * Puts the new store in its place. The seal of the old one goes before and the new one comes after, so that no moment
 * shows a store beside another's seal.
 */
export function swapIn({backup, store, now = new Date()}: Swap, staged: AtomicFile, seal: Seal | undefined) {
  const {target} = staged;
  const previous = nameForPrevious(target, now);
  const hadStore = kindOfEntry(target) !== undefined;
  const sealPath = sealPathOf(store);
  const undo = hadStore ? `liel restore --undo ${quote(store)}` : null;
  const sealFile = seal && AtomicFile.create(sealPath, hadStore ? target : backup);
  try {
    sealFile?.write(encodeSeal(seal as Seal));
    withSidecarsMoved(target, previous, () => {
      if (!hadStore) staged.commit();
      else if (!staged.commitKeeping(previous)) throw fault(conditions.outputExists, {path: previous});
    });
    finishInPlace(target, 'its seal is not there', () => sealFile?.commit());
  } catch (error) {
    throw withUndo(error, hadStore ? store : undefined);
  } finally {
    sealFile?.discard();
  }
  return {previous: hadStore ? previous : null, seal: seal ? sealPath : null, undo};
}

/** Names the store that its undo is for, where it got its place. */
function withUndo(error: unknown, restored: string | undefined): unknown {
  if (restored === undefined || !isFault(error, conditions.inPlaceUnsettled)) return error;
  return fault(conditions.inPlaceUnsettled, {...(error.facts as {path: string; problem: string}), restored}, {}, error);
}

/** Puts a kept store in its place, with what belongs to it; the one that is there gets the name `previous`, if any is there. */
export function swapStores(target: string, kept: string, previous: string): void {
  const hadStore = kindOfEntry(target) !== undefined;
  withSidecarsMoved(target, previous, () => {
    const replace = (): void => rename(kept, target);
    if (!hadStore) putInPlace(target, replace);
    else if (!replaceKeeping(target, previous, replace)) throw fault(conditions.outputExists, {path: previous});
  });
  finishInPlace(target, `what belongs to it lies beside ${kept}`, () => moveSidecars(kept, target));
}
