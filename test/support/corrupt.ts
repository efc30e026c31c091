import {pageSize} from '../../src/engine/format/records/constants.js';
import {type ExtentKind, type RecordKind, slotOffset} from '../../src/engine/format/records/geometry.js';
import type {Field, Layout} from '../../src/engine/format/records/layout.js';
import {edgeSlot, extentIndexPage, fileHeader, nodeSlot} from '../../src/engine/format/records/layouts.js';
import {recordKinds} from '../../src/engine/format/records/record-kind.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore, type StoreSnapshot} from '../../src/engine/storage/reading/open-store.js';
import {headerChecksum} from '../../src/engine/storage/reading/store-header.js';

type Name<L> = L extends {readonly at: infer At} ? keyof At & string : never;

/** Begins to damage a healthy store, in the words of the format. The bytes given are left alone. */
export function corrupt(healthy: Uint8Array): Corruption {
  return new Corruption(healthy);
}

/** A store being damaged. Everything is found where it was while the store was healthy. */
export class Corruption {
  private readonly device: MemoryDevice;
  private readonly healthy: StoreSnapshot;

  constructor(healthy: Uint8Array) {
    this.device = new MemoryDevice('damaged.liel', healthy);
    this.healthy = readStore(new MemoryDevice('healthy.liel', healthy), 'healthy.liel');
  }

  /** The damaged bytes. */
  bytes(): Uint8Array {
    return new Uint8Array(this.device.content());
  }

  /** A header field; the checksum follows, so that only a look at the field itself can find it. */
  header(name: Name<typeof fileHeader>, value: bigint | number): this {
    this.put(fileHeader, 0, name, value);
    return name === 'checksum' ? this : this.put(fileHeader, 0, 'checksum', headerChecksum(this.device.content()));
  }

  /** A field of a node's slot. */
  node(id: number, name: Name<typeof nodeSlot>, value: bigint | number): this {
    return this.put(nodeSlot, this.slotAt('node', id), name, value);
  }

  /** A field of an edge's slot. */
  edge(id: number, name: Name<typeof edgeSlot>, value: bigint | number): this {
    return this.put(edgeSlot, this.slotAt('edge', id), name, value);
  }

  /** A field of the first index page of a kind. */
  index(kind: ExtentKind, name: Name<typeof extentIndexPage>, value: bigint | number): this {
    return this.put(extentIndexPage, this.healthy.chains[kind].indexPages[0], name, value);
  }

  /** The place of an extent in the first index page of its kind. */
  extent(kind: ExtentKind, extent: number, offset: bigint): this {
    const at = this.healthy.chains[kind].indexPages[0] + extentIndexPage.size + extent * 8;
    return this.write(at, Uint8Array.from(Buffer.from(BigUint64Array.of(offset).buffer)));
  }

  /** Bytes at a file offset. */
  write(offset: number, bytes: Uint8Array | readonly number[]): this {
    this.device.write(Uint8Array.from(bytes), offset);
    return this;
  }

  /** A page of zeros in place of the one there. */
  zeroPage(page: number): this {
    return this.write(page * pageSize, new Uint8Array(pageSize));
  }

  /** Cuts the file, or appends zeros. */
  truncate(sizeBytes: number): this {
    this.device.truncate(sizeBytes);
    return this;
  }

  /** Where the properties of a record are: file offset and bytes. */
  blobOf(kind: RecordKind, id: number): {offset: number; length: number} {
    const layout = kind === 'node' ? nodeSlot : edgeSlot;
    const slot = layout.decode(this.device.content(), this.slotAt(kind, id));
    return {offset: Number(slot.propOffset), length: slot.propLength};
  }

  /** File offset of a slot. */
  slotAt(kind: RecordKind, id: number): number {
    const {geometry} = recordKinds[kind];
    const offset = slotOffset(geometry, this.healthy.chains[kind].extents, id);
    if (offset === undefined) throw new Error(`the store has no slot for ${kind} ${id}`);
    return offset;
  }

  /** Opens what the bytes are now, as a reader does. */
  open(): StoreSnapshot {
    return readStore(new MemoryDevice('damaged.liel', this.device.content()), 'damaged.liel');
  }

  private put<F extends Readonly<Record<string, Field<unknown>>>>(
    layout: Layout<F>,
    start: number,
    name: keyof F & string,
    value: bigint | number,
  ): this {
    const {offset, size} = layout.fields[name];
    const bytes = new Uint8Array(size);
    let rest = BigInt(value);
    for (let i = 0; i < size; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
    return this.write(start + offset, bytes);
  }
}
