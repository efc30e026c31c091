import {extentSize, pageSize} from '../../format/records/constants.js';
import {type PageNumber, toPageNumber} from '../../format/records/integers.js';
import {pagesOf, sealDigestSize} from '../../format/seal.js';
import {begin, type FileJob, partsFor} from '../../passes/jobs.js';
import type {Tell} from '../../passes/operation.js';
import {progress} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import {blake3Pages, type PageHash} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';

const zeroPage = Buffer.alloc(pageSize);

/** Digests of pages. Pages of zeros, of which every WAL region is full, are hashed once. */
export async function pageHash(): Promise<PageHash> {
  const hash = await blake3Pages();
  const ofZeros = hash(zeroPage);
  const isZero = (bytes: Uint8Array, at: number): boolean => zeroPage.compare(bytes, at, at + pageSize) === 0;
  return (bytes) => {
    const whole = bytes.length - (bytes.length % pageSize);
    if (whole === 0 || !isZero(bytes, 0)) return hash(bytes);
    const digests = new Uint8Array(pagesOf(bytes.length) * sealDigestSize);
    let at = 0;
    for (; at < whole && isZero(bytes, at); at += pageSize) digests.set(ofZeros, (at / pageSize) * sealDigestSize);
    if (at < bytes.length) digests.set(hash(bytes.subarray(at)), (at / pageSize) * sealDigestSize);
    return digests;
  };
}

/**
 * Reads a device from page `first` on, an extent at a time, and hands over the number of its first page and its bytes; the last
 * page may be shorter. Ends behind page `end - 1` or behind the last page. Lets timers in.
 */
export async function readExtents(
  device: Device,
  {first, end}: PageRange,
  each: (first: PageNumber, bytes: Uint8Array) => void,
  tell?: Tell,
): Promise<void> {
  const size = Math.min(device.size(), end * pageSize);
  const pace = new Pace();
  const buffer = Buffer.alloc(extentSize);
  for (let at = first * pageSize; at < size; at += extentSize) {
    const part = buffer.subarray(0, Math.min(extentSize, size - at));
    each(toPageNumber(at / pageSize), part.subarray(0, device.read(part, at)));
    const pause = pace.pause();
    if (!pause) continue;
    tell?.(progress('page digests', at, size, 'bytes'));
    await pause;
  }
}

/** Pages by their numbers, up to `end - 1`. */
export interface PageRange {
  readonly first: number;
  readonly end: number;
}

/** The job of another thread. */
export const hashPages: FileJob<PageRange, Uint8Array> = {
  name: 'page digests',
  work: async (device, {first, end}, tell) => {
    const hash = await pageHash();
    const digests = new Uint8Array((end - first) * sealDigestSize);
    const keep = (page: PageNumber, bytes: Uint8Array): void =>
      digests.set(hash(bytes), (page - first) * sealDigestSize);
    await readExtents(device, {first, end}, keep, tell);
    return digests;
  },
};

/** The digests of all pages of a device, one behind the other. */
export type PageDigests = (tell?: Tell) => Promise<Uint8Array>;

/** Begins to digest all pages of a device, to which nobody may write from now on; they are the same for all who wait for them. */
export function beginPageDigests(device: Device): PageDigests {
  const pages = pagesOf(device.size());
  const share = Math.max(1, Math.ceil(pages / partsFor(device)));
  const ranges = Array.from({length: Math.ceil(pages / share)}, (_, i): PageRange => {
    return {first: i * share, end: Math.min(pages, (i + 1) * share)};
  });
  const begun = ranges.map((range) => ({...range, part: begin(hashPages, device, range)}));
  const gather: PageDigests = async (tell) => {
    const digests = new Uint8Array(pages * sealDigestSize);
    for (const {first, part} of begun) {
      digests.set(await part(tell), first * sealDigestSize);
      tell?.(progress('page digests', first * pageSize, pages * pageSize, 'bytes'));
    }
    return digests;
  };
  let gathered: Promise<Uint8Array> | undefined;
  return (tell) => (gathered ??= gather(tell));
}

/**
 * Root of the hash tree over digests: laid out as bytes, they are cut into pages of 128 digests; the digests of those
 * pages are the next level, until one digest is left. Of no digest at all, the root is the digest of nothing.
 */
export function treeRoot(digests: Uint8Array, hash: PageHash): Uint8Array {
  let level = digests.length === 0 ? hash(digests) : digests.slice();
  while (level.length > sealDigestSize) level = hash(level);
  return level;
}
