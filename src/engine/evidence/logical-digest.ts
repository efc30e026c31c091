import {isHarmlessToRead, type RecordCensus} from '../check/record-check.js';
import {type Finding, toFault} from '../faults/fault.js';
import {recordPass} from '../passes/checked-pass.js';
import {begin, type FileJob} from '../passes/jobs.js';
import type {Tell} from '../passes/operation.js';
import {pacedScan} from '../passes/pace.js';
import {sha256} from '../storage/checksum.js';
import {asLostCommit, readStore, type StoreSnapshot} from '../storage/reading/open-store.js';
import type {DocumentCounts} from './document/document-frame.js';
import {GraphDocument, isWrittenElsewhere} from './document/graph-document.js';
import {pour} from './document/pour.js';

/** What a store holds, whatever its adjacency lists say. */
export interface LogicalDigest<Beside = void> {
  readonly census: RecordCensus;
  /** SHA-256 of the manifest; non-finite floats, which a manifest refuses, count as strings. */
  readonly manifestSha256: string;
  /** Findings that leave every record readable as it is. */
  readonly oddities: readonly Finding[];
  /** What the work beside it came to. */
  readonly beside: Beside;
}

/**
 * Digest of the records of a store. What `beside` does begins when all records are checked. Raises what checking slots and
 * blobs raises, L3003 where that shows a lost commit, and only then what the work beside it raises.
 */
export async function logicalDigest<Beside>(
  snapshot: StoreSnapshot,
  tell: Tell,
  beside?: (census: RecordCensus) => Promise<Beside>,
): Promise<LogicalDigest<Beside>> {
  const oddities: Finding[] = [];
  const judge = (found: Finding): void => {
    if (isHarmlessToRead(found)) oddities.push(found);
    else throw toFault(found);
  };
  const digest = new DigestBeside(snapshot);
  try {
    const census = await pacedScan(snapshot, recordPass(snapshot, judge), 'check', tell);
    const [done] = await Promise.allSettled([beside?.(census) as Promise<Beside>]);
    const manifestSha256 = await digest.finish(census, tell);
    if (done.status === 'rejected') throw done.reason;
    return {census, manifestSha256, oddities, beside: done.value};
  } finally {
    digest.stop();
  }
}

/**
 * The digest of the manifest of a store, by the counts of its header. Where other threads make the text, it is made while
 * this one checks the records; whoever begins one ends it by `stop`, whatever became of the checks.
 */
class DigestBeside {
  private readonly said: DocumentCounts;
  private readonly begun: Promise<string | undefined> | undefined;
  private isWanted = true;
  /** Who is told how far it is; nobody, as long as something else is told. */
  private listener: Tell = () => {};

  constructor(private readonly snapshot: StoreSnapshot) {
    const {header} = snapshot;
    this.said = {liveNodes: header.nodeCount, liveEdges: header.edgeCount};
    if (!isWrittenElsewhere(snapshot)) return;
    const tell: Tell = (event) => this.listener(event);
    // Trouble is met again when the records are checked and it is made here, in the order in which it is to be told.
    this.begun = digestManifest(snapshot, this.said, tell, () => this.isWanted).catch(() => undefined);
  }

  /** Waits for the digest; makes it anew where the records are others than the header counts. Raises L1015, L1016, L3003. */
  async finish({liveNodes, liveEdges}: DocumentCounts, tell: Tell): Promise<string> {
    const {said, snapshot} = this;
    this.listener = tell;
    const isAsSaid = liveNodes === said.liveNodes && liveEdges === said.liveEdges;
    if (!isAsSaid) this.isWanted = false;
    const early = await this.begun;
    if (isAsSaid && early !== undefined) return early;
    return digestManifest(snapshot, {liveNodes, liveEdges}, tell);
  }

  /** Ends what is still being made. */
  stop(): void {
    this.isWanted = false;
  }
}

/** Makes a digest of the manifest that says these counts, or waits for it where another thread makes it. Raises L1015, L1016, L3003. */
export type BegunDigest = (counts: DocumentCounts, tell: Tell) => Promise<string>;

/**
 * Lets one other thread make the digest by the counts of the header, for work that has much to do meanwhile; it is made anew
 * for other counts.
 */
export function beginDigest(snapshot: StoreSnapshot): BegunDigest {
  const {store, header, device} = snapshot;
  const said = {store, liveNodes: header.nodeCount, liveEdges: header.edgeCount};
  const begun = begin(hashManifest, device, said);
  return async ({liveNodes, liveEdges}, tell) => {
    const isAsSaid = liveNodes === said.liveNodes && liveEdges === said.liveEdges;
    return (isAsSaid && (await begun.elsewhere())) || digestManifest(snapshot, {liveNodes, liveEdges}, tell);
  };
}

/** The job of another thread. */
export const hashManifest: FileJob<DocumentCounts & {readonly store: string}, string> = {
  name: 'manifest digest',
  work: (device, {store, ...counts}) => digestManifest(readStore(device, store), counts, () => {}),
};

/** Digest of the manifest of a store, by these counts. Raises L1015, L1016, L3003. */
export async function digestManifest(
  snapshot: StoreSnapshot,
  counts: DocumentCounts,
  tell: Tell,
  isWanted = () => true,
): Promise<string> {
  const digest = sha256();
  const document = new GraphDocument(snapshot, counts, {kind: 'manifest', nonFinite: 'text'});
  const take = (chunk: Uint8Array): void => {
    if (!isWanted()) throw new Error('nobody waits for this digest');
    digest.update(chunk);
  };
  try {
    await pour(document, take, 'digest', tell);
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, snapshot.store);
  }
  return digest.hex();
}
