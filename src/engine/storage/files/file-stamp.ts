import type {BigIntStats} from './system-calls.js';

/** What a file system says of a file: which one it is, its size, and when its content and its entry were changed last. */
export interface FileStamp {
  readonly device: bigint;
  readonly inode: bigint;
  readonly sizeBytes: number;
  /** What it takes on the medium: holes take nothing. */
  readonly bytesOnDisk: number;
  /** Names that the file has. */
  readonly names: number;
  readonly modifiedNs: bigint;
  readonly changedNs: bigint;
  /** When the file came to be, where the file system knows it: an inode is used again. */
  readonly bornNs: bigint;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * As coarsely as the clocks tick that give files their times: Windows every 15.6 ms, Linux every 10 ms at the most. A
 * change as young as this could be followed by another one with the same time.
 */
export const clockGrainMs = 20;

/** Whether a path named the same file with the same content, if both stamps were settled. Undefined is no file. */
export function isSameStamp(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const sameFile = a.device === b.device && a.inode === b.inode;
  return sameFile && hasSameContent(a, b) && a.changedNs === b.changedNs;
}

/** Whether nobody wrote to an open file between two stamps of it, the first of them settled; name and mode may be others. */
export function hasSameContent(a: FileStamp, b: FileStamp): boolean {
  return a.sizeBytes === b.sizeBytes && a.modifiedNs === b.modifiedNs;
}

/**
 * Whether the last change of a file is so old that no other one can hide behind the same time. A time to come is one of
 * another clock: waiting for it would help nobody.
 * @param nowMs milliseconds since 1970
 */
export function isSettled(stamp: FileStamp, nowMs = Date.now()): boolean {
  const ageMs = nowMs - Number(stamp.modifiedNs / 1_000_000n);
  return ageMs >= clockGrainMs || ageMs < 0;
}

/** The stamp that the answer of the system is. */
export function toStamp(stats: BigIntStats): FileStamp {
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
