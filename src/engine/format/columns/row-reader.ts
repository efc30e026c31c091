import {u32From} from '../bytes.js';
import {writeValue} from '../json/canonical-json.js';
import {JsonBytes} from '../json/json-bytes.js';
import {decodeValue, type PropertyValue, tag} from '../values/property-value.js';
import type {Column, ColumnKind} from './column-plan.js';
import {PropertyPlaces} from './property-places.js';

/** What stands in a row: undefined where there is nothing. */
export type Cell = bigint | number | boolean | string | readonly PropertyValue[] | undefined;

/** What stands in a column that all records have: a whole number, a text or texts; undefined where there is nothing. */
export type FixedCell = number | string | readonly string[] | undefined;

/** Texts up to this length are made byte by byte where they are ASCII, as most are. */
const shortText = 24;

/** Finds the properties of records by the columns that they stand in. */
export class RowPlaces {
  /** Where the value of each column begins in the record read last; -1 where there is none, or a null. */
  readonly at: Int32Array;
  private readonly places = new PropertyPlaces();
  /** The column of a key, by its number; -1 for none. */
  private readonly columnOf: number[] = [];
  private readonly byKey: ReadonlyMap<string, number>;

  constructor(columns: readonly Column[]) {
    this.at = new Int32Array(columns.length);
    this.byKey = new Map(columns.map(({key}, index) => [key, index]));
  }

  /** Reads a property blob that was checked. */
  read(bytes: Uint8Array, start: number, end: number): Int32Array {
    const {at, places} = this;
    at.fill(-1);
    places.read(bytes, start, end);
    for (let i = 0; i < places.count; i++) {
      const number = places.numbers[i];
      this.columnOf[number] ??= this.find(number);
      const column = this.columnOf[number];
      if (column >= 0 && bytes[places.places[i]] !== tag.null) at[column] = places.places[i];
    }
    return at;
  }

  private find(number: number): number {
    return this.byKey.get(Buffer.from(this.places.keys.bytesOf(number)).toString()) ?? -1;
  }
}

/** Reads values as the cells of a row. */
export class CellReader {
  private readonly json = new JsonBytes(1024, 'compact');

  /** The value that begins at a place, in bytes that were checked. */
  cell(bytes: Uint8Array, at: number, kind: ColumnKind): Exclude<Cell, undefined> {
    if (kind === 'json') return this.jsonText(decodeValue(bytes, at));
    if (kind !== 'string') return decodeValue(bytes, at) as Exclude<Cell, undefined>;
    const start = at + 5;
    return textOf(bytes, start, start + u32From(bytes, at + 1));
  }

  /** A value as JSON; floats that JSON does not have are texts there. */
  private jsonText(value: PropertyValue): string {
    this.json.length = 0;
    writeValue(this.json, value, 0, 'text');
    return Buffer.from(this.json.content()).toString();
  }
}

/** Reads the properties of records as the cells of a row. */
export class RowReader {
  /** The row read last: a cell for each column. */
  private readonly cells: Cell[];
  private readonly places: RowPlaces;
  private readonly reader = new CellReader();

  constructor(private readonly columns: readonly Column[]) {
    this.cells = columns.map(() => undefined);
    this.places = new RowPlaces(columns);
  }

  /** Reads a property blob that was checked. */
  read(bytes: Uint8Array, start: number, end: number): readonly Cell[] {
    const {cells, columns, reader} = this;
    const places = this.places.read(bytes, start, end);
    for (let i = 0; i < cells.length; i++)
      cells[i] = places[i] < 0 ? undefined : reader.cell(bytes, places[i], columns[i].kind);
    return cells;
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  const isShort = end - start <= shortText;
  for (let at = start; isShort && at < end; at++) if (bytes[at] >= 0x80) return utf8(bytes, start, end);
  if (!isShort) return utf8(bytes, start, end);
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]);
  return text;
}

function utf8(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
