import {sameBytes} from '../../format/bytes.js';
import {headerSize, pageSize} from '../../format/records/constants.js';
import {type PageNumber, toPageNumber} from '../../format/records/integers.js';
import {digestOfPage, pagesOf, type Seal, sealDigestSize} from '../../format/seal.js';
import type {Tell} from '../../passes/operation.js';
import type {PageHash} from '../../storage/checksum.js';
import type {Device} from '../../storage/files/device.js';
import {explainChange} from './change-since-seal.js';
import {beginPageDigests, type PageDigests, type PageRange, pageHash, readExtents} from './page-digests.js';
import {SealedLayout} from './sealed-pages.js';

/** How a store stands to its seal. */
export interface SealComparison {
  /**
   * `same`: every page is the one that was sealed. `damaged`: pages differ, and no commit explains it. `moved on`: the
   * store was committed to, or rolled forward, since it was sealed; what the seal says of it is no longer known to hold.
   */
  readonly verdict: 'same' | 'damaged' | 'moved on';
  /**
   * Numbers of the pages that differ, ascending; pages that are missing or were added are among them. Of a damaged store
   * that was committed to as well, those that no commit may have written.
   */
  readonly pages: readonly PageNumber[];
  /** Why the verdict is what it is, as the end of a sentence. */
  readonly reason: string;
  /** Damaged in a special way: the header is valid, but of another store or state than the sealed one. */
  readonly isReplaced?: true;
  /** Damaged, and moved on as well: pages that differ beside these may come from commits. */
  readonly isMovedOn?: true;
}

/** Compares all pages of a device with its seal. Nobody may write to it meanwhile. Tells its progress in bytes. */
export async function compareSeal(
  device: Device,
  seal: Seal,
  tell?: Tell,
  digests?: PageDigests,
): Promise<SealComparison> {
  return judgePages(device, seal, await differingPages(device, seal, tell, digests));
}

/** Numbers of all pages that are not as sealed. */
export async function differingPages(
  device: Device,
  seal: Seal,
  tell?: Tell,
  digests: PageDigests = beginPageDigests(device),
): Promise<PageNumber[]> {
  const found = await digests(tell);
  const [now, sealed] = [found.length / sealDigestSize, pagesOf(seal.storeSize)];
  const pages: PageNumber[] = [];
  for (let page = toPageNumber(0); page < Math.max(now, sealed); page++) {
    const isAsSealed =
      page < sealed &&
      page < now &&
      !device.unreadable?.has(page) &&
      sameBytes(digestOfPage(seal, page), found.subarray(page * sealDigestSize, (page + 1) * sealDigestSize));
    if (!isAsSealed) pages.push(page);
  }
  return pages;
}

/** Numbers of the pages from `first` to `end - 1` that are not as sealed. */
export async function differingPagesOf(
  device: Device,
  seal: Seal,
  range: PageRange,
  hash: PageHash,
): Promise<PageNumber[]> {
  const pages: PageNumber[] = [];
  const sealed = pagesOf(seal.storeSize);
  const now = pagesOf(device.size());
  const compare = (first: PageNumber, bytes: Uint8Array): void => {
    const digests = hash(bytes);
    for (let page = first; page < first + pagesOf(bytes.length); page++) {
      const digest = digests.subarray((page - first) * sealDigestSize, (page - first + 1) * sealDigestSize);
      if (page >= sealed || device.unreadable?.has(page) || !sameBytes(digest, digestOfPage(seal, page)))
        pages.push(page);
    }
  };
  await readExtents(device, range, compare);
  for (let page = Math.max(now, range.first); page < Math.min(sealed, range.end); page++)
    pages.push(toPageNumber(page));
  return pages;
}

/** The verdict over a whole store of which the given pages differ. */
export async function judgePages(device: Device, seal: Seal, pages: readonly PageNumber[]): Promise<SealComparison> {
  if (pages.length === 0) return {verdict: 'same', pages, reason: 'every page is the one that was sealed'};
  const change = explainChange(device, seal, pages, await isOnlyHeaderChanged(device, seal));
  if (change.verdict === 'damaged') return {...change, pages};
  const layout = new SealedLayout(device, seal);
  const rewritten = pages.filter((page) => layout.isClosed(page));
  if (rewritten.length === 0) return {...change, pages};
  const reason = `${change.reason}, but no commit rewrites property bytes`;
  return {verdict: 'damaged', pages: rewritten, reason, isMovedOn: true};
}

/** Whether page 0 is as sealed but for the 128 bytes of the header. */
async function isOnlyHeaderChanged(device: Device, seal: Seal): Promise<boolean> {
  const page = new Uint8Array(Math.min(pageSize, seal.storeSize));
  device.read(page, 0);
  page.set(seal.storeHeader.subarray(0, Math.min(headerSize, page.length)));
  const hash = await pageHash();
  return sameBytes(hash(page), digestOfPage(seal, toPageNumber(0)));
}
