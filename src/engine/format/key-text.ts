/** Text in which programs write keys and signatures. */

/** Bytes that are no key or signature of the kind that was looked for; the message is the end of a sentence about them. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * The bytes of a base64 text (RFC 4648, section 4) in the one spelling that encoders write: padded, without blanks, without bits
 * that mean nothing. Throws `Unreadable` for any other, and where the bytes are not `length`.
 */
export function decodeBase64(text: string, what: string, length?: number): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Unreadable(`${what} is not base64`);
  if (length !== undefined && bytes.length !== length) {
    throw new Unreadable(`${what} has ${bytes.length} bytes where ${length} belong`);
  }
  return bytes;
}

/** The lines of a small text, one character a byte, with their line ends taken off; a last line end begins no line. */
export function linesIn(bytes: Uint8Array): string[] {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
