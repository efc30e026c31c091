import {u32From} from '../bytes.js';
import type {Column} from '../columns/column-plan.js';
import type {GraphRecord, TakeBytes} from '../columns/graph-record.js';
import {type Cell, CellReader, type FixedCell, RowPlaces} from '../columns/row-reader.js';
import {floatText} from '../json/canonical-number.js';
import {JsonBytes} from '../json/json-bytes.js';
import type {PropertyValue} from '../values/property-value.js';

/** Bytes are given on when there are so many. */
const chunkBytes = 262_144;

const quote = 0x22;
const comma = 0x2c;

/**
 * Rows as CSV (RFC 4180, lines ended by a line feed): a text is always in quotes, so that an empty one is told from none. Values go from
 * the bytes of the store to those of the text: as objects between them they took half of the time.
 */
export class CsvWriter {
  /** Numbers are written as in JSON. */
  private readonly out = new JsonBytes(chunkBytes * 2);
  private readonly places: RowPlaces;
  private readonly reader = new CellReader();
  /** Texts that stand in the columns that all records have, which are few, in their quotes. */
  private readonly fixedTexts = new Map<string, Buffer>();
  private source: Uint8Array = new Uint8Array(0);
  private view = new DataView(this.source.buffer);

  /**
   * @param header the names of its columns, in order
   * @param columns the last of them, which are properties
   */
  constructor(
    private readonly take: TakeBytes,
    header: readonly string[],
    private readonly columns: readonly Column[],
  ) {
    this.places = new RowPlaces(columns);
    this.out.utf8(`${header.map(headerText).join(',')}\n`);
  }

  /** Appends a row: first the cells of the columns that all records have, then its properties. Lists are joined by semicolons. */
  row(fixed: readonly FixedCell[], {bytes, start, end}: GraphRecord): void {
    const {out, columns} = this;
    for (let i = 0; i < fixed.length; i++) {
      if (i > 0) out.byte(comma);
      this.fixedCell(fixed[i]);
    }
    if (bytes !== this.source) this.open(bytes);
    const places = this.places.read(bytes, start, end);
    for (let i = 0; i < columns.length; i++) {
      out.byte(comma);
      if (places[i] >= 0) this.value(places[i], columns[i]);
    }
    out.byte(0x0a);
    if (out.length >= chunkBytes) this.end();
  }

  /** Writes what is held back. */
  end(): void {
    if (this.out.length > 0) this.take(this.out.content());
    this.out.length = 0;
  }

  private open(bytes: Uint8Array): void {
    this.source = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private fixedCell(cell: FixedCell): void {
    if (typeof cell === 'number') this.out.integer(cell);
    else if (cell !== undefined) this.out.raw(this.fixedText(cellText(cell)));
  }

  private fixedText(text: string): Buffer {
    let bytes = this.fixedTexts.get(text);
    if (bytes === undefined) {
      bytes = Buffer.from(text);
      this.fixedTexts.set(text, bytes);
    }
    return bytes;
  }

  private value(at: number, {kind}: Column): void {
    const {out, view, source} = this;
    if (kind === 'string') this.text(at + 5, at + 5 + u32From(source, at + 1));
    else if (kind === 'int') this.int(view.getUint32(at + 1, true), view.getInt32(at + 5, true));
    else if (kind === 'float') this.float(view.getFloat64(at + 1, true));
    else out.utf8(cellText(this.reader.cell(source, at, kind)));
  }

  private int(low: number, high: number): void {
    if (high >= 0 && high < 0x200000) this.out.integer(high * 4_294_967_296 + low);
    else this.out.ascii(((BigInt(high) << 32n) | BigInt(low)).toString());
  }

  private float(value: number): void {
    if (Number.isFinite(value)) this.out.float(value);
    else this.out.ascii(floatText(value));
  }

  /** A text in quotes, those in it doubled. */
  private text(start: number, end: number): void {
    const {out, source} = this;
    out.reserve((end - start) * 2 + 2);
    const {bytes} = out;
    let to = out.length;
    bytes[to++] = quote;
    for (let at = start; at < end; at++) {
      const byte = source[at];
      bytes[to++] = byte;
      if (byte === quote) bytes[to++] = quote;
    }
    bytes[to++] = quote;
    out.length = to;
  }
}

/** Counts the rows of such a text, the header left out: a line end inside quotes ends none. */
export class CsvCounter {
  private lines = 0;
  private isQuoted = false;

  /** Takes the next bytes of the text. */
  take(bytes: Uint8Array): void {
    // In variables of their own, as this is done for every byte.
    let {lines, isQuoted} = this;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === 0x0a && !isQuoted) lines++;
    }
    this.lines = lines;
    this.isQuoted = isQuoted;
  }

  /** What was counted so far. */
  rows(): number {
    return Math.max(0, this.lines - 1);
  }
}

function headerText(name: string): string {
  return /[",\r\n]/.test(name) ? quoted(name) : name;
}

function quoted(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}

function cellText(cell: Exclude<Cell, undefined>): string {
  if (typeof cell === 'string') return quoted(cell);
  if (typeof cell === 'object') return quoted(cell.map(itemText).join(';'));
  return itemText(cell);
}

function itemText(value: PropertyValue): string {
  return typeof value === 'number' ? floatText(value) : String(value);
}
