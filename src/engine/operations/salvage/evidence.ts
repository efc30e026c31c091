import {pageSize} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {nodeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {mark, type RecordJudge} from './record-judge.js';
import type {StoreHints} from './store-hints.js';

export interface Judges {
  readonly node: RecordJudge;
  readonly edge: RecordJudge;
}

/** Live records as they are judged now. */
export function countLive({marks}: RecordJudge): number {
  let live = 0;
  for (const bits of marks) if ((bits & mark.live) !== 0) live++;
  return live;
}

/** What the header counts; undefined when it cannot be believed, or belongs to another commit than the slots. */
export function countedBy(
  {headerProblem, counts, wal}: StoreHints,
  judges: Judges,
  kind: RecordKind,
): number | undefined {
  const isOlder = judges.node.isBeyondHeader || judges.edge.isBeyondHeader;
  return headerProblem === undefined && wal.state !== 'not applied' && !isOlder ? counts[kind] : undefined;
}

/**
 * A deleted flag that changed by itself shows in the counter of the header. When the last commit in the WAL region has
 * other flags, and just so many that the counter is right with them, it is believed.
 */
export function settleFlags(judges: Judges, kind: RecordKind, hints: StoreHints): void {
  const judge = judges[kind];
  const counted = countedBy(hints, judges, kind);
  const missing = counted === undefined ? 0 : counted - countLive(judge);
  if (missing === 0) return;
  const {slots, map, lastId} = judge;
  const {slotsPerPage} = recordKinds[kind].geometry;
  const changed: number[] = [];
  let gained = 0;
  for (const [page, {age}] of map.copies) {
    if (age !== 'newest') continue;
    for (let id = page * slotsPerPage + 1; id <= Math.min((page + 1) * slotsPerPage, lastId); id++) {
      slots.read(id);
      const {file, copy, hasFile} = slots;
      if (!hasFile || file.storedId !== id || copy.storedId !== id || file.isDeleted === copy.isDeleted) continue;
      changed.push(id);
      gained += file.isDeleted ? 1 : -1;
    }
  }
  if (gained === missing) for (const id of changed) judge.judge(id, true);
}

/**
 * What cannot be decided is said: when the header counts fewer nodes, those without an edge may have been deleted; when
 * it belongs to a commit of which nothing is there, everything may have been changed by it.
 */
export function settleDoubts(judges: Judges, hints: StoreHints): void {
  const {node, edge} = judges;
  if (isCommitLost(judges, hints)) {
    for (const {marks} of [node, edge]) for (const [id, bits] of marks.entries()) marks[id] = bits | doubtOf(bits);
    return;
  }
  const counted = countedBy(hints, judges, 'node');
  if (counted === undefined || counted >= countLive(node)) return;
  const {firstOutEdge, firstInEdge, outDegree, inDegree} = nodeSlot.at;
  for (let id = 1; id <= node.lastId; id++) {
    if ((node.marksOf(id) & mark.live) === 0) continue;
    const slot = node.slotOf(id);
    const isAlone = slot.u64(firstOutEdge) + slot.u64(firstInEdge) + slot.u32(outDegree) + slot.u32(inDegree) === 0;
    if (isAlone) node.addMarks(id, mark.doubtful);
  }
}

const doubtOf = (marks: number): number => ((marks & mark.live) === 0 ? 0 : mark.doubtful);

/**
 * Whether the WAL that the header announces is what the commit before left: then every image stands in the file, and
 * the header knows of blobs that no slot names.
 */
export function isCommitLost(
  judges: Judges,
  {chainsFit, extents, nextPropOffset, copies, device, wal}: StoreHints,
): boolean {
  const lastExtent = extents.prop.at(-1);
  if (!chainsFit || wal.state !== 'applied' || lastExtent === undefined) return false;
  const end = lastBlobEnd(judges);
  if (end < lastExtent || end >= nextPropOffset) return false;
  const page = new Uint8Array(pageSize);
  for (const [offset, {image, age}] of copies.images) {
    if (age !== 'newest') continue;
    device.read(page, offset);
    if (Buffer.compare(page, image) !== 0) return false;
  }
  return true;
}

/** Where the last blob ends that a slot names, deleted ones too. */
function lastBlobEnd({node, edge}: Judges): number {
  let end = 0;
  for (const judge of [node, edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      if ((judge.marksOf(id) & (mark.live | mark.deleted)) === 0) continue;
      const {labelOffset, labelLength, propOffset, propLength} = judge.slotOf(id);
      end = Math.max(end, labelOffset + labelLength, propOffset + propLength);
    }
  }
  return end;
}
