import {counted, grouped} from '../../../engine/faults/words.js';
import type {RecordKind} from '../../../engine/format/records/geometry.js';
import type {LabelsReport, MemoryView, RecordLook} from '../../../engine/operations/browse/browse.js';
import type {Neighbour, NeighbourList} from '../../../engine/operations/browse/neighbours.js';
import type {LabelCounts, RecordPart, Which} from '../../../engine/operations/browse/scan.js';
import type {MemoryRecord} from '../../../engine/passes/memory.js';
import {columnsOf, padded, shortened} from '../../columns.js';
import {printable} from '../../printable.js';
import {bar} from '../bar.js';
import type {Tone} from '../dashboard-state.js';
import {wrapped} from '../wrapped.js';
import type {BrowseRow} from './browse-row.js';
import type {BrowsePlace} from './browse-state.js';
import {propertyRows} from './value-rows.js';

type ViewOf<Topic> = Extract<MemoryView, {topic: Topic}>;

const blank: BrowseRow = {text: '', tone: 'plain'};

/** What cannot be read of a store, first of all. */
function problemRows(problems: readonly string[], width: number): BrowseRow[] {
  return problems.flatMap((problem) =>
    wrapped(`! ${printable(problem)}`, width).map((text): BrowseRow => ({text, tone: 'bad', about: header})),
  );
}

const header = {topic: 'header', number: undefined} as const;

/** The labels of a store with their counts, those of now while they are counted; before, what the header counts. */
export function labelRows(view: ViewOf<'labels'>, counts: LabelsReport | undefined, width: number): BrowseRow[] {
  const isWhole = counts?.isWhole ?? false;
  return [
    ...problemRows(view.problems, width),
    ...kindRows('node', view.nodes, counts?.node, isWhole, width),
    blank,
    ...kindRows('edge', view.edges, counts?.edge, isWhole, width),
  ];
}

function kindRows(
  kind: RecordKind,
  told: number | undefined,
  counts: LabelCounts | undefined,
  isWhole: boolean,
  width: number,
): BrowseRow[] {
  const live = isWhole ? counts?.live : told;
  const most = counts?.labels[0]?.[1];
  const row = (name: string, count: number | undefined, which: Which, tone: Tone = 'plain'): BrowseRow => ({
    text: countRow(
      name,
      `${count === undefined ? '-' : grouped(count)}${isWhole || !counts ? '' : which === 'all' ? ' ' : '+'}`,
      which === 'all' || most === undefined || count === undefined ? undefined : count / most,
      width,
    ),
    tone,
    to: {topic: 'records', which, from: {kind, id: 1}},
    about: header,
  });
  const all = row(`all ${kind}s`, live, 'all', 'strong');
  if (!counts) return [all];
  const {labels, unlabelled, unreadable} = counts;
  const rest = unlabelled + unreadable;
  const restName = unreadable > 0 ? 'without a label, or one that can be read' : 'without a label';
  return [
    all,
    ...labels.map(([label, count]) => row(label === '' ? "''" : printable(label), count, {label})),
    ...(rest > 0 ? [row(restName, rest, 'unlabelled', unreadable > 0 ? 'bad' : 'faint')] : []),
  ];
}

/** Columns of a count with its groups. */
const countWidth = 14;

function countRow(name: string, number: string, share: number | undefined, width: number): string {
  const nameWidth = Math.max(8, Math.min(40, Math.floor(width / 2) - countWidth));
  const start = `${padded(shortened(name, nameWidth), nameWidth)}${number.padStart(countWidth)}`;
  const room = Math.min(40, width - columnsOf(start) - 2);
  if (share === undefined || share > 1 || room < 8) return start;
  const drawn = bar(share, room).replaceAll('░', ' ').trimEnd();
  return `${start}  ${drawn}`;
}

/** Records of a list or of a search, each with its title. */
export function recordRows(
  view: ViewOf<'records' | 'found'>,
  more: BrowsePlace | undefined,
  width: number,
): BrowseRow[] {
  const {problems, records} = view;
  const none = view.topic === 'found' ? 'nothing is found' : 'none here';
  return [
    ...problemRows(problems, width),
    ...records.map((record) => recordRow(record, width, view.topic === 'found')),
    ...(records.length === 0 ? [{text: `${none}; b goes back`, tone: 'faint'} as const] : []),
    ...(more ? [moreRow(view, more)] : []),
  ];
}

function moreRow({next}: RecordPart, to: BrowsePlace): BrowseRow {
  return {text: `→ more, from ${next?.kind} ${next?.id} on`, tone: 'accent', to};
}

function recordRow(record: MemoryRecord, width: number, saysKind: boolean): BrowseRow {
  const {kind, id, labels, problems} = record;
  const number = saysKind ? `${kind} ${id}` : String(id);
  const names = kind === 'edge' ? '' : labels.map(printable).join(', ');
  const side = Math.min(columnsOf(names), Math.floor(width / 3));
  const room = Math.max(8, width - 12 - side - 2);
  const start = `${padded(number, 11)} ${padded(shortened(titleText(record), room), room)}`;
  return {
    text: `${start}  ${shortened(names, side)}`.trimEnd(),
    tone: problems.length > 0 ? 'bad' : 'plain',
    to: {topic: 'record', kind, id},
    about: {topic: kind, number: id},
  };
}

function titleText({kind, title, properties, problems: [problem]}: MemoryRecord): string {
  if (problem !== undefined) return `${printable(title)} (${printable(problem)})`;
  return printable(
    kind === 'edge' && properties.size > 0 ? `${title}, ${counted(properties.size, 'property', 'properties')}` : title,
  );
}

/** A record: what it is called, its properties, and its neighbours by name and edge label. */
export function lookRows(view: ViewOf<'record'>, width: number): BrowseRow[] {
  const {record, lists, ends, problems} = view;
  const {kind, id, state, labels, properties} = record;
  const about = {topic: kind, number: id} as const;
  const text = (tone: Tone, line: string): BrowseRow[] =>
    wrapped(line, width).map((part) => ({text: part, tone, about}));
  const names = labels.map((label) => (label === '' ? "''" : printable(label))).join(', ');
  const title = kind === 'node' ? printable(record.title) : `edge ${id}`;
  return [
    ...problemRows(problems, width),
    ...text('strong', title),
    ...text('faint', `${kind} ${id}${state === 'live' ? '' : `, ${state}`}${names === '' ? '' : `: ${names}`}`),
    ...record.problems.flatMap((problem) => text('bad', `! ${printable(problem)}`)),
    ...(properties.size > 0 ? [blank] : []),
    ...propertyRows(properties, width).map((line): BrowseRow => ({text: line, tone: 'plain', about})),
    ...endRows(ends, width),
    ...lists.flatMap((list) => listRows(id, list, width)),
  ];
}

function endRows(ends: RecordLook['ends'], width: number): BrowseRow[] {
  if (!ends) return [];
  const row = (name: string, end: MemoryRecord): BrowseRow => ({
    text: shortened(`→ ${name}  ${nameOf(end)}  node ${end.id}${end.state === 'live' ? '' : `, ${end.state}`}`, width),
    tone: end.state === 'live' ? 'accent' : 'bad',
    to: {topic: 'record', kind: 'node', id: end.id},
    about: {topic: 'node', number: end.id},
  });
  return [blank, row('from', ends.from), row('to  ', ends.to)];
}

const nameOf = ({title}: MemoryRecord): string => printable(title);

function listRows(
  id: number,
  {direction, degree, neighbours, next, problem}: NeighbourList,
  width: number,
): BrowseRow[] {
  const name = direction === 'out' ? 'outgoing' : 'incoming';
  const shown = neighbours.length < degree ? `, ${grouped(neighbours.length)} of them here` : '';
  const labelWidth = Math.min(
    Math.floor(width / 3),
    Math.max(0, ...neighbours.map(({label}) => columnsOf(labelText(label)))),
  );
  const to: BrowsePlace = {topic: 'record', kind: 'node', id, [direction]: next};
  return [
    blank,
    {
      text: `${name}: ${degree === 0 && neighbours.length === 0 ? 'none' : `${counted(degree, 'edge')}${shown}`}`,
      tone: 'strong',
    },
    ...neighbours.map((neighbour) => neighbourRow(neighbour, direction, labelWidth, width)),
    ...(problem === undefined ? [] : wrapped(`! ${problem}`, width).map((text): BrowseRow => ({text, tone: 'bad'}))),
    ...(next === 0 ? [] : [{text: `→ more, from edge ${next} on`, tone: 'accent', to} as const]),
  ];
}

function neighbourRow(
  {edge, label, node, title, problem}: Neighbour,
  direction: 'out' | 'in',
  labelWidth: number,
  width: number,
): BrowseRow {
  const arrow = direction === 'out' ? '→' : '←';
  const tail = problem === undefined ? `  node ${node}` : `  ${printable(problem)}`;
  const start = `${arrow} ${padded(shortened(labelText(label), labelWidth), labelWidth)}  `;
  const name = shortened(printable(title), Math.max(8, width - columnsOf(start) - columnsOf(tail)));
  return {
    text: `${start}${name}${tail}`,
    tone: problem === undefined ? 'accent' : 'bad',
    to: {topic: 'record', kind: 'node', id: node},
    about: {topic: 'edge', number: edge},
  };
}

const labelText = (label: string | undefined): string => {
  if (label === undefined) return '(unreadable)';
  return label === '' ? "''" : printable(label);
};
