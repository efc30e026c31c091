import {extentSize, pageSize} from '../../format/records/constants.js';
import {type PageNumber, toPageNumber} from '../../format/records/integers.js';
import {pagesOf, sealDigestSize} from '../../format/seal.js';
import {begin, type FileJob, partsFor} from '../../passes/jobs.js';
import type {Tell} from '../../passes/operation.js';
import {progress} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import {blake3Pieces} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';

export type PieceHash = (bytes: Uint8Array) => Uint8Array;

/** Told what long work has done so far. */
const zeroPage = Buffer.alloc(pageSize);

/** Digests of single pages. Pages of zeros, of which every WAL region is full, are hashed once. */
export async function pageHash(): Promise<PieceHash> {
  const hash = await blake3Pieces();
  const ofZeros = hash(zeroPage);
  return (page) => (page.length === pageSize && zeroPage.equals(page) ? ofZeros : hash(page));
}

/**
 * Reads a device page by page, in reads of an extent, and hands over the bytes of each from page `first` on; the last
 * one may be shorter. Ends behind page `end - 1`, behind the last page, or when `each` returns false. Lets timers in.
 */
export async function readPages(
  device: Device,
  first: number,
  end: number,
  each: (page: PageNumber, bytes: Uint8Array) => boolean,
  tell?: Tell,
): Promise<void> {
  const size = Math.min(device.size(), end * pageSize);
  const pace = new Pace();
  const buffer = Buffer.alloc(extentSize);
  for (let at = first * pageSize; at < size; at += extentSize) {
    const part = buffer.subarray(0, Math.min(extentSize, size - at));
    const count = device.read(part, at);
    for (let from = 0; from < count; from += pageSize) {
      const to = Math.min(from + pageSize, count);
      if (!each(toPageNumber((at + from) / pageSize), part.subarray(from, to))) return;
    }
    const pause = pace.pause();
    if (!pause) continue;
    tell?.(progress('page digests', at, size, 'bytes'));
    await pause;
  }
}

/** Pages by their numbers, up to `end - 1`. */
interface PageRange {
  readonly first: number;
  readonly end: number;
}

/** The job of another thread. */
export const hashPages: FileJob<PageRange, Uint8Array> = {
  name: 'page digests',
  work: async (device, {first, end}, tell) => {
    const hash = await pageHash();
    const digests = new Uint8Array((end - first) * sealDigestSize);
    const keep = (page: PageNumber, bytes: Uint8Array): boolean => {
      digests.set(hash(bytes), (page - first) * sealDigestSize);
      return true;
    };
    await readPages(device, first, end, keep, tell);
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
export function treeRoot(digests: Uint8Array, hash: PieceHash): Uint8Array {
  let level = digests;
  while (level.length > sealDigestSize) {
    const next = new Uint8Array(pagesOf(level.length) * sealDigestSize);
    for (let page = 0; page * pageSize < level.length; page++) {
      next.set(hash(level.subarray(page * pageSize, (page + 1) * pageSize)), page * sealDigestSize);
    }
    level = next;
  }
  return level.length === 0 ? hash(level) : level.slice();
}
