import type {PageRun, PageUse} from '../../engine/evidence/page-uses.js';
import {counted, grouped} from '../../engine/faults/words.js';
import {type Drawing, escaped} from './markup.js';

const columns = 128;
const mostCells = 4096;
const size = 7;
const step = 8;

export const useNames: Readonly<Record<PageUse, string>> = {
  header: 'header',
  wal: 'WAL',
  index: 'index of extents',
  nodes: 'node slots',
  edges: 'edge slots',
  properties: 'labels and properties',
  unused: 'not used yet',
  unknown: 'in no extent',
};

/** Each page of the file, or a few together, as a cell of the colour of its use; those that findings name in that of damage. */
export function pageDrawing(runs: readonly PageRun[], damaged: readonly number[]): Drawing {
  const pages = runs.reduce((sum, run) => sum + run.pages, 0);
  const perCell = Math.max(1, Math.ceil(pages / mostCells));
  const paths = new Map((Object.keys(useNames) as PageUse[]).map((use): [PageUse, string[]] => [use, []]));
  const uses = usesOfCells(runs, perCell);
  for (const [cell, use] of uses.entries()) paths.get(use)?.push(cellPath(cell));
  const drawn = [...paths].flatMap(([use, path]) =>
    path.length === 0 ? [] : [`<path class="use-${use}" d="${path.join('')}"/>`],
  );
  const cells = [...new Set(damaged.map((page) => Math.floor(page / perCell)))].filter((cell) => cell < uses.length);
  const marks = cells.map((cell) => {
    const named = damaged.filter((page) => Math.floor(page / perCell) === cell);
    return `<path class="damage" d="${cellPath(cell)}"><title>${escaped(damageTitle(named))}</title></path>`;
  });
  const rows = Math.ceil(uses.length / columns);
  const each = perCell === 1 ? 'one page each' : `${grouped(perCell)} pages each`;
  return {
    width: columns * step,
    height: Math.max(1, rows) * step,
    body: [...drawn, ...marks].join(''),
    label: `${counted(pages, 'page')} of 4,096 bytes in ${counted(uses.length, 'cell')}, ${each}; ${counted(damaged.length, 'damaged page')}`,
  };
}

function damageTitle(pages: readonly number[]): string {
  const shown = pages.slice(0, 8).map(grouped).join(', ');
  return `page ${shown}${pages.length > 8 ? ` and ${pages.length - 8} more` : ''}`;
}

/** The use that most pages of a cell have. */
function usesOfCells(runs: readonly PageRun[], perCell: number): PageUse[] {
  const cells: PageUse[] = [];
  let [run, left] = [0, runs[0]?.pages ?? 0];
  while (run < runs.length) {
    const counts = new Map<PageUse, number>();
    for (let room = perCell; room > 0 && run < runs.length; ) {
      const taken = Math.min(room, left);
      const use = runs[run]?.use ?? 'unknown';
      counts.set(use, (counts.get(use) ?? 0) + taken);
      room -= taken;
      left -= taken;
      if (left === 0) left = runs[++run]?.pages ?? 0;
    }
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    cells.push(most?.[0] ?? 'unknown');
  }
  return cells;
}

const cellPath = (cell: number): string =>
  `M${(cell % columns) * step} ${Math.floor(cell / columns) * step}h${size}v${size}h-${size}z`;
