import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault, isFault} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import {placeAt, startOfPage} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import {system} from './system-calls.js';

/** What the system says no to, as faults. */

/** How often in a row a call may be interrupted by signals before that is trouble. */
const longestPatience = 20;

/**
 * Runs one call of node:fs and turns its error into a fault; what a signal interrupted is done again. Raises L5001 to L5004.
 */
export function guarded<T>(file: string, action: string, call: () => T, neededBytes = 0, missingIsFine = false): T {
  try {
    return uninterrupted(call);
  } catch (error) {
    // A path through something that is no directory names nothing.
    if (missingIsFine && ['ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errorCode(error))) return undefined as T;
    throw toFileFault(error, file, action, neededBytes);
  }
}

/** Runs one call of node:fs, again where a signal interrupted it. */
export function uninterrupted<T>(call: () => T): T {
  for (let tries = 1; ; tries++) {
    try {
      return call();
    } catch (error) {
      if (errorCode(error) !== 'EINTR' || tries === longestPatience) throw error;
    }
  }
}

/** Errors of the system that say in words what is wrong; the others are told by their code. */
const problems: Readonly<Record<string, string>> = {
  EFBIG: 'the file would be larger than the file system, or a limit of this process (ulimit -f), allows',
  EMFILE: 'this process has as many files open as it may (ulimit -n)',
  ENFILE: 'the system has as many files open as it can',
  ENAMETOOLONG: 'the name is too long for the file system',
  ELOOP: 'it is a link that leads back to itself, or through too many others',
  ETXTBSY: 'it is a program that runs now',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no directory',
};

/** The fault for an error of node:fs, classified by its code; errors that do not come from the system are bugs. */
export function toFileFault(error: unknown, file: string, action: string, neededBytes = 0): Fault {
  const code = systemCode(error);
  if (code === '') throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const directory = lastingDirectory(path.dirname(file));
    return fault(conditions.diskFull, {path: file, directory, neededBytes, ...shortage(code, directory)}, {}, error);
  }
  if (code === 'EROFS') return fault(conditions.readOnlyPlace, {path: file}, {}, error);
  if (code === 'EACCES' || code === 'EPERM') return fault(conditions.permission, {path: file, action}, {}, error);
  const problem = problems[code] === undefined ? code : `${problems[code]} (${code})`;
  return fault(conditions.io, {path: file, action, problem}, {}, error);
}

/** The directory, or the one above where it is gone with the run: what was to be a lock, or is of scratch files. */
export function lastingDirectory(directory: string): string {
  return /\.lock$|^liel-[a-z-]+\.[0-9a-f]{16}$/.test(path.basename(directory)) ? path.dirname(directory) : directory;
}

/** What a medium says of a part that it cannot give back; the last two are checksums of a file system, which Node has no name for. */
const mediumErrors = ['EIO', 'ENODATA', 'EILSEQ', 'EREMOTEIO', 'Unknown system error -74', 'Unknown system error -117'];

/** Whether the medium cannot give a part of a file, and may give the others. */
export function isMediumError(error: unknown): boolean {
  return mediumErrors.includes(errorCode(error));
}

/** The fault for a page of a file that cannot be read. */
export function unreadablePage(file: string, at: FileOffset, sizeBytes: number, problem: string): Fault {
  const offset = startOfPage(at);
  const place = {...placeAt(offset), bytes: Math.min(pageSize, sizeBytes - offset)};
  return fault(conditions.io, {path: file, action: 'read', problem, ...place}, place);
}

/** Whether an error is such a page: all but it may be read. */
export function isUnreadablePage(error: unknown): error is Fault {
  return isFault(error, conditions.io) && error.place.page !== undefined;
}

/** What a write that found no room was short of, and how many bytes are free where that is known. */
function shortage(code: string, directory: string): {problem: string; freeBytes?: number} {
  if (code === 'EDQUOT') return {problem: 'no disk quota left'};
  try {
    const {bavail, bsize, files, ffree} = system().statfsSync(directory);
    return {problem: files > 0 && ffree === 0 ? 'no inode left' : 'no space left', freeBytes: bavail * bsize};
  } catch {
    return {problem: 'no space left'};
  }
}

/** The code of the system in an error of node:fs, or its words; empty when the error is none of the system. */
function systemCode(error: unknown): string {
  const {code, syscall, message} = error as NodeJS.ErrnoException;
  if (code) return code.startsWith('ERR_') ? '' : code;
  return syscall === undefined ? '' : message;
}

/** The code of a Node error, empty for other errors. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
