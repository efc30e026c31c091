import {maxReadDepth} from '../records/constants.js';
import type {ByteBuffer} from '../values/byte-buffer.js';
import {JsonNumbers} from './json-numbers.js';
import type {ByteSource} from './json-window.js';

export {type ByteSource, JsonError} from './json-window.js';

/** Bytes that stand for themselves in a string. UTF-8 was checked when they were read. */
const plain = Uint8Array.from({length: 256}, (_, b) => (b < 0x20 || b === 0x22 || b === 0x5c ? 0 : 1));
/** Characters behind a backslash and what they mean; `u` is not among them. */
const escapes = new Map([...'"\\/bfnrt'].map((letter, i) => [letter.charCodeAt(0), '"\\/\b\f\n\r\t'.charCodeAt(i)]));
/** Integers that must be exact are no longer than this, as in Python. */
const maxExactDigits = 4300;

/** What the JSON value is that begins with a byte. */
export type JsonKind = 'object' | 'array' | 'string' | 'true' | 'false' | 'null' | 'number';

/**
 * Pulls JSON from a source of any size, with the rules of Python's json.loads: NaN and infinities are numbers, integers
 * have any length, and of equal keys the caller takes the last. All methods throw JsonError. Those that read a value
 * begin at its first byte, which `next` finds.
 */
export class JsonReader extends JsonNumbers {
  /** Lone surrogates in the string read last. */
  surrogates = 0;
  private depth = 0;

  constructor(source: ByteSource, windowBytes = 262_144) {
    super(source, windowBytes);
  }

  override seek(position: number): void {
    this.depth = 0;
    super.seek(position);
  }

  /** Passes white space; the byte behind it, 0 at the end of the text. */
  next(): number {
    for (;;) {
      const {bytes} = this;
      let {at} = this;
      let byte = bytes[at];
      while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at];
      this.at = at;
      if (byte !== 0 || at < this.limit || !this.ensure(1)) return byte;
    }
  }

  /** Goes to the first byte of a document, behind a byte order mark. */
  begin(): void {
    this.seek(0);
    if (this.ensure(3) && this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) {
      this.at += 3;
    }
  }

  /** Requires that nothing but white space is left. */
  end(): void {
    this.next();
    if (this.at < this.limit) this.fail('Extra data');
  }

  /** Finds the next value and says what it is, judging by its first byte. */
  kind(): JsonKind {
    switch (this.next()) {
      case 0x7b:
        return 'object';
      case 0x5b:
        return 'array';
      case 0x22:
        return 'string';
      case 0x74:
        return 'true';
      case 0x66:
        return 'false';
      case 0x6e:
        return 'null';
      default:
        return 'number';
    }
  }

  /** Enters the object at `at`; whether it has a member. Then `at` is on the key. */
  firstMember(): boolean {
    this.enter();
    const byte = this.next();
    if (byte === 0x7d) return this.leave();
    return byte === 0x22 || this.fail('Expecting property name enclosed in double quotes');
  }

  /** Goes on behind the value of a member; whether there is another. */
  nextMember(): boolean {
    const byte = this.next();
    if (byte === 0x7d) return this.leave();
    if (byte !== 0x2c) this.fail("Expecting ',' delimiter");
    this.at++;
    return this.next() === 0x22 || this.fail('Expecting property name enclosed in double quotes');
  }

  /** Passes the colon behind a key and goes to the value. */
  colon(): void {
    if (this.next() !== 0x3a) this.fail("Expecting ':' delimiter");
    this.at++;
    this.next();
  }

  /** Enters the array at `at`; whether it has an item. Then `at` is on it. */
  firstItem(): boolean {
    this.enter();
    return this.next() !== 0x5d || this.leave();
  }

  /** Goes on behind an item; whether there is another. */
  nextItem(): boolean {
    const byte = this.next();
    if (byte === 0x5d) return this.leave();
    if (byte !== 0x2c) this.fail("Expecting ',' delimiter");
    this.at++;
    this.next();
    return true;
  }

  /** Says that so many objects were entered with what was passed, or left where it is negative. */
  descend(levels: number): void {
    this.depth += levels;
  }

  private enter(): void {
    if (++this.depth > maxReadDepth) this.fail(`nested deeper than ${maxReadDepth} levels`);
    this.at++;
  }

  private leave(): false {
    this.depth--;
    this.at++;
    return false;
  }

  /** Passes a value of any kind; it is checked like one that is read. */
  skipValue(): void {
    switch (this.kind()) {
      case 'object':
        for (let more = this.firstMember(); more; more = this.nextMember()) {
          this.skipString();
          this.colon();
          this.skipValue();
        }
        break;
      case 'array':
        for (let more = this.firstItem(); more; more = this.nextItem()) this.skipValue();
        break;
      case 'string':
        this.skipString();
        break;
      case 'number':
        this.skipNumber();
        break;
      default:
        this.literal();
    }
  }

  /** Reads `true`, `false` or `null`. */
  literal(): boolean | null {
    const first = this.bytes[this.at];
    if (first === 0x74) this.word('true');
    else if (first === 0x66) this.word('false');
    else this.word('null');
    return first === 0x6e ? null : first === 0x74;
  }

  /** Appends the text of a string in UTF-8. Lone surrogates become three bytes each, and are counted. */
  readString(out: ByteBuffer): void {
    const start = this.position;
    this.at++;
    this.surrogates = 0;
    for (;;) {
      out.reserve(this.limit - this.at);
      const {bytes} = this;
      const target = out.bytes;
      let {at} = this;
      let {length} = out;
      let byte = bytes[at];
      while (plain[byte] === 1) {
        target[length++] = byte;
        byte = bytes[++at];
      }
      this.at = at;
      out.length = length;
      if (byte === 0x22) {
        this.at++;
        return;
      }
      if (byte === 0x5c) out.codePoint(this.escape(start));
      else this.goOn(start);
    }
  }

  /** Passes a string. */
  skipString(): void {
    const start = this.position;
    this.at++;
    for (;;) {
      const {bytes} = this;
      let {at} = this;
      while (plain[bytes[at]] === 1) at++;
      this.at = at;
      if (bytes[at] === 0x22) {
        this.at++;
        return;
      }
      if (bytes[at] === 0x5c) this.escape(start);
      else this.goOn(start);
    }
  }

  /** Slides on when the string that began at `start` reaches the end of the window. */
  private goOn(start: number): void {
    if (this.at < this.limit) this.fail('Invalid control character at');
    if (!this.ensure(1)) this.failAt('Unterminated string starting at', start);
  }

  /** Reads one escape, or two that are the halves of a surrogate pair. */
  private escape(start: number): number {
    this.ensure(12);
    const letter = this.bytes[this.at + 1];
    if (this.at + 1 === this.limit) this.failAt('Unterminated string starting at', start);
    if (letter !== 0x75) {
      const meaning = escapes.get(letter);
      if (meaning === undefined) this.fail('Invalid \\escape');
      this.at += 2;
      return meaning;
    }
    const unit = this.hex(this.at + 2);
    this.at += 6;
    if (unit < 0xd800 || unit > 0xdfff) return unit;
    if (unit < 0xdc00 && this.bytes[this.at] === 0x5c && this.bytes[this.at + 1] === 0x75) {
      const low = this.hex(this.at + 2);
      if (low >= 0xdc00 && low <= 0xdfff) {
        this.at += 6;
        return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      }
    }
    this.surrogates++;
    return unit;
  }

  /** Four hexadecimal digits at an index; the zero byte behind the window is none. */
  private hex(index: number): number {
    let value = 0;
    for (let i = index; i < index + 4; i++) {
      const byte = this.bytes[i];
      const letter = byte | 0x20;
      if (byte >= 0x30 && byte <= 0x39) value = value * 16 + (byte - 0x30);
      else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + (letter - 0x57);
      else this.fail('Invalid \\uXXXX escape', index - 1);
    }
    return value;
  }

  /** Reads the exact value of an int, a boolean counting as one as in Python; undefined, and passed, for other values. */
  readInteger(): number | bigint | undefined {
    const kind = this.kind();
    if (kind === 'true' || kind === 'false') return Number(this.literal());
    if (kind !== 'number') {
      this.skipValue();
      return undefined;
    }
    const start = this.position;
    const value = this.readNumber();
    if (!this.isInteger) return undefined;
    if (Number.isSafeInteger(value)) return value;
    if (this.numberLength > maxExactDigits) this.failAt(`an integer of more than ${maxExactDigits} digits`, start);
    return BigInt(this.numberText());
  }
}
