import type {FileOffset} from './records/integers.js';

/** Single fields of raw bytes, for hot loops. The format is little-endian, and so is every machine this runs on. */

if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) throw new Error('liel runs on little-endian machines only');

/** A view of bytes as 4-byte words. The bytes must begin at a multiple of 4 in their buffer. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

/** The u64 at a byte offset (a multiple of 4) as a number; exact up to 2^53, rounded above. */
export function u64At(words: Uint32Array, byteOffset: number): number {
  const i = byteOffset >> 2;
  return words[i] + words[i + 1] * 4_294_967_296;
}

/** The same, of a field that holds a file offset. */
export const offsetAt = u64At as (words: Uint32Array, byteOffset: number) => FileOffset;

/** The u32 at a byte offset (a multiple of 4). */
export function u32At(words: Uint32Array, byteOffset: number): number {
  return words[byteOffset >> 2];
}

/** Writes a number up to 2^53 as a u64. */
export function setU64(words: Uint32Array, byteOffset: number, value: number): void {
  const i = byteOffset >> 2;
  words[i] = value >>> 0;
  words[i + 1] = Math.floor(value / 4_294_967_296);
}
