import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {type NodeId, toNodeId} from '../format/records/integers.js';
import type {Edges} from './edges.js';
import type {Nodes} from './nodes.js';

/** A node reached from a start, and over how many edges at least. */
export interface Reached {
  readonly id: NodeId;
  readonly depth: number;
}

/** Ways through the graph along outgoing edges, newest edge first, as the peer goes them. */
export class Traversal {
  constructor(
    private readonly store: string,
    private readonly nodes: Nodes,
    private readonly edges: Edges,
  ) {}

  /**
   * The target of every outgoing edge, repeats included, of those with a label if one is given.
   * Raises L4005 for a missing node, L4002 for a damaged list, L4001 for an edge to no live node.
   */
  neighbours(node: NodeId, edgeLabel?: string): NodeId[] {
    const targets: NodeId[] = [];
    for (const {id, slot} of this.edges.adjacency.walk(node, 'outgoing')) {
      if (edgeLabel !== undefined && this.edges.labelOf(slot, id) !== edgeLabel) continue;
      const target = toNodeId(Number(slot.toNode));
      if (this.nodes.slots.findLive(target) === undefined) {
        const facts = {store: this.store, edge: id, end: 'target', node: String(slot.toNode)};
        throw fault(conditions.danglingEdge, facts, {edge: id});
      }
      targets.push(target);
    }
    return targets;
  }

  /** The nodes reachable from a start in the order they are met, each once, the start left out. Raises as `neighbours`. */
  breadthFirst(start: NodeId, maxDepth: number): Reached[] {
    this.nodes.require(start);
    const seen = new Set([start]);
    const reached: Reached[] = [];
    let layer = [start];
    for (let depth = 1; layer.length > 0 && depth <= maxDepth; depth++) {
      const next: NodeId[] = [];
      for (const id of layer.flatMap((node) => this.neighbours(node))) {
        if (seen.has(id)) continue;
        seen.add(id);
        next.push(id);
        reached.push({id, depth});
      }
      layer = next;
    }
    return reached;
  }

  /** The nodes of a shortest way, both ends included; undefined when there is none. Raises as `neighbours`. */
  shortestPath(from: NodeId, to: NodeId, edgeLabel?: string): NodeId[] | undefined {
    this.nodes.require(from);
    this.nodes.require(to);
    const cameFrom = new Map([[from, toNodeId(0)]]);
    const queue = [from];
    for (let i = 0; i < queue.length && !cameFrom.has(to); i++) {
      for (const id of this.neighbours(queue[i], edgeLabel)) {
        if (cameFrom.has(id)) continue;
        cameFrom.set(id, queue[i]);
        queue.push(id);
      }
    }
    if (!cameFrom.has(to)) return undefined;
    const path: NodeId[] = [];
    for (let id = to; id !== 0; id = cameFrom.get(id)!) path.push(id);
    return path.reverse();
  }
}
