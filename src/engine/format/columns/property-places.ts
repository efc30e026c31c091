import {u32From} from '../bytes.js';
import {ByteTable} from '../values/byte-table.js';
import {endOfValue} from '../values/property-entries.js';

/** Where the properties of a record stand, by the numbers of their keys, which are counted from 1 in the order in which they are met. */
export class PropertyPlaces {
  readonly keys = new ByteTable();
  /** How many properties the record has. */
  count = 0;
  /** The numbers of its keys, and where the values begin. */
  readonly numbers: number[] = [];
  readonly places: number[] = [];
  /** The record that a key was met in last, by its number, and at which place of the lists. */
  private readonly lastRecord: number[] = [];
  private readonly lastIndex: number[] = [];
  private record = 0;

  /** Reads a property blob that was checked. Of a key that stands twice the last value counts, as everywhere. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.count = 0;
    if (start === end || u32From(bytes, start + 1) === 0) return;
    this.record++;
    const left = u32From(bytes, start + 1);
    for (let i = 0, at = start + 5; i < left; i++) {
      const keyStart = at + 4;
      const keyEnd = keyStart + u32From(bytes, at);
      const number = this.numberOf(bytes, keyStart, keyEnd);
      const isMet = this.lastRecord[number] === this.record;
      const index = isMet ? this.lastIndex[number] : this.count++;
      this.lastRecord[number] = this.record;
      this.lastIndex[number] = index;
      this.numbers[index] = number;
      this.places[index] = keyEnd;
      at = endOfValue(bytes, keyEnd);
    }
  }

  /** Most records have the keys of the record before them, in that order: such a key needs no search. */
  private numberOf(bytes: Uint8Array, start: number, end: number): number {
    const {keys, numbers, count} = this;
    const likely = count < numbers.length ? numbers[count] : 0;
    return likely > 0 && keys.holds(likely, bytes, start, end) ? likely : keys.number(bytes, start, end);
  }
}
