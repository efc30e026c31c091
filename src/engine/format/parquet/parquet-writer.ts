import type {ColumnSource} from 'hyparquet-writer';
import type {ParquetWriter as PackageWriter} from 'hyparquet-writer/src/parquet-writer.js';
import type {TakeBytes} from '../columns/graph-record.js';
import type {Cell} from '../columns/row-reader.js';

/** What a column of a Parquet file is. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: 'int' | 'float' | 'bool' | 'string' | 'string[]';
  /** Whether each row has a value. */
  readonly isRequired?: boolean;
}

/** Rows that are held at a time: those of a group. More make the file smaller, and memory larger. */
const groupRows = 32_768;
/** Cells and bytes of properties after which a group ends although it has fewer rows. */
const groupCells = 4_194_304;
const groupBytes = 67_108_864;

const physical = {int: 'INT64', float: 'DOUBLE', bool: 'BOOLEAN'} as const;

/** Loads what writes Parquet files: it is not needed by most runs. */
export async function loadParquetWriter(): Promise<ParquetMaker> {
  const [{ParquetWriter}, {ByteWriter}] = await Promise.all([
    import('hyparquet-writer/src/parquet-writer.js'),
    import('hyparquet-writer/src/bytewriter.js'),
  ]);
  return (take, columns) => {
    const bytes = new ByteWriter(1_048_576);
    // What a group has become is given on, and the memory begins anew.
    const giveOn = (): void => {
      if (bytes.index > 0) take(new Uint8Array(bytes.buffer, 0, bytes.index));
      bytes.index = 0;
    };
    const writer = Object.assign(bytes, {flush: giveOn, finish: giveOn});
    return new ParquetOutput(new ParquetWriter({writer, schema: schemaOf(columns), createdBy: 'liel'}), columns);
  };
}

/** Begins a file with such columns. */
export type ParquetMaker = (take: TakeBytes, columns: readonly ParquetColumn[]) => ParquetOutput;

type SchemaElement = ConstructorParameters<typeof PackageWriter>[0]['schema'][number];

/** What of the package is used. It waits for nothing here: what takes the bytes does so at once. */
interface GroupWriter {
  write(group: {readonly columnData: ColumnSource[]; readonly rowGroupSize: number}): unknown;
  finish(): unknown;
}

/** A Parquet file that is written a group of rows at a time. */
export class ParquetOutput {
  /** The cells of the group, by column. */
  private readonly data: Cell[][];
  private readonly mostRows: number;
  private rows = 0;
  private bytes = 0;

  constructor(
    private readonly writer: GroupWriter,
    private readonly columns: readonly ParquetColumn[],
  ) {
    this.data = columns.map(() => []);
    this.mostRows = Math.max(1, Math.min(groupRows, Math.floor(groupCells / columns.length)));
  }

  /** Appends a row: first the cells of the columns that all records have, then the others. `size` says how many bytes that may be. */
  row(fixed: readonly Cell[], cells: readonly Cell[], size: number): void {
    const {data} = this;
    for (let i = 0; i < fixed.length; i++) (data[i] as Cell[]).push(fixed[i]);
    for (let i = 0, at = fixed.length; i < cells.length; i++, at++) (data[at] as Cell[]).push(cells[i]);
    this.rows++;
    this.bytes += size;
    if (this.rows >= this.mostRows || this.bytes >= groupBytes) this.endGroup();
  }

  /** Writes the rows so far as a group: those that follow are of another. */
  endGroup(): void {
    if (this.rows === 0) return;
    const columnData = this.columns.map(({name, kind}, index): ColumnSource => {
      const data = this.data[index] as Cell[];
      // A dictionary would take 0.0 and -0.0 for one value.
      return kind === 'float' ? {name, data, encoding: 'PLAIN'} : {name, data};
    });
    this.writer.write({columnData, rowGroupSize: this.rows});
    for (const cells of this.data) cells.length = 0;
    this.rows = 0;
    this.bytes = 0;
  }

  /** Writes what is held back, and what ends the file. */
  end(): void {
    this.endGroup();
    this.writer.finish();
  }
}

/** The columns as Parquet says them. No logical type but texts and lists: others are not read everywhere. */
function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  const elements = columns.flatMap(({name, kind, isRequired = false}): SchemaElement[] => {
    const repetition_type = isRequired ? 'REQUIRED' : 'OPTIONAL';
    if (kind === 'string') return [{name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type}];
    if (kind !== 'string[]') return [{name, type: physical[kind], repetition_type}];
    return [
      {name, repetition_type, num_children: 1, converted_type: 'LIST'},
      {name: 'list', repetition_type: 'REPEATED', num_children: 1},
      {name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED'},
    ];
  });
  return [{name: 'root', num_children: columns.length}, ...elements];
}
