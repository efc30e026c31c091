import {findingText} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {sameBytes} from '../../format/bytes.js';
import {dataStart, pageSize, walSize, walStart} from '../../format/records/constants.js';
import {behind, offsetOf, pageOf} from '../../format/records/geometry.js';
import type {FileOffset, PageNumber} from '../../format/records/integers.js';
import {fileHeader, walEntryHead} from '../../format/records/layouts.js';
import type {Seal} from '../../format/seal.js';
import type {Device} from '../../storage/files/device.js';
import {contentFields, judgeHeader} from '../../storage/reading/store-header.js';
import {parseWal, type WalEntry, walOperation} from '../../storage/reading/wal.js';

/** What the difference between a store and its seal means, with the reason. */
export interface Change {
  readonly verdict: 'damaged' | 'moved on';
  readonly reason: string;
  /** The header is valid and yet not one that commits lead to: another store or state has the name, or it was forged. */
  readonly isReplaced?: true;
}

type RawHeader = ReturnType<typeof fileHeader.decode>;

/**
 * Whether commits explain that pages differ from a seal. They leave traces that damage does not: a header that is valid
 * and went forward, and the entries of the last commit, with their CRCs, at the start of the WAL region.
 * @param pages the pages that differ, at least one
 * @param onlyHeaderChanged whether page 0 is as sealed but for the header
 */
export function explainChange(
  device: Device,
  seal: Seal,
  pages: readonly PageNumber[],
  onlyHeaderChanged: boolean,
): Change {
  const missing = seal.storeSize - device.size();
  if (missing > 0) return damaged(`the file is ${counted(missing, 'byte')} shorter than it was`);
  const wal = lastCommit(device);
  if (pages[0] !== 0) {
    return isExplained(device, wal, pages)
      ? movedOn('a commit since it was sealed left the header as it was')
      : damaged('the header is as sealed, so no commit wrote it');
  }
  const page = new Uint8Array(pageSize);
  device.read(page, 0);
  const bad = judgeHeader(page, device.size(), device.name);
  if (bad) return damaged(findingText(bad));
  const then = fileHeader.decode(seal.storeHeader);
  const now = fileHeader.decode(page);
  const reserved = fileHeader.at.reserved;
  if (!onlyHeaderChanged || !sameBytes(page.subarray(reserved, fileHeader.size), seal.storeHeader.subarray(reserved))) {
    return damaged('bytes of the header page differ that no commit writes');
  }
  const problem = stepBack(then, now);
  if (problem) return replaced(`no commit changes its header like this: ${problem}`);
  const others = pages.slice(1);
  const isSettled = contentFields.every((field) => then[field] === now[field]) && now.walLength === 0n;
  if (isSettled && isExplained(device, wal, others)) return movedOn('its WAL was settled since it was sealed');
  if (!others.some(isWalPage) || wal.entries.length === 0) {
    return replaced('its header is another one, and the WAL region shows no commit since it was sealed');
  }
  return movedOn('committed to since it was sealed');
}

const damaged = (reason: string): Change => ({verdict: 'damaged', reason});
const replaced = (reason: string): Change => ({verdict: 'damaged', reason, isReplaced: true});
const movedOn = (reason: string): Change => ({verdict: 'moved on', reason});

/** Whether a page belongs to the WAL region. */
export function isWalPage(page: PageNumber): boolean {
  return page >= pageOf(walStart) && page < pageOf(dataStart);
}

/** What a commit never does to a header: ids and the append position only grow, and list heads stay once they are set. */
function stepBack(then: RawHeader, now: RawHeader): string | undefined {
  for (const field of ['nextNodeId', 'nextEdgeId', 'nextPropOffset'] as const) {
    if (now[field] < then[field]) return `${field} went back from ${then[field]} to ${now[field]}`;
  }
  for (const field of ['nodeIndexHead', 'edgeIndexHead', 'propIndexHead', 'walOffset'] as const) {
    if (now[field] !== then[field] && then[field] !== 0n) return `${field} went from ${then[field]} to ${now[field]}`;
  }
  for (const [count, next] of [
    ['nodeCount', 'nextNodeId'],
    ['edgeCount', 'nextEdgeId'],
  ] as const) {
    if (now[count] - then[count] > now[next] - then[next]) {
      return `${count} grew by ${now[count] - then[count]}, ${next} by ${now[next] - then[next]}`;
    }
  }
  return undefined;
}

/** The entries at the start of the WAL region whose CRCs fit, up to the first that commits; live or left over. */
interface LastCommit {
  readonly entries: readonly WalEntry[];
  readonly committed: boolean;
  /** File offset where they end. */
  readonly end: FileOffset;
}

function lastCommit(device: Device): LastCommit {
  const length = Math.min(walSize, device.size() - walStart);
  if (length <= 0) return {entries: [], committed: false, end: walStart};
  const all = parseWal(device, BigInt(walStart), BigInt(length)).entries;
  const commit = all.findIndex(({operation}) => operation === walOperation.commit);
  const entries = commit < 0 ? all : all.slice(0, commit + 1);
  const last = entries.at(-1);
  return {entries, committed: commit >= 0, end: last ? behind(last.offset, last.length) : walStart};
}

/**
 * Whether one commit accounts for all pages: those of the WAL region hold its entries, one at least nothing else, so
 * that CRCs speak for all that changed in it; the others are the images in them. A single changed bit is never
 * accounted for: it breaks the CRC of the entry it lies in, or lies in the one page where the entries end.
 */
function isExplained(device: Device, wal: LastCommit, pages: readonly PageNumber[]): boolean {
  const walPages = pages.filter(isWalPage);
  const isOfEntries = (page: PageNumber): boolean => offsetOf(page) + pageSize <= wal.end;
  const lastPage = walPages.at(-1);
  if (lastPage !== undefined && (!walPages.some(isOfEntries) || offsetOf(lastPage) >= wal.end)) return false;
  const dataPages = pages.filter((page) => !isWalPage(page));
  if (dataPages.length === 0) return true;
  if (!wal.committed) return false;
  const images = new Map(wal.entries.map((entry) => [entry.target, behind(entry.offset, walEntryHead.size)]));
  return dataPages.every((page) => {
    const offset = offsetOf(page);
    const imageAt = images.get(BigInt(offset));
    return imageAt !== undefined && sameBytes(bytesAt(device, imageAt), bytesAt(device, offset));
  });
}

/** As many bytes as a page has. */
function bytesAt(device: Device, offset: FileOffset): Uint8Array {
  const page = new Uint8Array(pageSize);
  device.read(page, offset);
  return page;
}
