import {isHarmlessToRead, type RecordCensus} from '../check/record-check.js';
import {type AnyCondition, type Finding, isFinding, toFault} from '../faults/fault.js';
import {recordPass} from '../passes/checked-pass.js';
import type {Tell} from '../passes/operation.js';
import {pacedScan} from '../passes/pace.js';
import {sha256} from '../storage/checksum.js';
import {asLostCommit, type StoreSnapshot} from '../storage/reading/open-store.js';
import {GraphDocument} from './document/graph-document.js';
import {pour} from './document/pour.js';

/** What a store holds, whatever its adjacency lists say. */
export interface LogicalDigest {
  readonly census: RecordCensus;
  /** SHA-256 of the manifest; non-finite floats, which a manifest refuses, count as strings. */
  readonly manifestSha256: string;
  /** Findings that leave every record readable as it is. */
  readonly oddities: readonly Finding[];
}

/**
 * Digest of the records of a store. Raises what checking slots and blobs raises, L3003 where that shows a lost commit;
 * findings of the conditions in `passedOver` are left to the caller.
 */
export async function logicalDigest(
  snapshot: StoreSnapshot,
  tell: Tell,
  passedOver: readonly AnyCondition[] = [],
): Promise<LogicalDigest> {
  const oddities: Finding[] = [];
  const judge = (found: Finding): void => {
    if (isHarmlessToRead(found)) oddities.push(found);
    else if (!isFinding(found, ...passedOver)) throw toFault(found);
  };
  const census = await pacedScan(snapshot, recordPass(snapshot, judge), 'check', tell);
  const digest = sha256();
  const document = new GraphDocument(snapshot, census, 'manifest', 'text');
  try {
    await pour(document.chunks(), (chunk) => digest.update(chunk), 'digest', tell);
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, snapshot.store);
  }
  return {census, manifestSha256: digest.hex(), oddities};
}
