import {edgeGeometry, nodeGeometry} from '../../format/records/geometry.js';
import {type EdgeId, type NodeId, toEdgeId, toNodeId} from '../../format/records/integers.js';
import type {Device} from '../files/device.js';
import {isFree, slotPages, writeSlotPage} from '../reading/slot-scan.js';
import {StoreBytes} from '../reading/store-bytes.js';
import {ExtentWriter} from './extent-writer.js';
import {NodeLists} from './node-lists.js';
import {putEdge, putNode, setLists} from './slot-writer.js';

/**
 * Writes a whole new store straight into a device that nobody else sees yet, without the WAL and its limit. All nodes
 * come before the first edge. The bytes are those that the peer would have after one commit of the same history, and
 * any writer can go on from them. Memory: three extents and 24 bytes a node.
 */
export class StoreBuilder {
  private readonly writer: ExtentWriter;
  private readonly lists = new NodeLists();

  constructor(private readonly device: Device) {
    this.writer = new ExtentWriter(device);
  }

  /**
   * Adds a node; returns its id. Both blobs are encoded already, at most 1,048,568 bytes each, and may be empty.
   */
  addNode(labels: Uint8Array, properties: Uint8Array): NodeId {
    const {writer} = this;
    const id = toNodeId(writer.header.nextNodeId++);
    const at = writer.takeSlot(nodeGeometry, id);
    const labelOffset = writer.putBlob(labels);
    const propOffset = writer.putBlob(properties);
    const words = writer.wordsOf('node');
    putNode(words, at, {id, labelOffset, labelLength: labels.length, propOffset, propLength: properties.length});
    this.lists.reserve(id);
    writer.header.nodeCount++;
    return id;
  }

  /** Adds an edge between two nodes that were added; returns its id. */
  addEdge(from: NodeId, to: NodeId, label: Uint8Array, properties: Uint8Array): EdgeId {
    const {writer} = this;
    const id = toEdgeId(writer.header.nextEdgeId++);
    const at = writer.takeSlot(edgeGeometry, id);
    const labelOffset = writer.putBlob(label);
    const propOffset = writer.putBlob(properties);
    putEdge(writer.wordsOf('edge'), at, {
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
    writer.header.edgeCount++;
    return id;
  }

  /**
   * Leaves node ids unused: the next node gets `nextId`. Extents are added as far as the ids before it need them; pages
   * without a node are not written. Ids that were given out already stay.
   */
  skipNodesTo(nextId: number): void {
    const {header} = this.writer;
    if (nextId <= header.nextNodeId) return;
    this.writer.reach(nodeGeometry, nextId - 1);
    header.nextNodeId = nextId;
  }

  /** Leaves edge ids unused: the next edge gets `nextId`. As `skipNodesTo`. */
  skipEdgesTo(nextId: number): void {
    const {header} = this.writer;
    if (nextId <= header.nextEdgeId) return;
    this.writer.reach(edgeGeometry, nextId - 1);
    header.nextEdgeId = nextId;
  }

  /** Writes what is still open, the lists of the nodes, the index pages and the header. The caller syncs and publishes. */
  finish(): void {
    this.writer.flush();
    this.writeLists();
    this.writer.finish();
  }

  private writeLists(): void {
    for (const page of slotPages(new StoreBytes(this.device), nodeGeometry, this.writer.extentsOf('node'))) {
      const {words} = page;
      for (let slot = 0, at = page.start; slot < page.slots; slot++, at += nodeGeometry.slotSize) {
        if (!isFree(words, at)) setLists(words, at, this.lists, toNodeId(page.firstId + slot));
      }
      writeSlotPage(page, this.device);
    }
  }
}
