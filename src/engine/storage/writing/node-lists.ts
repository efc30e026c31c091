import {type EdgeId, type NodeId, toEdgeId} from '../../format/records/integers.js';
import {larger} from '../../format/values/byte-table.js';

/**
 * Heads and degrees of the adjacency lists of nodes, by id, until they are written into their slots; 0 where nothing was
 * put. 24 bytes a node.
 */
export class NodeLists {
  firstOut = new Float64Array(0);
  firstIn = new Float64Array(0);
  outDegree = new Uint32Array(0);
  inDegree = new Uint32Array(0);

  /** @param capacity ids below this have room */
  constructor(capacity = 1024) {
    this.resize(capacity);
  }

  /** Makes room for an id. */
  reserve(id: NodeId): void {
    const capacity = this.inDegree.length;
    if (id >= capacity) this.resize(Math.max(id + 1, capacity * 2));
  }

  /** The edge that an edge put next at the head of the outgoing list of a node comes before; 0 is none. */
  headOut(node: NodeId): EdgeId {
    return toEdgeId(this.firstOut[node] ?? 0);
  }

  /** The same of the incoming list. */
  headIn(node: NodeId): EdgeId {
    return toEdgeId(this.firstIn[node] ?? 0);
  }

  /** Puts an edge at the head of the lists of its two ends. There must be room for both. */
  putAtHead(edge: EdgeId, from: NodeId, to: NodeId): void {
    this.firstOut[from] = edge;
    this.firstIn[to] = edge;
    this.outDegree[from] = (this.outDegree[from] ?? 0) + 1;
    this.inDegree[to] = (this.inDegree[to] ?? 0) + 1;
  }

  private resize(capacity: number): void {
    this.firstOut = larger(this.firstOut, capacity);
    this.firstIn = larger(this.firstIn, capacity);
    this.outDegree = larger(this.outDegree, capacity);
    this.inDegree = larger(this.inDegree, capacity);
  }
}
