import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {extentSize, pageSize} from '../format/records/constants.js';
import {toFileOffset} from '../format/records/integers.js';
import type {Tell} from '../passes/operation.js';
import {progress} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {crc32} from '../storage/crc32.js';
import type {Device} from '../storage/files/device.js';
import {type StoreSnapshot, withStableFile} from '../storage/reading/open-store.js';
import {readAsCopied} from './store-copy.js';

/** Bytes compared at a time: a hole of this size stays a hole. */
const blockSize = 65_536;

/** Passes over a file whose stamp stays and whose bytes do not, before it is given up. */
const passes = 4;

/**
 * Makes a device equal to a store file, byte for byte, whoever writes that: the bytes are copied once, and then only those
 * that changed, until the file stood still from the beginning of a pass to its end, and that pass found nothing to change:
 * two passes over it are equal. What is written is read back. Raises L2003 when the file never stands still within `waitMs`,
 * L5011 when the device gives other bytes back, and L5001 to L5004. Returns the CRCs of the extents that were read.
 */
export async function copyStill(store: string, target: Device, tell: Tell, waitMs?: number): Promise<ExtentSums> {
  const untilEqual = async (file: Device, unchanged: () => boolean): Promise<ExtentSums> => {
    const sums: number[] = [];
    for (let count = 1; ; count++) {
      const isEqual = await equalise(file, target, sums, unchanged, tell);
      if (isEqual || !unchanged()) return sums;
      if (count === passes) throw fault(conditions.unstableRead, {store, tries: count});
    }
  };
  return withStableFile(store, untilEqual, waitMs);
}

/** CRC-32 of each extent of a file, in order. */
export type ExtentSums = readonly number[];

/**
 * One pass over both: what differs is written, and its sum noted. It ends early when the source has changed. Returns whether
 * nothing differed.
 */
async function equalise(
  source: Device,
  target: Device,
  sums: number[],
  unchanged: () => boolean,
  tell: Tell,
): Promise<boolean> {
  const size = source.size();
  const sizeBefore = target.size();
  let isEqual = sizeBefore === size;
  if (!isEqual) target.truncate(size);
  const pace = new Pace(tell);
  const wanted = Buffer.alloc(extentSize);
  const found = Buffer.alloc(extentSize);
  for (let at = 0; at < size; at += extentSize) {
    const part = wanted.subarray(0, source.read(wanted.subarray(0, Math.min(extentSize, size - at)), at));
    // What was never written is a hole, and need not be read to be known.
    if (at < sizeBefore) target.read(found.subarray(0, part.length), at);
    else found.fill(0);
    const i = at / extentSize;
    const isSame = part.equals(found.subarray(0, part.length));
    if (!isSame || sums[i] === undefined) sums[i] = crc32(part);
    if (!isSame) {
      writeDifferent(part, found, at, target);
      isEqual = false;
    }
    const pause = pace.pause(() => progress('copy', at, size, 'bytes'));
    if (!pause) continue;
    await pause;
    if (!unchanged()) return false;
  }
  return isEqual;
}

/** Reads a copy once more. Raises L5011 unless it still has the bytes that were read from its source. */
export async function requireCopied(copy: Device, sums: ExtentSums, tell: Tell): Promise<void> {
  const pace = new Pace(tell);
  const buffer = Buffer.alloc(extentSize);
  for (const [i, sum] of sums.entries()) {
    const at = i * extentSize;
    if (crc32(buffer.subarray(0, copy.read(buffer, at))) !== sum) {
      const problem = `bytes ${at} to ${at + extentSize - 1} are no longer what was written`;
      throw fault(conditions.copyUnreadable, {path: copy.name, problem}, {offset: at});
    }
    const pause = pace.pause(() => progress('read back', at, copy.size(), 'bytes'));
    if (pause) await pause;
  }
}

function writeDifferent(part: Buffer, found: Buffer, at: number, target: Device): void {
  for (let from = 0; from < part.length; from += blockSize) {
    const block = part.subarray(from, from + blockSize);
    if (!block.equals(found.subarray(from, from + block.length))) target.write(block, at + from);
  }
  target.read(found.subarray(0, part.length), at);
  if (part.equals(found.subarray(0, part.length))) return;
  const different = part.findIndex((byte, i) => byte !== found[i]);
  const problem = `byte ${at + different} is another than was written`;
  throw fault(conditions.copyUnreadable, {path: target.name, problem}, {offset: at + different});
}

/**
 * Makes a copy, byte for byte, what its readers see: a committed WAL is rolled forward, and the header says that none is live.
 * Returns whether that changed it.
 */
export function settleCopy(snapshot: StoreSnapshot, copy: Device): boolean {
  const {wal, bytes} = snapshot;
  if (wal.tailBytes + wal.committedBytes === 0) return false;
  for (const [offset, image] of wal.images) copy.write(image, offset);
  if (copy.size() < bytes.size) copy.truncate(bytes.size);
  const page = new Uint8Array(pageSize);
  readAsCopied(snapshot, page, toFileOffset(0));
  copy.write(page, 0);
  return true;
}
