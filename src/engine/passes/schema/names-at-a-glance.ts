import {propertyCheck} from '../../check/property-check.js';
import {type LiveRecord, recordSteps} from '../../check/record-check.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {forEachProperty} from '../../format/values/property-entries.js';
import {BlobError, decodeLabels} from '../../format/values/property-value.js';
import {kindOf, openForReading} from '../../storage/files/file-system.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import {readStore, type StoreSnapshot} from '../../storage/reading/open-store.js';
import {NameTable, TooManyNames} from './names.js';

/** Names that the first records of a kind bear, in the order in which they were met. */
export interface NamesAtAGlance {
  readonly labels: readonly string[];
  readonly keys: readonly string[];
}

/** More names of a kind than anybody chooses from. */
const mostNames = 1000;

const other = {node: 'edge', edge: 'node'} as const;

/**
 * Labels and property keys of one kind of records, as far as they are met within `limitMs`: a hint for who types, and no report.
 * Damaged records are passed over, and nobody is waited for. Raises what opening a store raises.
 */
export function namesAtAGlance(store: string, kind: RecordKind, limitMs: number): NamesAtAGlance {
  const isLate = lateAfter(limitMs);
  // Opening a pipe would wait for a writer.
  if (kindOf(store) !== 'file') return {labels: [], keys: []};
  const file = openForReading(store);
  try {
    return collect(readStore(file), kind, isLate);
  } finally {
    file.close();
  }
}

function lateAfter(limitMs: number): () => boolean {
  const end = performance.now() + limitMs;
  return () => performance.now() > end;
}

function collect(snapshot: StoreSnapshot, kind: RecordKind, isLate: () => boolean): NamesAtAGlance {
  const labels = new NameTable(mostNames);
  const keys = new NameTable(mostNames);
  const {chains} = snapshot;
  const ofKind = {...snapshot, chains: {...chains, [other[kind]]: {...chains[other[kind]], extents: []}}};
  const steps = recordSteps(ofKind, () => {}, namesOf(snapshot, labels, keys));
  try {
    while (steps.next().done !== true && !isLate());
  } catch (error) {
    if (!(error instanceof TooManyNames)) throw error;
  }
  const decoder = new TextDecoder();
  return {
    labels: [...new Set(labels.all().flatMap((blob) => labelsIn(kind, blob)))],
    keys: keys.all().map((key) => decoder.decode(key)),
  };
}

/** A visitor that puts label blobs and keys into tables. */
function namesOf({bytes, store}: StoreSnapshot, labels: NameTable, keys: NameTable): (record: LiveRecord) => void {
  const blobs = new BlobReader(bytes);
  let isSound = true;
  const check = propertyCheck(store, blobs, () => {
    isSound = false;
  });
  return (record) => {
    if (record.labelLength > 0) {
      blobs.read(record.labelOffset, record.labelLength);
      labels.numberOf(blobs.bytes, blobs.start, blobs.end);
    }
    isSound = true;
    check(record);
    if (record.propLength === 0 || !isSound) return;
    blobs.read(record.propOffset, record.propLength);
    const {bytes: source, start} = blobs;
    forEachProperty(source, start, (from, to) => keys.numberOf(source, from, to));
  };
}

function labelsIn(kind: RecordKind, blob: Uint8Array): readonly string[] {
  try {
    return decodeLabels[kind](blob);
  } catch (error) {
    if (error instanceof BlobError) return [];
    throw error;
  }
}
