import type {Memory, MemoryRecord} from '../../passes/memory.js';

/** An edge of a node, and who is at its other end. */
export interface Neighbour {
  readonly edge: number;
  /** Of the edge; undefined where it cannot be read. */
  readonly label: string | undefined;
  readonly node: number;
  /** What the node at the other end is called. */
  readonly title: string;
  /** What does not fit: an edge of another node, an end that is not live. */
  readonly problem: string | undefined;
}

/** A part of one of the two lists of a node. */
export interface NeighbourList {
  readonly direction: 'out' | 'in';
  /** Edges that the node counts in the list. */
  readonly degree: number;
  /** By edge label, then by name. */
  readonly neighbours: readonly Neighbour[];
  /** The edge with which the list goes on; 0 at its end. */
  readonly next: number;
  /** How the list breaks off, if it does. */
  readonly problem: string | undefined;
}

/** Edges read of a list at a time. */
const listPart = 200;

/** Reads a part of a list from an edge on, newest first, and sorts it for people. */
export function readList(memory: Memory, node: number, direction: 'out' | 'in', first?: number): NeighbourList {
  const own = memory.slot('node', node);
  const degree = own ? own[direction === 'out' ? 'outDegree' : 'inDegree'] : 0;
  const neighbours: Neighbour[] = [];
  const seen = new Set<number>();
  const ended = (next: number, problem?: string): NeighbourList => {
    return {direction, degree, neighbours: sorted(neighbours), next, problem};
  };
  let edge = first ?? own?.[direction] ?? 0;
  while (edge !== 0) {
    if (seen.size === listPart) return ended(edge);
    if (seen.has(edge)) return ended(0, `the list comes back to edge ${edge}`);
    seen.add(edge);
    const slot = memory.slot('edge', edge);
    if (!slot || slot.state === 'never written') return ended(0, `the list leads to edge ${edge}, which is not there`);
    if (slot.state === 'deleted') return ended(0, `the list runs through edge ${edge}, which is deleted`);
    const [near, far] = direction === 'out' ? [slot.from, slot.to] : [slot.to, slot.from];
    const other = memory.record('node', far);
    const labels = memory.labels(slot);
    neighbours.push({
      edge,
      label: 'value' in labels ? labels.value[0] : undefined,
      node: far,
      title: other.title,
      problem: near === node ? problemOf(other) : `edge ${edge} is one of node ${near}`,
    });
    edge = slot[direction];
  }
  return ended(0);
}

function problemOf({id, state, problems: [problem]}: MemoryRecord): string | undefined {
  return state === 'live' ? problem : `node ${id} is ${state}`;
}

function sorted(neighbours: readonly Neighbour[]): Neighbour[] {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...neighbours].sort(
    (a, b) => order(a.label ?? '', b.label ?? '') || order(a.title, b.title) || a.edge - b.edge,
  );
}
