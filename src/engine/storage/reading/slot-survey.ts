import {conditions} from '../../faults/conditions.js';
import {type Finding, finding} from '../../faults/fault.js';
import {deletedFlag, extentSize} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {fileHeader} from '../../format/records/layouts.js';
import {recordKinds} from '../../format/records/record-kind.js';
import {u32At, u64At} from '../../format/words.js';
import type {StoreSnapshot} from './open-store.js';
import {slotPages} from './slot-scan.js';

/** What the slots of one kind say about the header. */
export interface SlotSurvey {
  /** Live slots among the ids given out. */
  readonly live: number;
  /** First id beyond those given out whose slot is not empty. */
  readonly hiddenId: number | undefined;
  /** Where the last blob ends that a slot names in the last property extent, deleted slots included; 0 without one. */
  readonly blobEnd: number;
}

/** Reads every slot of a kind; about 0.1 s for a million. */
export function surveySlots({bytes, header, chains}: StoreSnapshot, kind: RecordKind): SlotSurvey {
  const {geometry, at: fields, nextId} = recordKinds[kind];
  const lastExtent = chains.prop.extents.at(-1) ?? Number.POSITIVE_INFINITY;
  const survey = {live: 0, hiddenId: undefined as number | undefined, blobEnd: 0};
  const takeBlob = (offset: number, length: number): void => {
    const end = offset + length;
    if (offset >= lastExtent && end <= lastExtent + extentSize && end > survey.blobEnd) survey.blobEnd = end;
  };
  for (const page of slotPages(bytes, geometry, chains[kind].extents)) {
    for (let i = 0; i < page.slots; i++) {
      const at = page.start + i * geometry.slotSize;
      if (u64At(page.words, at + fields.id) === 0) continue;
      if (page.firstId + i >= header[nextId]) survey.hiddenId ??= page.firstId + i;
      else if ((u32At(page.words, at + fields.flags) & deletedFlag) === 0) survey.live++;
      takeBlob(u64At(page.words, at + fields.labelOffset), u32At(page.words, at + fields.labelLength));
      takeBlob(u64At(page.words, at + fields.propOffset), u32At(page.words, at + fields.propLength));
    }
  }
  return survey;
}

/**
 * Judges the counters a writer goes by: with a wrong one the next record would overwrite another. Undefined when they
 * fit the slots.
 */
export function judgeCounters(snapshot: StoreSnapshot): Finding | undefined {
  const {store, header} = snapshot;
  for (const {kind, count, nextId} of Object.values(recordKinds)) {
    const {live, hiddenId, blobEnd} = surveySlots(snapshot, kind);
    if (hiddenId !== undefined) {
      const facts = {store, kind, id: hiddenId, nextId: header[nextId]};
      return finding(conditions.hiddenRecord, facts, {page: 0, offset: fileHeader.at[nextId]});
    }
    if (live !== header[count]) {
      const facts = {store, kind, counter: header[count], found: live};
      return finding(conditions.counterMismatch, facts, {page: 0, offset: fileHeader.at[count]});
    }
    if (blobEnd > header.nextPropOffset) {
      const facts = {store, position: header.nextPropOffset, lastBlobEnd: blobEnd};
      return finding(conditions.appendPosition, facts, {page: 0, offset: fileHeader.at.nextPropOffset});
    }
  }
  return undefined;
}
