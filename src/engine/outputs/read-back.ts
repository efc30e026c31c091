import {type AdjacencyFindings, adjacencyFindings} from '../check/adjacency-verdict.js';
import {deadBlobBytes} from '../check/dead-blobs.js';
import {type RecordCensus, recordSteps} from '../check/record-check.js';
import {logicalDigest} from '../evidence/logical-digest.js';
import type {conditions} from '../faults/conditions.js';
import {type Finding, fault, toFault} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import type {Tell} from '../passes/operation.js';
import {pacedScan} from '../passes/pace.js';
import type {Device} from '../storage/files/device.js';
import {readStore, type StoreSnapshot} from '../storage/reading/open-store.js';

/** What a store is said to hold. */
export interface RecordCounts {
  readonly nodes: number;
  readonly edges: number;
}

/** What a new store must be when it is read back. */
export interface Expected {
  /** What messages call it. */
  readonly path: string;
  readonly counts: RecordCounts;
  /** The condition for a store that is another. */
  readonly otherwise: typeof conditions.copyDiffers | typeof conditions.mergeDiffers;
  /** Findings that do not count; none without it. */
  readonly isFine?: (found: Finding) => boolean;
}

/**
 * Reads a store that was written back: every slot, blob and list must be sound, and it must hold so many records. Raises
 * the condition it is given, and the L1 conditions of damage. Returns how many bytes of dead values it has.
 */
export async function readBack(device: Device, expected: Expected, tell: Tell): Promise<number> {
  const {path, isFine = () => false} = expected;
  const copy = readStore(device, path);
  const judge = (found: Finding): void => {
    if (!isFine(found)) throw toFault(found);
  };
  const census = await pacedScan(
    copy,
    recordSteps(copy, judge, () => {}),
    'read back',
    tell,
  );
  requireExpected(census, await readListsBack(copy, census, tell), expected);
  return deadBlobBytes(copy, census);
}

/** As `readBack`, in the pass that the digest of the manifest needs. Returns that digest, SHA-256 in hexadecimal. */
export async function readBackForDigest(device: Device, expected: Expected, tell: Tell): Promise<string> {
  const {path, isFine = () => false} = expected;
  const copy = readStore(device, path);
  const digest = await logicalDigest(copy, tell, (census) => readListsBack(copy, census, tell));
  const odd = digest.oddities.find((found) => !isFine(found));
  if (odd) throw toFault(odd);
  requireExpected(digest.census, digest.beside, expected);
  return digest.manifestSha256;
}

function readListsBack(copy: StoreSnapshot, census: RecordCensus, tell: Tell): Promise<AdjacencyFindings> {
  return pacedScan(copy, adjacencyFindings(copy, census), 'read back lists', tell);
}

function requireExpected(census: RecordCensus, lists: AdjacencyFindings, {path, counts, otherwise}: Expected): void {
  const found = {nodes: census.liveNodes, edges: census.liveEdges};
  if (found.nodes === counts.nodes && found.edges === counts.edges && lists.count === 0) return;
  const wrongLists = lists.count === 0 ? '' : ` and ${counted(lists.count, 'finding')} about its lists`;
  throw fault(otherwise, {path, expected: countText(counts), found: countText(found) + wrongLists});
}

/** So many nodes and edges, in words. */
export function countText({nodes, edges}: RecordCounts): string {
  return `${counted(nodes, 'node')} and ${counted(edges, 'edge')}`;
}
