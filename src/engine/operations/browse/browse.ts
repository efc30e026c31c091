import {readLeniently} from '../../check/lenient-store.js';
import {type PageRun, pageRuns} from '../../evidence/page-uses.js';
import {lookAtWhole} from '../../evidence/whole-look.js';
import type {RecordKind} from '../../format/records/geometry.js';
import {Memory, type MemoryRecord} from '../../passes/memory.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {requireFile} from '../../storage/files/file-system.js';
import {LenientDevice} from '../../storage/files/lenient-device.js';
import {withStableFile} from '../../storage/reading/open-store.js';
import {type NeighbourList, readList} from './neighbours.js';
import {
  LabelCounter,
  type LabelCounts,
  listRecords,
  type RecordPart,
  type ScanPlace,
  searchRecords,
  type Which,
} from './scan.js';

/** What of the memory in a store is looked at. */
export type MemoryPlace =
  | {readonly topic: 'labels'}
  | {readonly topic: 'records'; readonly which: Which; readonly from: ScanPlace}
  | {readonly topic: 'found'; readonly query: string; readonly from: ScanPlace | undefined}
  | {
      readonly topic: 'record';
      readonly kind: RecordKind;
      readonly id: number;
      /** The edges with which its lists go on, where parts of them were passed over. */
      readonly out?: number | undefined;
      readonly in?: number | undefined;
    }
  | {readonly topic: 'pages'};

/** What a header tells of a store, and what keeps parts of it from being read. */
export interface StoreLook {
  readonly store: string;
  readonly size_bytes: number;
  /** As the header counts them; undefined where it is not to be believed. */
  readonly nodes: number | undefined;
  readonly edges: number | undefined;
  readonly problems: readonly string[];
}

/** An edge with its ends, or a node with its lists. */
export interface RecordLook {
  readonly topic: 'record';
  readonly record: MemoryRecord;
  readonly lists: readonly NeighbourList[];
  readonly ends: {readonly from: MemoryRecord; readonly to: MemoryRecord} | undefined;
}

export type MemoryView = StoreLook &
  (
    | {readonly topic: 'labels'}
    | ({readonly topic: 'records'; readonly which: Which; readonly kind: RecordKind} & RecordPart)
    | ({readonly topic: 'found'; readonly query: string} & RecordPart)
    | RecordLook
    | {readonly topic: 'pages'; readonly runs: readonly PageRun[]}
  );

/** Labels of all records, and how many there are of each. */
export interface LabelsReport {
  /** Whether all records were counted, and not only the first of them. */
  readonly isWhole: boolean;
  readonly node: LabelCounts;
  readonly edge: LabelCounts;
}

/** Labels of the records that were counted by now. */
export interface Counted {
  readonly type: 'counted';
  readonly labels: LabelsReport;
}

/** Where the damage of a store lies. */
export interface DamageReport {
  /** Pages that findings name, by number. */
  readonly damaged: readonly number[];
  readonly findings: number;
}

/** Bytes of blobs that are read at a time where records are looked up one by one. */
const soughtBlock = 4096;

/**
 * Looks at a part of the memory in a store; only what is shown is read. Damage is shown, never raised; only a missing file (L0002), a
 * store that keeps changing (L2003) and I/O errors are.
 */
export function lookAtMemory(store: string, place: MemoryPlace): Operation<Note | Progress, MemoryView> {
  return reading(store, async (memory, tell) => {
    const {size} = memory.store.bytes;
    const seen = await viewOf(memory, place, tell);
    const problems = [...memory.problems(), ...unreadable(memory)];
    return {store, size_bytes: size, nodes: memory.count('node'), edges: memory.count('edge'), problems, ...seen};
  });
}

/** Counts the labels of all records, and tells them as they are met. Raises what `lookAtMemory` raises. */
export async function* countMemory(store: string): Operation<Note | Progress | Counted, LabelsReport> {
  let [node, edge] = [new LabelCounter(), new LabelCounter()];
  const soFar = (isWhole: boolean): LabelsReport => ({isWhole, node: node.soFar(), edge: edge.soFar()});
  const work = reading(store, async (memory, tell) => {
    // Of a store that changed meanwhile all is counted again.
    [node, edge] = [new LabelCounter(), new LabelCounter()];
    await node.countAll(memory, 'node', tell);
    await edge.countAll(memory, 'edge', tell);
    return soFar(true);
  });
  let told = Number.NEGATIVE_INFINITY;
  for (let step = await work.next(); ; step = await work.next()) {
    if (step.done) return step.value;
    yield step.value;
    if (performance.now() - told < countedMs || node.size + edge.size > mostSorted) continue;
    yield {type: 'counted', labels: soFar(false)};
    told = performance.now();
  }
}

/** How often it is told what was counted by now, as long as there are not so many labels that to sort them is the most work. */
const countedMs = 1000;
const mostSorted = 10_000;

/** Judges the whole store and says which pages are damaged. Raises what `lookAtMemory` raises, and L1001 for what is no store. */
export async function* findDamage(store: string): Operation<Note | Progress, DamageReport> {
  const {damaged, verdict} = yield* whileWorking((tell) =>
    withStableFile(store, (file) => lookAtWhole(store, file, tell)),
  );
  return {damaged, findings: verdict.finding_count};
}

async function* reading<T>(
  store: string,
  work: (memory: Memory, tell: Tell) => Promise<T>,
): Operation<Note | Progress, T> {
  requireFile(store);
  return yield* whileWorking((tell) =>
    withStableFile(store, (file) => work(new Memory(readLeniently(new LenientDevice(file))), tell)),
  );
}

async function viewOf(memory: Memory, place: MemoryPlace, tell: Tell): Promise<ViewPart> {
  switch (place.topic) {
    case 'labels':
      return {topic: 'labels'};
    case 'records': {
      const part = await listRecords(memory, place.which, place.from, tell);
      return {topic: 'records', which: place.which, kind: place.from.kind, ...part};
    }
    case 'found':
      return {topic: 'found', query: place.query, ...(await searchRecords(memory, place.query, place.from, tell))};
    case 'record':
      return lookAtRecord(new Memory(memory.store, soughtBlock), place);
    case 'pages':
      return {topic: 'pages', runs: pageRuns(memory.store)};
  }
}

type ViewPart = MemoryView extends infer View ? (View extends StoreLook ? Omit<View, keyof StoreLook> : never) : never;

function lookAtRecord(
  memory: Memory,
  {kind, id, out, in: incoming}: Extract<MemoryPlace, {topic: 'record'}>,
): RecordLook {
  const record = memory.record(kind, id);
  if (kind === 'node') {
    const isThere = record.state === 'live';
    const lists = isThere ? [readList(memory, id, 'out', out), readList(memory, id, 'in', incoming)] : [];
    return {topic: 'record', record, lists, ends: undefined};
  }
  const slot = memory.slot('edge', id);
  if (!slot || slot.state === 'never written') return {topic: 'record', record, lists: [], ends: undefined};
  const ends = {from: memory.record('node', slot.from), to: memory.record('node', slot.to)};
  return {topic: 'record', record, lists: [], ends};
}

function unreadable({store: {device}}: Memory): string[] {
  return [...(device.unreadable?.values() ?? [])].map(({message}) => message);
}
