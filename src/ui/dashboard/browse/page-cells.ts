import type {PageRun, PageUse} from '../../../engine/evidence/page-uses.js';
import {counted, grouped} from '../../../engine/faults/words.js';
import type {MemoryView} from '../../../engine/operations/browse/browse.js';
import type {Tone} from '../dashboard-state.js';
import type {BrowseState} from './browse-state.js';

/** How a page of a use is drawn: a letter and its colour, so that both tell. */
export interface CellStyle {
  readonly letter: string;
  readonly tone: Tone;
}

const styles: Readonly<Record<PageUse, CellStyle>> = {
  header: {letter: 'h', tone: 'strong'},
  wal: {letter: 'w', tone: 'faint'},
  index: {letter: 'i', tone: 'warning'},
  nodes: {letter: 'n', tone: 'good'},
  edges: {letter: 'e', tone: 'accent'},
  properties: {letter: 'p', tone: 'plain'},
  unused: {letter: '.', tone: 'faint'},
  unknown: {letter: '?', tone: 'warning'},
};

const damagedCell: CellStyle = {letter: '!', tone: 'bad'};

/** The map of a store: a cell for each page. */
export interface PageCells {
  readonly count: number;
  readonly roleOf: (page: number) => PageUse;
  readonly styleOf: (page: number) => CellStyle;
  readonly isDamaged: (page: number) => boolean;
}

type PagesView = Extract<MemoryView, {topic: 'pages'}>;

/** The cells of a look at the pages, with the damage that is known. */
export function cellsOf({runs}: PagesView, damage: BrowseState['damage']): PageCells {
  const ends: number[] = [];
  for (const run of runs) ends.push((ends.at(-1) ?? 0) + run.pages);
  const damaged = new Set(damage?.damaged);
  const roleOf = (page: number): PageUse => runs[runAt(ends, page)]?.use ?? 'unknown';
  const isDamaged = (page: number): boolean => damaged.has(page);
  const styleOf = (page: number): CellStyle => (isDamaged(page) ? damagedCell : styles[roleOf(page)]);
  return {count: ends.at(-1) ?? 0, roleOf, styleOf, isDamaged};
}

/** The run that holds a page: the first that ends behind it. */
function runAt(ends: readonly number[], page: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > page) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Columns of the page number before a row of cells. */
const numberWidth = 11;

/** Cells in a row of the map: a multiple of ten where there is room. */
export function cellsPerRow({columns}: Pick<BrowseState, 'columns'>): number {
  const room = Math.max(1, columns - numberWidth);
  return room >= 10 ? room - (room % 10) : room;
}

/** The number that stands before a row of cells. */
export function rowNumber(page: number): string {
  return `${grouped(page).padStart(numberWidth - 1)} `;
}

/** Rows of the legend: at 80 columns it takes two. */
export const legendRows = 2;

/** Rows for the cells: all but the head, the legend, what the selected page is, and the keys. */
export function mapRows({rows}: Pick<BrowseState, 'rows'>): number {
  return Math.max(1, rows - 3 - legendRows);
}

/** What the letters mean, with how many pages there are of each. */
export function legendOf(
  runs: readonly PageRun[],
  damage: BrowseState['damage'],
): (CellStyle & {readonly name: string})[] {
  const counts = new Map<PageUse, number>();
  for (const {use, pages} of runs) counts.set(use, (counts.get(use) ?? 0) + pages);
  const found = [...counts].map(([use, pages]) => ({...styles[use], name: `${use} ${grouped(pages)}`}));
  const bad = damage?.damaged.length ?? 0;
  return bad > 0 ? [{...damagedCell, name: `damaged ${grouped(bad)}`}, ...found] : found;
}

/** What is known of damage, in a few words. */
export function damageText({damage, beside}: Pick<BrowseState, 'damage' | 'beside'>): string {
  if (!damage) return beside ? 'looking for damage' : 'damage not looked for';
  if (damage.findings === 0) return 'no damage found';
  return `${counted(damage.findings, 'finding')} on ${counted(damage.damaged.length, 'page')}; n goes to the next`;
}

/** The next damaged page behind one, round the end; undefined without any. */
export function nextDamaged(damage: BrowseState['damage'], page: number): number | undefined {
  return damage?.damaged.find((each) => each > page) ?? damage?.damaged[0];
}
