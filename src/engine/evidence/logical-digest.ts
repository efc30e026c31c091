import {isHarmlessToRead, type RecordCensus} from '../check/record-check.js';
import {type Finding, toFault} from '../faults/fault.js';
import {recordPass} from '../passes/checked-pass.js';
import {begin, type FileJob} from '../passes/jobs.js';
import type {Tell} from '../passes/operation.js';
import {pacedScan} from '../passes/pace.js';
import {sha256} from '../storage/checksum.js';
import {asLostCommit, readStore, type StoreSnapshot} from '../storage/reading/open-store.js';
import type {DocumentCounts} from './document/document-frame.js';
import {GraphDocument} from './document/graph-document.js';
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
 * Digest of the records of a store. What `beside` does begins when all records are checked, while another thread may make the
 * digest. Raises what checking slots and blobs raises, L3003 where
 * that shows a lost commit, and only then what the work beside it raises.
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
  const digest = beginDigest(snapshot);
  const census = await pacedScan(snapshot, recordPass(snapshot, judge), 'check', tell);
  const [done] = await Promise.allSettled([beside?.(census) as Promise<Beside>]);
  const manifestSha256 = await digest(census, tell);
  if (done.status === 'rejected') throw done.reason;
  return {census, manifestSha256, oddities, beside: done.value};
}

/** Makes a digest of the manifest that says these counts, or waits for it where another thread makes it. Raises L1015, L1016, L3003. */
export type ManifestDigest = (counts: DocumentCounts, tell: Tell) => Promise<string>;

/** Begins the digest by the counts of the header, while the records are still to be checked; it is made anew for others. */
export function beginDigest(snapshot: StoreSnapshot): ManifestDigest {
  const {store, header, device, wal} = snapshot;
  const said = {store, liveNodes: header.nodeCount, liveEdges: header.edgeCount};
  const begun = begin(hashManifest, device, said);
  return async ({liveNodes, liveEdges}, tell) => {
    const isAsSaid = liveNodes === said.liveNodes && liveEdges === said.liveEdges;
    try {
      return (isAsSaid && (await begun.elsewhere())) || (await digestOf(snapshot, {liveNodes, liveEdges}, tell));
    } catch (error) {
      throw asLostCommit(error, wal, store);
    }
  };
}

/** The job of another thread. */
export const hashManifest: FileJob<DocumentCounts & {readonly store: string}, string> = {
  name: 'manifest digest',
  work: (device, {store, ...counts}) => digestOf(readStore(device, store), counts, () => {}),
};

async function digestOf(snapshot: StoreSnapshot, counts: DocumentCounts, tell: Tell): Promise<string> {
  const digest = sha256();
  const document = new GraphDocument(snapshot, counts, {kind: 'manifest', nonFinite: 'text'});
  await pour(document.chunks(), (chunk) => digest.update(chunk), 'digest', tell);
  return digest.hex();
}
