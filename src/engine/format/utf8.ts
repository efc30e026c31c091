/** Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */

/** Index behind the multi-byte sequence that begins at `i` (a byte of 0x80 or more); -1 when it is not valid UTF-8. */
export function utf8SequenceEnd(bytes: Uint8Array, i: number, end: number): number {
  const lead = bytes[i];
  if (lead < 0xc2) return -1;
  if (lead < 0xe0) return i + 2 <= end && isTail(bytes[i + 1]) ? i + 2 : -1;
  if (lead < 0xf0) {
    if (i + 3 > end || !isTail(bytes[i + 1]) || !isTail(bytes[i + 2])) return -1;
    if (lead === 0xe0 && bytes[i + 1] < 0xa0) return -1;
    return lead === 0xed && bytes[i + 1] > 0x9f ? -1 : i + 3;
  }
  if (lead > 0xf4 || i + 4 > end) return -1;
  if (!isTail(bytes[i + 1]) || !isTail(bytes[i + 2]) || !isTail(bytes[i + 3])) return -1;
  if (lead === 0xf0 && bytes[i + 1] < 0x90) return -1;
  return lead === 0xf4 && bytes[i + 1] > 0x8f ? -1 : i + 4;
}

function isTail(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Whether the bytes from `start` to `end` are valid UTF-8. */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; ) {
    if (bytes[i] < 0x80) {
      i++;
    } else {
      i = utf8SequenceEnd(bytes, i, end);
      if (i < 0) return false;
    }
  }
  return true;
}

/** What a text is that begins with the mark of another encoding than UTF-8, as a problem; undefined for others. */
export function otherEncoding(bytes: Uint8Array): string | undefined {
  const mark = bytes.length < 2 ? 0 : (bytes[0] << 8) | bytes[1];
  return mark === 0xfffe || mark === 0xfeff ? 'it is UTF-16; save it as UTF-8' : undefined;
}

/** Compares two byte ranges; for valid UTF-8 this is code point order. Negative, zero or positive. */
export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < length; i++) {
    const difference = a[aStart + i] - b[bStart + i];
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}

/** Orders strings by code point, as the format and every report do; JavaScript's own order is by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
