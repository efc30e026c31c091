import {conditions} from '../faults/conditions.js';
import {type Fault, fault} from '../faults/fault.js';
import {deletedFlag} from '../format/records/constants.js';
import type {NodeId} from '../format/records/integers.js';
import {decodeNodeLabels, decodeProperties, type PropertyMap} from '../format/values/property-value.js';
import type {LiveStore} from '../storage/writing/live-store.js';
import {putNode} from '../storage/writing/slot-writer.js';
import {type Blobs, noBlob, slotFields} from './blobs.js';
import {type NodeSlot, SlotTable} from './slot-table.js';

/** One node, decoded. */
export interface Node {
  readonly id: NodeId;
  /** In the order they were given; repeats are kept. */
  readonly labels: readonly string[];
  readonly properties: PropertyMap;
}

/** The nodes of a live store: slots and blobs, without their adjacency lists. Writes in the peer's order (format.md 1.8). */
export class Nodes {
  readonly slots: SlotTable<NodeSlot, NodeId>;

  constructor(
    private readonly live: LiveStore,
    private readonly blobs: Blobs,
  ) {
    this.slots = SlotTable.ofNodes(live);
  }

  /** Adds a node and returns its id. Raises L0014; when a blob is too large the id is burned and its slot stays empty. */
  add(labels: readonly string[], properties: PropertyMap): NodeId {
    const labelBlob = labels.length === 0 ? undefined : this.blobs.prepare(labels, 'the new node');
    const propBlob = properties.size === 0 ? undefined : this.blobs.prepare(properties, 'the new node');
    const id = this.slots.takeId();
    const label = labelBlob === undefined ? noBlob : this.blobs.append(labelBlob, recordName(id));
    const prop = propBlob === undefined ? noBlob : this.blobs.append(propBlob, recordName(id));
    const {words, at} = this.slots.place(id);
    putNode(words, at, {id, ...slotFields(label, prop)});
    this.live.header.nodeCount++;
    return id;
  }

  /** Lays properties over those of a node, in a new blob even when nothing changes. Raises L4005, L0014. */
  update(id: NodeId, properties: PropertyMap): void {
    const slot = this.require(id);
    const merged = new Map([...this.propertiesOf(slot, id), ...properties]);
    const place =
      merged.size === 0 ? noBlob : this.blobs.append(this.blobs.prepare(merged, recordName(id)), recordName(id));
    this.slots.put(id, {...slot, propOffset: place.offset, propLength: place.length});
  }

  /** Marks a node as deleted; its edges must be gone. The slot keeps its references. Raises L4005. */
  remove(id: NodeId): void {
    const slot = this.require(id);
    this.slots.put(id, {...slot, flags: slot.flags | deletedFlag});
    this.live.header.nodeCount--;
  }

  /** A node with its labels and properties. Raises L4005, L1013, L1015. */
  get(id: NodeId): Node {
    const slot = this.require(id);
    return {id, labels: this.labelsOf(slot, id), properties: this.propertiesOf(slot, id)};
  }

  /** The slot of a live node. Raises L4005. */
  require(id: NodeId): NodeSlot {
    const slot = this.slots.findLive(id);
    if (slot === undefined) throw this.notFound(id);
    return slot;
  }

  /** Raises L4005 for an id that was never given out; whether its node lives is not asked. */
  checkRange(id: NodeId): void {
    if (!Number.isSafeInteger(id) || id < 1 || id >= this.slots.nextId) throw this.notFound(id);
  }

  labelsOf(slot: NodeSlot, id: NodeId): string[] {
    const place = {offset: slot.labelOffset, length: slot.labelLength};
    return this.blobs.read(place, decodeNodeLabels, recordName(id), 'labels');
  }

  private propertiesOf(slot: NodeSlot, id: NodeId): PropertyMap {
    const place = {offset: slot.propOffset, length: slot.propLength};
    return this.blobs.read(place, decodeProperties, recordName(id), 'properties');
  }

  private notFound(id: NodeId): Fault {
    return fault(conditions.nodeNotFound, {store: this.live.store, node: String(id)});
  }
}

function recordName(id: NodeId): string {
  return `node ${id}`;
}
