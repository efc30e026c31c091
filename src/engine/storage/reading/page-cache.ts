import {pageSize} from '../../format/records/constants.js';
import type {FileOffset} from '../../format/records/integers.js';
import type {Device} from '../files/device.js';

/** Clean pages kept in memory: 4 MiB. */
const defaultLimit = 1024;

/** Pages of a device as they lie on it. The least recently used ones are forgotten beyond the limit. */
export class PageCache {
  private readonly pages = new Map<FileOffset, Uint8Array>();
  private size: number;

  /** @param limit most pages kept */
  constructor(
    private readonly device: Device,
    private readonly limit = defaultLimit,
  ) {
    this.size = device.size();
  }

  /** The page at a file offset, zeros past the end of the device. Not to be changed by the caller. */
  page(offset: FileOffset): Uint8Array {
    const page = this.take(offset);
    this.keep(offset, page);
    return page;
  }

  /** The same, handed over to a caller who changes it: it is read anew when it is asked for again. */
  take(offset: FileOffset): Uint8Array {
    const kept = this.pages.get(offset);
    if (kept) {
      this.pages.delete(offset);
      return kept;
    }
    const page = new Uint8Array(pageSize);
    if (offset < this.size) this.device.read(page, offset);
    return page;
  }

  /** Takes over a page that was just written to the device. */
  put(offset: FileOffset, page: Uint8Array): void {
    this.size = Math.max(this.size, offset + pageSize);
    this.pages.delete(offset);
    this.keep(offset, page);
  }

  /** Forgets every page. */
  clear(): void {
    this.pages.clear();
    this.size = this.device.size();
  }

  private keep(offset: FileOffset, page: Uint8Array): void {
    this.pages.set(offset, page);
    if (this.pages.size <= this.limit) return;
    for (const oldest of this.pages.keys()) {
      this.pages.delete(oldest);
      break;
    }
  }
}
