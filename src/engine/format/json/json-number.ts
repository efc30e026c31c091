/** Powers of ten that a double holds exactly. */
export const exactPowers = Array.from({length: 23}, (_, power) => Number(`1e${power}`));
/** Any whole number of so many digits is exact as a double. */
export const exactDigits = 15;

/**
 * The double nearest to the decimal number whose JSON text lies from `start` to `end`; infinite when it is too large.
 * The text must be a JSON number.
 */
export function parseNumber(bytes: Buffer, start: number, end: number): number {
  const negative = bytes[start] === 0x2d;
  let at = negative ? start + 1 : start;
  let mantissa = 0;
  let digits = 0;
  let scale = 0;
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte >= 0x30) {
      if (byte > 0x39) break;
      mantissa = mantissa * 10 + (byte - 0x30);
      if (mantissa > 0) digits++;
      if (scale < 0) scale--;
    } else {
      // The point: what follows is fraction. One is subtracted again below.
      scale = -1;
    }
  }
  if (scale < 0) scale++;
  if (at < end) scale += exponent(bytes, at + 1, end);
  // One rounding of two exact operands is the nearest double.
  if (digits <= exactDigits && scale >= -22 && scale <= 22) {
    const value = scale < 0 ? mantissa / exactPowers[-scale] : mantissa * exactPowers[scale];
    return negative ? -value : value;
  }
  return Number(bytes.toString('latin1', start, end));
}

function exponent(bytes: Buffer, start: number, end: number): number {
  const signed = bytes[start] === 0x2b || bytes[start] === 0x2d;
  let value = 0;
  for (let at = signed ? start + 1 : start; at < end; at++) value = value * 10 + (bytes[at] - 0x30);
  return bytes[start] === 0x2d ? -value : value;
}
