import {
  dataStart,
  extentSize,
  maxBlobSize,
  pageSize,
  pagesPerExtent,
  slotPageHeader,
} from '../../format/records/constants.js';
import {edgeGeometry, nodeGeometry, type RecordKind, type SlotGeometry} from '../../format/records/geometry.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {u32At, u64At} from '../../format/words.js';

/** What the slots of a page say the page is: they name ids one behind the other. */
export interface PageVote {
  readonly kind: RecordKind;
  /** Which page of slots of its kind, counted from 0 over all extents. */
  readonly pageIndex: number;
  /** Slots that say so. */
  readonly weight: number;
}

/** No store has ids, or offsets, this large. */
const beyondAnyStore = 2 ** 47;

/** Asks the slots of a page which page it is; `at` is its first byte in `words`, `offset` its place in the file. */
export function voteOf(words: Uint32Array, at: number, offset: number): PageVote | undefined {
  const nodes = countVotes(words, at, nodeGeometry, isPlausibleNode);
  const isFirst = nodes !== undefined && offset === dataStart + nodes.pageIndex * pageSize;
  // An id and nothing else is a number like any other; the first extent of every store is one of nodes.
  const node = isFirst || (nodes !== undefined && nodes.weight > 2) || hasContent(words, at, nodes) ? nodes : undefined;
  const edge = countVotes(words, at, edgeGeometry, isPlausibleEdge);
  const best = edge !== undefined && (node === undefined || edge.weight > node.weight) ? edge : node;
  // The extents before it lie before it in the file.
  const extent = best === undefined ? 0 : Math.floor(best.pageIndex / pagesPerExtent);
  return extent * extentSize + dataStart <= offset ? best : undefined;
}

/** Whether one of the nodes that voted has more than an id. */
function hasContent(words: Uint32Array, at: number, vote: PageVote | undefined): boolean {
  if (vote === undefined) return false;
  const {slotSize, slotsPerPage} = nodeGeometry;
  for (let slot = 0, from = at + slotPageHeader; slot < slotsPerPage; slot++, from += slotSize) {
    if (u64At(words, from) !== vote.pageIndex * slotsPerPage + slot + 1 || !isPlausibleNode(words, from)) continue;
    for (let i = (from >> 2) + 2; i < (from + slotSize) >> 2; i++) if (words[i] !== 0) return true;
  }
  return false;
}

function countVotes(
  words: Uint32Array,
  at: number,
  {kind, slotSize, slotsPerPage}: SlotGeometry,
  isPlausible: (words: Uint32Array, at: number) => boolean,
): PageVote | undefined {
  let candidate = -1;
  let lead = 0;
  let used = 0;
  const ask = (each: (first: number) => void): void => {
    for (let slot = 0, from = at + slotPageHeader; slot < slotsPerPage; slot++, from += slotSize) {
      if (words[from >> 2] === 0 && words[(from >> 2) + 1] === 0) continue;
      used++;
      const first = u64At(words, from) - slot - 1;
      if (first >= 0 && first % slotsPerPage === 0 && isPlausible(words, from)) each(first);
    }
  };
  ask((first) => {
    if (lead === 0) candidate = first;
    lead += first === candidate ? 1 : -1;
  });
  if (candidate < 0) return undefined;
  let weight = 0;
  used = 0;
  ask((first) => {
    if (first === candidate) weight++;
  });
  return weight * 4 >= used ? {kind, pageIndex: candidate / slotsPerPage, weight} : undefined;
}

/** Whether a blob reference is one that writers make. */
function isPlausibleBlob(offset: number, length: number): boolean {
  if (length === 0) return offset === 0;
  return length <= maxBlobSize && offset >= dataStart && offset < beyondAnyStore;
}

/**
 * Whether the fields of a node slot are such as writers make; `at` is its first byte. A list has a head where it has a
 * degree: by that an index page with one entry, which looks like the slot of node 1 otherwise, is told apart.
 */
export function isPlausibleNode(words: Uint32Array, at: number): boolean {
  const fields = nodeSlot.at;
  return (
    u64At(words, at) < beyondAnyStore &&
    u64At(words, at + fields.firstOutEdge) < beyondAnyStore &&
    u64At(words, at + fields.firstInEdge) < beyondAnyStore &&
    (u64At(words, at + fields.firstOutEdge) === 0) === (u32At(words, at + fields.outDegree) === 0) &&
    (u64At(words, at + fields.firstInEdge) === 0) === (u32At(words, at + fields.inDegree) === 0) &&
    isPlausibleBlob(u64At(words, at + fields.propOffset), u32At(words, at + fields.propLength)) &&
    isPlausibleBlob(u64At(words, at + fields.labelOffset), u32At(words, at + fields.labelLength))
  );
}

/** The same of an edge slot: an edge has two ends, and always a label blob. */
export function isPlausibleEdge(words: Uint32Array, at: number): boolean {
  const fields = edgeSlot.at;
  const from = u64At(words, at + fields.fromNode);
  const to = u64At(words, at + fields.toNode);
  return (
    u64At(words, at) < beyondAnyStore &&
    from > 0 &&
    from < beyondAnyStore &&
    to > 0 &&
    to < beyondAnyStore &&
    u64At(words, at + fields.nextOutEdge) < beyondAnyStore &&
    u64At(words, at + fields.nextInEdge) < beyondAnyStore &&
    u32At(words, at + fields.labelLength) > 0 &&
    isPlausibleBlob(u64At(words, at + fields.propOffset), u32At(words, at + fields.propLength)) &&
    isPlausibleBlob(u64At(words, at + fields.labelOffset), u32At(words, at + fields.labelLength))
  );
}
