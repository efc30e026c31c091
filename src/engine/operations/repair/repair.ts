import type {ChunkSink} from '../../evidence/document/pour.js';
import {fileDigest} from '../../evidence/file-digest.js';
import {beginDigest} from '../../evidence/logical-digest.js';
import {denialBySeal} from '../../evidence/seal/seal-denial.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import {commitStore, deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkDocument, checkOutput, writeDocumentTo} from '../../outputs/output.js';
import {requireLists, requireSameRecords} from '../../outputs/same-records.js';
import {copyExtents, roomFor} from '../../outputs/store-copy.js';
import {recordPass, refusing} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, progress, whileWorking} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {Device} from '../../storage/files/device.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {readStore, type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import {putHeader} from '../../storage/reading/store-header.js';
import {type PlanDocument, planText, readPlan, requireSamePlan} from './plan-file.js';
import {isHealthy, planRepair, type RepairChanges, type RepairPlan} from './repair-plan.js';
import {writeIdentities} from './slot-identity.js';

export interface RepairOptions extends WaitOptions {
  readonly store: string;
  /** The repaired copy; a dry run needs none. */
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  /** Only says what would change. */
  readonly dryRun?: boolean | undefined;
  /** Repairs also what shows that records were lost or came back. */
  readonly acceptLoss?: boolean | undefined;
  /** Where a dry run leaves what it found, bound to the bytes of the store; `-` is the stream. */
  readonly planFile?: string | undefined;
  /** A plan that must be the one that is carried out. */
  readonly fromPlan?: string | undefined;
  readonly stream?: ChunkSink | undefined;
}

/** What a repair changes, or has changed in the copy. */
export interface RepairReport extends RepairChanges {
  readonly source: string;
  /** Null in a dry run that names none. */
  readonly output: string | null;
  readonly dry_run: boolean;
  readonly nodes: number;
  readonly edges: number;
  /** Whether the source needs no repair. */
  readonly healthy: boolean;
  /** Findings that repair does not mend; every record can be read all the same. */
  readonly remaining_findings: number;
  readonly first_remaining: string | null;
  /** SHA-256 of the manifest, the same before and after; null in a dry run. */
  readonly manifest_sha256: string | null;
  /** BLAKE3 of the source, where a plan was made or carried out; else null. */
  readonly source_blake3: string | null;
}

/**
 * Rebuilds adjacency lists, degrees and live counters from the live edges, and slot ids from their places where that is
 * certain, in a copy of any size; the source is only read. Refuses what it cannot decide: L4008 for edges without a live
 * node, L4009 for lost records, L4015 for slots that may belong elsewhere, and the L1 conditions of damaged slots and
 * blobs. Raises L0001 to L0005 for arguments, inputs and outputs, L0043 and L0044 for plans, L5001 to L5005.
 */
export async function* repair(options: RepairOptions): Operation<Note | Progress, RepairReport> {
  const {store, output, force = false, dryRun = false, planFile, fromPlan, waitMs} = options;
  if (planFile !== undefined && !dryRun) {
    throw fault(conditions.usage, {problem: '--plan needs --dry-run', command: 'repair'});
  }
  if (output === undefined && !dryRun) {
    throw fault(conditions.usage, {problem: 'repair needs --output for the copy, or --dry-run', command: 'repair'});
  }
  requireFile(store);
  const inputs = fromPlan === undefined ? [store] : [store, fromPlan];
  if (output !== undefined) checkOutput(output, inputs, force || dryRun);
  if (planFile !== undefined) checkDocument(planFile, inputs, force);
  // A retried look at the store does not read the plan again: it may come through a pipe.
  let read: Promise<PlanDocument> | undefined;
  const wanted = fromPlan === undefined ? undefined : () => (read ??= readPlan(fromPlan));
  if (output === undefined || dryRun) {
    const plan = yield* whileWorking((tell) =>
      withStableStore(store, (snapshot) => prepare(snapshot, options, wanted, tell), waitMs),
    );
    if (planFile !== undefined) {
      const text = planText(plan.changes, plan.report.source_blake3 as string);
      await writeDocumentTo(planFile, text, {like: store, stream: options.stream});
    }
    return plan.report;
  }
  return yield* deriveStore(
    {output, like: store, waitMs},
    (stage, tell) => withStableStore(store, (snapshot) => writeCopy(snapshot, options, wanted, stage, tell), waitMs),
    commitStore,
  );
}

type WantedPlan = (() => Promise<PlanDocument>) | undefined;

interface PreparedRepair extends RepairPlan {
  readonly report: RepairReport;
}

/** Plans the repair; where there is a plan file, binds the plan to the store or proves that it is the same. */
async function prepare(
  snapshot: StoreSnapshot,
  options: RepairOptions,
  wantedPlan: WantedPlan,
  tell: Tell,
): Promise<PreparedRepair> {
  const {store, output = null, dryRun, acceptLoss = false, planFile, fromPlan} = options;
  const denial = await denialBySeal(snapshot, tell);
  if (denial && !acceptLoss) throw denial;
  const wanted = await wantedPlan?.();
  const isBound = wanted !== undefined || planFile !== undefined;
  const sourceBlake3 = isBound ? await fileDigest(snapshot.device) : null;
  if (wanted && wanted.source_blake3 !== sourceBlake3) {
    requireSamePlan(fromPlan as string, wanted, store, wanted.changes, sourceBlake3 as string);
  }
  const plan = await pacedScan(snapshot, planRepair(snapshot, acceptLoss), 'plan', tell);
  const {changes, census, oddities} = plan;
  if (wanted) requireSamePlan(fromPlan as string, wanted, store, changes, sourceBlake3 as string);
  const [first] = oddities;
  const report = {
    source: store,
    output,
    dry_run: dryRun ?? false,
    nodes: census.liveNodes,
    edges: census.liveEdges,
    ...changes,
    loss_accepted: changes.loss_accepted || denial !== undefined,
    healthy: isHealthy(changes),
    remaining_findings: oddities.length,
    first_remaining: first === undefined ? null : findingText(first),
    manifest_sha256: null,
    source_blake3: sourceBlake3,
  };
  return {...plan, report};
}

async function writeCopy(
  snapshot: StoreSnapshot,
  options: RepairOptions,
  wanted: WantedPlan,
  stage: StagedStore,
  tell: Tell,
): Promise<RepairReport> {
  const digest = beginDigest(snapshot);
  const {relinking, changes, census, report} = await prepare(snapshot, options, wanted, tell);
  return stage.fill({
    neededBytes: roomFor(snapshot.device, snapshot.bytes.size),
    write: async (device) => {
      await copyExtents(snapshot, device, 'kept', tell);
      await pacedScan(snapshot, relinking.writeTo(device), 'rewrite', tell);
      writeIdentities(changes.slot_ids_rewritten, device);
      writeCounters(snapshot, changes, device);
    },
    prove: async (device) => {
      const remaining = await proveRepair(snapshot, device, report.output as string, tell);
      const [first] = remaining;
      return {
        ...report,
        manifest_sha256: await digest(census, tell),
        remaining_findings: remaining.length,
        first_remaining: first === undefined ? null : findingText(first),
      };
    },
  });
}

function writeCounters({header}: StoreSnapshot, {node_count, edge_count}: RepairChanges, device: Device): void {
  if (node_count.before === node_count.after && edge_count.before === edge_count.after) return;
  const page = new Uint8Array(pageSize);
  device.read(page, 0);
  putHeader({...header, walLength: 0, nodeCount: node_count.after, edgeCount: edge_count.after}, page);
  device.write(page, 0);
}

/**
 * Reads the copy back: its lists must fit its edges, and its records must be those of the source. Returns what every record
 * can be read in spite of.
 */
async function proveRepair(source: StoreSnapshot, device: Device, output: string, tell: Tell): Promise<Finding[]> {
  tell(progress('read back', 0, 0, 'bytes'));
  const copy = readStore(device, output);
  const oddities: Finding[] = [];
  const census = await pacedScan(copy, recordPass(copy, refusing(oddities)), 'read back', tell);
  await pacedScan(copy, requireSameRecords(source, copy, 'ends'), 'compare', tell);
  await requireLists(copy, census, tell);
  return oddities;
}
