import {terminalColumns} from './columns.js';

/** Columns of a row of so many bytes: offset, two digits each and a blank between, the bytes as text. */
const widthOf = (bytes: number): number => 8 + 2 + (3 * bytes - 1) + 2 + bytes;

/**
 * Bytes as a hex dump: file offset, sixteen bytes, or eight where the terminal is narrow, their ASCII. Repeated lines are
 * left out, as `hexdump` does.
 */
export function hexView(bytes: Uint8Array, offset: number, columns = terminalColumns()): string[] {
  const step = columns && columns < widthOf(16) ? 8 : 16;
  const lines: string[] = [];
  let previous = '';
  let skipped = false;
  for (let at = 0; at < bytes.length; at += step) {
    const row = bytes.subarray(at, at + step);
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    if (hex === previous && at + step < bytes.length) {
      if (!skipped) lines.push('*');
      skipped = true;
      continue;
    }
    skipped = false;
    previous = hex;
    const ascii = [...row].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${(offset + at).toString(16).padStart(8, '0')}  ${hex.padEnd(3 * step - 1)}  ${ascii}`);
  }
  return lines;
}
