import {
  dataStart,
  pageSize,
  walCommitEntrySize,
  walSize,
  walStart,
  walWriteEntrySize,
} from '../../format/records/constants.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {walEntryHead} from '../../format/records/layouts.js';
import {crc32} from '../../storage/crc32.js';
import type {Device} from '../../storage/files/device.js';
import {farthestGrowth, walOperation} from '../../storage/reading/wal.js';

/**
 * How much a page image in the WAL region is worth. `newest`: of the commit written last, so it is what its page was
 * before the damage. `older`: left by an earlier commit; the page may have changed since. `torn`: of a commit that was
 * announced and never completed.
 */
export type CopyAge = 'newest' | 'older' | 'torn';

export interface WalCopy {
  readonly image: Uint8Array;
  readonly age: CopyAge;
}

/** The page images in the WAL region, by the file offset of their page. */
export interface WalCopies {
  readonly images: ReadonlyMap<FileOffset, WalCopy>;
  /** Whether the entries from the start of the region on end with a commit entry. */
  readonly isComplete: boolean;
}

/**
 * Finds every page image in the WAL region, live or left over. Commits begin at the start of the region and all images
 * have one size, so the images of earlier commits lie on the same grid behind those of the last one. Each is proved by
 * its CRC. Never fails on content.
 * @param tornBytes bytes of a WAL that the header announces and that holds no commit
 */
export function findWalCopies(device: Device, tornBytes: number): WalCopies {
  const region = new Uint8Array(Math.max(0, Math.min(walSize, device.size() - walStart)));
  device.read(region, walStart);
  const images = new Map<FileOffset, WalCopy>();
  const entries = Math.floor(region.length / walWriteEntrySize);
  const limit = Math.max(device.size(), dataStart) + farthestGrowth;
  const end = commitAfter(region, entries);
  const newest = tornBytes > 0 ? 0 : (end ?? 0);
  for (let i = 0; i < entries; i++) {
    const target = targetOf(region, i * walWriteEntrySize);
    if (target === undefined || target >= limit) continue;
    const isTorn = i * walWriteEntrySize < tornBytes || (end === undefined && tornBytes === 0);
    const age: CopyAge = isTorn ? 'torn' : i < newest ? 'newest' : 'older';
    // Within the last commit a later image of the same page counts, as it does for readers.
    const known = images.get(target);
    if (known !== undefined && age !== 'newest' && rank(known.age) >= rank(age)) continue;
    const from = i * walWriteEntrySize + walEntryHead.size;
    images.set(target, {image: region.subarray(from, from + pageSize), age});
  }
  return {images, isComplete: end !== undefined && tornBytes === 0};
}

function rank(age: CopyAge): number {
  return ['torn', 'older', 'newest'].indexOf(age);
}

/** Number of images before the first commit entry; undefined when the images end without one. */
function commitAfter(region: Uint8Array, entries: number): number | undefined {
  let count = 0;
  while (count < entries && targetOf(region, count * walWriteEntrySize) !== undefined) count++;
  const at = count * walWriteEntrySize;
  const isCommit =
    count > 0 &&
    at + walCommitEntrySize <= region.length &&
    isEntry(region, at, walCommitEntrySize) &&
    walEntryHead.decode(region, at).operation === walOperation.commit;
  return isCommit ? count : undefined;
}

/** Where the image of an entry belongs; undefined when there is no sound image entry. */
function targetOf(region: Uint8Array, at: number): FileOffset | undefined {
  if (!isEntry(region, at, walWriteEntrySize)) return undefined;
  const {operation, dataLength, pageOffset} = walEntryHead.decode(region, at);
  if (operation !== walOperation.write || dataLength !== pageSize || pageOffset % BigInt(pageSize) !== 0n)
    return undefined;
  return pageOffset >= BigInt(dataStart) && pageOffset < 2n ** 47n ? toFileOffset(Number(pageOffset)) : undefined;
}

function isEntry(region: Uint8Array, at: number, length: number): boolean {
  const view = new DataView(region.buffer, region.byteOffset + at, length);
  if (view.getUint32(0, true) !== length) return false;
  return view.getUint32(length - 4, true) === crc32(region.subarray(at, at + length - 4));
}
