import {dataStart, extentSize, pageSize} from '../format/records/constants.js';
import {type ExtentKind, firstIdOfPage} from '../format/records/geometry.js';
import type {FileOffset} from '../format/records/integers.js';
import {recordKinds} from '../format/records/record-kind.js';

/** Index pages and extents of all kinds, as far as they are known; file offsets. */
export type KnownChains = Readonly<
  Record<ExtentKind, {readonly indexPages: readonly FileOffset[]; readonly extents: readonly FileOffset[]}>
>;

/** What a page of a store is there for. For slot pages also the ids that its slots have by their position. */
export interface PageRole {
  readonly name: string;
  readonly kind?: ExtentKind;
  readonly firstId?: number;
  readonly lastId?: number;
}

/** The role of the page at a file offset. */
export function roleOfPage(chains: KnownChains, offset: FileOffset): PageRole {
  if (offset === 0) return {name: 'file header'};
  if (offset < dataStart) return {name: 'WAL region'};
  for (const kind of ['node', 'edge', 'prop'] as const) {
    const {indexPages, extents} = chains[kind];
    const index = indexPages.indexOf(offset);
    if (index >= 0) return {name: `${kind} index page ${index}`};
    const extent = extents.findIndex((start) => offset >= start && offset < start + extentSize);
    if (extent < 0) continue;
    const page = (offset - extents[extent]) / pageSize;
    if (kind === 'prop') return {name: `property bytes, extent ${extent}, page ${page} of it`, kind};
    const {geometry} = recordKinds[kind];
    const firstId = firstIdOfPage(geometry, extent, page);
    const lastId = firstId + geometry.slotsPerPage - 1;
    return {name: `${kind} slots ${firstId} to ${lastId}, extent ${extent}`, kind, firstId, lastId};
  }
  return {name: 'in no extent and no index page'};
}
