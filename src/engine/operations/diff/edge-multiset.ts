import {compareCodePoints} from '../../format/utf8.js';
import {ByteTable, larger} from '../../format/values/byte-table.js';
import {decodeEdgeLabel, decodeProperties} from '../../format/values/property-value.js';
import {ValueBytes} from '../../format/values/value-bytes.js';
import {edgeIdentity, edgeText} from '../../peer/identity-text.js';
import type {RecordReader} from '../../storage/reading/record-reader.js';

/** Edge identities of which a store has more copies than the other, once for each of them. */
export interface EdgeDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Numbers of both ends and the length of the label blob stand before the two blobs of an edge. */
const headSize = 12;

/**
 * Counts edges by the numbers of their ends and the bytes of their blobs; only what is left over is decoded and
 * spelled, since other bytes can spell the same.
 */
export class EdgeMultiset {
  private readonly table = new ByteTable();
  /** Copies in the right store less those in the left one, by number. */
  private surplus = new Int32Array(1024);
  private readonly key = new ValueBytes();

  /** Counts an edge; whether one of the same bytes was met before. A new one is still to be checked. */
  count(edge: RecordReader, from: number, to: number, copies: 1 | -1): boolean {
    const {table, key} = this;
    const known = table.size;
    this.writeKey(edge, from, to);
    const number = table.number(key.bytes, 0, key.length);
    if (number >= this.surplus.length) this.surplus = larger(this.surplus, number + 1);
    this.surplus[number] = (this.surplus[number] ?? 0) + copies;
    return number <= known;
  }

  private writeKey(edge: RecordReader, from: number, to: number): void {
    const {key} = this;
    const {labelOffset, labelLength, propOffset, propLength, blobs} = edge;
    key.length = 0;
    key.u32(from);
    key.u32(to);
    key.u32(labelLength);
    if (labelLength > 0) {
      blobs.read(labelOffset, labelLength);
      key.raw(blobs.bytes, blobs.start, blobs.end);
    }
    if (propLength > 0) {
      blobs.read(propOffset, propLength);
      key.raw(blobs.bytes, blobs.start, blobs.end);
    }
  }

  /**
   * What one store has more of.
   * @param identityOf the identity of a node by its number
   * @param strict whether texts that are equal by chance are told apart: an edge `E k=1`, and an edge `E` with k = 1
   */
  difference(identityOf: (number: number) => string, strict: boolean): EdgeDifference {
    const byText = new Map<string, number>();
    for (let number = 1; number <= this.table.size; number++) {
      const surplus = this.surplus[number] ?? 0;
      if (surplus === 0) continue;
      const text = spell(Buffer.from(this.table.bytesOf(number)), identityOf, strict);
      byText.set(text, (byText.get(text) ?? 0) + surplus);
    }
    const added: string[] = [];
    const removed: string[] = [];
    for (const [key, copies] of byText) {
      const text = strict ? key.slice(key.indexOf(lengthsEnd) + 1) : key;
      for (let i = 0; i < Math.abs(copies); i++) (copies > 0 ? added : removed).push(text);
    }
    return {added: added.sort(compareCodePoints), removed: removed.sort(compareCodePoints)};
  }
}

/** Ends the lengths before a text. */
const lengthsEnd = '|';

/** The identity of an edge; when it is strict, behind the lengths of its parts. */
function spell(key: Buffer, identityOf: (number: number) => string, strict: boolean): string {
  const labelEnd = headSize + key.readUInt32LE(8);
  const from = identityOf(key.readUInt32LE(0));
  const label = decodeEdgeLabel(key, headSize, labelEnd);
  const properties = decodeProperties(key, labelEnd);
  const text = edgeIdentity(from, edgeText(label, properties), identityOf(key.readUInt32LE(4)));
  if (!strict) return text;
  const names = [...properties.keys()].sort(compareCodePoints);
  return [from, label, ...names].map(({length}) => length).join() + lengthsEnd + text;
}
