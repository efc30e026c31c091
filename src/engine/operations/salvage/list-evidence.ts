import type {Steps} from '../../check/steps.js';
import {type Direction, directions} from '../../format/records/directions.js';
import {edgeSlot} from '../../format/records/layouts.js';
import {countedBy, countLive, type Judges} from './evidence.js';
import {mark} from './record-judge.js';
import type {StoreHints} from './store-hints.js';

type Ids = Uint32Array | Float64Array;

/** Bits an edge collects in the list check of one direction. */
const told = {
  /** Its end is a node that can be asked, and neither list nor degree of that node knows the edge. */
  unknown: 1,
  /** Another node's list leads to the edge, and that node misses one. */
  elsewhere: 2,
} as const;

/**
 * Lists and degrees as witnesses against edges. An edge is disputed when the node at one end does not know it and
 * another node does (its end was changed), or when neither end knows it and the header counts fewer edges (it was
 * deleted). Lists that are damaged by themselves speak against nothing. Returns whether the second copy of a slot was
 * believed instead. About 13 bytes an edge and 8 a node while it runs.
 */
export function* settleEnds(judges: Judges, hints: StoreHints): Steps<boolean> {
  const counted = countedBy(hints, judges, 'edge');
  const isTooMany = counted === undefined || counted < countLive(judges.edge);
  const out = yield* askLists(judges, directions[0]);
  const into = yield* askLists(judges, directions[1]);
  const {edge} = judges;
  let changed = false;
  for (let id = 1; id <= edge.lastId; id++) {
    if ((edge.marksOf(id) & mark.live) === 0) continue;
    const bitsOut = out[id] ?? 0;
    const bitsIn = into[id] ?? 0;
    const isMoved = ((bitsOut | bitsIn) & told.elsewhere) !== 0;
    const isUnknown = isTooMany && (bitsOut & bitsIn & told.unknown) !== 0;
    if (!isMoved && !isUnknown) continue;
    if (believeCopy(judges, id)) changed = true;
    else edge.addMarks(id, mark.disputed);
  }
  return changed;
}

function believeCopy({edge}: Judges, id: number): boolean {
  if ((edge.marksOf(id) & mark.preferCopy) !== 0) return false;
  edge.slots.read(id);
  const {file, copy, copyAge, hasFile} = edge.slots;
  if (!hasFile || copyAge !== 'newest' || copy.storedId !== id) return false;
  const {fromNode, toNode} = edgeSlot.at;
  const isSame =
    file.u64(fromNode) === copy.u64(fromNode) &&
    file.u64(toNode) === copy.u64(toNode) &&
    file.isDeleted === copy.isDeleted;
  if (isSame) return false;
  edge.judge(id, true);
  return true;
}

/** What the lists of one direction say about each edge, by id. */
function* askLists({node, edge}: Judges, direction: Direction): Steps<Uint8Array> {
  const isWide = node.lastId >= 2 ** 32 || edge.lastId >= 2 ** 32;
  const endOf: Ids = new (isWide ? Float64Array : Uint32Array)(edge.lastId + 1);
  const found = new Uint32Array(node.lastId + 1);
  const linked = new Uint8Array(edge.lastId + 1);
  const isLiveEdge = (id: number): boolean => id > 0 && id <= edge.lastId && (edge.marksOf(id) & mark.live) !== 0;
  for (let id = 1; id <= edge.lastId; id++) {
    if ((id & 1023) === 0) yield;
    if (!isLiveEdge(id)) continue;
    const end = edge.slotOf(id).u64(direction.endNode);
    if (end < 1 || end > node.lastId) continue;
    endOf[id] = end;
    found[end] = (found[end] ?? 0) + 1;
  }
  const degrees = new Uint32Array(node.lastId + 1);
  const claims: (readonly [id: number, owner: number])[] = [];
  const link = (id: number, owner: number): void => {
    if (!isLiveEdge(id)) return;
    if (endOf[id] === owner) linked[id] = 1;
    else claims.push([id, owner]);
  };
  for (let id = 1; id <= node.lastId; id++) {
    if ((id & 1023) === 0) yield;
    if ((node.marksOf(id) & mark.live) === 0) continue;
    const slot = node.slotOf(id);
    degrees[id] = slot.u32(direction.degree);
    link(slot.u64(direction.head), id);
  }
  for (let id = 1; id <= edge.lastId; id++) {
    if ((id & 1023) === 0) yield;
    const end = endOf[id] ?? 0;
    if (end !== 0) link(edge.slotOf(id).u64(direction.next), end);
  }
  const result = new Uint8Array(edge.lastId + 1);
  const missedBy = (id: number): number => (degrees[id] ?? 0) - (found[id] ?? 0);
  const canAnswer = (end: number): boolean => end !== 0 && (node.marksOf(end) & mark.live) !== 0;
  for (let id = 1; id <= edge.lastId; id++) {
    const end = endOf[id] ?? 0;
    if (!isLiveEdge(id) || linked[id] === 1) continue;
    if (canAnswer(end) && missedBy(end) < 0) result[id] = told.unknown;
  }
  for (const [id, owner] of claims) {
    const bits = result[id] ?? 0;
    const isAnswered = canAnswer(endOf[id] ?? 0) && (bits & told.unknown) === 0;
    if (!isAnswered && missedBy(owner) > 0) result[id] = bits | told.elsewhere;
  }
  return result;
}
