import {conditions} from '../faults/conditions.js';
import {type Fault, fault} from '../faults/fault.js';
import {deletedFlag} from '../format/records/constants.js';
import {type EdgeId, type NodeId, toEdgeId, toNodeId} from '../format/records/integers.js';
import {decodeEdgeLabel, decodeProperties, type PropertyMap} from '../format/values/property-value.js';
import type {LiveStore} from '../storage/writing/live-store.js';
import {putEdge} from '../storage/writing/slot-writer.js';
import {Adjacency} from './adjacency.js';
import {type Blobs, noBlob, slotFields} from './blobs.js';
import type {Nodes} from './nodes.js';
import {type EdgeSlot, SlotTable} from './slot-table.js';

/** One edge, decoded. */
export interface Edge {
  readonly id: EdgeId;
  readonly label: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly properties: PropertyMap;
}

/** The edges of a live store, linked into the lists of their nodes. Writes in the peer's order (format.md 1.8). */
export class Edges {
  readonly slots: SlotTable<EdgeSlot, EdgeId>;
  readonly adjacency: Adjacency;

  constructor(
    private readonly live: LiveStore,
    private readonly blobs: Blobs,
    private readonly nodes: Nodes,
  ) {
    this.slots = SlotTable.ofEdges(live);
    this.adjacency = new Adjacency(live.store, nodes, this.slots);
  }

  /**
   * Adds an edge at the head of both lists and returns its id. Raises L4005 for an end that is no live node, L0014.
   * When an end was deleted, or a blob is too large, the id is burned and its slot stays empty.
   */
  add(from: NodeId, label: string, to: NodeId, properties: PropertyMap): EdgeId {
    this.nodes.checkRange(from);
    this.nodes.checkRange(to);
    const labelBlob = this.blobs.prepare(label, 'the new edge');
    const propBlob = properties.size === 0 ? undefined : this.blobs.prepare(properties, 'the new edge');
    const id = this.slots.takeId();
    const labelPlace = this.blobs.append(labelBlob, recordName(id));
    const prop = propBlob === undefined ? noBlob : this.blobs.append(propBlob, recordName(id));
    const fromSlot = this.nodes.require(from);
    const toSlot = this.nodes.require(to);
    const {words, at} = this.slots.place(id);
    const nextOut = toEdgeId(Number(fromSlot.firstOutEdge));
    const nextIn = toEdgeId(Number(toSlot.firstInEdge));
    putEdge(words, at, {id, from, to, nextOut, nextIn, ...slotFields(labelPlace, prop)});
    this.live.header.edgeCount++;
    this.adjacency.putAtHead(from, 'outgoing', id);
    this.adjacency.putAtHead(to, 'incoming', id);
    return id;
  }

  /** Lays properties over those of an edge, in a new blob even when nothing changes. Raises L4006, L0014. */
  update(id: EdgeId, properties: PropertyMap): void {
    const slot = this.require(id);
    const merged = new Map([...this.propertiesOf(slot, id), ...properties]);
    const place =
      merged.size === 0 ? noBlob : this.blobs.append(this.blobs.prepare(merged, recordName(id)), recordName(id));
    this.slots.put(id, {...slot, propOffset: place.offset, propLength: place.length});
  }

  /** Takes an edge out of both lists and marks it as deleted; its slot keeps its other fields. Raises L4006, L4002. */
  remove(id: EdgeId): void {
    const slot = this.require(id);
    this.adjacency.unlink(id, slot);
    this.slots.put(id, {...slot, flags: slot.flags | deletedFlag});
    this.live.header.edgeCount--;
  }

  /** An edge with its label and properties. Raises L4006, L1013, L1015. */
  get(id: EdgeId): Edge {
    return this.decode(this.require(id), id);
  }

  decode(slot: EdgeSlot, id: EdgeId): Edge {
    return {
      id,
      label: this.labelOf(slot, id),
      from: toNodeId(Number(slot.fromNode)),
      to: toNodeId(Number(slot.toNode)),
      properties: this.propertiesOf(slot, id),
    };
  }

  labelOf(slot: EdgeSlot, id: EdgeId): string {
    const place = {offset: slot.labelOffset, length: slot.labelLength};
    return this.blobs.read(place, decodeEdgeLabel, recordName(id), 'label');
  }

  private require(id: EdgeId): EdgeSlot {
    const slot = this.slots.findLive(id);
    if (slot === undefined) throw this.notFound(id);
    return slot;
  }

  private propertiesOf(slot: EdgeSlot, id: EdgeId): PropertyMap {
    const place = {offset: slot.propOffset, length: slot.propLength};
    return this.blobs.read(place, decodeProperties, recordName(id), 'properties');
  }

  private notFound(id: EdgeId): Fault {
    return fault(conditions.edgeNotFound, {store: this.live.store, edge: String(id)});
  }
}

function recordName(id: EdgeId): string {
  return `edge ${id}`;
}
