import fs from 'node:fs';
import type {SystemCalls} from '../../src/engine/storage/files/system-calls.js';

/** Bytes of a file, from an offset to another, and what comes of reading them: an error, or nothing at all. */
export interface BadPlace {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly how?: 'EIO' | 'nothing';
  /** Reads that fail; all of them without it. */
  readonly times?: number;
}

/** Calls to which some bytes of files cannot be read; `failed` counts how often that was met. */
export function failingReads(...places: readonly BadPlace[]): {calls: Pick<SystemCalls, 'readSync'>; failed: number} {
  const inodes = places.map(({file}) => fs.statSync(file).ino);
  const readSync = (fd: number, bytes: NodeJS.ArrayBufferView, at: number, length: number, position: number) => {
    const {ino} = fs.fstatSync(fd);
    const bad = places.find(
      ({from, to, times = Number.POSITIVE_INFINITY}, i) =>
        inodes[i] === ino && position < to && position + length > from && result.failed < times,
    );
    if (!bad) return fs.readSync(fd, bytes, at, length, position);
    // The kernel gives what lies before the bad sector first.
    if (position < bad.from) return fs.readSync(fd, bytes, at, bad.from - position, position);
    result.failed++;
    if (bad.how === 'nothing') return 0;
    throw Object.assign(new Error('EIO: i/o error, read'), {code: 'EIO', errno: -5, syscall: 'read'});
  };
  const result = {calls: {readSync: readSync as SystemCalls['readSync']}, failed: 0};
  return result;
}
