import {isUtf8} from 'node:buffer';
import {otherEncoding, utf8SequenceEnd} from '../utf8.js';
import {viewOf} from '../values/byte-buffer.js';

/** Where JSON text is read from; every device is one. */
export interface ByteSource {
  size(): number;
  /** Fills `target` from `offset` on; returns how many bytes there were, fewer than asked for at the end. */
  read(target: Uint8Array, offset: number): number;
}

/** Why bytes are not JSON. */
export class JsonError extends Error {}

/** Bytes read first behind a far jump; reading on doubles them up to the window. */
const firstStride = 4096;
/** Windows are no smaller: two escapes, and a sequence that is cut off, must fit. */
const smallestWindow = 16;
/** Bytes behind the window: the zero byte, and as many as a word read at the last byte needs. */
const margin = 4;

/** Text that was passed once and may come again, as words: bytes of the last one that are not of the text are zero. */
export class KnownText {
  readonly length: number;
  readonly words: Int32Array;
  /** The bits of the last word that are of the text. */
  readonly lastMask: number;

  constructor(text: Uint8Array) {
    const bytes = new Uint8Array(Math.ceil(text.length / 4) * 4);
    bytes.set(text);
    this.words = new Int32Array(bytes.buffer);
    this.lastMask = -1 >>> (8 * (bytes.length - text.length));
    this.length = text.length;
  }

  /** Whether it is the same text. */
  equals({words, length}: KnownText): boolean {
    return length === this.length && words.every((word, i) => word === this.words[i]);
  }
}

/**
 * A window that slides over the bytes of a source. It holds whole UTF-8 sequences only, all of them valid, and a zero
 * byte behind the last one, so loops over text end there by themselves.
 */
export class JsonWindow {
  bytes: Buffer;
  /** The same, for reading words. */
  private view: DataView;
  /** Index of the next byte. */
  at = 0;
  /** Index behind the last byte. */
  limit = 0;
  /** Offset in the source of the first byte. */
  private base = 0;
  private stride: number;
  /** Whether the source has nothing behind `limit`. */
  private ended = false;

  /** @param windowBytes bytes held at once; a longer token makes it grow */
  constructor(
    private readonly source: ByteSource,
    windowBytes: number,
  ) {
    this.bytes = Buffer.alloc(Math.max(windowBytes, smallestWindow) + margin);
    this.view = viewOf(this.bytes);
    this.stride = Math.min(firstStride, this.bytes.length - margin);
  }

  /** Offset in the source of the next byte. */
  get position(): number {
    return this.base + this.at;
  }

  /** Goes to an offset in the source where a UTF-8 sequence begins. */
  seek(position: number): void {
    if (position >= this.base && position <= this.base + this.limit) {
      this.at = position - this.base;
      return;
    }
    this.base = position;
    this.at = 0;
    this.limit = 0;
    this.bytes[0] = 0;
    this.ended = false;
    this.stride = Math.min(firstStride, this.bytes.length - margin);
    this.ensure(1);
  }

  /** Passes a text if that comes next, whole in the window. Four bytes at a time: most of a document is passed this way. */
  pass({words, lastMask, length}: KnownText): boolean {
    const {at, view} = this;
    if (at + length > this.limit) return false;
    const last = words.length - 1;
    let from = at;
    for (let i = 0; i < last; i++, from += 4) if (view.getInt32(from, true) !== words[i]) return false;
    if ((view.getInt32(from, true) & lastMask) !== words[last]) return false;
    this.at = at + length;
    return true;
  }

  /** The text from an offset in the source up to the next byte; undefined when it began before the window. */
  textSince(position: number): Uint8Array | undefined {
    return position < this.base ? undefined : this.bytes.subarray(position - this.base, this.at);
  }

  /** Makes `count` bytes from `at` on available, moving them in the window; false when the text ends before. Throws JsonError. */
  ensure(count: number): boolean {
    while (this.limit - this.at < count) if (this.ended || !this.slide(count)) return false;
    return true;
  }

  private slide(count: number): boolean {
    const kept = this.limit - this.at;
    this.bytes.copyWithin(0, this.at, this.limit);
    this.base += this.at;
    this.at = 0;
    this.limit = kept;
    const needed = count + 3;
    if (needed + margin > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(needed + margin, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, kept);
      this.bytes = larger;
      this.view = viewOf(larger);
    }
    const wanted = Math.min(Math.max(this.stride, needed - kept), this.bytes.length - margin - kept);
    const filled = kept + this.source.read(this.bytes.subarray(kept, kept + wanted), this.base + kept);
    this.ended = filled < kept + wanted;
    this.limit = this.ended ? filled : wholeSequences(this.bytes, kept, filled);
    this.bytes[this.limit] = 0;
    this.stride = Math.min(this.stride * 2, this.bytes.length - margin);
    if (!isUtf8(this.bytes.subarray(kept, this.limit))) this.failUtf8(kept);
    return this.limit > kept;
  }

  private failUtf8(start: number): never {
    const encoding = this.base === 0 ? otherEncoding(this.bytes) : undefined;
    if (encoding !== undefined) throw new JsonError(encoding);
    let i = start;
    for (let end = i; end >= 0; end = this.bytes[i] < 0x80 ? i + 1 : utf8SequenceEnd(this.bytes, i, this.limit))
      i = end;
    const byte = this.bytes[i].toString(16).padStart(2, '0');
    throw new JsonError(`not UTF-8: byte 0x${byte} at offset ${this.base + i}`);
  }

  /** Raises a fault at an index of the window. */
  fail(reason: string, at = this.at): never {
    this.failAt(reason, this.base + at);
  }

  /** Raises a fault at an offset in the source. */
  failAt(reason: string, position: number): never {
    throw new JsonError(`${reason}: ${this.place(position)}`);
  }

  /** Line, column and character of an offset, counted as Python counts them: a CR LF is one character. */
  private place(position: number): string {
    const chunk = Buffer.alloc(65_536);
    let line = 1;
    let lineStart = 0;
    let characters = 0;
    let previous = 0;
    for (let done = 0; done < position; ) {
      const count = this.source.read(chunk.subarray(0, Math.min(chunk.length, position - done)), done);
      if (count === 0) break;
      done += count;
      for (let i = 0; i < count; i++) {
        const byte = chunk[i];
        const counted = (byte & 0xc0) !== 0x80 && !(byte === 0x0a && previous === 0x0d);
        previous = byte;
        if (!counted) continue;
        characters++;
        if (byte !== 0x0a && byte !== 0x0d) continue;
        line++;
        lineStart = characters;
      }
    }
    return `line ${line} column ${characters - lineStart + 1} (char ${characters})`;
  }
}

/** Index behind the last whole UTF-8 sequence: a sequence cut off at the end is left for the next reading. */
function wholeSequences(bytes: Uint8Array, start: number, end: number): number {
  for (let i = end - 1; i >= Math.max(start, end - 3); i--) {
    const byte = bytes[i];
    if (byte < 0x80) return end;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return i + length > end ? i : end;
  }
  return end;
}
