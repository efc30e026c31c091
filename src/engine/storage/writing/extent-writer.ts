import {extentSize, pageSize, pagesPerExtent} from '../../format/records/constants.js';
import {behind, type ExtentKind, type SlotGeometry, slotOffsetInExtent} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {type ByteBuffer, viewOf} from '../../format/values/byte-buffer.js';
import {wordsOf} from '../../format/words.js';
import type {Device} from '../files/device.js';
import {emptyHeader, putHeader, type StoreHeader} from '../reading/store-header.js';
import {ExtentAllocator, noChains} from './extent-allocator.js';

/** An encoded blob: exactly its bytes, or the content of a buffer. */
export type EncodedBlob = Uint8Array | ByteBuffer;

/** Content of buffers that is shorter is copied without a view of it being made. */
const longBlob = 192;

/** Where pages go: a device, or something that only counts. */
type Target = Pick<Device, 'write'>;

/** The extent of one kind that is being filled, and which of its pages are in use. */
class OpenExtent {
  readonly bytes = Buffer.alloc(extentSize);
  readonly words = wordsOf(this.bytes);
  private readonly view = viewOf(this.bytes);
  /** The id whose slot lies behind the one taken last, in the same page at `nextSlot`; 0 when there is none. */
  nextId = 0;
  nextSlot = 0;
  private offset = toFileOffset(-1);
  private readonly used = new Uint8Array(pagesPerExtent);

  /** Makes the extent at a file offset the open one. */
  moveTo(offset: FileOffset, device: Target): void {
    if (this.offset === offset) return;
    this.flush(device);
    this.offset = offset;
  }

  /** Copies a blob to a place in the extent; what is short, four bytes at a time. */
  put(blob: EncodedBlob, start: number): void {
    const {bytes, view} = this;
    const {length} = blob;
    if (!('view' in blob)) bytes.set(blob, start);
    else if (length >= longBlob) bytes.set(blob.content(), start);
    else {
      let i = 0;
      for (; i + 4 <= length; i += 4) view.setInt32(start + i, blob.view.getInt32(i));
      for (; i < length; i++) view.setInt8(start + i, blob.view.getInt8(i));
    }
  }

  /** Says that the pages around these bytes of the extent are in use. */
  use(start: number, end: number): void {
    for (let page = Math.floor(start / pageSize); page * pageSize < end; page++) this.used[page] = 1;
  }

  /** Writes the pages in use, neighbours at once, and makes ready for the next extent. */
  flush(device: Target): void {
    this.nextId = 0;
    for (let first = this.used.indexOf(1); first >= 0; first = this.used.indexOf(1, first)) {
      const next = this.used.indexOf(0, first);
      const end = next < 0 ? pagesPerExtent : next;
      const run = this.bytes.subarray(first * pageSize, end * pageSize);
      device.write(run, this.offset + first * pageSize);
      run.fill(0);
      first = end;
    }
    this.used.fill(0);
  }
}

/**
 * Lays slots and blobs out in a device that nobody else sees yet, in the peer's order and without the WAL. Pages that
 * hold nothing are not written: where the device keeps holes, they stay holes. Memory: three extents.
 */
export class ExtentWriter {
  readonly header: StoreHeader = emptyHeader();
  private readonly indexPages = new Map<FileOffset, Uint8Array>();
  private readonly allocator: ExtentAllocator;
  private readonly open: Record<ExtentKind, OpenExtent> = {
    node: new OpenExtent(),
    edge: new OpenExtent(),
    prop: new OpenExtent(),
  };

  constructor(private readonly device: Target) {
    const change = (offset: FileOffset): Uint8Array => {
      const page = this.indexPages.get(offset) ?? new Uint8Array(pageSize);
      this.indexPages.set(offset, page);
      return page;
    };
    this.allocator = new ExtentAllocator({change}, this.header, noChains, 0);
  }

  /** The open extent of a kind as words; what `takeSlot` returns is an offset into them. */
  wordsOf(kind: ExtentKind): Uint32Array {
    return this.open[kind].words;
  }

  /** File offsets of the extents of a kind. */
  extentsOf(kind: ExtentKind): readonly FileOffset[] {
    return this.allocator.extents[kind];
  }

  /** Adds extents of a kind until they reach the slot of an id; 0 needs none. */
  reach(geometry: SlotGeometry, id: number): void {
    if (id > 0) this.allocator.slotOf(geometry, id);
  }

  /** Opens the extent with the slot of an id, marks its page as used and returns the byte offset of the slot in it. */
  takeSlot(geometry: SlotGeometry, id: number): number {
    const open = this.open[geometry.kind];
    const at = id === open.nextId ? open.nextSlot : this.openPage(geometry, id);
    open.nextSlot = at + geometry.slotSize;
    open.nextId = id % geometry.slotsPerPage === 0 ? 0 : id + 1;
    return at;
  }

  private openPage(geometry: SlotGeometry, id: number): number {
    const at = slotOffsetInExtent(geometry, id);
    const open = this.open[geometry.kind];
    open.moveTo(behind(this.allocator.slotOf(geometry, id), -at), this.device);
    open.use(at, at + geometry.slotSize);
    return at;
  }

  /** Appends a blob of at most 1,048,568 bytes and returns its file offset; 0 for no bytes. */
  putBlob(blob: EncodedBlob): FileOffset {
    const {length} = blob;
    if (length === 0) return toFileOffset(0);
    const offset = this.allocator.placeBlob(length);
    const extents = this.allocator.extents.prop;
    const extent = extents[extents.length - 1] as FileOffset;
    const open = this.open.prop;
    open.moveTo(extent, this.device);
    const start = offset - extent;
    open.put(blob, start);
    open.use(start, start + length);
    return offset;
  }

  /** Writes what is still open. */
  flush(): void {
    for (const extent of Object.values(this.open)) extent.flush(this.device);
  }

  /** Writes what is still open, the index pages and the header. The caller syncs and publishes. */
  finish(): void {
    this.flush();
    for (const [offset, page] of this.indexPages) this.device.write(page, offset);
    const page = new Uint8Array(pageSize);
    putHeader(this.header, page);
    this.device.write(page, 0);
  }
}
