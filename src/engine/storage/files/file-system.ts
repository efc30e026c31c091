import fs from 'node:fs';
import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import type {Device} from './device.js';
import type {FileStamp} from './file-stamp.js';

/** The only importer of node:fs: files as devices, and what is done to names and directories. All errors become faults. */

export type FileKind = 'file' | 'directory' | 'link' | 'other';

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
    return guarded(this.name, 'read', () => toStamp(fs.fstatSync(this.fd, {bigint: true})));
  }

  read(target: Uint8Array, offset: number): number {
    return guarded(this.name, 'read', () => {
      let done = 0;
      while (done < target.length) {
        const count = fs.readSync(this.fd, target, done, target.length - done, offset + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    });
  }

  write(source: Uint8Array, offset: number): void {
    guarded(
      this.name,
      'write',
      () => {
        for (let done = 0; done < source.length; ) {
          done += fs.writeSync(this.fd, source, done, source.length - done, offset + done);
        }
      },
      source.length,
    );
  }

  truncate(size: number): void {
    guarded(this.name, 'write', () => fs.ftruncateSync(this.fd, size), size);
  }

  sync(): void {
    guarded(this.name, 'sync', () => fs.fsyncSync(this.fd));
  }

  /** Gives the file the permission bits of another; the owner too, where that is allowed. */
  takeMode(stamp: FileStamp): void {
    guarded(this.name, 'change the mode of', () => fs.fchmodSync(this.fd, stamp.mode & 0o7777));
  }

  close(): void {
    fs.closeSync(this.fd);
  }
}

/** Opens an existing file for reading; raises L0002 when there is no regular file at the path. */
export function openForReading(file: string): FileDevice {
  requireFile(file);
  return new FileDevice(
    file,
    guarded(file, 'read', () => fs.openSync(file, 'r')),
  );
}

/** Opens an existing file for reading and writing. */
export function openForWriting(file: string): FileDevice {
  return new FileDevice(
    file,
    guarded(file, 'write', () => fs.openSync(file, 'r+')),
  );
}

/**
 * Creates a file that must not exist; the new file is readable and writable by its owner and as the umask says. `name`
 * is what messages call it.
 */
export function createFile(file: string, name = file): FileDevice {
  return new FileDevice(
    name,
    guarded(name, 'write', () => fs.openSync(file, 'wx+')),
  );
}

/** Raises L0002 unless a regular file (or a link to one) is at the path. */
export function requireFile(file: string): void {
  if (kindOf(file) !== 'file') throw fault(conditions.inputMissing, {path: file});
}

/** What a path names, links followed; undefined when there is nothing. */
export function kindOf(file: string): FileKind | undefined {
  return kindOfStats(guarded(file, 'read', () => fs.statSync(file, {throwIfNoEntry: false}), 0, true));
}

/** What a path names, links not followed. */
export function kindOfEntry(file: string): FileKind | undefined {
  return kindOfStats(guarded(file, 'read', () => fs.lstatSync(file, {throwIfNoEntry: false}), 0, true));
}

function kindOfStats(stats: fs.Stats | undefined): FileKind | undefined {
  if (!stats) return undefined;
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

/** Stamp of a path; undefined when nothing is there. */
export function stampOf(file: string): FileStamp | undefined {
  const stats = guarded(file, 'read', () => fs.statSync(file, {throwIfNoEntry: false, bigint: true}), 0, true);
  return stats && toStamp(stats);
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
    return fs.realpathSync.native(file);
  } catch {
    return guarded(file, 'find', () =>
      path.join(fs.realpathSync.native(path.dirname(path.resolve(file))), path.basename(file)),
    );
  }
}

/** All bytes of a small file. */
export function readWholeFile(file: string): Buffer {
  requireFile(file);
  return guarded(file, 'read', () => fs.readFileSync(file));
}

/** Creates a directory and those above it. */
export function makeDirectories(directory: string): void {
  guarded(directory, 'create', () => fs.mkdirSync(directory, {recursive: true}));
}

/** Makes one directory; false when the name is taken, by whatever. Raises L5001 to L5004. */
export function makeDirectory(directory: string): boolean {
  return guarded(directory, 'create', () => {
    try {
      fs.mkdirSync(directory);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

/** Sets the modification time of a file or directory. Raises L5001 to L5004. */
export function touch(file: string, time: Date): void {
  guarded(file, 'touch', () => fs.utimesSync(file, time, time));
}

/** Names in a directory, sorted. */
export function listDirectory(directory: string): string[] {
  return guarded(directory, 'read', () => fs.readdirSync(directory)).sort();
}

/** Renames within one file system, replacing what has the new name. */
export function rename(from: string, to: string): void {
  guarded(to, 'write', () => fs.renameSync(from, to));
}

/**
 * Gives a file a second name, which must be free: `taken` when it is not, `unsupported` where a file has one name only.
 * Raises L5001 to L5004.
 */
export function linkFile(from: string, to: string): 'linked' | 'taken' | 'unsupported' {
  return guarded(to, 'write', () => {
    try {
      fs.linkSync(from, to);
      return 'linked';
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EEXIST') return 'taken';
      if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(code)) return 'unsupported';
      throw error;
    }
  });
}

/** Removes a file or a whole directory; nothing there is fine. */
export function remove(file: string): void {
  guarded(file, 'remove', () => fs.rmSync(file, {recursive: true, force: true}));
}

/** Removes a directory with nothing inside; false when it is not empty, or not there. Raises L5001 to L5004. */
export function removeEmptyDirectory(directory: string): boolean {
  return guarded(directory, 'remove', () => {
    try {
      fs.rmdirSync(directory);
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
    const fd = fs.openSync(directory, 'r');
    try {
      fs.fsyncSync(fd);
    } catch (error) {
      if (!['EINVAL', 'ENOTSUP', 'EROFS'].includes(errorCode(error))) throw error;
    } finally {
      fs.closeSync(fd);
    }
  });
}

/** Bytes that an ordinary user can still write to the file system of a directory. */
export function freeBytes(directory: string): number {
  const stats = guarded(directory, 'read', () => fs.statfsSync(directory));
  return stats.bavail * stats.bsize;
}

/** The number by which Linux tells what file system a directory is on; undefined on other systems. */
export function fileSystemType(directory: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return guarded(directory, 'read', () => fs.statfsSync(directory)).type >>> 0;
}

/** Whether this process may read or write what is at a path. */
export function isAllowed(file: string, what: 'read' | 'write'): boolean {
  try {
    fs.accessSync(file, what === 'read' ? fs.constants.R_OK : fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function toStamp(stats: fs.BigIntStats): FileStamp {
  return {
    device: stats.dev,
    inode: stats.ino,
    sizeBytes: Number(stats.size),
    modifiedNs: stats.mtimeNs,
    changedNs: stats.ctimeNs,
    mode: Number(stats.mode),
  };
}

/** Runs one call of node:fs and turns its error into a fault. Raises L5001 to L5004. */
function guarded<T>(file: string, action: string, call: () => T, neededBytes = 0, missingIsFine = false): T {
  try {
    return call();
  } catch (error) {
    // A path through something that is no directory names nothing.
    if (missingIsFine && ['ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errorCode(error))) return undefined as T;
    throw toFileFault(error, file, action, neededBytes);
  }
}

/** The fault for an error of node:fs, classified by its code. */
function toFileFault(error: unknown, file: string, action: string, neededBytes = 0): Fault {
  const code = errorCode(error);
  if (code === '') throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return fault(conditions.diskFull, {path: file, neededBytes}, {}, error);
  }
  if (code === 'EROFS') return fault(conditions.readOnlyPlace, {path: file}, {}, error);
  if (code === 'EACCES' || code === 'EPERM') return fault(conditions.permission, {path: file, action}, {}, error);
  return fault(conditions.io, {path: file, action, problem: code}, {}, error);
}

/** The code of a Node error, empty for other errors. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
