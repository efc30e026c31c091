import {adjacencyFindings} from '../check/adjacency-verdict.js';
import type {RecordCensus} from '../check/record-check.js';
import type {Steps} from '../check/steps.js';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import {deletedFlag} from '../format/records/constants.js';
import type {RecordKind} from '../format/records/geometry.js';
import type {Field} from '../format/records/layout.js';
import {edgeSlot, nodeSlot} from '../format/records/layouts.js';
import {type KindOfRecord, recordKinds} from '../format/records/record-kind.js';
import {offsetAt, u32At} from '../format/words.js';
import type {Tell} from '../passes/operation.js';
import {pacedScan} from '../passes/pace.js';
import {BlobReader} from '../storage/reading/blob-reader.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {isFree, type SlotPage, slotPages} from '../storage/reading/slot-scan.js';

/** What of a record must be the same besides its blobs: the ends of edges alone, or its places in the lists, too. */
export type Compared = 'ends' | 'ends and lists';

/** What a copy may have otherwise: its blobs lie elsewhere, and are compared by their bytes. */
const apart = ['labelOffset', 'labelLength', 'propOffset', 'propLength', 'flags'];

/** The words of the fields of a slot, by the names of those that count. */
const wordsOfFields = (
  {fields}: {readonly fields: Readonly<Record<string, Field>>},
  counts: (name: string) => boolean,
) =>
  Object.entries(fields).flatMap(([name, {kind, offset, size}]) =>
    kind === 'zero' || !counts(name) ? [] : Array.from({length: size / 4}, (_, word) => offset + word * 4),
  );

const isAsStored = (name: string): boolean => !apart.includes(name);

/** The words of a slot that are compared: taken from the layout, so that a copy that forgets a field is found. */
const comparedWords: Readonly<Record<Compared, Readonly<Record<RecordKind, readonly number[]>>>> = {
  ends: {node: [], edge: wordsOfFields(edgeSlot, (name) => name === 'fromNode' || name === 'toNode')},
  'ends and lists': {node: wordsOfFields(nodeSlot, isAsStored), edge: wordsOfFields(edgeSlot, isAsStored)},
};

/**
 * Reads a copy beside a store whose records are proved: each live record of one must be in the other, at the same id and
 * with blobs of the same bytes. What is proved of the store then holds for the copy. Raises L5011 for the first other one.
 */
export function* requireSameRecords(source: StoreSnapshot, copy: StoreSnapshot, compared: Compared): Steps<void> {
  const other = yield* firstOtherRecord(source, copy, compared);
  if (other === undefined) return;
  const problem = `${other.kind} ${other.id} is another than was written`;
  throw fault(conditions.copyUnreadable, {path: copy.device.name, problem}, {[other.kind]: other.id});
}

/** The first live record of two stores that is not the same in both; undefined when all are. */
export function* firstOtherRecord(
  source: StoreSnapshot,
  copy: StoreSnapshot,
  compared: Compared,
): Steps<{readonly kind: RecordKind; readonly id: number} | undefined> {
  const blobs = new BlobPair(source, copy);
  for (const record of Object.values(recordKinds)) {
    const id = yield* firstOther(source, copy, record, blobs, comparedWords[compared][record.kind]);
    if (id !== undefined) return {kind: record.kind, id};
  }
  return undefined;
}

/** Raises L5011 unless the lists of a copy fit its edges. */
export async function requireLists(copy: StoreSnapshot, census: RecordCensus, tell: Tell): Promise<void> {
  const lists = await pacedScan(copy, adjacencyFindings(copy, census), 'read back lists', tell);
  if (lists.count === 0) return;
  const problem = `${counted(lists.count, 'finding')} about its lists`;
  throw fault(conditions.copyUnreadable, {path: copy.device.name, problem});
}

/** The id of the first record of a kind that is not the same; undefined when all are. */
function* firstOther(
  source: StoreSnapshot,
  copy: StoreSnapshot,
  record: KindOfRecord,
  blobs: BlobPair,
  words: readonly number[],
): Steps<number | undefined> {
  const theirs = slotPages(copy.bytes, record.geometry, copy.chains[record.kind].extents);
  let twin = theirs.next();
  for (const page of slotPages(source.bytes, record.geometry, source.chains[record.kind].extents)) {
    for (; !twin.done && twin.value.firstId < page.firstId; twin = theirs.next()) {
      const id = otherInPage(undefined, twin.value, record, blobs, words);
      if (id !== undefined) return id;
    }
    const isTwin = !twin.done && twin.value.firstId === page.firstId;
    const id = otherInPage(page, isTwin ? twin.value : undefined, record, blobs, words);
    if (id !== undefined) return id;
    if (isTwin) twin = theirs.next();
    yield;
  }
  for (; !twin.done; twin = theirs.next()) {
    const id = otherInPage(undefined, twin.value, record, blobs, words);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The same for a page of ids; a page that is not there has no records. */
function otherInPage(
  page: SlotPage | undefined,
  twin: SlotPage | undefined,
  {geometry, at: fields}: KindOfRecord,
  blobs: BlobPair,
  words: readonly number[],
): number | undefined {
  const {slots, firstId} = (page ?? twin)!;
  for (let slot = 0; slot < slots; slot++) {
    const at = liveSlot(page, slot, geometry.slotSize, fields.flags);
    const other = liveSlot(twin, slot, geometry.slotSize, fields.flags);
    if (at < 0 && other < 0) continue;
    const isSame =
      page !== undefined &&
      twin !== undefined &&
      at >= 0 &&
      other >= 0 &&
      words.every((field) => u32At(page.words, at + field) === u32At(twin.words, other + field)) &&
      blobs.isSame(page.words, at, twin.words, other, fields.labelOffset, fields.labelLength) &&
      blobs.isSame(page.words, at, twin.words, other, fields.propOffset, fields.propLength);
    if (!isSame) return firstId + slot;
  }
  return undefined;
}

/** Byte offset of a slot with a live record; -1 where there is none. */
export function liveSlot(page: SlotPage | undefined, slot: number, slotSize: number, flags: number): number {
  if (page === undefined) return -1;
  const at = page.start + slot * slotSize;
  return isFree(page.words, at) || (u32At(page.words, at + flags) & deletedFlag) !== 0 ? -1 : at;
}

/** Blobs of two stores, side by side. */
export class BlobPair {
  private readonly left: BlobReader;
  private readonly right: BlobReader;

  constructor(source: StoreSnapshot, copy: StoreSnapshot) {
    this.left = new BlobReader(source.bytes);
    this.right = new BlobReader(copy.bytes);
  }

  /** Whether two slots name the same bytes; most are short, and are compared four at a time. */
  isSame(
    words: Uint32Array,
    at: number,
    otherWords: Uint32Array,
    other: number,
    offset: number,
    lengthAt: number,
  ): boolean {
    const length = u32At(words, at + lengthAt);
    if (length !== u32At(otherWords, other + lengthAt)) return false;
    if (length === 0) return true;
    const {left, right} = this;
    left.read(offsetAt(words, at + offset), length);
    right.read(offsetAt(otherWords, other + offset), length);
    const {view, start} = left;
    const {view: otherView, start: otherStart} = right;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (view.getInt32(start + i) !== otherView.getInt32(otherStart + i)) return false;
    for (; i < length; i++) if (view.getInt8(start + i) !== otherView.getInt8(otherStart + i)) return false;
    return true;
  }
}
