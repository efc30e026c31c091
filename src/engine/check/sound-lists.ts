import {IdSet} from '../format/id-set.js';
import {deletedFlag} from '../format/records/constants.js';
import type {Direction} from '../format/records/directions.js';
import {edgeGeometry, nodeGeometry} from '../format/records/geometry.js';
import {edgeSlot, nodeSlot} from '../format/records/layouts.js';
import {u32At, u64At} from '../format/words.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {isFree, type SlotPage, slotPages} from '../storage/reading/slot-scan.js';
import type {Steps} from './steps.js';

/**
 * Whether the lists of a direction are sound, told without a walk along them, a slot page at a time. Writers put an edge
 * ahead of those that a node has: each link leads to a lower id, so no list runs in a circle. Where besides each link and
 * each head leads to an edge of the same node, no two to the same, and all edges are led to, the list of a node is one
 * chain of all its edges. A walk waits for the memory at each edge; here the edges are looked up side by side. False
 * says nothing: lists of another order are sound, too. 4 bytes an edge and 4 a node while it runs.
 */
export function* haveSoundLists(snapshot: StoreSnapshot, direction: Direction): Steps<boolean> {
  const {bytes, chains, header} = snapshot;
  if (header.nextEdgeId >= 2 ** 32 || header.nextNodeId >= 2 ** 32) return false;
  const links = new Links(header, direction);
  for (const page of slotPages(bytes, edgeGeometry, chains.edge.extents)) {
    if (!links.followEdges(page)) return false;
    yield;
  }
  for (const page of slotPages(bytes, nodeGeometry, chains.node.extents)) {
    if (!links.followHeads(page)) return false;
    yield;
  }
  return links.areAllReached();
}

class Links {
  /** The node at the end of each live edge that was met, by id; 0 for the others, so that no link leads to a later one. */
  private readonly endOf: Uint32Array;
  /** Live edges of each node, by id. */
  private readonly edgesOf: Uint32Array;
  private readonly reached: IdSet;
  private liveEdges = 0;
  private reachedEdges = 0;

  constructor(
    private readonly header: StoreSnapshot['header'],
    private readonly direction: Direction,
  ) {
    this.endOf = new Uint32Array(header.nextEdgeId);
    this.edgesOf = new Uint32Array(header.nextNodeId);
    this.reached = new IdSet(header.nextEdgeId);
  }

  /** Follows the links of the edges of a page, each to an edge before it; whether none is out of order. */
  followEdges({words, start, firstId, slots}: SlotPage): boolean {
    const {endNode, next} = this.direction;
    const count = Math.min(slots, this.header.nextEdgeId - firstId);
    for (let slot = 0, at = start; slot < count; slot++, at += edgeGeometry.slotSize) {
      if (isFree(words, at) || (words[(at + edgeSlot.at.flags) >> 2] & deletedFlag) !== 0) continue;
      const id = firstId + slot;
      const node = u64At(words, at + endNode);
      const link = u64At(words, at + next);
      if (node === 0 || node >= this.header.nextNodeId) return false;
      if (link !== 0 && !this.reach(link, node)) return false;
      this.endOf[id] = node;
      this.edgesOf[node]++;
      this.liveEdges++;
    }
    return true;
  }

  /** Follows the heads of the lists of a page; whether each leads to an edge of its node, and the degrees count them. */
  followHeads({words, start, firstId, slots}: SlotPage): boolean {
    const {head, degree} = this.direction;
    const count = Math.min(slots, this.header.nextNodeId - firstId);
    for (let slot = 0, at = start; slot < count; slot++, at += nodeGeometry.slotSize) {
      if (isFree(words, at) || (words[(at + nodeSlot.at.flags) >> 2] & deletedFlag) !== 0) continue;
      const id = firstId + slot;
      const edge = u64At(words, at + head);
      if (this.edgesOf[id] !== u32At(words, at + degree)) return false;
      if (edge !== 0 && !this.reach(edge, id)) return false;
    }
    return true;
  }

  /** Notes that a list leads to an edge; false where it is none of the node, comes later, or another leads there. */
  private reach(edge: number, node: number): boolean {
    if (this.endOf[edge] !== node || this.reached.has(edge)) return false;
    this.reached.add(edge);
    this.reachedEdges++;
    return true;
  }

  /** Whether each live edge is in a list, and so one of a live node: the last one that a node got is led to by its head only. */
  areAllReached(): boolean {
    return this.reachedEdges === this.liveEdges;
  }
}
