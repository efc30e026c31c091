/**
 * Heads and degrees of the adjacency lists of nodes, by id, until they are written into their slots; 0 where nothing was
 * put. 24 bytes a node.
 */
export class NodeLists {
  firstOut = new Float64Array(0);
  firstIn = new Float64Array(0);
  outDegree = new Uint32Array(0);
  inDegree = new Uint32Array(0);
  private capacity = 0;

  /** @param capacity ids below this have room */
  constructor(capacity = 1024) {
    this.resize(capacity);
  }

  /** Makes room for an id. */
  reserve(id: number): void {
    if (id >= this.capacity) this.resize(Math.max(id + 1, this.capacity * 2));
  }

  /** The edge that an edge put next at the head of the outgoing list of a node comes before; 0 is none. */
  headOut(node: number): number {
    return this.firstOut[node] ?? 0;
  }

  /** The same of the incoming list. */
  headIn(node: number): number {
    return this.firstIn[node] ?? 0;
  }

  /** Puts an edge at the head of the lists of its two ends. There must be room for both. */
  putAtHead(edge: number, from: number, to: number): void {
    this.firstOut[from] = edge;
    this.firstIn[to] = edge;
    this.outDegree[from] = (this.outDegree[from] ?? 0) + 1;
    this.inDegree[to] = (this.inDegree[to] ?? 0) + 1;
  }

  private resize(capacity: number): void {
    const grow = <T extends Float64Array | Uint32Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    this.firstOut = grow(this.firstOut, new Float64Array(capacity));
    this.firstIn = grow(this.firstIn, new Float64Array(capacity));
    this.outDegree = grow(this.outDegree, new Uint32Array(capacity));
    this.inDegree = grow(this.inDegree, new Uint32Array(capacity));
    this.capacity = capacity;
  }
}
