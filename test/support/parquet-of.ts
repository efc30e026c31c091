import type {FixedCell} from '../../src/engine/format/columns/row-reader.js';
import {loadParquetWriter, type ParquetColumn} from '../../src/engine/format/parquet/parquet-writer.js';

/** The bytes of a table in Parquet. */
export async function parquetOf(
  columns: readonly (readonly [name: string, kind: ParquetColumn['kind']])[],
  rows: readonly (readonly FixedCell[])[],
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const begin = await loadParquetWriter();
  const output = begin(
    (bytes) => parts.push(Uint8Array.from(bytes)),
    columns.map(([name, kind]) => ({name, kind})),
    [],
  );
  for (const row of rows) output.row(row, {bytes: new Uint8Array(0), start: 0, end: 0});
  output.end();
  return Buffer.concat(parts);
}
