import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {ColumnProblem, type NamedColumns} from '../../format/foreign/column-roles.js';
import {CsvTable} from '../../format/foreign/csv-table.js';
import {type Breathe, type ForeignGraph, ForeignProblem} from '../../format/foreign/foreign-graph.js';
import {TableGraph} from '../../format/foreign/table-graph.js';
import {JsonError} from '../../format/json/json-reader.js';
import type {FileDevice} from '../../storage/files/file-device.js';

/** Formats of other programs that are read. */
export type ForeignFormat = 'csv' | 'jsonl';

/** The documents of a graph, and how they are to be understood. */
export interface ForeignSource {
  readonly format: ForeignFormat;
  readonly nodes: FileDevice;
  /** There where edges are in a document of their own. */
  readonly edges: FileDevice | undefined;
  readonly named: NamedColumns;
  /** The property that keeps the ids of the documents; undefined for none. */
  readonly idKey: string | undefined;
}

/** Opens a graph of another program, as far as it must be read to tell what it holds. Raises L0114 and L0115. */
export async function openForeign(source: ForeignSource, breathe: Breathe): Promise<ForeignGraph> {
  const {format, nodes, edges, named, idKey} = source;
  if (format === 'jsonl') {
    const {JsonlGraph} = await import('../../format/foreign/jsonl-graph.js');
    return reading(nodes, () => new JsonlGraph(nodes));
  }
  const table = (device: FileDevice): Promise<CsvTable> =>
    reading(device, () => CsvTable.open(device.name, device, breathe));
  const nodeTable = await table(nodes);
  const edgeTable = edges && (await table(edges));
  return reading(nodes, () => new TableGraph(nodeTable, edgeTable, named, idKey));
}

/** Runs a step that reads a document; what is wrong with the document becomes a fault. */
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
