import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault} from '../../faults/fault.js';
import {canonicalPath, kindOf, kindOfEntry, stampOf, withDirectory} from './file-system.js';
import {system} from './system-calls.js';

/** How a file comes to its place, or does not: what is said of it is what is on the disk. */

/**
 * Requires that a file can come to be under a name. Raises L0005 for no name, for the name of a directory (`a/`, `a/.`), and
 * for a link that leads nowhere: what it was to lead to may be a disk that is not there now.
 */
export function requireFileName(file: string): void {
  const last = file.split(path.sep === '/' ? '/' : /[\\/]/).at(-1) ?? '';
  if (['', '.', '..'].includes(last)) {
    const kind = file === '' ? 'an empty name' : 'the name of a directory';
    throw fault(conditions.outputNotAFile, {path: file, kind});
  }
  if (kindOf(file) === undefined && kindOfEntry(file) === 'link') {
    throw fault(conditions.outputNotAFile, {path: file, kind: 'a link that leads nowhere'});
  }
}

/**
 * Puts a file in its place, which `change` does by names in one directory, and returns when the medium has them. The directory
 * is opened before: whatever is raised then, or by `change`, leaves all as it was, and so does a `change` that returns false.
 * Raises L5040 when the file is in its place and the medium does not say that it keeps it there.
 */
export function putInPlace<T>(file: string, change: (sync: () => void) => T): T {
  return withDirectory(path.dirname(file), (sync) => {
    const result = change(sync);
    if (result === false) return result;
    try {
      sync();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw unsettled(file, 'after a power cut what was there before may be there again', error);
    }
    return result;
  });
}

/** The fault of a file that is in its place although not all could be finished that belongs to it. */
function unsettled(file: string, problem: string, cause: Fault): Fault {
  return fault(conditions.inPlaceUnsettled, {path: file, problem: `${problem} (${cause.message})`}, {}, cause);
}

/** Does what belongs to a file that is in its place. What fails there is told as that: L5040, which says what is missing. */
export function finishInPlace(file: string, missing: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const isThere = isFault(error, conditions.inPlaceUnsettled);
    throw unsettled(file, isThere ? 'after a power cut not all that belongs to it may be there' : missing, error);
  }
}

/** Takes back what was begun before an error, which is raised; L5041 when that cannot be done, with what is left. */
export function takeBack(file: string, left: string, error: unknown, work: () => void): never {
  try {
    work();
  } catch (second) {
    if (!(error instanceof Fault && second instanceof Fault)) throw second;
    const facts = {path: file, problem: error.message, left: `${left} (${second.message})`};
    throw fault(conditions.leftHalfWay, facts, {}, second);
  }
  throw error;
}

/** Whether a file is mounted by itself, as containers are given one: it has another name, which cannot be seen here. */
export function isMountPoint(file: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const place = canonicalPath(file);
    const mounts = system().readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    const unescaped = (name = ''): string =>
      name.replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
    return mounts.some((line) => unescaped(line.split(' ')[4]) === place);
  } catch {
    return false;
  }
}

/**
 * Raises L5002 unless this process may take the name from a file: in a sticky directory only its owner may, and the owner of
 * the directory.
 */
export function requireOwnName(file: string): void {
  const user = process.geteuid?.();
  const directory = stampOf(path.dirname(file));
  const owner = stampOf(file)?.uid;
  if (!user || !directory || owner === undefined || (directory.mode & 0o1000) === 0) return;
  if (user !== owner && user !== directory.uid) throw fault(conditions.permission, {path: file, action: 'replace'});
}
