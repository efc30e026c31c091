import type {Steps} from '../../check/steps.js';
import {pageSize} from '../../format/records/constants.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {edgeSlot, nodeSlot} from '../../format/records/layouts.js';
import {type Progress, progress} from '../../passes/operation.js';
import {finishPaced, Pace} from '../../passes/pace.js';
import type {Device} from '../../storage/files/device.js';
import {BlobFinder} from './blob-finder.js';
import {settleBlobOwners} from './blob-owners.js';
import {countedBy, countLive, type Judges, settleDoubts, settleFlags} from './evidence.js';
import {settleEnds} from './list-evidence.js';
import {type PageSurvey, pageState, surveyCopies, surveyPages} from './page-survey.js';
import {mark, RecordJudge, verdictOf} from './record-judge.js';
import {indexAgrees, mapSlots} from './slot-map.js';
import {readHints, type StoreHints} from './store-hints.js';

/** All that was found out about a store, before anything is written. */
export interface Analysis {
  readonly hints: StoreHints;
  readonly survey: PageSurvey;
  readonly judges: Judges;
  readonly blobs: BlobFinder;
}

/** Rounds of looking again after the second copy of a slot was believed. */
const rounds = 3;

/** Finds the records of a store in any state. Linear time; memory is 2 bytes a page, 9 a page of slots, about 20 an id. */
export async function* analyse(device: Device, wholeOnly: boolean): AsyncGenerator<Progress, Analysis, void> {
  const hints = readHints(device);
  const survey = yield* surveyPages(hints.bytes, hints.knownEnd);
  const inCopies = surveyCopies(hints.copies);
  const blobs = new BlobFinder(hints, survey.states);
  const makeJudges = (): Judges => ({
    node: new RecordJudge('node', mapSlots('node', survey, hints, inCopies), hints, blobs),
    edge: new RecordJudge('edge', mapSlots('edge', survey, hints, inCopies), hints, blobs),
  });
  let judges = makeJudges();
  yield* judgeAll(judges);
  if (!indexAgrees(survey, hints) && survey.slotPages.remove(await finishPaced(textPages(judges, survey)))) {
    judges = makeJudges();
    yield* judgeAll(judges);
  }
  settleFlags(judges, 'node', hints);
  settleFlags(judges, 'edge', hints);
  for (let round = 0; round < rounds; round++) {
    const isChanged = await finishPaced(settleBlobOwners(judges));
    if (!(await finishPaced(settleEnds(judges, hints))) && !isChanged) break;
  }
  await finishPaced(settleMissingEnds(judges));
  settleUnused(judges, 'node', hints);
  settleUnused(judges, 'edge', hints);
  settleDoubts(judges, hints);
  if (wholeOnly) dropPartialEnds(judges);
  return {hints, survey, judges, blobs};
}

/** A blob that decodes over more of a page than this is no accident. */
const noAccident = 128;

/** Slot pages that are part of somebody's text: they lie inside a blob that decodes, so they only look like slots. */
function* textPages(judges: Judges, {states}: PageSurvey): Steps<Set<number>> {
  const pages = new Set<number>();
  for (const judge of [judges.node, judges.edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      if ((id & 255) === 0) yield;
      judge.visitBlobs(id, (offset, length) => {
        for (let at = Math.floor(offset / pageSize) * pageSize; at < offset + length; at += pageSize) {
          const inPage = Math.min(at + pageSize, offset + length) - Math.max(at, offset);
          if (inPage > noAccident && states[at / pageSize] === pageState.slots) pages.add(at);
        }
      });
    }
  }
  for (const at of pages) states[at / pageSize] = pageState.other;
  return pages;
}

async function* judgeAll(judges: Judges): AsyncGenerator<Progress, void, void> {
  const pace = new Pace();
  const total = judges.node.lastId + judges.edge.lastId;
  let done = 0;
  for (const judge of [judges.node, judges.edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      judge.judge(id);
      const pause = (++done & 1023) === 0 ? pace.pause() : undefined;
      if (!pause) continue;
      yield progress('judge records', done, total, 'records');
      await pause;
    }
  }
}

/**
 * Edges whose end is no live node. A node whose slot is lost, and a deleted one that still has edges by its degrees,
 * must have been there: it is named by them. Edges to anything else cannot be stored.
 */
function* settleMissingEnds({node, edge}: Judges): Steps<void> {
  const {fromNode, toNode} = edgeSlot.at;
  for (let id = 1; id <= edge.lastId; id++) {
    if ((id & 1023) === 0) yield;
    if ((edge.marksOf(id) & (mark.live | mark.disputed)) !== mark.live) continue;
    const slot = edge.slotOf(id);
    for (const end of [slot.u64(fromNode), slot.u64(toNode)]) {
      if (end < 1 || end > node.lastId || !mustHaveLived(end)) edge.addMarks(id, mark.endLost);
    }
  }

  function mustHaveLived(id: number): boolean {
    const marks = node.marksOf(id);
    if ((marks & (mark.live | mark.named)) !== 0) return true;
    if ((marks & mark.deleted) !== 0) {
      const slot = node.slotOf(id);
      if (slot.u32(nodeSlot.at.outDegree) + slot.u32(nodeSlot.at.inDegree) === 0) return false;
    }
    node.addMarks(id, mark.named);
    return true;
  }
}

/** When the header misses no record, the ids on pages that are gone were not in use. */
function settleUnused(judges: Judges, kind: RecordKind, hints: StoreHints): void {
  const counted = countedBy(hints, judges, kind);
  const {marks} = judges[kind];
  if (counted === undefined || counted > countLive(judges[kind])) return;
  for (let id = 1; id < marks.length; id++) if (marks[id] === (mark.lost | mark.pageGone)) marks[id] = 0;
}

/** Leaves out the edges of nodes that are left out themselves. */
function dropPartialEnds({node, edge}: Judges): void {
  const {fromNode, toNode} = edgeSlot.at;
  for (let id = 1; id <= edge.lastId; id++) {
    if ((edge.marksOf(id) & (mark.live | mark.disputed | mark.endLost)) !== mark.live) continue;
    const slot = edge.slotOf(id);
    const isWhole = (end: number): boolean => verdictOf(node.marksOf(end)) === 'recovered';
    if (!isWhole(slot.u64(fromNode)) || !isWhole(slot.u64(toNode))) edge.addMarks(id, mark.endLost);
  }
}
