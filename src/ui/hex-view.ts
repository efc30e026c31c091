/** Bytes as a hex dump: file offset, sixteen bytes, their ASCII. Repeated lines are left out, as `hexdump` does. */
export function hexView(bytes: Uint8Array, offset: number): string[] {
  const lines: string[] = [];
  let previous = '';
  let skipped = false;
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16);
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    if (hex === previous && at + 16 < bytes.length) {
      if (!skipped) lines.push('*');
      skipped = true;
      continue;
    }
    skipped = false;
    previous = hex;
    const ascii = [...row].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${(offset + at).toString(16).padStart(8, '0')}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return lines;
}
