import {hashOf, sameBytes} from '../../format/values/byte-table.js';

/** Raised by the tables of a catalog when a store has more names than they hold. */
export class TooManyNames extends Error {}

/** Most entries of any table: beyond it, names are data. */
export const mostNames = 4_000_000;

/** Numbers for distinct byte strings, counted from 0 in the order in which they are met. */
export class NameTable {
  private readonly names: Uint8Array[] = [];
  private hashes = new Int32Array(256);
  /** Number plus one, by hash; 0 is free. At most half full. */
  private table = new Int32Array(512);

  constructor(private readonly limit: number) {}

  /** The number of some bytes, which are copied when they are new. Throws TooManyNames. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.table.length - 1;
    let place = hash & mask;
    for (let number = this.table[place]; number !== 0; number = this.table[place]) {
      if (this.hashes[number - 1] === hash && sameBytes(bytes, start, end - start, this.names[number - 1])) {
        return number - 1;
      }
      place = (place + 1) & mask;
    }
    return this.add(bytes.slice(start, end), hash, place);
  }

  /** All names, by number. */
  all(): readonly Uint8Array[] {
    return this.names;
  }

  private add(name: Uint8Array, hash: number, place: number): number {
    if (this.names.length >= this.limit) throw new TooManyNames();
    this.table[place] = this.names.push(name);
    if (this.names.length > this.hashes.length)
      this.hashes = grown(this.hashes, new Int32Array(this.hashes.length * 2));
    this.hashes[this.names.length - 1] = hash;
    if (this.names.length * 2 > this.table.length) this.rehash();
    return this.names.length - 1;
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 4);
    const mask = this.table.length - 1;
    for (let number = 0; number < this.names.length; number++) {
      let place = this.hashes[number] & mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = number + 1;
    }
  }
}

/** Numbers for distinct pairs of numbers below 2^26, and how often each was met. */
export class PairTable {
  private readonly numbers = new Map<number, number>();
  private keys = new Float64Array(256);
  private counts = new Float64Array(256);

  constructor(private readonly limit: number) {}

  /** Counts a pair; returns its number. Throws TooManyNames. */
  count(a: number, b: number): number {
    const key = a * 67_108_864 + b;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      if (number >= this.limit) throw new TooManyNames();
      this.numbers.set(key, number);
      if (number >= this.counts.length) {
        this.counts = grown(this.counts, new Float64Array(number * 2));
        this.keys = grown(this.keys, new Float64Array(number * 2));
      }
      this.keys[number] = key;
    }
    this.counts[number]++;
    return number;
  }

  /** The pair with a number. */
  at(number: number): readonly [a: number, b: number] {
    const key = this.keys[number];
    return [Math.floor(key / 67_108_864), key % 67_108_864];
  }

  /** Every pair and its count, in the order of their numbers. */
  *entries(): Generator<readonly [a: number, b: number, count: number]> {
    for (let number = 0; number < this.numbers.size; number++) yield [...this.at(number), this.counts[number]];
  }
}

function grown<T extends Int32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
