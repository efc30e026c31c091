import {entriesPerIndexPage, extentSize, pageSize} from '../../format/records/constants.js';
import {
  behind,
  type ExtentKind,
  extentOfId,
  roundUpToPage,
  type SlotGeometry,
  slotOffset,
} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {extentIndexPage} from '../../format/records/layouts.js';
import {indexHeads} from '../../format/records/record-kind.js';
import {type ExtentChains, endOfChains} from '../reading/extent-chain.js';
import type {StoreHeader} from '../reading/store-header.js';

/** Pages that are about to change: a transaction keeps them until its commit, a builder writes them to its new file. */
export interface ChangingPages {
  /** The page at a file offset, to be changed in place. */
  change(offset: FileOffset): Uint8Array;
}

/**
 * Where new extents, slots and blobs go, in the peer's order (format.md 1.7 and 1.8), so that equal histories give
 * equal bytes. Changes the heads and the append position of the header it was given.
 */
export class ExtentAllocator {
  readonly extents: Record<ExtentKind, FileOffset[]>;
  private readonly indexPages: Record<ExtentKind, FileOffset[]>;
  private end: FileOffset;

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
    const end = Math.max(fileSize, endOfChains(chains));
    this.end = toFileOffset(roundUpToPage(end));
  }

  /** File offset of the slot of an id; extents are added until they reach it. */
  slotOf(geometry: SlotGeometry, id: number): FileOffset {
    const extents = this.extents[geometry.kind];
    while (extentOfId(geometry, id) >= extents.length) this.addExtent(geometry.kind);
    return slotOffset(geometry, extents, id) as FileOffset;
  }

  /** File offset for a blob of `length` bytes (1 to 1,048,568); the append position moves behind it. */
  placeBlob(length: number): FileOffset {
    const {prop} = this.extents;
    const last = prop[prop.length - 1];
    const fits =
      last !== undefined &&
      this.header.nextPropOffset !== 0 &&
      this.header.nextPropOffset + length <= last + extentSize;
    const at = fits ? this.header.nextPropOffset : this.addExtent('prop');
    this.header.nextPropOffset = behind(at, length);
    return at;
  }

  private addExtent(kind: ExtentKind): FileOffset {
    const offset = this.end;
    this.end = behind(offset, extentSize);
    const used = this.extents[kind].length % entriesPerIndexPage;
    if (used === 0) this.addIndexPage(kind);
    const tail = this.pages.change(this.indexPages[kind].at(-1) as FileOffset);
    const view = new DataView(tail.buffer, tail.byteOffset);
    view.setBigUint64(extentIndexPage.size + used * 8, BigInt(offset), true);
    view.setUint32(extentIndexPage.at.count, used + 1, true);
    this.extents[kind].push(offset);
    return offset;
  }

  private addIndexPage(kind: ExtentKind): void {
    const offset = this.end;
    this.end = behind(offset, pageSize);
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
