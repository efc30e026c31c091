import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {NamedColumns} from '../../format/foreign/column-roles.js';
import type {Breathe, ColumnUse, ForeignGraph, PromisedGraph} from '../../format/foreign/foreign-graph.js';
import {toNodeId} from '../../format/records/integers.js';
import {commitStore, deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkOutput} from '../../outputs/output.js';
import {countText, readBack, readBackForDigest} from '../../outputs/read-back.js';
import {type Note, type Operation, type Progress, progress, type Tell, whileWorking} from '../../passes/operation.js';
import {Pace} from '../../passes/pace.js';
import type {Device} from '../../storage/files/device.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {hasSameContent} from '../../storage/files/file-stamp.js';
import {fileBehind, openInput} from '../../storage/files/input.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {StoreBuilder} from '../../storage/writing/store-builder.js';
import {predictedSize} from '../../storage/writing/store-size.js';
import {type DanglingEdge, type ForeignPlan, planForeign, type ShownRecord} from './foreign-plan.js';
import {type ForeignFormat, type ForeignSource, openForeign} from './foreign-source.js';

export interface ForeignImportOptions extends WaitOptions {
  readonly format: ForeignFormat;
  /** The document of the nodes, or of the whole graph. */
  readonly nodes: string;
  readonly edges?: string | undefined;
  readonly output: string;
  readonly named?: NamedColumns | undefined;
  readonly idKey?: string | undefined;
  readonly force?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  /** Leaves edges out that lead to no node. */
  readonly skipDangling?: boolean | undefined;
}

/** Records between two looks at the clock. */
const batch = 1024;

/** What was understood of the documents of another program, and what became of it. */
export interface ForeignImportReport {
  readonly format: ForeignFormat;
  readonly nodes_source: string;
  /** The document of the edges; null where it is that of the nodes, and where there is none. */
  readonly edges_source: string | null;
  readonly output: string;
  readonly dry_run: boolean;
  /** Whether the store was made. */
  readonly imported: boolean;
  readonly columns: readonly ColumnUse[];
  readonly nodes: number;
  readonly edges: number;
  /** Whether the ids of the document stay. */
  readonly ids_kept: boolean;
  /** Edges that lead to no node: left out, or the reason why nothing was made. */
  readonly dangling_edges: number;
  /** Whether they are left out, which was accepted. */
  readonly loss_accepted: boolean;
  /** The first ten of them. */
  readonly dangling: readonly DanglingEdge[];
  /** SHA-256 of the manifest, where the document said it and the new store has it; else null. */
  readonly manifest_sha256: string | null;
  /** The first three records of each kind. */
  readonly first_nodes: readonly ShownRecord[];
  readonly first_edges: readonly ShownRecord[];
  /** What a reader should know of the documents. */
  readonly warnings: readonly string[];
}

/**
 * Makes a store from documents of other programs, of any size: nodes and edges in their order, new ids from 1 unless the
 * document keeps those of a store. The whole graph is read and understood before anything is written; a dry run ends there, and
 * so do edges that lead nowhere unless they are to be skipped. Raises L0002 to L0005, L0014, L0114 to L0117, L2001 for a live
 * writer of the output, L5001 to L5004.
 */
export async function* importForeign(options: ForeignImportOptions): Operation<Note | Progress, ForeignImportReport> {
  const {output, nodes, edges, force = false, dryRun = false, skipDangling = false, waitMs} = options;
  const devices: FileDevice[] = [];
  let plan: ForeignPlan | undefined;
  const open = async (file: string): Promise<FileDevice> => {
    const device = await openInput(file);
    devices.push(device);
    return device;
  };
  try {
    const inputs = edges === undefined ? [nodes] : [nodes, edges];
    checkOutput(output, inputs, force || dryRun);
    const {format, named = {}, idKey} = options;
    const source = {
      format,
      named,
      idKey,
      nodes: await open(nodes),
      edges: edges && (await open(edges)),
    } as ForeignSource;
    const before = devices.map((device) => device.stamp());
    const understood = yield* whileWorking((tell) => understand(source, tell));
    const {graph} = understood;
    plan = understood.plan;
    const {danglingEdges} = plan;
    const changed = devices.find((device, i) => !hasSameContent(before[i] ?? device.stamp(), device.stamp()));
    if (changed) throw fault(conditions.inputChanged, {path: changed.name});
    for (const text of graph.notes()) yield {type: 'note', text};
    const report = reportOf(options, graph, plan);
    if (dryRun || (danglingEdges > 0 && !skipDangling)) return report;
    const derive = (stage: StagedStore, tell: Tell) => fill(stage, understood, nodes, tell);
    const manifest = yield* deriveStore({output, like: fileBehind(nodes), waitMs}, derive, commitStore);
    return {...report, imported: true, manifest_sha256: manifest};
  } finally {
    plan?.close();
    for (const device of devices) device.close();
  }
}

function reportOf(options: ForeignImportOptions, graph: ForeignGraph, plan: ForeignPlan): ForeignImportReport {
  const {format, nodes, edges, output, dryRun = false, skipDangling = false} = options;
  return {
    format,
    nodes_source: nodes,
    edges_source: edges ?? null,
    output,
    dry_run: dryRun,
    imported: false,
    columns: graph.columns,
    nodes: plan.nodeCount,
    edges: plan.edgeCount,
    ids_kept: graph.promised !== undefined,
    dangling_edges: plan.danglingEdges,
    loss_accepted: plan.danglingEdges > 0 && skipDangling,
    dangling: plan.dangling,
    manifest_sha256: null,
    first_nodes: plan.firstNodes,
    first_edges: plan.firstEdges,
    warnings: graph.notes(),
  };
}

/** A graph as far as its documents were read, and what would be stored of it. */
interface Understood {
  readonly graph: ForeignGraph;
  readonly plan: ForeignPlan;
}

/** Opens and reads the documents, each once. */
async function understand(source: ForeignSource, tell: Tell): Promise<Understood> {
  const pace = new Pace(tell);
  const breathe: Breathe = () => pace.pause(() => progress('read', 0, 0, 'records'));
  const graph = await openForeign(source, breathe);
  const plan = await planForeign(graph, breathe);
  try {
    requirePromised(source, graph.promised, plan);
  } catch (error) {
    plan.close();
    throw error;
  }
  return {graph, plan};
}

/** Raises L0117 when the document does not hold what it promises. */
function requirePromised({nodes}: ForeignSource, promised: PromisedGraph | undefined, plan: ForeignPlan): void {
  const edges = plan.edgeCount + plan.danglingEdges;
  if (promised === undefined || (promised.nodes === plan.nodeCount && promised.edges === edges)) return;
  const found = countText({nodes: plan.nodeCount, edges});
  throw fault(conditions.foreignIncomplete, {path: nodes.name, expected: countText(promised), found});
}

/** Writes what was planned, and proves it; the digest that the document promised, null where it promised none. */
function fill(
  stage: StagedStore,
  {graph: {promised}, plan}: Understood,
  document: string,
  tell: Tell,
): Promise<string | null> {
  const {nodeCount: nodes, edgeCount: edges, blobBytes, danglingEdges} = plan;
  const last = promised ?? {nextNodeId: nodes, nextEdgeId: edges};
  return stage.fill({
    neededBytes: predictedSize(last.nextNodeId, last.nextEdgeId, blobBytes),
    write: (copy) => build(copy, plan, promised, tell),
    prove: async (copy) => {
      const expected = {path: copy.name, counts: {nodes, edges}, otherwise: conditions.copyDiffers};
      const wanted = promised?.manifestSha256;
      // What is left out on purpose makes another graph.
      if (wanted === undefined || danglingEdges > 0) {
        await readBack(copy, expected, tell);
        return null;
      }
      const digest = await readBackForDigest(copy, expected, tell);
      if (digest === wanted) return wanted;
      const facts = {expected: `a graph with the digest ${wanted}`, found: `one with ${digest}`};
      throw fault(conditions.foreignIncomplete, {path: document, ...facts});
    },
  });
}

async function build(
  device: Device,
  plan: ForeignPlan,
  promised: PromisedGraph | undefined,
  tell: Tell,
): Promise<void> {
  const builder = new StoreBuilder(device);
  const pace = new Pace(tell);
  const total = plan.nodeCount + plan.edgeCount;
  let done = 0;
  const pause = (): Promise<void> | undefined =>
    ++done % batch === 0 ? pace.pause(() => progress('import', done, total, 'records')) : undefined;
  for (const {id, labels, properties} of plan.nodes()) {
    builder.skipNodesTo(id);
    builder.addNode(labels, properties);
    const paused = pause();
    if (paused) await paused;
  }
  for (const {id, from, to, labels, properties} of plan.edges()) {
    builder.skipEdgesTo(id);
    builder.addEdge(toNodeId(from), toNodeId(to), labels, properties);
    const paused = pause();
    if (paused) await paused;
  }
  builder.skipNodesTo(promised?.nextNodeId ?? 0);
  builder.skipEdgesTo(promised?.nextEdgeId ?? 0);
  builder.finish();
}
