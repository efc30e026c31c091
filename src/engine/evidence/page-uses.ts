import type {LenientStore} from '../check/lenient-store.js';
import {dataStart, extentSize, pageSize, pagesPerExtent} from '../format/records/constants.js';
import {firstIdOfPage, pageOf} from '../format/records/geometry.js';
import {recordKinds} from '../format/records/record-kind.js';

/** What pages are there for; `unused` are those of an extent that no record or value has reached, `unknown` those in no extent. */
const pageUses = ['unknown', 'header', 'wal', 'index', 'nodes', 'edges', 'properties', 'unused'] as const;

export type PageUse = (typeof pageUses)[number];

/** Pages of one use that follow each other. */
export interface PageRun {
  readonly use: PageUse;
  /** How many. */
  readonly pages: number;
}

/** What each page of a file is there for, from page 0 on, as far as header and index pages can be read. */
export function pageRuns(store: LenientStore): PageRun[] {
  const uses = usesOfPages(store);
  const runs: {use: PageUse; pages: number}[] = [];
  for (const code of uses) {
    const use = pageUses[code] ?? 'unknown';
    const last = runs.at(-1);
    if (last && last.use === use) last.pages++;
    else runs.push({use, pages: 1});
  }
  return runs;
}

const codeOf = Object.fromEntries(pageUses.map((use, code) => [use, code])) as Record<PageUse, number>;

function usesOfPages({device, chains, header, headerProblems}: LenientStore): Uint8Array {
  const uses = new Uint8Array(Math.ceil(device.size() / pageSize));
  uses.fill(codeOf.wal, 1, pageOf(dataStart));
  uses.fill(codeOf.header, 0, 1);
  // What a broken header counts is believed of nothing.
  const isCounted = headerProblems.length === 0;
  for (const kind of ['node', 'edge'] as const) {
    const {geometry, nextId} = recordKinds[kind];
    for (const [extent, start] of chains[kind].extents.entries()) {
      const first = start / pageSize;
      const used = Array.from({length: pagesPerExtent}, (_, page) => firstIdOfPage(geometry, extent, page)).filter(
        (id) => !isCounted || id < Number(header[nextId]),
      ).length;
      uses.fill(kind === 'node' ? codeOf.nodes : codeOf.edges, first, first + used);
      uses.fill(codeOf.unused, first + used, first + pagesPerExtent);
    }
  }
  for (const start of chains.prop.extents) {
    const next = Number(header.nextPropOffset);
    const isLast = isCounted && next >= start && next < start + extentSize;
    const used = isLast ? Math.ceil((next - start) / pageSize) : pagesPerExtent;
    uses.fill(codeOf.properties, start / pageSize, start / pageSize + used);
    uses.fill(codeOf.unused, start / pageSize + used, start / pageSize + pagesPerExtent);
  }
  for (const {indexPages} of Object.values(chains))
    for (const offset of indexPages) uses[offset / pageSize] = codeOf.index;
  return uses;
}
