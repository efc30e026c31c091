import type {ColumnSource} from 'hyparquet-writer';
import {u32From} from '../bytes.js';
import type {ColumnKind} from '../columns/column-plan.js';
import {CellReader, type FixedCell} from '../columns/row-reader.js';
import {ByteTable, larger} from '../values/byte-table.js';
import {decodeValue} from '../values/property-value.js';

/** The least and the greatest value of a column in a group, as its metadata say it. */
export interface Bounds {
  readonly min_value: bigint;
  readonly max_value: bigint;
  readonly null_count: bigint;
}

/** A column of a group, as the package takes it. */
export interface GroupData extends Omit<ColumnSource, 'name'> {
  /** Where the package is not to seek them. */
  readonly bounds?: Bounds;
}

/** The cells of one column while the rows of a group are gathered: numbers and bytes rather than objects. */
interface GroupColumn {
  /** The cells so far, which are valid until the next one comes: it is the first of another group. */
  finish(): GroupData;
}

/** A column that all records have. */
export interface FixedCells extends GroupColumn {
  fixed(cell: FixedCell): void;
}

/** A column of properties. */
export interface PropertyCells extends GroupColumn {
  /** Appends the value that begins at a place, in bytes that were checked. */
  stored(bytes: Uint8Array, at: number): void;
  /** Appends a cell with nothing in it. */
  none(): void;
}

/** Values of eight bytes, as they are stored and as Parquet has them too. */
abstract class EightBytes implements PropertyCells {
  protected rows = 0;
  /** Rows with nothing in them. */
  protected holes: number[] = [];
  protected bytes = new Uint8Array(8192);

  stored(bytes: Uint8Array, at: number): void {
    const to = this.next();
    const {bytes: out} = this;
    for (let i = 0; i < 8; i++) out[to + i] = bytes[at + 1 + i];
  }

  none(): void {
    this.holes.push(this.rows);
    const at = this.next();
    this.bytes.fill(0, at, at + 8);
  }

  finish(): GroupData {
    const data = this.taken();
    this.rows = 0;
    this.holes = [];
    return data;
  }

  protected abstract taken(): GroupData;

  /** Where the next value goes. */
  protected next(): number {
    const at = this.rows++ * 8;
    if (at === this.bytes.length) this.bytes = larger(this.bytes, at * 2);
    return at;
  }

  /** Values of which some rows have none. */
  protected withHoles(values: NumberArray): ColumnSource['data'] {
    if (this.holes.length === 0) return values;
    const cells: (number | bigint | undefined)[] = Array.from<number | bigint>(values);
    for (const row of this.holes) cells[row] = undefined;
    return cells;
  }
}

type NumberArray = Int32Array | BigInt64Array | Float64Array;

class Floats extends EightBytes {
  protected taken(): GroupData {
    // A dictionary would take 0.0 and -0.0 for one value.
    return {data: this.withHoles(new Float64Array(this.bytes.buffer, 0, this.rows)), encoding: 'PLAIN'};
  }
}

class Ints extends EightBytes implements FixedCells {
  fixed(cell: FixedCell): void {
    if (typeof cell === 'number') this.put(cell);
    else this.none();
  }

  private put(value: number): void {
    const at = this.next();
    const {bytes} = this;
    let low = value | 0;
    let high = Math.floor(value / 4_294_967_296);
    for (let i = 0; i < 4; i++, low >>= 8, high >>= 8) {
      bytes[at + i] = low;
      bytes[at + 4 + i] = high;
    }
  }

  /**
   * Where all fit in 32 bits, as ids do, they stand as differences: half of the bytes at the most, and made without an object for each
   * value. The package would make such for the bounds, so they are sought here.
   */
  protected taken(): GroupData {
    const {rows} = this;
    const words = new Int32Array(this.bytes.buffer, 0, rows * 2);
    const values = new Int32Array(rows);
    for (let i = 0; i < rows; i++) {
      values[i] = words[i * 2];
      if (words[i * 2 + 1] !== values[i] >> 31) return this.wide();
    }
    const data = this.withHoles(values);
    if (this.holes.length === rows) return {data};
    return {data, encoding: 'DELTA_BINARY_PACKED', statistics: false, bounds: this.boundsOf(data)};
  }

  private wide(): GroupData {
    return {data: this.withHoles(new BigInt64Array(this.bytes.buffer, 0, this.rows))};
  }

  private boundsOf(values: ColumnSource['data']): Bounds {
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value < min) min = value;
      if (value > max) max = value;
    }
    return {min_value: BigInt(min), max_value: BigInt(max), null_count: BigInt(this.holes.length)};
  }
}

/** Texts, of which each is kept once. */
class Texts implements PropertyCells {
  private table = new ByteTable();
  /** By row; 0 for none. */
  private numbers: number[] = [];
  private readonly reader = new CellReader();

  constructor(private readonly kind: ColumnKind) {}

  stored(bytes: Uint8Array, at: number): void {
    if (this.kind === 'string') {
      const start = at + 5;
      this.numbers.push(this.table.number(bytes, start, start + u32From(bytes, at + 1)));
    } else {
      const text = Buffer.from(String(this.reader.cell(bytes, at, this.kind)));
      this.numbers.push(this.table.number(text, 0, text.length));
    }
  }

  none(): void {
    this.numbers.push(0);
  }

  finish(): GroupData {
    const {table, numbers} = this;
    const isOften = table.size * 2 <= numbers.length;
    const texts: (string | Uint8Array | undefined)[] = [undefined];
    for (let number = 1; number <= table.size; number++) {
      const bytes = table.bytesOf(number);
      // A dictionary finds equal strings faster than equal bytes; where there is none, strings would only become bytes again.
      texts.push(isOften ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString() : bytes);
    }
    const data = numbers.map((number) => texts[number]);
    this.table = new ByteTable();
    this.numbers = [];
    return isOften ? {data} : {data, encoding: 'PLAIN'};
  }
}

/** Cells as they come. */
class Cells implements FixedCells, PropertyCells {
  private cells: unknown[] = [];

  fixed(cell: FixedCell): void {
    this.cells.push(cell);
  }

  stored(bytes: Uint8Array, at: number): void {
    this.cells.push(decodeValue(bytes, at));
  }

  none(): void {
    this.cells.push(undefined);
  }

  finish(): GroupData {
    const data = this.cells;
    this.cells = [];
    return {data};
  }
}

/** Begins a column that all records have. */
export function fixedCells(kind: 'int' | 'string' | 'string[]'): FixedCells {
  return kind === 'int' ? new Ints() : new Cells();
}

/** Begins a column of properties. */
export function propertyCells(kind: ColumnKind): PropertyCells {
  if (kind === 'int') return new Ints();
  if (kind === 'float') return new Floats();
  return kind === 'bool' ? new Cells() : new Texts(kind);
}
