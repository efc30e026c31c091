import {edgeGeometry, nodeGeometry} from '../../format/records/geometry.js';
import {type EdgeId, type NodeId, toEdgeId, toFileOffset, toNodeId} from '../../format/records/integers.js';
import type {Device} from '../files/device.js';
import {isFree, slotPages, writeSlotPage} from '../reading/slot-scan.js';
import {StoreBytes} from '../reading/store-bytes.js';
import {type EncodedBlob, ExtentWriter} from './extent-writer.js';
import {NodeLists} from './node-lists.js';
import {type NewEdge, type NewRecord, putEdge, putNode, setLists} from './slot-writer.js';

type Filled<T> = {-readonly [Key in keyof T]: T[Key]};

/**
 * Writes a whole new store straight into a device that nobody else sees yet, without the WAL and its limit. All nodes
 * come before the first edge. The bytes are those that the peer would have after one commit of the same history, and
 * any writer can go on from them. Memory: three extents and 24 bytes a node.
 */
export class StoreBuilder {
  private readonly writer: ExtentWriter;
  private readonly lists = new NodeLists();
  /** Edges in the open page that are in no list yet, and where the slot of the first one is. */
  private unlinked = 0;
  private unlinkedAt = 0;
  /** The record that is added: the same objects each time. */
  private readonly node: Filled<NewRecord>;
  private readonly edge: Filled<NewEdge>;

  constructor(private readonly device: Device) {
    this.writer = new ExtentWriter(device);
    const none = toFileOffset(0);
    const noBlobs = {labelOffset: none, labelLength: 0, propOffset: none, propLength: 0};
    this.node = {id: toNodeId(0), ...noBlobs};
    const noLinks = {nextOut: toEdgeId(0), nextIn: toEdgeId(0)};
    this.edge = {id: toEdgeId(0), from: toNodeId(0), to: toNodeId(0), ...noLinks, ...noBlobs};
  }

  /**
   * Adds a node; returns its id. Both blobs are encoded already, at most 1,048,568 bytes each, and may be empty.
   */
  addNode(labels: EncodedBlob, properties: EncodedBlob): NodeId {
    const {writer, node} = this;
    const id = toNodeId(writer.header.nextNodeId++);
    const at = writer.takeSlot(nodeGeometry, id);
    node.id = id;
    node.labelOffset = writer.putBlob(labels);
    node.labelLength = labels.length;
    node.propOffset = writer.putBlob(properties);
    node.propLength = properties.length;
    putNode(writer.wordsOf('node'), at, node);
    this.lists.reserve(id);
    writer.header.nodeCount++;
    return id;
  }

  /** Adds an edge between two nodes that were added; returns its id. */
  addEdge(from: NodeId, to: NodeId, label: EncodedBlob, properties: EncodedBlob): EdgeId {
    const {writer, edge} = this;
    const id = toEdgeId(writer.header.nextEdgeId++);
    if ((id - 1) % edgeGeometry.slotsPerPage === 0) this.linkEdges();
    const at = writer.takeSlot(edgeGeometry, id);
    if (this.unlinked++ === 0) this.unlinkedAt = at;
    edge.id = id;
    edge.from = from;
    edge.to = to;
    edge.labelOffset = writer.putBlob(label);
    edge.labelLength = label.length;
    edge.propOffset = writer.putBlob(properties);
    edge.propLength = properties.length;
    putEdge(writer.wordsOf('edge'), at, edge);
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
    this.linkEdges();
    this.writer.reach(edgeGeometry, nextId - 1);
    header.nextEdgeId = nextId;
  }

  /** Writes what is still open, the lists of the nodes, the index pages and the header. The caller syncs and publishes. */
  finish(): void {
    for (const _ of this.finishing()) {
      // Nobody waits in between.
    }
  }

  /** As `finish`, in steps: a page of nodes each. */
  *finishing(): Generator<void, void> {
    this.linkEdges();
    const {nextNodeId, nextEdgeId} = this.writer.header;
    // Where the last ids are unused the file reaches their slots all the same: an extent behind its end is damage.
    if (nextNodeId > 1) this.writer.takeSlot(nodeGeometry, nextNodeId - 1);
    if (nextEdgeId > 1) this.writer.takeSlot(edgeGeometry, nextEdgeId - 1);
    this.writer.flush();
    yield* this.writeLists();
    this.writer.finish();
  }

  /** Puts the edges of a page that are in no list yet into those of their ends. */
  private linkEdges(): void {
    const {unlinked, unlinkedAt} = this;
    this.unlinked = 0;
    this.lists.linkSlots(this.writer.wordsOf('edge'), unlinkedAt, unlinked);
  }

  private *writeLists(): Generator<void, void> {
    for (const page of slotPages(new StoreBytes(this.device), nodeGeometry, this.writer.extentsOf('node'))) {
      const {words} = page;
      for (let slot = 0, at = page.start; slot < page.slots; slot++, at += nodeGeometry.slotSize) {
        if (!isFree(words, at)) setLists(words, at, this.lists, toNodeId(page.firstId + slot));
      }
      writeSlotPage(page, this.device);
      yield;
    }
  }
}
