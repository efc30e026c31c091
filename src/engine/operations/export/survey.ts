import {judgeForReading} from '../../check/adjacency-verdict.js';
import {beginDigest} from '../../evidence/logical-digest.js';
import {withStableSnapshot} from '../../evidence/packed-copy.js';
import {refuseDenied} from '../../evidence/seal/seal-denial.js';
import {compareLineages, identityOf} from '../../evidence/store-identity.js';
import {conditions} from '../../faults/conditions.js';
import {fault, findingText} from '../../faults/fault.js';
import type {RowCounts} from '../../format/columns/graph-record.js';
import {requireAsReceived} from '../../outputs/past/past-copy.js';
import {requireReadable} from '../../passes/checked-pass.js';
import {chooseRecords, type Narrowing, type Scope} from '../../passes/chosen-records.js';
import type {GraphSurvey} from '../../passes/graph-survey.js';
import type {Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {FileStamp} from '../../storage/files/file-stamp.js';
import {stampOf} from '../../storage/files/file-system.js';
import type {StoreSnapshot} from '../../storage/reading/open-store.js';

/** What of a graph is wanted. */
export interface WantedGraph extends Omit<Narrowing, 'since'> {
  /** Only what is new or other than in this backup, and the ends of such edges. */
  readonly since?: string | undefined;
}

/** A store that was looked at, and is written as it was then. */
export interface SurveyedStore extends RowCounts {
  readonly store: string;
  readonly stamp: FileStamp | undefined;
  readonly scope: Scope;
  readonly manifestSha256: string;
  /** Whether the store has any, wanted or not. */
  readonly hasRecords: boolean;
  readonly nextNodeId: number;
  readonly nextEdgeId: number;
  readonly notes: readonly string[];
}

/**
 * Proves a store readable, and looks at all records that are wanted. Raises what checking a store raises, L1030 for one that its
 * seal denies, L4001 for an edge without an end, L0110 for a backup of another store.
 */
export async function lookAt(
  snapshot: StoreSnapshot,
  survey: GraphSurvey,
  wanted: WantedGraph,
  tell: Tell,
): Promise<SurveyedStore> {
  const {store, header} = snapshot;
  await refuseDenied(snapshot, tell);
  const digest = beginDigest(snapshot);
  const {census, notes} = await requireReadable(snapshot, tell);
  const lists = await pacedScan(snapshot, judgeForReading(snapshot, census, 'export'), 'check lists', tell);
  const scope = await scopeOf(snapshot, wanted, tell);
  const {nodes, edges} = await survey.look(snapshot, scope, census, tell);
  return {
    store,
    stamp: stampOf(store),
    scope,
    nodes,
    edges,
    manifestSha256: await digest(census, tell),
    hasRecords: header.nodeCount > 0,
    nextNodeId: header.nextNodeId,
    nextEdgeId: header.nextEdgeId,
    notes: [...notes.map(findingText), ...lists.notes],
  };
}

async function scopeOf(snapshot: StoreSnapshot, {since, ...wanted}: WantedGraph, tell: Tell): Promise<Scope> {
  if (since === undefined) return chooseRecords(snapshot, wanted, tell);
  const work = async (backup: StoreSnapshot): Promise<Scope> => {
    await requireAsReceived(since, backup.device);
    await requireReadable(backup, tell);
    const {store} = snapshot;
    const likeness = compareLineages(identityOf(store, snapshot).lineage, identityOf(since, backup).lineage);
    if (likeness === 'another') throw fault(conditions.sinceAnother, {store, backup: since});
    return chooseRecords(snapshot, {...wanted, since: backup}, tell);
  };
  return withStableSnapshot(since, work, 0, {tell});
}
