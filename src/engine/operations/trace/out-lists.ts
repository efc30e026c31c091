import type {Steps} from '../../check/steps.js';
import {deletedFlag} from '../../format/records/constants.js';
import {edgeGeometry, nodeGeometry} from '../../format/records/geometry.js';
import {type EdgeId, type NodeId, toEdgeId, toNodeId} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {tag} from '../../format/values/property-value.js';
import {offsetAt, u32At, u64At} from '../../format/words.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {type SlotPage, slotPages} from '../../storage/reading/slot-scan.js';

/** Ids by id: 4 bytes each, 8 when ids pass 2^32. */
type Ids = Uint32Array | Float64Array;

/**
 * The outgoing lists of all nodes in typed arrays, newest edge first: 8 bytes an edge and 4 a node. The lists must have
 * been checked. With a label, the edges without it are passed over.
 */
export class OutLists {
  private readonly heads: Ids;
  private readonly nexts: Ids;
  private readonly targets: Ids;
  /** One byte per edge: whether it has the label. Empty without a label. */
  private readonly passes: Uint8Array;
  private readonly wanted: Uint8Array | undefined;

  private constructor(snapshot: StoreSnapshot, label: string | undefined) {
    const {nextNodeId, nextEdgeId} = snapshot.header;
    const Ids = Math.max(nextNodeId, nextEdgeId) >= 2 ** 32 ? Float64Array : Uint32Array;
    this.heads = new Ids(nextNodeId);
    this.nexts = new Ids(nextEdgeId);
    this.targets = new Ids(nextEdgeId);
    this.passes = new Uint8Array(label === undefined ? 0 : nextEdgeId);
    this.wanted = label === undefined ? undefined : edgeLabelBlob(label);
  }

  /** Reads the lists, a slot page at a time. */
  static *read(snapshot: StoreSnapshot, label: string | undefined): Steps<OutLists> {
    const lists = new OutLists(snapshot, label);
    const {bytes, chains} = snapshot;
    for (const page of slotPages(bytes, nodeGeometry, chains.node.extents)) {
      lists.readNodes(page);
      yield;
    }
    const blobs = new BlobReader(bytes);
    for (const page of slotPages(bytes, edgeGeometry, chains.edge.extents)) {
      lists.readEdges(page, blobs);
      yield;
    }
    return lists;
  }

  private readNodes({words, start, firstId, slots}: SlotPage): void {
    for (let slot = 0, at = start; slot < slots; slot++, at += nodeGeometry.slotSize) {
      const id = firstId + slot;
      if (id >= this.heads.length || (u32At(words, at + nodeSlot.at.flags) & deletedFlag) !== 0) continue;
      this.heads[id] = u64At(words, at + nodeSlot.at.firstOutEdge);
    }
  }

  private readEdges({words, start, firstId, slots}: SlotPage, blobs: BlobReader): void {
    for (let slot = 0, at = start; slot < slots; slot++, at += edgeGeometry.slotSize) {
      const id = firstId + slot;
      if (id >= this.nexts.length || (u32At(words, at + edgeSlot.at.flags) & deletedFlag) !== 0) continue;
      this.nexts[id] = u64At(words, at + edgeSlot.at.nextOutEdge);
      this.targets[id] = u64At(words, at + edgeSlot.at.toNode);
      if (!this.wanted) continue;
      const length = u32At(words, at + edgeSlot.at.labelLength);
      if (length < this.wanted.length) continue;
      blobs.read(offsetAt(words, at + edgeSlot.at.labelOffset), length);
      this.passes[id] = beginsWith(blobs, this.wanted) ? 1 : 0;
    }
  }

  /** The edges that leave a node, newest first; all of them, whatever their label. */
  *edgesOf(node: NodeId): Generator<EdgeId> {
    for (let edge = this.heads[node] ?? 0; edge !== 0; edge = this.nexts[edge] ?? 0) yield toEdgeId(edge);
  }

  /** Whether an edge has the label, if one is asked for. */
  isPassed(edge: EdgeId): boolean {
    return this.wanted === undefined || this.passes[edge] === 1;
  }

  targetOf(edge: EdgeId): NodeId {
    return toNodeId(this.targets[edge] ?? 0);
  }

  /**
   * The nodes of a shortest way along edges in either direction, both ends included; undefined when there is none.
   */
  *shortestUndirected(from: NodeId, to: NodeId): Steps<NodeId[] | undefined> {
    const {heads, nexts, targets} = this;
    const Ids = heads instanceof Uint32Array ? Uint32Array : Float64Array;
    const {starts, others} = yield* this.incoming();
    const cameFrom = new Ids(heads.length);
    const queue = new Ids(heads.length);
    queue[0] = from;
    cameFrom[from] = from;
    let written = 1;
    let met = 0;
    const meet = (node: number, other: number): void => {
      if (cameFrom[other] !== 0) return;
      cameFrom[other] = node;
      queue[written++] = other;
    };
    for (let read = 0; read < written && !cameFrom[to]; read++) {
      const node = queue[read] ?? 0;
      for (let edge = heads[node] ?? 0; edge !== 0; edge = nexts[edge] ?? 0) {
        if ((++met & 4095) === 0) yield;
        if (this.isPassed(toEdgeId(edge))) meet(node, targets[edge] ?? 0);
      }
      for (let i = starts[node] ?? 0; i < (starts[node + 1] ?? 0); i++) {
        if ((++met & 4095) === 0) yield;
        meet(node, others[i] ?? 0);
      }
    }
    return cameFrom[to] ? wayBack(cameFrom, from, to) : undefined;
  }

  /** For each node where the nodes begin, in one array, from which edges that may be followed lead to it. */
  private *incoming(): Steps<{readonly starts: Ids; readonly others: Ids}> {
    const {heads, targets} = this;
    const Ids = heads instanceof Uint32Array ? Uint32Array : Float64Array;
    const starts = new Ids(heads.length + 1);
    let count = 0;
    for (let edge = 1; edge < targets.length; edge++) {
      if ((edge & 65_535) === 0) yield;
      const target = targets[edge] ?? 0;
      if (target === 0 || !this.isPassed(toEdgeId(edge))) continue;
      starts[target + 1] = (starts[target + 1] ?? 0) + 1;
      count++;
    }
    for (let node = 1; node < starts.length; node++) starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
    const others = new Ids(count);
    const filled = starts.slice();
    for (let node = 1; node < heads.length; node++) {
      if ((node & 65_535) === 0) yield;
      for (const edge of this.edgesOf(toNodeId(node))) {
        if (!this.isPassed(edge)) continue;
        const place = filled[this.targetOf(edge)] ?? 0;
        others[place] = node;
        filled[this.targetOf(edge)] = place + 1;
      }
    }
    return {starts, others};
  }

  /** The nodes of a shortest way, both ends included; undefined when there is none. Steps of some thousand edges. */
  *shortestPath(from: NodeId, to: NodeId): Steps<NodeId[] | undefined> {
    const {heads, nexts, targets} = this;
    const Ids = heads instanceof Uint32Array ? Uint32Array : Float64Array;
    const cameFrom = new Ids(heads.length);
    const queue = new Ids(heads.length);
    queue[0] = from;
    cameFrom[from] = from;
    let met = 0;
    for (let read = 0, written = 1; read < written && !cameFrom[to]; read++) {
      const node = queue[read] ?? 0;
      for (let edge = heads[node] ?? 0; edge !== 0; edge = nexts[edge] ?? 0) {
        const target = targets[edge] ?? 0;
        if ((++met & 4095) === 0) yield;
        if (cameFrom[target] !== 0 || !this.isPassed(toEdgeId(edge))) continue;
        cameFrom[target] = node;
        queue[written++] = target;
      }
    }
    if (!cameFrom[to]) return undefined;
    return wayBack(cameFrom, from, to);
  }
}

/** The way by which a node was reached, from its beginning on. */
function wayBack(cameFrom: Ids, from: NodeId, to: NodeId): NodeId[] {
  const path = [to];
  for (let id = to; id !== from; path.push(id)) id = toNodeId(cameFrom[id] ?? from);
  return path.reverse();
}

/** The bytes with which the blob of an edge label begins. */
function edgeLabelBlob(label: string): Uint8Array {
  const text = Buffer.from(label);
  const blob = Buffer.alloc(5 + text.length);
  blob[0] = tag.string;
  blob.writeUInt32LE(text.length, 1);
  text.copy(blob, 5);
  return blob;
}

function beginsWith({bytes, start}: BlobReader, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}
