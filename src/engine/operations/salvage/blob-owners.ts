import {BlobRanges} from '../../check/blob-ranges.js';
import type {Steps} from '../../check/steps.js';
import {countUpTo} from '../../format/ascending.js';
import {behind, type RecordKind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import type {BlobField} from './blob-finder.js';
import type {Judges} from './evidence.js';
import {mark, type RecordJudge} from './record-judge.js';

/** A blob that lies, wholly or in part, on bytes that another record claims too. */
interface Contender {
  readonly kind: RecordKind;
  readonly id: number;
  readonly field: BlobField;
  readonly region: number;
}

/**
 * No writer lets two records share bytes. Where two do, the one is believed whose blob stands where writers put it,
 * behind its own labels or behind the blobs of the record before; the others lose the blob. Returns whether the second
 * copy of a slot was believed instead, so that everything is to be looked at again.
 */
export function* settleBlobOwners(judges: Judges): Steps<boolean> {
  const ranges = new BlobRanges();
  yield* forEachBlob(judges, (_kind, _id, offset, length) => ranges.add(offset, behind(offset, length)));
  const starts: number[] = [];
  const ends: number[] = [];
  for (const {start, end} of ranges.contested()) {
    starts.push(start);
    ends.push(end);
  }
  if (starts.length === 0) return false;
  const contenders: Contender[] = [];
  yield* forEachBlob(judges, (kind, id, offset, length, field) => {
    const region = countUpTo(ends, offset);
    const start = starts[region];
    if (start !== undefined && start < offset + length) contenders.push({kind, id, field, region});
  });
  if (believeCopies(judges, contenders)) return true;
  const natural = new Map<number, Contender | undefined>();
  for (const contender of contenders) {
    if (!isInPlace(judges[contender.kind], contender.id, contender.field)) continue;
    natural.set(contender.region, natural.has(contender.region) ? undefined : contender);
  }
  for (const contender of contenders) {
    if (natural.get(contender.region) === contender) continue;
    const lost = contender.field === 'labels' ? mark.labelsLost : mark.propertiesLost;
    judges[contender.kind].addMarks(contender.id, lost | mark.sharedBytes);
  }
  return false;
}

type BlobVisit = (kind: RecordKind, id: number, offset: FileOffset, length: number, field: BlobField) => void;

function* forEachBlob(judges: Judges, visit: BlobVisit): Steps<void> {
  for (const judge of [judges.node, judges.edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      judge.visitBlobs(id, (offset, length, field) => visit(judge.kind, id, offset, length, field));
      if ((id & 255) === 0) yield;
    }
  }
}

/** Believes the last commit in the WAL region where it names other bytes than the file does. */
function believeCopies(judges: Judges, contenders: readonly Contender[]): boolean {
  let changed = false;
  for (const {kind, id} of contenders) {
    const judge = judges[kind];
    if ((judge.marksOf(id) & mark.preferCopy) !== 0) continue;
    judge.slots.read(id);
    const {file, copy, copyAge, hasFile} = judge.slots;
    if (!hasFile || copyAge !== 'newest' || copy.storedId !== id) continue;
    const isSame =
      file.labelOffset === copy.labelOffset &&
      file.labelLength === copy.labelLength &&
      file.propOffset === copy.propOffset &&
      file.propLength === copy.propLength;
    if (isSame) continue;
    judge.judge(id, true);
    changed = true;
  }
  return changed;
}

/** Whether a blob stands where writers put it when they make a record. */
function isInPlace(judge: RecordJudge, id: number, field: BlobField): boolean {
  const {labelOffset, labelLength, propOffset, propLength} = judge.slotOf(id);
  if (labelLength > 0 && propLength > 0 && labelOffset + labelLength === propOffset) return true;
  const offset = field === 'labels' ? labelOffset : propOffset;
  if (id === 1) return false;
  const before = judge.slotOf(id - 1);
  return offset === before.labelOffset + before.labelLength || offset === before.propOffset + before.propLength;
}
