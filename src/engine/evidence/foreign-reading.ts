import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {CsvTable} from '../format/csv/csv-table.js';
import {ColumnProblem} from '../format/foreign/column-roles.js';
import {type Breathe, ForeignProblem} from '../format/foreign/foreign-graph.js';
import type {Table} from '../format/foreign/table.js';
import {JsonError} from '../format/json/json-reader.js';
import type {FileDevice} from '../storage/files/file-device.js';

/** Formats of tables. */
export type TableFormat = 'csv' | 'parquet';

/** Opens a table, as far as it must be read to tell what it holds. Raises L0115 and L0116. */
export async function openTable(device: FileDevice, format: TableFormat, breathe: Breathe): Promise<Table> {
  const {name} = device;
  if (format === 'csv') return reading(device, () => CsvTable.open(name, device, breathe));
  // Few runs read Parquet, and it brings two packages.
  const {ParquetTable, CodecProblem} = await import('../format/parquet/parquet-table.js');
  try {
    return await reading(device, () => ParquetTable.open(name, device));
  } catch (error) {
    if (!(error instanceof CodecProblem)) throw error;
    throw fault(conditions.codecUnknown, {path: name, codec: error.message}, {}, error);
  }
}

/** Runs a step that reads a document of another program; what is wrong with the document becomes a fault. */
export async function reading<T>({name: path}: {readonly name: string}, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof ColumnProblem) {
      throw fault(conditions.columnsUnclear, {path: error.table, problem: error.message}, {}, error);
    }
    const isProblem = error instanceof ForeignProblem;
    if (!isProblem && !(error instanceof JsonError)) throw error;
    const place = isProblem ? error.place : '';
    throw fault(conditions.foreignUnreadable, {path, place, problem: error.message}, {}, error);
  }
}
