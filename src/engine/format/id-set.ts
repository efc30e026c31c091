/** Ids below a limit, a bit each: a question about any of them stays in the cache of a core where a byte each would not. */
export class IdSet {
  private readonly bits: Uint8Array;

  /** @param limit the first id that it cannot hold */
  constructor(private readonly limit: number) {
    this.bits = new Uint8Array((limit >>> 3) + 1);
  }

  /** Whether it holds a number, which may be any. */
  has(id: number): boolean {
    return id >= 0 && id < this.limit && (this.bits[id >>> 3] & (1 << (id & 7))) !== 0;
  }

  /** Takes an id below the limit. */
  add(id: number): void {
    this.bits[id >>> 3] |= 1 << (id & 7);
  }
}
