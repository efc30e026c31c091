import {countUpTo} from '../../format/ascending.js';
import {dataStart, extentSize, pageSize, pagesPerExtent, slotPageHeader} from '../../format/records/constants.js';
import {behind, type RecordKind} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {u64At, wordsOf} from '../../format/words.js';
import {kindNumber, type PageSurvey, pageState, type SlotPageList} from './page-survey.js';
import type {StoreHints} from './store-hints.js';
import type {WalCopies, WalCopy} from './wal-copies.js';

/** Why a page is taken for the one it is: the index lists its extent there, its neighbours agree, or only itself says so. */
export const pagePlace = {none: 0, listed: 1, agreed: 2, moved: 3} as const;

/** Where the slot pages of one kind are. */
export interface SlotMap {
  readonly kind: RecordKind;
  /** File offset by page index; 0 where the page was not found. 9 bytes for each page of slots. */
  readonly offsets: Float64Array;
  /** `pagePlace` by page index. */
  readonly places: Uint8Array;
  /** Pages of which the WAL region has a second copy. */
  readonly copies: ReadonlyMap<number, WalCopy>;
  /** Start of the extents, by ordinal, as far as they are known. */
  readonly extents: ReadonlyMap<number, FileOffset>;
}

/**
 * Puts the slot pages of one kind in order, from what they say they are. Index pages only break a tie: an extent that
 * they list is believed when one of its pages agrees.
 */
export function mapSlots(kind: RecordKind, survey: PageSurvey, hints: StoreHints, inCopies: SlotPageList): SlotMap {
  const isOurs = pagesToBelieve(survey, hints);
  const extents = electExtents(kind, survey.slotPages, hints.extents[kind], isOurs);
  const copies = copiesByPage(kind, inCopies, hints.copies);
  for (const [ordinal, start] of hints.chainsFit ? hints.extents[kind].entries() : []) {
    if (!extents.has(ordinal)) extents.set(ordinal, start);
  }
  const adopted = adoptPages(kind, extents, survey, hints);
  const length = pagesNeeded(kind, survey.slotPages, isOurs, [...copies.keys(), ...adopted.keys()]);
  const offsets = new Float64Array(length);
  const places = new Uint8Array(length);
  const weights = new Uint8Array(length);
  forEachPage(kind, survey.slotPages, isOurs, (page, offset, weight) => {
    const start = extents.get(Math.floor(page / pagesPerExtent));
    const isInPlace = start !== undefined && start + (page % pagesPerExtent) * pageSize === offset;
    if (!isInPlace && offsets[page] !== 0 && (places[page] !== pagePlace.moved || (weights[page] ?? 0) >= weight))
      return;
    const isListed = start !== undefined && hints.extents[kind][Math.floor(page / pagesPerExtent)] === start;
    offsets[page] = offset;
    weights[page] = weight;
    places[page] = isInPlace ? (isListed ? pagePlace.listed : pagePlace.agreed) : pagePlace.moved;
  });
  for (const [page, offset] of adopted) {
    if (offsets[page] !== 0) continue;
    offsets[page] = offset;
    places[page] = pagePlace.agreed;
  }
  return {kind, offsets, places, copies, extents};
}

type Filter = (offset: FileOffset) => boolean;

function forEachPage(
  kind: RecordKind,
  list: SlotPageList,
  isOurs: Filter,
  visit: (page: number, offset: FileOffset, weight: number) => void,
): void {
  const number = kindNumber[kind];
  for (let i = 0; i < list.count; i++) {
    const offset = toFileOffset(list.offsets[i] ?? 0);
    if (list.kinds[i] === number && isOurs(offset)) visit(list.pageIndexes[i] ?? 0, offset, list.weights[i] ?? 0);
  }
}

/** Start of each extent: the listed one when a page there agrees, else the one that most pages name. */
function electExtents(
  kind: RecordKind,
  list: SlotPageList,
  listed: readonly FileOffset[],
  isOurs: Filter,
): Map<number, FileOffset> {
  const votes = new Map<number, Map<FileOffset, number>>();
  forEachPage(kind, list, isOurs, (page, offset) => {
    const start = behind(offset, -(page % pagesPerExtent) * pageSize);
    if (start < dataStart) return;
    const ordinal = Math.floor(page / pagesPerExtent);
    const starts = votes.get(ordinal) ?? new Map<FileOffset, number>();
    starts.set(start, (starts.get(start) ?? 0) + 1);
    votes.set(ordinal, starts);
  });
  const extents = new Map<number, FileOffset>();
  for (const [ordinal, starts] of votes) {
    const best = [...starts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
    const start = listed[ordinal];
    extents.set(ordinal, start !== undefined && starts.has(start) ? start : best);
  }
  return extents;
}

/** Pages inside known extents that are too damaged to say what they are, but for a slot that names the right id. */
function adoptPages(
  kind: RecordKind,
  extents: ReadonlyMap<number, FileOffset>,
  {states}: PageSurvey,
  {bytes}: StoreHints,
): Map<number, FileOffset> {
  const {slotsPerPage, slotSize} = recordKinds[kind].geometry;
  const adopted = new Map<number, FileOffset>();
  for (const [ordinal, start] of extents) {
    for (let i = 0; i < pagesPerExtent; i++) {
      const offset = behind(start, i * pageSize);
      if (states[offset / pageSize] !== pageState.other) continue;
      const page = ordinal * pagesPerExtent + i;
      const words = wordsOf(bytes.page(offset));
      for (let slot = 0; slot < slotsPerPage; slot++) {
        if (u64At(words, slotPageHeader + slot * slotSize) === page * slotsPerPage + slot + 1)
          adopted.set(page, offset);
      }
    }
  }
  return adopted;
}

function copiesByPage(kind: RecordKind, list: SlotPageList, {images}: WalCopies): Map<number, WalCopy> {
  const copies = new Map<number, WalCopy>();
  forEachPage(
    kind,
    list,
    () => true,
    (page, offset) => {
      const copy = images.get(offset) as WalCopy;
      if (copy.age !== 'torn') copies.set(page, copy);
    },
  );
  return copies;
}

function pagesNeeded(kind: RecordKind, list: SlotPageList, isOurs: Filter, others: readonly number[]): number {
  let length = 0;
  const reach = (page: number): void => {
    length = Math.max(length, page + 1);
  };
  forEachPage(kind, list, isOurs, reach);
  others.forEach(reach);
  return length;
}

/**
 * When header, index pages and the content of the slot extents all agree, property extents are what the index says,
 * and bytes in there that look like slots are somebody's text.
 */
function pagesToBelieve(survey: PageSurvey, hints: StoreHints): Filter {
  const {extents} = hints;
  if (extents.prop.length === 0 || !indexAgrees(survey, hints)) return () => true;
  const starts = Float64Array.from(extents.prop).sort();
  return (offset) => {
    const start = starts[countUpTo(starts, offset) - 1];
    return start === undefined || offset >= start + extentSize;
  };
}

/** Whether header and index pages fit, and in every listed slot extent most pages in use say that they belong there. */
export function indexAgrees({slotPages, states}: PageSurvey, {chainsFit, extents}: StoreHints): boolean {
  if (!chainsFit) return false;
  return (['node', 'edge'] as const).every((kind) => {
    const agreed = new Uint16Array(extents[kind].length);
    forEachPage(
      kind,
      slotPages,
      () => true,
      (page, offset) => {
        const ordinal = Math.floor(page / pagesPerExtent);
        if (extents[kind][ordinal] === offset - (page % pagesPerExtent) * pageSize)
          agreed[ordinal] = (agreed[ordinal] ?? 0) + 1;
      },
    );
    return extents[kind].every((start, ordinal) => {
      let used = 0;
      for (let page = start / pageSize; page < start / pageSize + pagesPerExtent; page++) {
        if (states[page] !== undefined && states[page] !== pageState.zero) used++;
      }
      return (agreed[ordinal] ?? 0) * 2 >= used;
    });
  });
}
