import type {Place} from '../faults/fault.js';
import {extentSize, pageSize, slotPageHeader} from '../format/constants.js';
import {pageOf, type SlotGeometry} from '../format/geometry.js';
import {wordsOf} from '../format/words.js';
import type {StoreBytes} from './store-bytes.js';

/** Slots of one page, as raw words. Valid until the next page is asked for. */
export interface SlotPage {
  readonly words: Uint32Array;
  /** Byte offset of the first slot in `words`. */
  readonly start: number;
  /** File offset of the page. */
  readonly offset: number;
  /** Id that the first slot has by its position. */
  readonly firstId: number;
  /** Slots in the page. */
  readonly slots: number;
}

/**
 * The slot pages of one kind in id order, one whole extent read at a time; pages past the end of the bytes are left out.
 * The same page object is yielded again and again.
 */
export function* slotPages(bytes: StoreBytes, geometry: SlotGeometry, extents: readonly number[]): Generator<SlotPage> {
  const buffer = new Uint8Array(extentSize);
  const words = wordsOf(buffer);
  const page = {words, start: 0, offset: 0, firstId: 1, slots: geometry.slotsPerPage};
  for (let extent = 0; extent < extents.length; extent++) {
    const offset = extents[extent];
    const length = Math.min(extentSize, bytes.size - offset);
    if (length <= 0) continue;
    const content = buffer.subarray(0, Math.ceil(length / pageSize) * pageSize);
    bytes.read(content, offset);
    for (let at = 0; at < content.length; at += pageSize) {
      page.start = at + slotPageHeader;
      page.offset = offset + at;
      page.firstId = extent * geometry.slotsPerExtent + (at / pageSize) * geometry.slotsPerPage + 1;
      yield page;
    }
  }
}

/** Where a slot of a page lies in the file. */
export function slotPlace(geometry: SlotGeometry, page: SlotPage, slot: number): Place {
  const offset = page.offset + slotPageHeader + slot * geometry.slotSize;
  return {[geometry.kind]: page.firstId + slot, page: pageOf(offset), offset, slot};
}
