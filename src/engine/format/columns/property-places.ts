import {u32From} from '../bytes.js';
import {ByteTable} from '../values/byte-table.js';
import {forEachProperty} from '../values/property-entries.js';

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
    forEachProperty(bytes, start, (keyStart, keyEnd) => {
      const number = this.keys.number(bytes, keyStart, keyEnd);
      const isMet = this.lastRecord[number] === this.record;
      const index = isMet ? this.lastIndex[number] : this.count++;
      this.lastRecord[number] = this.record;
      this.lastIndex[number] = index;
      this.numbers[index] = number;
      this.places[index] = keyEnd;
    });
  }
}
