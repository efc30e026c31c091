import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {nearestWord} from '../../format/nearest-word.js';
import {isAddress} from '../../format/s3/address.js';
import {FileDevice} from './file-device.js';
import {errorCode, guarded, toFileFault} from './file-fault.js';
import {type FileStamp, toStamp} from './file-stamp.js';
import {notice} from './notices.js';
import {accessModes, type Stats, system} from './system-calls.js';

/** Files as devices, and what is done to names and directories. All errors become faults. */

export type FileKind = 'file' | 'directory' | 'link' | 'pipe' | 'other';

/** Opens an existing file for reading; raises L0002 when there is no regular file at the path. */
export function openForReading(file: string): FileDevice {
  requireFile(file);
  return new FileDevice(
    file,
    guarded(file, 'read', () => system().openSync(file, 'r')),
  );
}

/** Opens an existing file for reading and writing. */
export function openForWriting(file: string): FileDevice {
  return new FileDevice(
    file,
    guarded(file, 'write', () => system().openSync(file, 'r+')),
  );
}

/** Creates a file that must not exist, with a mode less the umask. `name` is what messages call it. */
export function createFile(file: string, mode: number, name = file): FileDevice {
  return new FileDevice(
    name,
    guarded(name, 'write', () => system().openSync(file, 'wx+', mode)),
  );
}

/** Raises L0002 when nothing is at the path, L0144 where that is a place in a bucket, L0080 unless it is a regular file (or a link to one). */
export function requireFile(file: string): void {
  const kind = kindOf(file) ?? (kindOfEntry(file) === 'link' ? 'link' : undefined);
  if (kind === 'file') return;
  if (kind === undefined && isAddress(file)) throw fault(conditions.addressNotTaken, {address: file, use: 'read'});
  if (kind === undefined && !file.includes(replaced)) {
    throw fault(conditions.inputMissing, {path: file, nearest: nearestStore(file)});
  }
  if (kind === undefined) throw fault(conditions.inputNotAFile, {path: file, kind: 'a name that is not UTF-8'});
  throw fault(conditions.inputNotAFile, {path: file, kind: kindWords[kind], holds: storesIn(file)});
}

/** What of ours a directory holds; undefined for nothing, and for what is no directory. */
function storesIn(directory: string): 'backups' | 'stores' | undefined {
  try {
    const names = listDirectory(directory).filter((name) => /\.liel(\.|$)/.test(name));
    if (names.some((name) => /-\d{8}-\d{6}.*\.liel/.test(name))) return 'backups';
    return names.some((name) => name.endsWith('.liel')) ? 'stores' : undefined;
  } catch {
    return undefined;
  }
}

/** The store beside a missing one whose name was probably meant. */
export function nearestStore(file: string): string | undefined {
  // Of a file that is no store, no store is meant.
  const ending = path.extname(file);
  if (ending !== '' && nearestWord(ending, ['.liel']) === undefined) return undefined;
  try {
    const names = listDirectory(path.dirname(file)).filter((name) => name.endsWith('.liel'));
    const name = nearestWord(`${path.basename(file, ending)}.liel`, names);
    return name === undefined ? undefined : path.join(path.dirname(file), name);
  } catch {
    return undefined;
  }
}

/** What stands in a name for bytes that are not UTF-8. */
const replaced = '\ufffd';

const kindWords = {
  directory: 'a directory',
  pipe: 'a pipe',
  link: 'a link that leads nowhere',
  other: 'a device or a socket',
} as const satisfies Partial<Record<FileKind, string>>;

/** What a path names, links followed; undefined when there is nothing. */
export function kindOf(file: string): FileKind | undefined {
  return kindOfStats(guarded(file, 'read', () => system().statSync(file, {throwIfNoEntry: false}), 0, true));
}

/** What a path names, links not followed. */
export function kindOfEntry(file: string): FileKind | undefined {
  return kindOfStats(guarded(file, 'read', () => system().lstatSync(file, {throwIfNoEntry: false}), 0, true));
}

function kindOfStats(stats: Stats | undefined): FileKind | undefined {
  if (!stats) return undefined;
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

/** Stamp of a path; undefined when nothing is there. */
export function stampOf(file: string): FileStamp | undefined {
  const stats = guarded(file, 'read', () => system().statSync(file, {throwIfNoEntry: false, bigint: true}), 0, true);
  return stats && toStamp(stats);
}

/** Bytes that a file takes on its medium; 0 for none. */
export function bytesOnDisk(file: string): number {
  return stampOf(file)?.bytesOnDisk ?? 0;
}

/** Whether two paths name the same file, links and hard links seen through. */
export function isSameFile(a: string, b: string): boolean {
  const x = stampOf(a);
  const y = stampOf(b);
  return x !== undefined && y !== undefined && x.device === y.device && x.inode === y.inode;
}

/** Path with links resolved; for a missing file its resolved directory and its name (lock.md 2.1). */
export function canonicalPath(file: string): string {
  try {
    return system().realpathSync.native(file);
  } catch (error) {
    // What cannot be resolved for another cause than that it is missing has no other name either.
    if (errorCode(error) !== 'ENOENT') throw toFileFault(error, file, 'find');
    const {dir, base} = path.parse(path.resolve(file));
    return guarded(file, 'find', () => path.join(system().realpathSync.native(dir), base));
  }
}

/** All bytes of a small file. */
export function readWholeFile(file: string): Buffer {
  const device = openForReading(file);
  try {
    const bytes = Buffer.alloc(device.size());
    return bytes.subarray(0, device.read(bytes, 0));
  } finally {
    device.close();
  }
}

/** The first bytes of a file, so many or as many as there are. */
export function firstBytes(file: string, length: number): Buffer {
  const device = openForReading(file);
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, device.read(bytes, 0));
  } finally {
    device.close();
  }
}

/**
 * Creates a directory and those above it, for good; returns the first of them that was not there. Raises L5001 to L5004, with
 * none of them left.
 */
export function makeDirectories(directory: string): string | undefined {
  const first = guarded(directory, 'create', () => makeAll(directory));
  try {
    for (const made of madeDirectories(directory, first)) syncDirectory(path.dirname(made));
    return first;
  } catch (error) {
    removeMadeDirectories(directory, first);
    throw error;
  }
}

/** Makes a directory and what is missing above it; returns the first that was made. */
function makeAll(directory: string): string | undefined {
  try {
    return system().mkdirSync(directory, {recursive: true});
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // On a read-only file system Node says only that something is missing; the plain call says why it cannot be made.
    let missing = path.resolve(directory);
    while (kindOf(path.dirname(missing)) === undefined) missing = path.dirname(missing);
    system().mkdirSync(missing);
    system().rmdirSync(missing);
    throw error;
  }
}

/** The directories that were made for one, the innermost first, by the first of them. */
function madeDirectories(directory: string, first: string | undefined): string[] {
  const made: string[] = [];
  if (first === undefined) return made;
  for (let place = path.resolve(directory); place.startsWith(path.resolve(first)); place = path.dirname(place)) {
    made.push(place);
  }
  return made;
}

/** Takes away what `makeDirectories` made, as far as it is empty; what cannot be taken away is said. */
export function removeMadeDirectories(directory: string, first: string | undefined): void {
  clearAway(directory, () => {
    for (const made of madeDirectories(directory, first)) if (!removeEmptyDirectory(made)) return;
  });
}

/** Makes one directory; false when the name is taken, by whatever. Raises L5001 to L5004. */
export function makeDirectory(directory: string): boolean {
  return guarded(directory, 'create', () => {
    try {
      system().mkdirSync(directory);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

/** Makes one directory that nobody else may look into; the name must be free. Raises L5001 to L5004. */
export function makePrivateDirectory(directory: string): void {
  guarded(directory, 'create', () => system().mkdirSync(directory, 0o700));
}

/** Sets the modification time of a file or directory. Raises L5001 to L5004. */
export function touch(file: string, time: Date): void {
  guarded(file, 'touch', () => system().utimesSync(file, time, time));
}

/** Names in a directory, sorted. */
export function listDirectory(directory: string): string[] {
  return guarded(directory, 'read', () => system().readdirSync(directory)).sort();
}

/** Renames within one file system, replacing what has the new name. */
export function rename(from: string, to: string): void {
  guarded(to, 'write', () => system().renameSync(from, to));
}

/**
 * Gives a file a second name, which must be free: `taken` when it is not, `unsupported` where a file has one name only.
 * Raises L5001 to L5004.
 */
export function linkFile(from: string, to: string): 'linked' | 'taken' | 'unsupported' {
  return guarded(to, 'write', () => {
    try {
      system().linkSync(from, to);
      return 'linked';
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EEXIST') return 'taken';
      if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(code)) return 'unsupported';
      throw error;
    }
  });
}

/** Removes a file, or a link itself, but no directory; nothing there is fine. Raises L5001 to L5004. */
export function remove(file: string): void {
  guarded(file, 'remove', () => {
    try {
      system().unlinkSync(file);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  });
}

/** Removes what nobody needs any more. Where that cannot be done the work counts all the same: what is left is said. */
export function clearAway(file: string, work: () => void = () => remove(file)): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    notice(`${file} is left behind, and can be deleted: ${error.message}`);
  }
}

/** Removes a directory with nothing inside; false when it is not empty, or not there. Raises L5001 to L5004. */
export function removeEmptyDirectory(directory: string): boolean {
  return guarded(directory, 'remove', () => {
    try {
      system().rmdirSync(directory);
      return true;
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(errorCode(error))) return false;
      throw error;
    }
  });
}

/** Returns when a directory's entries have reached the medium. Systems that cannot sync directories are left alone. */
export function syncDirectory(directory: string): void {
  withDirectory(directory, (sync) => sync());
}

/** Runs work on the names in a directory that is open, and may be synced. */
export function withDirectory<T>(directory: string, work: (sync: () => void) => T): T {
  if (process.platform === 'win32') return work(() => {});
  const fd = guarded(directory, 'sync', () => system().openSync(directory, 'r'));
  const sync = (): void =>
    guarded(directory, 'sync', () => {
      try {
        system().fsyncSync(fd);
      } catch (error) {
        if (!['EINVAL', 'ENOTSUP', 'EROFS'].includes(errorCode(error))) throw error;
      }
    });
  try {
    return work(sync);
  } finally {
    try {
      system().closeSync(fd);
    } catch {
      // It was only read from, and what was to be synced is, or is not.
    }
  }
}

/** Bytes that an ordinary user can still write to the file system of a directory. */
export function freeBytes(directory: string): number {
  const stats = guarded(directory, 'read', () => system().statfsSync(directory));
  return stats.bavail * stats.bsize;
}

/** The number by which Linux tells what file system a directory is on; undefined on other systems. */
export function fileSystemType(directory: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return guarded(directory, 'read', () => system().statfsSync(directory)).type >>> 0;
}

/** Whether this process may read or write what is at a path. */
export function isAllowed(file: string, what: 'read' | 'write'): boolean {
  try {
    system().accessSync(file, accessModes[what]);
    return true;
  } catch {
    return false;
  }
}
