import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {sameBytes} from '../../format/bytes.js';
import {
  dataStart,
  headerSize,
  maxCommitPages,
  pageSize,
  walCommitEntrySize,
  walWriteEntrySize,
} from '../../format/records/constants.js';
import {behind, roundUpToPage, startOfPage} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import type {Device} from '../files/device.js';
import {PageCache} from '../reading/page-cache.js';
import {putHeader, type StoreHeader} from '../reading/store-header.js';
import {encodeWal} from '../reading/wal.js';
import type {ChangingPages} from './extent-allocator.js';

/** What a commit wrote: changed pages, and the bytes of WAL that carried them. */
export interface CommitReport {
  readonly pages: number;
  readonly walBytes: number;
  /** Why the commit still is in the WAL, where it lasts and every reader sees it; the next writer rolls it forward. */
  readonly unsettled?: string;
}

/**
 * The changes of one commit over a device: pages are changed in memory, and `commit` brings them to the medium so that
 * a crash leaves the state before or the state after (format.md 1.14). Works on one header object, which its owner
 * changes along with the pages.
 */
export class Transaction implements ChangingPages {
  private readonly dirty = new Map<FileOffset, Uint8Array>();
  private readonly cache: PageCache;
  private failure: string | undefined;

  /** @param header the counters and heads of the store; written by every commit */
  constructor(
    private readonly device: Device,
    private readonly store: string,
    readonly header: StoreHeader,
  ) {
    this.cache = new PageCache(device);
  }

  /** Pages changed since the last commit. */
  get changedPages(): number {
    return this.dirty.size;
  }

  /** The page at a file offset with its changes so far; not to be changed by the caller. */
  page(offset: FileOffset): Uint8Array {
    return this.dirty.get(offset) ?? this.cache.page(offset);
  }

  /** The page at a file offset, to be changed in place. Raises L3006 after a commit that did not finish. */
  change(offset: FileOffset): Uint8Array {
    let page = this.dirty.get(offset);
    if (!page) {
      this.assertUsable();
      page = this.cache.take(offset);
      this.dirty.set(offset, page);
    }
    return page;
  }

  /** `length` bytes from a file offset on, across pages. */
  read(offset: FileOffset, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const at = behind(offset, done);
      const start = at % pageSize;
      const page = this.page(startOfPage(at));
      const count = Math.min(length - done, pageSize - start);
      bytes.set(page.subarray(start, start + count), done);
      done += count;
    }
    return bytes;
  }

  /** Changes bytes from a file offset on, across pages. */
  write(bytes: Uint8Array, offset: FileOffset): void {
    for (let done = 0; done < bytes.length; ) {
      const at = behind(offset, done);
      const start = at % pageSize;
      const count = Math.min(bytes.length - done, pageSize - start);
      this.change(startOfPage(at)).set(bytes.subarray(done, done + count), start);
      done += count;
    }
  }

  /**
   * Brings header and changed pages to the medium; returns what was written. Raises L3005, with nothing written and the
   * changes kept, when they do not fit into the WAL; an environment fault (L5001 to L5004) when the medium fails before the
   * commit lasts, and the state is the one before; L3007 when it fails again where that is brought about. A medium that fails
   * later fails after the commit: the report says so. After each of these nothing more is written (L3006).
   */
  commit(): CommitReport {
    this.assertUsable();
    const limit = this.pageLimit();
    if (this.dirty.size > limit) {
      throw fault(conditions.transactionTooLarge, {store: this.store, pages: this.dirty.size, limit});
    }
    try {
      return this.dirty.size === 0 ? this.commitHeader() : this.commitPages();
    } catch (error) {
      this.failure ??= messageOf(error);
      throw error;
    }
  }

  /** Forgets the changes of pages; the owner restores the header. Raises L3006 after a commit that did not finish. */
  rollback(): void {
    this.assertUsable();
    this.dirty.clear();
    this.cache.clear();
  }

  private pageLimit(): number {
    const room = dataStart - this.header.walOffset - walCommitEntrySize;
    return Math.min(maxCommitPages, Math.max(0, Math.floor(room / walWriteEntrySize)));
  }

  private commitHeader(): CommitReport {
    this.announce(0);
    return {pages: 0, walBytes: 0};
  }

  private commitPages(): CommitReport {
    const pages = [...this.dirty].sort(([a], [b]) => a - b);
    const wal = encodeWal(pages, pages.length);
    this.writeWal(wal);
    this.device.sync();
    this.announce(wal.length);
    const report = {pages: pages.length, walBytes: wal.length};
    try {
      this.settle(pages);
      return report;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.failure = error.message;
      return {...report, unsettled: error.message};
    }
  }

  /** Brings what the WAL holds to its place. The commit lasts already. */
  private settle(pages: readonly (readonly [FileOffset, Uint8Array])[]): void {
    for (const [offset, page] of pages) this.device.write(page, offset);
    this.device.sync();
    this.writeHeader(0);
    this.device.sync();
    for (const [offset, page] of pages) this.cache.put(offset, page);
    this.dirty.clear();
  }

  /** Writes the header with which the commit is there, for good. Where that fails, the one before is put back. */
  private announce(walLength: number): void {
    const before = new Uint8Array(pageSize);
    this.device.read(before, 0);
    try {
      this.writeHeader(walLength);
      this.device.sync();
    } catch (error) {
      this.withdraw(before, error);
      throw error;
    }
  }

  /** Puts the header before the commit back. Raises L3007 where the disk does not take it. */
  private withdraw(before: Uint8Array, error: unknown): void {
    try {
      this.device.write(before, 0);
      this.device.sync();
    } catch (second) {
      if (!(second instanceof Fault)) throw second;
      const found = new Uint8Array(headerSize);
      this.device.read(found, 0);
      const isBefore = sameBytes(found, before.subarray(0, headerSize));
      const outcome = isBefore ? 'the commit is taken back' : 'the commit is there';
      throw fault(conditions.commitUnsettled, {store: this.store, outcome, problem: messageOf(error)}, {}, second);
    }
  }

  /** Up to the end of the last page: the peer reads the WAL by pages, and the file may end here. */
  private writeWal(wal: Uint8Array): void {
    const start = this.header.walOffset;
    const padded = new Uint8Array(roundUpToPage(start + wal.length) - start);
    padded.set(wal);
    this.device.write(padded, start);
  }

  private writeHeader(walLength: number): void {
    this.header.walLength = walLength;
    writeHeaderPage(this.device, this.header);
  }

  private assertUsable(): void {
    if (this.failure === undefined) return;
    throw fault(conditions.commitUnfinished, {store: this.store, problem: this.failure});
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Writes the header into page 0; bytes 128 to 4095 stay as the device has them, 112 to 127 become zero. No sync. */
export function writeHeaderPage(device: Device, header: StoreHeader): void {
  const page = new Uint8Array(pageSize);
  device.read(page, 0);
  putHeader(header, page);
  device.write(page, 0);
}
