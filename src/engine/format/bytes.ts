/** Numbers and ranges of raw bytes, wherever they begin; words.ts has what begins at a multiple of 4. */

/** The little-endian u32 that begins at a byte. */
export function u32From(bytes: Uint8Array, at: number): number {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0;
}

/** Whether `length` bytes from `start` on are those of another array from `otherStart` on. */
export function sameRange(
  bytes: Uint8Array,
  start: number,
  length: number,
  other: Uint8Array,
  otherStart: number,
): boolean {
  for (let i = 0; i < length; i++) if (bytes[start + i] !== other[otherStart + i]) return false;
  return true;
}

/** Whether two arrays hold the same bytes, and as many. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sameRange(a, 0, a.length, b, 0);
}
