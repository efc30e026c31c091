import path from 'node:path';
import {sealPathOf} from '../evidence/seal/seal-file.js';
import {standingStart} from '../evidence/seal/sliced-check.js';
import {
  backupEndings,
  confirmedEnding,
  minisignEnding,
  receiptEnding,
  sealEnding,
  sidecarEndings,
  sidecarPath,
  sshsigEnding,
  standingEnding,
} from '../evidence/sidecar.js';
import {conditions} from '../faults/conditions.js';
import {isFault} from '../faults/fault.js';
import {encodeSeal, type Seal} from '../format/seal.js';
import {AtomicFile, stageName} from '../storage/files/atomic-file.js';
import {clearAway, firstBytes, kindOfEntry, rename, syncDirectory} from '../storage/files/file-system.js';
import {finishInPlace, takeBack} from '../storage/files/in-place.js';
import {notice} from '../storage/files/notices.js';

/** What lies beside a file and speaks of its bytes goes where the file goes: it never lies beside other bytes. */

/** Files that belong to a store or a backup and go where it goes, whether they are there or not; the receipt first. */
export function sidecarsOf(file: string): readonly string[] {
  return sidecarEndings.map((ending) => sidecarPath(file, ending));
}

/** The same of a backup, with its signatures: a store that is put in its place is a new one, and never beside old signatures. */
export function partsOf(backup: string): readonly string[] {
  return backupEndings.map((ending) => sidecarPath(backup, ending));
}

type Move = readonly [from: string, to: string];

/** Renames those files that are there: all of them, or none. Returns those that were. Raises L5001 to L5004, and L5041. */
function moveAll(file: string, moves: readonly Move[]): readonly Move[] {
  const done: Move[] = [];
  try {
    for (const [from, to] of moves) {
      if (kindOfEntry(from) === undefined) continue;
      rename(from, to);
      done.push([from, to]);
    }
    for (const directory of new Set(done.map(([, to]) => path.dirname(to)))) syncDirectory(directory);
    return done;
  } catch (error) {
    return moveBack(file, done, error);
  }
}

/** Gives files their names back, and raises the error because of which. */
function moveBack(file: string, moves: readonly Move[], error: unknown): never {
  const left = `what spoke of it lies as ${moves.map(([, to]) => to).join(' and ')}`;
  return takeBack(file, left, error, () => {
    for (const [from, to] of moves) rename(to, from);
  });
}

/** Lets what belongs to one file belong to another. Raises L5001 to L5004 with all as it was, and L5041. */
export function moveSidecars(from: string, to: string): void {
  const targets = sidecarsOf(to);
  moveAll(
    from,
    sidecarsOf(from).map((name, i) => [name, targets[i] as string]),
  );
}

/**
 * Lets `replace` put other bytes in the place of a file, whose sidecars go to `previous` before. Where it fails they come back;
 * where only the disk does not say that it keeps what was done, they do not.
 */
export function withSidecarsMoved(target: string, previous: string, replace: () => void): void {
  moveSidecars(target, previous);
  try {
    replace();
  } catch (error) {
    if (isFault(error, conditions.inPlaceUnsettled)) throw error;
    takeBack(target, `what spoke of it lies beside ${previous}`, error, () => moveSidecars(previous, target));
  }
}

/** How each of them begins that was written here, those of 0.1.0 too. */
const beginnings: Readonly<Record<string, RegExp>> = {
  [sealEnding]: /^LIELSEAL\0/,
  [receiptEnding]: /^\{[\s\S]*"receipt_version"/,
  [confirmedEnding]: /^\{[\s\S]*"liel-confirmation"/,
  [standingEnding]: standingStart,
  [minisignEnding]: /^untrusted comment:/,
  [sshsigEnding]: /^-----BEGIN SSH SIGNATURE-----/,
};

/** Whether what lies in the place of a sidecar is one; of anything else it is said that it stays. */
function isSidecar(name: string): boolean {
  const kind = kindOfEntry(name);
  if (kind === undefined) return false;
  const [, start] = Object.entries(beginnings).find(([ending]) => name.endsWith(ending)) ?? [];
  if (kind === 'file' && start?.test(firstBytes(name, 512).toString('latin1'))) return true;
  notice(`${name} is nothing that was written here, and stays where it is`);
  return false;
}

/**
 * Puts a file in its place. Seal and receipt of the one that was there go before, since they speak of other bytes, and come
 * back when the file cannot be put there; what only has such a name stays. Returns the names of those that went.
 */
export function replaceFile(file: AtomicFile, endings: readonly string[] = sidecarEndings): string[] {
  // A seal may lie beside the link that the file was named by as well.
  const places = endings.flatMap((ending) => [sidecarPath(file.target, ending), file.device.name + ending]);
  const names = new Set(places);
  const aside = moveAll(
    file.target,
    [...names].filter(isSidecar).map((name) => [name, stageName(name)]),
  );
  const forget = (): void => {
    for (const [, other] of aside) clearAway(other);
  };
  try {
    file.commit();
  } catch (error) {
    if (!isFault(error, conditions.inPlaceUnsettled)) moveBack(file.target, aside, error);
    forget();
    throw error;
  }
  forget();
  return aside.map(([name]) => name);
}

/** Puts a store in its place, and its seal beside it if there is one. What spoke of the one before goes with it, and is named. */
export function replaceStore(file: AtomicFile, seal?: Seal): void {
  const sealFile = seal && AtomicFile.create(sealPathOf(file.target), file.target);
  try {
    sealFile?.write(encodeSeal(seal as Seal));
    const gone = replaceFile(file);
    finishInPlace(file.target, 'its seal is not there', () => sealFile?.commit());
    const named = gone.filter((name) => kindOfEntry(name) === undefined);
    if (named.length > 0) notice(`${named.join(' and ')} spoke of what was there before, and went with it`);
  } finally {
    sealFile?.discard();
  }
}
