import type {RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import {nodeSlot} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import type {BlobField, BlobFinder} from './blob-finder.js';
import type {SlotMap} from './slot-map.js';
import {SlotReader, type SlotView} from './slot-reader.js';
import type {StoreHints} from './store-hints.js';

/** What was decided about an id, as bits; 0 is an id that nobody used. Reasons can be joined. */
export const mark = {
  live: 1,
  deleted: 2,
  /** There was a record, or may have been, and its slot cannot be read. */
  lost: 4,
  labelsLost: 8,
  propertiesLost: 16,
  /** The slot comes from the WAL region: from the last commit, or from an earlier one. */
  fromCopy: 32,
  fromOlderCopy: 64,
  /** A blob comes from the WAL region. */
  blobFromCopy: 128,
  /** The slot stores another id than its place and its neighbours say. */
  idByPlace: 256,
  /** The last commit in the WAL region is believed before the file. */
  preferCopy: 512,
  /** Lists and degrees, or a second owner of its bytes, contradict the record. */
  disputed: 1024,
  /** Live edges name a node that is lost or marked as deleted. */
  named: 2048,
  /** Source or target of an edge is not in the new store. */
  endLost: 4096,
  /** The page of the slot is gone, so nothing is known about the id. */
  pageGone: 8192,
  /** Another record claims the bytes of a blob, and they are not known to be this one's. */
  sharedBytes: 16384,
  /** The header speaks of another state of the store. */
  doubtful: 32768,
  /** The file holds the labels as the slot names them, to the last byte: they need no second look. */
  labelsAsNamed: 65_536,
  /** The file holds the properties as the slot names them, to the last byte. */
  propertiesAsNamed: 131_072,
} as const;

/** Bits that say how to read a record, and nothing about it. */
const readingHints = mark.labelsAsNamed | mark.propertiesAsNamed;

/** What marks say about a record. */
export const withoutHints = (marks: number): number => marks & ~readingHints;

/** Bits that make a record less than whole. */
const blemishes = mark.labelsLost | mark.propertiesLost | mark.fromOlderCopy | mark.named | mark.doubtful;

/** The mark of each blob that cannot be read. */
export const lost = {labels: mark.labelsLost, properties: mark.propertiesLost} as const;

/** The mark of each blob that is as its slot names it. */
export const asNamed = {labels: mark.labelsAsNamed, properties: mark.propertiesAsNamed} as const;

/** How much of a record was recovered. */
export type RecordVerdict = 'recovered' | 'partial' | 'lost';

/** The verdict on an id; undefined when there is nothing to say: never used, or deleted. */
export function verdictOf(marks: number): RecordVerdict | undefined {
  if ((marks & mark.named) !== 0) return 'partial';
  if ((marks & mark.lost) !== 0 || (marks & mark.disputed) !== 0) return 'lost';
  if ((marks & mark.live) === 0) return undefined;
  return (marks & (blemishes | mark.endLost)) !== 0 ? 'partial' : 'recovered';
}

/** Whether a record goes into the new store: an edge needs both its ends there. */
export function isStored(marks: number): boolean {
  if ((marks & mark.named) !== 0) return true;
  return (marks & mark.live) !== 0 && (marks & (mark.disputed | mark.endLost)) === 0;
}

/** Decides about every id of a kind by its slot, its second copy and its blobs. Four bytes an id. */
export class RecordJudge {
  /** Largest id that a slot, or a believable header, speaks of. */
  readonly lastId: number;
  /** Whether slots are in use that the header does not know of: then it is older than they are. */
  readonly isBeyondHeader: boolean;
  /** `mark` bits by id. */
  readonly marks: Uint32Array;
  readonly slots: SlotReader;
  /** For a look at another slot while one is judged. */
  private readonly others: SlotReader;

  constructor(
    readonly kind: RecordKind,
    readonly map: SlotMap,
    private readonly hints: StoreHints,
    private readonly blobs: BlobFinder,
  ) {
    this.slots = new SlotReader(map, hints.bytes, 'ascending');
    this.others = new SlotReader(map, hints.bytes, 'any');
    const lastSlot = lastSlotOf(map, hints, this.others);
    this.isBeyondHeader = lastSlot >= hints.nextIds[kind];
    this.lastId = Math.max(lastSlot, lastIdOf(map, hints, lastSlot));
    this.marks = new Uint32Array(this.lastId + 1);
  }

  /** What was decided about an id. */
  marksOf(id: number): number {
    return this.marks[id] ?? 0;
  }

  /** Notes more about an id. */
  addMarks(id: number, bits: number): void {
    this.marks[id] = this.marksOf(id) | bits;
  }

  /** The slot that was believed for an id. */
  slotOf(id: number): SlotView {
    this.slots.read(id);
    const isCopy = (this.marksOf(id) & (mark.fromCopy | mark.fromOlderCopy)) !== 0;
    return isCopy ? this.slots.copy : this.slots.file;
  }

  /** Judges one id and notes what was decided. */
  judge(id: number, preferCopy = false): number {
    this.slots.read(id);
    const {slots} = this;
    const inCopy = this.judgeCopy(id);
    const inFile = slots.hasFile ? this.judgeFile(id) : 0;
    let decided = inFile;
    const isWhole =
      (inFile & mark.live) !== 0 &&
      (inFile & (mark.labelsLost | mark.propertiesLost | mark.idByPlace | mark.doubtful)) === 0;
    const isKnown = isWhole || (inFile & mark.deleted) !== 0;
    if (inCopy !== 0 && (preferCopy || !isKnown)) {
      if (preferCopy && slots.copyAge === 'newest') decided = inCopy | mark.preferCopy;
      else if ((inCopy & mark.live) !== 0) decided = inCopy;
      else if ((inFile & mark.live) === 0) decided = inCopy;
    }
    if (decided === 0 && !slots.hasFile) decided = mark.lost | mark.pageGone;
    this.marks[id] = decided;
    return decided;
  }

  /** What the file says: 0 for an empty slot. */
  private judgeFile(id: number): number {
    const {file} = this.slots;
    if (file.isEmpty) return 0;
    const stored = file.storedId;
    if (file.isDeleted) return stored === id || (file.isPlausible && stored === 0) ? mark.deleted : mark.lost;
    const isDoubtful = this.slots.isCut || this.hasLostFlags(id);
    const found = this.judgeBlobs(file) | (isDoubtful ? mark.doubtful : 0);
    if (stored === id) return found;
    // Only the id is wrong, if the record has bytes of its own and no other slot misses it.
    const hasBytes =
      (file.labelLength > 0 && (found & mark.labelsLost) === 0) ||
      (file.propLength > 0 && (found & mark.propertiesLost) === 0);
    return hasBytes && file.isPlausible && !this.isMissed(stored) ? found | mark.idByPlace : mark.lost;
  }

  /**
   * Whether the flags of a node lie in a sector of nothing but zeros, though later ids are in use: it may be a deleted
   * one. A sound header would count it.
   */
  private hasLostFlags(id: number): boolean {
    if (this.kind !== 'node' || this.hints.headerProblem === undefined || id >= this.lastId) return false;
    return this.slots.file.isInZeroSector(nodeSlot.at.flags);
  }

  /** Whether the slot of an id holds something else: then a slot elsewhere that names it may be the right one. */
  private isMissed(id: number): boolean {
    if (id < 1 || id > this.lastId) return false;
    this.others.read(id);
    return this.others.hasFile && this.others.file.storedId !== id;
  }

  /** What the second copy says, as far as it may be believed: 0 for nothing. */
  private judgeCopy(id: number): number {
    const {copy, copyAge, hasFile} = this.slots;
    if (copyAge === undefined || copyAge === 'torn' || copy.isEmpty || copy.storedId !== id) return 0;
    // Ids that were never given out belong to a commit that never was.
    if (this.hints.headerProblem === undefined && id >= this.hints.nextIds[this.kind]) return 0;
    if (copy.isDeleted) return mark.deleted;
    const found = this.judgeBlobs(copy);
    const isWhole = (found & (mark.labelsLost | mark.propertiesLost)) === 0;
    if (!isWhole && hasFile) return 0;
    return found | (copyAge === 'newest' ? mark.fromCopy : mark.fromOlderCopy);
  }

  private judgeBlobs(slot: SlotView): number {
    const {labelOffset, labelLength, propOffset, propLength} = slot;
    const {blobs} = this;
    const labels = blobs.find(this.kind, 'labels', labelOffset, labelLength);
    let isDoubtful = blobs.isDoubtful || blobs.hasMore;
    const areLabelsAsNamed = labels === 'file' && !blobs.hasMore;
    const properties = blobs.find(this.kind, 'properties', propOffset, propLength);
    isDoubtful ||= blobs.isDoubtful || blobs.hasMore;
    // Writers give no place to what has no bytes, and every edge has a label.
    const isLabelCut = labelLength === 0 && (labelOffset !== 0 || this.kind === 'edge');
    // A record without properties is a whole one, whatever their place is, unless the length was in a sector that is gone.
    const isPropertyCut =
      propLength === 0 && propOffset !== 0 && slot.isInZeroSector(recordKinds[this.kind].at.propLength);
    let found: number = isDoubtful ? mark.live | mark.doubtful : mark.live;
    if (areLabelsAsNamed) found |= mark.labelsAsNamed;
    if (properties === 'file' && !blobs.hasMore) found |= mark.propertiesAsNamed;
    if (labels === undefined || isLabelCut) found |= mark.labelsLost;
    if (properties === undefined || isPropertyCut) found |= mark.propertiesLost;
    if (labels === 'copy' || properties === 'copy') found |= mark.blobFromCopy;
    return found;
  }

  /** Tells of each readable blob of a live record. Its length is that of its value. */
  visitBlobs(id: number, visit: (offset: FileOffset, length: number, field: BlobField) => void): void {
    const marks = this.marksOf(id);
    if ((marks & mark.live) === 0) return;
    const {labelOffset, labelLength, propOffset, propLength} = this.slotOf(id);
    const labels = this.valueLength(marks, 'labels', labelOffset, labelLength);
    if (labels > 0) visit(labelOffset, labels, 'labels');
    const properties = this.valueLength(marks, 'properties', propOffset, propLength);
    if (properties > 0) visit(propOffset, properties, 'properties');
  }

  /** Bytes of the value in a blob, without those behind it; 0 where it cannot be read. */
  private valueLength(marks: number, field: BlobField, offset: FileOffset, length: number): number {
    if ((marks & lost[field]) !== 0) return 0;
    if ((marks & asNamed[field]) !== 0) return length;
    const {blobs} = this;
    return blobs.find(this.kind, field, offset, length) === undefined ? 0 : blobs.end - blobs.start;
  }
}

/** The last id whose slot is in use. */
function lastSlotOf({kind, offsets}: SlotMap, {headerProblem, nextIds}: StoreHints, slots: SlotReader): number {
  const {slotsPerPage} = recordKinds[kind].geometry;
  for (let id = offsets.length * slotsPerPage; id > 0; id--) {
    slots.read(id);
    const isCopied =
      slots.copyAge !== undefined && slots.copyAge !== 'torn' && (headerProblem !== undefined || id < nextIds[kind]);
    // Bytes in a slot behind the last id that was given out are no record without an id of their own.
    const isGivenOut = headerProblem !== undefined || id < nextIds[kind] || slots.file.storedId !== 0;
    if ((slots.hasFile && !slots.file.isEmpty && isGivenOut) || (isCopied && !slots.copy.isEmpty)) return id;
  }
  return 0;
}

/** The last id that the header speaks of; 0 when it cannot be believed. */
function lastIdOf({kind}: SlotMap, {headerProblem, nextIds, extents}: StoreHints, lastSlot: number): number {
  const {slotsPerExtent} = recordKinds[kind].geometry;
  const capacity = Math.max(extents[kind].length, Math.ceil(lastSlot / slotsPerExtent)) * slotsPerExtent;
  return headerProblem === undefined && nextIds[kind] - 1 <= capacity ? nextIds[kind] - 1 : 0;
}
