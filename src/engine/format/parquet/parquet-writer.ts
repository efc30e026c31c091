import type {ColumnSource} from 'hyparquet-writer';
import type {ParquetWriter as PackageWriter} from 'hyparquet-writer/src/parquet-writer.js';
import type {Column, ColumnKind} from '../columns/column-plan.js';
import type {GraphRecord, TakeBytes} from '../columns/graph-record.js';
import {type FixedCell, RowPlaces} from '../columns/row-reader.js';
import {type FixedCells, fixedCells, type PropertyCells, propertyCells} from './group-columns.js';

/** A column that all records have. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: 'int' | 'string' | 'string[]';
  /** Whether each row has a value. */
  readonly isRequired?: boolean;
}

interface AnyColumn extends Omit<ParquetColumn, 'kind'> {
  readonly kind: ParquetColumn['kind'] | 'float' | 'bool';
}

/**
 * Rows that are held at a time: those of a group. More make the file smaller and quicker to read, and memory larger: with four times as
 * many, a graph of 1 M nodes and 2 M edges takes 360 MB for 230, and a tenth more of a processor to sweep it.
 */
const groupRows = 8192;
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
  return (take, fixed, properties) => {
    const bytes = new ByteWriter(1_048_576);
    // What a group has become is given on, and the memory begins anew.
    const giveOn = (): void => {
      if (bytes.index > 0) take(new Uint8Array(bytes.buffer, 0, bytes.index));
      bytes.index = 0;
    };
    const writer = Object.assign(bytes, {flush: giveOn, finish: giveOn});
    const schema = schemaOf(fixed, properties);
    return new ParquetOutput(new ParquetWriter({writer, schema, createdBy: 'liel'}), fixed, properties);
  };
}

/** Begins a file with the columns that all records have, and those of their properties. */
export type ParquetMaker = (
  take: TakeBytes,
  fixed: readonly ParquetColumn[],
  properties: readonly Column[],
) => ParquetOutput;

type SchemaElement = ConstructorParameters<typeof PackageWriter>[0]['schema'][number];

/** What of the package is used. It waits for nothing here: what takes the bytes does so at once. */
interface GroupWriter {
  write(group: {readonly columnData: ColumnSource[]; readonly rowGroupSize: number}): unknown;
  finish(): unknown;
  /** What the end of the file says of the groups so far. */
  readonly row_groups: PackageWriter['row_groups'];
}

/** A Parquet file that is written a group of rows at a time. */
export class ParquetOutput {
  /** The cells of the group, by column. */
  private readonly fixed: readonly FixedCells[];
  private readonly properties: readonly PropertyCells[];
  private readonly names: readonly string[];
  private readonly places: RowPlaces;
  private readonly mostRows: number;
  private rows = 0;
  private bytes = 0;

  /**
   * @param fixed the columns that all records have
   * @param properties the others
   */
  constructor(
    private readonly writer: GroupWriter,
    fixed: readonly ParquetColumn[],
    properties: readonly Column[],
  ) {
    this.fixed = fixed.map(({kind}) => fixedCells(kind));
    this.properties = properties.map(({kind}) => propertyCells(kind));
    this.names = [...fixed, ...properties].map(({name}) => name);
    this.places = new RowPlaces(properties);
    this.mostRows = Math.max(1, Math.min(groupRows, Math.floor(groupCells / this.names.length)));
  }

  /** Appends a row: first the cells of the columns that all records have, then its properties. */
  row(cells: readonly FixedCell[], {bytes, start, end}: Pick<GraphRecord, 'bytes' | 'start' | 'end'>): void {
    const {fixed, properties} = this;
    for (let i = 0; i < fixed.length; i++) fixed[i].fixed(cells[i]);
    const places = this.places.read(bytes, start, end);
    for (let i = 0; i < properties.length; i++) {
      if (places[i] < 0) properties[i].none();
      else properties[i].stored(bytes, places[i]);
    }
    this.rows++;
    this.bytes += end - start;
    if (this.rows >= this.mostRows || this.bytes >= groupBytes) this.endGroup();
  }

  /** Writes the rows so far as a group: those that follow are of another. */
  endGroup(): void {
    if (this.rows === 0) return;
    const group = [...this.fixed, ...this.properties].map((column) => column.finish());
    const columnData = group.map(({bounds: _, ...data}, index): ColumnSource => ({name: this.names[index], ...data}));
    this.writer.write({columnData, rowGroupSize: this.rows});
    // Engines pass over groups by the bounds of their columns.
    const written = this.writer.row_groups.at(-1)?.columns ?? [];
    for (const [index, {bounds}] of group.entries()) {
      const {meta_data: facts} = written[index] ?? {};
      if (facts && bounds) facts.statistics = bounds;
      else if (facts?.statistics) keepAlone(facts.statistics);
    }
    this.rows = 0;
    this.bytes = 0;
  }

  /** Writes what is held back, and what ends the file. */
  end(): void {
    this.endGroup();
    this.writer.finish();
  }
}

/** Bytes that stay in memory until the file ends, without all those of the group of which they are a part. */
function keepAlone(bounds: {min_value?: unknown; max_value?: unknown}): void {
  for (const end of ['min_value', 'max_value'] as const) {
    const value = bounds[end];
    if (value instanceof Uint8Array) bounds[end] = new Uint8Array(value);
  }
}

/** The columns as Parquet says them. No logical type but texts and lists: others are not read everywhere. */
function schemaOf(fixed: readonly ParquetColumn[], properties: readonly Column[]): SchemaElement[] {
  const elements = [...fixed, ...properties.map(({name, kind}) => ({name, kind: kindOf(kind)}))].flatMap(elementsOf);
  return [{name: 'root', num_children: fixed.length + properties.length}, ...elements];
}

/** What a property column is; what Parquet has no kind for is text. */
function kindOf(kind: ColumnKind): AnyColumn['kind'] {
  return kind === 'int' || kind === 'float' || kind === 'bool' ? kind : 'string';
}

function elementsOf({name, kind, isRequired = false}: AnyColumn): SchemaElement[] {
  const repetition_type = isRequired ? 'REQUIRED' : 'OPTIONAL';
  if (kind === 'string') return [{name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type}];
  if (kind !== 'string[]') return [{name, type: physical[kind], repetition_type}];
  return [
    {name, repetition_type, num_children: 1, converted_type: 'LIST'},
    {name: 'list', repetition_type: 'REPEATED', num_children: 1},
    {name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED'},
  ];
}
