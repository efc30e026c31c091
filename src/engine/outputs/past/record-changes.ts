import type {Steps} from '../../check/steps.js';
import type {StoreChanges} from '../../evidence/comparison/count-changes.js';
import {areSameFields, fieldsOf} from '../../evidence/comparison/record-fields.js';
import type {RecordKind, SlotGeometry} from '../../format/records/geometry.js';
import {edgeSlot} from '../../format/records/layouts.js';
import {type KindOfRecord, recordKinds} from '../../format/records/record-kind.js';
import {offsetAt, u32At} from '../../format/words.js';
import {finishPaced} from '../../passes/pace.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {type SlotPage, slotPages} from '../../storage/reading/slot-scan.js';
import {BlobPair, liveSlot} from '../same-records.js';
import {SamePages} from './same-pages.js';

/** Ids of the records of a kind that differ between two copies; ascending. */
export interface KindChanges {
  readonly added: readonly number[];
  readonly removed: readonly number[];
  readonly changed: readonly number[];
}

export type RecordChanges = Readonly<Record<RecordKind, KindChanges>>;

/** The records that came, went and got another content between two copies, by id and as they are stored: 1 is not 1.0. */
export async function changesBetween(older: StoreSnapshot, newer: StoreSnapshot): Promise<RecordChanges> {
  const same = await SamePages.of(older.bytes, newer.bytes);
  const compare = (kind: RecordKind): Promise<KindChanges> => finishPaced(changesOf(older, newer, kind, same));
  return {node: await compare('node'), edge: await compare('edge')};
}

/** In numbers. */
export function changeCounts({node, edge}: RecordChanges): StoreChanges {
  const count = ({added, removed, changed}: KindChanges) => ({
    added: added.length,
    removed: removed.length,
    changed: changed.length,
  });
  return {nodes: count(node), edges: count(edge)};
}

function* changesOf(older: StoreSnapshot, newer: StoreSnapshot, kind: RecordKind, same: SamePages): Steps<KindChanges> {
  const record = recordKinds[kind];
  const slots = new SlotPair(record, new BlobPair(older, newer), same);
  const [was, is] = [new RecordReader(older, kind, soughtBlock), new RecordReader(newer, kind, soughtBlock)];
  const found = {added: [] as number[], removed: [] as number[], changed: [] as number[]};
  for (const [page, twin] of pagePairs(older, newer, record)) {
    const {firstId, slots: count} = (page ?? twin) as SlotPage;
    slots.turnTo(page, twin);
    for (let slot = 0; slot < count; slot++) {
      const state = slots.stateOf(slot);
      if (state === 'same') continue;
      const id = firstId + slot;
      // Maps in another order are other bytes, and the same values.
      if (state === 'changed' && was.seek(id) && is.seek(id) && areSameFields(fieldsOf(was), fieldsOf(is))) continue;
      found[state].push(id);
    }
    yield;
  }
  return found;
}

/** Bytes of blobs read at a time where records are sought by id. */
const soughtBlock = 4096;

type PagePair = readonly [older: SlotPage | undefined, newer: SlotPage | undefined];

/** The pages of the same ids in two stores. */
function* pagePairs(older: StoreSnapshot, newer: StoreSnapshot, record: KindOfRecord): Generator<PagePair, void> {
  const pagesOf = ({bytes, chains}: StoreSnapshot) => slotPages(bytes, record.geometry, chains[record.kind].extents);
  const [left, right] = [pagesOf(older), pagesOf(newer)];
  let a = left.next();
  let b = right.next();
  while (!a.done || !b.done) {
    const hasLeft = !a.done && (b.done || a.value.firstId <= b.value.firstId);
    const hasRight = !b.done && (a.done || b.value.firstId <= a.value.firstId);
    yield [hasLeft ? a.value : undefined, hasRight ? b.value : undefined];
    if (hasLeft) a = left.next();
    if (hasRight) b = right.next();
  }
}

/** The slots of two pages, side by side. */
class SlotPair {
  private page: SlotPage | undefined;
  private twin: SlotPage | undefined;
  private readonly geometry: SlotGeometry;

  constructor(
    private readonly record: KindOfRecord,
    private readonly blobs: BlobPair,
    private readonly same: SamePages,
  ) {
    this.geometry = record.geometry;
  }

  turnTo(page: SlotPage | undefined, twin: SlotPage | undefined): void {
    this.page = page;
    this.twin = twin;
  }

  /** What became of the record in a slot; changed where anything that is stored of it is another. */
  stateOf(slot: number): 'same' | keyof KindChanges {
    const {page, twin, geometry, record, same} = this;
    const was = liveSlot(page, slot, geometry.slotSize, record.at.flags);
    const is = liveSlot(twin, slot, geometry.slotSize, record.at.flags);
    if (was < 0 || is < 0) return was >= 0 ? 'removed' : is >= 0 ? 'added' : 'same';
    const [a, b] = [(page as SlotPage).words, (twin as SlotPage).words];
    if (record.kind === 'edge' && !haveSameEnds(a, was, b, is)) return 'changed';
    const {labelOffset, labelLength, propOffset, propLength} = record.at;
    for (const [offset, length] of [
      [labelOffset, labelLength],
      [propOffset, propLength],
    ] as const) {
      const [from, size] = [offsetAt(a, was + offset), u32At(a, was + length)];
      const isThere = from === offsetAt(b, is + offset) && size === u32At(b, is + length) && same.covers(from, size);
      if (!isThere && !this.blobs.isSame(a, was, b, is, offset, length)) return 'changed';
    }
    return 'same';
  }
}

const {fromNode, toNode} = edgeSlot.at;

function haveSameEnds(a: Uint32Array, was: number, b: Uint32Array, is: number): boolean {
  return [fromNode, fromNode + 4, toNode, toNode + 4].every((word) => u32At(a, was + word) === u32At(b, is + word));
}
