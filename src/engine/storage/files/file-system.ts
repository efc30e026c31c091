import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {nearestWord} from '../../format/nearest-word.js';
import {pageSize} from '../../format/records/constants.js';
import {startOfPage} from '../../format/records/geometry.js';
import {type FileOffset, type Plain, toFileOffset} from '../../format/records/integers.js';
import type {Device} from './device.js';
import {errorCode, guarded, isMediumError, toFileFault, unreadablePage} from './file-fault.js';
import type {FileStamp} from './file-stamp.js';
import {accessModes, type BigIntStats, type Stats, system} from './system-calls.js';

/** Files as devices, and what is done to names and directories. All errors become faults. */

export type FileKind = 'file' | 'directory' | 'link' | 'pipe' | 'other';

/** A read that gave fewer bytes than were wanted. */
interface ShortRead {
  readonly count: number;
  /** Undefined where the file ends. */
  readonly trouble: string | undefined;
}

/** A file as a device. */
export class FileDevice implements Device {
  constructor(
    readonly name: string,
    private readonly fd: number,
  ) {}

  size(): number {
    return this.stamp().sizeBytes;
  }

  stamp(): FileStamp {
    return guarded(this.name, 'read', () => toStamp(system().fstatSync(this.fd, {bigint: true})));
  }

  /** What a read says no to is tried again page by page: that tells which page it is. Raises L5001 with its place. */
  read(target: Uint8Array, offset: Plain<FileOffset>): number {
    if (this.tryRead(target, offset) === undefined) return target.length;
    let done = 0;
    while (done < target.length) {
      const at = toFileOffset(offset + done);
      const part = target.subarray(done, startOfPage(at) + pageSize - offset);
      const short = this.tryRead(part, at);
      if (short === undefined) done += part.length;
      else if (short.trouble === undefined) return done + short.count;
      else throw unreadablePage(this.name, at, this.size(), short.trouble);
    }
    return done;
  }

  /** Fills `target`; undefined when that was done, else how many bytes there were, and why not more where the file has more. */
  private tryRead(target: Uint8Array, offset: number): ShortRead | undefined {
    let done = 0;
    try {
      while (done < target.length) {
        const count = system().readSync(this.fd, target, done, target.length - done, offset + done);
        if (count === 0) return {count: done, trouble: this.missingBytes(offset + done)};
        done += count;
      }
      return undefined;
    } catch (error) {
      if (isMediumError(error)) return {count: done, trouble: errorCode(error)};
      throw toFileFault(error, this.name, 'read');
    }
  }

  /** Why it is wrong that nothing is read at an offset; undefined at the end of the file. */
  private missingBytes(offset: number): string | undefined {
    const size = this.size();
    return offset < size ? `the file has ${counted(size, 'byte')}, and nothing was read` : undefined;
  }

  write(source: Uint8Array, offset: Plain<FileOffset>): void {
    guarded(
      this.name,
      'write',
      () => {
        for (let done = 0; done < source.length; ) {
          done += system().writeSync(this.fd, source, done, source.length - done, offset + done);
        }
      },
      source.length,
    );
  }

  truncate(size: number): void {
    guarded(this.name, 'write', () => system().ftruncateSync(this.fd, size), size);
  }

  sync(): void {
    guarded(this.name, 'sync', () => system().fsyncSync(this.fd));
  }

  /**
   * Gives the file the owner and the group, where that is allowed, and the permission bits of another. The members of another
   * group get no more than strangers had.
   */
  takeOwnerAndMode({uid, gid, mode}: FileStamp): void {
    const own = this.stamp();
    guarded(this.name, 'change the mode of', () => {
      // First the owner: to change it clears bits of the mode. Who may not give the file away may still give it to the group.
      if (own.uid !== uid) changeOwner(this.fd, uid, gid);
      if (this.stamp().gid !== gid) changeOwner(this.fd, own.uid, gid);
      const isSameGroup = this.stamp().gid === gid;
      system().fchmodSync(this.fd, (isSameGroup ? mode : forAnotherGroup(mode)) & 0o7777);
    });
  }

  /** Gives a private file the mode of any new file; where files have no modes of their own, there is nothing to do. */
  openAsUsual(): void {
    if ((this.stamp().mode & 0o777) !== privateMode) return;
    guarded(this.name, 'change the mode of', () => system().fchmodSync(this.fd, usualMode & ~process.umask()));
  }

  close(): void {
    system().closeSync(this.fd);
  }
}

function forAnotherGroup(mode: number): number {
  return (mode & ~0o070) | (mode & 0o070 & ((mode & 0o007) << 3));
}

/** Changes the owner of an open file, where this process may: only root can give a file away. */
function changeOwner(fd: number, uid: number, gid: number): void {
  try {
    system().fchownSync(fd, uid, gid);
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'].includes(errorCode(error))) throw error;
  }
}

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

/** The mode of a file that only its owner may read and write. */
export const privateMode = 0o600;

/** The mode of a file that others may use as far as the umask lets them. */
export const usualMode = 0o666;

/** Creates a file that must not exist, with a mode less the umask. `name` is what messages call it. */
export function createFile(file: string, mode: number, name = file): FileDevice {
  return new FileDevice(
    name,
    guarded(name, 'write', () => system().openSync(file, 'wx+', mode)),
  );
}

/** Raises L0002 when nothing is at the path, L0080 unless it is a regular file (or a link to one). */
export function requireFile(file: string): void {
  const kind = kindOf(file) ?? (kindOfEntry(file) === 'link' ? 'link' : undefined);
  if (kind === 'file') return;
  if (kind === undefined && !file.includes(replaced)) {
    throw fault(conditions.inputMissing, {path: file, nearest: nearestStore(file)});
  }
  if (kind === undefined) throw fault(conditions.inputNotAFile, {path: file, kind: 'a name that is not UTF-8'});
  throw fault(conditions.inputNotAFile, {path: file, kind: kindWords[kind]});
}

/** The store beside a missing one whose name was probably meant. */
function nearestStore(file: string): string | undefined {
  if (!file.endsWith('.liel')) return undefined;
  try {
    const names = listDirectory(path.dirname(file)).filter((name) => name.endsWith('.liel'));
    const name = nearestWord(path.basename(file), names);
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

/** Creates a directory and those above it; returns the first of them that was not there. */
export function makeDirectories(directory: string): string | undefined {
  return guarded(directory, 'create', () => system().mkdirSync(directory, {recursive: true}));
}

/** Takes away what `makeDirectories` made, as far as it is empty. */
export function removeMadeDirectories(directory: string, first: string | undefined): void {
  if (first === undefined) return;
  const end = path.resolve(first);
  for (let place = path.resolve(directory); place.startsWith(end); place = path.dirname(place)) {
    if (!removeEmptyDirectory(place)) return;
  }
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

/** Removes a file or a whole directory; nothing there is fine. Raises L5001 to L5004. */
export function remove(file: string): void {
  guarded(file, 'remove', () => system().rmSync(file, {recursive: true, force: true}));
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
  if (process.platform === 'win32') return;
  guarded(directory, 'sync', () => {
    const fd = system().openSync(directory, 'r');
    try {
      system().fsyncSync(fd);
    } catch (error) {
      if (!['EINVAL', 'ENOTSUP', 'EROFS'].includes(errorCode(error))) throw error;
    } finally {
      system().closeSync(fd);
    }
  });
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

function toStamp(stats: BigIntStats): FileStamp {
  return {
    device: stats.dev,
    inode: stats.ino,
    sizeBytes: Number(stats.size),
    // Windows tells no blocks.
    bytesOnDisk: stats.blocks === undefined ? Number(stats.size) : Number(stats.blocks) * 512,
    names: Number(stats.nlink),
    modifiedNs: stats.mtimeNs,
    changedNs: stats.ctimeNs,
    bornNs: stats.birthtimeNs,
    mode: Number(stats.mode),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
  };
}
