import type {Fault} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import {behind, pageOf, startOfPage} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import type {Device} from '../files/device.js';

/** Page images by file offset: the committed part of a live WAL. */
export type PageImages = ReadonlyMap<FileOffset, Uint8Array>;

/**
 * The bytes of a store as its readers see them: the file with the images of a committed WAL laid over it, and zeros
 * past the end. Nothing is written.
 */
export class StoreBytes {
  /** Where the bytes end, images included. */
  readonly size: number;

  constructor(
    private readonly device: Device,
    private readonly overlay: PageImages = new Map(),
    /** What findings call the store. */
    readonly name = device.name,
  ) {
    let end = device.size();
    for (const offset of overlay.keys()) end = Math.max(end, offset + pageSize);
    this.size = end;
  }

  /** Fills `target` from a file offset on. */
  read(target: Uint8Array, offset: FileOffset): void {
    const count = this.device.read(target, offset);
    if (count < target.length) target.fill(0, count);
    if (this.overlay.size > 0) this.layOver(target, offset);
  }

  /** Whether bytes that were read are no content: a page of theirs cannot be read, and no image stands for it. */
  isUnreadable(offset: FileOffset, length: number): boolean {
    return this.unreadableIn(offset, length) !== undefined;
  }

  /** The fault of the first page among these bytes that cannot be read, and for which no image stands. */
  unreadableIn(offset: FileOffset, length: number): Fault | undefined {
    const {unreadable} = this.device;
    if (unreadable === undefined || unreadable.size === 0) return undefined;
    for (let at = startOfPage(offset); at < offset + length; at = behind(at, pageSize)) {
      const problem = unreadable.get(pageOf(at));
      if (problem !== undefined && !this.overlay.has(at)) return problem;
    }
    return undefined;
  }

  /** One page. */
  page(offset: FileOffset): Uint8Array {
    const page = new Uint8Array(pageSize);
    this.read(page, offset);
    return page;
  }

  private layOver(target: Uint8Array, offset: FileOffset): void {
    const end = offset + target.length;
    const first = startOfPage(offset);
    if (this.overlay.size * pageSize < end - first) {
      for (const [at, image] of this.overlay)
        if (at < end && at + pageSize > offset) copyImage(target, offset, at, image);
      return;
    }
    for (let at = first; at < end; at = behind(at, pageSize)) {
      const image = this.overlay.get(at);
      if (image) copyImage(target, offset, at, image);
    }
  }
}

function copyImage(target: Uint8Array, offset: FileOffset, at: FileOffset, image: Uint8Array): void {
  const from = Math.max(offset, at);
  const to = Math.min(offset + target.length, at + pageSize);
  target.set(image.subarray(from - at, to - at), from - offset);
}
