import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {deletedFlag, pageSize} from '../format/records/constants.js';
import {placeAt, slotOffset, startOfPage} from '../format/records/geometry.js';
import {type EdgeId, type NodeId, toEdgeId, toNodeId} from '../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../format/records/layouts.js';
import {type KindOfRecord, recordKinds} from '../format/records/record-kind.js';
import {wordsOf} from '../format/words.js';
import type {LiveStore} from '../storage/writing/live-store.js';

export type NodeSlot = ReturnType<typeof nodeSlot.decode>;
export type EdgeSlot = ReturnType<typeof edgeSlot.decode>;

interface SlotLayout<R> {
  decode(source: Uint8Array, start?: number): R;
  encode(record: R, target: Uint8Array, start?: number): void;
}

/** The slots of one kind, by id, with the changes of the running transaction. */
export class SlotTable<R extends {flags: number}, Id extends number> {
  private constructor(
    private readonly live: LiveStore,
    private readonly record: KindOfRecord,
    private readonly layout: SlotLayout<R>,
    private readonly storedId: (slot: R) => bigint,
    private readonly toId: (value: number) => Id,
  ) {}

  static ofNodes(live: LiveStore): SlotTable<NodeSlot, NodeId> {
    return new SlotTable(live, recordKinds.node, nodeSlot, (slot: NodeSlot) => slot.nodeId, toNodeId);
  }

  static ofEdges(live: LiveStore): SlotTable<EdgeSlot, EdgeId> {
    return new SlotTable(live, recordKinds.edge, edgeSlot, (slot: EdgeSlot) => slot.edgeId, toEdgeId);
  }

  /** The id the next record gets. */
  get nextId(): number {
    return this.live.header[this.record.nextId];
  }

  /** Gives out the next id; the extents are grown to hold its slot, which stays empty until `put`. */
  takeId(): Id {
    const id = this.toId(this.nextId);
    this.live.allocator.slotOf(this.record.geometry, id);
    this.live.header[this.record.nextId] = id + 1;
    return id;
  }

  /** The slot of an id, also of a deleted record; undefined for an id never given out or burned. Raises L1012. */
  find(id: Id): R | undefined {
    if (!Number.isSafeInteger(id) || id < 1 || id >= this.nextId) return undefined;
    const {kind, geometry} = this.record;
    const offset = slotOffset(geometry, this.live.allocator.extents[kind], id);
    if (offset === undefined) return undefined;
    const slot = this.layout.decode(this.live.transaction.page(startOfPage(offset)), offset % pageSize);
    const stored = this.storedId(slot);
    if (stored === 0n) return undefined;
    if (stored !== BigInt(id)) {
      const facts = {store: this.live.store, kind, id, stored: String(stored)};
      throw fault(conditions.slotIdentity, facts, {...placeAt(offset), [kind]: id});
    }
    return slot;
  }

  /** The slot of a live record. */
  findLive(id: Id): R | undefined {
    const slot = this.find(id);
    return slot === undefined || isDeleted(slot) ? undefined : slot;
  }

  /** Writes the slot of an id that was given out. */
  put(id: Id, slot: R): void {
    const offset = this.live.allocator.slotOf(this.record.geometry, id);
    this.layout.encode(slot, this.live.transaction.change(startOfPage(offset)), offset % pageSize);
  }

  /** Where the slot of an id that was given out lies, to be changed in place: its page in words, and its byte offset there. */
  place(id: Id): {words: Uint32Array; at: number} {
    const offset = this.live.allocator.slotOf(this.record.geometry, id);
    return {words: wordsOf(this.live.transaction.change(startOfPage(offset))), at: offset % pageSize};
  }

  /** The ids of the live records, ascending. */
  *liveIds(): Generator<Id> {
    for (let id = this.toId(1); id < this.nextId; id++) if (this.findLive(id)) yield id;
  }
}

/** Whether a slot's record was deleted; the slot keeps its other fields. */
export function isDeleted(slot: {flags: number}): boolean {
  return (slot.flags & deletedFlag) !== 0;
}
