import {utf8SequenceEnd} from '../utf8.js';
import {ByteBuffer} from '../values/byte-buffer.js';
import {BlobError} from '../values/property-value.js';
import {floatText} from './canonical-number.js';
import {FixedText, lineStart} from './fixed-text.js';

const escapes = new Map<number, string>([
  [0x22, '\\"'],
  [0x5c, '\\\\'],
  [0x08, '\\b'],
  [0x0c, '\\f'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
]);

/** How JSON says a control character, a quote or a backslash. */
export function escapeOf(byte: number): string {
  return escapes.get(byte) ?? `\\u00${byte.toString(16).padStart(2, '0')}`;
}

/** 0: copied as it is; 1: escaped; 2: begins a multi-byte sequence. */
const byteClass = Uint8Array.from({length: 256}, (_, b) => (b >= 0x80 ? 2 : b < 0x20 || escapes.has(b) ? 1 : 0));

/** The ends of lines before the levels that are usual. */
const lineStarts = Array.from({length: 16}, (_, level) => new FixedText(lineStart(level)));

/** A growing buffer of JSON text in UTF-8. */
export class JsonBytes extends ByteBuffer {
  /**
   * @param capacity bytes to begin with, or memory to begin in
   * @param shape whether line ends and indents are written
   */
  constructor(
    capacity: number | Buffer,
    private readonly shape: 'indented' | 'compact' = 'indented',
  ) {
    super(capacity);
  }

  /** Appends text that is ASCII and needs no escaping. */
  ascii(text: string): void {
    this.reserve(text.length);
    const {bytes, length} = this;
    for (let i = 0; i < text.length; i++) bytes[length + i] = text.charCodeAt(i);
    this.length = length + text.length;
  }

  /** Appends text that is written often. */
  fixed({eights, length}: FixedText): void {
    const at = this.length;
    // What is written behind its end is written over.
    this.reserve(eights.length * 8);
    const {view} = this;
    for (let i = 0; i < eights.length; i++) view.setFloat64(at + i * 8, eights[i], true);
    this.length = at + length;
  }

  /** A line end and two spaces for each level. */
  newline(level: number): void {
    if (this.shape === 'compact') return;
    this.fixed(lineStarts[level] ?? new FixedText(lineStart(level)));
  }

  /** Appends a JSON string of the UTF-8 bytes from `start` to `end`. Throws BlobError with the given reason if they are not UTF-8. */
  string(source: Uint8Array, start: number, end: number, reason: string): void {
    this.reserve((end - start) * 6 + 2);
    const out = this.bytes;
    let at = this.length;
    out[at++] = 0x22;
    for (let i = start; i < end; ) {
      const byte = source[i];
      const kind = byteClass[byte];
      if (kind === 0) {
        out[at++] = byte;
        i++;
      } else if (kind === 1) {
        const escaped = escapeOf(byte);
        for (let k = 0; k < escaped.length; k++) out[at++] = escaped.charCodeAt(k);
        i++;
      } else {
        const next = utf8SequenceEnd(source, i, end);
        if (next < 0) throw new BlobError(reason);
        while (i < next) out[at++] = source[i++];
      }
    }
    out[at++] = 0x22;
    this.length = at;
  }

  /** Appends a JSON string of a well-formed JavaScript string. */
  jsString(text: string): void {
    const bytes = Buffer.from(text);
    this.string(bytes, 0, bytes.length, 'not UTF-8');
  }

  /** Appends a whole number up to 2^53 in decimal. */
  integer(value: number): void {
    if (value < 0) {
      this.byte(0x2d);
      value = -value;
    }
    this.reserve(16);
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits++;
    const {bytes} = this;
    let at = this.length + digits;
    this.length = at;
    let rest = value;
    while (rest >= 1_000_000_000) {
      const high = Math.floor(rest / 10);
      bytes[--at] = 0x30 + (rest - high * 10);
      rest = high;
    }
    let small = rest | 0;
    do {
      const high = (small / 10) | 0;
      bytes[--at] = 0x30 + (small - high * 10);
      small = high;
    } while (small > 0);
  }

  /** Appends a stored float; finite ones only. */
  float(value: number): void {
    const millionths = Math.abs(value) * 1e6;
    // Of the decimals with at most 15 digits a double has one at the most, and that is its shortest text: most numbers
    // that people write are told by it, and need no search for their digits.
    const isShort = millionths >= 100 && millionths < 1e15 && Math.floor(millionths) === millionths;
    if (isShort && millionths / 1e6 === Math.abs(value)) this.decimal(value < 0, millionths);
    else this.ascii(floatText(value));
  }

  /** Appends a number of millionths, fewer than 10^15, as a decimal with at least one digit behind the point. */
  private decimal(isNegative: boolean, millionths: number): void {
    if (isNegative) this.byte(0x2d);
    const whole = Math.floor(millionths / 1e6);
    this.integer(whole);
    let rest = (millionths - whole * 1e6) | 0;
    let digits = 6;
    while (digits > 1 && rest % 10 === 0) {
      rest = (rest / 10) | 0;
      digits--;
    }
    this.reserve(digits + 1);
    const {bytes} = this;
    bytes[this.length] = 0x2e;
    this.length += digits + 1;
    for (let at = this.length; digits > 0; digits--) {
      const high = (rest / 10) | 0;
      bytes[--at] = 0x30 + (rest - high * 10);
      rest = high;
    }
  }
}
