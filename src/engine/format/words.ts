import type {EdgeId, FileOffset, NodeId} from './records/integers.js';

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

type FieldAt<I> = (words: Uint32Array, byteOffset: number) => I;

/** The same, of fields that hold a file offset or an id. */
export const offsetAt = u64At as FieldAt<FileOffset>;
export const nodeIdAt = u64At as FieldAt<NodeId>;
export const edgeIdAt = u64At as FieldAt<EdgeId>;

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
