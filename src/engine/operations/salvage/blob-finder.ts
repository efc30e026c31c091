import {dataStart, maxBlobSize, pageSize, sectorSize} from '../../format/records/constants.js';
import {behind, type RecordKind, startOfPage} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {BlobError, TrailingBytes} from '../../format/values/property-value.js';
import {ValueChecker} from '../../format/values/value-check.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import {StoreBytes} from '../../storage/reading/store-bytes.js';
import {pageState} from './page-survey.js';
import type {StoreHints} from './store-hints.js';
import type {CopyAge} from './wal-copies.js';

export type BlobField = 'labels' | 'properties';

/** Where a readable blob was found. */
export type BlobOrigin = 'file' | 'copy';

/** What a blob of a kind of record must be. */
interface Wanted {
  readonly kind: RecordKind;
  readonly field: BlobField;
  readonly offset: FileOffset;
  readonly length: number;
}

/** Where blobs are read. */
interface Origin {
  readonly bytes: StoreBytes;
  readonly reader: BlobReader;
}

const originOf = (bytes: StoreBytes): Origin => ({bytes, reader: new BlobReader(bytes)});

/**
 * Reads blobs and believes only those that decode to their end, and whose bytes are no lost sector. Blobs are never
 * changed in place, so a page image in the WAL region that holds all of one is as good as the file: it is taken where
 * the file fails, and where the image of the last commit says otherwise.
 */
export class BlobFinder {
  /** The blob found last, without bytes behind its value; valid until the next one. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** Whether its last bytes may be zeros that a lost sector left; nothing but a sound header could tell. */
  isDoubtful = false;
  /** Whether bytes follow that belong to no value: a count in it is too low. */
  hasMore = false;
  private readonly checker = new ValueChecker();
  private readonly inFile: Origin;
  private readonly inCopies: Origin;
  private readonly images = new Map<FileOffset, Uint8Array>();
  private bytesRead = 0;
  /** Blobs of a store fit into it side by side; when far more is asked for, many slots name the same bytes. */
  private readonly mostBytes: number;
  private readonly sector = new Uint8Array(sectorSize);

  constructor(
    private readonly hints: StoreHints,
    /** `pageState` by page number. */
    private readonly states: Uint8Array,
  ) {
    for (const [offset, {image, age}] of hints.copies.images) if (age !== 'torn') this.images.set(offset, image);
    this.mostBytes = 64 * hints.bytes.size;
    this.inFile = originOf(hints.bytes);
    this.inCopies = originOf(new StoreBytes(hints.device, this.images));
  }

  /** Finds a blob; undefined when no copy of it can be believed. No bytes are a readable blob. */
  find(kind: RecordKind, field: BlobField, offset: FileOffset, length: number): BlobOrigin | undefined {
    this.isDoubtful = false;
    this.hasMore = false;
    if (length === 0) {
      this.start = 0;
      this.end = 0;
      return 'file';
    }
    if (offset < dataStart || length > maxBlobSize || this.bytesRead > this.mostBytes) return undefined;
    this.bytesRead += length;
    const wanted = {kind, field, offset, length};
    const isInFile = this.isIn(this.inFile, wanted);
    const age = this.copyAge(offset, length);
    if (age === undefined || (isInFile && age === 'older')) return isInFile ? 'file' : undefined;
    const fromFile = isInFile ? this.content() : undefined;
    this.isDoubtful = false;
    if (this.isIn(this.inCopies, wanted)) {
      return fromFile !== undefined && Buffer.compare(fromFile, this.content()) === 0 ? 'file' : 'copy';
    }
    this.isDoubtful = false;
    return this.isIn(this.inFile, wanted) ? 'file' : undefined;
  }

  /** Shows again what the file has where a blob was found as it is named. Raises L5001 when a page of it is gone since. */
  show(offset: FileOffset, length: number): void {
    const {bytes, reader} = this.inFile;
    reader.read(offset, length);
    const problem = bytes.unreadableIn(offset, length);
    if (problem !== undefined) throw problem;
    this.bytes = reader.bytes;
    this.start = reader.start;
    this.end = reader.end;
  }

  /** The blob found last. */
  content(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }

  private isIn(origin: Origin, wanted: Wanted): boolean {
    const isThere = origin === this.inCopies || wanted.offset + wanted.length <= this.hints.bytes.size;
    return isThere && this.decodes(origin, wanted) && !this.hasLostSector(origin, wanted);
  }

  /** How good the copy of a range is; undefined when images and file together do not have all of it. */
  private copyAge(offset: FileOffset, length: number): CopyAge | undefined {
    if (this.images.size === 0) return undefined;
    const {sizeBytes, copies} = this.hints;
    let age: CopyAge | undefined;
    for (let at = startOfPage(offset); at < offset + length; at = behind(at, pageSize)) {
      const copy = copies.images.get(at);
      if (copy !== undefined && copy.age !== 'torn') age = age === 'older' ? age : copy.age;
      else if (at + pageSize > sizeBytes && offset + length > sizeBytes) return undefined;
    }
    return age;
  }

  private decodes({bytes: source, reader}: Origin, {kind, field, offset, length}: Wanted): boolean {
    reader.read(offset, length);
    if (source.isUnreadable(offset, length)) return false;
    const {bytes, start, end} = reader;
    let trailing = 0;
    try {
      if (field === 'properties') this.checker.properties(bytes, start, end);
      else if (kind === 'node') this.checker.nodeLabels(bytes, start, end);
      else this.checker.edgeLabel(bytes, start, end);
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      if (!(error instanceof TrailingBytes)) return false;
      trailing = error.bytes;
    }
    this.bytes = bytes;
    this.start = start;
    this.end = end - trailing;
    this.hasMore = trailing > 0;
    return true;
  }

  /**
   * Whether a sector of nothing but zeros lies in the blob: a text can hold zeros, so it would still decode. Behind the
   * last blob of an extent there are zeros too, and numbers end in some. What a page image has is what was written.
   */
  private hasLostSector(origin: Origin, {offset, length}: Wanted): boolean {
    const {bytes, start} = this;
    const end = behind(offset, length);
    const tailAt = Math.floor((end - 1) / sectorSize) * sectorSize;
    if (
      bytes[start + length - 1] === 0 &&
      offset < tailAt &&
      this.isLostSector(origin, tailAt) &&
      !this.isLastBlob(tailAt, end)
    ) {
      return true;
    }
    for (let at = Math.ceil(offset / sectorSize) * sectorSize; at + sectorSize <= end; at += sectorSize) {
      if (bytes[start + at - offset] === 0 && this.isLostSector(origin, at)) return true;
    }
    return false;
  }

  /** Whether a blob that ends in a sector of zeros may be the last one of its extent. */
  private isLastBlob(tailAt: number, end: FileOffset): boolean {
    const {headerProblem, chainsFit, extents, nextPropOffset, bytes} = this.hints;
    if (headerProblem === undefined && end === nextPropOffset) return true;
    const isInLastExtent = chainsFit && end > (extents.prop.at(-1) ?? 0);
    if (isInLastExtent || end - tailAt > 8 || this.checker.endsInNul) return false;
    const page = Math.floor((end - 1) / pageSize);
    const rest = new Uint8Array((page + 1) * pageSize - end);
    bytes.read(rest, end);
    this.isDoubtful = !chainsFit;
    return this.states[page + 1] !== pageState.other && rest.every((byte) => byte === 0);
  }

  private isLostSector(origin: Origin, at: number): boolean {
    if (origin === this.inCopies && this.images.has(startOfPage(toFileOffset(at)))) return false;
    this.hints.bytes.read(this.sector, toFileOffset(at));
    return this.sector.every((byte) => byte === 0);
  }
}
