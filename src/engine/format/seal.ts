import {pageSize} from './records/constants.js';
import type {PageNumber} from './records/integers.js';
import {bytes, layout, u16, u32, u64, zero} from './records/layout.js';
import {compareBytes} from './utf8.js';

/** Start of a seal; a digest of 32 bytes for each page of the store follows, in the order of the pages. */
export const sealHead = layout('SealHead', 288, {
  magic: bytes(0, 16, '`LIELSEAL` and eight zero bytes'),
  major: u16(16, 'version of the seal, 1'),
  minor: u16(18, 'version of the seal, 0'),
  pageSize: u32(20, '4096'),
  storeSize: u64(24, 'bytes of the store; its last page may be shorter than the others'),
  device: u64(
    32,
    'device of the sealed file, as its file system numbers it; information, no proof: a copy keeps its seal',
  ),
  inode: u64(40, 'inode of the sealed file; information, no proof'),
  modifiedNs: u64(48, 'modification time of the sealed file, in nanoseconds since 1970; information, no proof'),
  sealedAtMs: u64(56, 'when it was sealed, in milliseconds since 1970'),
  storeHeader: bytes(64, 128, 'the FileHeader of the store, as it was'),
  root: bytes(192, 32, 'root of the hash tree over the page digests'),
  reserved: zero(224, 32),
  digest: bytes(256, 32, 'BLAKE3 of the 256 bytes before it'),
});

/** Bytes of a digest in a seal: the whole of a BLAKE3. */
export const sealDigestSize = 32;

/** What a seal knows of a store. Bytes are counted in numbers: a store beyond 2^53 bytes does not exist. */
export interface Seal {
  readonly storeSize: number;
  readonly device: bigint;
  readonly inode: bigint;
  readonly modifiedNs: bigint;
  readonly sealedAtMs: number;
  readonly storeHeader: Uint8Array;
  readonly root: Uint8Array;
  /** BLAKE3 of the head before it: holds all fields above, and through the root all page digests. */
  readonly digest: Uint8Array;
  /** The digests of all pages, one behind the other. */
  readonly pageDigests: Uint8Array;
}

/** `LIELSEAL` and eight zero bytes. */
export const sealMagic = new Uint8Array(16);
sealMagic.set(Buffer.from('LIELSEAL'));

/** The bytes of a seal. */
export function encodeSeal(seal: Seal): Uint8Array {
  const target = new Uint8Array(sealHead.size + seal.pageDigests.length);
  const {storeSize, sealedAtMs, pageDigests, ...same} = seal;
  sealHead.encode(
    {
      ...same,
      magic: sealMagic,
      major: 1,
      minor: 0,
      pageSize,
      storeSize: BigInt(storeSize),
      sealedAtMs: BigInt(sealedAtMs),
    },
    target,
  );
  target.set(pageDigests, sealHead.size);
  return target;
}

/**
 * The seal in bytes, whose digests nobody has checked yet; a sentence when they cannot be one.
 * @param size bytes of the whole file, when `source` is only its beginning
 */
export function decodeSeal(source: Uint8Array, size = source.length): Seal | string {
  if (source.length < sealHead.size) return `it has ${size} bytes, a seal begins with ${sealHead.size}`;
  const {magic, major, minor, pageSize: pageBytes, storeSize, sealedAtMs, ...same} = sealHead.decode(source);
  if (compareBytes(magic, 0, 16, sealMagic, 0, 16) !== 0) return 'it does not begin with the magic bytes of a seal';
  if (major !== 1 || minor !== 0) return `it has the unknown version ${major}.${minor}`;
  if (pageBytes !== pageSize) return `it has the unknown page size ${pageBytes}`;
  const pages = (storeSize + BigInt(pageSize - 1)) / BigInt(pageSize);
  if (pages * BigInt(sealDigestSize) !== BigInt(size - sealHead.size)) {
    return `it has ${size} bytes, which is not the length of a seal of ${storeSize} bytes`;
  }
  return {
    ...same,
    storeSize: Number(storeSize),
    sealedAtMs: Number(sealedAtMs),
    pageDigests: source.subarray(sealHead.size),
  };
}

/** The version of a seal that a later program made, as `2.0`; undefined for the one that is read here, and for no seal. */
export function newerVersion(start: Uint8Array): string | undefined {
  if (start.length < sealHead.size || compareBytes(start, 0, 16, sealMagic, 0, 16) !== 0) return undefined;
  const {major, minor} = sealHead.decode(start);
  return major > 1 || (major === 1 && minor > 0) ? `${major}.${minor}` : undefined;
}

/** How many pages a store of so many bytes has; the last one may be shorter. */
export function pagesOf(storeSize: number): number {
  return Math.ceil(storeSize / pageSize);
}

/** The digest of a page. */
export function digestOfPage(seal: Seal, page: PageNumber): Uint8Array {
  return seal.pageDigests.subarray(page * sealDigestSize, (page + 1) * sealDigestSize);
}

/** Bytes of the seal of a store of so many bytes. */
export function sealSizeOf(storeSize: number): number {
  return sealHead.size + pagesOf(storeSize) * sealDigestSize;
}
