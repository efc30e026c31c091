import {pageSize} from '../../format/records/constants.js';
import {recordKinds} from '../../format/records/record-kind.js';
import type {Analysis} from './analysis.js';
import {isStored, mark, type RecordJudge, verdictOf, withoutHints} from './record-judge.js';
import {ContentReader, RecordText} from './record-text.js';
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
  const contents = new ContentReader(blobs);
  const {out} = text;
  for (const judge of [judges.node, judges.edge]) {
    const head = Buffer.from(`{"kind":"${judge.kind}","id":`);
    const {slotsPerPage} = recordKinds[judge.kind].geometry;
    // Lines of a page differ in little but their id: what is behind it is made once for neighbours that are alike.
    let tail: Uint8Array = Buffer.alloc(0);
    let tailPage = -1;
    let tailMarks = 0;
    for (let id = 1; id <= judge.lastId; id++) {
      const marks = withoutHints(judge.marksOf(id));
      if (marks === 0) continue;
      const page = Math.floor((id - 1) / slotsPerPage);
      if (page !== tailPage || marks !== tailMarks) {
        tail = Buffer.from(verdictText(judge, id, storable(marks)));
        tailPage = page;
        tailMarks = marks;
      }
      if (tail.length === 0) continue;
      out.raw(head);
      out.integer(id);
      out.raw(tail);
      if (!storable(marks) && (marks & mark.live) !== 0) {
        out.ascii(',"record":');
        text.record(judge.kind, id, contents.read(judge, id));
      }
      out.ascii('}\n');
      if (out.length < chunkSize) continue;
      yield out.content();
      out.length = 0;
    }
  }
  yield out.content();
}

/** What a line says of a record behind its id: verdict, place and reasons; empty when there is nothing to say. */
function verdictText(judge: RecordJudge, id: number, stored: boolean): string {
  const marks = judge.marksOf(id);
  const verdict = verdictOf(marks);
  if (verdict === undefined) return '';
  const place = (marks & (mark.live | mark.deleted)) !== 0 ? placeText(judge, id) : '';
  const why = reasonsOf(marks);
  return `,"verdict":"${verdict}","stored":${stored}${place}${why.length > 0 ? `,"why":${JSON.stringify(why)}` : ''}`;
}

function placeText(judge: RecordJudge, id: number): string {
  const source = sourceOf(judge, id);
  if (source === 'wal') return `,"source":"wal"`;
  const page = Math.floor((id - 1) / recordKinds[judge.kind].geometry.slotsPerPage);
  const isMoved = source === 'scan' && judge.map.places[page] === pagePlace.moved;
  const number = (judge.map.offsets[page] ?? 0) / pageSize;
  return `,"source":"${source}","page":${number}${isMoved ? ',"moved":true' : ''}`;
}

/** The records alone, a line of JSON each: recovered and partial ones, whether they can be stored or not. */
export function* recordLines(
  {judges, blobs}: Analysis,
  wanted: (marks: number) => boolean,
): Generator<Uint8Array, void> {
  const text = new RecordText();
  const contents = new ContentReader(blobs);
  const {out} = text;
  for (const judge of [judges.node, judges.edge]) {
    for (let id = 1; id <= judge.lastId; id++) {
      const marks = judge.marksOf(id);
      const verdict = verdictOf(marks);
      if (verdict === undefined || verdict === 'lost' || !wanted(marks)) continue;
      out.ascii(`{"kind":"${judge.kind}","verdict":"${verdict}","record":`);
      text.record(judge.kind, id, contents.read(judge, id));
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
