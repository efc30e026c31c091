import {sameRange} from '../bytes.js';

/** Numbers distinct byte strings from 1 on, in the order they are met. A string takes its bytes and some 20 more. */
export class ByteTable {
  /** How many there are. */
  size = 0;
  /** All of them, one behind the other. */
  private store = new Uint8Array(65_536);
  /** The same, for reading words. */
  private view = new DataView(this.store.buffer);
  /** Where each one ends in `store`, by number. */
  private ends = new Float64Array(1024);
  private hashes = new Int32Array(1024);
  /** Numbers by hash; 0 is free. At most half full. */
  private places = new Uint32Array(2048);

  /** The number of a byte string; a new one when it was not met before. */
  number(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.places.length - 1;
    let place = mixed(hash) & mask;
    for (let number = this.places[place]; number !== 0; number = this.places[place]) {
      if (this.hashes[number] === hash && this.holds(number, bytes, start, end)) return number;
      place = (place + 1) & mask;
    }
    this.places[place] = this.add(bytes, start, end, hash);
    if (this.size * 2 > this.places.length) this.rehash();
    return this.size;
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

  private holds(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.startOf(number);
    return this.ends[number] - from === end - start && sameRange(bytes, start, end - start, this.store, from);
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const at = this.ends[this.size];
    if (at + end - start > this.store.length) {
      this.store = larger(this.store, at + end - start);
      this.view = new DataView(this.store.buffer);
    }
    if (++this.size === this.ends.length) {
      this.ends = larger(this.ends, this.size + 1);
      this.hashes = larger(this.hashes, this.size + 1);
    }
    for (let i = start, to = at; i < end; i++) this.store[to++] = bytes[i];
    this.ends[this.size] = at + end - start;
    this.hashes[this.size] = hash;
    return this.size;
  }

  private rehash(): void {
    this.places = new Uint32Array(this.places.length * 2);
    const mask = this.places.length - 1;
    for (let number = 1; number <= this.size; number++) {
      let place = mixed(this.hashes[number]) & mask;
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = number;
    }
  }
}

/** An FNV hash with all its bits in the low ones, which alone tell the place. */
function mixed(hash: number): number {
  const product = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return product ^ (product >>> 13);
}

/** A copy with half as much room again, and at least `needed`. */
export function larger<T extends Uint8Array | Int32Array | Uint32Array | Float64Array>(array: T, needed: number): T {
  const copy = new (array.constructor as new (length: number) => T)(Math.max(Math.ceil(array.length * 1.5), needed));
  copy.set(array);
  return copy;
}

/** FNV-1a over 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash;
}
