import {ByteBuffer} from './byte-buffer.js';

const float = new Float64Array(1);
const int = new BigInt64Array(float.buffer);
const eightBytes = new Uint8Array(float.buffer);

/** A growing buffer of encoded values: their numbers are little-endian. */
export class ValueBytes extends ByteBuffer {
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

  /** Appends an i64. */
  i64(value: bigint): void {
    int[0] = value;
    this.eight();
  }

  /** Appends a float. */
  f64(value: number): void {
    float[0] = value;
    this.eight();
  }

  private eight(): void {
    this.reserve(8);
    for (let i = 0; i < 8; i++) this.bytes[this.length++] = eightBytes[i];
  }
}
