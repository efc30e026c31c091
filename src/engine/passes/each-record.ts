import type {GraphRecord} from '../format/columns/graph-record.js';
import {maxReadDepth} from '../format/records/constants.js';
import type {RecordKind} from '../format/records/geometry.js';
import {decodeProperties, type PropertyMap, type PropertyValue, ValueWriter} from '../format/values/property-value.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {RecordReader} from '../storage/reading/record-reader.js';
import type {RedactedKeys, Scope} from './chosen-records.js';
import {LabelTexts} from './label-texts.js';
import type {Tell} from './operation.js';
import {Pace} from './pace.js';

/** Takes a record; it is one object for all of them. */
export type Taken = (record: GraphRecord) => void;

/** What stands in the place of a value that nobody is to see. */
const blank = 'redacted';

/** Gives the records of one kind that are wanted to whoever takes them, in the order of their ids, and returns how many there were. */
export async function eachRecord(
  snapshot: StoreSnapshot,
  kind: RecordKind,
  {scope, phase}: {readonly scope: Scope; readonly phase: string},
  take: Taken,
  tell: Tell,
): Promise<number> {
  const reader = new RecordReader(snapshot, kind);
  const labels = new LabelTexts(kind);
  const pace = new Pace(tell);
  const total = snapshot.header[kind === 'node' ? 'nodeCount' : 'edgeCount'];
  const redact = scope.redacted.size === 0 ? undefined : new Redaction(scope.redacted);
  const record: GraphRecord = {id: 0, from: 0, to: 0, labels: [], bytes: new Uint8Array(0), start: 0, end: 0};
  const readProperties = (bytes: Uint8Array, start: number, end: number): void => {
    record.bytes = bytes;
    record.start = start;
    record.end = end;
    redact?.change(record);
    take(record);
  };
  let count = 0;
  while (reader.next()) {
    const pause = pace.record(phase, total);
    if (pause) await pause;
    if (!scope.has(kind, reader.id)) continue;
    record.id = reader.id;
    record.from = reader.fromNode;
    record.to = reader.toNode;
    record.labels = labels.of(reader).stored;
    reader.use('properties', readProperties);
    count++;
  }
  return count;
}

/** Blanks the values of some keys, in maps inside of values too. */
class Redaction {
  private readonly writer = new ValueWriter(maxReadDepth);

  constructor(private readonly keys: RedactedKeys) {}

  /** Gives a record other properties where it has one of the keys. */
  change(record: GraphRecord): void {
    const bytes = this.writer.encode(this.blanked(decodeProperties(record.bytes, record.start, record.end)));
    record.bytes = bytes;
    record.start = 0;
    record.end = bytes.length;
  }

  private blanked(value: PropertyValue): PropertyValue {
    if (value instanceof Map) {
      const entries = [...(value as PropertyMap)];
      return new Map(entries.map(([key, inner]) => [key, this.isHidden(key) ? blank : this.blanked(inner)]));
    }
    return Array.isArray(value) ? value.map((item) => this.blanked(item)) : value;
  }

  private isHidden(key: string): boolean {
    const met = this.keys.get(key);
    if (met === undefined) return false;
    this.keys.set(key, met + 1);
    return true;
  }
}
