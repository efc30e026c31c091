import {Fault} from '../faults/fault.js';
import {extentSize} from '../format/records/constants.js';
import type {RecordKind} from '../format/records/geometry.js';
import {sha256} from '../storage/checksum.js';
import {canonicalPath, openForReading} from '../storage/files/file-system.js';
import {machineName} from '../storage/files/machine.js';
import {readStore, type StoreSnapshot} from '../storage/reading/open-store.js';
import {RecordReader} from '../storage/reading/record-reader.js';

/** Which store a file is: where it lies, on which machine, and what its first records say. A name alone is none of these. */
export interface StoreIdentity {
  /** Canonical path. */
  readonly path: string;
  /** Name of the machine that the path is of. */
  readonly machine: string;
  /**
   * What the bytes say: digests of how the property bytes begin, and the first live records: kind, id, a digest of what no
   * update changes (labels; label and ends of an edge), and one of the properties, where it has any.
   */
  readonly lineage: readonly string[];
}

/** How two identities stand to each other. */
export interface Kinship {
  /** another: told by the path, or by the records. unknown: neither proved nor denied. */
  readonly verdict: 'same' | 'another' | 'unknown';
  /** Why, as a sentence about the second one. */
  readonly reason: string;
}

/** Records of each kind that a lineage names. */
const namedRecords = 16;

/** The identity of a store that is open. Raises what reading its first records raises. */
export function identityOf(store: string, snapshot: StoreSnapshot): StoreIdentity {
  return {path: canonicalPath(store), machine: machineName(), lineage: lineageOf(snapshot)};
}

/** As `identityOf`, of a store as it lies there; without a lineage where it cannot be read. Raises L5001 and L5002. */
export function identityAt(store: string): StoreIdentity {
  const place = {path: canonicalPath(store), machine: machineName()};
  try {
    const file = openForReading(store);
    try {
      return {...place, lineage: lineageOf(readStore(file, store))};
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof Fault) return {...place, lineage: []};
    throw error;
  }
}

function lineageOf(snapshot: StoreSnapshot): string[] {
  return [...beginningsOf(snapshot), ...recordsOf(snapshot, 'node'), ...recordsOf(snapshot, 'edge')];
}

const beginning = 'blobs';
const longestBeginning = 4096;

/** Digests of the first 8, 16, 32, … bytes of the property extents, as far as they are in use. */
function* beginningsOf({header, chains, bytes}: StoreSnapshot): Generator<string, void> {
  const {extents} = chains.prop;
  const [first] = extents;
  if (first === undefined) return;
  const used = extents.length > 1 ? longestBeginning : Math.min(header.nextPropOffset - first, longestBeginning);
  const content = new Uint8Array(used);
  bytes.read(content, first);
  for (let size = 8; size <= used; size *= 2) yield `${beginning} ${size} ${shortDigest(content.subarray(0, size))}`;
}

/** Nobody has checked the store: a record whose blobs lie where none can says nothing of it. */
function* recordsOf(snapshot: StoreSnapshot, kind: RecordKind): Generator<string, void> {
  const reader = new RecordReader(snapshot, kind, 4096);
  const isPlaced = (at: number, length: number): boolean =>
    length === 0 || snapshot.chains.prop.extents.some((start) => at >= start && at + length <= start + extentSize);
  for (let count = 0; count < namedRecords && reader.next(); count++) {
    if (!isPlaced(reader.labelOffset, reader.labelLength) || !isPlaced(reader.propOffset, reader.propLength)) continue;
    const ends = kind === 'edge' ? [reader.fromNode, reader.toNode] : [];
    const lasting = shortDigest(Buffer.from(JSON.stringify([reader.labels(), ends])));
    const properties = reader.use('properties', (bytes, start, end) => bytes.slice(start, end));
    yield `${kind} ${reader.id} ${lasting}${properties.length > 0 ? ` ${shortDigest(properties)}` : ''}`;
  }
}

function shortDigest(bytes: Uint8Array): string {
  const digest = sha256();
  digest.update(bytes);
  return digest.hex().slice(0, 8);
}

/** How a second identity stands to a first one. */
export function kinshipOf(first: StoreIdentity, second: StoreIdentity): Kinship {
  const likeness = compareLineages(first.lineage, second.lineage);
  const isSamePath = first.path === second.path;
  const isSameMachine = first.machine === second.machine;
  if (likeness === 'another') return {verdict: 'another', reason: `${second.path} has other records from the first on`};
  if (isSamePath && isSameMachine) return {verdict: 'same', reason: `${second.path} on ${second.machine}`};
  if (!isSamePath) return {verdict: 'another', reason: `it is of ${second.path} on ${second.machine}`};
  return {verdict: 'unknown', reason: `it is of ${second.path} on another machine, ${second.machine}`};
}

/**
 * What the bytes say of two stores. Property bytes are only ever added to, so that an equal beginning is of one lineage
 * (`alike`), whatever came after it. Where a compaction may have moved them, a record with the same content is. Otherwise an
 * id that names two records is of two (`another`), and so are stores of which neither beginning nor any record is the same.
 * `nothing` when they have nothing in common that could be compared.
 */
export function compareLineages(a: readonly string[], b: readonly string[]): 'alike' | 'another' | 'nothing' {
  const known = new Map(a.map(splitEntry));
  const shared = b.map(splitEntry).filter(([name]) => known.has(name));
  const beginnings = shared.filter(([name]) => name.startsWith(beginning));
  const records = shared.filter(([name]) => !name.startsWith(beginning));
  const isKnown = ([name, {lasting}]: Entry): boolean => known.get(name)?.lasting === lasting;
  const longest = beginnings.at(-1);
  if (longest && isKnown(longest)) return 'alike';
  // One record that differs may be damage; none that is the same is another store.
  if (records.some(([name, {content}]) => content !== '' && known.get(name)?.content === content)) return 'alike';
  if (!records.every(isKnown)) return 'another';
  return beginnings.length === 0 ? 'nothing' : 'another';
}

type Entry = readonly [name: string, {readonly lasting: string; readonly content: string}];

function splitEntry(entry: string): Entry {
  const [kind, id, lasting = '', content = ''] = entry.split(' ');
  return [`${kind} ${id}`, {lasting, content}];
}
