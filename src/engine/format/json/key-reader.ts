import {ByteBuffer} from '../values/byte-buffer.js';
import type {JsonReader} from './json-reader.js';

/** Keys longer than this are none that an export has. */
const longestKey = 64;

/** Tells the keys of an object apart without making strings. */
export class KeyReader {
  /** Whether the key read last, which is one of the words, stood in its object before. */
  isRepeated = false;
  /** One bit for each of the words that were read. */
  private seen = 0;
  private readonly text = new ByteBuffer(longestKey, longestKey);

  constructor(private readonly reader: JsonReader) {}

  /** Reads the key at the reader and goes to its value; the index of the key among the words, -1 when it is none of them. */
  read(words: readonly Uint8Array[]): number {
    const {text, reader} = this;
    text.length = 0;
    reader.readString(text);
    reader.colon();
    const key = words.findIndex((word) => this.is(word));
    const bit = key < 0 ? 0 : 1 << key;
    this.isRepeated = (this.seen & bit) !== 0;
    this.seen |= bit;
    return key;
  }

  /** Begins with another object. */
  begin(): void {
    this.seen = 0;
  }

  private is(word: Uint8Array): boolean {
    const {bytes, length} = this.text;
    if (length !== word.length) return false;
    for (let i = 0; i < length; i++) if (bytes[i] !== word[i]) return false;
    return true;
  }
}

/** Words as UTF-8 bytes. */
export function keyWords(...words: string[]): Uint8Array[] {
  return words.map((word) => Buffer.from(word));
}
