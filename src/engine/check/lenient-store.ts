import {Fault} from '../faults/fault.js';
import {pageSize} from '../format/records/constants.js';
import type {ExtentKind} from '../format/records/geometry.js';
import {type FileOffset, toFileOffset, toPageNumber} from '../format/records/integers.js';
import {fileHeader} from '../format/records/layouts.js';
import {indexHeads} from '../format/records/record-kind.js';
import type {Device} from '../storage/files/device.js';
import {walkChain} from '../storage/reading/extent-chain.js';
import {StoreBytes} from '../storage/reading/store-bytes.js';
import {judgeHeader} from '../storage/reading/store-header.js';
import {parseWal, type WalContent} from '../storage/reading/wal.js';

/** As much of a store as its bytes show, whatever state it is in. Nothing here fails on content. */
export interface LenientStore {
  readonly device: Device;
  readonly bytes: StoreBytes;
  readonly headerPage: Uint8Array;
  readonly header: ReturnType<typeof fileHeader.decode>;
  readonly headerProblems: readonly string[];
  readonly wal: WalContent;
  readonly chains: Readonly<Record<ExtentKind, LenientChain>>;
}

export interface LenientChain {
  readonly indexPages: readonly FileOffset[];
  readonly extents: readonly FileOffset[];
  readonly problems: readonly string[];
}

/** Reads what can be read of a store. */
export function readLeniently(device: Device): LenientStore {
  const headerPage = new Uint8Array(pageSize);
  device.read(headerPage, 0);
  const header = fileHeader.decode(headerPage);
  const badHeader = judgeHeader(headerPage, device.size(), device.name);
  const unreadable = device.unreadable?.get(toPageNumber(0));
  const wal = parseWal(device, header.walOffset, header.walLength);
  const bytes = new StoreBytes(device, wal.images);
  const chain = (kind: ExtentKind): LenientChain => walkLeniently(bytes, kind, header[indexHeads[kind]]);
  return {
    device,
    bytes,
    headerPage,
    header,
    headerProblems: unreadable ? [unreadable.message] : badHeader ? [badHeader.condition.cause(badHeader.facts)] : [],
    wal,
    chains: {node: chain('node'), edge: chain('edge'), prop: chain('prop')},
  };
}

/** Walks a chain as far as it goes. */
export function walkLeniently(bytes: StoreBytes, kind: ExtentKind, head: bigint): LenientChain {
  const indexPages: FileOffset[] = [];
  const extents: FileOffset[] = [];
  if (head > BigInt(Number.MAX_SAFE_INTEGER)) {
    return {indexPages, extents, problems: [`the ${kind} index head ${head} is beyond any file`]};
  }
  try {
    walkChain(bytes, kind, toFileOffset(Number(head)), indexPages, extents);
    return {indexPages, extents, problems: []};
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {indexPages, extents, problems: [error.message]};
  }
}
