import {type Finding, toFault} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import type {RecordKind} from '../format/records/geometry.js';
import type {FileOffset} from '../format/records/integers.js';
import {compareCodePoints} from '../format/utf8.js';
import {ByteTable} from '../format/values/byte-table.js';
import {BlobError, decodeLabels} from '../format/values/property-value.js';
import {blobFinding} from '../storage/reading/blob-finding.js';
import type {BlobReader} from '../storage/reading/blob-reader.js';

/** One distinct label blob: how often it was met, and where first. */
interface SeenBlob {
  readonly offset: FileOffset;
  readonly id: number;
  count: number;
}

/** On how many records a label stands that is no accident. */
const usualCount = 20;
/** Of how many labels that stand on one record each it is asked whether they are accidents. */
const mostSingle = 1000;

/** All byte strings that differ from one in a single bit; bytes are characters. */
function oneBitAway(text: string): string[] {
  return Array.from({length: text.length * 8}, (_, bit) => {
    const at = bit >> 3;
    return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit & 7))) + text.slice(at + 1);
  });
}

/** Counts label blobs by their bytes, and decodes each distinct one once. */
export class LabelCount {
  private readonly table = new ByteTable();
  /** By number in the table, less one. */
  private readonly seen: SeenBlob[] = [];
  /** Number of the blob met last, by three of its bytes; 0 is none. Most records have labels met before. */
  private readonly recent = new Int32Array(64);

  constructor(
    private readonly store: string,
    private readonly kind: RecordKind,
    private readonly blobs: BlobReader,
  ) {}

  /** Counts the labels of one record, a blob of `length` bytes at `offset`. */
  add(id: number, offset: FileOffset, length: number): void {
    if (length > 0) this.blobs.read(offset, length);
    const {bytes, start} = this.blobs;
    const sample = (length + 7 * bytes[start + (length >> 1)] + 31 * bytes[start + length - 1]) & 63;
    let number = this.recent[sample];
    if (number === 0 || !this.table.isNumberOf(number, this.blobs.view, start, length)) {
      number = this.table.number(bytes, start, start + length);
      this.recent[sample] = number;
      if (number > this.seen.length) this.seen.push({offset, id, count: 0});
    }
    this.seen[number - 1].count++;
  }

  /** Label to count, in code point order. Raises L1015 or L1016 for a label blob that is no label. */
  byLabel(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [i, {count}] of this.seen.entries()) {
      const labels = this.decode(i);
      if (!Array.isArray(labels)) throw toFault(labels as Finding);
      for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + count);
    }
    return new Map([...counts].sort(([a], [b]) => compareCodePoints(a, b)));
  }

  /** L1015 and L1016 findings for label blobs that are no labels, one for each distinct blob. */
  undecodable(): Finding[] {
    const decoded = this.seen.map((_, i) => this.decode(i));
    return decoded.filter((labels): labels is Finding => !Array.isArray(labels));
  }

  /**
   * Sentences about labels that one record alone has and that are one bit away from labels that stand on many: such a label is
   * one, and no check can know that it was another before.
   */
  doubts(): string[] {
    const textOf = (i: number): string => Buffer.from(this.table.bytesOf(i + 1)).toString('latin1');
    const usual = new Map(this.seen.flatMap(({count}, i) => (count >= usualCount ? [[textOf(i), i] as const] : [])));
    const single = this.seen.flatMap(({count}, i) => (count === 1 ? [i] : []));
    // Where labels are as many as records, none of them is odd.
    if (usual.size === 0 || single.length > mostSingle) return [];
    return single.flatMap((i) => {
      const near = oneBitAway(textOf(i)).find((text) => usual.has(text));
      return near === undefined ? [] : [this.doubt(i, usual.get(near)!)];
    });
  }

  private doubt(odd: number, usual: number): string {
    const [label, other] = [odd, usual].map((i) => JSON.stringify([this.decode(i)].flat().join(', ')));
    const {id} = this.seen[odd];
    const many = counted(this.seen[usual].count, this.kind);
    return `${this.store}: ${this.kind} ${id} alone has the label ${label}, one bit away from ${other} of ${many}: a bit may have changed`;
  }

  private decode(i: number): readonly string[] | Finding {
    try {
      return decodeLabels[this.kind](this.table.bytesOf(i + 1));
    } catch (error) {
      if (!(error instanceof BlobError)) throw error;
      const {id, offset} = this.seen[i];
      return blobFinding({store: this.store, kind: this.kind, id, field: 'labels', offset}, error);
    }
  }
}
