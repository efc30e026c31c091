import {dataStart, entriesPerIndexPage, extentSize, pageSize} from '../../format/records/constants.js';
import {
  type ExtentKind,
  extentOfId,
  roundUpToPage,
  type SlotGeometry,
  slotOffset,
} from '../../format/records/geometry.js';
import {extentIndexPage} from '../../format/records/layouts.js';
import {indexHeads} from '../../format/records/record-kind.js';
import type {ExtentChains} from '../reading/extent-chain.js';
import type {StoreHeader} from '../reading/store-header.js';

/** Pages that are about to change: a transaction keeps them until its commit, a builder writes them to its new file. */
export interface ChangingPages {
  /** The page at a file offset, to be changed in place. */
  change(offset: number): Uint8Array;
}

/**
 * Where new extents, slots and blobs go, in the peer's order (format.md 1.7 and 1.8), so that equal histories give
 * equal bytes. Changes the heads and the append position of the header it was given.
 */
export class ExtentAllocator {
  readonly extents: Record<ExtentKind, number[]>;
  private readonly indexPages: Record<ExtentKind, number[]>;
  private end: number;

  /** @param fileSize bytes of the file, WAL images included */
  constructor(
    private readonly pages: ChangingPages,
    private readonly header: StoreHeader,
    chains: ExtentChains,
    fileSize: number,
  ) {
    this.extents = {node: [...chains.node.extents], edge: [...chains.edge.extents], prop: [...chains.prop.extents]};
    this.indexPages = {
      node: [...chains.node.indexPages],
      edge: [...chains.edge.indexPages],
      prop: [...chains.prop.indexPages],
    };
    let end = Math.max(fileSize, dataStart);
    for (const kind of ['node', 'edge', 'prop'] as const) {
      for (const start of this.extents[kind]) end = Math.max(end, start + extentSize);
      end = Math.max(end, (this.indexPages[kind].at(-1) ?? 0) + pageSize);
    }
    this.end = roundUpToPage(end);
  }

  /** File offset of the slot of an id; extents are added until they reach it. */
  slotOf(geometry: SlotGeometry, id: number): number {
    const extents = this.extents[geometry.kind];
    while (extentOfId(geometry, id) >= extents.length) this.addExtent(geometry.kind);
    return slotOffset(geometry, extents, id) as number;
  }

  /** File offset for a blob of `length` bytes (1 to 1,048,568); the append position moves behind it. */
  placeBlob(length: number): number {
    const last = this.extents.prop.at(-1);
    const fits =
      last !== undefined &&
      this.header.nextPropOffset !== 0 &&
      this.header.nextPropOffset + length <= last + extentSize;
    const at = fits ? this.header.nextPropOffset : this.addExtent('prop');
    this.header.nextPropOffset = at + length;
    return at;
  }

  private addExtent(kind: ExtentKind): number {
    const offset = this.end;
    this.end += extentSize;
    const used = this.extents[kind].length % entriesPerIndexPage;
    if (used === 0) this.addIndexPage(kind);
    const tail = this.pages.change(this.indexPages[kind].at(-1) as number);
    const view = new DataView(tail.buffer, tail.byteOffset);
    view.setBigUint64(extentIndexPage.size + used * 8, BigInt(offset), true);
    view.setUint32(extentIndexPage.at.count, used + 1, true);
    this.extents[kind].push(offset);
    return offset;
  }

  private addIndexPage(kind: ExtentKind): void {
    const offset = this.end;
    this.end += pageSize;
    const tail = this.indexPages[kind].at(-1);
    if (tail === undefined) {
      this.header[indexHeads[kind]] = offset;
    } else {
      const page = this.pages.change(tail);
      new DataView(page.buffer, page.byteOffset).setBigUint64(extentIndexPage.at.next, BigInt(offset), true);
    }
    this.indexPages[kind].push(offset);
    this.pages.change(offset).fill(0);
  }
}

/** The chains of a store without records. */
export const noChains: ExtentChains = {
  node: {kind: 'node', indexPages: [], extents: []},
  edge: {kind: 'edge', indexPages: [], extents: []},
  prop: {kind: 'prop', indexPages: [], extents: []},
};
