/** A file as the package reads it. */
export interface ParquetBytes {
  readonly byteLength: number;
  slice(start: number, end?: number): ArrayBuffer;
}

/** Counts the rows of a file by the values of one column, which is unpacked: a group at a time. Throws where it is no Parquet file. */
export async function countParquetRows(file: ParquetBytes, column: string): Promise<number> {
  const [{parquetMetadataAsync}, {parquetRead}] = await Promise.all([
    import('hyparquet/src/metadata.js'),
    import('hyparquet/src/read.js'),
  ]);
  const metadata = await parquetMetadataAsync(file);
  let rows = 0;
  let rowStart = 0;
  for (const {num_rows: count} of metadata.row_groups) {
    const rowEnd = rowStart + Number(count);
    const onChunk = ({columnData}: {readonly columnData: ArrayLike<unknown>}): void => {
      rows += columnData.length;
    };
    await parquetRead({file, metadata, columns: [column], rowStart, rowEnd, onChunk});
    rowStart = rowEnd;
  }
  return rows;
}
