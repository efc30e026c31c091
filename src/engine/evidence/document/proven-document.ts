import {type AdjacencyFindings, judgeForReading} from '../../check/adjacency-verdict.js';
import {deadBlobBytes} from '../../check/dead-blobs.js';
import type {RecordCensus} from '../../check/record-check.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText} from '../../faults/fault.js';
import {maxWriteDepth} from '../../format/records/constants.js';
import {explained, recordPass, refusing} from '../../passes/checked-pass.js';
import {partsFor} from '../../passes/jobs.js';
import type {Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import {refuseDenied} from '../seal/seal-denial.js';
import type {DocumentCounts, DocumentKind} from './document-frame.js';
import {GraphDocument} from './graph-document.js';
import {PeerDocument} from './peer-document.js';
import {type ChunkSink, pour} from './pour.js';
import type {DocumentStyle, ShadowedRecord} from './record-printer.js';

/** How records with shadowing properties are shown: as they are, or as the peer shows them. */
export type Shadowing = 'real' | 'peer';

export interface DocumentRequest extends WaitOptions {
  readonly store: string;
  readonly kind: DocumentKind;
  readonly shadowed?: Shadowing | undefined;
  /** Writes NaN and the infinities as the tokens that Python reads, which JSON does not have. */
  readonly allowNaN?: boolean | undefined;
}

/** What is known once the whole document has been made. */
export interface DocumentFacts {
  readonly nodes: number;
  readonly edges: number;
  /** Bytes of the store file. */
  readonly sizeBytes: number;
  readonly shadowed: readonly ShadowedRecord[];
  readonly adjacency: AdjacencyFindings;
  /** Findings of the file that leave every record readable as it is. */
  readonly oddities: readonly Finding[];
  /** Bytes of deleted and overwritten values, of which no document tells. */
  readonly deadBytes: number;
  /** Sentences for people. */
  readonly notes: readonly string[];
}

/**
 * Makes the canonical document of a store and gives its chunks to `sink`. The store is checked, and proved unchanged, before
 * the result is returned. After an unstable read it begins again: `begin` makes a new sink each time.
 * Raises what opening and checking a store raise, L0015, L1015, L2003.
 */
export async function makeDocument(
  request: DocumentRequest,
  begin: () => ChunkSink,
  tell: Tell,
): Promise<DocumentFacts> {
  const work = (snapshot: StoreSnapshot): Promise<DocumentFacts> => checkAndWrite(snapshot, request, begin, tell);
  return withStableStore(request.store, work, request.waitMs);
}

/** Documents up to this size are held back until they are proved; larger ones are made twice. */
const heldBytes = 64 * 1024 * 1024;

/**
 * Makes the canonical document for a stream that cannot be taken back. Nothing is given to `sink` before the whole
 * document was made once without trouble and the store proved unchanged; a document too large to hold is then made
 * again, and its last chunk, without which it is no JSON, waits for a second proof.
 */
export async function streamDocument(request: DocumentRequest, sink: ChunkSink, tell: Tell): Promise<DocumentFacts> {
  let held: Uint8Array[] = [];
  let size = 0;
  const hold = (chunk: Uint8Array): void => {
    size += chunk.length;
    if (size <= heldBytes) held.push(new Uint8Array(chunk));
    else held = [];
  };
  const begin = (): ChunkSink => {
    held = [];
    size = 0;
    return hold;
  };
  const work = async (snapshot: StoreSnapshot, unchanged: () => boolean): Promise<DocumentFacts> => {
    const facts = await checkAndWrite(snapshot, request, begin, tell);
    if (size > heldBytes && unchanged()) await streamAgain(snapshot, facts, request, {sink, unchanged}, tell);
    return facts;
  };
  const facts = await withStableStore(request.store, work, request.waitMs);
  for (const chunk of held) await sink(chunk);
  return facts;
}

async function streamAgain(
  snapshot: StoreSnapshot,
  {nodes: liveNodes, edges: liveEdges}: DocumentFacts,
  request: DocumentRequest,
  {sink, unchanged}: {readonly sink: ChunkSink; readonly unchanged: () => boolean},
  tell: Tell,
): Promise<void> {
  let last: Uint8Array = new Uint8Array(0);
  const passLast = async (chunk: Uint8Array): Promise<void> => {
    await sink(last);
    last = new Uint8Array(chunk);
  };
  await writeGraph(snapshot, {liveNodes, liveEdges}, {...request, phase: 'print'}, passLast, tell);
  if (!unchanged()) throw fault(conditions.unstableRead, {store: request.store, tries: 1});
  await sink(last);
}

/** Checks the store, so that its document shows neither fewer nor other records than it has, and writes that. */
async function checkAndWrite(
  snapshot: StoreSnapshot,
  request: DocumentRequest,
  begin: () => ChunkSink,
  tell: Tell,
): Promise<DocumentFacts> {
  await refuseDenied(snapshot, tell);
  const early = writeEarly(snapshot, request, begin, tell);
  const checked = await check(snapshot, request.kind, tell).catch(async (error) => {
    await early?.stop();
    throw error;
  });
  const {census, notes, adjacency} = checked;
  const written = await (early ? early.finish() : writeGraph(snapshot, census, request, begin(), tell));
  return {
    nodes: census.liveNodes,
    edges: census.liveEdges,
    sizeBytes: snapshot.device.size(),
    shadowed: written.shadowed,
    adjacency,
    oddities: notes.filter(({condition}) => condition.family === 'format'),
    deadBytes: deadBlobBytes(snapshot, census),
    notes: [...notes.map(findingText), ...written.notes, ...adjacency.notes],
  };
}

async function check(
  snapshot: StoreSnapshot,
  kind: DocumentKind,
  tell: Tell,
): Promise<{census: RecordCensus; notes: readonly Finding[]; adjacency: AdjacencyFindings}> {
  const notes: Finding[] = [...snapshot.notes];
  const census = await pacedScan(snapshot, recordPass(snapshot, refusing(notes)), 'check', tell);
  const lists = explained(snapshot, judgeForReading(snapshot, census, kind));
  return {census, notes, adjacency: await pacedScan(snapshot, lists, 'check lists', tell)};
}

/** A document that is written while its store is still checked. */
interface EarlyDocument {
  /** Ends the writing: there is no document. */
  stop(): Promise<void>;
  /** Waits for the document of a store that was checked. Raises what made it fail. */
  finish(): Promise<WrittenDocument>;
}

/** Begins to write what the header counts, as a store must that is checked, where other threads make the text; what checking raises comes first. */
function writeEarly(
  snapshot: StoreSnapshot,
  request: DocumentRequest,
  begin: () => ChunkSink,
  tell: Tell,
): EarlyDocument | undefined {
  if (partsFor(snapshot.device) === 1 || request.shadowed === 'peer') return undefined;
  const said = {liveNodes: snapshot.header.nodeCount, liveEdges: snapshot.header.edgeCount};
  let isStopped = false;
  let isAlone = false;
  const sink = begin();
  const unlessStopped: ChunkSink = (chunk) => {
    if (isStopped) throw new Error('there is no document');
    return sink(chunk);
  };
  const tellAlone: Tell = (event) => isAlone && tell(event);
  const written = writeGraph(snapshot, said, request, unlessStopped, tellAlone);
  const ended = written.then(
    () => {},
    () => {},
  );
  const stop = (): Promise<void> => {
    isStopped = true;
    return ended;
  };
  const finish = (): Promise<WrittenDocument> => {
    isAlone = true;
    return written;
  };
  return {stop, finish};
}

/** How a document is shown. */
export interface ShownDocument {
  readonly kind: DocumentKind;
  readonly shadowed?: Shadowing | undefined;
  readonly allowNaN?: boolean | undefined;
  /** What the writing is called; as the document, unless something else is said. */
  readonly phase?: string;
}

/** What is known of a document when it is written. */
export interface WrittenDocument {
  readonly shadowed: readonly ShadowedRecord[];
  /** What its readers should know. */
  readonly notes: readonly string[];
}

/** Writes the document of a store of which the slots are checked, with these counts. Raises L0015, L0017, L1015, L1016. */
export async function writeGraph(
  snapshot: StoreSnapshot,
  counts: DocumentCounts,
  {kind, shadowed = 'real', allowNaN = false, phase = kind}: ShownDocument,
  sink: ChunkSink,
  tell: Tell,
): Promise<WrittenDocument> {
  const style: DocumentStyle = {kind, nonFinite: allowNaN ? 'token' : 'refuse'};
  const real = new GraphDocument(snapshot, counts, style);
  // Which records the peer shows otherwise is known when all were read.
  if (shadowed === 'peer') await pour(real, () => {}, phase, tell);
  const hidden = [...real.shadowed];
  const shown = hidden.length > 0 ? new PeerDocument(snapshot, counts, kind, hidden) : real;
  await pour(shown, sink, phase, tell);
  const {store} = snapshot;
  const notes = [...shadowNotes(real.shadowed, store, shadowed), ...depthNotes(real.deepest, store)];
  return {shadowed: real.shadowed, notes};
}

/** What to say of values that lie deeper than any writer puts them. */
function depthNotes(deepest: number, store: string): string[] {
  // The values of a property set are at 1 here, and at 0 where depth is limited.
  if (deepest - 1 <= maxWriteDepth) return [];
  return [
    `${store}: values are nested ${deepest - 1} levels deep, and no writer puts them deeper than ${maxWriteDepth}: import refuses what is shown here, and the Python package may fail on it`,
  ];
}

/** What to say of records with shadowing properties, and of how they are shown. */
export function shadowNotes(records: readonly ShadowedRecord[], store: string, shadowed: Shadowing): string[] {
  if (records.length === 0) return [];
  const names = records.slice(0, 5).map(({kind, id}) => `${kind} ${id}`);
  const more = records.length > 5 ? ` and ${records.length - 5} more` : '';
  const shown =
    shadowed === 'real'
      ? 'they are shown as stored, where the Python package would show the property'
      : 'the property is shown in their place, as the Python package does';
  return [`${store}: ${names.join(', ')}${more} have properties named like their id, labels or end points; ${shown}`];
}
