import {pageSize} from '../../../engine/format/records/constants.js';
import type {InspectReport} from '../../../engine/operations/inspect/inspect.js';
import type {Link, RecordView} from '../../../engine/operations/inspect/record-view.js';
import {columnsOf, padded} from '../../columns.js';
import {hexView} from '../../hex-view.js';
import {printable} from '../../printable.js';
import type {Tone} from '../dashboard-state.js';
import {wrapped} from '../wrapped.js';
import type {BrowseState} from './browse-state.js';

/** One row of what is looked at. */
export interface BrowseRow {
  readonly text: string;
  readonly tone: Tone;
  /** Where the row leads. */
  readonly link?: Link;
}

/** Columns before a row: the mark of the selected one. */
export const markWidth = 2;

/** Rows between the head and the keys. */
export function bodyRows({rows}: Pick<BrowseState, 'rows'>): number {
  return Math.max(1, rows - 2);
}

type Shown = Pick<BrowseState, 'report' | 'hex' | 'columns'>;

/** All rows of what is looked at. Made once for many keys: the bytes of a full WAL have 250,000. */
export function rowsOf({report, hex, columns}: Shown): readonly BrowseRow[] {
  const known = made.get(report);
  if (known?.hex === hex && known.columns === columns) return known.rows;
  const rows = makeRows(report, hex, columns - markWidth);
  made.set(report, {hex, columns, rows});
  return rows;
}

/** The rows of a report that were made last; they go with it. */
const made = new WeakMap<InspectReport, Pick<Shown, 'hex' | 'columns'> & {readonly rows: readonly BrowseRow[]}>();

function makeRows({views}: InspectReport, hex: boolean, width: number): BrowseRow[] {
  const blank: BrowseRow = {text: '', tone: 'plain'};
  return views.flatMap((view, i) => [...(i > 0 ? [blank] : []), ...viewRows(view, hex, width)]);
}

function viewRows(view: RecordView, hex: boolean, width: number): BrowseRow[] {
  const {title, problems, fields, lines, links, bytes, offset} = view;
  const text = (tone: Tone, line: string): BrowseRow[] => wrapped(line, width).map((part) => ({text: part, tone}));
  const widths = widthsOf(fields);
  const toldOf = new Map(lines.map((line) => [line, linkOf(line, links)]));
  const others = links.filter((link) => ![...toldOf.values()].includes(link));
  return [
    {text: fields.length > 0 ? `${title}, at offset ${offset}` : title, tone: 'strong'},
    ...problems.flatMap((problem) => text('bad', `! ${printable(problem)}`)),
    ...lines.flatMap((line) => {
      const link = toldOf.get(line);
      const rows = text(link ? 'accent' : 'plain', `${link ? '→ ' : ''}${printable(line)}`);
      return rows.map((row, part) => (link && part === 0 ? {...row, link} : row));
    }),
    ...fields.map(({name, value, meaning}): BrowseRow => {
      const start = `${padded(name, widths.name)}  ${padded(printable(String(value)), widths.value)}`;
      return {text: `${start}  ${meaning}`, tone: 'plain'};
    }),
    ...others.map((link): BrowseRow => ({text: `→ ${link.name}: ${link.topic} ${link.number}`, tone: 'accent', link})),
    ...(hex && bytes ? hexView(bytes, offset).map((line): BrowseRow => ({text: line, tone: 'faint'})) : []),
  ];
}

/** The link that a line is about: the only one of the name that the line begins with. */
function linkOf(line: string, links: readonly Link[]): Link | undefined {
  const [about, ...others] = links.filter(({name}) => line.startsWith(`${name}: `) || line.startsWith(`${name} (`));
  return others.length === 0 ? about : undefined;
}

function widthsOf(fields: RecordView['fields']): {readonly name: number; readonly value: number} {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columnsOf));
  return {
    name: widest(fields.map(({name}) => name)),
    value: widest(fields.map(({value}) => printable(String(value)))),
  };
}

/** The row that is selected, and the first that is shown: the selected one is kept in the middle. */
export function windowOf(state: BrowseState, count: number): {readonly selected: number; readonly first: number} {
  const room = bodyRows(state);
  const selected = Math.max(0, Math.min(state.cursor, count - 1));
  return {selected, first: Math.max(0, Math.min(selected - Math.floor(room / 2), count - room))};
}

/** Pages of the file, the last one possibly cut. */
export function pageCount({size_bytes}: InspectReport): number {
  return Math.ceil(size_bytes / pageSize);
}
