import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, finding} from '../../faults/fault.js';
import {formatMajor, formatMinor, headerSize, magic, pageSize, walStart} from '../../format/records/constants.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import {fileHeader} from '../../format/records/layouts.js';
import {compareBytes} from '../../format/utf8.js';

import type {Device} from '../files/device.js';

import {judgeForeign} from './foreign-file.js';

/** The header of a store whose fields can be trusted to be numbers; what they mean is checked elsewhere. */
export interface StoreHeader {
  nodeCount: number;
  edgeCount: number;
  nextNodeId: number;
  nextEdgeId: number;
  nodeIndexHead: FileOffset;
  edgeIndexHead: FileOffset;
  propIndexHead: FileOffset;
  nextPropOffset: FileOffset;
  walOffset: FileOffset;
  walLength: number;
}

type RawHeader = ReturnType<typeof fileHeader.decode>;

/** Fields that say what a store holds: readers compute with them, commits move them. The others place the WAL. */
export const contentFields = [
  'nodeCount',
  'edgeCount',
  'nextNodeId',
  'nextEdgeId',
  'nodeIndexHead',
  'edgeIndexHead',
  'propIndexHead',
  'nextPropOffset',
] as const;

/** XOR of the thirteen words before the checksum. */
export function headerChecksum(page: Uint8Array): bigint {
  const view = new DataView(page.buffer, page.byteOffset);
  let sum = 0n;
  for (let at = 0; at < fileHeader.at.checksum; at += 8) sum ^= view.getBigUint64(at, true);
  return sum;
}

/** Judges page 0 by itself: files that are known to be something else, then in the peer's order: size, magic, version, page size, checksum. Undefined when it is sound. */
export function judgeHeader(page: Uint8Array, fileSize: number, store: string): Finding | undefined {
  const foreign = judgeForeign(page, fileSize, store);
  if (foreign) return foreign;
  const place = {page: 0, offset: 0};
  if (fileSize < headerSize) {
    const facts = {store, sizeBytes: fileSize, neededBytes: pageSize, what: 'the header page'};
    return finding(conditions.tooShort, facts, place);
  }
  const raw = fileHeader.decode(page);
  if (compareBytes(raw.magic, 0, 16, magic, 0, 16) !== 0) return finding(conditions.notAStore, {store}, place);
  if (raw.major !== formatMajor || raw.minor !== formatMinor) {
    return finding(
      conditions.unsupportedVersion,
      {store, found: `${raw.major}.${raw.minor}`},
      {page: 0, offset: fileHeader.at.major},
    );
  }
  if (raw.pageSize !== pageSize) {
    return finding(
      conditions.unsupportedPageSize,
      {store, found: raw.pageSize},
      {page: 0, offset: fileHeader.at.pageSize},
    );
  }
  const expected = headerChecksum(page);
  if (expected !== raw.checksum) {
    const facts = {store, expected: hex64(expected), stored: hex64(raw.checksum)};
    return finding(conditions.headerChecksum, facts, {page: 0, offset: fileHeader.at.checksum});
  }
  if (fileSize < pageSize) {
    const facts = {store, sizeBytes: fileSize, neededBytes: pageSize, what: 'the header page'};
    return finding(conditions.tooShort, facts, place);
  }
  return undefined;
}

/** The version of a store that a later writer made, as `1.1`; undefined for one that is read here, and for no store. */
export function newerFormat(device: Device): string | undefined {
  const page = new Uint8Array(pageSize);
  if (device.read(page, 0) < headerSize) return undefined;
  const {magic: found, major, minor} = fileHeader.decode(page);
  if (compareBytes(found, 0, 16, magic, 0, 16) !== 0) return undefined;
  const isNewer = major > formatMajor || (major === formatMajor && minor > formatMinor);
  return isNewer ? `${major}.${minor}` : undefined;
}

/** The fields as numbers. Raises L1006 for a field beyond 2^53; the WAL fields are judged by parseWal. */
export function toStoreHeader(raw: RawHeader, store: string): StoreHeader {
  for (const field of contentFields) {
    if (raw[field] > BigInt(Number.MAX_SAFE_INTEGER)) {
      const facts = {store, field, value: String(raw[field]), problem: 'no store is that large'};
      throw fault(conditions.headerField, facts, {page: 0, offset: fileHeader.at[field]});
    }
  }
  return {
    nodeCount: Number(raw.nodeCount),
    edgeCount: Number(raw.edgeCount),
    nextNodeId: Number(raw.nextNodeId),
    nextEdgeId: Number(raw.nextEdgeId),
    nodeIndexHead: toFileOffset(Number(raw.nodeIndexHead)),
    edgeIndexHead: toFileOffset(Number(raw.edgeIndexHead)),
    propIndexHead: toFileOffset(Number(raw.propIndexHead)),
    nextPropOffset: toFileOffset(Number(raw.nextPropOffset)),
    walOffset: toFileOffset(Number(raw.walOffset)),
    walLength: Number(raw.walLength),
  };
}

/** Page 0 of a store. Bytes 128 to 4095 stay as `page` has them. */
export function putHeader(header: StoreHeader, page: Uint8Array): void {
  fileHeader.encode(
    {
      magic,
      major: formatMajor,
      minor: formatMinor,
      pageSize,
      nodeCount: BigInt(header.nodeCount),
      edgeCount: BigInt(header.edgeCount),
      nextNodeId: BigInt(header.nextNodeId),
      nextEdgeId: BigInt(header.nextEdgeId),
      nodeIndexHead: BigInt(header.nodeIndexHead),
      edgeIndexHead: BigInt(header.edgeIndexHead),
      propIndexHead: BigInt(header.propIndexHead),
      nextPropOffset: BigInt(header.nextPropOffset),
      walOffset: BigInt(header.walOffset),
      walLength: BigInt(header.walLength),
      checksum: 0n,
    },
    page,
  );
  const view = new DataView(page.buffer, page.byteOffset);
  view.setBigUint64(fileHeader.at.checksum, headerChecksum(page), true);
}

/** The offset of what is not there. */
const nowhere = toFileOffset(0);

/** The header of a store without records. */
export function emptyHeader(): StoreHeader {
  return {
    nodeCount: 0,
    edgeCount: 0,
    nextNodeId: 1,
    nextEdgeId: 1,
    nodeIndexHead: nowhere,
    edgeIndexHead: nowhere,
    propIndexHead: nowhere,
    nextPropOffset: nowhere,
    walOffset: walStart,
    walLength: 0,
  };
}

function hex64(value: bigint): string {
  return `0x${value.toString(16).padStart(16, '0')}`;
}
