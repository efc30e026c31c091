import type {TakeBytes} from '../columns/graph-record.js';
import type {Cell} from '../columns/row-reader.js';
import {TextOut} from '../columns/text-out.js';
import {floatText} from '../json/canonical-number.js';
import type {PropertyValue} from '../values/property-value.js';

/** Rows as CSV (RFC 4180, lines ended by a line feed): a text is always in quotes, so that an empty one is told from none. */
export class CsvWriter {
  private readonly out: TextOut;

  /** @param header the names of its columns, in order */
  constructor(take: TakeBytes, header: readonly string[]) {
    this.out = new TextOut(take);
    this.out.write(`${header.map(headerText).join(',')}\n`);
  }

  /** Appends a row: first the cells of the columns that all records have, then the others. Lists are joined by semicolons. */
  row(fixed: readonly Cell[], cells: readonly Cell[]): void {
    let line = '';
    for (let i = 0; i < fixed.length; i++) line += i === 0 ? cellText(fixed[i]) : `,${cellText(fixed[i])}`;
    for (let i = 0; i < cells.length; i++) line += `,${cellText(cells[i])}`;
    this.out.write(`${line}\n`);
  }

  /** Writes what is held back. */
  end(): void {
    this.out.flush();
  }
}

/** Counts the rows of such a text, the header left out: a line end inside quotes ends none. */
export class CsvCounter {
  private lines = 0;
  private isQuoted = false;

  /** Takes the next bytes of the text. */
  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === 0x22) this.isQuoted = !this.isQuoted;
      else if (byte === 0x0a && !this.isQuoted) this.lines++;
    }
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

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return quoted(cell);
  if (typeof cell === 'object') return quoted(cell.map(itemText).join(';'));
  return itemText(cell);
}

function itemText(value: PropertyValue): string {
  return typeof value === 'number' ? floatText(value) : String(value);
}
