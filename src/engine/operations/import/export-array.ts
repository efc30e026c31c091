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

/** Reads and encodes the records of an array by ascending id, those of equal ids in the order of the array. Yields what is wrong with each. */
export function* readRecords(
  reader: JsonReader,
  record: ExportRecordReader,
  array: RecordArray,
): Generator<string | undefined> {
  if (array.ascending) {
    reader.seek(array.start);
    for (let more = reader.firstItem(); more; more = reader.nextItem()) yield record.read(true);
    return;
  }
  for (const offset of orderedOffsets(reader, record, array)) {
    reader.seek(offset);
    yield record.read(true);
  }
}

/** Offsets of the records of an array, by ascending id. */
function orderedOffsets(reader: JsonReader, record: ExportRecordReader, array: RecordArray): Float64Array {
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
  const order = ids instanceof Float64Array ? (sortPacked(ids) ?? sortIndices(ids)) : sortIndices(ids);
  return order.map((index) => offsets[index] ?? 0);
}

/** Indices by ascending id, sorted together with the ids as single numbers; undefined when the two do not fit into one. */
function sortPacked(ids: Float64Array): Float64Array | undefined {
  const count = ids.length;
  const least = ids.reduce((a, b) => Math.min(a, b));
  const most = ids.reduce((a, b) => Math.max(a, b));
  if ((most - least + 1) * count > Number.MAX_SAFE_INTEGER) return undefined;
  const packed = ids.map((id, i) => (id - least) * count + i).sort();
  for (let i = 0; i < count; i++) packed[i] = (packed[i] ?? 0) % count;
  return packed;
}

function sortIndices(ids: ArrayLike<SourceId>): Float64Array {
  const indices = Float64Array.from({length: ids.length}, (_, i) => i);
  const idAt = (i: number): SourceId => ids[i] ?? 0;
  return indices.sort((a, b) => (idAt(a) < idAt(b) ? -1 : idAt(a) > idAt(b) ? 1 : a - b));
}
