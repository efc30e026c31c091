import path from 'node:path';
import {sealPathOf} from '../evidence/seal/seal-file.js';
import {quote} from '../faults/condition.js';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {encodeSeal, type Seal} from '../format/seal.js';
import {AtomicFile} from '../storage/files/atomic-file.js';
import {kindOfEntry, linkFile, remove, rename, syncDirectory} from '../storage/files/file-system.js';
import {nameForPrevious} from './previous-store.js';

/** Two ways in which one store takes the place of another, which is kept: nothing is lost, and nothing half-way stays. */

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
  const previous = nameForPrevious(staged.target, now);
  const sealPath = sealPathOf(store);
  const hadStore = kindOfEntry(staged.target) !== undefined;
  const hadSeal = kindOfEntry(sealPath) !== undefined;
  const sealFile = seal && AtomicFile.create(sealPath, hadStore ? staged.target : backup);
  try {
    sealFile?.write(encodeSeal(seal as Seal));
    if (hadSeal) {
      rename(sealPath, sealPathOf(previous));
      syncDirectory(path.dirname(sealPath));
    }
    try {
      if (!hadStore) staged.commit();
      else if (!staged.commitKeeping(previous)) throw fault(conditions.outputExists, {path: previous});
    } catch (error) {
      if (hadSeal) rename(sealPathOf(previous), sealPath);
      throw error;
    }
    sealFile?.commit();
  } finally {
    sealFile?.discard();
  }
  const undo = hadStore ? `liel restore --undo ${quote(store)}` : null;
  return {previous: hadStore ? previous : null, seal: seal ? sealPath : null, undo};
}

/** Puts a kept store in its place; the one that is there gets the name `previous`. Where it fails, all is as it was. */
export function swapStores(target: string, kept: string, previous: string | undefined): void {
  const isLinked = previous !== undefined && linkFile(target, previous) === 'linked';
  if (previous !== undefined && !isLinked) rename(target, previous);
  try {
    syncDirectory(path.dirname(target));
    rename(kept, target);
  } catch (error) {
    if (previous !== undefined && isLinked) remove(previous);
    else if (previous !== undefined) rename(previous, target);
    throw error;
  }
  syncDirectory(path.dirname(target));
}

/** Renames a file; false when there is none. */
export function moveIfThere(from: string, to: string): boolean {
  if (kindOfEntry(from) === undefined) return false;
  rename(from, to);
  return true;
}
