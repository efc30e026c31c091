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
