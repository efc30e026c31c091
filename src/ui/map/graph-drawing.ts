import {counted, grouped} from '../../engine/faults/words.js';
import type {PropertyValue} from '../../engine/format/values/property-value.js';
import type {Picture, PictureEdge, PictureNode} from '../../engine/operations/map/picture.js';
import {jsonLine, storedValue} from '../json.js';
import {layOut, type Point} from './layout.js';
import {at, cut, type Drawing, escaped} from './markup.js';

/** So many colours there are for labels; those that are rarer share the last one. */
const hues = 8;

/** Names are written beside the nodes up to here; beyond, they would lie on each other. */
const mostNames = 80;

/** A label of drawn nodes, and its colour. */
export interface DrawnLabel {
  readonly label: string;
  readonly count: number;
  /** From 0 on; the last one is shared. */
  readonly hue: number;
}

/** The labels of drawn nodes by their first one, the most frequent first. */
export function drawnLabels({nodes}: Picture): DrawnLabel[] {
  const counts = new Map<string, number>();
  for (const {labels} of nodes) counts.set(firstOf(labels), (counts.get(firstOf(labels)) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([label, count], i) => ({label, count, hue: Math.min(i, hues - 1)}));
}

const firstOf = ([label = '(no label)']: readonly string[]): string => label;

/** Records as points and lines. Each says by a title what it is, and by `data-` members what the page searches. */
export function graphDrawing(picture: Picture, labels: readonly DrawnLabel[]): Drawing {
  const {nodes, edges, left_out, edges_left_out} = picture;
  const isNamed = nodes.length <= mostNames;
  const degrees = new Map<number, number>();
  for (const {from, to} of edges) for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const radius = (id: number): number => 5 + Math.min(9, Math.sqrt(degrees.get(id) ?? 0));
  const {places, width, height} = layOut(
    nodes.map(({id}) => ({id, radius: radius(id) + 5})),
    edges,
    isNamed ? 80 : 48,
  );
  const place = (id: number): Point => places.get(id) ?? {x: 0, y: 0};
  const numbers = new Map(labels.map(({label}, i) => [label, i]));
  const lines = edges.map((edge) => edgeMarkup(edge, place(edge.from), place(edge.to), radius(edge.to)));
  const points = nodes.map((node) => {
    const number = numbers.get(firstOf(node.labels)) ?? 0;
    const look = {number, hue: labels[number]?.hue ?? 0, radius: radius(node.id), isNamed};
    return nodeMarkup(node, place(node.id), look);
  });
  const more = [
    ...(left_out > 0 ? [`${counted(left_out, 'node')} more not drawn`] : []),
    ...(edges_left_out > 0 ? [`${counted(edges_left_out, 'edge')} between them not drawn`] : []),
  ];
  return {
    width: Math.max(200, width),
    height: Math.max(120, height),
    body: [...lines, ...points].join(''),
    label: [counted(nodes.length, 'node'), counted(edges.length, 'edge'), ...more].join(', '),
  };
}

function edgeMarkup({id, from, to, label}: PictureEdge, a: Point, b: Point, radius: number): string {
  const title = `<title>${escaped(`edge ${id} ${label}: node ${from} to node ${to}`)}</title>`;
  const ends = `data-a="${from}" data-b="${to}"`;
  if (from === to) {
    const r = radius + 6;
    return `<circle class="e" ${ends} cx="${at(a.x)}" cy="${at(a.y - r)}" r="${at(r * 0.8)}">${title}</circle>`;
  }
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const share = Math.max(0, 1 - (radius + 2) / length);
  const end = {x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share};
  return `<path class="e" ${ends} d="M${at(a.x)} ${at(a.y)}L${at(end.x)} ${at(end.y)}">${title}</path>`;
}

interface NodeLook {
  readonly number: number;
  readonly hue: number;
  readonly radius: number;
  readonly isNamed: boolean;
}

function nodeMarkup(node: PictureNode, {x, y}: Point, {number, hue, radius, isNamed}: NodeLook): string {
  const head = `node ${node.id} ${node.labels.join(' + ')}`.trim();
  const values = [...(node.properties ?? [])].map(([key, value]) => `${key}: ${cut(textOf(value), 120)}`);
  const title = [head, ...values].map(escaped).join('\n');
  const name = isNamed ? `<text x="${at(x)}" y="${at(y + radius + 11)}">${escaped(cut(nameOf(node), 22))}</text>` : '';
  const words = escaped([head, ...values].join(' ').toLowerCase());
  return `<g class="n hue-${hue}" data-id="${node.id}" data-label="${number}" data-words="${words}"><circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}"/>${name}<title>${title}</title></g>`;
}

const textOf = (value: PropertyValue): string => (typeof value === 'string' ? value : jsonLine(storedValue(value)));

/** A title, name or path where values are shown; else its number. */
function nameOf({id, properties}: PictureNode): string {
  for (const key of ['title', 'name', 'path', 'label']) {
    const value: PropertyValue | undefined = properties?.get(key);
    if (typeof value === 'string' && value !== '') return value;
  }
  return grouped(id);
}
