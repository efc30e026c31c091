import Table from 'cli-table3';
import {columnsOf, terminalColumns} from './columns.js';
import {folded, holds, inRows} from './folded.js';
import {faint} from './palette.js';

type Row = readonly string[];

/** A terminal that is narrower shows what does not fit as records. */
const narrow = 60;

/** A last column is folded where it has so many columns. */
const leastColumn = 16;

/** Blanks between two columns; one stands before the first. */
const between = 3;

/** Where a table stands: so many blanks from the left, on a terminal of so many columns. */
interface Place {
  readonly indent?: number;
  readonly columns?: number | undefined;
}

/**
 * A table without colours of its own; without a head when it is empty. On a terminal that is too narrow for it the last column
 * is folded under itself; where that has no room, or the terminal is very narrow, each row is a record of names and values.
 */
export function table(head: Row, rows: readonly Row[], {indent = 0, columns = terminalColumns()}: Place = {}): string {
  const text = columns ? fitted(head, rows, columns - indent) : drawn(head, rows);
  return text.replace(/^(?=.)/gm, ' '.repeat(indent));
}

function fitted(head: Row, rows: readonly Row[], columns: number): string {
  const all = head.length > 0 ? [head, ...rows] : rows;
  const lasts = all.map((row) => row.at(-1) ?? '');
  const room = columns - startOfLast(all);
  if (lasts.every((cell) => columnsOf(cell) <= room)) return drawn(head, rows);
  const canFold = room >= leastColumn && lasts.every((cell) => holds(cell, room, columns));
  if (canFold && (columns >= narrow || head.length === 0)) return drawn(head, rows.map(foldedLast(room)));
  return head.length === 0 ? drawn(head, rows) : folded(records(head, rows), columns);
}

const foldedLast =
  (room: number) =>
  (row: Row): Row => [...row.slice(0, -1), inRows(row.at(-1) ?? '', room).join('\n')];

/** Where the last column begins. */
function startOfLast(all: readonly Row[]): number {
  const widths = all[0]?.slice(0, -1).map((_, i) => all.reduce((most, row) => Math.max(most, columnsOf(row[i])), 0));
  return (widths ?? []).reduce((sum, width) => sum + width + between, 1);
}

/** Rows as blocks of names and values; what is empty is left out. */
function records(head: Row, rows: readonly Row[]): string {
  const record = (row: Row): string =>
    row
      .map((cell, i) => [head[i], cell])
      .filter(([, cell]) => cell !== '')
      .map(([name, cell]) => (name === '' ? cell : `${faint(`${name}:`)} ${cell}`))
      .join('\n');
  return rows.map((row) => `${record(row)}\n`).join('\n');
}

function drawn(head: Row, rows: readonly Row[]): string {
  const picture = new Table({head: [...head], style: {head: [], border: [], compact: true}, chars: plainChars});
  for (const row of rows) picture.push([...row]);
  return picture
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Columns apart by blanks, no frame: it can be read by people and cut by awk. */
const plainChars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};
