import {extentSize, pageSize} from '../format/constants.js';
import {
  type ExtentKind,
  edgeGeometry,
  nodeGeometry,
  type SlotGeometry,
  slotOffsetInExtent,
} from '../format/geometry.js';
import {edgeSlot, nodeSlot} from '../format/records.js';
import {setU64, wordsOf} from '../format/words.js';
import type {Device} from './device.js';
import {ExtentAllocator, noChains} from './extent-allocator.js';
import {emptyHeader, putHeader} from './store-header.js';

/** The extent of one kind that is being filled, and which of its pages have been touched. */
class OpenExtent {
  readonly bytes = Buffer.alloc(extentSize);
  readonly words = wordsOf(this.bytes);
  offset = -1;
  private end = 0;

  /** Says that bytes up to here, from the start of the extent, are in use. */
  touch(end: number): void {
    if (end > this.end) this.end = end;
  }

  /** Writes the touched pages and makes ready for the next extent. */
  flush(device: Device): void {
    if (this.offset >= 0 && this.end > 0) {
      device.write(this.bytes.subarray(0, Math.ceil(this.end / pageSize) * pageSize), this.offset);
      this.bytes.fill(0, 0, this.end);
    }
    this.end = 0;
  }
}

/** Heads and degrees of the nodes, by id, until they are written into their slots: 16 bytes a node (24 beyond 2^32 edges). */
class NodeLists {
  private capacity = 1024;
  firstOut = new Float64Array(0);
  firstIn = new Float64Array(0);
  outDegree = new Uint32Array(0);
  inDegree = new Uint32Array(0);

  constructor() {
    this.resize(this.capacity);
  }

  reserve(id: number): void {
    if (id >= this.capacity) this.resize(Math.max(id + 1, this.capacity * 2));
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

/**
 * Writes a whole new store straight into a device that nobody else sees yet, without the WAL and its limit. All nodes
 * come before the first edge. The bytes are those that the peer would have after one commit of the same history, and
 * any writer can go on from them. Memory: three extents and 24 bytes a node.
 */
export class StoreBuilder {
  private readonly header = emptyHeader();
  private readonly indexPages = new Map<number, Uint8Array>();
  private readonly allocator: ExtentAllocator;
  private readonly open: Record<ExtentKind, OpenExtent> = {
    node: new OpenExtent(),
    edge: new OpenExtent(),
    prop: new OpenExtent(),
  };
  private readonly lists = new NodeLists();

  constructor(private readonly device: Device) {
    const change = (offset: number): Uint8Array => {
      const page = this.indexPages.get(offset) ?? new Uint8Array(pageSize);
      this.indexPages.set(offset, page);
      return page;
    };
    this.allocator = new ExtentAllocator({change}, this.header, noChains, 0);
  }

  /**
   * Adds a node; returns its id. Both blobs are encoded already, at most 1,048,568 bytes each, and may be empty.
   */
  addNode(labels: Uint8Array, properties: Uint8Array): number {
    const id = this.header.nextNodeId++;
    const at = this.slot(nodeGeometry, id);
    const labelOffset = this.putBlob(labels);
    const propOffset = this.putBlob(properties);
    const {words} = this.open.node;
    setU64(words, at + nodeSlot.at.nodeId, id);
    setU64(words, at + nodeSlot.at.propOffset, propOffset);
    words[(at + nodeSlot.at.propLength) >> 2] = properties.length;
    setU64(words, at + nodeSlot.at.labelOffset, labelOffset);
    words[(at + nodeSlot.at.labelLength) >> 2] = labels.length;
    this.lists.reserve(id);
    this.header.nodeCount++;
    return id;
  }

  /** Adds an edge between two nodes that were added; returns its id. */
  addEdge(from: number, to: number, label: Uint8Array, properties: Uint8Array): number {
    const id = this.header.nextEdgeId++;
    const at = this.slot(edgeGeometry, id);
    const labelOffset = this.putBlob(label);
    const propOffset = this.putBlob(properties);
    const {words} = this.open.edge;
    const {firstOut, firstIn, outDegree, inDegree} = this.lists;
    setU64(words, at + edgeSlot.at.edgeId, id);
    setU64(words, at + edgeSlot.at.fromNode, from);
    setU64(words, at + edgeSlot.at.toNode, to);
    setU64(words, at + edgeSlot.at.nextOutEdge, firstOut[from]);
    setU64(words, at + edgeSlot.at.nextInEdge, firstIn[to]);
    setU64(words, at + edgeSlot.at.propOffset, propOffset);
    words[(at + edgeSlot.at.propLength) >> 2] = properties.length;
    setU64(words, at + edgeSlot.at.labelOffset, labelOffset);
    words[(at + edgeSlot.at.labelLength) >> 2] = label.length;
    firstOut[from] = id;
    firstIn[to] = id;
    outDegree[from]++;
    inDegree[to]++;
    this.header.edgeCount++;
    return id;
  }

  /** Writes what is still open, the lists of the nodes, the index pages and the header. The caller syncs and publishes. */
  finish(): void {
    for (const extent of Object.values(this.open)) extent.flush(this.device);
    this.writeLists();
    for (const [offset, page] of this.indexPages) this.device.write(page, offset);
    const page = new Uint8Array(pageSize);
    putHeader(this.header, page);
    this.device.write(page, 0);
  }

  /** Byte offset of a slot in the open extent of its kind. */
  private slot(geometry: SlotGeometry, id: number): number {
    const at = slotOffsetInExtent(geometry, id);
    const open = this.open[geometry.kind];
    const offset = this.allocator.slotOf(geometry, id) - at;
    if (open.offset !== offset) {
      open.flush(this.device);
      open.offset = offset;
    }
    open.touch(at + geometry.slotSize);
    return at;
  }

  private putBlob(blob: Uint8Array): number {
    if (blob.length === 0) return 0;
    const offset = this.allocator.placeBlob(blob.length);
    const extent = this.allocator.extents.prop.at(-1) as number;
    const open = this.open.prop;
    if (open.offset !== extent) {
      open.flush(this.device);
      open.offset = extent;
    }
    open.bytes.set(blob, offset - extent);
    open.touch(offset - extent + blob.length);
    return offset;
  }

  private writeLists(): void {
    const {firstOut, firstIn, outDegree, inDegree} = this.lists;
    const {bytes, words} = this.open.node;
    const perExtent = nodeGeometry.slotsPerExtent;
    this.allocator.extents.node.forEach((offset, extent) => {
      const first = extent * perExtent + 1;
      const last = Math.min(first + perExtent, this.header.nextNodeId) - 1;
      const used = Math.ceil((slotOffsetInExtent(nodeGeometry, last) + 1) / pageSize) * pageSize;
      this.device.read(bytes.subarray(0, used), offset);
      for (let id = first; id <= last; id++) {
        const at = slotOffsetInExtent(nodeGeometry, id);
        setU64(words, at + nodeSlot.at.firstOutEdge, firstOut[id]);
        setU64(words, at + nodeSlot.at.firstInEdge, firstIn[id]);
        words[(at + nodeSlot.at.outDegree) >> 2] = outDegree[id];
        words[(at + nodeSlot.at.inDegree) >> 2] = inDegree[id];
      }
      this.device.write(bytes.subarray(0, used), offset);
    });
  }
}
