import {conditions} from '../faults/conditions.js';
import {type Finding, finding, toFault} from '../faults/fault.js';
import {pageOf, type RecordKind} from '../format/records/geometry.js';
import {compareCodePoints} from '../format/utf8.js';
import {hashOf, sameBytes} from '../format/values/byte-table.js';
import {BlobError, decodeLabels} from '../format/values/property-value.js';
import type {BlobReader} from '../storage/reading/blob-reader.js';

/** One distinct label blob, how often it was met, and where first. */
interface SeenBlob {
  readonly blob: Uint8Array;
  /** The same, for reading words. */
  readonly view: DataView;
  readonly hash: number;
  readonly offset: number;
  readonly id: number;
  count: number;
}

/** Counts label blobs by their bytes, in a hash table, and decodes each distinct one once. */
export class LabelCount {
  private readonly seen: SeenBlob[] = [];
  /** Index into `seen` plus one, by hash; 0 is free. At most half full. */
  private table = new Int32Array(256);
  /** Index into `seen` plus one of the blob met last, by three of its bytes: most records have labels met before. */
  private readonly recent = new Int32Array(64);

  constructor(
    private readonly store: string,
    private readonly kind: RecordKind,
    private readonly blobs: BlobReader,
  ) {}

  /** Counts the labels of one record, a blob of `length` bytes at `offset`. */
  add(id: number, offset: number, length: number): void {
    if (length > 0) this.blobs.read(offset, length);
    const {bytes, start} = this.blobs;
    const sample = (length + 7 * bytes[start + (length >> 1)] + 31 * bytes[start + length - 1]) & 63;
    const recent = this.recent[sample];
    if (recent !== 0 && sameWords(this.blobs.view, start, length, this.seen[recent - 1].view)) {
      this.seen[recent - 1].count++;
      return;
    }
    this.recent[sample] = this.find(bytes, start, length, id, offset);
  }

  /** Counts a blob by all its bytes; returns its index plus one. */
  private find(bytes: Uint8Array, start: number, length: number, id: number, offset: number): number {
    const hash = hashOf(bytes, start, start + length);
    const mask = this.table.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const index = this.table[place];
      if (index === 0) {
        const blob = new Uint8Array(bytes.subarray(start, start + length));
        this.table[place] = this.seen.push({blob, view: new DataView(blob.buffer), hash, offset, id, count: 1});
        if (this.seen.length * 2 > this.table.length) this.grow();
        return this.seen.length;
      }
      const known = this.seen[index - 1];
      if (known.hash === hash && sameBytes(bytes, start, length, known.blob)) {
        known.count++;
        return index;
      }
    }
  }

  private grow(): void {
    this.table = new Int32Array(this.table.length * 4);
    const mask = this.table.length - 1;
    this.seen.forEach(({hash}, i) => {
      let place = hash & mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = i + 1;
    });
  }

  /** Label to count, in code point order. Raises L1015 for a label blob that is no label. */
  byLabel(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const seen of this.seen) {
      const labels = this.decode(seen);
      if (!Array.isArray(labels)) throw toFault(labels as Finding);
      for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + seen.count);
    }
    return new Map([...counts].sort(([a], [b]) => compareCodePoints(a, b)));
  }

  /** L1015 findings for label blobs that are no labels, one for each distinct blob. */
  undecodable(): Finding[] {
    const decoded = this.seen.map((seen) => this.decode(seen));
    return decoded.filter((labels): labels is Finding => !Array.isArray(labels));
  }

  private decode({blob, id, offset}: SeenBlob): readonly string[] | Finding {
    try {
      return decodeLabels[this.kind](blob);
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const facts = {store: this.store, record: `${this.kind} ${id}`, field: 'labels', offset, problem: error.message};
      return finding(conditions.blobUndecodable, facts, {[this.kind]: id, page: pageOf(offset), offset});
    }
  }
}

/** As `sameBytes`, four bytes at a time: this is asked of every record. */
function sameWords(bytes: DataView, start: number, length: number, other: DataView): boolean {
  if (other.byteLength !== length) return false;
  let i = 0;
  for (; i + 4 <= length; i += 4) if (bytes.getInt32(start + i) !== other.getInt32(i)) return false;
  for (; i < length; i++) if (bytes.getInt8(start + i) !== other.getInt8(i)) return false;
  return true;
}
