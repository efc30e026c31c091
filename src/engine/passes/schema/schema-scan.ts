import {propertyCheck} from '../../check/property-check.js';
import {type LiveRecord, type RecordCensus, recordSteps} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import type {Finding} from '../../faults/fault.js';
import {deletedFlag} from '../../format/records/constants.js';
import {edgeGeometry} from '../../format/records/geometry.js';
import {edgeSlot} from '../../format/records/layouts.js';
import {forEachProperty} from '../../format/values/property-entries.js';
import {BlobError, decodeLabels} from '../../format/values/property-value.js';
import {u32At, u64At} from '../../format/words.js';
import {blobFinding} from '../../storage/reading/blob-finding.js';
import {BlobReader} from '../../storage/reading/blob-reader.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';
import {isFree, slotPages} from '../../storage/reading/slot-scan.js';
import {mostNames, NameTable, PairTable} from './names.js';

/** The names of one kind of record: label blobs by number, and properties by label blob, key and type. */
class KindTally {
  readonly labels: NameTable;
  /** Number of the label blob of each record, by id; one more, and 0 for none. */
  readonly labelOf: Uint32Array;
  /** Label blob and key. */
  readonly keys: PairTable;
  /** Number in `keys` and tag of the value. */
  readonly types: PairTable;
  /** Records by label blob. */
  readonly records: PairTable;

  constructor(nextId: number, limit: number) {
    this.labels = new NameTable(limit);
    this.labelOf = new Uint32Array(nextId);
    this.keys = new PairTable(limit);
    this.types = new PairTable(limit);
    this.records = new PairTable(limit);
  }
}

/** What a store's records are called, by numbers. */
export interface SchemaTally {
  readonly census: RecordCensus;
  readonly keys: readonly Uint8Array[];
  readonly node: KindTally;
  readonly edge: KindTally;
  /** Edge ends: label blob of the source and of the target, each one more, 0 for a node that is not live. */
  readonly ends: PairTable;
  /** Number in `ends` and label blob of the edge. */
  readonly patterns: PairTable;
}

/**
 * Reads every record and every blob once, a slot page at a time. Findings about slots, blobs and labels go to `report`. Memory: 4 bytes an id, and every distinct name once. Throws TooManyNames.
 */
export function* schemaSteps(
  snapshot: StoreSnapshot,
  report: (found: Finding) => void,
  limit = mostNames,
): Steps<SchemaTally> {
  const {header, store} = snapshot;
  const blobs = new BlobReader(snapshot.bytes);
  const names = new NameTable(limit);
  const node = new KindTally(header.nextNodeId, limit);
  const edge = new KindTally(header.nextEdgeId, limit);
  let isSound = true;
  const checkProperties = propertyCheck(store, blobs, (found) => {
    isSound = false;
    report(found);
  });
  const census = yield* recordSteps(snapshot, report, (record) => {
    const tally = record.kind === 'node' ? node : edge;
    const label = labelNumber(store, record, tally, blobs, report);
    tally.labelOf[record.id] = label + 1;
    tally.records.count(label, 0);
    isSound = true;
    checkProperties(record);
    // What does not decode has no keys to be gone through.
    if (record.propLength === 0 || !isSound) return;
    blobs.read(record.propOffset, record.propLength);
    const {bytes, start} = blobs;
    forEachProperty(bytes, start, (keyStart, keyEnd, tag) => {
      tally.types.count(tally.keys.count(label, names.numberOf(bytes, keyStart, keyEnd)), tag);
    });
  });
  const ends = new PairTable(limit);
  const patterns = new PairTable(limit);
  yield* countPatterns(snapshot, node, edge, ends, patterns);
  return {census, keys: names.all(), node, edge, ends, patterns};
}

/** The number of a record's label blob, which is judged when it is new. */
function labelNumber(
  store: string,
  record: LiveRecord,
  tally: KindTally,
  blobs: BlobReader,
  report: (found: Finding) => void,
): number {
  const {kind, id, labelOffset: offset, labelLength: length} = record;
  if (length > 0) blobs.read(offset, length);
  const known = tally.labels.size;
  const number = tally.labels.numberOf(blobs.bytes, blobs.start, blobs.start + length);
  if (number < known) return number;
  try {
    decodeLabels[kind](tally.labels.name(number));
  } catch (error) {
    if (!(error instanceof BlobError)) throw error;
    report(blobFinding({store, kind, id, field: 'labels', offset}, error));
  }
  return number;
}

function* countPatterns(
  {bytes, chains}: StoreSnapshot,
  node: KindTally,
  edge: KindTally,
  ends: PairTable,
  patterns: PairTable,
): Steps<void> {
  const {fromNode, toNode, flags} = edgeSlot.at;
  for (const page of slotPages(bytes, edgeGeometry, chains.edge.extents)) {
    const {words} = page;
    for (let slot = 0, at = page.start; slot < page.slots; slot++, at += edgeGeometry.slotSize) {
      if (isFree(words, at) || (u32At(words, at + flags) & deletedFlag) !== 0) continue;
      const from = node.labelOf[u64At(words, at + fromNode)] ?? 0;
      const to = node.labelOf[u64At(words, at + toNode)] ?? 0;
      patterns.count(ends.count(from, to), (edge.labelOf[page.firstId + slot] ?? 0) - 1);
    }
    yield;
  }
}
