import {countUpTo} from '../format/ascending.js';
import {type FileOffset, toFileOffset} from '../format/records/integers.js';
import {larger} from '../format/values/byte-table.js';

/**
 * The byte ranges that live records claim in the property extents. Neighbouring ranges grow into runs, so a store
 * written in order needs one run, and the worst one 16 bytes a blob.
 */
export class BlobRanges {
  private starts = new Float64Array(64);
  private ends = new Float64Array(64);
  private count = 0;

  /** Adds the range of a blob, from one file offset to another, in bytes. */
  add(start: FileOffset, end: FileOffset): void {
    if (this.count > 0 && this.ends[this.count - 1] === start) {
      this.ends[this.count - 1] = end;
      return;
    }
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count++;
  }

  /** Where the last range ends that has bytes between two file offsets, at most the second; 0 when there is none. Ask it before `overlap`. */
  endWithin(from: FileOffset, to: FileOffset): number {
    let last = 0;
    for (let i = 0; i < this.count; i++)
      if (this.starts[i] < to && this.ends[i] > from) last = Math.max(last, Math.min(this.ends[i], to));
    return last;
  }

  /** File offset where two ranges overlap; undefined when all are disjoint. Sorts what was added. */
  overlap(): FileOffset | undefined {
    // Disjoint ranges keep their pairing when starts and ends are sorted apart; others show an end behind the next start.
    const starts = this.starts.subarray(0, this.count).sort();
    const ends = this.ends.subarray(0, this.count).sort();
    for (let i = 1; i < this.count; i++) if (ends[i - 1] > starts[i]) return toFileOffset(starts[i]);
    return undefined;
  }

  /** The stretches between two file offsets that no range claims, by ascending offset. Ask it after `overlap`, which sorts. */
  *gaps(from: number, to: number): Generator<{readonly start: number; readonly end: number}, void> {
    const {starts, ends, count} = this;
    let at = from;
    for (let i = countUpTo(ends, from, count); i < count && starts[i] < to; i++) {
      if (starts[i] > at) yield {start: at, end: starts[i]};
      at = Math.max(at, ends[i]);
    }
    if (at < to) yield {start: at, end: to};
  }

  /** The stretches of bytes that more than one range claims, by ascending offset. */
  *contested(): Generator<{readonly start: number; readonly end: number}, void> {
    const starts = this.starts.slice(0, this.count).sort();
    const ends = this.ends.slice(0, this.count).sort();
    let depth = 0;
    let from = 0;
    for (let i = 0, j = 0; j < this.count; ) {
      if (i < this.count && starts[i] < ends[j]) {
        if (++depth === 2) from = starts[i];
        i++;
      } else {
        if (depth-- === 2) yield {start: from, end: ends[j]};
        j++;
      }
    }
  }

  private grow(): void {
    this.starts = larger(this.starts, this.count * 2);
    this.ends = larger(this.ends, this.count * 2);
  }
}
