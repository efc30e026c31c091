import {conditions} from '../faults/conditions.js';
import {type Finding, finding, isFinding} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import {countUpTo} from '../format/ascending.js';
import {IdSet} from '../format/id-set.js';
import {deletedFlag, extentSize} from '../format/records/constants.js';
import {behind, nodeGeometry, placeAt, type RecordKind, type SlotGeometry} from '../format/records/geometry.js';
import {type FileOffset, type NodeId, toFileOffset} from '../format/records/integers.js';
import {fileHeader, nodeSlot} from '../format/records/layouts.js';
import {type KindOfRecord, recordKinds, type SlotFields} from '../format/records/record-kind.js';
import {offsetAt, u32At, u64At} from '../format/words.js';
import {endOfChains} from '../storage/reading/extent-chain.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {isFree, type SlotPage, slotPages, slotPlace} from '../storage/reading/slot-scan.js';
import {BlobRanges} from './blob-ranges.js';
import {liveBlobs} from './live-blobs.js';
import type {Steps} from './steps.js';

/** What a slot says of a live record: its id by position and its blobs, in bytes. The same object each time. */
export interface LiveRecord {
  kind: RecordKind;
  id: number;
  labelOffset: FileOffset;
  labelLength: number;
  propOffset: FileOffset;
  propLength: number;
}

/** Told of each live record while the slots are scanned, if both its blobs lie where they may. */
export type RecordVisitor = (record: LiveRecord) => void;

/** What the slots of a store hold. */
export interface RecordCensus {
  readonly liveNodes: number;
  readonly liveEdges: number;
  readonly isLiveNode: (id: NodeId) => boolean;
  /** What the live records claim of the property extents. */
  readonly blobs: BlobRanges;
}

/**
 * One pass over all slots, trusting nothing: identity by position, hidden records behind the last id, live counters,
 * blobs inside the property extents and apart from each other. Findings go to `report`, in the order they are met;
 * a report that throws ends the pass. A slot page at a time.
 */
export function* recordSteps(
  snapshot: StoreSnapshot,
  report: (found: Finding) => void,
  visit: RecordVisitor,
): Steps<RecordCensus> {
  const check = new RecordCheck(snapshot, report, visit);
  const liveNodes = yield* check.scan(recordKinds.node);
  const liveEdges = yield* check.scan(recordKinds.edge);
  check.compareCounter(recordKinds.node, liveNodes);
  check.compareCounter(recordKinds.edge, liveEdges);
  check.finish();
  return {liveNodes, liveEdges, isLiveNode: (id) => check.liveNodeIds.has(id), blobs: check.ranges};
}

/** The nodes that `recordSteps` finds live, without a look at anything else. */
export function* liveNodeSteps({bytes, chains, header}: StoreSnapshot): Steps<Pick<RecordCensus, 'isLiveNode'>> {
  const ids = new IdSet(header.nextNodeId);
  for (const {words, start, firstId, slots} of slotPages(bytes, nodeGeometry, chains.node.extents)) {
    const count = Math.min(slots, header.nextNodeId - firstId);
    for (let slot = 0, at = start; slot < count; slot++, at += nodeGeometry.slotSize) {
      if (!isFree(words, at) && (words[(at + nodeSlot.at.flags) >> 2] & deletedFlag) === 0) ids.add(firstId + slot);
    }
    yield;
  }
  return {isLiveNode: (id) => ids.has(id)};
}

class RecordCheck {
  readonly liveNodeIds: IdSet;
  /** Live records of the kind that is scanned. */
  private live = 0;
  private readonly record: LiveRecord = {
    kind: 'node',
    id: 0,
    labelOffset: toFileOffset(0),
    labelLength: 0,
    propOffset: toFileOffset(0),
    propLength: 0,
  };
  readonly ranges = new BlobRanges();
  private readonly propExtents: Float64Array;
  /** Bytes of all property extents. When blobs claim more, some share them, and none is visited any more. */
  private readonly propBytes: number;
  private claimedBytes = 0;
  /** The property extent that held the last blob, as far as the file goes. */
  private from = 0;
  private to = 0;
  /** End of the last blob of a deleted record in the extent that is being filled. */
  private lastDeletedEnd = 0;
  private readonly lastExtent: FileOffset;

  constructor(
    private readonly snapshot: StoreSnapshot,
    private readonly report: (found: Finding) => void,
    private readonly visit: RecordVisitor,
  ) {
    this.liveNodeIds = new IdSet(snapshot.header.nextNodeId);
    this.propExtents = Float64Array.from(snapshot.chains.prop.extents).sort();
    this.propBytes = this.propExtents.length * extentSize;
    this.lastExtent = snapshot.chains.prop.extents.at(-1) ?? toFileOffset(0);
  }

  /** Scans one kind; returns how many records are live. */
  *scan({kind, geometry, at, nextId}: KindOfRecord): Steps<number> {
    const {bytes, chains, header} = this.snapshot;
    this.live = 0;
    this.record.kind = kind;
    for (const page of slotPages(bytes, geometry, chains[kind].extents)) {
      if (!this.scanPage(page, geometry, at, header[nextId])) break;
      yield;
    }
    return this.live;
  }

  /** Scans the slots of a page; false when a record stands behind the last id. */
  private scanPage(page: SlotPage, geometry: SlotGeometry, fields: SlotFields, nextId: number): boolean {
    const isNode = fields === recordKinds.node.at;
    const {words} = page;
    const {record} = this;
    let at = page.start;
    for (let slot = 0; slot < page.slots; slot++, at += geometry.slotSize) {
      if ((words[at >> 2] | words[(at >> 2) + 1]) === 0) continue;
      const id = page.firstId + slot;
      if (id >= nextId) {
        this.hidden(geometry, id, nextId, page, slot);
        return false;
      }
      const stored = u64At(words, at);
      if (stored !== id) this.wrongId(geometry, id, stored, page, slot);
      record.id = id;
      record.labelOffset = offsetAt(words, at + fields.labelOffset);
      record.labelLength = u32At(words, at + fields.labelLength);
      record.propOffset = offsetAt(words, at + fields.propOffset);
      record.propLength = u32At(words, at + fields.propLength);
      if ((words[(at + fields.flags) >> 2] & deletedFlag) !== 0) {
        // Deleted records keep their blobs; they tell how far the append position had come.
        this.noteDeleted(record.labelOffset, record.labelLength);
        this.noteDeleted(record.propOffset, record.propLength);
        continue;
      }
      this.live++;
      if (isNode) this.liveNodeIds.add(id);
      if (this.blobs(record) && this.claimedBytes <= this.propBytes) this.visit(record);
    }
    return true;
  }

  /** A record with an id that was never given out. */
  private hidden(geometry: SlotGeometry, id: number, nextId: number, page: SlotPage, slot: number): void {
    const facts = {store: this.snapshot.store, kind: geometry.kind, id, nextId};
    this.report(finding(conditions.hiddenRecord, facts, slotPlace(geometry, page, slot)));
  }

  private wrongId(geometry: SlotGeometry, id: number, stored: number, page: SlotPage, slot: number): void {
    const facts = {store: this.snapshot.store, kind: geometry.kind, id, stored: String(stored)};
    this.report(finding(conditions.slotIdentity, facts, slotPlace(geometry, page, slot)));
  }

  /** Checks the places of both blobs of a record; whether they can be read. */
  private blobs(record: LiveRecord): boolean {
    const {labelOffset, labelLength, propOffset, propLength} = record;
    const end = behind(propOffset, propLength);
    // As writers lay them: the properties right behind the labels, in the extent of the record before.
    if (labelLength > 0 && labelOffset + labelLength === propOffset && labelOffset >= this.from && end <= this.to) {
      this.ranges.add(labelOffset, end);
      this.claimedBytes += end - labelOffset;
      return true;
    }
    const labelsFit = this.blob(record, 'labels', labelOffset, labelLength);
    return this.blob(record, 'properties', propOffset, propLength) && labelsFit;
  }

  /** Checks the place of a blob; whether it can be read. */
  private blob({kind, id}: LiveRecord, field: string, offset: FileOffset, length: number): boolean {
    if (length === 0) return true;
    if (offset < this.from || offset + length > this.to) {
      const problem = this.findExtent(offset, length);
      if (problem) {
        const record = `${kind} ${id}`;
        const facts = {store: this.snapshot.store, record, field, offset: String(offset), sizeBytes: length, problem};
        // A place that no file reaches is none, and no number can say it.
        const place = offset <= Number.MAX_SAFE_INTEGER ? {...placeAt(offset), bytes: length} : {};
        this.report(finding(conditions.blobPlace, facts, {[kind]: id, ...place}));
        return false;
      }
    }
    this.ranges.add(offset, behind(offset, length));
    this.claimedBytes += length;
    return true;
  }

  /** Makes the extent around a blob the current one; says what is wrong when there is none. */
  private findExtent(offset: number, length: number): string | undefined {
    const start: number | undefined = this.propExtents[countUpTo(this.propExtents, offset) - 1];
    if (start === undefined || offset >= start + extentSize) return 'not in a property extent';
    if (offset + length > start + extentSize) return 'crosses the end of its extent';
    if (offset + length > this.snapshot.bytes.size) return `the file ends at ${this.snapshot.bytes.size}`;
    this.from = start;
    this.to = Math.min(start + extentSize, this.snapshot.bytes.size);
    return undefined;
  }

  private noteDeleted(offset: number, length: number): void {
    const inLast = length > 0 && offset >= this.lastExtent && offset < this.lastExtent + extentSize;
    if (inLast && offset + length > this.lastDeletedEnd) this.lastDeletedEnd = offset + length;
  }

  compareCounter({kind, count}: KindOfRecord, found: number): void {
    const counter = this.snapshot.header[count];
    if (counter === found) return;
    const facts = {store: this.snapshot.store, kind, counter, found};
    this.report(finding(conditions.counterMismatch, facts, {page: 0, offset: fileHeader.at[count]}));
  }

  finish(): void {
    const {store, wal, header, bytes} = this.snapshot;
    const lastLiveEnd = this.ranges.endWithin(this.lastExtent, behind(this.lastExtent, extentSize));
    const lastBlobEnd = Math.max(lastLiveEnd, this.lastDeletedEnd);
    const overlap = this.ranges.overlap();
    if (overlap !== undefined) {
      const place = {...placeAt(overlap), ...this.claimants(overlap)};
      this.report(finding(conditions.blobOverlap, {store, offset: overlap}, place));
    }
    const allocatedEnd = endOfChains(this.snapshot.chains);
    if (bytes.size > allocatedEnd) {
      const trailingBytes = bytes.size - allocatedEnd;
      const place = {...placeAt(allocatedEnd), bytes: trailingBytes};
      this.report(finding(conditions.trailingPages, {store, allocatedEnd, trailingBytes}, place));
    }
    if (lastBlobEnd > header.nextPropOffset) {
      const facts = {store, position: header.nextPropOffset, lastBlobEnd};
      this.report(finding(conditions.appendPosition, facts, {page: 0, offset: fileHeader.at.nextPropOffset}));
    }
    if (wal.committed && lastBlobEnd > 0 && lastBlobEnd < header.nextPropOffset && this.walIsResidue()) {
      const evidence = `its pages are those of the commit before, while the header counts ${counted(header.nextPropOffset - lastBlobEnd, 'byte')} of blobs more`;
      this.report(finding(conditions.lostCommit, {store, evidence}, placeAt(header.walOffset)));
    }
  }

  /** Live records with a blob at a file offset: another pass, for a store with an overlap only. */
  private claimants(at: FileOffset): {nodes: number[]; edges: number[]} {
    const ids = {node: [] as number[], edge: [] as number[]};
    for (const {kind, id, offset, length} of liveBlobs(this.snapshot.bytes, this.snapshot.chains)) {
      if (offset <= at && at < offset + length) ids[kind].push(id);
    }
    return {nodes: ids.node, edges: ids.edge};
  }

  /** Whether every image of the WAL already stands in the file: a commit that was finished, or the residue of the one before. */
  private walIsResidue(): boolean {
    for (const [offset, image] of this.snapshot.wal.images) {
      const page = new Uint8Array(image.length);
      this.snapshot.device.read(page, offset);
      if (Buffer.compare(page, image) !== 0) return false;
    }
    return true;
  }
}

const harmless = [conditions.appendPosition, conditions.trailingPages, conditions.coveredPage] as const;

/** Whether a finding leaves all records readable as they are. */
export function isHarmlessToRead(found: Finding): boolean {
  return isFinding(found, ...harmless);
}
