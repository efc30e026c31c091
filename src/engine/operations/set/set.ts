import {reading} from '../../evidence/foreign-reading.js';
import {backupWritten} from '../../evidence/receipt.js';
import {refuseDenied} from '../../evidence/seal/seal-denial.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {counted, grouped} from '../../faults/words.js';
import {maxCommitPages, pagesPerExtent} from '../../format/records/constants.js';
import {Graph} from '../../graph/graph.js';
import {requireOneName} from '../../outputs/previous-store.js';
import {
  type Note,
  note,
  type Operation,
  type Progress,
  progress,
  type Tell,
  whileWorking,
} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {hasSameContent} from '../../storage/files/file-stamp.js';
import {openForReading, requireFile} from '../../storage/files/file-system.js';
import {openInput} from '../../storage/files/input.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {readStore, withStableStore} from '../../storage/reading/open-store.js';
import type {RecoveryMode} from '../../storage/writing/recovery.js';
import {idOf, type KeyChange, planSet, type SetPlan, type SetRequest} from './set-plan.js';

export interface SetOptions extends WaitOptions {
  readonly store: string;
  /** The document: CSV, lines of JSON or Parquet: it is told by its content. */
  readonly from: string;
  /** Whether its ids are those of edges. */
  readonly edges?: boolean | undefined;
  readonly id?: string | undefined;
  readonly dryRun?: boolean | undefined;
  /** Passes over ids that are of no record. */
  readonly skipMissing?: boolean | undefined;
  readonly recovery?: RecoveryMode | undefined;
}

/** What was set. */
export interface SetReport {
  readonly store: string;
  /** The document with the values. */
  readonly document: string;
  /** Whether they are those of nodes or of edges. */
  readonly of: 'nodes' | 'edges';
  readonly dry_run: boolean;
  /** Whether it was carried out. */
  readonly set: boolean;
  /** Records that the document names, and those of them that change. */
  readonly rows: number;
  readonly changing: number;
  readonly keys: readonly KeyChange[];
  /** Ids that are of no record: passed over, or the reason why nothing was set. */
  readonly missing: number;
  /** Whether they are passed over, which was accepted. */
  readonly loss_accepted: boolean;
  /** The first ten of them. */
  readonly missing_ids: readonly string[];
  /** Commits that it took. */
  readonly commits: number;
}

/** Pages that one update may change beside those of a blob of any size: its slot, and an extent that is begun for it. */
const mostPages = maxCommitPages - pagesPerExtent - 8;

/**
 * Gives records of a store properties that another program computed, under the writer lock. What is not named stays, and so do
 * records that have the values already. All of the document is compared with the store before anything is written; a dry run
 * ends there, without the lock, and so do ids of no record unless they are to be skipped. Many changes are several commits: one
 * that was stopped is done again from the beginning. Raises L0002, L0014, L0114 to L0116, L0071, L2001 and L2002 for a held lock,
 * L3004, L4016, and what checking a store raises.
 */
export async function* set(options: SetOptions): Operation<Note | Progress, SetReport> {
  const {store, from, edges = false, id, dryRun = false, waitMs, recovery} = options;
  requireFile(store);
  const device = await openInput(from);
  try {
    const before = device.stamp();
    const request: SetRequest = {device, of: edges ? 'edge' : 'node', id};
    if (dryRun) {
      const plan = yield* whileWorking((tell) =>
        withStableStore(store, (snapshot) => planSet(request, snapshot, tell), waitMs),
      );
      for (const text of plan.updates.notes()) yield {type: 'note', text};
      return reportOf(options, plan, 0);
    }
    requireOneName(store);
    const written = backupWritten(store);
    const graph = await Graph.open(store, {create: false, waitMs, recovery});
    try {
      const plan = yield* whileWorking((tell) => planUnderLock(store, request, tell));
      for (const text of plan.updates.notes()) yield {type: 'note', text};
      if (plan.missing > 0 && !options.skipMissing) return reportOf(options, plan, 0);
      if (!hasSameContent(before, device.stamp())) throw fault(conditions.inputChanged, {path: from});
      if (written !== undefined && plan.changing.size > 0) yield {type: 'note', text: written};
      const commits = yield* whileWorking((tell) => carryOut(plan, graph, request, tell));
      return {...reportOf(options, plan, commits), set: true};
    } finally {
      await graph.close();
    }
  } finally {
    device.close();
  }
}

function reportOf(options: SetOptions, plan: SetPlan, commits: number): SetReport {
  const {rows, changing, keys, missing, missingIds} = plan;
  return {
    store: options.store,
    document: options.from,
    of: options.edges ? 'edges' : 'nodes',
    dry_run: options.dryRun ?? false,
    set: false,
    rows,
    changing: changing.size,
    keys,
    missing,
    loss_accepted: missing > 0 && options.skipMissing === true,
    missing_ids: missingIds,
    commits,
  };
}

/** Nobody else writes, and what a crash left behind has been recovered. */
async function planUnderLock(store: string, request: SetRequest, tell: Tell): Promise<SetPlan> {
  const device = openForReading(store);
  try {
    // A commit would move the store past its seal, and what the seal denies could no longer be named.
    await refuseDenied({store, device}, tell);
    return await planSet(request, readStore(device, store), tell);
  } finally {
    device.close();
  }
}

/** Sets what the plan says, in commits that fit into the WAL; returns how many there were. */
async function carryOut(
  {updates, changing}: SetPlan,
  graph: Graph,
  {device, of}: {readonly device: FileDevice; readonly of: 'node' | 'edge'},
  tell: Tell,
): Promise<number> {
  const pace = new Pace(tell);
  let commits = 0;
  let done = 0;
  let kept = 0;
  const commit = (): void => {
    graph.commit();
    commits++;
    kept = done;
  };
  const work = () =>
    updates.read(
      (update) => {
        const id = idOf(update);
        if (id === undefined || !changing.has(id)) return;
        if (graph.changedPages > mostPages) commit();
        if (of === 'node') graph.updateNode(id, update.properties);
        else graph.updateEdge(id, update.properties);
        done++;
      },
      () => pace.pause(() => progress('set', done, changing.size, 'records')),
    );
  try {
    await reading(device, work);
    if (graph.changedPages > 0) commit();
    return commits;
  } catch (error) {
    const rest = changing.size - kept;
    const all = `${counted(kept, 'record')} of ${grouped(changing.size)} are set, and stay so`;
    if (kept > 0) tell(note(`${all}; the same command again sets the other ${grouped(rest)}`));
    throw error;
  }
}
