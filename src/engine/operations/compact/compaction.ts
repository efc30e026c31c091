import type {Steps} from '../../check/steps.js';
import {dataStart, deletedFlag, extentSize, pageSize, walStart} from '../../format/records/constants.js';
import {edgeGeometry, nodeGeometry, type RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {type KindOfRecord, recordKinds} from '../../format/records/record-kind.js';
import {offsetAt, u32At} from '../../format/words.js';
import type {Device} from '../../storage/files/device.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import {endOfChains} from '../../storage/reading/extent-chain.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {isFree, type SlotPage, slotPages} from '../../storage/reading/slot-scan.js';
import {ExtentWriter} from '../../storage/writing/extent-writer.js';
import {setLabels, setProperties} from '../../storage/writing/slot-writer.js';

/** What a compacted store takes with it, and what it leaves behind. */
export interface Compaction {
  /** Bytes of the compacted file. */
  readonly sizeBytes: number;
  readonly deletedNodes: number;
  readonly deletedEdges: number;
  /** Bytes of the blobs of live records; they are copied as they are. */
  readonly blobBytes: number;
}

const u64Words = (...fields: number[]): number[] => fields.flatMap((at) => [at, at + 4]);

/** The words of a slot that are kept as they are: the id, the ends and the list fields. */
const kept: Readonly<Record<RecordKind, readonly number[]>> = {
  node: [
    ...u64Words(nodeSlot.at.nodeId, nodeSlot.at.firstOutEdge, nodeSlot.at.firstInEdge),
    nodeSlot.at.outDegree,
    nodeSlot.at.inDegree,
  ],
  edge: u64Words(
    edgeSlot.at.edgeId,
    edgeSlot.at.fromNode,
    edgeSlot.at.toNode,
    edgeSlot.at.nextOutEdge,
    edgeSlot.at.nextInEdge,
  ),
};

/** Gives the bytes of a blob; they are used at once. */
type BlobSource = (offset: FileOffset, length: number) => Uint8Array;

/**
 * Writes the live records of a proved store into an empty device, in the order of the peer's vacuum: ids, next ids and
 * the order of the lists stay, blobs are copied as they are. A slot page at a time. Memory: three extents.
 */
export function compactInto(snapshot: StoreSnapshot, target: Device): Steps<Compaction> {
  const reader = new BlobReader(snapshot.bytes);
  const blobAt: BlobSource = (offset, length) => {
    if (length > 0) reader.read(offset, length);
    return length > 0 ? reader.bytes.subarray(reader.start, reader.end) : reader.bytes.subarray(0, 0);
  };
  return layOut(snapshot, target, blobAt);
}

/** What `compactInto` would write, to the byte, without reading a blob. */
export function foreseeCompaction(snapshot: StoreSnapshot): Steps<Compaction> {
  const blank = new Uint8Array(extentSize);
  return layOut(snapshot, {write: () => {}}, (_offset, length) => blank.subarray(0, length));
}

function* layOut(snapshot: StoreSnapshot, target: Pick<Device, 'write'>, blobAt: BlobSource): Steps<Compaction> {
  const {header} = snapshot;
  let sizeBytes = 0;
  const writer = new ExtentWriter({
    write: (bytes, offset) => {
      sizeBytes = Math.max(sizeBytes, offset + bytes.length);
      target.write(bytes, offset);
    },
  });
  writer.reach(nodeGeometry, header.nextNodeId - 1);
  writer.reach(edgeGeometry, header.nextEdgeId - 1);
  const nodes = yield* copySlots(snapshot, writer, recordKinds.node, blobAt);
  const edges = yield* copySlots(snapshot, writer, recordKinds.edge, blobAt);
  const {nextNodeId, nextEdgeId} = header;
  Object.assign(writer.header, {nextNodeId, nextEdgeId, nodeCount: nodes.live, edgeCount: edges.live});
  writer.finish();
  const blobBytes = nodes.blobBytes + edges.blobBytes;
  return {sizeBytes, deletedNodes: nodes.deleted, deletedEdges: edges.deleted, blobBytes};
}

interface SlotTally {
  live: number;
  deleted: number;
  blobBytes: number;
}

function* copySlots(
  {bytes, chains}: StoreSnapshot,
  writer: ExtentWriter,
  record: KindOfRecord,
  blobAt: BlobSource,
): Steps<SlotTally> {
  const tally = {live: 0, deleted: 0, blobBytes: 0};
  for (const page of slotPages(bytes, record.geometry, chains[record.kind].extents)) {
    copyPage(page, writer, record, blobAt, tally);
    yield;
  }
  return tally;
}

function copyPage(
  page: SlotPage,
  writer: ExtentWriter,
  record: KindOfRecord,
  blobAt: BlobSource,
  tally: SlotTally,
): void {
  const {words} = page;
  const {kind, geometry, at: fields} = record;
  const keptWords = kept[kind];
  const copy = writer.wordsOf(kind);
  for (let slot = 0, at = page.start; slot < page.slots; slot++, at += geometry.slotSize) {
    if (isFree(words, at)) continue;
    if ((u32At(words, at + fields.flags) & deletedFlag) !== 0) {
      tally.deleted++;
      continue;
    }
    const labelLength = u32At(words, at + fields.labelLength);
    const propLength = u32At(words, at + fields.propLength);
    const labelOffset = writer.putBlob(blobAt(offsetAt(words, at + fields.labelOffset), labelLength));
    const propOffset = writer.putBlob(blobAt(offsetAt(words, at + fields.propOffset), propLength));
    const to = writer.takeSlot(geometry, page.firstId + slot);
    for (const field of keptWords) copy[(to + field) >> 2] = u32At(words, at + field);
    setLabels(copy, to, fields, labelOffset, labelLength);
    setProperties(copy, to, fields, propOffset, propLength);
    tally.live++;
    tally.blobBytes += labelLength + propLength;
  }
}

/** Bytes of a store file that belong to no live record. */
export interface DeadBytes {
  /** Pages of the WAL region with anything in them: what old commits left there. */
  readonly wal_bytes: number;
  /** Slots of deleted nodes and edges. */
  readonly slot_bytes: number;
  /** Property extents, as far as they are in use, without the blobs of live records. */
  readonly blob_bytes: number;
  /** Bytes behind the last extent. */
  readonly trailing_bytes: number;
}

/** Counts what a compaction leaves out. */
export function deadBytes(snapshot: StoreSnapshot, compaction: Compaction): DeadBytes {
  const {chains, header, bytes} = snapshot;
  const {deletedNodes, deletedEdges, blobBytes} = compaction;
  const {extents} = chains.prop;
  const lastExtent = extents.at(-1);
  const usedBytes =
    lastExtent === undefined ? 0 : (extents.length - 1) * extentSize + header.nextPropOffset - lastExtent;
  return {
    wal_bytes: walResidue(snapshot.device),
    slot_bytes: deletedNodes * nodeGeometry.slotSize + deletedEdges * edgeGeometry.slotSize,
    blob_bytes: Math.max(0, usedBytes - blobBytes),
    trailing_bytes: Math.max(0, bytes.size - endOfChains(chains)),
  };
}

function walResidue(device: Device): number {
  const region = Buffer.alloc(dataStart - walStart);
  const zeros = Buffer.alloc(pageSize);
  device.read(region, walStart);
  let residue = 0;
  for (let at = 0; at < region.length; at += pageSize) {
    if (zeros.compare(region, at, at + pageSize) !== 0) residue += pageSize;
  }
  return residue;
}
