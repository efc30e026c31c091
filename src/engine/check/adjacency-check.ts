import {conditions} from '../faults/conditions.js';
import {type Finding, finding} from '../faults/fault.js';
import {deletedFlag} from '../format/records/constants.js';
import {type Direction, directions} from '../format/records/directions.js';
import {edgeGeometry, nodeGeometry} from '../format/records/geometry.js';
import {type EdgeId, type NodeId, toEdgeId, toNodeId} from '../format/records/integers.js';
import {edgeSlot} from '../format/records/layouts.js';
import {edgeIdAt, nodeIdAt, u32At, u64At} from '../format/words.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {type SlotPage, slotPages, slotPlace} from '../storage/reading/slot-scan.js';
import type {RecordCensus} from './record-check.js';
import {haveSoundLists} from './sound-lists.js';
import type {Steps} from './steps.js';

/** Ends and links of every edge, by id, in numbers: 4 bytes each (8 when ids pass 2^32). */
type Ids = Uint32Array | Float64Array;

/** The nodes that a pass over the slots found live. */
type LiveNodes = Pick<RecordCensus, 'isLiveNode'>;

/**
 * Checks edges against nodes, a slot page at a time: every end is a live node (L4001), every live edge stands once in
 * the list of each of its ends (L4002) and in no other (L4007), degrees count the lists (L4003). Linear time, about 9
 * bytes an edge at a time.
 */
export function* adjacencySteps(
  snapshot: StoreSnapshot,
  census: LiveNodes,
  report: (found: Finding) => void,
): Steps<void> {
  for (const direction of directions) yield* checkLists(snapshot, census, direction, report);
}

/** Only the outgoing lists, a slot page at a time: for ways along them. */
export function* outgoingSteps(
  snapshot: StoreSnapshot,
  census: LiveNodes,
  report: (found: Finding) => void,
): Steps<void> {
  const [outgoing, incoming] = directions;
  yield* checkLists(snapshot, census, outgoing, report);
  yield* new ListCheck(snapshot, census, incoming, report).readEdges();
}

function* checkLists(
  snapshot: StoreSnapshot,
  census: LiveNodes,
  direction: Direction,
  report: (found: Finding) => void,
): Steps<void> {
  if (!(yield* haveSoundLists(snapshot, direction))) yield* walkLists(snapshot, census, direction, report);
}

/** Walks all lists of a direction, and says what is wrong with which. */
export function walkLists(
  snapshot: StoreSnapshot,
  census: LiveNodes,
  direction: Direction,
  report: (found: Finding) => void,
): Steps<void> {
  return new ListCheck(snapshot, census, direction, report).run();
}

class ListCheck {
  private readonly endOf: Ids;
  private readonly nextOf: Ids;
  /** Per edge: 0 not live, 1 live, 2 reached by a list. */
  private readonly state: Uint8Array;
  private readonly nextEdgeId: number;

  constructor(
    private readonly snapshot: StoreSnapshot,
    private readonly census: LiveNodes,
    private readonly direction: Direction,
    private readonly report: (found: Finding) => void,
  ) {
    this.nextEdgeId = snapshot.header.nextEdgeId;
    const wide = this.nextEdgeId >= 2 ** 32 || snapshot.header.nextNodeId >= 2 ** 32;
    const Ids = wide ? Float64Array : Uint32Array;
    this.endOf = new Ids(this.nextEdgeId);
    this.nextOf = new Ids(this.nextEdgeId);
    this.state = new Uint8Array(this.nextEdgeId);
  }

  *run(): Steps<void> {
    yield* this.readEdges();
    yield* this.walkLists();
    this.findUnreached();
  }

  *readEdges(): Steps<void> {
    for (const page of slotPages(this.snapshot.bytes, edgeGeometry, this.snapshot.chains.edge.extents)) {
      if (!this.readPage(page)) return;
      yield;
    }
  }

  /** Reads the edges of a page; false behind the last id. */
  private readPage(page: SlotPage): boolean {
    const {endNode, next, end} = this.direction;
    for (let slot = 0, at = page.start; slot < page.slots; slot++, at += edgeGeometry.slotSize) {
      const id = page.firstId + slot;
      if (id >= this.nextEdgeId) return false;
      if (u64At(page.words, at) === 0 || (page.words[(at + edgeSlot.at.flags) >> 2] & deletedFlag) !== 0) continue;
      const node = nodeIdAt(page.words, at + endNode);
      if (!this.census.isLiveNode(node)) {
        const facts = {store: this.snapshot.store, edge: id, end, node: String(node)};
        const place = slotPlace(edgeGeometry, page, slot);
        const nodes = node > 0 && node < this.snapshot.header.nextNodeId ? [node] : [];
        this.report(finding(conditions.danglingEdge, facts, {...place, nodes}));
      }
      const link = u64At(page.words, at + next);
      this.endOf[id] = node < 2 ** 32 ? node : 0;
      // A link that no id can be is kept as one that no edge has.
      this.nextOf[id] = Math.min(link, this.nextEdgeId);
      this.state[id] = 1;
    }
    return true;
  }

  private *walkLists(): Steps<void> {
    for (const page of slotPages(this.snapshot.bytes, nodeGeometry, this.snapshot.chains.node.extents)) {
      if (!this.walkPage(page)) return;
      yield;
    }
  }

  /** Walks the lists of the nodes of a page; false behind the last id. */
  private walkPage(page: SlotPage): boolean {
    const {head, degree} = this.direction;
    for (let slot = 0, at = page.start; slot < page.slots; slot++, at += nodeGeometry.slotSize) {
      const id = toNodeId(page.firstId + slot);
      if (id >= this.snapshot.header.nextNodeId) return false;
      if (!this.census.isLiveNode(id)) continue;
      this.walk(id, edgeIdAt(page.words, at + head), u32At(page.words, at + degree));
    }
    return true;
  }

  private walk(node: NodeId, head: EdgeId, degree: number): void {
    let length = 0;
    let last = toEdgeId(0);
    for (let edge = head; edge !== 0; edge = toEdgeId(this.nextOf[edge])) {
      if (!this.step(node, edge, last)) return;
      this.state[edge] = 2;
      last = edge;
      length++;
    }
    if (length !== degree) {
      const facts = {store: this.snapshot.store, node, list: this.direction.list, stored: degree, counted: length};
      this.report(finding(conditions.degree, facts, {node, edges: suspects(last)}));
    }
  }

  /** Whether an edge belongs where a list names it, behind `last`; reports it if not. */
  private step(node: NodeId, edge: EdgeId, last: EdgeId): boolean {
    const state = edge < this.nextEdgeId ? this.state[edge] : 0;
    if (state === 1 && this.endOf[edge] === node) return true;
    const edges = suspects(last, edge < this.nextEdgeId ? edge : toEdgeId(0));
    if (edge >= this.nextEdgeId) this.contradiction(node, 'leads to an edge id that was never given out', edges);
    else if (state === 0) this.contradiction(node, `runs through edge ${edge}, which is not live`, edges);
    else if (this.endOf[edge] === node) this.contradiction(node, `comes to edge ${edge} twice`, edges);
    else this.foreign(node, edge, edges);
    return false;
  }

  private foreign(node: NodeId, edge: EdgeId, edges: readonly EdgeId[]): void {
    const {list, end} = this.direction;
    const facts = {store: this.snapshot.store, node, list, edge, end, endNode: this.endOf[edge]};
    this.report(finding(conditions.foreignEdge, facts, {node, edge, edges}));
  }

  private findUnreached(): void {
    for (let edge = toEdgeId(1); edge < this.nextEdgeId; edge++) {
      const node = toNodeId(this.endOf[edge]);
      if (this.state[edge] !== 1 || !this.census.isLiveNode(node)) continue;
      this.contradiction(node, `misses edge ${edge}`, [edge]);
    }
  }

  private contradiction(node: NodeId, problem: string, edges: readonly EdgeId[]): void {
    const facts = {store: this.snapshot.store, node, list: this.direction.list, problem};
    this.report(finding(conditions.adjacency, facts, {node, edges}));
  }
}

/** The edges of a broken link: the one it stands in, and the one it leads to; 0 is none. */
function suspects(...edges: EdgeId[]): EdgeId[] {
  return edges.filter((edge) => edge !== 0);
}
