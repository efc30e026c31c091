import {recordSteps} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import {conditions} from '../../faults/conditions.js';
import {fault, isFault} from '../../faults/fault.js';
import {edgeGeometry} from '../../format/records/geometry.js';
import {edgeSlot} from '../../format/records/layouts.js';
import type {PropertyMap} from '../../format/values/property-value.js';
import {u64At} from '../../format/words.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {slotPages} from '../../storage/reading/slot-scan.js';
import {Components} from './components.js';

export interface PictureWish {
  /** The node to draw with what is near it; the largest components without it. */
  readonly around?: number | undefined;
  /** How many edges away from it. */
  readonly depth: number;
  /** Nodes to draw at the most. */
  readonly limit: number;
  /** Whether properties are read too. */
  readonly withValues: boolean;
}

export interface PictureNode {
  readonly id: number;
  /** In stored order. */
  readonly labels: readonly string[];
  /** There where values were asked for. */
  readonly properties?: PropertyMap;
}

export interface PictureEdge {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Records of a store that are drawn. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  /** Edges between these nodes, by id. */
  readonly edges: readonly PictureEdge[];
  /** Nodes that belong to what was asked for and are not drawn: beyond the limit. */
  readonly left_out: number;
  /** Edges between drawn nodes that are not drawn: beyond four times the limit. */
  readonly edges_left_out: number;
}

/** Levels of neighbours that are walked in a component which is too large to be drawn: each reads all edges once. */
const levelsOf = ({header}: StoreSnapshot): number => Math.min(400, Math.max(12, Math.floor(2e7 / header.nextEdgeId)));

/**
 * Chooses records to draw. Lists are not believed: edges are read where they lie, once for each step outwards. Memory: 14
 * bytes a node and 1 an edge. Raises L4005 for a node that is not there.
 */
export function* pictureSteps(snapshot: StoreSnapshot, wish: PictureWish): Steps<Picture> {
  const live = yield* liveRecords(snapshot);
  const {around, depth, limit} = wish;
  if (around !== undefined && live.nodes[around] !== 1)
    throw fault(conditions.nodeNotFound, {store: snapshot.store, node: String(around)});
  const chosen = new Uint8Array(live.nodes.length);
  let asked: number;
  if (around === undefined) asked = yield* chooseComponents(snapshot, live, chosen, limit);
  else asked = yield* spread(snapshot, live, chosen, around, {depth, room: limit});
  return yield* read(snapshot, {nodes: chosen, edges: live.edges}, asked, wish);
}

/** Records that can be drawn, a byte for each id. */
interface Live {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
}

/** Records whose slots and blobs lie where they may; what is wrong with the others has been said by the verdict. */
function* liveRecords(snapshot: StoreSnapshot): Steps<Live> {
  const {nextNodeId, nextEdgeId} = snapshot.header;
  const live = {nodes: new Uint8Array(nextNodeId), edges: new Uint8Array(nextEdgeId)};
  yield* recordSteps(
    snapshot,
    () => {},
    ({kind, id}) => {
      (kind === 'node' ? live.nodes : live.edges)[id] = 1;
    },
  );
  return live;
}

/** Visits the edges that are there between some nodes, in the order of their ids. */
function* eachEdge(
  {bytes, chains}: StoreSnapshot,
  {nodes, edges}: Live,
  visit: (id: number, from: number, to: number) => void,
): Steps<void> {
  const {fromNode, toNode} = edgeSlot.at;
  for (const {words, start, firstId, slots} of slotPages(bytes, edgeGeometry, chains.edge.extents)) {
    for (let slot = 0, at = start; slot < slots; slot++, at += edgeGeometry.slotSize) {
      const id = firstId + slot;
      if (edges[id] !== 1) continue;
      const from = u64At(words, at + fromNode);
      const to = u64At(words, at + toNode);
      if (nodes[from] === 1 && nodes[to] === 1) visit(id, from, to);
    }
    yield;
  }
}

/** Chooses whole components, the largest first; of one that is too large what is near its busiest node. Returns how many there were. */
function* chooseComponents(snapshot: StoreSnapshot, live: Live, chosen: Uint8Array, limit: number): Steps<number> {
  const components = new Components(live.nodes.length);
  yield* eachEdge(snapshot, live, (_, from, to) => components.join(from, to));
  let room = limit;
  const whole = new Set<number>();
  for (const {root, size, hub} of components.largest(live.nodes, limit)) {
    if (room === 0) break;
    if (size <= room) {
      whole.add(root);
      room -= size;
    } else if (room === limit) {
      yield* spread(snapshot, live, chosen, hub, {depth: levelsOf(snapshot), room});
      break;
    }
  }
  for (let id = 1; id < live.nodes.length; id++)
    if (live.nodes[id] === 1 && whole.has(components.rootOf(id))) chosen[id] = 1;
  return live.nodes.reduce((sum, one) => sum + one, 0);
}

/** Chooses a node and what is near it, level by level, edges in both directions. Returns how many nodes were met. */
function* spread(
  snapshot: StoreSnapshot,
  live: Live,
  chosen: Uint8Array,
  start: number,
  {depth, room}: {readonly depth: number; readonly room: number},
): Steps<number> {
  chosen[start] = 1;
  let met = 1;
  let left = room - 1;
  for (let level = 0; level < depth && left >= 0; level++) {
    const next = new Set<number>();
    const meet = (near: number, far: number): void => {
      if (chosen[near] === 1 && chosen[far] !== 1) next.add(far);
    };
    yield* eachEdge(snapshot, live, (_, from, to) => {
      meet(from, to);
      meet(to, from);
    });
    if (next.size === 0) break;
    met += next.size;
    for (const id of next) if (left-- > 0) chosen[id] = 1;
  }
  return met;
}

function* read(snapshot: StoreSnapshot, chosen: Live, asked: number, {limit, withValues}: PictureWish): Steps<Picture> {
  const nodes: PictureNode[] = [];
  const node = new RecordReader(snapshot, 'node');
  for (let id = chosen.nodes.indexOf(1); id !== -1; id = chosen.nodes.indexOf(1, id + 1)) {
    if (!node.seek(id)) continue;
    const labels = readable(() => node.labels(), [unreadable]);
    nodes.push({id, labels, ...(withValues && {properties: readable(() => node.properties(), new Map())})});
  }
  const edges: PictureEdge[] = [];
  let more = 0;
  const edge = new RecordReader(snapshot, 'edge');
  yield* eachEdge(snapshot, chosen, (id, from, to) => {
    if (edges.length >= 4 * limit) more++;
    else if (edge.seek(id)) edges.push({id, from, to, label: readable(() => edge.label(), unreadable)});
  });
  return {nodes, edges, left_out: asked - nodes.length, edges_left_out: more};
}

const unreadable = '(unreadable)';

/** What is read, or something else where its bytes say nothing. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (isFault(error, conditions.blobUndecodable, conditions.blobTrailing)) return otherwise;
    throw error;
  }
}
