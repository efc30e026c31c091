import type {Field, Layout} from '../../format/layout.js';

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
  /** The bytes themselves, when they were asked for. */
  readonly bytes?: Uint8Array;
}

/** The view of a record that begins at `offset` in the file. `bytes` are the record's own. */
export function viewRecord(
  layout: Layout<Record<string, Field<unknown>>>,
  title: string,
  offset: number,
  bytes: Uint8Array,
  more: {problems?: readonly string[]; lines?: readonly string[]; hex?: boolean} = {},
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
  const view = {title, offset, fields, problems: more.problems ?? [], lines: more.lines ?? []};
  return more.hex ? {...view, bytes} : view;
}

function fieldValue(value: unknown): string | number {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1').replace(/\0+$/, '');
  if (typeof value === 'bigint') return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
  return value as number;
}
