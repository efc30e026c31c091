import {pageSize} from '../../format/records/constants.js';
import {behind, edgeGeometry, nodeGeometry, startOfPage} from '../../format/records/geometry.js';
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
import {edgeIdAt, offsetAt, setU64, u32At, wordsOf} from '../../format/words.js';
import type {Device} from '../files/device.js';
import type {StoreSnapshot} from '../reading/open-store.js';
import type {StoreHeader} from '../reading/store-header.js';
import {type ChangingPages, ExtentAllocator} from './extent-allocator.js';
import {putEdge, putNode, setLabels, setProperties} from './slot-writer.js';
import {writeHeaderPage} from './transaction.js';

/** Changed pages kept in memory before they are written: 16 MiB. */
const keptPages = 4096;

/** Pages of a device that are changed in memory and written when there are many; nothing outlasts a crash before that. */
class DevicePages implements ChangingPages {
  private readonly changed = new Map<FileOffset, Uint8Array>();
  private end: number;

  constructor(private readonly device: Device) {
    this.end = device.size();
  }

  change(offset: FileOffset): Uint8Array {
    let page = this.changed.get(offset);
    if (page === undefined) {
      if (this.changed.size >= keptPages) this.flush();
      page = new Uint8Array(pageSize);
      if (offset < this.end) this.device.read(page, offset);
      this.changed.set(offset, page);
    }
    return page;
  }

  /** Copies bytes out of or into pages, from a file offset on. */
  copy(bytes: Uint8Array, offset: FileOffset, direction: 'read' | 'write'): void {
    for (let done = 0; done < bytes.length; ) {
      const at = behind(offset, done);
      const start = at % pageSize;
      const page = this.change(startOfPage(at));
      const count = Math.min(bytes.length - done, pageSize - start);
      if (direction === 'write') page.set(bytes.subarray(done, done + count), start);
      else bytes.set(page.subarray(start, start + count), done);
      done += count;
    }
  }

  flush(): void {
    for (const [offset, page] of [...this.changed].sort(([a], [b]) => a - b)) this.device.write(page, offset);
    this.changed.clear();
    this.end = this.device.size();
  }
}

/**
 * Adds records to the copy of a sound store that nobody else sees yet: straight into its pages, without the WAL and its
 * limit. The bytes are those that the peer would have after one commit of the same history. Memory: 16 MiB of pages.
 */
export class StoreAppender {
  private readonly header: StoreHeader;
  private readonly pages: DevicePages;
  private readonly allocator: ExtentAllocator;

  /** @param snapshot what the device holds a complete copy of; a live WAL was rolled forward in the copy */
  constructor(
    private readonly device: Device,
    {header, chains}: StoreSnapshot,
  ) {
    this.header = {...header, walLength: 0};
    this.pages = new DevicePages(device);
    this.allocator = new ExtentAllocator(this.pages, this.header, chains, device.size());
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
    const nextOut = this.putAtHead(from, id, nodeSlot.at.firstOutEdge, nodeSlot.at.outDegree);
    const nextIn = this.putAtHead(to, id, nodeSlot.at.firstInEdge, nodeSlot.at.inDegree);
    const {words, at} = this.slotAt(offset);
    putEdge(words, at, {
      id,
      from,
      to,
      nextOut,
      nextIn,
      labelOffset,
      labelLength: label.length,
      propOffset,
      propLength: properties.length,
    });
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

  /** Writes what is still in memory, and the header. The caller syncs and publishes. */
  finish(): void {
    this.pages.flush();
    writeHeaderPage(this.device, this.header);
  }

  /** Makes an edge the head of a list of a node; returns the old head. */
  private putAtHead(node: NodeId, edge: EdgeId, headField: number, degreeField: number): EdgeId {
    const {words, at} = this.nodeSlotOf(node);
    const head = edgeIdAt(words, at + headField);
    setU64(words, at + headField, edge);
    words[(at + degreeField) >> 2] = u32At(words, at + degreeField) + 1;
    return head;
  }

  private nodeSlotOf(id: NodeId): {words: Uint32Array; at: number} {
    return this.slotAt(this.allocator.slotOf(nodeGeometry, id));
  }

  private slotAt(offset: FileOffset): {words: Uint32Array; at: number} {
    return {words: wordsOf(this.pages.change(startOfPage(offset))), at: offset % pageSize};
  }

  private putBlob(blob: Uint8Array): FileOffset {
    if (blob.length === 0) return toFileOffset(0);
    const offset = this.allocator.placeBlob(blob.length);
    this.pages.copy(blob, offset, 'write');
    return offset;
  }
}
