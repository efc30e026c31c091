import {ByteBuffer} from './byte-buffer.js';

/** A growing buffer of encoded values: their numbers are little-endian. A number that does not fit below the limit is only counted. */
export class ValueBytes extends ByteBuffer {
  /** Appends a u32. */
  u32(value: number): void {
    this.reserve(4);
    this.setU32(this.length, value);
    this.length += 4;
  }

  /** Appends well-formed text in UTF-8, behind a u32 with the number of its bytes. */
  text(text: string): void {
    const at = this.length;
    this.u32(0);
    this.utf8(text);
    this.setU32(at, this.length - at - 4);
  }

  /** Overwrites the u32 at `at`. */
  setU32(at: number, value: number): void {
    if (at + 4 <= this.view.byteLength) this.view.setUint32(at, value, true);
  }

  /** Appends a whole number between -2^53 and 2^53 as an i64. */
  integer(value: number): void {
    this.reserve(8);
    this.setU32(this.length, value);
    this.setU32(this.length + 4, Math.floor(value / 4_294_967_296));
    this.length += 8;
  }

  /** Appends an i64. */
  i64(value: bigint): void {
    this.reserve(8);
    if (this.length + 8 <= this.view.byteLength) this.view.setBigInt64(this.length, value, true);
    this.length += 8;
  }

  /** Appends a float. */
  f64(value: number): void {
    this.reserve(8);
    if (this.length + 8 <= this.view.byteLength) this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }
}
