import {toFault} from '../../faults/fault.js';
import {sameRange} from '../../format/bytes.js';
import {deletedFlag, pageSize} from '../../format/records/constants.js';
import {type RecordKind, type SlotGeometry, slotOffset, startOfPage} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset, toNodeId} from '../../format/records/integers.js';
import {edgeSlot} from '../../format/records/layouts.js';
import {recordKinds, type SlotFields} from '../../format/records/record-kind.js';
import {BlobError, decodeLabels, decodeProperties, type PropertyMap} from '../../format/values/property-value.js';
import {nodeIdAt, offsetAt, u32At, wordsOf} from '../../format/words.js';
import {blobFinding} from './blob-finding.js';
import {BlobReader} from './blob-reader.js';
import type {StoreSnapshot} from './open-store.js';
import {type SlotPage, slotPages} from './slot-scan.js';

/**
 * Walks the live records of one kind in id order, or goes to one by its id. The slots must have been checked; labels
 * and properties are decoded when they are asked for, and raise L1015 and L1016.
 */
export class RecordReader {
  /** Of the record it stands on. */
  id = 0;
  /** Ends of an edge; 0 for a node. */
  fromNode = toNodeId(0);
  toNode = toNodeId(0);
  labelOffset = toFileOffset(0);
  labelLength = 0;
  propOffset = toFileOffset(0);
  propLength = 0;
  /** Bytes of the blob read last, from `start` to `end`; valid until the next one is read. */
  readonly blobs: BlobReader;
  private readonly geometry: SlotGeometry;
  private readonly fields: SlotFields;
  private readonly nextId: number;
  private readonly pages: Iterator<SlotPage>;
  private page: SlotPage | undefined;
  private slot = 0;
  /** The page with the slot that was sought last: the next one is most likely there too. */
  private sought: Uint8Array | undefined;
  private soughtWords: Uint32Array = new Uint32Array(0);
  private soughtPage = -1;

  /** @param blockSize bytes of blobs read at a time; small when records are sought by id */
  constructor(
    private readonly snapshot: StoreSnapshot,
    readonly kind: RecordKind,
    blockSize?: number,
  ) {
    const {geometry, at, nextId} = recordKinds[kind];
    this.geometry = geometry;
    this.fields = at;
    this.nextId = snapshot.header[nextId];
    this.blobs = new BlobReader(snapshot.bytes, blockSize);
    this.pages = slotPages(snapshot.bytes, geometry, snapshot.chains[kind].extents);
  }

  /** Goes to the next live record; false behind the last one. */
  next(): boolean {
    const {geometry} = this;
    for (;;) {
      if (!this.page) {
        const step = this.pages.next();
        if (step.done) return false;
        this.page = step.value;
        this.slot = 0;
      }
      const {words, start, firstId, slots} = this.page;
      while (this.slot < slots) {
        const id = firstId + this.slot;
        const at = start + this.slot++ * geometry.slotSize;
        if (id >= this.nextId) return false;
        if (this.take(id, words, at)) return true;
      }
      this.page = undefined;
    }
  }

  /** Goes to a record by its id; false when it is not live. `next` goes on where it was. */
  seek(id: number): boolean {
    if (!Number.isSafeInteger(id) || id < 1 || id >= this.nextId) return false;
    const offset = slotOffset(this.geometry, this.snapshot.chains[this.kind].extents, id);
    if (offset === undefined) return false;
    const page = startOfPage(offset);
    if (page !== this.soughtPage) this.turnTo(page);
    return this.take(id, this.soughtWords, offset - page);
  }

  private turnTo(page: FileOffset): void {
    if (this.sought === undefined) {
      this.sought = new Uint8Array(pageSize);
      this.soughtWords = wordsOf(this.sought);
    }
    // Should the read fail, nothing is believed of what was here.
    this.soughtPage = -1;
    this.snapshot.bytes.read(this.sought, page);
    this.soughtPage = page;
  }

  private take(id: number, words: Uint32Array, at: number): boolean {
    if (words[at >> 2] === 0 && words[(at >> 2) + 1] === 0) return false;
    const {fields} = this;
    if ((u32At(words, at + fields.flags) & deletedFlag) !== 0) return false;
    this.id = id;
    if (this.kind === 'edge') {
      this.fromNode = nodeIdAt(words, at + edgeSlot.at.fromNode);
      this.toNode = nodeIdAt(words, at + edgeSlot.at.toNode);
    }
    this.labelOffset = offsetAt(words, at + fields.labelOffset);
    this.labelLength = u32At(words, at + fields.labelLength);
    this.propOffset = offsetAt(words, at + fields.propOffset);
    this.propLength = u32At(words, at + fields.propLength);
    return true;
  }

  /** Labels of a node in stored order; the label of an edge alone. */
  labels(): string[] {
    return this.use('labels', decodeLabels[this.kind]);
  }

  /** The label of an edge. */
  label(): string {
    const [label = ''] = this.labels();
    return label;
  }

  properties(): PropertyMap {
    return this.use('properties', decodeProperties);
  }

  /** Reads one of the two blobs of the record and gives its bytes to `use`. Raises L1015 or L1016 for a BlobError. */
  use<T>(field: 'labels' | 'properties', use: (bytes: Uint8Array, start: number, end: number) => T): T {
    const {blobs} = this;
    const isLabel = field === 'labels';
    const length = isLabel ? this.labelLength : this.propLength;
    try {
      if (length === 0) return use(blobs.bytes, 0, 0);
      blobs.read(isLabel ? this.labelOffset : this.propOffset, length);
      return use(blobs.bytes, blobs.start, blobs.end);
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const {kind, id, snapshot} = this;
      const offset = isLabel ? this.labelOffset : this.propOffset;
      throw toFault(blobFinding({store: snapshot.store, kind, id, field, offset}, error));
    }
  }
}

/** Whether a blob of two records has the same bytes in both. */
export function haveSameBlob(a: RecordReader, b: RecordReader, field: 'labels' | 'properties'): boolean {
  const length = field === 'labels' ? a.labelLength : a.propLength;
  if (length !== (field === 'labels' ? b.labelLength : b.propLength)) return false;
  if (length === 0) return true;
  a.blobs.read(field === 'labels' ? a.labelOffset : a.propOffset, length);
  b.blobs.read(field === 'labels' ? b.labelOffset : b.propOffset, length);
  const {bytes, start} = a.blobs;
  return sameRange(bytes, start, length, b.blobs.bytes, b.blobs.start);
}

/** Whether both blobs of two records have the same bytes in both. */
export function haveSameBlobs(a: RecordReader, b: RecordReader): boolean {
  return haveSameBlob(a, b, 'labels') && haveSameBlob(a, b, 'properties');
}
