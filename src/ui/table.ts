import Table from 'cli-table3';
import {columnsOf, terminalColumns} from './columns.js';
import {folded, holds, inRows} from './folded.js';
import {faint} from './palette.js';

type Row = readonly string[];

/** A terminal that is narrower shows what does not fit as records. */
const narrow = 60;

/** A last column is folded where it has so many columns. */
const leastColumn = 28;

/** Blanks between two columns, and where there is little room; one stands before the first. */
const [between, tight] = [3, 2];

/** How far what stands below a row is set in. */
const below = ' '.repeat(4);

/** Where a table stands: so many blanks from the left, on a terminal of so many columns. */
interface Place {
  readonly indent?: number;
  readonly columns?: number | undefined;
  /** Where it is too wide: the title of a column that stands above the rows that share its cell. */
  readonly above?: string;
  /** Where it is too wide: titles of columns that stand below their rows before others do, which go from the last one on. */
  readonly first?: readonly string[];
}

/**
 * A table without colours of its own; without a head when it is empty. On a terminal that is too narrow for it the last column
 * is folded under itself; where that has no room, columns that do not fit stand below their rows, with their titles. Where the
 * terminal is very narrow, or no two columns fit, each row is a record of names and values.
 */
export function table(head: Row, rows: readonly Row[], place: Place = {}): string {
  const {indent = 0, columns = terminalColumns()} = place;
  const text = columns ? fitted(head, rows, columns - indent, place) : drawn(head, rows);
  return text.replace(/^(?=.)/gm, ' '.repeat(indent));
}

function fitted(head: Row, rows: readonly Row[], columns: number, place: Place): string {
  const all = head.length > 0 ? [head, ...rows] : rows;
  const widths = (all[0] ?? []).map((_, i) => Math.max(...all.map((row) => columnsOf(row[i] ?? ''))));
  const lasts = all.map((row) => row.at(-1) ?? '');
  const mayFold = columns >= narrow || head.length === 0;
  for (const gap of head.length === 0 ? [between] : [between, tight]) {
    const room = columns - widths.slice(0, -1).reduce((sum, width) => sum + width + gap, 1);
    if (lasts.every((cell) => columnsOf(cell) <= room)) return drawn(head, rows, gap);
    const hasRoom = room >= leastColumn && lasts.every((cell) => holds(cell, room, columns));
    if (hasRoom && mayFold) return drawn(head, rows.map(foldedLast(room)), gap);
  }
  if (head.length === 0) return drawn(head, rows);
  const shown = columns < narrow ? [] : columnsThatFit(head, widths, columns, place);
  return shown.length < 2
    ? folded(records(head, rows), columns)
    : withRestBelow(head, rows, shown, {...place, columns});
}

const foldedLast =
  (room: number) =>
  (row: Row): Row => [...row.slice(0, -1), inRows(row.at(-1) ?? '', room).join('\n')];

/** Which columns have room beside each other, when the others stand above and below. */
function columnsThatFit(head: Row, widths: readonly number[], columns: number, {above, first = []}: Place): number[] {
  let shown = head.map((_, i) => i).filter((i) => head[i] !== above);
  const going = [...first.map((title) => head.indexOf(title)), ...shown.toReversed()];
  const taken = (): number => shown.reduce((sum, i) => sum + (widths[i] ?? 0) + tight, 1 - tight);
  for (const next of going) if (taken() > columns) shown = shown.filter((i) => i !== next);
  return shown;
}

/** A table of some columns; the others stand below each row, and one above those that share it. */
function withRestBelow(head: Row, rows: readonly Row[], shown: readonly number[], place: Place): string {
  const {above, columns = 0} = place;
  const shownOf = (row: Row): string[] => shown.map((i) => row[i] ?? '');
  const [title = '', ...lines] = drawn(shownOf(head), rows.map(shownOf), tight).split('\n');
  const owner = above === undefined ? -1 : head.indexOf(above);
  const others = head.map((_, i) => i).filter((i) => i !== owner && !shown.includes(i));
  const blocks = rows.map((row, i) => {
    const rest = inLines(
      others.flatMap((other) => named(head[other], row[other])),
      columns - below.length,
    );
    const isNext = owner >= 0 && row[owner] !== rows[i - 1]?.[owner];
    return [...(isNext ? [row[owner]] : []), lines[i], ...rest.map((line) => below + line)].join('\n');
  });
  return folded([title, ...blocks].join('\n'), columns);
}

/** Texts beside each other, in lines that hold as many of them as fit. */
function inLines(texts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const longer = lines.length > 0 ? `${lines.at(-1)}   ${text}` : text;
    if (lines.length > 0 && columnsOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines;
}

/** A cell with the title of its column; nothing where it is empty. */
function named(title = '', cell = ''): string[] {
  if (cell === '') return [];
  return [title === '' ? cell : `${faint(`${title}:`)} ${cell}`];
}

/** Rows as blocks of names and values; what is empty is left out. */
function records(head: Row, rows: readonly Row[]): string {
  return rows.map((row) => `${row.flatMap((cell, i) => named(head[i], cell)).join('\n')}\n`).join('\n');
}

function drawn(head: Row, rows: readonly Row[], gap = between): string {
  const style = {head: [], border: [], compact: true, 'padding-right': gap - tight};
  const picture = new Table({head: [...head], style, chars: plainChars});
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
