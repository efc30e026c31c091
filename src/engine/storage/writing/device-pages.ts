import {pageSize} from '../../format/records/constants.js';
import {behind, startOfPage} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {wordsOf} from '../../format/words.js';
import type {Device} from '../files/device.js';
import type {ChangingPages} from './extent-allocator.js';

/** Pages kept in memory: 16 MiB. */
const keptPages = 4096;

/**
 * Pages of a device that are changed in memory and written later; nothing outlasts a crash before that. A page is kept at
 * its number modulo the count of pages, so that it is found without a table, and what goes on page after page is written
 * many pages at once.
 */
export class DevicePages implements ChangingPages {
  private readonly bytes = new Uint8Array(keptPages * pageSize);
  /** All kept pages as words; what `find` returns is an offset into them. */
  readonly words = wordsOf(this.bytes);
  /** File offset of the page at each place; -1 is none. */
  private readonly offsets = new Float64Array(keptPages).fill(-1);
  private readonly isChanged = new Uint8Array(keptPages);
  /** Where the bytes of the device end. */
  private end: number;

  constructor(private readonly device: Device) {
    this.end = device.size();
  }

  /** The page at a file offset, to be changed before another is asked for. */
  change(offset: FileOffset): Uint8Array {
    const at = this.find(offset);
    return this.bytes.subarray(at, at + pageSize);
  }

  /** Byte offset in `words` of the page at a file offset, to be changed before another is asked for. */
  find(offset: FileOffset): number {
    // The operator takes the low 32 bits of any whole number, and a remainder of floating-point numbers is slow.
    const place = (offset / pageSize) & (keptPages - 1);
    if (this.offsets[place] !== offset) this.load(place, offset);
    this.isChanged[place] = 1;
    return place * pageSize;
  }

  private load(place: number, offset: FileOffset): void {
    this.write(place);
    // Should the read fail, nothing is believed of what was here.
    this.offsets[place] = -1;
    const page = this.bytes.subarray(place * pageSize, (place + 1) * pageSize);
    page.fill(0, offset < this.end ? this.device.read(page, offset) : 0);
    this.offsets[place] = offset;
  }

  /** Copies bytes out of or into pages, from a file offset on. */
  copy(blob: Uint8Array, offset: FileOffset, direction: 'read' | 'write'): void {
    for (let done = 0; done < blob.length; ) {
      const at = behind(offset, done);
      const start = at % pageSize;
      const from = this.find(startOfPage(at)) + start;
      const count = Math.min(blob.length - done, pageSize - start);
      if (direction === 'read') blob.set(this.bytes.subarray(from, from + count), done);
      else this.bytes.set(done === 0 && count === blob.length ? blob : blob.subarray(done, done + count), from);
      done += count;
    }
  }

  /** Writes all that was changed. */
  flush(): void {
    for (let place = 0; place < keptPages; place++) this.write(place);
  }

  /** Writes the page at a place, if it was changed, and the changed ones that follow both in memory and in the device. */
  private write(place: number): void {
    if (this.isChanged[place] === 0) return;
    const offset = this.offsets[place] ?? 0;
    let next = place;
    for (; next < keptPages && this.isChanged[next] === 1; next++) {
      if (this.offsets[next] !== offset + (next - place) * pageSize) break;
    }
    this.device.write(this.bytes.subarray(place * pageSize, next * pageSize), toFileOffset(offset));
    this.isChanged.fill(0, place, next);
    this.end = Math.max(this.end, offset + (next - place) * pageSize);
  }
}
