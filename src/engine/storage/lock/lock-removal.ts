import path from 'node:path';
import {randomHex} from '../checksum.js';
import {errorCode} from '../files/file-fault.js';
import {kindOfEntry, listDirectory, remove, removeEmptyDirectory, rename} from '../files/file-system.js';
import {isOwnedBy, isSameOwner, type LockOwner, ownerName, readOwner} from './lock-owner.js';
import {placeFile, removePlaceOf} from './lock-place.js';

/**
 * Removes a lock directory if it is this owner's; true when that owner's lock is gone. Raises L5001 to L5004.
 *
 * Others may remove it and make a new one between any two of these steps. So its owner.json is taken first: a directory
 * without one is touched by nobody, and a new one has another. What is left is empty, and only an empty one is removed.
 */
export function removeLockOf(owner: LockOwner, lockPath: string): boolean {
  if (!isOwnedBy(owner, lockPath)) return false;
  const mark = newMark();
  // What a link points to is left as it is.
  if (kindOfEntry(lockPath) === 'link') return removeAside(owner, lockPath, mark, ownerName);
  const taken = `${ownerName}.${mark}`;
  if (!takeOwner(owner, lockPath, taken)) return false;
  const inside = listIfThere(lockPath);
  if (inside.includes(taken) && inside.some((name) => name !== taken && name !== placeFile)) {
    return removeAside(owner, lockPath, mark, taken);
  }
  try {
    removePlaceOf(owner, lockPath);
    remove(path.join(lockPath, taken));
  } catch (error) {
    // A lock that stays says whose it was.
    putBack(path.join(lockPath, taken), path.join(lockPath, ownerName));
    throw error;
  }
  removeEmptyDirectory(lockPath);
  return true;
}

/** What the name of something ends with that is taken away: containers share process numbers, so it is random. */
const newMark = (): string => `reap.${process.pid}.${randomHex(4)}`;

function listIfThere(directory: string): string[] {
  try {
    return listDirectory(directory);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Moves a lock out of the way, looks again whose it is, and removes it with all that is inside, or puts it back. */
function removeAside(owner: LockOwner, lockPath: string, mark: string, ownerFile: string): boolean {
  const aside = `${lockPath}.${mark}`;
  if (!renameIfThere(lockPath, aside)) return true;
  const isTheirs = isSameOwner(readOwner(aside, ownerFile), owner);
  if (isTheirs) removeWhole(aside);
  else putBack(aside, lockPath);
  return isTheirs;
}

/** Renames this owner's owner.json; false, and nothing changed, when it is another's by now. */
function takeOwner(owner: LockOwner, lockPath: string, name: string): boolean {
  if (!renameIfThere(path.join(lockPath, ownerName), path.join(lockPath, name))) return false;
  if (isSameOwner(readOwner(lockPath, name), owner)) return true;
  putBack(path.join(lockPath, name), path.join(lockPath, ownerName));
  return false;
}

function renameIfThere(from: string, to: string): boolean {
  try {
    rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Whether a fault says that a file or directory was not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && errorCode(error.cause) === 'ENOENT';
}

/** Removes a lock with all that is inside. */
function removeWhole(place: string): void {
  if (kindOfEntry(place) === 'directory') {
    for (const name of listDirectory(place)) removeWhole(path.join(place, name));
    removeEmptyDirectory(place);
  } else {
    remove(place);
  }
}

function putBack(from: string, to: string): void {
  try {
    rename(from, to);
  } catch {
    // Its place is taken, or gone. What is another's stays under the name it has.
  }
}

/**
 * Removes a lock of which it cannot be told whose it is, if `isAsJudged` says of the directory, moved out of the way, that it
 * is still what it was; false when it is another by now. Raises L5001 to L5004.
 */
export function removeDoubtful(lockPath: string, isAsJudged: (lockPath: string) => boolean): boolean {
  const aside = `${lockPath}.${newMark()}`;
  if (!renameIfThere(lockPath, aside)) return true;
  const isSame = isAsJudged(aside);
  if (isSame) removeWhole(aside);
  else putBack(aside, lockPath);
  return isSame;
}
