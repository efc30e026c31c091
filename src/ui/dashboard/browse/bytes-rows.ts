import type {InspectReport} from '../../../engine/operations/inspect/inspect.js';
import type {Link, RecordView} from '../../../engine/operations/inspect/record-view.js';
import {columnsOf, padded} from '../../columns.js';
import {hexView} from '../../hex-view.js';
import {printable} from '../../printable.js';
import type {Tone} from '../dashboard-state.js';
import {wrapped} from '../wrapped.js';
import type {BrowseRow} from './browse-row.js';
import type {BrowsePlace} from './browse-state.js';

/** All rows of a look at bytes: what they say, where that leads, and the bytes themselves. */
export function bytesRows({views}: InspectReport, width: number): BrowseRow[] {
  const blank: BrowseRow = {text: '', tone: 'plain'};
  return views.flatMap((view, i) => [...(i > 0 ? [blank] : []), ...viewRows(view, width)]);
}

function viewRows(view: RecordView, width: number): BrowseRow[] {
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
      return rows.map((row, part) => (link && part === 0 ? {...row, to: placeOf(link)} : row));
    }),
    ...fields.map(({name, value, meaning}): BrowseRow => {
      const start = `${padded(name, widths.name)}  ${padded(printable(String(value)), widths.value)}`;
      return {text: `${start}  ${meaning}`, tone: 'plain'};
    }),
    ...others.map(
      (link): BrowseRow => ({text: `→ ${link.name}: ${link.topic} ${link.number}`, tone: 'accent', to: placeOf(link)}),
    ),
    ...(bytes ? hexView(bytes, offset, width).map((line): BrowseRow => ({text: line, tone: 'faint'})) : []),
  ];
}

const placeOf = ({topic, number}: Link): BrowsePlace => ({topic: 'bytes', at: {topic, number}});

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
