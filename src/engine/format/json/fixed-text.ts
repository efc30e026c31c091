/**
 * Text that is written again and again: ASCII, laid out as doubles, so that a machine moves eight letters at a time. No eight letters
 * of ASCII are a double that is no number, which would not stay what it is.
 */
export class FixedText {
  readonly eights: Float64Array;
  readonly length: number;

  constructor(ascii: string) {
    this.length = ascii.length;
    const bytes = Buffer.alloc(Math.ceil(ascii.length / 8) * 8);
    bytes.write(ascii, 'ascii');
    this.eights = Float64Array.from({length: bytes.length / 8}, (_, i) => bytes.readDoubleLE(i * 8));
  }
}

/** A line end and two spaces for each level. */
export function lineStart(level: number): string {
  return `\n${'  '.repeat(level)}`;
}
