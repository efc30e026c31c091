import {type CellKind, columnKind, kindsOf, mayBe, putCell, putList} from '../foreign/cell-values.js';
import {type Breathe, ForeignProblem} from '../foreign/foreign-graph.js';
import type {Table, TableColumn, TableRow} from '../foreign/table.js';
import type {ByteSource} from '../json/json-window.js';
import {ByteBuffer} from '../values/byte-buffer.js';
import type {ValueBytes} from '../values/value-bytes.js';
import {CsvCells} from './csv-cells.js';
import {delimiterOf, type HeaderColumn, headerColumn} from './csv-header.js';

/** Rows between two looks at the clock, less one. */
const batch = 1023;

interface CsvColumn extends TableColumn {
  readonly cell: CellKind;
  readonly isList: boolean;
}

/**
 * A CSV with a header. Kinds are those that the header names; where it names none, a column is of the kind that all its bare
 * cells are written as, and text where one of them is in quotes. With roles in the manner of Neo4j, what has no kind is text.
 */
export class CsvTable implements Table, TableRow {
  readonly notes: readonly string[];
  private cells: CsvCells;
  private readonly spare = new ByteBuffer();

  private constructor(
    readonly name: string,
    private readonly newCells: () => CsvCells,
    readonly columns: readonly CsvColumn[],
    readonly rows: number,
    delimiter: string,
  ) {
    this.cells = newCells();
    this.notes = delimiter === ',' ? [] : [`${name}: cells are taken to be parted by ${JSON.stringify(delimiter)}`];
  }

  /** Reads the whole document once: counts its rows and tells the kinds of its columns. */
  static async open(name: string, source: ByteSource, breathe: Breathe): Promise<CsvTable> {
    const head = Buffer.alloc(65_536);
    const delimiter = delimiterOf(head.toString('utf8', 0, source.read(head, 0)));
    const newCells = (): CsvCells => new CsvCells(source, delimiter.charCodeAt(0));
    const cells = newCells();
    const header = readHeader(cells);
    const kinds = header.map(() => mayBe.any as number);
    let rows = 0;
    while (cells.next()) {
      requireWidth(cells, header.length);
      for (let column = 0; column < header.length; column++) {
        if (kinds[column] === 0 || header[column].kind !== undefined || !cells.has(column)) continue;
        if (cells.isQuoted(column)) kinds[column] = 0;
        else kinds[column] &= kindsOf(cells.bytes, cells.startOf(column), cells.endOf(column));
      }
      if ((++rows & batch) === 0) await breathe();
    }
    const isTyped = header.some(({role, name}) => role !== 'plain' && !name.startsWith('~'));
    const columns = header.map((column, i) => {
      const cell = column.kind ?? (isTyped ? 'string' : columnKind(kinds[i]));
      return {...column, cell, kind: column.isList ? `list of ${cell}` : cell};
    });
    return new CsvTable(name, newCells, columns, rows, delimiter);
  }

  get place(): string {
    return `line ${this.cells.line}`;
  }

  async read(take: (row: TableRow) => void, breathe: Breathe): Promise<void> {
    const {columns} = this;
    this.cells = this.newCells();
    readHeader(this.cells);
    for (let rows = 1; this.cells.next(); rows++) {
      requireWidth(this.cells, columns.length);
      take(this);
      if ((rows & batch) === 0) await breathe();
    }
  }

  has(column: number): boolean {
    return this.cells.has(column);
  }

  put(column: number, out: ValueBytes): void {
    const {cells, columns, spare} = this;
    const {cell, isList, name} = columns[column];
    const put = isList ? putList : putCell;
    let problem: string | undefined;
    if (cells.isPlain(column)) problem = put(cell, cells.bytes, cells.startOf(column), cells.endOf(column), out);
    else {
      spare.length = 0;
      cells.copy(column, spare);
      problem = put(cell, spare.bytes, 0, spare.length, out);
    }
    if (problem !== undefined) throw new ForeignProblem(this.place, `column ${name}: ${problem}`);
  }

  text(column: number, out: ByteBuffer): void {
    this.cells.copy(column, out);
  }
}

function readHeader(cells: CsvCells): HeaderColumn[] {
  cells.begin();
  if (!cells.next()) throw new ForeignProblem('', 'it is empty: a first line that names the columns is needed');
  const text = new ByteBuffer();
  const columns: HeaderColumn[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    text.length = 0;
    cells.copy(cell, text);
    columns.push(headerColumn(text.bytes.toString('utf8', 0, text.length)));
  }
  return columns;
}

function requireWidth(cells: CsvCells, columns: number): void {
  if (cells.count === columns) return;
  const problem = `a row of ${cells.count} cells, where the header names ${columns} columns`;
  throw new ForeignProblem(`line ${cells.line}`, problem);
}
