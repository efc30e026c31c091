import {conditions} from '../../faults/conditions.js';
import {type Finding, finding} from '../../faults/fault.js';
import {
  dataStart,
  extentSize,
  maxCommitPages,
  pageSize,
  walCommitEntrySize,
  walSize,
  walStart,
  walWriteEntrySize,
} from '../../format/records/constants.js';
import {behind, placeAt} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {fileHeader, walEntryHead} from '../../format/records/layouts.js';
import {crc32} from '../crc32.js';
import type {Device} from '../files/device.js';

/** What an entry does (format.md 1.10). */
export const walOperation = {write: 1, commit: 2} as const;

/** One entry as it lies in the file. */
export interface WalEntry {
  readonly offset: FileOffset;
  readonly length: number;
  readonly operation: number;
  readonly target: bigint;
}

/** What a live WAL holds. `images` are its committed pages; the rest belongs to no complete commit. */
export interface WalContent {
  readonly entries: readonly WalEntry[];
  readonly committed: boolean;
  readonly images: ReadonlyMap<FileOffset, Uint8Array>;
  /** Bytes up to and including the commit entry; 0 without one. */
  readonly committedBytes: number;
  /** Bytes behind it. */
  readonly tailBytes: number;
  /** Why nothing of this WAL may be applied, if that is so. */
  readonly refusal?: Finding;
}

const noWal: WalContent = {entries: [], committed: false, images: new Map(), committedBytes: 0, tailBytes: 0};

/**
 * Parses a live WAL by strict rules: images up to the one commit entry count, and what no writer makes is refused.
 * Reading stops at the first entry whose length or CRC does not fit, as the peer's does. Never throws on content.
 * @param walOffset,walLength as the header has them
 * @param store what findings call it
 */
export function parseWal(device: Device, walOffset: bigint, walLength: bigint, store = device.name): WalContent {
  if (walLength === 0n) return noWal;
  const problem = boundsProblem(device.size(), walOffset, walLength);
  if (problem) {
    const facts = {store, offset: String(walOffset), length: String(walLength), problem};
    return {...noWal, refusal: finding(conditions.walBounds, facts, {page: 0, offset: fileHeader.at.walLength})};
  }
  const bytes = new Uint8Array(Number(walLength));
  device.read(bytes, Number(walOffset));
  return new WalParser(store, bytes, toFileOffset(Number(walOffset)), device.size()).parse();
}

function boundsProblem(fileSize: number, offset: bigint, length: bigint): string | undefined {
  if (offset < BigInt(walStart)) return 'begins before the WAL region';
  if (length > BigInt(walSize)) return 'longer than the WAL region';
  if (offset + length > BigInt(dataStart)) return 'reaches beyond the WAL region';
  if (offset + length > BigInt(fileSize)) return `reaches beyond the end of the file at ${fileSize}`;
  return undefined;
}

class WalParser {
  private readonly entries: WalEntry[] = [];
  private readonly images = new Map<FileOffset, Uint8Array>();
  private committedBytes = 0;

  constructor(
    private readonly store: string,
    private readonly bytes: Uint8Array,
    private readonly start: FileOffset,
    private readonly fileSize: number,
  ) {}

  parse(): WalContent {
    let at = 0;
    let refusal: Finding | undefined;
    while (refusal === undefined) {
      const entry = this.entryAt(at);
      if (!entry) break;
      refusal = this.take(entry, at);
      this.entries.push(entry);
      at += entry.length;
    }
    const committed = this.committedBytes > 0;
    const images = committed && !refusal ? this.images : new Map<FileOffset, Uint8Array>();
    const tailBytes = this.bytes.length - this.committedBytes;
    const content = {entries: this.entries, committed, images, committedBytes: this.committedBytes, tailBytes};
    return refusal ? {...content, refusal} : content;
  }

  /** The entry at a place, if its length and CRC fit. */
  private entryAt(at: number): WalEntry | undefined {
    if (this.bytes.length - at < 4) return undefined;
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + at);
    const length = view.getUint32(0, true);
    if (length < walEntryHead.size || at + length > this.bytes.length) return undefined;
    if (view.getUint32(length - 4, true) !== crc32(this.bytes.subarray(at, at + length - 4))) return undefined;
    const head = walEntryHead.decode(this.bytes, at);
    return {offset: behind(this.start, at), length, operation: head.operation, target: head.pageOffset};
  }

  /** Takes an entry into the images; returns why it cannot be one of ours. */
  private take(entry: WalEntry, at: number): Finding | undefined {
    if (this.committedBytes > 0) return this.refuse(entry, 'follows the commit entry');
    if (entry.operation === walOperation.commit) {
      if (entry.length !== walCommitEntrySize)
        return this.refuse(entry, `commits in ${entry.length} bytes instead of ${walCommitEntrySize}`);
      if (this.images.size === 0) return this.refuse(entry, 'commits nothing');
      this.committedBytes = at + entry.length;
      return undefined;
    }
    if (entry.operation !== walOperation.write)
      return this.refuse(entry, `has the unknown operation ${entry.operation}`);
    const {dataLength} = walEntryHead.decode(this.bytes, at);
    if (dataLength !== pageSize) return this.refuse(entry, `has data length ${dataLength} instead of ${pageSize}`);
    if (entry.length !== walWriteEntrySize)
      return this.refuse(entry, `has ${entry.length} bytes instead of ${walWriteEntrySize}`);
    const problem = targetProblem(entry.target, this.fileSize);
    if (problem) return this.refuse(entry, problem);
    const image = this.bytes.subarray(at + walEntryHead.size, at + walEntryHead.size + pageSize);
    this.images.set(toFileOffset(Number(entry.target)), image);
    return undefined;
  }

  private refuse(entry: WalEntry, problem: string): Finding {
    return finding(
      conditions.walEntry,
      {store: this.store, offset: entry.offset, problem},
      {...placeAt(entry.offset), bytes: entry.length},
    );
  }
}

/** A commit adds at most one extent and one index page for each page it writes, so no image lies farther behind the end. */
export const farthestGrowth = maxCommitPages * (extentSize + pageSize);

function targetProblem(target: bigint, fileSize: number): string | undefined {
  if (target % BigInt(pageSize) !== 0n) return `targets the unaligned offset ${target}`;
  if (target < BigInt(walStart)) return 'targets the header page';
  if (target < BigInt(dataStart)) return `targets offset ${target} in the WAL region`;
  if (target > BigInt(Math.max(fileSize, dataStart) + farthestGrowth))
    return `targets offset ${target}, beyond any store`;
  return undefined;
}

/** The bytes of a whole commit: the page images in the given order, and the commit entry. */
export function encodeWal(
  pages: Iterable<readonly [offset: FileOffset, image: Uint8Array]>,
  count: number,
): Uint8Array {
  const bytes = new Uint8Array(count * walWriteEntrySize + walCommitEntrySize);
  let at = 0;
  for (const [offset, image] of pages) {
    putEntry(bytes, at, walOperation.write, offset, image);
    at += walWriteEntrySize;
  }
  putEntry(bytes, at, walOperation.commit, toFileOffset(0), new Uint8Array(0));
  return bytes;
}

function putEntry(bytes: Uint8Array, at: number, operation: number, target: FileOffset, image: Uint8Array): void {
  const entryLength = walEntryHead.size + image.length + 4;
  walEntryHead.encode({entryLength, operation, pageOffset: BigInt(target), dataLength: image.length}, bytes, at);
  bytes.set(image, at + walEntryHead.size);
  const crcAt = at + entryLength - 4;
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(crcAt, crc32(bytes.subarray(at, crcAt)), true);
}
