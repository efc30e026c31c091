import {conditions} from '../faults/conditions.js';
import {type Finding, finding, toFault} from '../faults/fault.js';
import {pageOf, type RecordKind} from '../format/geometry.js';
import {BlobError, decodeEdgeLabel, decodeNodeLabels} from '../format/property-value.js';
import {compareCodePoints} from '../format/utf8.js';
import type {BlobReader} from '../storage/blob-reader.js';

/** Counts label blobs by their bytes and decodes each distinct one once. */
export class LabelCount {
  private readonly seen = new Map<string, {count: number; offset: number; id: number}>();
  /** The blob counted last: neighbours often repeat it. */
  private last = {count: 0, offset: 0, id: 0};
  private lastBytes: Uint8Array = new Uint8Array(0);

  constructor(
    private readonly store: string,
    private readonly kind: RecordKind,
    private readonly blobs: BlobReader,
  ) {}

  /** Counts the labels of one record, a blob of `length` bytes at `offset`. */
  add(id: number, offset: number, length: number): void {
    if (length === 0) {
      this.count('', id, 0);
      return;
    }
    this.blobs.read(offset, length);
    const {bytes, start, end} = this.blobs;
    if (length === this.lastBytes.length && sameBytes(bytes, start, this.lastBytes)) {
      this.last.count++;
      return;
    }
    this.count(Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('latin1'), id, offset);
    this.lastBytes = bytes.slice(start, end);
  }

  private count(key: string, id: number, offset: number): void {
    this.lastBytes = new Uint8Array(0);
    const known = this.seen.get(key);
    if (known) {
      known.count++;
      this.last = known;
    } else {
      this.last = {count: 1, offset, id};
      this.seen.set(key, this.last);
    }
  }

  /** Label to count, in code point order. Raises L1015 for a label blob that is no label. */
  byLabel(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [key, {count, offset, id}] of this.seen) {
      const labels = this.decode(key, id, offset);
      if (!Array.isArray(labels)) throw toFault(labels as Finding);
      for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + count);
    }
    return new Map([...counts].sort(([a], [b]) => compareCodePoints(a, b)));
  }

  /** L1015 findings for label blobs that are no labels, one for each distinct blob. */
  undecodable(): Finding[] {
    const decoded = [...this.seen].map(([key, {offset, id}]) => this.decode(key, id, offset));
    return decoded.filter((labels): labels is Finding => !Array.isArray(labels));
  }

  private decode(key: string, id: number, offset: number): readonly string[] | Finding {
    const blob = Buffer.from(key, 'latin1');
    try {
      return this.kind === 'node' ? decodeNodeLabels(blob) : [decodeEdgeLabel(blob)];
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const facts = {store: this.store, record: `${this.kind} ${id}`, field: 'labels', offset, problem: error.message};
      return finding(conditions.blobUndecodable, facts, {[this.kind]: id, page: pageOf(offset), offset});
    }
  }
}

function sameBytes(bytes: Uint8Array, start: number, other: Uint8Array): boolean {
  for (let i = 0; i < other.length; i++) if (bytes[start + i] !== other[i]) return false;
  return true;
}
