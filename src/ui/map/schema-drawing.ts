import {grouped} from '../../engine/faults/words.js';
import type {SchemaLists} from '../../engine/passes/schema/schema-lists.js';
import {layOut, type Point} from './layout.js';
import {at, cut, type Drawing, escaped} from './markup.js';

const mostNodes = 40;
const mostArrows = 120;
const charWidth = 7.2;

/** A combination of labels, as it stands in the drawing. */
interface Kind {
  readonly id: number;
  readonly name: string;
  readonly count: number;
  readonly halfWidth: number;
}

interface Placed {
  readonly kind: Kind;
  readonly place: Point;
}

/** Edges between two kinds, of all labels. */
interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly lines: string[];
  count: number;
}

/** The schema as a graph: label combinations, and which edges lead from which to which, with counts. */
export function schemaDrawing(lists: SchemaLists): Drawing {
  const kinds = kindsOf(lists);
  const arrows = arrowsOf(lists, kinds);
  const layout = layOut(
    [...kinds.values()].map(({id, halfWidth}) => ({id, radius: halfWidth + 14})),
    arrows,
    240,
  );
  const all = [...kinds.values()];
  const placed = all.map((kind) => ({kind, place: layout.places.get(kind.id) ?? {x: 0, y: 0}}));
  const byId = (id: number): Placed => placed[id - 1];
  const left = [
    all.length < lists.label_combinations.length
      ? `the ${all.length} most frequent of ${grouped(lists.label_combinations.length)} combinations of labels`
      : `${all.length} combinations of labels`,
    `${grouped(arrows.length)} of their connections`,
  ];
  return {
    width: Math.max(300, layout.width),
    height: Math.max(120, layout.height),
    body: [
      ...arrows.map((arrow) => arrowMarkup(arrow, byId(arrow.from), byId(arrow.to))),
      ...placed.map(kindMarkup),
    ].join(''),
    label: left.join(', '),
  };
}

const nameOf = (labels: readonly string[] | null): string =>
  labels === null
    ? '(no live node)'
    : labels.length === 0
      ? '(no label)'
      : labels.map((label) => label || '(empty label)').join(' + ');

function kindsOf({label_combinations}: SchemaLists): Map<string, Kind> {
  const frequent = [...label_combinations].sort((a, b) => b.count - a.count).slice(0, mostNodes);
  return new Map(
    frequent.map(({labels, count}, i) => {
      const name = cut(nameOf(labels), 36);
      return [
        JSON.stringify(labels),
        {id: i + 1, name, count, halfWidth: (Math.max(name.length, 8) * charWidth) / 2 + 10},
      ];
    }),
  );
}

function arrowsOf({patterns}: SchemaLists, kinds: ReadonlyMap<string, Kind>): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const {from, label, to, count} of [...patterns].sort((a, b) => b.count - a.count)) {
    const [source, target] = [kinds.get(JSON.stringify(from)), kinds.get(JSON.stringify(to))];
    if (!source || !target) continue;
    const key = `${source.id} ${target.id}`;
    const arrow = arrows.get(key) ?? {from: source.id, to: target.id, lines: [], count: 0};
    arrow.lines.push(`${label || '(empty label)'} ${grouped(count)}`);
    arrow.count += count;
    arrows.set(key, arrow);
  }
  return [...arrows.values()].sort((a, b) => b.count - a.count).slice(0, mostArrows);
}

function kindMarkup({kind: {name, count, halfWidth}, place: {x, y}}: Placed): string {
  const box = `<rect class="kind" x="${at(x - halfWidth)}" y="${at(y - 20)}" width="${at(2 * halfWidth)}" height="40" rx="8"/>`;
  const words = `<text class="name" x="${at(x)}" y="${at(y - 3)}">${escaped(name)}</text><text class="count" x="${at(x)}" y="${at(y + 13)}">${grouped(count)}</text>`;
  return `<g>${box}${words}</g>`;
}

/** A curve to the right of the straight way, so that the way back is another one; a loop above where it leads to where it comes from. */
function arrowMarkup({lines}: Arrow, from: Placed, to: Placed): string {
  const text = `${cut(lines.slice(0, 2).join(', '), 48)}${lines.length > 2 ? ` +${lines.length - 2}` : ''}`;
  const title = `<title>${escaped(lines.join(', '))}</title>`;
  const [a, b] = [from.place, to.place];
  if (from.kind === to.kind) {
    const path = `M${at(a.x - 14)} ${at(a.y - 20)}C${at(a.x - 40)} ${at(a.y - 70)} ${at(a.x + 40)} ${at(a.y - 70)} ${at(a.x + 14)} ${at(a.y - 21)}`;
    return `<g class="arrow"><path d="${path}"/><text x="${at(a.x)}" y="${at(a.y - 60)}">${escaped(text)}</text>${title}</g>`;
  }
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = {x: (a.x + b.x) / 2 - (dy / length) * 28, y: (a.y + b.y) / 2 + (dx / length) * 28};
  const [start, end] = [borderTowards(from, bend), borderTowards(to, bend)];
  const path = `M${at(start.x)} ${at(start.y)}Q${at(bend.x)} ${at(bend.y)} ${at(end.x)} ${at(end.y)}`;
  const middle = {x: (start.x + 2 * bend.x + end.x) / 4, y: (start.y + 2 * bend.y + end.y) / 4};
  return `<g class="arrow"><path d="${path}"/><text x="${at(middle.x)}" y="${at(middle.y + 4)}">${escaped(text)}</text>${title}</g>`;
}

/** Where the way from the middle of a box towards a point leaves the box. */
function borderTowards({kind, place}: Placed, towards: Point): Point {
  const [dx, dy] = [towards.x - place.x, towards.y - place.y];
  const share = Math.min(1, (kind.halfWidth + 2) / Math.abs(dx), 22 / Math.abs(dy));
  return {x: place.x + dx * share, y: place.y + dy * share};
}
