import {sameRange} from '../bytes.js';
import {HashTable, hashOf} from './hash-table.js';

/** Numbers distinct byte strings from 1 on, in the order they are met. A string takes its bytes and some 20 more. */
export class ByteTable {
  /** All of them, one behind the other. */
  private store = new Uint8Array(65_536);
  /** The same, for reading words. */
  private view = new DataView(this.store.buffer);
  /** Where each one ends in `store`, by number. */
  private ends = new Float64Array(1024);
  private readonly table = new HashTable();

  /** How many there are. */
  get size(): number {
    return this.table.size;
  }

  /** The number of a byte string; a new one when it was not met before. */
  number(bytes: Uint8Array, start: number, end: number): number {
    const found = this.find(bytes, start, end);
    if (found !== 0) return found;
    this.add(bytes, start, end, this.table.add());
    return this.table.size;
  }

  /** The number of a byte string that was met before; 0 for another. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const {table} = this;
    for (let number = table.first(hashOf(bytes, start, end)); number !== 0; number = table.next())
      if (this.holds(number, bytes, start, end)) return number;
    return 0;
  }

  /** The bytes of a number; a view that is valid until another string is added. */
  bytesOf(number: number): Uint8Array {
    return this.store.subarray(this.ends[number - 1], this.ends[number]);
  }

  /** Whether a number is that of `length` bytes from `start` on. Four bytes at a time: this is asked of every record. */
  isNumberOf(number: number, bytes: DataView, start: number, length: number): boolean {
    const {view} = this;
    const from = this.startOf(number);
    if (this.ends[number] - from !== length) return false;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (bytes.getInt32(start + i) !== view.getInt32(from + i)) return false;
    for (; i < length; i++) if (bytes.getInt8(start + i) !== view.getInt8(from + i)) return false;
    return true;
  }

  /** As a 32-bit integer where it is one: with indices that are floating-point numbers, loops take three times as long. */
  private startOf(number: number): number {
    const start = this.ends[number - 1];
    return start < 0x8000_0000 ? start | 0 : start;
  }

  /** Whether a number is that of a byte string. */
  holds(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.startOf(number);
    return this.ends[number] - from === end - start && sameRange(bytes, start, end - start, this.store, from);
  }

  private add(bytes: Uint8Array, start: number, end: number, number: number): void {
    const at = this.ends[number - 1];
    if (at + end - start > this.store.length) {
      this.store = larger(this.store, at + end - start);
      this.view = new DataView(this.store.buffer);
    }
    if (number === this.ends.length) this.ends = larger(this.ends, number + 1);
    for (let i = start, to = at; i < end; i++) this.store[to++] = bytes[i];
    this.ends[number] = at + end - start;
  }
}

/** A copy with half as much room again, and at least `needed`. */
export function larger<T extends Uint8Array | Int32Array | Uint32Array | Float64Array>(array: T, needed: number): T {
  const copy = new (array.constructor as new (length: number) => T)(Math.max(Math.ceil(array.length * 1.5), needed));
  copy.set(array);
  return copy;
}
