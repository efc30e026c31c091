import {type Fields, fieldsOf} from '../../evidence/comparison/record-fields.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {KnownCopies} from '../../outputs/past/history-index.js';
import {isOfAnother, lineageOf, otherStore, type PastCopy, withCopy} from '../../outputs/past/past-copy.js';
import type {JudgedCopy} from '../../outputs/past/sound-copies.js';
import {copiesRead, type StoreCopies} from '../../outputs/past/timelines.js';
import type {Tell} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import {RecordReader} from '../../storage/reading/record-reader.js';

/** The record whose past is asked for. */
export interface RecordQuestion {
  readonly kind: RecordKind;
  readonly id: number;
}

/** What a copy says of a record. */
export interface ReadCopy extends JudgedCopy {
  /** Null where the copy has no such record, or is passed over. */
  readonly fields: Fields | null;
}

/** What one copy says, and what the next one needs to know of it. */
interface Answer {
  readonly fields: Fields | null;
  readonly blake3: string;
  readonly lineage: readonly string[] | undefined;
}

/** Asks the copies of a store, the oldest first, for a record. Where the index knows that it did not change, a copy is not opened. */
export async function readRecord(timeline: StoreCopies, question: RecordQuestion, tell: Tell): Promise<ReadCopy[]> {
  const {copies} = timeline;
  const known = await KnownCopies.of(copies, true);
  const isMixed = copies.some(({identity}) => identity === undefined);
  const pace = new Pace(tell);
  const read: ReadCopy[] = [];
  let last: Answer | undefined;
  for (const copy of copies) {
    const pause = pace.pause(() => copiesRead('copies', copies, read.length));
    if (pause) await pause;
    const touched: readonly number[] | undefined = last && known.find(copy, last.blake3)?.touched[question.kind];
    if (last && touched && !touched.includes(question.id)) {
      last = {...last, blake3: copy.blake3 as string};
      read.push({copy, reason: null, fields: last.fields});
      continue;
    }
    const {lineage}: Partial<Answer> = last ?? {};
    const found: Answer | string = await withCopy(copy, 'in part', (opened) =>
      answer(opened, question, isMixed, lineage),
    );
    if (typeof found !== 'string') last = found;
    read.push(typeof found === 'string' ? {copy, reason: found, fields: null} : {copy, reason: null, ...found});
  }
  return read;
}

function answer(
  opened: PastCopy,
  {kind, id}: RecordQuestion,
  isMixed: boolean,
  lineage: readonly string[] | undefined,
): Answer | string {
  if (lineage && isOfAnother(opened, lineage)) return otherStore;
  const reader = new RecordReader(opened.snapshot, kind, soughtBlock);
  const fields = reader.seek(id) ? fieldsOf(reader) : null;
  return {fields, blake3: opened.blake3, lineage: isMixed ? lineageOf(opened) : undefined};
}

/** Bytes of blobs read at a time: only those of one record are wanted. */
const soughtBlock = 4096;
