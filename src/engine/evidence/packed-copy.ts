import path from 'node:path';
import {conditions} from '../faults/conditions.js';
import {Fault, fault} from '../faults/fault.js';
import {behind} from '../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../format/records/integers.js';
import {longestFrame, packedBlock, parseFrame, startsLikeFrame, type ZstdFrame} from '../format/zstd/frame.js';
import {note, progress, type Tell} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {sha256} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {openForReading} from '../storage/files/file-system.js';
import {requireFreeBytes} from '../storage/files/free-space.js';
import {writeWithHoles} from '../storage/files/holes.js';
import {LenientDevice} from '../storage/files/lenient-device.js';
import {openScratch, scratchPlace} from '../storage/files/scratch.js';
import {readStore, type StableWork, type StoreSnapshot, withStableFile} from '../storage/reading/open-store.js';
import {openUnpacker} from '../storage/zstd/unpacker.js';
import {findReceipt, type StoredCopy} from './receipt.js';

/** Copies that are compressed: how they are made, and read as the stores that they hold. */

/** Whether a file holds a store that is compressed: told by its first bytes. One whose first page cannot be read is taken as it is. */
function isPacked(file: FileDevice): boolean {
  const start = new Uint8Array(4);
  return startsLikeFrame(start.subarray(0, new LenientDevice(file).read(start, 0)));
}

/** Gives the content of a compressed file away, in order, and says what was read. Raises L0132. */
export async function unpack(
  file: Device,
  name: string,
  take: (block: Uint8Array, at: FileOffset) => void,
  tell?: Tell,
): Promise<StoredCopy> {
  const unpackFrame = await openUnpacker();
  const digest = sha256();
  await eachFrame(
    file,
    name,
    (frame, bytes, at) => {
      const block = unpackFrame(bytes, frame);
      if (block === undefined) throw refused(name, 'a frame holds other bytes than it says');
      digest.update(bytes);
      take(block, at);
    },
    tell,
  );
  return {codec: 'zstd', size_bytes: file.size(), sha256: digest.hex()};
}

/** Bytes of the store in a compressed file, by its frames; nothing is unpacked for it. Raises L0132. */
async function sizeUnpacked(file: Device, name: string, tell?: Tell): Promise<number> {
  let size = 0;
  const add = ({contentSize}: ZstdFrame): void => {
    size += contentSize;
  };
  await eachFrame(file, name, add, tell);
  return size;
}

/** Hands over the frames of a file, each with where its content belongs. */
async function eachFrame(
  file: Device,
  name: string,
  each: (frame: ZstdFrame, bytes: Uint8Array, at: FileOffset) => void,
  tell?: Tell,
): Promise<void> {
  const size = file.size();
  const pace = new Pace(tell);
  const window = Buffer.alloc(longestFrame);
  let isEnd = false;
  for (let from = 0, at = toFileOffset(0); from < size; ) {
    if (isEnd) throw refused(name, 'it goes on behind its last frame');
    const bytes = window.subarray(0, file.read(window, from));
    const frame = parseFrame(bytes);
    if (typeof frame === 'string') throw refused(name, frame);
    each(frame, bytes.subarray(0, frame.length), at);
    isEnd = frame.contentSize < packedBlock;
    from += frame.length;
    at = behind(at, frame.contentSize);
    const pause = pace.pause(() => progress('unpack', from, size, 'bytes'));
    if (pause) await pause;
  }
  if (!isEnd) throw refused(name, 'its last frame is missing');
}

function refused(path: string, problem: string): Fault {
  return fault(conditions.packedUnreadable, {path, problem});
}

/** How a compressed copy is unpacked. */
export interface Unpacking {
  readonly tell?: Tell | undefined;
  /** Where the scratch file is made. */
  readonly directory?: string | undefined;
}

/**
 * The store in a file: the file itself, or a scratch file with what a compressed one holds, for the caller to close. No more is
 * unpacked than its receipt says, or than there is room for. Raises L0132, L5003 ahead of a full disk, L5001 to L5004.
 */
export async function openPlain(backup: string, file: FileDevice, how: Unpacking = {}): Promise<FileDevice> {
  if (!isPacked(file)) return file;
  const {tell, directory = scratchPlace()} = how;
  const found = await findReceipt(backup);
  const receipt = typeof found === 'string' || found instanceof Fault ? undefined : found;
  const size = await sizeUnpacked(file, backup, tell);
  if (receipt && receipt.size_bytes !== size) {
    throw refused(backup, `it holds ${size} bytes, and its receipt says ${receipt.size_bytes}`);
  }
  requireFreeBytes(directory, path.join(directory, 'liel-scratch'), size);
  tell?.(note(`${backup} is compressed, and is unpacked to a scratch file in ${directory}`));
  const scratch = openScratch(backup, directory);
  try {
    const stored = await unpack(file, backup, (block, at) => writeWithHoles(block, at, scratch), tell);
    if (scratch.size() < size) scratch.truncate(size);
    if (receipt?.stored && receipt.stored.sha256 !== stored.sha256) {
      throw refused(backup, 'its SHA-256 is not the one of its receipt');
    }
    return scratch;
  } catch (error) {
    scratch.close();
    throw error;
  }
}

/** Works on the store in a file that is opened for that. Raises as `openPlain`. */
export async function withPlain<T>(
  backup: string,
  work: (plain: FileDevice) => Promise<T>,
  how?: Unpacking,
): Promise<T> {
  const file = openForReading(backup);
  try {
    return await onPlain(backup, file, work, how);
  } finally {
    file.close();
  }
}

/** The same of a file that is open. */
async function onPlain<T>(
  backup: string,
  file: FileDevice,
  work: (plain: FileDevice) => T | Promise<T>,
  how?: Unpacking,
): Promise<T> {
  const plain = await openPlain(backup, file, how);
  try {
    return await work(plain);
  } finally {
    if (plain !== file) plain.close();
  }
}

/** As `withStableFile`, of a store that may be compressed. Raises as `openPlain`, too. */
export async function withStableCopy<T>(
  store: string,
  work: StableWork<T, FileDevice>,
  waitMs?: number,
  how?: Unpacking,
): Promise<T> {
  const unpacked: StableWork<T, FileDevice> = (file, unchanged) =>
    onPlain(store, file, (plain) => work(plain, unchanged), how);
  return withStableFile(store, unpacked, waitMs);
}

/** As `withStableStore`, of a store that may be compressed. Raises as `openPlain`, too. */
export function withStableSnapshot<T>(
  store: string,
  work: StableWork<T, StoreSnapshot>,
  waitMs?: number,
  how?: Unpacking,
): Promise<T> {
  return withStableCopy(store, (file, unchanged) => work(readStore(file, store), unchanged), waitMs, how);
}
