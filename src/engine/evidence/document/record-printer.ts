import {conditions} from '../../faults/conditions.js';
import {fault, toFault} from '../../faults/fault.js';
import {BlobTranscoder, type NonFinite, NonFiniteError} from '../../format/json/canonical-json.js';
import {floatText} from '../../format/json/canonical-number.js';
import {FixedText} from '../../format/json/fixed-text.js';
import type {JsonBytes} from '../../format/json/json-bytes.js';
import {metaKeyBytes} from '../../format/meta-keys.js';
import {deletedFlag} from '../../format/records/constants.js';
import {placeAt, type RecordKind} from '../../format/records/geometry.js';
import {toFileOffset} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {BlobError} from '../../format/values/property-value.js';
import {offsetAt, u32At, u64At} from '../../format/words.js';
import {blobFinding, type NamedBlob} from '../../storage/reading/blob-finding.js';
import type {BlobReader} from '../../storage/reading/blob-reader.js';
import {isFree, type SlotPage} from '../../storage/reading/slot-scan.js';
import type {DocumentKind} from './document-frame.js';
import {recordTexts} from './record-texts.js';
import type {TextKernel} from './text-kernel.js';

/** Fixed text around the fields of a record. */
const [edgeFrom, edgeId, edgeLabel, propertiesText, edgeTo, nodeId, nodeLabels, recordEnd] = recordTexts.map(
  (text) => new FixedText(text),
) as [FixedText, FixedText, FixedText, FixedText, FixedText, FixedText, FixedText, FixedText];

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
  private field: NamedBlob['field'] = 'labels';
  private blobOffset = toFileOffset(0);

  constructor(
    private readonly blobs: BlobReader,
    private readonly out: JsonBytes,
    private readonly store: string,
    private readonly style: DocumentStyle,
    private readonly kernel?: TextKernel,
  ) {
    this.transcoder = new BlobTranscoder(out, style.nonFinite);
  }

  /** How deeply properties were nested in what was written so far, from 1 on. */
  get deepest(): number {
    return Math.max(this.transcoder.deepest, this.kernel?.deepest ?? 0);
  }

  /** Where pages are best read that are to be written; undefined where that is anywhere. */
  get window(): Uint8Array | undefined {
    return this.kernel?.window;
  }

  /** Appends the live records of a page. Raises L0015, L1015, L1016. */
  page(kind: RecordKind, page: SlotPage): void {
    const {slotSize} = recordKinds[kind].geometry;
    const slotOf = (slot: number): void =>
      this.record(kind, page.firstId + slot, page.words, page.start + slot * slotSize);
    if (this.kernel) this.kernel.page(kind, page, this.out, slotOf);
    else for (let slot = 0; slot < page.slots; slot++) slotOf(slot);
  }

  /** Appends the record of a slot, unless nobody has it. */
  private record(kind: RecordKind, id: number, words: Uint32Array, at: number): void {
    const {flags} = kind === 'node' ? nodeSlot.at : edgeSlot.at;
    if (isFree(words, at) || (u32At(words, at + flags) & deletedFlag) !== 0) return;
    if (kind === 'node') this.node(id, words, at);
    else this.edge(id, words, at);
  }

  private node(id: number, words: Uint32Array, at: number): void {
    const fields = nodeSlot.at;
    this.out.fixed(nodeId);
    this.out.integer(id);
    this.out.fixed(nodeLabels);
    this.blob('node', id, 'labels', words, at + fields.labelOffset, at + fields.labelLength);
    this.out.fixed(propertiesText);
    this.blob('node', id, 'properties', words, at + fields.propOffset, at + fields.propLength);
    this.out.fixed(recordEnd);
  }

  private edge(id: number, words: Uint32Array, at: number): void {
    const fields = edgeSlot.at;
    this.out.fixed(edgeFrom);
    this.out.integer(u64At(words, at + fields.fromNode));
    this.out.fixed(edgeId);
    this.out.integer(id);
    this.out.fixed(edgeLabel);
    this.blob('edge', id, 'label', words, at + fields.labelOffset, at + fields.labelLength);
    this.out.fixed(propertiesText);
    this.blob('edge', id, 'properties', words, at + fields.propOffset, at + fields.propLength);
    this.out.fixed(edgeTo);
    this.out.integer(u64At(words, at + fields.toNode));
    this.out.fixed(recordEnd);
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
