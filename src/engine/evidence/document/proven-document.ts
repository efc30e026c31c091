import {type AdjacencyFindings, judgeForReading} from '../../check/adjacency-verdict.js';
import {checkRecords, isHarmlessToRead, type RecordCensus} from '../../check/record-check.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText, toFault} from '../../faults/fault.js';
import {Breather} from '../../passes/operation.js';
import {asLostCommit, type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import type {DocumentKind} from './document-frame.js';
import {GraphDocument, type ShadowedRecord} from './graph-document.js';
import {hasPeerForm, PeerDocument} from './peer-document.js';

/** How records with shadowing properties are shown: as they are, or as the peer shows them. */
export type Shadowing = 'real' | 'peer';

export interface DocumentRequest {
  readonly store: string;
  readonly kind: DocumentKind;
  readonly shadowed: Shadowing;
  /** How long to try while a writer keeps changing the store, in milliseconds. */
  readonly waitMs?: number;
}

/** What is known once the whole document has been made. */
export interface DocumentFacts {
  readonly nodes: number;
  readonly edges: number;
  /** Bytes of the store file. */
  readonly sizeBytes: number;
  readonly shadowed: readonly ShadowedRecord[];
  readonly adjacency: AdjacencyFindings;
  /** Sentences for people. */
  readonly notes: readonly string[];
}

/** Takes the document: chunks in order, valid during the call. */
export type ChunkSink = (chunk: Uint8Array) => void | Promise<void>;

/**
 * Makes the canonical document of a store and gives its chunks to `sink`. The store is checked first and proved
 * unchanged before the result is returned. After an unstable read it begins again: `begin` makes a new sink each time.
 * Raises what opening and checking a store raise, L0015, L1015, L2003.
 */
export async function makeDocument(request: DocumentRequest, begin: () => ChunkSink): Promise<DocumentFacts> {
  const work = async (snapshot: StoreSnapshot): Promise<DocumentFacts> => {
    const pass = preparePass(snapshot, request);
    await pour(pass.chunks(), begin());
    return pass.facts();
  };
  return withStableStore(request.store, work, request.waitMs);
}

/** Documents up to this size are held back until they are proved; larger ones are made twice. */
const heldBytes = 64 * 1024 * 1024;

/**
 * Makes the canonical document for a stream that cannot be taken back. Nothing is given to `sink` before the whole
 * document was made once without trouble and the store proved unchanged; a document too large to hold is then made
 * again, and its last chunk, without which it is no JSON, waits for a second proof.
 */
export async function streamDocument(request: DocumentRequest, sink: ChunkSink): Promise<DocumentFacts> {
  const held: Uint8Array[] = [];
  const work = async (snapshot: StoreSnapshot, unchanged: () => boolean): Promise<DocumentFacts> => {
    const pass = preparePass(snapshot, request);
    let size = 0;
    held.length = 0;
    await pour(pass.chunks(), (chunk) => {
      size += chunk.length;
      if (size <= heldBytes) held.push(new Uint8Array(chunk));
      else held.length = 0;
    });
    if (size > heldBytes && unchanged()) {
      await streamAgain(preparePass(snapshot, request).chunks(), sink, unchanged, request.store);
    }
    return pass.facts();
  };
  const facts = await withStableStore(request.store, work, request.waitMs);
  for (const chunk of held) await sink(chunk);
  return facts;
}

async function streamAgain(
  chunks: Generator<Uint8Array, void>,
  sink: ChunkSink,
  unchanged: () => boolean,
  store: string,
): Promise<void> {
  const breather = new Breather();
  let last: Uint8Array = new Uint8Array(0);
  for (const chunk of chunks) {
    await sink(last);
    last = new Uint8Array(chunk);
    await breather.pause();
  }
  if (!unchanged()) throw fault(conditions.unstableRead, {store, tries: 1});
  await sink(last);
}

async function pour(chunks: Generator<Uint8Array, void>, sink: ChunkSink): Promise<void> {
  const breather = new Breather();
  for (const chunk of chunks) {
    const taken = sink(chunk);
    if (taken) await taken;
    const pause = breather.pause();
    if (pause) await pause;
  }
}

interface DocumentPass {
  chunks(): Generator<Uint8Array, void>;
  facts(): DocumentFacts;
}

/** Checks the store, so that the chunks that follow show neither fewer nor other records than it has. */
function preparePass(snapshot: StoreSnapshot, {store, kind, shadowed}: DocumentRequest): DocumentPass {
  try {
    const notes: Finding[] = [...snapshot.notes];
    const census = checkRecords(snapshot, (found) => {
      if (!isHarmlessToRead(found)) throw toFault(found);
      notes.push(found);
    });
    const adjacency = judgeForReading(snapshot, census, kind);
    const document = new CheckedDocument(snapshot, census, kind, shadowed);
    return {
      chunks: () => document.chunks(),
      facts: () => ({
        nodes: census.liveNodes,
        edges: census.liveEdges,
        sizeBytes: snapshot.device.size(),
        shadowed: document.shadowed,
        adjacency,
        notes: [...[...notes, ...document.oddities].map(findingText), ...document.shadowNotes(), ...adjacency.notes],
      }),
    };
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, store);
  }
}

/** The document of a store whose slots were checked already, in the form that was asked for. */
export class CheckedDocument {
  private readonly real: GraphDocument;
  private readonly shown: GraphDocument | PeerDocument;

  constructor(
    private readonly snapshot: StoreSnapshot,
    census: RecordCensus,
    kind: DocumentKind,
    private readonly shadowing: Shadowing,
  ) {
    this.real = new GraphDocument(snapshot, census, kind);
    const asPeer = shadowing === 'peer' && hasPeerForm(this.real);
    this.shown = asPeer ? new PeerDocument(snapshot, census, kind, this.real.shadowed) : this.real;
  }

  /** Records with shadowing properties; known after the last chunk. */
  get shadowed(): readonly ShadowedRecord[] {
    return this.real.shadowed;
  }

  /** The document in chunks that are valid until the next one. Raises L0015, L0017, L1015. */
  chunks(): Generator<Uint8Array, void> {
    return this.shown.chunks();
  }

  /** Findings that leave every record readable; known after the last chunk. */
  get oddities(): readonly Finding[] {
    return this.real.notes;
  }

  /** What to say of records with shadowing properties, after the last chunk. */
  shadowNotes(): string[] {
    return shadowNotes(this.real.shadowed, this.snapshot.store, this.shadowing);
  }
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
