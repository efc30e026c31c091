import {type AdjacencyFindings, judgeForReading} from '../../check/adjacency-verdict.js';
import {deadBlobBytes} from '../../check/dead-blobs.js';
import type {RecordCensus} from '../../check/record-check.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText} from '../../faults/fault.js';
import type {NonFinite} from '../../format/json/canonical-json.js';
import {maxWriteDepth} from '../../format/records/constants.js';
import {explained, recordPass, refusing} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import {refuseDenied} from '../seal/seal-denial.js';
import type {DocumentKind} from './document-frame.js';
import {GraphDocument, type ShadowedRecord} from './graph-document.js';
import {hasPeerForm, PeerDocument} from './peer-document.js';
import type {ChunkSink} from './pour.js';
import {pour} from './pour.js';

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
 * Makes the canonical document of a store and gives its chunks to `sink`. The store is checked first and proved
 * unchanged before the result is returned. After an unstable read it begins again: `begin` makes a new sink each time.
 * Raises what opening and checking a store raise, L0015, L1015, L2003.
 */
export async function makeDocument(
  request: DocumentRequest,
  begin: () => ChunkSink,
  tell: Tell,
): Promise<DocumentFacts> {
  const work = async (snapshot: StoreSnapshot): Promise<DocumentFacts> => {
    await refuseDenied(snapshot, tell);
    const pass = await preparePass(snapshot, request, tell);
    await pour(pass.chunks(), begin(), request.kind, tell);
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
export async function streamDocument(request: DocumentRequest, sink: ChunkSink, tell: Tell): Promise<DocumentFacts> {
  const held: Uint8Array[] = [];
  const work = async (snapshot: StoreSnapshot, unchanged: () => boolean): Promise<DocumentFacts> => {
    await refuseDenied(snapshot, tell);
    const pass = await preparePass(snapshot, request, tell);
    let size = 0;
    held.length = 0;
    const hold = (chunk: Uint8Array): void => {
      size += chunk.length;
      if (size <= heldBytes) held.push(new Uint8Array(chunk));
      else held.length = 0;
    };
    await pour(pass.chunks(), hold, request.kind, tell);
    if (size > heldBytes && unchanged()) {
      const again = await preparePass(snapshot, request, tell);
      await streamAgain(again.chunks(), sink, unchanged, request.store, tell);
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
  tell: Tell,
): Promise<void> {
  let last: Uint8Array = new Uint8Array(0);
  const passLast = async (chunk: Uint8Array): Promise<void> => {
    await sink(last);
    last = new Uint8Array(chunk);
  };
  await pour(chunks, passLast, 'print', tell);
  if (!unchanged()) throw fault(conditions.unstableRead, {store, tries: 1});
  await sink(last);
}

interface DocumentPass {
  chunks(): Generator<Uint8Array, void>;
  facts(): DocumentFacts;
}

/** Checks the store, so that the chunks that follow show neither fewer nor other records than it has. */
async function preparePass(
  snapshot: StoreSnapshot,
  {kind, shadowed = 'real', allowNaN = false}: DocumentRequest,
  tell: Tell,
): Promise<DocumentPass> {
  const notes: Finding[] = [...snapshot.notes];
  const census = await pacedScan(snapshot, recordPass(snapshot, refusing(notes)), 'check', tell);
  const lists = explained(snapshot, judgeForReading(snapshot, census, kind));
  const adjacency = await pacedScan(snapshot, lists, 'check lists', tell);
  const document = new CheckedDocument(snapshot, census, kind, shadowed, allowNaN ? 'token' : 'refuse');
  return {
    chunks: () => document.chunks(),
    facts: () => ({
      nodes: census.liveNodes,
      edges: census.liveEdges,
      sizeBytes: snapshot.device.size(),
      shadowed: document.shadowed,
      adjacency,
      oddities: notes.filter(({condition}) => condition.family === 'format'),
      deadBytes: deadBlobBytes(snapshot, census),
      notes: [...notes.map(findingText), ...document.notes(), ...adjacency.notes],
    }),
  };
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
    nonFinite: NonFinite = 'refuse',
  ) {
    this.real = new GraphDocument(snapshot, census, kind, nonFinite);
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

  /** What readers of the document should know, after the last chunk. */
  notes(): string[] {
    const {store} = this.snapshot;
    return [...shadowNotes(this.real.shadowed, store, this.shadowing), ...depthNotes(this.real.deepest, store)];
  }
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
