import {dataStart, extentSize, pageSize} from '../../format/records/constants.js';
import {behind, type RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import {larger} from '../../format/values/byte-table.js';
import {wordsOf} from '../../format/words.js';
import {type Progress, progress} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import type {StoreBytes} from '../../storage/reading/store-bytes.js';
import {judgeHeader} from '../../storage/reading/store-header.js';
import {voteOf} from './page-vote.js';
import type {WalCopies} from './wal-copies.js';

/** What a page of the file holds, as far as its bytes alone say: one byte a page. */
export const pageState = {zero: 0, slots: 1, other: 2, blobs: 3} as const;

/** The number by which a list of slot pages keeps the kind of a page. */
export const kindNumber = {node: 0, edge: 1} as const;

/** Pages of slots, and what they say they are: 25 bytes a page of slots. */
export class SlotPageList {
  count = 0;
  kinds = new Uint8Array(256);
  pageIndexes = new Float64Array(256);
  offsets = new Float64Array(256);
  weights = new Uint8Array(256);

  add(kind: RecordKind, pageIndex: number, offset: FileOffset, weight: number): void {
    if (this.count === this.kinds.length) this.grow();
    this.kinds[this.count] = kindNumber[kind];
    this.pageIndexes[this.count] = pageIndex;
    this.offsets[this.count] = offset;
    this.weights[this.count++] = weight;
  }

  /** Leaves out the pages at some file offsets; returns whether there were any. */
  remove(offsets: ReadonlySet<number>): boolean {
    let kept = 0;
    const columns = [this.kinds, this.pageIndexes, this.offsets, this.weights];
    for (const [i, offset] of this.offsets.subarray(0, this.count).entries()) {
      if (offsets.has(offset)) continue;
      for (const column of columns) column.copyWithin(kept, i, i + 1);
      kept++;
    }
    const removed = kept < this.count;
    this.count = kept;
    return removed;
  }

  private grow(): void {
    const capacity = this.count * 2;
    this.kinds = larger(this.kinds, capacity);
    this.pageIndexes = larger(this.pageIndexes, capacity);
    this.offsets = larger(this.offsets, capacity);
    this.weights = larger(this.weights, capacity);
  }
}

/** What a look at every page found. */
export interface PageSurvey {
  readonly slotPages: SlotPageList;
  /** `pageState` by page number. */
  readonly states: Uint8Array;
  /** Where another store begins that somebody appended; the end of the bytes without one. */
  readonly end: number;
}

/**
 * Reads the file once and asks every page behind the WAL region what it is. Yields progress in bytes.
 * @param knownEnd up to here the bytes are known to belong to this store
 */
export async function* surveyPages(bytes: StoreBytes, knownEnd: number): AsyncGenerator<Progress, PageSurvey, void> {
  const slotPages = new SlotPageList();
  const states = new Uint8Array(Math.ceil(bytes.size / pageSize));
  const pace = new Pace();
  const buffer = Buffer.alloc(extentSize);
  const words = wordsOf(buffer);
  for (let window = dataStart; window < bytes.size; window = behind(window, extentSize)) {
    bytes.read(buffer, window);
    const used = Math.min(extentSize, bytes.size - window);
    for (let at = 0; at < used; at += pageSize) {
      if (isZero(words, at)) continue;
      const offset = behind(window, at);
      if (offset >= knownEnd && isHeader(buffer, at, offset)) return {slotPages, states, end: offset};
      const vote = voteOf(words, at, offset);
      states[offset / pageSize] = vote === undefined ? pageState.other : pageState.slots;
      if (vote !== undefined) slotPages.add(vote.kind, vote.pageIndex, offset, vote.weight);
    }
    const pause = pace.pause();
    if (!pause) continue;
    yield progress('find pages', window, bytes.size, 'bytes');
    await pause;
  }
  return {slotPages, states, end: bytes.size};
}

/** The slot pages among the page images in the WAL region. */
export function surveyCopies(copies: WalCopies): SlotPageList {
  const list = new SlotPageList();
  const page = new Uint8Array(pageSize);
  for (const [offset, {image}] of copies.images) {
    page.set(image);
    const vote = voteOf(wordsOf(page), 0, offset);
    if (vote !== undefined) list.add(vote.kind, vote.pageIndex, offset, vote.weight);
  }
  return list;
}

function isZero(words: Uint32Array, at: number): boolean {
  for (let i = at >> 2; i < (at + pageSize) >> 2; i++) if (words[i] !== 0) return false;
  return true;
}

/** Whether a page behind the first is the sound header of a store. */
function isHeader(buffer: Buffer, at: number, offset: number): boolean {
  if (buffer.readUInt32LE(at) !== 0x4c45_494c) return false;
  return judgeHeader(buffer.subarray(at, at + pageSize), offset + pageSize, '') === undefined;
}
