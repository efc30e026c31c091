import {readFileSync} from 'node:fs';
import {parquetReadObjects} from 'hyparquet/src/read.js';

/** The rows of a Parquet file. */
export function readParquet(file: string): Promise<Record<string, unknown>[]> {
  const bytes = new Uint8Array(readFileSync(file));
  return parquetReadObjects({file: {byteLength: bytes.length, slice: (start, end) => bytes.slice(start, end).buffer}});
}

/** The cells of a CSV file; undefined where there is nothing between two commas. */
export function readCsv(file: string): (string | undefined)[][] {
  const text = readFileSync(file, 'utf8');
  const rows: (string | undefined)[][] = [];
  let row: (string | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const [cell, next] = cellAt(text, at);
    row.push(cell);
    at = next;
    if (text[at] !== '\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function cellAt(text: string, start: number): readonly [string | undefined, number] {
  if (text[start] !== '"') {
    let end = start;
    while (text[end] !== ',' && text[end] !== '\n') end++;
    return [end === start ? undefined : text.slice(start, end), end];
  }
  let cell = '';
  for (let at = start + 1; ; at++) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') cell += text[++at];
    else return [cell, at + 1];
  }
}
