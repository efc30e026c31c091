import fs from 'node:fs';
import type {SystemCalls} from '../../src/engine/storage/files/system-calls.js';

/** Calls that change a file or a directory, in their order: what was asked, and of which names. */
export interface RecordedCall {
  readonly call: 'create' | 'write' | 'truncate' | 'sync' | 'rename' | 'link' | 'remove';
  readonly file: string;
  /** The new name of what was renamed or linked. */
  readonly to?: string;
  /** What was written where, or the size after it was cut. */
  readonly at?: number;
  readonly bytes?: Uint8Array;
}

/** Passes every call on to other ones, those of node:fs unless told otherwise, and remembers what changed the disk. */
export function recordedSystem(below: SystemCalls = fs): {calls: RecordedCall[]; system: SystemCalls} {
  const calls: RecordedCall[] = [];
  const names = new Map<number, string>();
  const record = (call: RecordedCall['call'], file: unknown, to?: unknown): void => {
    calls.push(to === undefined ? {call, file: String(file)} : {call, file: String(file), to: String(to)});
  };
  const system: SystemCalls = {
    ...below,
    openSync: (file, flags, mode) => {
      const fd = below.openSync(file, flags, mode);
      names.set(fd, String(file));
      if (String(flags).includes('x')) record('create', file);
      return fd;
    },
    writeSync: ((fd: number, bytes: Uint8Array, start: number, length: number, at: number) => {
      const written = below.writeSync(fd, bytes, start, length, at);
      calls.push({
        call: 'write',
        file: names.get(fd) ?? '',
        at,
        bytes: Uint8Array.from(bytes.subarray(start, start + written)),
      });
      return written;
    }) as SystemCalls['writeSync'],
    ftruncateSync: (fd, size = 0) => {
      calls.push({call: 'truncate', file: names.get(fd) ?? '', at: size ?? 0});
      below.ftruncateSync(fd, size);
    },
    fsyncSync: (fd) => {
      record('sync', names.get(fd));
      below.fsyncSync(fd);
    },
    renameSync: (from, to) => {
      record('rename', from, to);
      below.renameSync(from, to);
      // A file that is open keeps being told by its newest name.
      for (const [fd, name] of names) if (name === String(from)) names.set(fd, String(to));
    },
    linkSync: (from, to) => {
      record('link', from, to);
      below.linkSync(from, to);
    },
    unlinkSync: (file) => {
      record('remove', file);
      below.unlinkSync(file);
    },
  };
  return {calls, system};
}
