const float = new Float64Array(1);
const int = new BigInt64Array(float.buffer);
const eightBytes = new Uint8Array(float.buffer);

/** A growing buffer with a limit: bytes beyond the limit are counted but not kept. */
export class ByteSink {
  bytes: Buffer;
  length = 0;

  /**
   * @param limit bytes that are kept at most
   * @param capacity bytes to begin with
   */
  constructor(
    readonly limit: number,
    capacity = 1024,
  ) {
    this.bytes = Buffer.allocUnsafe(Math.min(limit, capacity));
  }

  /** Whether bytes were dropped: then only `length` says something. */
  get overflowed(): boolean {
    return this.length > this.limit;
  }

  /** The bytes so far; valid until the next write. */
  content(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** Makes room for `more` bytes, as far as the limit allows; writes behind the room are lost without harm. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length || this.bytes.length === this.limit) return;
    const larger = Buffer.allocUnsafe(Math.min(this.limit, Math.max(this.bytes.length * 2, needed)));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** Appends a u32. */
  u32(value: number): void {
    this.reserve(4);
    this.setU32(this.length, value);
    this.length += 4;
  }

  /** Overwrites the u32 at `at`. */
  setU32(at: number, value: number): void {
    this.bytes[at] = value;
    this.bytes[at + 1] = value >>> 8;
    this.bytes[at + 2] = value >>> 16;
    this.bytes[at + 3] = value >>> 24;
  }

  /** Appends a whole number between -2^53 and 2^53 as an i64. */
  integer(value: number): void {
    this.reserve(8);
    this.setU32(this.length, value | 0);
    this.setU32(this.length + 4, Math.floor(value / 4_294_967_296));
    this.length += 8;
  }

  i64(value: bigint): void {
    int[0] = value;
    this.eight();
  }

  f64(value: number): void {
    float[0] = value;
    this.eight();
  }

  private eight(): void {
    this.reserve(8);
    for (let i = 0; i < 8; i++) this.bytes[this.length++] = eightBytes[i];
  }

  /** Appends a code point in UTF-8. A lone surrogate becomes the three bytes that UTF-8 would have for it. */
  codePoint(value: number): void {
    this.reserve(4);
    if (value < 0x80) {
      this.bytes[this.length++] = value;
      return;
    }
    if (value < 0x800) {
      this.bytes[this.length++] = 0xc0 | (value >> 6);
    } else {
      if (value < 0x10000) {
        this.bytes[this.length++] = 0xe0 | (value >> 12);
      } else {
        this.bytes[this.length++] = 0xf0 | (value >> 18);
        this.bytes[this.length++] = 0x80 | ((value >> 12) & 0x3f);
      }
      this.bytes[this.length++] = 0x80 | ((value >> 6) & 0x3f);
    }
    this.bytes[this.length++] = 0x80 | (value & 0x3f);
  }
}
