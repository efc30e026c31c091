import {dataStart, extentSize, pageSize, walStart} from '../format/records/constants.js';
import {behind} from '../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../format/records/integers.js';
import type {Tell} from '../passes/operation.js';
import {progress} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import type {Device} from '../storage/files/device.js';
import {FileDevice} from '../storage/files/file-device.js';
import {writeWithHoles} from '../storage/files/holes.js';
import {endOfChains} from '../storage/reading/extent-chain.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {putHeader} from '../storage/reading/store-header.js';

/**
 * Copies a store as its readers see it into an empty device: a committed WAL is rolled forward, an uncommitted tail
 * left out, and the header says that the WAL is empty. Holes stay holes. Tells progress in bytes.
 */
export async function copyStore(snapshot: StoreSnapshot, target: Device, tell: Tell): Promise<void> {
  await copyBytes(snapshot.bytes.size, (part, at) => readAsCopied(snapshot, part, at), target, tell);
}

/**
 * As `copyStore`, without bytes behind the last extent, and, if the WAL is to be `blank`, without what its region holds of
 * commits that are done.
 */
export async function copyExtents(snapshot: StoreSnapshot, target: Device, wal: 'kept' | 'blank', tell: Tell) {
  const read = (part: Uint8Array, at: FileOffset): void => {
    readAsCopied(snapshot, part, at);
    if (wal === 'blank') part.fill(0, Math.max(0, walStart - at), Math.max(0, Math.min(part.length, dataStart - at)));
  };
  await copyBytes(Math.min(snapshot.bytes.size, endOfChains(snapshot.chains)), read, target, tell);
}

/** Copies bytes that `read` fills in, an extent at a time, into an empty device. Holes stay holes. Tells progress in bytes. */
export async function copyBytes(
  size: number,
  read: (part: Uint8Array, at: FileOffset) => void,
  target: Device,
  tell: Tell,
): Promise<void> {
  const pace = new Pace(tell);
  const buffer = Buffer.alloc(extentSize);
  for (let at = toFileOffset(0); at < size; at = behind(at, buffer.length)) {
    const part = buffer.subarray(0, Math.min(buffer.length, size - at));
    read(part, at);
    writeWithHoles(part, at, target);
    const pause = pace.pause(() => progress('copy', at, size, 'bytes'));
    if (pause) await pause;
  }
  if (target.size() < size) target.truncate(size);
}

/** Bytes that a copy of a device takes where its holes take nothing, if its bytes end at `size`. */
export function roomFor(device: Device, size: number): number {
  return device instanceof FileDevice ? Math.min(size, device.stamp().bytesOnDisk + size - device.size()) : size;
}

/** Fills `part` with what a copy of the store has from a file offset on. */
export function readAsCopied({bytes, header, wal}: StoreSnapshot, part: Uint8Array, at: FileOffset): void {
  bytes.read(part, at);
  if (at > 0 || wal.tailBytes + wal.committedBytes === 0) return;
  putHeader({...header, walLength: 0}, part.subarray(0, pageSize));
}
