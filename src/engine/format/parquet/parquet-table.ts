import {TextDecoder} from 'node:util';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {decompress} from 'fzstd';
import type {AsyncBuffer, Compressors, DecodedArray, FileMetaData, SchemaTree} from 'hyparquet';
import {DEFAULT_PARSERS} from 'hyparquet/src/convert.js';
import {parquetMetadataAsync, parquetSchema} from 'hyparquet/src/metadata.js';
import {parquetRead} from 'hyparquet/src/read.js';
import {Fault} from '../../faults/fault.js';
import {headerColumn} from '../csv/csv-header.js';
import {type Breathe, ForeignProblem} from '../foreign/foreign-graph.js';
import type {Table, TableColumn, TableRow} from '../foreign/table.js';
import type {ByteSource} from '../json/json-window.js';
import type {ByteBuffer} from '../values/byte-buffer.js';
import {tag, ValueError, ValueWriter} from '../values/property-value.js';
import type {ValueBytes} from '../values/value-bytes.js';
import {isTime, kindOfColumn, propertyOf} from './parquet-values.js';

/** Rows between two looks at the clock, less one. */
const batch = 1023;
/** No page and no group of rows is larger: what says so would only take memory. */
const largestPage = 512 * 1024 * 1024;
const mostRows = 64 * 1024 * 1024;

/** A way of compression that is not read here. */
export class CodecProblem extends Error {}

const checked = (length: number): number => {
  if (length >= 0 && length <= largestPage) return length;
  throw new ForeignProblem('', `a page of ${length} bytes`);
};

const compressors: Compressors = {
  GZIP: (input, length) => gunzipSync(input, {maxOutputLength: checked(length) + 1}),
  BROTLI: (input, length) => brotliDecompressSync(input, {maxOutputLength: checked(length) + 1}),
  ZSTD: (input, length) => decompress(input, new Uint8Array(checked(length))),
};

/** Keeps a U+FEFF with which a text begins: it is one of its characters, and no mark of an encoding. */
const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

const parsers = {
  ...DEFAULT_PARSERS,
  stringFromBytes: (bytes: Uint8Array | undefined): string | undefined => {
    try {
      return bytes && decoder.decode(bytes);
    } catch {
      throw new ForeignProblem('', 'a text is not UTF-8');
    }
  },
};

const readable = ['UNCOMPRESSED', 'SNAPPY', ...Object.keys(compressors)];

/** A column of a group of rows that was read. */
type Values = DecodedArray | unknown[];

/** A table in Parquet: groups of rows are read one after the other, each as a whole. */
export class ParquetTable implements Table, TableRow {
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  readonly notes: readonly string[];
  private group: readonly Values[] = [];
  private index = 0;
  private groupStart = 0;
  private readonly isInt: readonly boolean[];
  private readonly writer = new ValueWriter();

  private constructor(
    readonly name: string,
    private readonly file: AsyncBuffer,
    private readonly metadata: FileMetaData,
    private readonly trees: readonly SchemaTree[],
  ) {
    // A name may have a role, as Neo4j has them in Parquet too; kinds are those of the schema.
    this.columns = trees.map((tree) => {
      const {name: column, text, role, group} = headerColumn(tree.element.name);
      const isPlain = role === 'plain';
      return {name: isPlain ? text : column, text, role, group, kind: kindOfColumn(tree)};
    });
    this.isInt = this.columns.map(({kind}) => kind === 'int');
    this.rows = Number(metadata.num_rows);
    const times = trees.filter(isTime).map(({element}) => element.name);
    this.notes = times.length === 0 ? [] : [`${name}: times become text: ${times.join(', ')}`];
  }

  /** Reads what the file says of itself. Raises CodecProblem. */
  static open(name: string, source: ByteSource): Promise<ParquetTable> {
    // Nothing of it is to be trusted: a member may be missing that always is there.
    return asParquet(() => ParquetTable.describe(name, source));
  }

  private static async describe(name: string, source: ByteSource): Promise<ParquetTable> {
    const file: AsyncBuffer = {
      byteLength: source.size(),
      slice: (start, end) => promised(() => sliceOf(source, start, end)),
    };
    const metadata = await parquetMetadataAsync(file, {geoparquet: false});
    const trees = parquetSchema(metadata).children;
    const groups = metadata.row_groups;
    if (groups.some(({columns}) => columns.some((column) => column.crypto_metadata)))
      throw new CodecProblem('encryption');
    const codecs = groups.flatMap(({columns}) => columns.map(({meta_data: data}) => data?.codec ?? 'UNCOMPRESSED'));
    const unknown = codecs.find((codec) => !readable.includes(codec));
    if (unknown !== undefined) throw new CodecProblem(String(unknown));
    const sum = groups.reduce((total, {num_rows: rows}) => total + rows, 0n);
    const isPlausible = sum === metadata.num_rows && groups.every(({num_rows: n}) => n >= 0n && n <= BigInt(mostRows));
    if (!isPlausible) throw new ForeignProblem('', 'the numbers of its rows contradict each other');
    if (trees.length === 0) throw new ForeignProblem('', 'it has no columns');
    requireColumns(metadata, trees);
    return new ParquetTable(name, file, metadata, trees);
  }

  get place(): string {
    return `row ${this.groupStart + this.index + 1}`;
  }

  async read(take: (row: TableRow) => void, breathe: Breathe): Promise<void> {
    this.groupStart = 0;
    for (const {num_rows: count} of this.metadata.row_groups) {
      const rows = Number(count);
      this.group = rows === 0 ? [] : await this.readGroup(this.groupStart, rows);
      await breathe();
      for (this.index = 0; this.index < rows; this.index++) {
        take(this);
        if ((this.index & batch) === batch) await breathe();
      }
      this.groupStart += rows;
    }
    this.group = [];
  }

  has(column: number): boolean {
    const value = this.valueOf(column);
    return value !== null && value !== undefined;
  }

  put(column: number, out: ValueBytes): void {
    const value = this.valueOf(column);
    // What most values are goes without a detour: numbers are floats, or integers of 32 bits.
    if (typeof value === 'number') {
      out.byte(this.isInt[column] ? tag.int : tag.float);
      if (this.isInt[column]) out.integer(value);
      else out.f64(value);
      return;
    }
    if (typeof value === 'string' && value.isWellFormed()) {
      out.byte(tag.string);
      out.text(value);
      return;
    }
    try {
      out.raw(this.writer.encode(propertyOf(value, this.trees[column])));
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw new ForeignProblem(this.place, `column ${this.columns[column].name}: ${error.message}`);
    }
  }

  text(column: number, out: ByteBuffer): void {
    const raw = this.valueOf(column);
    const value = typeof raw === 'object' ? propertyOf(raw, this.trees[column]) : raw;
    out.utf8((Array.isArray(value) ? JSON.stringify(value.map(String)) : String(value)).toWellFormed());
  }

  private valueOf(column: number): unknown {
    return this.group[column]?.[this.index];
  }

  private async readGroup(start: number, rows: number): Promise<Values[]> {
    const parts = new Map<string, Values[]>();
    await asParquet(() =>
      parquetRead({
        file: this.file,
        metadata: this.metadata,
        rowStart: start,
        rowEnd: start + rows,
        compressors,
        parsers,
        geoparquet: false,
        onChunk: ({columnName, columnData}) => {
          parts.set(columnName, [...(parts.get(columnName) ?? []), columnData]);
        },
      }),
    );
    return this.trees.map(({element: {name}}) => {
      const found = parts.get(name) ?? [];
      const [first] = found;
      const values = found.length === 1 && first !== undefined ? first : found.flatMap((part) => Array.from(part));
      if (values.length === rows) return values;
      throw new ForeignProblem(
        `rows from ${start + 1} on`,
        `column ${name} has ${values.length} values for ${rows} rows`,
      );
    });
  }
}

/**
 * Every part of a group must lead to a column of the schema, and a plain column has one: nobody would wait for others, nor for any of
 * them where one leads nowhere, and a failure in them would end the process.
 */
function requireColumns({row_groups: groups}: FileMetaData, trees: readonly SchemaTree[]): void {
  const roots = new Map(trees.map((tree) => [tree.element.name, tree]));
  const isSound = roots.size === trees.length && groups.every(({columns}) => areParts(columns, roots));
  if (!isSound) throw new ForeignProblem('', 'its columns are not those of its schema');
}

function areParts(
  columns: FileMetaData['row_groups'][number]['columns'],
  roots: ReadonlyMap<string, SchemaTree>,
): boolean {
  const met = new Set<string>();
  return columns.every(({meta_data: data}) => {
    const [name = '', ...below] = data?.path_in_schema ?? [];
    const root = roots.get(name);
    const isFirst = !met.has(name);
    met.add(name);
    return root !== undefined && (isFirst || root.children.length > 0) && leadsOn(root, below);
  });
}

function leadsOn(tree: SchemaTree, names: readonly string[]): boolean {
  const [name, ...below] = names;
  if (name === undefined) return true;
  const child = tree.children.find(({element}) => element.name === name);
  return child !== undefined && leadsOn(child, below);
}

/** What comes of a read, or its failure, for whoever asks: parts are read before all are known to be wanted. */
function promised<T>(read: () => T): Promise<T> {
  const outcome = new Promise<T>((resolve) => resolve(read()));
  outcome.catch(() => undefined);
  return outcome;
}

function sliceOf(source: ByteSource, start: number, end = source.size()): ArrayBuffer {
  const size = source.size();
  if (!(start >= 0 && start <= end && end <= size))
    throw new ForeignProblem('', 'it says that parts of it lie outside of it');
  const bytes = new Uint8Array(end - start);
  source.read(bytes, start);
  return bytes.buffer;
}

/**
 * Runs a step that reads Parquet: whatever trips over the bytes is a problem of the document. What the reader says of Parquet is
 * shown; what the language says of the reader helps nobody.
 */
async function asParquet<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Fault || error instanceof ForeignProblem || error instanceof CodecProblem) throw error;
    const {message} = error as Error;
    const why = /^(?:parquet|thrift|snappy)\b(?!.*undefined)/i.test(message)
      ? message
      : 'what it says of itself does not fit its bytes';
    throw new ForeignProblem('', `it is damaged, or no Parquet: ${why}`);
  }
}
