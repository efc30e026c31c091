import {IdSet} from '../format/id-set.js';
import {writeValue} from '../format/json/canonical-json.js';
import {JsonBytes} from '../format/json/json-bytes.js';
import type {RecordKind} from '../format/records/geometry.js';
import type {PropertyValue} from '../format/values/property-value.js';
import type {StoreSnapshot} from '../storage/reading/open-store.js';
import {haveSameBlobs, RecordReader} from '../storage/reading/record-reader.js';
import {LabelTexts} from './label-texts.js';
import type {Tell} from './operation.js';
import {Pace} from './pace.js';

/** A value that a property must have. */
export interface Wanted {
  readonly key: string;
  /** The value as text, or as JSON writes it. */
  readonly value: string;
}

/** What of a graph is wanted; all of it where nothing is said. */
export interface Narrowing {
  /** Nodes with one of these labels, and the edges between them. */
  readonly labels: readonly string[];
  /** Nodes with all of these properties, and the edges between them. */
  readonly where: readonly Wanted[];
  /** Only what is new or other than in this older state of the store, and the ends of such edges. */
  readonly since?: StoreSnapshot | undefined;
  /** Keys whose values nobody is to see. */
  readonly redact: readonly string[];
}

/** The records of a store that are wanted. */
export interface Scope {
  /** Whether they are all. */
  readonly isAll: boolean;
  readonly redacted: RedactedKeys;
  /** Records of the backup that the store has no more. */
  readonly deleted: {readonly nodes: number; readonly edges: number};
  has(kind: RecordKind, id: number): boolean;
}

/** Keys whose values nobody is to see, and how many of these were met so far. */
export type RedactedKeys = Map<string, number>;

const none = {nodes: 0, edges: 0};

/** Finds the records that are wanted. */
export async function chooseRecords(snapshot: StoreSnapshot, narrowing: Narrowing, tell: Tell): Promise<Scope> {
  const {labels, where, since, redact} = narrowing;
  const redacted = new Map(redact.map((key) => [key, 0]));
  const isAll = labels.length === 0 && where.length === 0;
  if (isAll && since === undefined) return {isAll, redacted, deleted: none, has: () => true};
  const inside = isAll ? undefined : await matchingNodes(snapshot, narrowing, tell);
  const isInside = (id: number): boolean => inside?.has(id) ?? true;
  if (since !== undefined) {
    return changedRecords(snapshot, since, {redacted, isInside}, tell);
  }
  const edges = await edgesInside(snapshot, isInside, () => true, tell);
  return {isAll: false, redacted, deleted: none, has: (kind, id) => (kind === 'node' ? isInside(id) : edges.has(id))};
}

async function matchingNodes(snapshot: StoreSnapshot, {labels, where}: Narrowing, tell: Tell): Promise<IdSet> {
  const found = new IdSet(snapshot.header.nextNodeId);
  const wanted = new Set(labels);
  const reader = new RecordReader(snapshot, 'node');
  const texts = new LabelTexts('node');
  const pace = new Pace(tell);
  while (reader.next()) {
    const pause = pace.record('select', snapshot.header.nodeCount);
    if (pause) await pause;
    if (wanted.size > 0 && !texts.of(reader).stored.some((label) => wanted.has(label))) continue;
    if (where.length > 0) {
      const properties = reader.properties();
      if (!where.every(({key, value}) => isValue(properties.get(key), value))) continue;
    }
    found.add(reader.id);
  }
  return found;
}

/** Whether a value is the wanted one: the same text, or what JSON writes for it. */
export function isValue(value: PropertyValue | undefined, wanted: string): boolean {
  if (value === undefined || value === wanted) return value !== undefined;
  const json = new JsonBytes(64, 'compact');
  writeValue(json, value, 0, 'token');
  return Buffer.from(json.content()).toString() === wanted;
}

async function edgesInside(
  snapshot: StoreSnapshot,
  isInside: (id: number) => boolean,
  isWanted: (reader: RecordReader) => boolean,
  tell: Tell,
): Promise<IdSet> {
  const found = new IdSet(snapshot.header.nextEdgeId);
  const reader = new RecordReader(snapshot, 'edge');
  const pace = new Pace(tell);
  while (reader.next()) {
    const pause = pace.record('select', snapshot.header.edgeCount);
    if (pause) await pause;
    if (isInside(reader.fromNode) && isInside(reader.toNode) && isWanted(reader)) found.add(reader.id);
  }
  return found;
}

/** Who is inside, and what is not to be seen. */
interface Inside {
  readonly redacted: RedactedKeys;
  readonly isInside: (id: number) => boolean;
}

async function changedRecords(
  snapshot: StoreSnapshot,
  backup: StoreSnapshot,
  {redacted, isInside}: Inside,
  tell: Tell,
): Promise<Scope> {
  const nodes = new IdSet(snapshot.header.nextNodeId);
  const reader = new RecordReader(snapshot, 'node');
  const old = new RecordReader(backup, 'node');
  const pace = new Pace(tell);
  while (reader.next()) {
    const pause = pace.record('compare', snapshot.header.nodeCount);
    if (pause) await pause;
    if (isInside(reader.id) && !(old.seek(reader.id) && haveSameBlobs(reader, old))) nodes.add(reader.id);
  }
  const oldEdges = new RecordReader(backup, 'edge');
  const isChanged = (edge: RecordReader): boolean => {
    const isThere = oldEdges.seek(edge.id) && oldEdges.fromNode === edge.fromNode && oldEdges.toNode === edge.toNode;
    if (isThere && haveSameBlobs(edge, oldEdges)) return false;
    // Who reads an edge looks for its ends.
    nodes.add(edge.fromNode);
    nodes.add(edge.toNode);
    return true;
  };
  const edges = await edgesInside(snapshot, isInside, isChanged, tell);
  const deleted = {
    nodes: await goneOf('node', snapshot, backup, tell),
    edges: await goneOf('edge', snapshot, backup, tell),
  };
  return {isAll: false, redacted, deleted, has: (kind, id) => (kind === 'node' ? nodes.has(id) : edges.has(id))};
}

/** How many records of a backup the store has no more. */
async function goneOf(kind: RecordKind, snapshot: StoreSnapshot, backup: StoreSnapshot, tell: Tell): Promise<number> {
  const now = new RecordReader(snapshot, kind);
  const old = new RecordReader(backup, kind);
  const pace = new Pace(tell);
  let gone = 0;
  while (old.next()) {
    const pause = pace.record('compare', 0);
    if (pause) await pause;
    if (!now.seek(old.id)) gone++;
  }
  return gone;
}
