import {conditions} from '../faults/conditions.js';
import {type Finding, finding} from '../faults/fault.js';
import {entriesPerIndexPage, extentSize, pageSize, slotPageHeader} from '../format/records/constants.js';
import {firstIdOfPage, pageOf, placeAt} from '../format/records/geometry.js';
import type {FileOffset} from '../format/records/integers.js';
import {extentIndexPage} from '../format/records/layouts.js';
import {recordKinds} from '../format/records/record-kind.js';
import {u32At, u64At, wordsOf} from '../format/words.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';

/**
 * Checks the pages of the file that readers do not see, because a committed WAL holds an image of them. After a crash such
 * a page is the one before the commit, the one after it, or torn between both; what is neither is damage (L1032).
 */
export function checkCoveredPages(snapshot: StoreSnapshot, report: (found: Finding) => void): void {
  for (const [offset, image] of snapshot.wal.images) {
    const under = new Uint8Array(pageSize);
    snapshot.device.read(under, offset);
    const trouble = indexTrouble(snapshot, offset, under, image) ?? slotTrouble(snapshot, offset, under);
    if (!trouble) continue;
    const {holds, problem} = trouble;
    const facts = {store: snapshot.store, page: pageOf(offset), holds, problem};
    report(finding(conditions.coveredPage, facts, {...placeAt(offset), bytes: pageSize}));
  }
}

interface PageTrouble {
  readonly holds: string;
  readonly problem: string;
}

/** Index pages only grow: every entry is the one of the image, or not there yet. */
function indexTrouble(
  {chains}: StoreSnapshot,
  offset: FileOffset,
  under: Uint8Array,
  image: Uint8Array,
): PageTrouble | undefined {
  const chain = Object.values(chains).find(({indexPages}) => indexPages.includes(offset));
  if (!chain) return undefined;
  const holds = `${chain.kind} index page ${chain.indexPages.indexOf(offset)}`;
  const old = wordsOf(under);
  // In the WAL an image begins at any byte.
  const next = wordsOf(image.slice());
  const {at} = extentIndexPage;
  const count = u32At(old, at.count);
  if (count > u32At(next, at.count)) return {holds, problem: `reports count ${count}, more than its image`};
  const places = [at.next, ...Array.from({length: entriesPerIndexPage}, (_, i) => extentIndexPage.size + i * 8)];
  const stray = places.find((place) => u64At(old, place) !== 0 && u64At(old, place) !== u64At(next, place));
  return stray === undefined ? undefined : {holds, problem: `holds the offset ${u64At(old, stray)}, unlike its image`};
}

/** A slot holds the id of its place, or was never written. */
function slotTrouble({chains}: StoreSnapshot, offset: FileOffset, under: Uint8Array): PageTrouble | undefined {
  for (const {kind, geometry} of Object.values(recordKinds)) {
    const {slotSize, slotsPerPage} = geometry;
    const extent = chains[kind].extents.findIndex((start) => offset >= start && offset < start + extentSize);
    if (extent < 0) continue;
    const firstId = firstIdOfPage(geometry, extent, (offset - chains[kind].extents[extent]) / pageSize);
    const words = wordsOf(under);
    for (let slot = 0; slot < slotsPerPage; slot++) {
      const stored = u64At(words, slotPageHeader + slot * slotSize);
      if (stored === 0 || stored === firstId + slot) continue;
      return {
        holds: `${kind} slots from ${firstId} on`,
        problem: `stores the id ${stored} at the place of ${firstId + slot}`,
      };
    }
  }
  return undefined;
}
