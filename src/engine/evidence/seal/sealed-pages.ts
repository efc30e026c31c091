import {type LenientChain, walkLeniently} from '../../check/lenient-store.js';
import {liveBlobs} from '../../check/live-blobs.js';
import {type KnownChains, roleOfPage} from '../../check/page-role.js';
import {extentSize, maxBlobSize, pageSize} from '../../format/records/constants.js';
import {behind, type ExtentKind, offsetOf, pageOf, type RecordKind} from '../../format/records/geometry.js';
import type {PageNumber} from '../../format/records/integers.js';
import {fileHeader} from '../../format/records/layouts.js';
import {indexHeads, recordKinds} from '../../format/records/record-kind.js';
import type {Seal} from '../../format/seal.js';
import type {Device} from '../../storage/files/device.js';
import {StoreBytes} from '../../storage/reading/store-bytes.js';
import {parseWal} from '../../storage/reading/wal.js';

/** What a page of a sealed store is there for, and the records that lie on it, by id. */
export interface PageContent {
  readonly holds: string;
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** The layout of a store as its seal knows it: from the sealed header, whatever the header is now. */
export class SealedLayout {
  private readonly header: ReturnType<typeof fileHeader.decode>;
  private readonly bytes: StoreBytes;
  private readonly chains: KnownChains;

  constructor(device: Device, seal: Seal) {
    this.header = fileHeader.decode(seal.storeHeader);
    const {walOffset, walLength} = this.header;
    this.bytes = new StoreBytes(device, parseWal(device, walOffset, walLength).images);
    const chain = (kind: ExtentKind): LenientChain => walkLeniently(this.bytes, kind, this.header[indexHeads[kind]]);
    this.chains = {node: chain('node'), edge: chain('edge'), prop: chain('prop')};
  }

  /** Whether a page lay in the live part of the WAL. */
  isLiveWal(page: PageNumber): boolean {
    const start = Number(this.header.walOffset);
    const end = start + Number(this.header.walLength);
    const offset = offsetOf(page);
    return offset + pageSize > start && offset < end;
  }

  /**
   * Whether no commit writes to a page any more: it holds property bytes, and the append position had passed it. Of a
   * store sealed with a live WAL that is not known.
   */
  isClosed(page: PageNumber): boolean {
    const offset = offsetOf(page);
    if (this.header.walLength !== 0n || BigInt(offset + pageSize) > this.header.nextPropOffset) return false;
    return this.chains.prop.extents.some((start) => offset >= start && offset < start + extentSize);
  }

  /** What some pages hold. Reads all slots once when property pages are among them. */
  contentOf(pages: readonly PageNumber[]): Map<PageNumber, PageContent> {
    const roles = new Map(pages.map((page) => [page, roleOfPage(this.chains, offsetOf(page))]));
    const propPages = new Set(pages.filter((page) => roles.get(page)?.kind === 'prop'));
    const owners = this.ownersOf(propPages);
    const contents = new Map<PageNumber, PageContent>();
    for (const [page, {name, kind, firstId, lastId}] of roles) {
      const ids = kind === undefined || kind === 'prop' ? [] : this.idsGivenOut(kind, firstId ?? 0, lastId ?? 0);
      const owner = owners.get(page);
      contents.set(page, {
        holds: name,
        nodes: kind === 'node' ? ids : [...(owner?.node ?? [])],
        edges: kind === 'edge' ? ids : [...(owner?.edge ?? [])],
      });
    }
    return contents;
  }

  private nextId(kind: RecordKind): number {
    return Number(this.header[recordKinds[kind].nextId]);
  }

  private idsGivenOut(kind: RecordKind, first: number, last: number): number[] {
    const end = Math.min(last, this.nextId(kind) - 1);
    return Array.from({length: Math.max(0, end - first + 1)}, (_, i) => first + i);
  }

  /** Live records with bytes on property pages. */
  private ownersOf(pages: ReadonlySet<PageNumber>): Map<PageNumber, Record<RecordKind, Set<number>>> {
    const owners = new Map<PageNumber, Record<RecordKind, Set<number>>>();
    if (pages.size === 0) return owners;
    for (const {kind, id, offset, length} of liveBlobs(this.bytes, this.chains)) {
      if (id >= this.nextId(kind) || length > maxBlobSize) continue;
      for (let page = pageOf(offset); page <= pageOf(behind(offset, length - 1)); page++) {
        if (!pages.has(page)) continue;
        const owner = owners.get(page) ?? {node: new Set(), edge: new Set()};
        owners.set(page, owner);
        owner[kind].add(id);
      }
    }
    return owners;
  }
}
