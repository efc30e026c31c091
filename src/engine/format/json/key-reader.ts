import {ByteBuffer} from '../values/byte-buffer.js';
import type {JsonReader} from './json-reader.js';
import {knownKey, MemberWalk, objectEnd} from './member-walk.js';

/** Keys longer than this are none that an export has. */
const longestKey = 64;

/** A key that is none of the words. */
export const otherKey = -1;
/** No key: the object ended. */
export const noKey = -2;

/** A key in its place among those before it. */
interface KeyInPlace {
  readonly key: number;
  readonly isRepeated: boolean;
  /** One bit for each of the words that were read, this one too. */
  readonly seen: number;
}

/** Tells the keys of an object apart without making strings. */
export class KeyReader {
  /** Whether the key read last, which is one of the words, stood in its object before. */
  isRepeated = false;
  /** One bit for each of the words that were read. */
  private seen = 0;
  private readonly text = new ByteBuffer(longestKey, longestKey);
  private readonly members: MemberWalk<KeyInPlace>;

  constructor(
    private readonly reader: JsonReader,
    private readonly words: readonly Uint8Array[],
  ) {
    this.members = new MemberWalk(reader);
  }

  /** Enters the object at the reader and goes to its first value; the index of its key among the words, or one of the above. */
  first(): number {
    this.seen = 0;
    return this.keyOf(this.members.first());
  }

  /** The same behind a value. */
  next(): number {
    return this.keyOf(this.members.next());
  }

  private keyOf(step: number): number {
    if (step === objectEnd) return noKey;
    const {meaning} = this.members;
    const place = step === knownKey && meaning !== undefined ? meaning : this.read();
    this.isRepeated = place.isRepeated;
    this.seen = place.seen;
    return place.key;
  }

  private read(): KeyInPlace {
    const {text, reader} = this;
    text.length = 0;
    reader.readString(text);
    reader.colon();
    const key = this.words.findIndex((word) => this.is(word));
    const bit = key < 0 ? 0 : 1 << key;
    const place = {key: key < 0 ? otherKey : key, isRepeated: (this.seen & bit) !== 0, seen: this.seen | bit};
    this.members.learn(place);
    return place;
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
