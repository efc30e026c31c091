import type {Place} from '../../faults/fault.js';
import {extentSize, pageSize, slotPageHeader} from '../../format/records/constants.js';
import {behind, firstIdOfPage, placeAt, roundUpToPage, type SlotGeometry} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {wordsOf} from '../../format/words.js';
import type {Device} from '../files/device.js';
import type {StoreBytes} from './store-bytes.js';

/** Slots of one page, as raw words. Valid until the next page is asked for. */
export interface SlotPage {
  readonly words: Uint32Array;
  /** Byte offset of the first slot in `words`. */
  readonly start: number;
  /** File offset of the page. */
  readonly offset: FileOffset;
  /** Id that the first slot has by its position. */
  readonly firstId: number;
  /** Slots in the page. */
  readonly slots: number;
}

/** Bytes read at a time: large enough that reading costs little, small enough to stay in the cache. */
const windowSize = 262_144;

const zeroPage = Buffer.alloc(pageSize);

/**
 * The slot pages of one kind in id order, but for those without a single slot in use and those past the end of the
 * bytes. The same page object is yielded again and again.
 * @param firstExtent how many extents of the chain stand ahead of those that are given
 * @param buffer where they are read, at a multiple of 4: `windowSize` bytes
 */
export function* slotPages(
  bytes: StoreBytes,
  geometry: SlotGeometry,
  extents: readonly FileOffset[],
  firstExtent = 0,
  buffer: Uint8Array = new Uint8Array(windowSize),
): Generator<SlotPage> {
  const page = {words: wordsOf(buffer), start: 0, offset: toFileOffset(0), firstId: 1, slots: geometry.slotsPerPage};
  for (const [extent, extentStart] of extents.entries()) {
    const end = Math.min(extentStart + extentSize, bytes.size);
    for (let window = extentStart; window < end; window = behind(window, windowSize)) {
      const content = buffer.subarray(0, roundUpToPage(Math.min(windowSize, end - window)));
      bytes.read(content, window);
      for (let at = 0; at < content.length; at += pageSize) {
        const isFirstFree = page.words[(at + slotPageHeader) >> 2] === 0;
        if (isFirstFree && zeroPage.compare(content, at, at + pageSize) === 0) continue;
        const number = (window + at - extentStart) / pageSize;
        page.start = at + slotPageHeader;
        page.offset = behind(window, at);
        page.firstId = firstIdOfPage(geometry, firstExtent + extent, number);
        yield page;
      }
    }
  }
}

/** Whether the slot at a byte offset was never written: its id is 0. */
export function isFree(words: Uint32Array, at: number): boolean {
  return words[at >> 2] === 0 && words[(at >> 2) + 1] === 0;
}

/** Writes a page of the scan, as its words are now, to the same place in a device. */
export function writeSlotPage(page: SlotPage, target: Device): void {
  const start = page.words.byteOffset + page.start - slotPageHeader;
  target.write(new Uint8Array(page.words.buffer, start, pageSize), page.offset);
}

/** Where a slot of a page lies in the file. */
export function slotPlace(geometry: SlotGeometry, page: SlotPage, slot: number): Place {
  const offset = behind(page.offset, slotPageHeader + slot * geometry.slotSize);
  return {[geometry.kind]: page.firstId + slot, ...placeAt(offset), slot, bytes: geometry.slotSize};
}
