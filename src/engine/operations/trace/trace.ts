import {outgoingSteps} from '../../check/adjacency-check.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText, isFinding, toFault} from '../../faults/fault.js';
import {type EdgeId, type NodeId, toNodeId} from '../../format/records/integers.js';
import {compareCodePoints} from '../../format/utf8.js';
import {requireReadable} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import {canonicalPath, requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import {RecordReader} from '../../storage/reading/record-reader.js';
import {OutLists} from './out-lists.js';
import {type Branch, shadowedNodeNotes, type TraceNode, toNode} from './trace-node.js';
import {type TraceStory, tellStory} from './trace-story.js';

export interface TraceOptions extends WaitOptions {
  readonly store: string;
  readonly from: bigint;
  readonly to: bigint;
  /** Only edges with this label are followed; all of them when it is empty. */
  readonly edgeLabel: string;
  /** Whether edges are followed against their direction too. */
  readonly undirected?: boolean | undefined;
}

/** An edge between two nodes of the path. */
export interface PathEdge {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** A shortest way through the graph. */
export interface TraceReport {
  /** Canonical path of the store. */
  readonly source: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly edgeLabel: string;
  /** Both ends included; undefined when no way leads there. */
  readonly path: readonly TraceNode[] | undefined;
  /** The label of the edge taken from each node to the next. */
  readonly hopLabels: readonly string[];
  /** Whether that edge leads to the next node, or comes from it. */
  readonly hopsForward: readonly boolean[];
  /** All edges that leave the start, whatever their label, by label and target. */
  readonly branches: readonly Branch[];
  /** The edges among the nodes of the path that may be followed, by id. */
  readonly edges: readonly PathEdge[];
  /** What the path says to a reader; undefined without a path. */
  readonly story: TraceStory | undefined;
}

/**
 * Finds a shortest way along outgoing edges, newest edge first, as the peer goes it; on demand along edges in both directions. All records and all outgoing lists
 * are checked first, so that there is no wrong "no path". Raises L0001 for ids that none can be, L0002, L0060 when the
 * start is not there, L4001, L4002 and L4007 for lists and ends that lie, and what checking a store raises.
 */
export async function* trace(options: TraceOptions): Operation<Note | Progress, TraceReport> {
  const {store, from, to, waitMs} = options;
  requireFile(store);
  for (const id of [from, to]) requireId(id);
  const {report, notes} = yield* whileWorking((tell) =>
    withStableStore(store, (snapshot) => traceSnapshot(snapshot, options, tell), waitMs),
  );
  for (const text of notes) yield {type: 'note', text};
  return report;
}

function requireId(id: bigint): void {
  if (id > 0n && id < 2n ** 64n) return;
  const problem =
    id > 0n ? `${id} is no node ID: there are none from 2^64 on` : `--from and --to must be positive node IDs`;
  throw fault(conditions.usage, {problem, command: 'trace'});
}

async function traceSnapshot(
  snapshot: StoreSnapshot,
  {store, from, to, edgeLabel, undirected = false}: TraceOptions,
  tell: Tell,
): Promise<{report: TraceReport; notes: string[]}> {
  const {census, notes} = await requireReadable(snapshot, tell);
  if (!census.isLiveNode(toIndex(from))) throw fault(conditions.traceStartMissing, {store, node: String(from)});
  const degrees: Finding[] = [];
  const judge = (found: Finding): void => {
    if (!isFinding(found, conditions.degree)) throw toFault(found);
    if (degrees.length === 0) degrees.push(found);
  };
  await pacedScan(snapshot, outgoingSteps(snapshot, census, judge), 'check lists', tell);
  const label = edgeLabel === '' ? undefined : edgeLabel;
  const lists = await pacedScan(snapshot, OutLists.read(snapshot, label), 'read lists', tell);
  const ends = [toIndex(from), toIndex(to)] as const;
  const steps = undirected ? lists.shortestUndirected(...ends) : lists.shortestPath(...ends);
  const ids = await pacedScan(snapshot, steps, 'search', tell);
  const view = new TraceView(snapshot, lists);
  const hops = ids ? view.hops(ids) : [];
  const path = ids?.map((id) => view.node(id));
  const branches = view.branches(toIndex(from));
  const report = {
    source: canonicalPath(store),
    from,
    to,
    edgeLabel,
    path,
    hopLabels: hops.map(({label}) => label),
    hopsForward: hops.map(({isForward}) => isForward),
    branches,
    edges: ids ? view.edgesAmong(ids) : [],
    story: path && tellStory(path, branches),
  };
  const shown = [...(path ?? []), ...branches.map(({target}) => target)];
  return {report, notes: [...[...notes, ...degrees].map(findingText), ...shadowedNodeNotes(store, shown)]};
}

/** An id as a place in an array; 0, which is no id, for one that no store has. */
function toIndex(id: bigint): NodeId {
  return toNodeId(id <= Number.MAX_SAFE_INTEGER ? Number(id) : 0);
}

/** Reads the few records that a report shows. */
class TraceView {
  private readonly nodes: RecordReader;
  private readonly edges: RecordReader;
  private readonly known = new Map<NodeId, TraceNode>();

  constructor(
    snapshot: StoreSnapshot,
    private readonly lists: OutLists,
  ) {
    this.nodes = new RecordReader(snapshot, 'node');
    this.edges = new RecordReader(snapshot, 'edge');
  }

  node(id: NodeId): TraceNode {
    let node = this.known.get(id);
    if (!node) {
      this.nodes.seek(id);
      node = toNode(this.nodes);
      this.known.set(id, node);
    }
    return node;
  }

  branches(start: NodeId): Branch[] {
    const {lists} = this;
    const branches = [...lists.edgesOf(start)].map((edge) => ({
      edge_label: this.labelOf(edge),
      target: this.node(lists.targetOf(edge)),
    }));
    return branches.sort((a, b) => compareCodePoints(a.edge_label, b.edge_label) || a.target.id - b.target.id);
  }

  /** The edge taken from each node to the next: one that leads there, else one that comes from there. */
  hops(ids: readonly NodeId[]): {readonly label: string; readonly isForward: boolean}[] {
    return ids.slice(0, -1).map((from, i) => {
      const to = ids[i + 1] as NodeId;
      const forward = this.labelBetween(from, to);
      return {label: forward ?? this.labelBetween(to, from) ?? '?', isForward: forward !== undefined};
    });
  }

  private labelBetween(from: NodeId, to: NodeId): string | undefined {
    const {lists} = this;
    for (const edge of lists.edgesOf(from)) {
      if (lists.targetOf(edge) === to && lists.isPassed(edge)) return this.labelOf(edge);
    }
    return undefined;
  }

  edgesAmong(ids: readonly NodeId[]): PathEdge[] {
    const {lists} = this;
    const members = new Set(ids);
    const found: PathEdge[] = [];
    for (const from of members) {
      for (const id of lists.edgesOf(from)) {
        const to = lists.targetOf(id);
        if (members.has(to) && lists.isPassed(id)) found.push({id, from, to, label: this.labelOf(id)});
      }
    }
    return found.sort((a, b) => a.id - b.id);
  }

  private labelOf(edge: EdgeId): string {
    this.edges.seek(edge);
    return this.edges.label();
  }
}
