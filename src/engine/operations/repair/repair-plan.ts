import {collectAdjacency} from '../../check/adjacency-verdict.js';
import {checkRecords, isHarmlessToRead, type RecordCensus} from '../../check/record-check.js';
import {conditions} from '../../faults/conditions.js';
import {type Fault, type Finding, fault, findingText, toFault} from '../../faults/fault.js';
import {asLostCommit, type StoreSnapshot} from '../../storage/open-store.js';
import {Relinking} from './relink.js';
import type {RepairOptions, RepairReport} from './repair.js';

/** What a repair will write, and what it will report. The dry run prints it, the repair carries it out. */
export interface RepairPlan {
  readonly relinking: Relinking;
  readonly report: RepairReport;
}

/**
 * Decides what a repair changes. Raises the L1 conditions of damaged slots and blobs, L3003 for a lost commit, L4008 for
 * edges without a live node, and, unless loss is accepted, L4009 where counters and lists say that records were lost.
 */
export function planRepair(snapshot: StoreSnapshot, options: RepairOptions): RepairPlan {
  const {store, output, dryRun, acceptLoss = false} = options;
  const {census, counters, oddities} = surveyForRepair(snapshot);
  const relinking = new Relinking(snapshot, census);
  if (relinking.undecided.length > 0) throw undecidedFault(store, relinking.undecided);
  const isLoss = counters.length > 0 && collectAdjacency(snapshot, census).count > 0;
  if (isLoss && !acceptLoss)
    throw fault(conditions.repairLoses, {store, evidence: findingText(counters[0])}, counters[0].place);
  const {header} = snapshot;
  const count = relinking.count();
  const report: RepairReport = {
    source: store,
    output,
    dry_run: dryRun,
    nodes: census.liveNodes,
    edges: census.liveEdges,
    node_heads_changed: count.heads,
    node_degrees_changed: count.degrees,
    edge_links_changed: count.links,
    node_count: {before: header.nodeCount, after: census.liveNodes},
    edge_count: {before: header.edgeCount, after: census.liveEdges},
    healthy: count.heads + count.degrees + count.links + counters.length === 0,
    loss_accepted: isLoss,
    remaining_findings: oddities.length,
    first_remaining: oddities.length > 0 ? findingText(oddities[0]) : null,
    manifest_sha256: null,
  };
  return {relinking, report};
}

interface RepairSurvey {
  readonly census: RecordCensus;
  /** L1010: live counters that disagree with the slots. */
  readonly counters: readonly Finding[];
  /** What leaves every record readable as it is. */
  readonly oddities: readonly Finding[];
}

/** Counters are recounted; everything else about slots and blobs cannot be decided here. */
function surveyForRepair(snapshot: StoreSnapshot): RepairSurvey {
  const counters: Finding[] = [];
  const oddities: Finding[] = [];
  try {
    const census = checkRecords(snapshot, (found) => {
      if (found.condition.code === conditions.counterMismatch.code) counters.push(found);
      else if (isHarmlessToRead(found)) oddities.push(found);
      else throw toFault(found);
    });
    // Counters of a commit whose WAL was lost say nothing about the records that are there.
    if (counters.length > 0) {
      const lost = asLostCommit(toFault(counters[0]), snapshot.wal, snapshot.store) as Fault;
      if (lost.condition.code === conditions.lostCommit.code) throw lost;
    }
    return {census, counters, oddities};
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, snapshot.store);
  }
}

function undecidedFault(store: string, undecided: readonly Finding[]): Error {
  const listed = undecided.slice(0, 20).map(findingText);
  const first =
    listed.join('; ') + (undecided.length > listed.length ? `; and ${undecided.length - listed.length} more` : '');
  return fault(conditions.repairUndecided, {store, findings: undecided.length, first}, undecided[0].place);
}
