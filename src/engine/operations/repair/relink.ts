import type {RecordCensus} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, finding} from '../../faults/fault.js';
import {deletedFlag} from '../../format/records/constants.js';
import {edgeGeometry} from '../../format/records/geometry.js';
import {toEdgeId, toNodeId} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {type KindOfRecord, recordKinds} from '../../format/records/record-kind.js';
import {nodeIdAt, u32At, u64At} from '../../format/words.js';
import type {Device} from '../../storage/files/device.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {isFree, type SlotPage, slotPages, slotPlace, writeSlotPage} from '../../storage/reading/slot-scan.js';
import {NodeLists} from '../../storage/writing/node-lists.js';
import {haveDegrees, setLinks, setLists} from '../../storage/writing/slot-writer.js';

/** How many slots differ from what the live edges say. */
export interface RelinkCount {
  /** Nodes whose list heads change. */
  heads: number;
  /** Nodes whose degrees change. */
  degrees: number;
  /** Edges whose links change. */
  links: number;
}

/**
 * Adjacency lists rebuilt from the live edges alone, as head insertion in id order makes them: descending edge ids.
 * Memory: 24 bytes a node and 16 an edge.
 */
export class Relinking {
  /** Edges without a live source or target: L4001. Nothing is relinked while there are any. */
  readonly undecided: Finding[] = [];
  private readonly lists: NodeLists;
  private readonly nextOut: Float64Array;
  private readonly nextIn: Float64Array;

  private constructor(
    private readonly snapshot: StoreSnapshot,
    private readonly census: RecordCensus,
  ) {
    const {nextNodeId, nextEdgeId} = snapshot.header;
    this.lists = new NodeLists(nextNodeId);
    this.nextOut = new Float64Array(nextEdgeId);
    this.nextIn = new Float64Array(nextEdgeId);
  }

  /** Reads the live edges, a slot page at a time. */
  static *of(snapshot: StoreSnapshot, census: RecordCensus): Steps<Relinking> {
    const relinking = new Relinking(snapshot, census);
    for (const page of relinking.pages(recordKinds.edge)) {
      forEachLive(page, recordKinds.edge, (at, id, slot) => relinking.link(page, at, id, slot));
      yield;
    }
    return relinking;
  }

  /** Counts the slots that change. */
  *count(): Steps<RelinkCount> {
    const count = {heads: 0, degrees: 0, links: 0};
    for (const page of this.pages(recordKinds.node)) {
      forEachLive(page, recordKinds.node, (at, id) => {
        if (!this.headsFit(page.words, at, id)) count.heads++;
        if (!haveDegrees(page.words, at, this.lists, toNodeId(id))) count.degrees++;
      });
      yield;
    }
    for (const page of this.pages(recordKinds.edge)) {
      forEachLive(page, recordKinds.edge, (at, id) => {
        if (!this.linksFit(page.words, at, id)) count.links++;
      });
      yield;
    }
    return count;
  }

  /** Writes the pages that change into a device that holds a copy of the store. */
  *writeTo(target: Device): Steps<void> {
    for (const page of this.pages(recordKinds.node)) {
      let changed = false;
      forEachLive(page, recordKinds.node, (at, id) => {
        if (this.headsFit(page.words, at, id) && haveDegrees(page.words, at, this.lists, toNodeId(id))) return;
        changed = true;
        setLists(page.words, at, this.lists, toNodeId(id));
      });
      if (changed) writeSlotPage(page, target);
      yield;
    }
    for (const page of this.pages(recordKinds.edge)) {
      let changed = false;
      forEachLive(page, recordKinds.edge, (at, id) => {
        if (this.linksFit(page.words, at, id)) return;
        changed = true;
        setLinks(page.words, at, toEdgeId(this.nextOut[id] ?? 0), toEdgeId(this.nextIn[id] ?? 0));
      });
      if (changed) writeSlotPage(page, target);
      yield;
    }
  }

  private pages({kind, geometry}: KindOfRecord): Generator<SlotPage> {
    return slotPages(this.snapshot.bytes, geometry, this.snapshot.chains[kind].extents);
  }

  private link(page: SlotPage, at: number, id: number, slot: number): void {
    const from = nodeIdAt(page.words, at + edgeSlot.at.fromNode);
    const to = nodeIdAt(page.words, at + edgeSlot.at.toNode);
    for (const [end, node] of [['source', from] as const, ['target', to] as const]) {
      if (this.census.isLiveNode(node)) continue;
      const facts = {store: this.snapshot.store, edge: id, end, node: String(node)};
      this.undecided.push(finding(conditions.danglingEdge, facts, slotPlace(edgeGeometry, page, slot)));
    }
    if (this.undecided.length > 0) return;
    this.nextOut[id] = this.lists.headOut(from);
    this.nextIn[id] = this.lists.headIn(to);
    this.lists.putAtHead(toEdgeId(id), from, to);
  }

  private headsFit(words: Uint32Array, at: number, id: number): boolean {
    const {firstOutEdge, firstInEdge} = nodeSlot.at;
    const node = toNodeId(id);
    const isOut = u64At(words, at + firstOutEdge) === this.lists.headOut(node);
    return isOut && u64At(words, at + firstInEdge) === this.lists.headIn(node);
  }

  private linksFit(words: Uint32Array, at: number, id: number): boolean {
    const {nextOutEdge, nextInEdge} = edgeSlot.at;
    return u64At(words, at + nextOutEdge) === this.nextOut[id] && u64At(words, at + nextInEdge) === this.nextIn[id];
  }
}

function forEachLive(
  page: SlotPage,
  {geometry, at: {flags}}: KindOfRecord,
  visit: (at: number, id: number, slot: number) => void,
): void {
  const {words} = page;
  for (let slot = 0, at = page.start; slot < page.slots; slot++, at += geometry.slotSize) {
    if (!isFree(words, at) && (u32At(words, at + flags) & deletedFlag) === 0) visit(at, page.firstId + slot, slot);
  }
}
