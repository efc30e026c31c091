import {conditions} from '../faults/conditions.js';
import {type Fault, fault} from '../faults/fault.js';
import {type EdgeId, type NodeId, toEdgeId, toNodeId} from '../format/records/integers.js';
import type {Nodes} from './nodes.js';
import {type EdgeSlot, isDeleted, type SlotTable} from './slot-table.js';

/** The two lists of a node. */
export type ListName = 'outgoing' | 'incoming';

const fields = {
  outgoing: {head: 'firstOutEdge', next: 'nextOutEdge', degree: 'outDegree', end: 'fromNode'},
  incoming: {head: 'firstInEdge', next: 'nextInEdge', degree: 'inDegree', end: 'toNode'},
} as const;

/** An edge met in a list. */
export interface ListedEdge {
  readonly id: EdgeId;
  readonly slot: EdgeSlot;
}

/** The adjacency lists: chains of edges, newest first, from a head in the node through the `next` fields of the edges. */
export class Adjacency {
  constructor(
    private readonly store: string,
    private readonly nodes: Nodes,
    private readonly edges: SlotTable<EdgeSlot, EdgeId>,
  ) {}

  /** The edges of a list, newest first. Raises L4005 for a missing node, L4002 where the list is damaged. */
  *walk(node: NodeId, list: ListName): Generator<ListedEdge> {
    const {head, next, end} = fields[list];
    const seen = new Set<EdgeId>();
    for (let id = toEdgeId(Number(this.nodes.require(node)[head])); id !== 0; ) {
      if (seen.has(id)) throw this.damaged(node, list, id, `comes back to edge ${id}: it is a cycle`);
      seen.add(id);
      const slot = this.edges.find(id);
      if (slot === undefined) throw this.damaged(node, list, id, `leads to edge ${id}, which was never written`);
      if (isDeleted(slot)) throw this.damaged(node, list, id, `runs through the deleted edge ${id}`);
      if (slot[end] !== BigInt(node)) throw this.damaged(node, list, id, `holds edge ${id} of node ${slot[end]}`);
      const after = toEdgeId(Number(slot[next]));
      yield {id, slot};
      id = after;
    }
  }

  /** Makes an edge the head of a list; its `next` must already lead to the old head. */
  putAtHead(node: NodeId, list: ListName, edge: EdgeId): void {
    const {head, degree} = fields[list];
    const slot = this.nodes.require(node);
    this.nodes.slots.put(node, {...slot, [head]: BigInt(edge), [degree]: slot[degree] + 1});
  }

  /** Takes an edge out of both of its lists. Raises L4002, with nothing changed, when one of them does not hold it. */
  unlink(id: EdgeId, slot: EdgeSlot): void {
    const from = toNodeId(Number(slot.fromNode));
    const to = toNodeId(Number(slot.toNode));
    const outgoing = this.predecessor(from, 'outgoing', id);
    const incoming = this.predecessor(to, 'incoming', id);
    this.bridge(from, 'outgoing', outgoing, slot);
    this.bridge(to, 'incoming', incoming, slot);
  }

  /** The edge before an edge in a list; 0 when it is the head. */
  private predecessor(node: NodeId, list: ListName, edge: EdgeId): EdgeId {
    let before = toEdgeId(0);
    for (const {id} of this.walk(node, list)) {
      if (id === edge) return before;
      before = id;
    }
    throw this.damaged(node, list, edge, `misses edge ${edge}`);
  }

  private bridge(node: NodeId, list: ListName, before: EdgeId, removed: EdgeSlot): void {
    const {head, next, degree} = fields[list];
    const slot = this.nodes.require(node);
    const fewer = Math.max(0, slot[degree] - 1);
    if (before === 0) {
      this.nodes.slots.put(node, {...slot, [head]: removed[next], [degree]: fewer});
      return;
    }
    const previous = this.edges.find(before)!;
    this.edges.put(before, {...previous, [next]: removed[next]});
    this.nodes.slots.put(node, {...slot, [degree]: fewer});
  }

  private damaged(node: NodeId, list: ListName, edge: EdgeId, problem: string): Fault {
    return fault(conditions.adjacency, {store: this.store, node, list, problem}, {node, edge});
  }
}
