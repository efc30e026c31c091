import {adjacencyFindings} from '../../check/adjacency-verdict.js';
import {isHarmlessToRead, type RecordCensus} from '../../check/record-check.js';
import type {Steps} from '../../check/steps.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText, isFault, isFinding, toFault} from '../../faults/fault.js';
import {contentPass} from '../../passes/checked-pass.js';
import {asLostCommit, type StoreSnapshot} from '../../storage/reading/open-store.js';
import {Relinking} from './relink.js';
import {decideIdentities, type IdentityChange, mostLies} from './slot-identity.js';

interface Counter {
  readonly before: number;
  readonly after: number;
}

/** What a repair changes; a plan file holds it as it is. */
export interface RepairChanges {
  /** Nodes whose list heads are rebuilt. */
  readonly node_heads_changed: number;
  readonly node_degrees_changed: number;
  /** Edges whose links are rebuilt. */
  readonly edge_links_changed: number;
  /** Slots whose id is rewritten to that of their place. */
  readonly slot_ids_rewritten: readonly IdentityChange[];
  /** Header counters, as they are and as they should be. */
  readonly node_count: Counter;
  readonly edge_count: Counter;
  /** Whether counters and lists say that records were lost or came back, and that was accepted. */
  readonly loss_accepted: boolean;
}

/** What a repair will write. The dry run prints it, the repair carries it out. */
export interface RepairPlan {
  readonly relinking: Relinking;
  readonly changes: RepairChanges;
  readonly census: RecordCensus;
  /** What leaves every record readable as it is, and stays. */
  readonly oddities: readonly Finding[];
}

/**
 * Decides what a repair changes, a slot page at a time. Raises the L1 conditions of damaged slots and blobs, L3003 for a
 * lost commit, L4015 for slots that may belong elsewhere, L4008 for edges without a live node, and, unless loss is
 * accepted, L4009 where counters and lists say that records were lost.
 */
export function* planRepair(snapshot: StoreSnapshot, acceptLoss: boolean): Steps<RepairPlan> {
  const {store, header} = snapshot;
  const {census, counters, lies, oddities} = yield* surveyForRepair(snapshot);
  const identities = yield* decideIdentities(snapshot, census, lies);
  if (identities.undecided.length > 0) {
    const facts = {store, findings: identities.undecided.length, first: listed(identities.undecided)};
    throw fault(conditions.identityUndecided, facts, lies[0]?.place);
  }
  const relinking = yield* Relinking.of(snapshot, census);
  if (relinking.undecided.length > 0) throw undecidedFault(store, relinking.undecided);
  const [counter] = counters;
  const isLoss = counter !== undefined && (yield* adjacencyFindings(snapshot, census)).count > 0;
  if (isLoss && !acceptLoss)
    throw fault(conditions.repairLoses, {store, evidence: findingText(counter)}, counter.place);
  const count = yield* relinking.count();
  const changes = {
    node_heads_changed: count.heads,
    node_degrees_changed: count.degrees,
    edge_links_changed: count.links,
    slot_ids_rewritten: identities.changes,
    node_count: {before: header.nodeCount, after: census.liveNodes},
    edge_count: {before: header.edgeCount, after: census.liveEdges},
    loss_accepted: isLoss,
  };
  return {relinking, changes, census, oddities};
}

/** Whether there is nothing to repair. */
export function isHealthy(changes: RepairChanges): boolean {
  const {node_count, edge_count} = changes;
  return (
    changes.node_heads_changed + changes.node_degrees_changed + changes.edge_links_changed === 0 &&
    changes.slot_ids_rewritten.length === 0 &&
    node_count.before === node_count.after &&
    edge_count.before === edge_count.after
  );
}

interface RepairSurvey {
  readonly census: RecordCensus;
  /** L1010: live counters that disagree with the slots. */
  readonly counters: readonly Finding[];
  /** L1012: slots with other ids than their places. */
  readonly lies: readonly Finding[];
  /** What leaves every record readable as it is. */
  readonly oddities: readonly Finding[];
}

/** Counters are recounted, ids decided; everything else about slots and blobs cannot be decided here. */
function* surveyForRepair(snapshot: StoreSnapshot): Steps<RepairSurvey> {
  const counters: Finding[] = [];
  const lies: Finding[] = [];
  const oddities: Finding[] = [];
  const sort = (found: Finding): void => {
    if (isFinding(found, conditions.counterMismatch)) counters.push(found);
    else if (isFinding(found, conditions.slotIdentity) && lies.length < mostLies) lies.push(found);
    // Bytes behind the last extent are left behind.
    else if (isFinding(found, conditions.trailingPages)) return;
    else if (isHarmlessToRead(found)) oddities.push(found);
    else throw toFault(found);
  };
  const {census} = yield* contentPass(snapshot, sort);
  // Counters and ids of a commit whose WAL was lost say nothing about the records that are there.
  for (const found of [...lies.slice(0, 1), ...counters.slice(0, 1)]) {
    const lost = asLostCommit(toFault(found), snapshot.wal, snapshot.store);
    if (isFault(lost, conditions.lostCommit)) throw lost;
  }
  return {census, counters, lies, oddities};
}

function undecidedFault(store: string, undecided: readonly Finding[]): Error {
  const facts = {
    store,
    findings: undecided.length,
    first: listed(undecided.slice(0, mostListed + 1).map(findingText), undecided.length),
  };
  return fault(conditions.repairUndecided, facts, undecided[0]?.place);
}

const mostListed = 20;

function listed(sentences: readonly string[], count = sentences.length): string {
  const more = count - mostListed;
  return sentences.slice(0, mostListed).join('; ') + (more > 0 ? `; and ${more} more` : '');
}
