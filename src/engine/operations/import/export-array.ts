import type {Steps} from '../../check/steps.js';
import {ascendingOrder} from '../../format/ascending.js';
import type {JsonReader} from '../../format/json/json-reader.js';
import {pageSize} from '../../format/records/constants.js';
import type {ExportRecordReader, SourceId} from './export-record.js';

/** What one passage over an array of records found out. */
export interface RecordArray {
  /** Offset of its opening bracket. */
  readonly start: number;
  readonly count: number;
  /** What is wrong with the first record that is not as it should be. */
  readonly problem: string | undefined;
  /** Whether the records come by ascending id already. */
  readonly ascending: boolean;
  /** Whether every id is a number. */
  readonly exact: boolean;
}

/** Goes through the items of the array at the reader, a step for so many bytes as a page has. */
function* itemSteps(reader: JsonReader, take: () => void): Steps<void> {
  let next = reader.position + pageSize;
  for (let more = reader.firstItem(); more; more = reader.nextItem()) {
    take();
    for (; reader.position >= next; next += pageSize) yield;
  }
}

/** Checks the array at the reader and its records. Behind the first problem only the syntax matters. */
export function* checkArray(reader: JsonReader, record: ExportRecordReader): Steps<RecordArray> {
  const start = reader.position;
  let count = 0;
  let problem: string | undefined;
  let ascending = true;
  let exact = true;
  let last: SourceId | undefined;
  yield* itemSteps(reader, () => {
    count++;
    if (problem !== undefined) return reader.skipValue();
    problem = record.read(false);
    const {id} = record;
    if (id === undefined) return;
    if (last !== undefined && id < last) ascending = false;
    if (typeof id !== 'number') exact = false;
    last = id;
  });
  return {start, count, problem, ascending, exact};
}

/** Offsets of the records of an array, by ascending id. */
export function* orderedOffsets(
  reader: JsonReader,
  record: ExportRecordReader,
  {start, count, exact}: RecordArray,
): Steps<Float64Array> {
  const offsets = new Float64Array(count);
  const ids: Float64Array | SourceId[] = exact ? new Float64Array(count) : new Array<SourceId>(count);
  let i = 0;
  reader.seek(start);
  yield* itemSteps(reader, () => {
    offsets[i] = reader.position;
    record.read(false);
    ids[i++] = record.id ?? 0;
  });
  return ascendingOrder(ids).map((index) => offsets[index] ?? 0);
}
