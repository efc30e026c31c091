import {pageSize} from '../../format/records/constants.js';
import {edgeGeometry, nodeGeometry, startOfPage} from '../../format/records/geometry.js';
import {
  type EdgeId,
  type FileOffset,
  type NodeId,
  toEdgeId,
  toFileOffset,
  toNodeId,
} from '../../format/records/integers.js';
import {nodeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {offsetAt, u32At} from '../../format/words.js';
import type {Device} from '../files/device.js';
import type {StoreSnapshot} from '../reading/open-store.js';
import {isFree, type SlotPage, slotPages, writeSlotPage} from '../reading/slot-scan.js';
import {StoreBytes} from '../reading/store-bytes.js';
import type {StoreHeader} from '../reading/store-header.js';
import {DevicePages} from './device-pages.js';
import {ExtentAllocator} from './extent-allocator.js';
import {NodeLists} from './node-lists.js';
import {getLists, haveDegrees, putEdge, putNode, setLabels, setLists, setProperties} from './slot-writer.js';
import {writeHeaderPage} from './transaction.js';

/**
 * Adds records to the copy of a sound store that nobody else sees yet: straight into its pages, without the WAL and its
 * limit. The bytes are those that the peer would have after one commit of the same history. Memory: 16 MiB of pages, and
 * 24 bytes a node for its lists: edges lie far apart from their ends, so that slots of nodes are written once, at the end.
 */
export class StoreAppender {
  private readonly header: StoreHeader;
  private readonly pages: DevicePages;
  private readonly allocator: ExtentAllocator;
  private readonly lists: NodeLists;

  private constructor(
    private readonly device: Device,
    {header, chains}: StoreSnapshot,
  ) {
    this.header = {...header, walLength: 0};
    this.pages = new DevicePages(device);
    this.allocator = new ExtentAllocator(this.pages, this.header, chains, device.size());
    this.lists = new NodeLists(header.nextNodeId);
  }

  /**
   * Reads the lists of the nodes that are there, a slot page at a time.
   * @param snapshot what the device holds a complete copy of; a live WAL was rolled forward in the copy
   */
  static *open(device: Device, snapshot: StoreSnapshot): Generator<void, StoreAppender, void> {
    const appender = new StoreAppender(device, snapshot);
    for (const page of slotPages(snapshot.bytes, nodeGeometry, snapshot.chains.node.extents)) {
      forEachNode(page, (at, id) => getLists(page.words, at, appender.lists, id));
      yield;
    }
    return appender;
  }

  /** Adds a node; returns its id. Both blobs are encoded already, and may be empty. */
  addNode(labels: Uint8Array, properties: Uint8Array): NodeId {
    const id = toNodeId(this.header.nextNodeId);
    const offset = this.allocator.slotOf(nodeGeometry, id);
    this.header.nextNodeId++;
    const labelOffset = this.putBlob(labels);
    const propOffset = this.putBlob(properties);
    const {words, at} = this.slotAt(offset);
    putNode(words, at, {id, labelOffset, labelLength: labels.length, propOffset, propLength: properties.length});
    this.lists.reserve(id);
    this.header.nodeCount++;
    return id;
  }

  /** Adds an edge between two live nodes, at the head of both lists; returns its id. */
  addEdge(from: NodeId, to: NodeId, label: Uint8Array, properties: Uint8Array): EdgeId {
    const id = toEdgeId(this.header.nextEdgeId);
    const offset = this.allocator.slotOf(edgeGeometry, id);
    this.header.nextEdgeId++;
    const labelOffset = this.putBlob(label);
    const propOffset = this.putBlob(properties);
    const {words, at} = this.slotAt(offset);
    putEdge(words, at, {
      id,
      from,
      to,
      nextOut: this.lists.headOut(from),
      nextIn: this.lists.headIn(to),
      labelOffset,
      labelLength: label.length,
      propOffset,
      propLength: properties.length,
    });
    this.lists.putAtHead(id, from, to);
    this.header.edgeCount++;
    return id;
  }

  /** The property blob of a live node as it is now. */
  propertiesOf(node: NodeId): Uint8Array {
    const {words, at} = this.nodeSlotOf(node);
    const blob = new Uint8Array(u32At(words, at + nodeSlot.at.propLength));
    this.pages.copy(blob, offsetAt(words, at + nodeSlot.at.propOffset), 'read');
    return blob;
  }

  /** Gives a live node other properties, in a new blob. */
  setProperties(node: NodeId, properties: Uint8Array): void {
    const propOffset = this.putBlob(properties);
    const {words, at} = this.nodeSlotOf(node);
    setProperties(words, at, recordKinds.node.at, propOffset, properties.length);
  }

  /** Gives a live node other labels, in a new blob. */
  setLabels(node: NodeId, labels: Uint8Array): void {
    const labelOffset = this.putBlob(labels);
    const {words, at} = this.nodeSlotOf(node);
    setLabels(words, at, recordKinds.node.at, labelOffset, labels.length);
  }

  /** Writes what is still in memory, a slot page at a time, and the header. The caller syncs and publishes. */
  *finish(): Generator<void, void, void> {
    this.pages.flush();
    const {lists, allocator, device} = this;
    for (const page of slotPages(new StoreBytes(device), nodeGeometry, allocator.extents.node)) {
      let isChanged = false;
      forEachNode(page, (at, id) => {
        // Each edge that was added counts in the degrees of both its ends.
        if (haveDegrees(page.words, at, lists, id)) return;
        isChanged = true;
        setLists(page.words, at, lists, id);
      });
      if (isChanged) writeSlotPage(page, device);
      yield;
    }
    writeHeaderPage(device, this.header);
  }

  private nodeSlotOf(id: NodeId): {words: Uint32Array; at: number} {
    return this.slotAt(this.allocator.slotOf(nodeGeometry, id));
  }

  private slotAt(offset: FileOffset): {words: Uint32Array; at: number} {
    return {words: this.pages.words, at: this.pages.find(startOfPage(offset)) + (offset % pageSize)};
  }

  private putBlob(blob: Uint8Array): FileOffset {
    if (blob.length === 0) return toFileOffset(0);
    const offset = this.allocator.placeBlob(blob.length);
    this.pages.copy(blob, offset, 'write');
    return offset;
  }
}

/** Visits the slots of a page that were ever written. */
function forEachNode({words, start, firstId, slots}: SlotPage, visit: (at: number, id: NodeId) => void): void {
  for (let slot = 0, at = start; slot < slots; slot++, at += nodeGeometry.slotSize)
    if (!isFree(words, at)) visit(at, toNodeId(firstId + slot));
}
