/** Nodes that edges hold together. */
interface Component {
  readonly root: number;
  /** Nodes in it. */
  readonly size: number;
  /** The node with the most edges; of several the one with the lowest id. */
  readonly hub: number;
}

/** Components of a graph, whatever the direction of its edges: a forest of ids. 12 bytes an id, and as many again while they are counted. */
export class Components {
  private readonly parents: Uint32Array | Float64Array;
  private readonly degrees: Uint32Array;

  constructor(nextId: number) {
    this.parents = nextId >= 2 ** 32 ? new Float64Array(nextId) : new Uint32Array(nextId);
    this.degrees = new Uint32Array(nextId);
  }

  /** Takes an edge between two nodes. */
  join(a: number, b: number): void {
    this.degrees[a] = (this.degrees[a] ?? 0) + 1;
    this.degrees[b] = (this.degrees[b] ?? 0) + 1;
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x < y) this.parents[y] = x;
    else if (y < x) this.parents[x] = y;
  }

  /** The node that stands for the component of a node: its lowest id. */
  rootOf(node: number): number {
    const {parents} = this;
    let at = node;
    // 0 is no node: one without a parent is its own.
    for (let up = parents[at] ?? 0; up !== 0; up = parents[at] ?? 0) {
      const above = parents[up] ?? 0;
      if (above !== 0) parents[at] = above;
      at = up;
    }
    return at;
  }

  /** The largest components of the nodes that are there, so many at the most; of equal ones that with the lowest id first. */
  largest(live: Uint8Array, most: number): Component[] {
    const sizes = new Uint32Array(live.length);
    const hubs = new Float64Array(live.length);
    for (let id = 1; id < live.length; id++) {
      if (live[id] !== 1) continue;
      const root = this.rootOf(id);
      sizes[root] = (sizes[root] ?? 0) + 1;
      if ((this.degrees[id] ?? 0) > (this.degrees[hubs[root] ?? 0] ?? 0) || hubs[root] === 0) hubs[root] = id;
    }
    let found: Component[] = [];
    for (let root = 1; root < live.length; root++) {
      const size = sizes[root] ?? 0;
      if (size === 0 || (found.length >= most && size <= (found[most - 1]?.size ?? 0))) continue;
      found.push({root, size, hub: hubs[root] ?? root});
      if (found.length >= 2 * most) found = sorted(found).slice(0, most);
    }
    return sorted(found).slice(0, most);
  }
}

const sorted = (found: readonly Component[]): Component[] =>
  [...found].sort((a, b) => b.size - a.size || a.root - b.root);
