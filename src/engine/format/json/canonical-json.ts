import {maxReadDepth} from '../records/constants.js';
import {compareBytes, compareCodePoints} from '../utf8.js';
import {
  BlobError,
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  decodeValue,
  type PropertyMap,
  type PropertyValue,
  TrailingBytes,
  tag,
} from '../values/property-value.js';
import type {JsonBytes} from './json-bytes.js';

/** A float that JSON cannot say; manifests and exports refuse it, as the peer does. */
export class NonFiniteError extends Error {
  constructor(readonly value: number) {
    super(`the float ${value} has no JSON form`);
  }
}

/** What to do with such floats. */
export type NonFinite = 'refuse' | 'text' | 'token';

/** Keys of a map are not in strictly ascending order: the blob is printed from its decoded value instead. */
const outOfOrder = Symbol('out of order');

/**
 * Transcodes property blobs straight into canonical JSON (two-space indent, keys in code point order), without making
 * objects: the peer stores maps in output order. One transcoder serves one pass; it remembers what it met.
 */
export class BlobTranscoder {
  /** Whether a top-level key of the blob transcoded last was one of the meta keys. */
  shadowed = false;
  /** How deeply values lie in the blobs so far; those of a property set are at 1. */
  deepest = 0;
  private source: Uint8Array = new Uint8Array(0);
  private view = new DataView(this.source.buffer);
  private at = 0;
  private textStart = 0;
  private end = 0;

  /** @param nonFinite whether floats that JSON cannot say are refused, or written as the strings `"NaN"`, `"Infinity"`, `"-Infinity"`, or as these tokens without quotes, which Python reads */
  constructor(
    private readonly out: JsonBytes,
    private readonly nonFinite: NonFinite = 'refuse',
  ) {}

  /** Appends a property blob as an object at the given indent level. Throws BlobError, NonFiniteError. */
  properties(source: Uint8Array, start: number, end: number, level: number, metaKeys: readonly Uint8Array[]): void {
    this.shadowed = false;
    if (start === end) {
      this.out.ascii('{}');
      return;
    }
    if (source[start] !== tag.map) {
      decodeValue(source, start, end);
      throw new BlobError('props: expected Map');
    }
    const restart = this.out.length;
    this.open(source, start + 1, end);
    try {
      this.map(level, 0, metaKeys);
      this.refuseMore();
    } catch (error) {
      if (error !== outOfOrder) throw error;
      this.out.length = restart;
      this.disordered(start, level, metaKeys);
    }
  }

  /** Appends the sorted labels of a node as an array. Throws BlobError. */
  nodeLabels(source: Uint8Array, start: number, end: number, level: number): void {
    if (start === end) {
      this.out.ascii('[]');
      return;
    }
    try {
      this.labelList(source, start, end, level);
    } catch (error) {
      // Of several reasons the one that decoding meets first.
      if (error instanceof BlobError) decodeNodeLabels(source, start, end);
      throw error;
    }
  }

  private labelList(source: Uint8Array, start: number, end: number, level: number): void {
    if (source[start] !== tag.list) throw new BlobError('labels: expected List');
    this.open(source, start + 1, end);
    const count = this.count('list count truncated');
    if (count === 1) {
      this.labelStart();
      this.refuseMore();
      this.out.byte(0x5b);
      this.out.newline(level + 1);
      this.out.string(source, this.textStart, this.at, 'prop_codec: invalid UTF-8');
      this.out.newline(level);
      this.out.byte(0x5d);
      return;
    }
    const ranges: [number, number][] = [];
    for (let i = 0; i < count; i++) {
      this.labelStart();
      ranges.push([this.textStart, this.at]);
    }
    this.refuseMore();
    if (ranges.length > 1) ranges.sort((a, b) => compareBytes(source, a[0], a[1], source, b[0], b[1]));
    this.out.byte(0x5b);
    for (let i = 0; i < ranges.length; i++) {
      if (i > 0) this.out.byte(0x2c);
      this.out.newline(level + 1);
      this.out.string(source, ranges[i][0], ranges[i][1], 'prop_codec: invalid UTF-8');
    }
    if (count > 0) this.out.newline(level);
    this.out.byte(0x5d);
  }

  /** Appends the label of an edge as a string. Throws BlobError. */
  edgeLabel(source: Uint8Array, start: number, end: number): void {
    if (start === end) {
      this.out.ascii('""');
      return;
    }
    try {
      if (source[start] !== tag.string) throw new BlobError('edge label is not a string');
      this.open(source, start + 1, end);
      this.text('string length truncated', 'string data truncated');
      this.refuseMore();
      this.out.string(source, this.textStart, this.at, 'prop_codec: invalid UTF-8');
    } catch (error) {
      if (error instanceof BlobError) decodeEdgeLabel(source, start, end);
      throw error;
    }
  }

  private refuseMore(): void {
    if (this.at < this.end) throw new TrailingBytes(this.end - this.at);
  }

  /** Steps over one label of a list. */
  private labelStart(): void {
    this.need(1, 'unexpected end of data');
    if (this.source[this.at] !== tag.string) throw new BlobError('labels: expected String in list');
    this.at++;
    this.text('string length truncated', 'string data truncated');
  }

  private open(source: Uint8Array, at: number, end: number): void {
    if (source !== this.source) {
      this.view = new DataView(source.buffer, source.byteOffset, source.byteLength);
    }
    this.source = source;
    this.at = at;
    this.end = end;
  }

  private disordered(start: number, level: number, metaKeys: readonly Uint8Array[]): void {
    const value = decodeProperties(this.source, start, this.end);
    for (const key of metaKeys) if (value.has(Buffer.from(key).toString())) this.shadowed = true;
    writeValue(this.out, value, level, this.nonFinite);
  }

  private value(level: number, depth: number): void {
    if (depth > this.deepest) this.deepest = depth;
    if (depth > maxReadDepth) throw new BlobError(`prop_codec: nested deeper than ${maxReadDepth} levels`);
    this.need(1, 'unexpected end of data');
    const kind = this.source[this.at++];
    switch (kind) {
      case tag.string:
        this.text('string length truncated', 'string data truncated');
        this.out.string(this.source, this.textStart, this.at, 'prop_codec: invalid UTF-8');
        return;
      case tag.int:
        this.need(8, 'int64 truncated');
        this.int();
        return;
      case tag.float:
        this.need(8, 'float64 truncated');
        writeFloat(this.out, this.view.getFloat64(this.at, true), this.nonFinite);
        this.at += 8;
        return;
      case tag.bool:
        this.need(1, 'bool truncated');
        this.out.ascii(this.source[this.at++] === 0 ? 'false' : 'true');
        return;
      case tag.null:
        this.out.ascii('null');
        return;
      case tag.list:
        this.list(level, depth);
        return;
      case tag.map:
        this.map(level, depth, []);
        return;
      default:
        throw new BlobError(`prop_codec: unknown tag 0x${kind.toString(16).padStart(2, '0')}`);
    }
  }

  private int(): void {
    const low = this.view.getUint32(this.at, true);
    const high = this.view.getInt32(this.at + 4, true);
    if (high >= 0 && high < 0x200000) this.out.integer(high * 4_294_967_296 + low);
    else this.out.ascii(this.view.getBigInt64(this.at, true).toString());
    this.at += 8;
  }

  private list(level: number, depth: number): void {
    const count = this.count('list count truncated');
    this.out.byte(0x5b);
    for (let i = 0; i < count; i++) {
      if (i > 0) this.out.byte(0x2c);
      this.out.newline(level + 1);
      this.value(level + 1, depth + 1);
    }
    if (count > 0) this.out.newline(level);
    this.out.byte(0x5d);
  }

  private map(level: number, depth: number, metaKeys: readonly Uint8Array[]): void {
    const count = this.count('map count truncated');
    let lastStart = 0;
    let lastEnd = 0;
    this.out.byte(0x7b);
    for (let i = 0; i < count; i++) {
      if (i > 0) this.out.byte(0x2c);
      this.out.newline(level + 1);
      this.text('map key length truncated', 'map key data truncated');
      const start = this.textStart;
      if (i > 0 && compareBytes(this.source, start, this.at, this.source, lastStart, lastEnd) <= 0) throw outOfOrder;
      lastStart = start;
      lastEnd = this.at;
      for (const key of metaKeys) {
        const isAsLong = key.length === lastEnd - start;
        if (isAsLong && compareBytes(this.source, start, lastEnd, key, 0, key.length) === 0) this.shadowed = true;
      }
      this.out.string(this.source, start, lastEnd, 'prop_codec: invalid UTF-8 in key');
      this.out.byte(0x3a);
      this.out.byte(0x20);
      this.value(level + 1, depth + 1);
    }
    if (count > 0) this.out.newline(level);
    this.out.byte(0x7d);
  }

  /** Steps over a text; it then lies from `textStart` to `at`. */
  private text(lengthFault: string, dataFault: string): void {
    const length = this.count(lengthFault);
    this.need(length, dataFault);
    this.textStart = this.at;
    this.at += length;
  }

  private count(message: string): number {
    this.need(4, message);
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  private need(bytes: number, message: string): void {
    if (this.at + bytes > this.end) throw new BlobError(`prop_codec: ${message}`);
  }
}

function writeFloat(out: JsonBytes, value: number, nonFinite: NonFinite): void {
  if (Number.isFinite(value)) out.float(value);
  else if (nonFinite === 'token') out.ascii(String(value));
  else if (nonFinite === 'text') out.jsString(String(value));
  else throw new NonFiniteError(value);
}

/** Appends a decoded value as canonical JSON at the given indent level. Throws NonFiniteError. */
export function writeValue(out: JsonBytes, value: PropertyValue, level: number, nonFinite: NonFinite = 'refuse'): void {
  if (value === null) out.ascii('null');
  else if (typeof value === 'boolean' || typeof value === 'bigint') out.ascii(String(value));
  else if (typeof value === 'number') writeFloat(out, value, nonFinite);
  else if (typeof value === 'string') out.jsString(value);
  else if (value instanceof Map) {
    const keys = [...(value as PropertyMap).keys()].sort(compareCodePoints);
    writeContainer(out, keys.length, level, '{}', (i) => {
      out.jsString(keys[i]);
      out.ascii(': ');
      writeValue(out, value.get(keys[i]) as PropertyValue, level + 1, nonFinite);
    });
  } else {
    const items = value as readonly PropertyValue[];
    writeContainer(out, items.length, level, '[]', (i) => writeValue(out, items[i], level + 1, nonFinite));
  }
}

function writeContainer(
  out: JsonBytes,
  count: number,
  level: number,
  brackets: string,
  item: (i: number) => void,
): void {
  out.ascii(brackets[0]);
  for (let i = 0; i < count; i++) {
    if (i > 0) out.byte(0x2c);
    out.newline(level + 1);
    item(i);
  }
  if (count > 0) out.newline(level);
  out.ascii(brackets[1]);
}
