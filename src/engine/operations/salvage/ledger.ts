import {pageSize} from '../../format/records/constants.js';
import {recordKinds} from '../../format/records/record-kind.js';
import type {Analysis} from './analysis.js';
import {isStored, mark, type RecordJudge, verdictOf} from './record-judge.js';
import {contentOf, RecordText} from './record-text.js';
import {pagePlace} from './slot-map.js';

/** Where the slot of a record was found. */
export type Source = 'index' | 'scan' | 'wal';

/** Lines are given on when they have grown this large, in bytes. */
const chunkSize = 262_144;

const reasons: readonly (readonly [bit: number, text: string])[] = [
  [mark.pageGone, 'its slot page is gone; whether the id was in use is not known'],
  [mark.lost, 'its slot cannot be read'],
  [mark.named, 'live edges name it'],
  [mark.deleted, 'its slot is marked as deleted'],
  [mark.labelsLost, 'its labels cannot be read'],
  [mark.propertiesLost, 'its properties cannot be read'],
  [mark.sharedBytes, 'another record claims the same bytes'],
  [mark.disputed, 'lists and degrees of the nodes contradict it: it was deleted, or its ends were changed'],
  [mark.endLost, 'a node that it connects is not there'],
  [mark.doubtful, 'its last bytes, values behind them, or its being there at all cannot be told from damage'],
  [mark.idByPlace, 'its slot stores another id than its place and neighbours say'],
  [mark.fromCopy, 'its slot was taken from the last commit in the WAL region'],
  [mark.fromOlderCopy, 'its slot was taken from an earlier commit in the WAL region; it may have changed since'],
  [mark.blobFromCopy, 'its bytes were taken from a page image in the WAL region'],
];

/** Why the verdict on a record is what it is; empty when nothing is to be said. */
export function reasonsOf(marks: number): string[] {
  const isPageGone = (marks & mark.pageGone) !== 0;
  return reasons.flatMap(([bit, text]) => {
    if ((marks & bit) === 0 || (bit === mark.lost && isPageGone)) return [];
    return [text];
  });
}

/** Where the slot of an id was found. */
export function sourceOf(judge: RecordJudge, id: number): Source {
  if ((judge.marksOf(id) & (mark.fromCopy | mark.fromOlderCopy)) !== 0) return 'wal';
  const page = Math.floor((id - 1) / recordKinds[judge.kind].geometry.slotsPerPage);
  return judge.map.places[page] === pagePlace.listed ? 'index' : 'scan';
}

/**
 * The ledger: a line of JSON for every id that somebody used or may have used. Records that are not stored stand in it
 * with their content. Yields chunks that are valid until the next one is asked for.
 */
export function* ledgerLines(
  {judges, blobs}: Analysis,
  storable: (marks: number) => boolean,
): Generator<Uint8Array, void> {
  const text = new RecordText();
  const {out} = text;
  for (const judge of [judges.node, judges.edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      const marks = judge.marksOf(id);
      if (marks === 0) continue;
      const verdict = verdictOf(marks);
      if (verdict === undefined) continue;
      const stored = storable(marks);
      out.ascii(`{"kind":"${judge.kind}","id":`);
      out.integer(id);
      out.ascii(`,"verdict":"${verdict}","stored":${stored}`);
      if ((marks & (mark.live | mark.deleted)) !== 0) placeOf(judge, id);
      if (marks !== mark.live) out.ascii(whyText(marks));
      if (!stored && (marks & mark.live) !== 0) {
        out.ascii(',"record":');
        text.record(judge.kind, id, contentOf(judge, blobs, id));
      }
      out.ascii('}\n');
      if (out.length < chunkSize) continue;
      yield out.content();
      out.length = 0;
    }
  }
  yield out.content();

  function placeOf(judge: RecordJudge, id: number): void {
    const source = sourceOf(judge, id);
    const page = Math.floor((id - 1) / recordKinds[judge.kind].geometry.slotsPerPage);
    out.ascii(`,"source":"${source}"`);
    if (source !== 'wal') out.ascii(`,"page":${(judge.map.offsets[page] ?? 0) / pageSize}`);
    if (source === 'scan' && judge.map.places[page] === pagePlace.moved) out.ascii(',"moved":true');
  }
}

function whyText(marks: number): string {
  const why = reasonsOf(marks);
  return why.length > 0 ? `,"why":${JSON.stringify(why)}` : '';
}

/** The records alone, a line of JSON each: recovered and partial ones, whether they can be stored or not. */
export function* recordLines(
  {judges, blobs}: Analysis,
  wanted: (marks: number) => boolean,
): Generator<Uint8Array, void> {
  const text = new RecordText();
  const {out} = text;
  for (const judge of [judges.node, judges.edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      const marks = judge.marksOf(id);
      const verdict = verdictOf(marks);
      if (verdict === undefined || verdict === 'lost' || !wanted(marks)) continue;
      out.ascii(`{"kind":"${judge.kind}","verdict":"${verdict}","record":`);
      text.record(judge.kind, id, contentOf(judge, blobs, id));
      out.ascii('}\n');
      if (out.length < chunkSize) continue;
      yield out.content();
      out.length = 0;
    }
  }
  yield out.content();
}

/** Whether only whole records go into the new store. */
export function storableOf(wholeOnly: boolean): (marks: number) => boolean {
  return wholeOnly ? (marks) => isStored(marks) && verdictOf(marks) === 'recovered' : isStored;
}
