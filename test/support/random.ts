import type {TestContext} from 'node:test';

/** Numbers that look random and are the same for the same seed. */
export class SeededRandom {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** The items in another order. */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }
}

/** A generator for one test. Its seed is LIEL_SEED, else the one given, else a new one; the test prints it. */
export function seededRandom(t: TestContext, seed?: number): SeededRandom {
  const chosen = Number(process.env['LIEL_SEED'] ?? seed ?? Math.floor(Math.random() * 4_294_967_296));
  if (!Number.isSafeInteger(chosen)) throw new Error(`LIEL_SEED is no whole number: ${process.env['LIEL_SEED']}`);
  t.diagnostic(`LIEL_SEED=${chosen}`);
  return new SeededRandom(chosen);
}
