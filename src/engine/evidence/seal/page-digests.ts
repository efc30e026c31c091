import {extentSize, pageSize} from '../../format/records/constants.js';
import {type PageNumber, toPageNumber} from '../../format/records/integers.js';
import {pagesOf, sealDigestSize} from '../../format/seal.js';
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

/** The digests of all pages of a device, one behind the other. */
export async function digestsOfPages(device: Device, hash: PieceHash, tell?: Tell): Promise<Uint8Array> {
  const pages = pagesOf(device.size());
  const digests = new Uint8Array(pages * sealDigestSize);
  const keep = (page: PageNumber, bytes: Uint8Array): boolean => {
    digests.set(hash(bytes), page * sealDigestSize);
    return true;
  };
  await readPages(device, 0, pages, keep, tell);
  return digests;
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
