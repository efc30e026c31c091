import type {Column} from '../format/columns/column-plan.js';
import type {GraphRecord} from '../format/columns/graph-record.js';
import type {FixedCell} from '../format/columns/row-reader.js';
import {CsvCounter, CsvWriter} from '../format/csv/csv-writer.js';
import {countParquetRows} from '../format/parquet/parquet-count.js';
import type {ParquetColumn, ParquetMaker, ParquetOutput} from '../format/parquet/parquet-writer.js';
import type {Tell} from '../passes/operation.js';
import type {ExportedFile, WrittenFile} from './written-file.js';

/** A table of records in a file. */
export interface TableFile {
  /** Appends a record: the cells that all records have, then those of its properties. */
  add(fixed: readonly FixedCell[], record: GraphRecord): void;
  /** Ends the file. */
  end(): void;
  /** Reads it back, and counts its rows. Raises L5011. */
  prove(tell: Tell): Promise<ExportedFile>;
}

/** A table as a Parquet file; its first column has a value in each row. */
export class ParquetFile implements TableFile {
  private rows = 0;
  private readonly table: ParquetOutput;
  private readonly counted: string;

  constructor(
    private readonly file: WrittenFile,
    make: ParquetMaker,
    fixed: readonly ParquetColumn[],
    columns: readonly Column[],
  ) {
    this.counted = fixed[0]?.name ?? '';
    this.table = make(file.take, fixed, columns);
  }

  add(fixed: readonly FixedCell[], record: GraphRecord): void {
    this.rows++;
    this.table.row(fixed, record);
  }

  /** Writes the rows so far as a group: those that follow are of another. */
  endGroup(): void {
    this.table.endGroup();
  }

  end(): void {
    this.table.end();
  }

  async prove(tell: Tell): Promise<ExportedFile> {
    const {file, rows} = this;
    const facts = await file.readBack(() => {}, tell);
    file.requireRows(await this.countRows(), rows);
    return {...facts, rows};
  }

  /** How many rows can be unpacked; none where the file cannot be understood. */
  private async countRows(): Promise<number> {
    const {device, size} = this.file;
    const slice = (start: number, end = size): ArrayBuffer => {
      const bytes = new Uint8Array(end - start);
      device.read(bytes, start);
      return bytes.buffer;
    };
    return countParquetRows({byteLength: size, slice}, this.counted);
  }
}

/** A table as a CSV file. */
export class CsvFile implements TableFile {
  private rows = 0;
  private readonly table: CsvWriter;

  constructor(
    private readonly file: WrittenFile,
    header: readonly string[],
    columns: readonly Column[],
  ) {
    this.table = new CsvWriter(file.take, header, columns);
  }

  add(fixed: readonly FixedCell[], record: GraphRecord): void {
    this.rows++;
    this.table.row(fixed, record);
  }

  end(): void {
    this.table.end();
  }

  async prove(tell: Tell): Promise<ExportedFile> {
    const counter = new CsvCounter();
    const facts = await this.file.readBack((bytes) => counter.take(bytes), tell);
    this.file.requireRows(counter.rows(), this.rows);
    return {...facts, rows: this.rows};
  }
}
