import type {Fault} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import {offsetOf, pageOf} from '../../format/records/geometry.js';
import {
  type FileOffset,
  type PageNumber,
  type Plain,
  toFileOffset,
  toPageNumber,
} from '../../format/records/integers.js';
import type {Device, SharedFile} from './device.js';
import {isUnreadablePage} from './file-fault.js';

/**
 * A device for those who read on behind a page that the medium does not give: it reads as zeros, is remembered, and is not
 * asked for again, which can take a dying disk half a minute. Whoever reads through it asks `unreadable` what is no content.
 */
export class LenientDevice implements Device {
  readonly unreadable = new Map<PageNumber, Fault>();

  constructor(private readonly below: Device) {}

  get name(): string {
    return this.below.name;
  }

  /** Another thread reads without leniency: where it meets such a page, who waits for it reads here. */
  shared(): SharedFile | undefined {
    return this.below.shared?.();
  }

  size(): number {
    return this.below.size();
  }

  read(target: Uint8Array, offset: Plain<FileOffset>): number {
    let done = 0;
    while (done < target.length) {
      const at = toFileOffset(offset + done);
      const end = Math.min(target.length, this.nextBorder(at, offset + target.length) - offset);
      if (this.unreadable.has(pageOf(at))) {
        const count = Math.max(0, Math.min(end, this.size() - offset) - done);
        target.fill(0, done, done + count);
        done += count;
        if (done < end) return done;
        continue;
      }
      try {
        done += this.below.read(target.subarray(done, end), at);
        if (done < end) return done;
      } catch (error) {
        if (!isUnreadablePage(error)) throw error;
        this.unreadable.set(toPageNumber(error.place.page as number), error);
      }
    }
    return done;
  }

  /** Where the next page begins that cannot be read, or the one behind such a page. */
  private nextBorder(at: FileOffset, end: number): number {
    const first = pageOf(at);
    if (this.unreadable.has(first)) return offsetOf(first) + pageSize;
    if (this.unreadable.size === 0) return end;
    let border = offsetOf(first) + pageSize;
    while (border < end && !this.unreadable.has(toPageNumber(border / pageSize))) border += pageSize;
    return border;
  }

  write(source: Uint8Array, offset: Plain<FileOffset>): void {
    this.below.write(source, offset);
  }

  truncate(size: number): void {
    this.below.truncate(size);
  }

  sync(): void {
    this.below.sync();
  }

  close(): void {
    this.below.close();
  }
}
