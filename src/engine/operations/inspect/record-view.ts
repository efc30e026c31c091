import {pageOf} from '../../format/records/geometry.js';
import {toFileOffset} from '../../format/records/integers.js';
import type {Field, Layout} from '../../format/records/layout.js';
import type {StoreBytes} from '../../storage/reading/store-bytes.js';

/** Where a record leads: the words of another look at the same store. */
export interface Link {
  /** What it is to the record. */
  readonly name: string;
  readonly topic: 'page' | 'node' | 'edge';
  /** Page number or id. */
  readonly number: number;
}

/** One field of a record as it lies in the file. */
export interface FieldView {
  readonly name: string;
  /** File offset in bytes. */
  readonly offset: number;
  readonly size: number;
  /** Decimal, or text; 64-bit numbers beyond 2^53 as text. */
  readonly value: string | number;
  readonly meaning: string;
}

/** A record with its place and fields, made from its layout alone: nothing is judged, nothing fails. */
export interface RecordView {
  readonly title: string;
  readonly offset: number;
  readonly fields: readonly FieldView[];
  /** What does not fit, if anything. */
  readonly problems: readonly string[];
  /** Lines of text that belong to the record: decoded blobs, lists. */
  readonly lines: readonly string[];
  /** What it points to, as far as it can be looked at. */
  readonly links: readonly Link[];
  /** The bytes themselves, when they were asked for. */
  readonly bytes?: Uint8Array;
}

/** The view of a record that begins at `offset` in the file. `bytes` are the record's own. */
export function viewRecord(
  layout: Layout<Record<string, Field<unknown>>>,
  title: string,
  offset: number,
  bytes: Uint8Array,
  more: {problems?: readonly string[]; lines?: readonly string[]; links?: readonly Link[]; hex?: boolean} = {},
): RecordView {
  const decoded = layout.decode(bytes) as Record<string, unknown>;
  const fields = Object.entries(layout.fields)
    .filter(([name]) => name in decoded)
    .map(([name, field]) => ({
      name,
      offset: offset + field.offset,
      size: field.size,
      value: fieldValue(decoded[name]),
      meaning: field.meaning,
    }));
  const {problems = [], lines = [], links = []} = more;
  const view = {title, offset, fields, problems, lines, links};
  return more.hex ? {...view, bytes} : view;
}

function fieldValue(value: unknown): string | number {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1').replace(/\0+$/, '');
  if (typeof value === 'bigint') return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
  return value as number;
}

/** The link to a node or edge; none for 0, which ends a list, and for an id beyond any store. */
export function linkToRecord(name: string, topic: 'node' | 'edge', id: bigint): Link[] {
  return id > 0n && id <= BigInt(Number.MAX_SAFE_INTEGER) ? [{name, topic, number: Number(id)}] : [];
}

/** The link to the page that holds a file offset; none for 0, and behind the end of the store. */
export function linkToOffset(name: string, bytes: StoreBytes, offset: bigint): Link[] {
  return offset > 0n && offset < BigInt(bytes.size)
    ? [{name, topic: 'page', number: pageOf(toFileOffset(Number(offset)))}]
    : [];
}
