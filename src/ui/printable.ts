/** Text from a store, made safe for a terminal: control and direction-changing characters become visible escapes. */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.codePointAt(0) as number;
    const short = shortEscapes.get(code);
    if (short) return short;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

const shortEscapes = new Map([
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
]);

// Controls (C0, DEL, C1), line and paragraph separators, directional marks, embeddings and isolates.
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A size for people, as the peer rounds it: two decimals at the most, half to even on the exact value. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let power = 1;
  while (power < units.length && bytes >= 1024 ** (power + 1)) power++;
  const divisor = 1024n ** BigInt(power);
  const hundredths = BigInt(bytes) * 100n;
  let rounded = hundredths / divisor;
  const rest = (hundredths % divisor) * 2n;
  if (rest > divisor || (rest === divisor && rounded % 2n === 1n)) rounded++;
  const text = `${rounded / 100n}.${String(rounded % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
  return `${text} ${units[power - 1]}`;
}

/** Whole numbers with thousands separators. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
