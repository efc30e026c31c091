import {counted} from '../../faults/words.js';
import {maxBlobSize, maxReadDepth, maxWriteDepth} from '../records/constants.js';
import type {RecordKind} from '../records/geometry.js';
import {compareCodePoints, isUtf8} from '../utf8.js';
import {ValueBytes} from './value-bytes.js';

/** A property value. A stored int is a bigint and a stored float a number: 1 is not 1.0. */
export type PropertyValue = null | boolean | bigint | number | string | readonly PropertyValue[] | PropertyMap;
export type PropertyMap = ReadonlyMap<string, PropertyValue>;

/** First byte of an encoded value (format.md 1.9). */
export const tag = {null: 0, bool: 1, int: 2, float: 3, string: 4, list: 5, map: 6} as const;

/** Why bytes are not a value; the wording is the peer's. */
export class BlobError extends Error {}

/** A value that can be read, with bytes behind it: a blob is its value and nothing else, so a count or length in it is wrong. */
export class TrailingBytes extends BlobError {
  constructor(readonly bytes: number) {
    super(`followed by ${counted(bytes, 'byte')} that belong to no value`);
  }
}

/** Why a value cannot be stored. */
export class ValueError extends Error {}

/** An encoded value longer than an extent can hold; the peer meets it only after it has given out an id. */
export class BlobTooLarge extends ValueError {}

/** Reads one encoded value; bytes behind it are left alone. Nothing is allocated from a count or length that the bytes cannot back. */
class ValueReader {
  private readonly view: DataView;

  constructor(
    private readonly source: Uint8Array,
    public at: number,
    private readonly end: number,
  ) {
    this.view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  }

  value(depth: number): PropertyValue {
    if (depth > maxReadDepth) throw new BlobError(`prop_codec: nested deeper than ${maxReadDepth} levels`);
    this.need(1, 'unexpected end of data');
    const kind = this.source[this.at++];
    switch (kind) {
      case tag.null:
        return null;
      case tag.bool:
        this.need(1, 'bool truncated');
        return this.source[this.at++] !== 0;
      case tag.int:
        this.need(8, 'int64 truncated');
        this.at += 8;
        return this.view.getBigInt64(this.at - 8, true);
      case tag.float:
        this.need(8, 'float64 truncated');
        this.at += 8;
        return this.view.getFloat64(this.at - 8, true);
      case tag.string:
        return this.text('string length truncated', 'string data truncated', 'invalid UTF-8');
      case tag.list:
        return this.list(depth);
      case tag.map:
        return this.map(depth);
      default:
        throw new BlobError(`prop_codec: unknown tag 0x${kind.toString(16).padStart(2, '0')}`);
    }
  }

  private list(depth: number): PropertyValue[] {
    const count = this.count('list count truncated');
    const items: PropertyValue[] = [];
    for (let i = 0; i < count; i++) items.push(this.value(depth + 1));
    return items;
  }

  private map(depth: number): Map<string, PropertyValue> {
    const count = this.count('map count truncated');
    const entries = new Map<string, PropertyValue>();
    for (let i = 0; i < count; i++) {
      const key = this.text('map key length truncated', 'map key data truncated', 'invalid UTF-8 in key');
      entries.set(key, this.value(depth + 1));
    }
    return entries;
  }

  private text(lengthFault: string, dataFault: string, utf8Fault: string): string {
    const length = this.count(lengthFault);
    this.need(length, dataFault);
    const start = this.at;
    this.at += length;
    if (!isUtf8(this.source, start, this.at)) throw new BlobError(`prop_codec: ${utf8Fault}`);
    return Buffer.from(this.source.buffer, this.source.byteOffset + start, length).toString('utf8');
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

/** Decodes the value that begins at `start`, whatever is behind it. Throws BlobError. Duplicate keys: the last wins, as in the peer. */
export function decodeValue(source: Uint8Array, start = 0, end = source.length): PropertyValue {
  return new ValueReader(source, start, end).value(0);
}

/** Decodes a blob that is one value which `isWanted`. Throws BlobError, of `otherwise` for another value. */
function decodeBlob<Value extends PropertyValue>(
  [source, start, end]: readonly [Uint8Array, number, number],
  isWanted: (value: PropertyValue) => value is Value,
  otherwise: string,
): Value {
  const reader = new ValueReader(source, start, end);
  const value = reader.value(0);
  if (!isWanted(value)) throw new BlobError(otherwise);
  if (reader.at < end) throw new TrailingBytes(end - reader.at);
  return value;
}

/** Decodes a property blob, one map; no bytes are an empty map. Throws BlobError. */
export function decodeProperties(source: Uint8Array, start = 0, end = source.length): PropertyMap {
  if (start === end) return new Map();
  return decodeBlob([source, start, end], isPropertyMap, 'props: expected Map');
}

/** Decodes the labels of a node, a list of strings in the writer's order; no bytes are no labels. Throws BlobError. */
export function decodeNodeLabels(source: Uint8Array, start = 0, end = source.length): string[] {
  if (start === end) return [];
  const isList = (value: PropertyValue): value is string[] => Array.isArray(value);
  const labels = decodeBlob([source, start, end], isList, 'labels: expected List');
  if (!labels.every((label) => typeof label === 'string')) throw new BlobError('labels: expected String in list');
  return labels;
}

/** Decodes the label of an edge, one string; no bytes are the empty label. Throws BlobError. */
export function decodeEdgeLabel(source: Uint8Array, start = 0, end = source.length): string {
  if (start === end) return '';
  const isText = (value: PropertyValue): value is string => typeof value === 'string';
  return decodeBlob([source, start, end], isText, 'edge label is not a string');
}

/** Decodes the label blob of a record: of a node all its labels, of an edge its one. Throws BlobError. */
export const decodeLabels: Readonly<
  Record<RecordKind, (source: Uint8Array, start?: number, end?: number) => string[]>
> = {node: decodeNodeLabels, edge: (source, start, end) => [decodeEdgeLabel(source, start, end)]};

/** The blob of the empty label, which writers store for an edge as any other: a string of no bytes. */
export const emptyLabel: Uint8Array = Uint8Array.of(tag.string, 0, 0, 0, 0);

/** Encodes values into one growing buffer. Maps are written in code point order, so equal values give equal bytes. */
export class ValueWriter {
  private readonly out = new ValueBytes();

  /** @param deepest how deep values may nest; the value of a property has depth 0 */
  constructor(private readonly deepest = maxWriteDepth) {}

  /** The bytes of one value. Valid until the next call. Throws ValueError for what the format cannot hold. */
  encode(value: PropertyValue): Uint8Array {
    const {out} = this;
    out.length = 0;
    this.value(value, 0);
    if (out.length > maxBlobSize) throw new BlobTooLarge(blobTooLarge(out.length));
    return out.content();
  }

  private value(value: PropertyValue, depth: number): void {
    // The property set itself is at depth 0 here; the peer counts its values as depth 0.
    if (depth > this.deepest + 1) throw new ValueError(tooDeep);
    if (value === null) this.out.byte(tag.null);
    else if (value === true || value === false) {
      this.out.byte(tag.bool);
      this.out.byte(value ? 1 : 0);
    } else if (typeof value === 'bigint') this.int(value);
    else if (typeof value === 'number') {
      this.out.byte(tag.float);
      this.out.f64(value);
    } else if (typeof value === 'string') {
      this.out.byte(tag.string);
      this.text(value);
    } else this.container(value, depth);
  }

  private container(value: readonly PropertyValue[] | PropertyMap, depth: number): void {
    if (value instanceof Map) {
      this.out.byte(tag.map);
      this.out.u32(value.size);
      for (const key of [...value.keys()].sort(compareCodePoints)) {
        this.text(key);
        this.value(value.get(key) as PropertyValue, depth + 1);
      }
    } else {
      const items = value as readonly PropertyValue[];
      this.out.byte(tag.list);
      this.out.u32(items.length);
      for (const item of items) this.value(item, depth + 1);
    }
  }

  private int(value: bigint): void {
    if (value !== BigInt.asIntN(64, value)) throw new ValueError(`${value} does not fit in 64 bits`);
    this.out.byte(tag.int);
    this.out.i64(value);
  }

  private text(value: string): void {
    if (!value.isWellFormed()) throw new ValueError('a lone surrogate cannot be stored');
    this.out.text(value);
  }
}

/** Wording of the peer for a blob over the limit. */
export function blobTooLarge(size: number): string {
  return `property blob of ${size} bytes exceeds the per-extent limit of ${maxBlobSize} bytes`;
}

/** Wording of the peer for a value over the nesting limit. */
export const tooDeep = `Property nesting depth exceeds the maximum of ${maxWriteDepth}. Flatten nested structures before storing them as properties.`;

/** Whether a value is a map. */
export function isPropertyMap(value: PropertyValue): value is PropertyMap {
  return value instanceof Map;
}
