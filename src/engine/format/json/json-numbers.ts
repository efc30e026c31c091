import {exactDigits, exactPowers, parseNumber} from './json-number.js';
import {JsonWindow} from './json-window.js';

/** A number in an export is no longer than this. */
const maxNumberLength = 16_777_216;

/** Reads numbers in a window, with the rules of Python's json.loads. */
export class JsonNumbers extends JsonWindow {
  /** Whether the number read last is an int. */
  isInteger = false;
  protected numberLength = 0;
  /** Value of the constant read last. */
  private constant = 0;

  /** Reads a number; `isInteger` says of which kind. An int too large for a double is infinite; `numberText` has it. */
  readNumber(): number {
    const plain = this.plainNumber();
    if (!Number.isNaN(plain)) return plain;
    if (!this.findNumber()) return this.constant;
    const value = parseNumber(this.bytes, this.at, this.at + this.numberLength);
    this.at += this.numberLength;
    // An int has no negative zero.
    return this.isInteger ? value + 0 : value;
  }

  /** Passes a number. */
  skipNumber(): void {
    if (Number.isNaN(this.plainNumber()) && this.findNumber()) this.at += this.numberLength;
  }

  /**
   * Reads a number as nearly all are: without an exponent, of few enough digits to be exact, whole in the window. NaN when
   * it is another, which stays. Each digit is looked at once here.
   */
  private plainNumber(): number {
    const {bytes} = this;
    const start = this.at;
    const first = bytes[start] === 0x2d ? start + 1 : start;
    let at = first;
    let mantissa = 0;
    for (; isDigit(bytes[at]); at++) mantissa = mantissa * 10 + (bytes[at] - 0x30);
    let digits = at - first;
    if (digits === 0 || (digits > 1 && bytes[first] === 0x30)) return Number.NaN;
    let value = mantissa;
    const isFraction = bytes[at] === 0x2e;
    if (isFraction) {
      const point = at++;
      for (; isDigit(bytes[at]); at++) mantissa = mantissa * 10 + (bytes[at] - 0x30);
      const scale = at - point - 1;
      digits += scale;
      if (scale === 0 || digits > exactDigits) return Number.NaN;
      value = mantissa / exactPowers[scale];
    }
    if (digits > exactDigits || at >= this.limit || (bytes[at] | 0x20) === 0x65) return Number.NaN;
    this.isInteger = !isFraction;
    this.numberLength = at - start;
    this.at = at;
    // An int has no negative zero.
    return first === start ? value : isFraction ? -value : 0 - value;
  }

  /** The text of the number read last, to be asked for at once. */
  numberText(): string {
    return this.bytes.toString('latin1', this.at - this.numberLength, this.at);
  }

  /** Finds the end of the number at `at`. False when it is one of the three constants: that is read and passed. */
  private findNumber(): boolean {
    this.isInteger = true;
    let length = this.byteAt(0) === 0x2d ? 1 : 0;
    const first = this.byteAt(length);
    if (first === 0x30) length++;
    else if (isDigit(first)) length = this.digitsEnd(length + 1);
    else return this.findConstant(length === 1, first);
    if (this.byteAt(length) === 0x2e && isDigit(this.byteAt(length + 1))) {
      this.isInteger = false;
      length = this.digitsEnd(length + 2);
    }
    if ((this.byteAt(length) | 0x20) === 0x65) {
      const sign = this.byteAt(length + 1);
      const digit = sign === 0x2b || sign === 0x2d ? length + 2 : length + 1;
      if (isDigit(this.byteAt(digit))) {
        this.isInteger = false;
        length = this.digitsEnd(digit + 1);
      }
    }
    this.numberLength = length;
    return true;
  }

  protected word(text: string): void {
    this.ensure(text.length);
    for (let i = 0; i < text.length; i++) {
      if (this.bytes[this.at + i] !== text.charCodeAt(i)) this.fail('Expecting value');
    }
    this.at += text.length;
  }

  private findConstant(negative: boolean, first: number): false {
    this.isInteger = false;
    const start = this.position;
    if (first === 0x49) this.word(negative ? '-Infinity' : 'Infinity');
    else if (first === 0x4e && !negative) this.word('NaN');
    else this.fail('Expecting value');
    this.numberLength = this.position - start;
    this.constant = first === 0x4e ? Number.NaN : negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return false;
  }

  /** The byte so far behind `at`, 0 behind the end of the text; `at` may move in the window. */
  private byteAt(distance: number): number {
    const index = this.at + distance;
    if (index < this.limit) return this.bytes[index];
    return this.ensure(distance + 1) ? this.bytes[this.at + distance] : 0;
  }

  /** Distance from `at` to the end of the digits that go on at a distance. */
  private digitsEnd(distance: number): number {
    for (let length = distance; ; length++) {
      if (!isDigit(this.byteAt(length))) return length;
      if (length > maxNumberLength) this.fail(`a number of more than ${maxNumberLength} characters`);
    }
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
