import {conditions} from '../../faults/conditions.js';
import {fault, toFault} from '../../faults/fault.js';
import {BlobTranscoder, type NonFinite, NonFiniteError} from '../../format/json/canonical-json.js';
import {floatText} from '../../format/json/canonical-number.js';
import {FixedText} from '../../format/json/fixed-text.js';
import type {JsonBytes} from '../../format/json/json-bytes.js';
import {metaKeyBytes} from '../../format/meta-keys.js';
import {deletedFlag} from '../../format/records/constants.js';
import {edgeGeometry, nodeGeometry, placeAt, type RecordKind} from '../../format/records/geometry.js';
import {toFileOffset} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {BlobError} from '../../format/values/property-value.js';
import {offsetAt, u32At, u64At} from '../../format/words.js';
import {blobFinding, type NamedBlob} from '../../storage/reading/blob-finding.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import {isFree, type SlotPage} from '../../storage/reading/slot-scan.js';
import type {StoreBytes} from '../../storage/reading/store-bytes.js';
import type {DocumentKind} from './document-frame.js';

/** Fixed text around the fields of a record. */
const text = {
  edgeFrom: new FixedText(',\n    {\n      "from_node": '),
  edgeId: new FixedText(',\n      "id": '),
  edgeLabel: new FixedText(',\n      "label": '),
  properties: new FixedText(',\n      "properties": '),
  edgeTo: new FixedText(',\n      "to_node": '),
  nodeId: new FixedText(',\n    {\n      "id": '),
  nodeLabels: new FixedText(',\n      "labels": '),
  end: new FixedText('\n    }'),
};

/** A record with a property that the peer would show in place of the truth. */
export interface ShadowedRecord {
  readonly kind: RecordKind;
  readonly id: number;
}

/** What a document is, and what it does with floats that JSON cannot say. */
export interface DocumentStyle {
  readonly kind: DocumentKind;
  readonly nonFinite: NonFinite;
}

/**
 * The text of records as a document shows them (cli.md J2), each with a comma ahead. They show what is stored, whatever their
 * properties are called; `shadowed` says which of them hide a field.
 */
export class RecordPrinter {
  readonly shadowed: ShadowedRecord[] = [];
  private readonly transcoder: BlobTranscoder;
  private readonly blobs: BlobReader;
  private field: NamedBlob['field'] = 'labels';
  private blobOffset = toFileOffset(0);

  constructor(
    bytes: StoreBytes,
    private readonly out: JsonBytes,
    private readonly style: DocumentStyle,
  ) {
    this.store = bytes.name;
    this.transcoder = new BlobTranscoder(out, style.nonFinite);
    this.blobs = new BlobReader(bytes);
  }

  private readonly store: string;

  /** How deeply properties were nested in what was written so far, from 1 on. */
  get deepest(): number {
    return this.transcoder.deepest;
  }

  /** Appends the live records of a page. Raises L0015, L1015, L1016. */
  page(kind: RecordKind, page: SlotPage): void {
    if (kind === 'node') this.nodePage(page);
    else this.edgePage(page);
  }

  private nodePage(page: SlotPage): void {
    const {words} = page;
    const fields = nodeSlot.at;
    for (let slot = 0, at = page.start; slot < page.slots; slot++, at += nodeGeometry.slotSize) {
      if (isFree(words, at) || (u32At(words, at + fields.flags) & deletedFlag) !== 0) continue;
      const id = page.firstId + slot;
      this.out.fixed(text.nodeId);
      this.out.integer(id);
      this.out.fixed(text.nodeLabels);
      this.blob('node', id, 'labels', words, at + fields.labelOffset, at + fields.labelLength);
      this.out.fixed(text.properties);
      this.blob('node', id, 'properties', words, at + fields.propOffset, at + fields.propLength);
      this.out.fixed(text.end);
    }
  }

  private edgePage(page: SlotPage): void {
    const {words} = page;
    const fields = edgeSlot.at;
    for (let slot = 0, at = page.start; slot < page.slots; slot++, at += edgeGeometry.slotSize) {
      if (isFree(words, at) || (u32At(words, at + fields.flags) & deletedFlag) !== 0) continue;
      const id = page.firstId + slot;
      this.out.fixed(text.edgeFrom);
      this.out.integer(u64At(words, at + fields.fromNode));
      this.out.fixed(text.edgeId);
      this.out.integer(id);
      this.out.fixed(text.edgeLabel);
      this.blob('edge', id, 'label', words, at + fields.labelOffset, at + fields.labelLength);
      this.out.fixed(text.properties);
      this.blob('edge', id, 'properties', words, at + fields.propOffset, at + fields.propLength);
      this.out.fixed(text.edgeTo);
      this.out.integer(u64At(words, at + fields.toNode));
      this.out.fixed(text.end);
    }
  }

  /** Writes what a blob says. Its file offset and its length stand in two fields of the slot. */
  private blob(
    kind: RecordKind,
    id: number,
    field: NamedBlob['field'],
    words: Uint32Array,
    at: number,
    lengthAt: number,
  ): void {
    const length = u32At(words, lengthAt);
    this.field = field;
    this.blobOffset = offsetAt(words, at);
    try {
      if (length > 0) this.blobs.read(this.blobOffset, length);
      const start = length > 0 ? this.blobs.start : 0;
      const end = length > 0 ? this.blobs.end : 0;
      if (field === 'labels') this.transcoder.nodeLabels(this.blobs.bytes, start, end, 3);
      else if (field === 'label') this.transcoder.edgeLabel(this.blobs.bytes, start, end);
      else this.properties(kind, id, start, end);
    } catch (error) {
      throw this.refusal(error, kind, id);
    }
  }

  private properties(kind: RecordKind, id: number, start: number, end: number): void {
    this.transcoder.properties(this.blobs.bytes, start, end, 3, metaKeyBytes[kind]);
    if (this.transcoder.shadowed) this.shadowed.push({kind, id});
  }

  private refusal(error: unknown, kind: RecordKind, id: number): unknown {
    const {store} = this;
    const record = `${kind} ${id}`;
    const place = {[kind]: id, ...placeAt(this.blobOffset)};
    if (error instanceof NonFiniteError) {
      const value = floatText(error.value);
      return fault(conditions.nonFinite, {what: this.style.kind, record, value, store}, place, error);
    }
    if (!(error instanceof BlobError)) return error;
    return toFault(blobFinding({store, kind, id, field: this.field, offset: this.blobOffset}, error));
  }
}
