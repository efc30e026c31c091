import {extentSize, pageSize} from '../../format/records/constants.js';
import {toFileOffset} from '../../format/records/integers.js';
import {finishPaced} from '../../passes/pace.js';
import type {StoreBytes} from '../../storage/reading/store-bytes.js';

/** Which pages of two stores have the same bytes at the same place: a bit a page. */
export class SamePages {
  private constructor(private readonly bits: Uint8Array) {}

  /** Reads both stores from front to back. */
  static async of(a: StoreBytes, b: StoreBytes): Promise<SamePages> {
    const size = Math.min(a.size, b.size);
    const same = new SamePages(new Uint8Array((Math.ceil(size / pageSize) >> 3) + 1));
    await finishPaced(same.compare(a, b, size));
    return same;
  }

  private *compare(a: StoreBytes, b: StoreBytes, size: number): Generator<void, void> {
    const [left, right] = [Buffer.alloc(extentSize), Buffer.alloc(extentSize)];
    for (let start = 0; start < size; start += extentSize) {
      const length = Math.min(extentSize, size - start);
      a.read(left.subarray(0, length), toFileOffset(start));
      b.read(right.subarray(0, length), toFileOffset(start));
      const isSame = left.compare(right, 0, length, 0, length) === 0;
      // Half a page at the end is no page: its records are compared by themselves.
      for (let at = 0; at + pageSize <= length; at += pageSize) {
        if (!isSame && left.compare(right, at, at + pageSize, at, at + pageSize) !== 0) continue;
        const page = (start + at) / pageSize;
        this.bits[page >> 3] = (this.bits[page >> 3] ?? 0) | (1 << (page & 7));
      }
      yield;
    }
  }

  /** Whether bytes lie on pages that are the same. */
  covers(offset: number, length: number): boolean {
    if (length === 0) return true;
    const last = Math.floor((offset + length - 1) / pageSize);
    for (let page = Math.floor(offset / pageSize); page <= last; page++) {
      if (((this.bits[page >> 3] ?? 0) & (1 << (page & 7))) === 0) return false;
    }
    return true;
  }
}
