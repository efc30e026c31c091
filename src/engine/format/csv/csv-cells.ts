import {ForeignProblem} from '../foreign/foreign-graph.js';
import {type ByteSource, JsonWindow} from '../json/json-window.js';
import type {ByteBuffer} from '../values/byte-buffer.js';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** No byte: the text ended. */
const textEnd = -1;

/** A row is no longer, in bytes: a quote that is never closed would take the rest of the document for one cell. */
const longestRow = 64 * 1024 * 1024;

/** How a cell is written: bare, in quotes, in quotes with doubled ones in it. */
const bare = 0;
const quoted = 1;
const doubled = 2;

/**
 * Pulls rows of cells from CSV of any size, as RFC 4180 has it: lines end with LF, CR LF or CR, cells in quotes may hold line
 * ends and doubled quotes. Blank lines are passed. Unlike csv-parse it tells a cell of no text from no cell without a call
 * for each of them, and makes no strings.
 */
export class CsvCells extends JsonWindow {
  /** Cells of the row. */
  count = 0;
  /** Line on which the row begins, from 1 on. */
  line = 1;
  /** Where cells begin and end behind `at`, and how they are written. */
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private written = new Uint8Array(64);
  private nextLine = 1;
  /** Bytes of the row, its end included. */
  private length = 0;
  private readonly stops: Uint8Array;

  constructor(
    source: ByteSource,
    private readonly delimiter: number,
  ) {
    super(source, 262_144);
    this.stops = Uint8Array.from({length: 256}, (_, byte) =>
      byte === delimiter || byte === quote || byte === lineFeed || byte === carriageReturn || byte === 0 ? 1 : 0,
    );
  }

  /** Goes to the beginning, behind a byte order mark. */
  begin(): void {
    this.seek(0);
    this.line = 1;
    this.nextLine = 1;
    this.length = 0;
    const {bytes} = this;
    if (this.ensure(3) && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at += 3;
  }

  /** Goes to the next row; false at the end. Raises ForeignProblem for a quote where none belongs. */
  next(): boolean {
    for (;;) {
      this.at += this.length;
      this.length = 0;
      this.line = this.nextLine;
      if (this.at >= this.limit && !this.ensure(1)) return false;
      this.readRow();
      if (this.count > 1 || this.written[0] !== bare || this.ends[0] > this.starts[0]) return true;
    }
  }

  /** Whether a cell holds a value: text, or quotes around no text. */
  has(cell: number): boolean {
    return this.ends[cell] > this.starts[cell] || this.written[cell] !== bare;
  }

  /** Whether a cell is written in quotes. */
  isQuoted(cell: number): boolean {
    return this.written[cell] !== bare;
  }

  /** Whether the bytes of a cell are its text as they are. */
  isPlain(cell: number): boolean {
    return this.written[cell] !== doubled;
  }

  /** Index of the first byte of a cell. */
  startOf(cell: number): number {
    return this.at + this.starts[cell];
  }

  /** Index behind the last byte of a cell. */
  endOf(cell: number): number {
    return this.at + this.ends[cell];
  }

  /** Appends the text of a cell. */
  copy(cell: number, out: ByteBuffer): void {
    const end = this.endOf(cell);
    let start = this.startOf(cell);
    if (!this.isPlain(cell)) {
      for (let i = start; i < end; i++) {
        if (this.bytes[i] !== quote) continue;
        out.raw(this.bytes, start, ++i);
        start = i + 1;
      }
    }
    out.raw(this.bytes, start, end);
  }

  private readRow(): void {
    let at = 0;
    this.count = 0;
    for (;;) {
      const cell = this.count++;
      if (cell === this.starts.length) this.growCells();
      at = this.byteAt(at) === quote ? this.passQuoted(cell, at + 1) : this.passBare(cell, at);
      const byte = this.byteAt(at);
      if (byte === textEnd) break;
      at++;
      if (byte === this.delimiter) continue;
      if (byte === carriageReturn && this.byteAt(at) === lineFeed) at++;
      this.nextLine++;
      break;
    }
    this.length = at;
  }

  /** Passes a cell that begins with no quote; where it ends, behind `at`. */
  private passBare(cell: number, start: number): number {
    let end = start;
    for (;;) {
      const {bytes, stops, at} = this;
      let index = at + end;
      while (stops[bytes[index]] === 0) index++;
      end = index - at;
      if (bytes[index] === quote) throw this.problem('a quote in a cell that does not begin with one');
      if (bytes[index] !== 0 || this.byteAt(end) === textEnd) break;
      // A zero byte of the text, or the end of the window.
      if (this.byteAt(end) === 0) end++;
    }
    this.put(cell, start, end, bare);
    return end;
  }

  /** Passes a cell behind its first quote; what is behind the last one. */
  private passQuoted(cell: number, start: number): number {
    let end = start;
    let how = quoted;
    for (;;) {
      const byte = this.byteAt(end);
      if (byte === textEnd) throw this.problem('a quote that is never closed');
      if (byte === quote) {
        if (this.byteAt(end + 1) !== quote) break;
        how = doubled;
        end += 2;
        continue;
      }
      const {bytes, at} = this;
      let index = at + end;
      while (index < this.limit && bytes[index] !== quote) if (bytes[index++] === lineFeed) this.nextLine++;
      end = index - at;
    }
    this.put(cell, start, end, how);
    const behind = this.byteAt(end + 1);
    const isEnd = behind === textEnd || behind === this.delimiter || behind === lineFeed || behind === carriageReturn;
    if (!isEnd) throw this.problem('text behind the closing quote of a cell');
    return end + 1;
  }

  private put(cell: number, start: number, end: number, how: number): void {
    this.starts[cell] = start;
    this.ends[cell] = end;
    this.written[cell] = how;
  }

  private growCells(): void {
    const grown = <T extends Int32Array | Uint8Array>(old: T, larger: T): T => {
      larger.set(old);
      return larger;
    };
    const size = this.starts.length * 2;
    this.starts = grown(this.starts, new Int32Array(size));
    this.ends = grown(this.ends, new Int32Array(size));
    this.written = grown(this.written, new Uint8Array(size));
  }

  /** The byte so far behind `at`; `at` may move in the window. */
  private byteAt(distance: number): number {
    const index = this.at + distance;
    if (index < this.limit) return this.bytes[index];
    if (distance > longestRow) throw this.problem(`a row of more than ${longestRow} bytes: is a quote never closed?`);
    return this.ensure(distance + 1) ? this.bytes[this.at + distance] : textEnd;
  }

  private problem(text: string): ForeignProblem {
    return new ForeignProblem(`line ${this.line}`, text);
  }
}
