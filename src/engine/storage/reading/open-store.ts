import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, finding, isFault, isFaultOf, toFault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {dataStart, extentSize, pageSize, walStart} from '../../format/records/constants.js';
import {behind, type ExtentKind, pageOf, placeAt} from '../../format/records/geometry.js';
import {toFileOffset, toPageNumber} from '../../format/records/integers.js';
import {fileHeader} from '../../format/records/layouts.js';
import {indexHeads, type KindOfRecord, recordKinds} from '../../format/records/record-kind.js';
import type {Device} from '../files/device.js';
import type {FileDevice} from '../files/file-device.js';
import {clockGrainMs, type FileStamp, hasSameContent, isSettled} from '../files/file-stamp.js';
import {openForReading} from '../files/file-system.js';
import {LenientDevice} from '../files/lenient-device.js';
import {pause} from '../lock/waiting.js';
import {type ExtentChain, type ExtentChains, endOfChains, judgeChains, walkChain} from './extent-chain.js';
import {StoreBytes} from './store-bytes.js';
import {judgeHeader, type StoreHeader, toStoreHeader} from './store-header.js';
import {parseWal, type WalContent} from './wal.js';

/** A store opened for reading: no lock taken, nothing written, a committed WAL laid over the file in memory. */
export interface StoreSnapshot {
  readonly store: string;
  readonly device: Device;
  readonly bytes: StoreBytes;
  readonly header: StoreHeader;
  readonly chains: ExtentChains;
  readonly wal: WalContent;
  /** What a reader should say, though it can read: an uncommitted WAL tail. */
  readonly notes: readonly Finding[];
}

/**
 * Reads header, WAL and extent chains of a device and checks them against each other; findings call it `store`.
 * Raises L1001 to L1009 for damage, L3001 and L3002 for a WAL that no writer makes.
 */
export function readStore(device: Device, store = device.name): StoreSnapshot {
  const page = new Uint8Array(pageSize);
  device.read(page, 0);
  const badHeader = judgeHeader(page, device.size(), store);
  if (badHeader) throw toFault(badHeader);
  const raw = fileHeader.decode(page);
  const wal = parseWal(device, raw.walOffset, raw.walLength, store);
  if (wal.refusal) throw toFault(wal.refusal);
  const header = toStoreHeader(raw, store);
  const bytes = new StoreBytes(device, wal.images, store);
  try {
    const chain = (kind: ExtentKind): ExtentChain => walkChain(bytes, kind, header[indexHeads[kind]]);
    const chains = {node: chain('node'), edge: chain('edge'), prop: chain('prop')};
    const opened = {store, device, bytes, header, chains, wal};
    const badPlace = judgeChains(chains, bytes) ?? judgeLength(opened) ?? judgeFields(opened, raw.walOffset);
    if (badPlace) throw toFault(badPlace);
    return {...opened, notes: tailNotes(opened)};
  } catch (error) {
    throw asLostCommit(error, wal, store);
  }
}

/** As `readStore`, of a device that may have unreadable pages. Raises L5001 where the header page is one of them. */
export function openLeniently(device: Device): StoreSnapshot {
  try {
    return readStore(device);
  } catch (error) {
    throw device.unreadable?.get(headerPage) ?? error;
  }
}

/** A store whose parts are still to be judged. */
type OpenedStore = Omit<StoreSnapshot, 'notes'>;

function tailNotes({wal, header, store}: OpenedStore): Finding[] {
  if (wal.tailBytes === 0) return [];
  const place = {...placeAt(behind(header.walOffset, wal.committedBytes)), bytes: wal.tailBytes};
  return [finding(conditions.walTail, {store, appliedBytes: wal.committedBytes, cutBytes: wal.tailBytes}, place)];
}

/** Damage met while the WAL holds no commit means that the header belongs to a commit that is gone (limits L01). */
export function asLostCommit(error: unknown, wal: WalContent, store: string): unknown {
  if (!isFaultOf(error, 'format') || wal.tailBytes === 0 || wal.committed) return error;
  const evidence = `${counted(wal.tailBytes, 'byte')} of WAL hold no commit, and ${error.message}`;
  return fault(conditions.lostCommit, {store, evidence}, error.place, error);
}

/** Writers write whole pages: a file that ends inside one of its extents, and inside a page, was cut. In the WAL region a crash tears one. */
function judgeLength({store, chains, bytes}: OpenedStore): Finding | undefined {
  const {size} = bytes;
  const lastPage = size - (size % pageSize);
  if (lastPage === size || size < dataStart || size >= endOfChains(chains)) return undefined;
  const facts = {store, sizeBytes: size, neededBytes: lastPage + pageSize, what: 'its last page'};
  return finding(conditions.tooShort, facts, {...placeAt(toFileOffset(lastPage)), bytes: size - lastPage});
}

function judgeFields(opened: OpenedStore, walOffset: bigint): Finding | undefined {
  return (
    judgeNextId(opened, recordKinds.node) ??
    judgeNextId(opened, recordKinds.edge) ??
    judgeAppendPosition(opened) ??
    judgeWalOffset(opened, walOffset)
  );
}

function judgeNextId(
  {store, header, chains}: OpenedStore,
  {kind, geometry, nextId: field}: KindOfRecord,
): Finding | undefined {
  const nextId = header[field];
  const place = {page: 0, offset: fileHeader.at[field]};
  if (nextId === 0)
    return finding(conditions.headerField, {store, field, value: '0', problem: 'ids begin at 1'}, place);
  const {extents, indexPages} = chains[kind];
  const capacity = extents.length * geometry.slotsPerExtent;
  if (nextId - 1 <= capacity) return undefined;
  // The header may count too far, or the index may have lost an extent.
  const pages = [0, ...indexPages.slice(-1).map(pageOf)];
  return finding(conditions.idBeyondExtents, {store, kind, nextId: String(nextId), capacity}, {...place, pages});
}

function judgeAppendPosition({store, header, chains}: OpenedStore): Finding | undefined {
  const last = chains.prop.extents.at(-1);
  const at = header.nextPropOffset;
  const fits = last === undefined ? at === 0 : at >= last && at <= last + extentSize;
  if (fits) return undefined;
  const problem = last === undefined ? 'there is no property extent' : `outside the last property extent at ${last}`;
  const facts = {store, field: 'nextPropOffset', value: String(at), problem};
  return finding(conditions.headerField, facts, {page: 0, offset: fileHeader.at.nextPropOffset});
}

/** Even an empty WAL must have its place: the next commit is written there. */
function judgeWalOffset({store}: OpenedStore, walOffset: bigint): Finding | undefined {
  if (walOffset >= BigInt(walStart) && walOffset < BigInt(dataStart)) return undefined;
  const facts = {store, offset: String(walOffset), length: '0', problem: 'outside the WAL region'};
  return finding(conditions.walBounds, facts, {page: 0, offset: fileHeader.at.walOffset});
}

const headerPage = toPageNumber(0);

const readTries = 5;
/** How long the first tries may take: those of a large file take longer than anybody said that he would wait. */
const patienceMs = 2000;

/** Work on a file that is proved to be the same before and after. `unchanged` is for work that must know earlier. */
export type StableWork<T, Source> = (source: Source, unchanged: () => boolean) => T | Promise<T>;

/**
 * Runs `work` on a snapshot of a store file and proves that the file was the same before and after. When it was not,
 * tries again: five times, or for two seconds, and for as long as `waitMs` says. Raises L0002 for a missing file, L2003 when the store
 * keeps changing, and what `readStore` and `work` raise.
 */
export async function withStableStore<T>(store: string, work: StableWork<T, StoreSnapshot>, waitMs = 0): Promise<T> {
  return withStableFile(store, (file, unchanged) => work(readStore(file), unchanged), waitMs);
}

/** As `withStableStore`, for work that reads the bytes itself. When `work` raises L2003, there is no other try. */
export async function withStableFile<T>(store: string, work: StableWork<T, FileDevice>, waitMs = 0): Promise<T> {
  const file = openForReading(store);
  const began = performance.now();
  const deadline = began + waitMs;
  try {
    for (let tries = 1; ; tries++) {
      const stamp = settledStamp(file);
      if (stamp) {
        const unchanged = (): boolean => isUnchanged(file, stamp);
        try {
          const result = await work(file, unchanged);
          if (unchanged()) return result;
        } catch (error) {
          // Damage seen while a writer was at work may be half of its commit.
          if (unchanged()) throw error;
          if (isFault(error, conditions.unstableRead)) throw error;
        }
      }
      const now = performance.now();
      const isEnough = tries >= readTries || now - began > patienceMs;
      if (isEnough && now >= deadline) throw fault(conditions.unstableRead, {store, tries});
      await pause(clockGrainMs * 2 ** Math.min(tries, readTries));
    }
  } finally {
    file.close();
  }
}

interface Stamp extends FileStamp {
  readonly headerBytes: Uint8Array;
}

/** A stamp of the file; undefined while its last change is so young that another one could bear the same time. */
function settledStamp(file: FileDevice): Stamp | undefined {
  const stamp = file.stamp();
  if (!isSettled(stamp)) return undefined;
  const headerBytes = new Uint8Array(pageSize);
  new LenientDevice(file).read(headerBytes, 0);
  return {...stamp, headerBytes};
}

function isUnchanged(file: FileDevice, before: Stamp): boolean {
  if (!hasSameContent(before, file.stamp())) return false;
  const headerBytes = new Uint8Array(pageSize);
  new LenientDevice(file).read(headerBytes, 0);
  return Buffer.compare(headerBytes, before.headerBytes) === 0;
}
