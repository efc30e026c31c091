import {u32From} from '../bytes.js';
import {maxReadDepth} from '../records/constants.js';
import {compareBytes} from '../utf8.js';
import {tag} from './property-value.js';

/**
 * Tells blobs that are written as every known writer writes them: keys strictly ascending, booleans 0 or 1, nothing
 * behind the value. Such bytes can be copied; others must be decoded and encoded again. Total on any bytes, and faster
 * than decoding.
 */
export class NormalBlob {
  /** Whether a top-level key of the blob looked at last is one of those that were asked for. */
  hasKey = false;
  /** Whether a float of the blob looked at last may be a NaN or a negative zero, of which equal bytes say little. */
  hasRareFloat = false;
  private source: Uint8Array = new Uint8Array(0);
  private at = 0;
  private end = 0;
  private keys: readonly Uint8Array[] = [];

  /** Whether the bytes are a property set in normal form: one map that is not empty, or no bytes at all. */
  isNormal(source: Uint8Array, start: number, end: number, keys: readonly Uint8Array[]): boolean {
    this.source = source;
    this.at = start;
    this.end = end;
    this.keys = keys;
    this.hasKey = false;
    this.hasRareFloat = false;
    if (start === end) return true;
    if (source[this.at++] !== tag.map) return false;
    const count = this.count();
    return count > 0 && this.map(count, 0) && this.at === end;
  }

  /** Members of a map whose values have the given depth. */
  private map(count: number, depth: number): boolean {
    if (count < 0) return false;
    const {source} = this;
    let last = -1;
    let lastEnd = -1;
    for (let i = 0; i < count; i++) {
      const length = this.count();
      const start = this.at;
      this.at += length;
      if (length < 0 || this.at > this.end) return false;
      if (i > 0 && compareBytes(source, start, this.at, source, last, lastEnd) <= 0) return false;
      last = start;
      lastEnd = this.at;
      if (depth === 0) this.note(start, lastEnd);
      if (!this.value(depth)) return false;
    }
    return true;
  }

  private note(start: number, end: number): void {
    for (const key of this.keys)
      if (compareBytes(this.source, start, end, key, 0, key.length) === 0) this.hasKey = true;
  }

  private value(depth: number): boolean {
    if (this.at >= this.end || depth > maxReadDepth) return false;
    const kind = this.source[this.at++];
    switch (kind) {
      case tag.null:
        return true;
      case tag.bool:
        return this.source[this.at++] <= 1;
      case tag.float: {
        // The exponent of NaN and of the largest numbers, or a sign and an exponent of almost nothing.
        const high = this.source[this.at + 7];
        if ((high & 0x7f) === 0x7f || high === 0x80) this.hasRareFloat = true;
        this.at += 8;
        return this.at <= this.end;
      }
      case tag.int:
        this.at += 8;
        return this.at <= this.end;
      case tag.string: {
        const length = this.count();
        this.at += length;
        return length >= 0 && this.at <= this.end;
      }
      case tag.list: {
        const count = this.count();
        for (let i = 0; i < count; i++) if (!this.value(depth + 1)) return false;
        return count >= 0;
      }
      case tag.map:
        return this.map(this.count(), depth + 1);
      default:
        return false;
    }
  }

  /** A count or length; -1 where the bytes end before it. */
  private count(): number {
    if (this.at + 4 > this.end) return -1;
    this.at += 4;
    return u32From(this.source, this.at - 4);
  }
}
