import {exit} from '../engine/faults/fault.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {PropertyValue} from '../engine/format/values/property-value.js';
import type {DiffReport, KindDifference} from '../engine/operations/diff/diff.js';
import type {FieldChange, RecordChange} from '../engine/operations/diff/record-change.js';
import {columnsOf, fits, shortened, terminalColumns} from './columns.js';
import {glyphs} from './glyphs.js';
import {jsonLine, storedValue} from './json.js';
import {alsoNamed} from './names.js';
import {bad, faint, good, heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {verdictsOfDiff} from './reports/verdicts-of.js';
import {table} from './table.js';

/** Shows a comparison; `limit` is how many entries of a change are told, none but the totals when it is 0. */
export function diffRenderer(limit: number): Renderer<DiffReport> {
  return {
    verdicts: verdictsOfDiff,
    exit: ({changed}) => (changed ? exit.no : exit.done),
    json: ({left, right, ...report}) => ({
      ...report,
      left: alsoNamed(left, {store: 'path'}),
      right: alsoNamed(right, {store: 'path'}),
      nodes: kindDocument(report.nodes),
      edges: kindDocument(report.edges),
    }),
    text: (report) => [...differenceLines(report, limit), ...physicalLines(report)].join('\n'),
  };
}

function kindDocument(kind: KindDifference): object {
  const field = ({left, right, ...naming}: FieldChange): object => ({
    ...naming,
    ...(left !== undefined && {left: storedValue(left)}),
    ...(right !== undefined && {right: storedValue(right)}),
  });
  return {...kind, changes: kind.changes.map((change) => ({...change, fields: change.fields.map(field)}))};
}

function differenceLines(report: DiffReport, limit: number): string[] {
  if (!report.changed) return [good('No differences.')];
  const {nodes, edges} = report;
  const head = [totals('Nodes', nodes), totals('Edges', edges)];
  return limit === 0 ? head : [...head, ...kindLines('node', nodes, limit), ...kindLines('edge', edges, limit)];
}

function totals(title: string, {added, removed, changed}: KindDifference): string {
  return `${heading(`${title}:`)} ${good(`+${grouped(added.length)}`)} ${bad(`-${grouped(removed.length)}`)} ${heading(`~${grouped(changed.length)}`)}`;
}

const marks = {added: good('+'), removed: bad('-'), changed: heading('~')};

function kindLines(kind: 'node' | 'edge', difference: KindDifference, limit: number): string[] {
  return (['added', 'removed', 'changed'] as const).flatMap((change) => {
    const told = difference.changes.filter((candidate) => candidate.change === change);
    const names = difference[change];
    // Edges that are matched by identity have no ids: the identity says everything.
    const lines =
      told.length > 0 ? told.flatMap((one) => changeLines(kind, one)) : copyLines(kind, change, names, limit);
    const more = names.length - Math.min(names.length, limit);
    return more > 0
      ? [...lines, faint(`${glyphs('…')} and ${counted(more, `more ${kind}`)} ${change} (--limit shows more)`)]
      : lines;
  });
}

/** Identities, each with its number of copies. */
function copyLines(
  kind: 'node' | 'edge',
  change: 'added' | 'removed' | 'changed',
  names: readonly (number | string)[],
  limit: number,
): string[] {
  const copies = new Map<number | string, number>();
  for (const name of names.slice(0, limit)) copies.set(name, (copies.get(name) ?? 0) + 1);
  return [...copies].map(([name, count]) => {
    const times = count > 1 ? faint(` (${grouped(count)} times)`) : '';
    return `${marks[change]} ${kind} ${shortened(printable(String(name)), widths.line)}${times}`;
  });
}

function changeLines(kind: 'node' | 'edge', {change, name, fields}: RecordChange): string[] {
  const title = `${marks[change]} ${kind} ${heading(shortened(printable(String(name)), widths.line))}`;
  if (change === 'changed') return [title, ...fieldTable(fields)];
  const side = change === 'added' ? 'right' : 'left';
  return [`${title}${kind === 'edge' ? ':' : ''} ${shortened(recordText(fields, side), widths.line)}`];
}

/** A whole record in one line: its labels, or its label and ends, and its properties. */
function recordText(fields: readonly FieldChange[], side: 'left' | 'right'): string {
  const values = new Map(fields.map((field) => [field.field, field[side] as PropertyValue]));
  const label = printable(String(values.get('label')));
  const labels = values.get('labels') as readonly string[] | undefined;
  const head = labels
    ? `(${labels.map(printable).join(', ')})`
    : `${values.get('from_node')} -[${label}]-> ${values.get('to_node')}`;
  const properties = fields.filter(({field}) => field === 'property');
  const texts = properties.map((field) => `${nameOf(field)} ${valueText(field[side] as PropertyValue)}`);
  return [head, texts.join(', ')].filter((part) => part !== '').join('  ');
}

function fieldTable(fields: readonly FieldChange[]): string[] {
  const names = fields.map(nameOf);
  const width = valueWidth(names);
  const rows = fields.map((field, i) => {
    const [left, right] = sideBySide(sideText(field.left), sideText(field.right), width);
    return [
      names[i] ?? '',
      field.left === undefined ? faint(left) : bad(left),
      field.right === undefined ? faint(right) : good(right),
    ];
  });
  return table(['field', 'left', 'right'], rows, {indent}).split('\n');
}

function nameOf({field, property}: FieldChange): string {
  return property === undefined ? faint(field) : shortened(printable(property), widths.name);
}

function sideText(value: PropertyValue | undefined): string {
  return value === undefined ? '(none)' : valueText(value);
}

function valueText(value: PropertyValue): string {
  return printable(jsonLine(storedValue(value)));
}

/** Columns of what may be long; of a value where no terminal says how wide it is. */
const widths = {name: 30, value: 44, line: 160} as const;

/** Blanks before a table of fields, and between two columns of it. */
const indent = 3;
const gap = 3;

/** Columns of each of two values beside their names: half of what a terminal has left. */
function valueWidth(names: readonly string[]): number {
  const columns = terminalColumns();
  if (columns === undefined) return widths.value;
  const room = columns - indent - 1 - Math.max(...names.map(columnsOf), 'field'.length) - 2 * gap;
  return Math.max(narrowest, Math.floor(room / 2));
}

const narrowest = 16;

/** Two texts cut to a column each; a long beginning that both share is left out. */
function sideBySide(left: string, right: string, width: number): [string, string] {
  if (fits(left, width) && fits(right, width)) return [left, right];
  let common = 0;
  while (common < left.length && left[common] === right[common]) common++;
  const skipped = characterStart(left, Math.max(0, common - 10));
  const cut = (text: string): string => shortened(skipped > 0 ? glyphs('…') + text.slice(skipped) : text, width);
  return [cut(left), cut(right)];
}

/** Where the character begins that a code unit belongs to. */
function characterStart(text: string, at: number): number {
  return new Intl.Segmenter().segment(text).containing(at)?.index ?? at;
}

function physicalLines({physical, changed}: DiffReport): string[] {
  if (!physical) return [];
  if (physical.same_bytes) return ['The files are equal byte for byte.'];
  const differing: readonly (readonly [number, one: string, more: string])[] = [
    [physical.renumbered_nodes, 'node with another id', 'nodes with other ids'],
    [physical.blob_places, 'record whose blobs lie elsewhere', 'records whose blobs lie elsewhere'],
    [physical.list_links, 'record with other adjacency links', 'records with other adjacency links'],
    [physical.dead_slots, 'id that is dead or unused in one of them', 'ids that are dead or unused in one of them'],
  ];
  const parts = differing.flatMap(([count, one, more]) => {
    if (count === 0) return [];
    return [counted(count, one, more)];
  });
  for (const side of physical.live_wal) parts.push(`a commit in the WAL of the ${side} one`);
  if (physical.left_bytes !== physical.right_bytes) {
    parts.push(`${grouped(physical.left_bytes)} against ${counted(physical.right_bytes, 'byte')}`);
  }
  const what = parts.length > 0 ? parts.join(', ') : 'bytes that no record shows';
  return [`${changed ? 'As files they differ' : 'Logically equal; the files differ physically'}: ${what}.`];
}
