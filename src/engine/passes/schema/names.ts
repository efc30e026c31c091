import {ByteTable, larger} from '../../format/values/byte-table.js';

/** Raised by the tables of a catalog when a store has more names than they hold. */
export class TooManyNames extends Error {}

/** Most entries of any table: beyond it, names are data. */
export const mostNames = 4_000_000;

/** Numbers for distinct names, counted from 0 in the order in which they are met. */
export class NameTable {
  private readonly table = new ByteTable();

  constructor(private readonly limit: number) {}

  /** How many names there are. */
  get size(): number {
    return this.table.size;
  }

  /** The number of some bytes, which are copied when they are new. Throws TooManyNames. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const number = this.table.number(bytes, start, end);
    if (number > this.limit) throw new TooManyNames();
    return number - 1;
  }

  /** The name with a number; valid until another one is met. */
  name(number: number): Uint8Array {
    return this.table.bytesOf(number + 1);
  }

  /** All names, by number; valid until another one is met. */
  all(): readonly Uint8Array[] {
    return Array.from({length: this.size}, (_, number) => this.name(number));
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
        this.counts = larger(this.counts, number * 2);
        this.keys = larger(this.keys, number * 2);
      }
      this.keys[number] = key;
    }
    this.counts[number] = (this.counts[number] ?? 0) + 1;
    return number;
  }

  /** The pair with a number. */
  at(number: number): readonly [a: number, b: number] {
    const key = this.keys[number] ?? 0;
    return [Math.floor(key / 67_108_864), key % 67_108_864];
  }

  /** Every pair and its count, in the order of their numbers. */
  *entries(): Generator<readonly [a: number, b: number, count: number]> {
    for (let number = 0; number < this.numbers.size; number++) yield [...this.at(number), this.counts[number] ?? 0];
  }
}
