import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, finding} from '../../faults/fault.js';
import {dataStart, entriesPerIndexPage, extentSize, pageSize} from '../../format/records/constants.js';
import {behind, type ExtentKind, pageOf, placeAt, roundUpToPage} from '../../format/records/geometry.js';
import {type FileOffset, type PageNumber, toFileOffset, toPageNumber} from '../../format/records/integers.js';
import {extentIndexPage} from '../../format/records/layouts.js';
import type {StoreBytes} from './store-bytes.js';

/** The extents of one kind in chain order, and the index pages that list them. All are file offsets. */
export interface ExtentChain {
  readonly kind: ExtentKind;
  readonly indexPages: readonly FileOffset[];
  readonly extents: readonly FileOffset[];
}

/** Names the first index pages. */
const headerPage = toPageNumber(0);

export type ExtentChains = Readonly<Record<ExtentKind, ExtentChain>>;

/**
 * Walks a chain of index pages from its head. Raises L1005, L1007, L1008 for what cannot be; `indexPages` and `extents`
 * then hold what was found before it.
 */
export function walkChain(
  bytes: StoreBytes,
  kind: ExtentKind,
  head: FileOffset,
  indexPages: FileOffset[] = [],
  extents: FileOffset[] = [],
): ExtentChain {
  const {name: store} = bytes;
  const seen = new Set<FileOffset>();
  let pointerPage = headerPage;
  for (let at = head; at !== 0; ) {
    const place = {...placeAt(at), pages: [pointerPage, pageOf(at)]};
    const problem = pagePlaceProblem(at) ?? (seen.has(at) ? 'is linked twice: the chain is a cycle' : undefined);
    if (problem) throw fault(conditions.indexPage, {store, kind, offset: at, problem}, place);
    if (at + pageSize > bytes.size) {
      const facts = {store, sizeBytes: bytes.size, neededBytes: at + pageSize, what: `the ${kind} extent-index page`};
      throw fault(conditions.tooShort, facts, place);
    }
    seen.add(at);
    indexPages.push(at);
    const page = bytes.page(at);
    const {next, count} = extentIndexPage.decode(page);
    const contentProblem = countProblem(count, next);
    if (contentProblem) {
      throw fault(conditions.indexPage, {store, kind, offset: at, problem: contentProblem}, placeAt(at));
    }
    takeEntries(page, count, {store, kind, at}, extents);
    pointerPage = pageOf(at);
    at = toFileOffset(Number(next));
  }
  return {kind, indexPages, extents};
}

function pagePlaceProblem(at: FileOffset): string | undefined {
  if (at % pageSize !== 0) return 'is not at a page border';
  return at < dataStart ? 'lies inside the header or the WAL region' : undefined;
}

function countProblem(count: number, next: bigint): string | undefined {
  if (count > entriesPerIndexPage) return `reports count ${count}, more than ${entriesPerIndexPage}`;
  if (next > BigInt(Number.MAX_SAFE_INTEGER)) return `links to offset ${next}, beyond any store`;
  return next !== 0n && count < entriesPerIndexPage
    ? `links on with only ${count} of ${entriesPerIndexPage} entries used`
    : undefined;
}

function takeEntries(
  page: Uint8Array,
  count: number,
  at: {store: string; kind: ExtentKind; at: FileOffset},
  extents: FileOffset[],
): void {
  const view = new DataView(page.buffer, page.byteOffset);
  for (let i = 0; i < count; i++) {
    const entryAt = extentIndexPage.size + i * 8;
    const offset = view.getBigUint64(entryAt, true);
    const problem =
      offset % BigInt(pageSize) !== 0n
        ? 'not at a page border'
        : offset < BigInt(dataStart)
          ? 'inside the header or the WAL region'
          : offset > BigInt(Number.MAX_SAFE_INTEGER)
            ? 'beyond any store'
            : undefined;
    if (problem) {
      const facts = {store: at.store, kind: at.kind, extent: extents.length, offset: String(offset), problem};
      throw fault(conditions.extentPlace, facts, placeAt(behind(at.at, entryAt)));
    }
    extents.push(toFileOffset(Number(offset)));
  }
}

/** An index page, or an extent. */
interface Unit {
  readonly kind: ExtentKind;
  readonly start: FileOffset;
  readonly end: FileOffset;
  /** Index of the extent in its chain; undefined for an index page. */
  readonly extent: number | undefined;
  /** Page that says where the unit lies. */
  readonly namedBy: PageNumber;
}

/** A call that failed may have taken an extent of each kind, and an index page for it, in which nothing was written. */
const mostUnwritten = 3 * (extentSize + pageSize);

/**
 * Checks the chains against each other and the file: writers take extents and index pages one behind the other, so
 * they never overlap, and none begins behind a hole. Undefined when they fit.
 */
export function judgeChains(chains: ExtentChains, {size, name}: StoreBytes): Finding | undefined {
  const units: Unit[] = [];
  for (const {kind, indexPages, extents} of Object.values(chains)) {
    let namedBy = headerPage;
    for (const start of indexPages) {
      units.push({kind, start, end: behind(start, pageSize), extent: undefined, namedBy});
      namedBy = pageOf(start);
    }
    for (const [extent, start] of extents.entries()) {
      const listedBy = indexPages[Math.floor(extent / entriesPerIndexPage)];
      const namedBy = listedBy === undefined ? headerPage : pageOf(listedBy);
      units.push({kind, start, end: behind(start, extentSize), extent, namedBy});
    }
  }
  // Two chains that share an index page share its extents too: the page explains them.
  units.sort((a, b) => a.start - b.start);
  let first: Unit | undefined;
  for (const unit of units.filter(({extent}) => extent === undefined)) {
    if (first?.start === unit.start) return misplaced(name, unit, `is the ${unitName(first)} as well`, first);
    first = unit;
  }
  const lastStart = Math.max(dataStart, roundUpToPage(size)) + mostUnwritten;
  let end = Math.max(dataStart, roundUpToPage(size));
  let previous: Unit | undefined;
  for (const unit of units) {
    if (previous && unit.start < previous.end)
      return misplaced(name, unit, `overlaps the ${unitName(previous)}`, previous);
    if (unit.start > end || unit.start > lastStart)
      return misplaced(name, unit, `lies behind the end of the file at ${size}`);
    end = Math.max(end, unit.end);
    previous = unit;
  }
  return undefined;
}

/** Where the last extent or index page ends, in bytes; what lies behind belongs to no writer. */
export function endOfChains(chains: ExtentChains): FileOffset {
  let end: number = dataStart;
  for (const {indexPages, extents} of Object.values(chains)) {
    for (const start of indexPages) end = Math.max(end, start + pageSize);
    for (const start of extents) end = Math.max(end, start + extentSize);
  }
  return toFileOffset(end);
}

function misplaced(store: string, unit: Unit, problem: string, other?: Unit): Finding {
  const pages = [unit.namedBy, ...(other ? [other.namedBy] : [])];
  const place = {...placeAt(unit.start), bytes: unit.end - unit.start, pages};
  if (unit.extent === undefined) {
    return finding(conditions.indexPage, {store, kind: unit.kind, offset: unit.start, problem}, place);
  }
  const facts = {store, kind: unit.kind, extent: unit.extent, offset: String(unit.start), problem};
  return finding(conditions.extentPlace, facts, place);
}

function unitName(unit: Unit): string {
  return unit.extent === undefined
    ? `${unit.kind} index page at ${unit.start}`
    : `${unit.kind} extent at ${unit.start}`;
}
