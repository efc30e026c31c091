import {ascendingOrder} from '../../format/ascending.js';
import type {JsonReader} from '../../format/json/json-reader.js';
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

/** Checks the array at the reader and its records. Behind the first problem only the syntax matters. */
export function checkArray(reader: JsonReader, record: ExportRecordReader): RecordArray {
  const start = reader.position;
  let count = 0;
  let problem: string | undefined;
  let ascending = true;
  let exact = true;
  let last: SourceId | undefined;
  for (let more = reader.firstItem(); more; more = reader.nextItem()) {
    count++;
    if (problem !== undefined) {
      reader.skipValue();
      continue;
    }
    problem = record.read(false);
    const {id} = record;
    if (id === undefined) continue;
    if (last !== undefined && id < last) ascending = false;
    if (typeof id !== 'number') exact = false;
    last = id;
  }
  return {start, count, problem, ascending, exact};
}

/** Offsets of the records of an array, by ascending id. */
export function orderedOffsets(reader: JsonReader, record: ExportRecordReader, array: RecordArray): Float64Array {
  const {count} = array;
  const offsets = new Float64Array(count);
  const ids: Float64Array | SourceId[] = array.exact ? new Float64Array(count) : new Array<SourceId>(count);
  reader.seek(array.start);
  let i = 0;
  for (let more = reader.firstItem(); more && i < count; more = reader.nextItem(), i++) {
    offsets[i] = reader.position;
    record.read(false);
    ids[i] = record.id ?? 0;
  }
  return ascendingOrder(ids).map((index) => offsets[index] ?? 0);
}
