import {adjacencyFindings, damageFault} from '../../check/adjacency-verdict.js';
import type {RecordCensus} from '../../check/record-check.js';
import {type BegunDigest, beginDigest} from '../../evidence/logical-digest.js';
import {refuseDenied} from '../../evidence/seal/seal-denial.js';
import {makeSeal, sealPathOf} from '../../evidence/seal/seal-file.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, isFinding, toFault} from '../../faults/fault.js';
import {pageSize} from '../../format/records/constants.js';
import type {Seal} from '../../format/seal.js';
import {commitStore, deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkOutput} from '../../outputs/output.js';
import {requireOneName, settlePrevious} from '../../outputs/previous-store.js';
import {requireSameRecords} from '../../outputs/same-records.js';
import {recordPass, refusing} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, progress, whileWorking} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {readStore, type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import {type Compaction, compactInto, type DeadBytes, deadBytes, foreseeCompaction} from './compaction.js';

export interface CompactOptions extends WaitOptions {
  readonly store: string;
  /** The copy; without it the store itself is replaced, or, in a dry run, nothing is. */
  readonly output?: string | undefined;
  readonly inPlace?: boolean | undefined;
  readonly force?: boolean | undefined;
  /** Only says what would be written. */
  readonly dryRun?: boolean | undefined;
}

/** A compacted store, and what it left behind. Sizes are bytes of the files. */
export interface CompactReport {
  readonly source: string;
  /** Path of the compacted store; null for a dry run that names none. */
  readonly output: string | null;
  readonly in_place: boolean;
  readonly dry_run: boolean;
  readonly nodes: number;
  readonly edges: number;
  readonly next_node_id: number;
  readonly next_edge_id: number;
  readonly size_bytes: {readonly before: number; readonly after: number};
  readonly pages: {readonly before: number; readonly after: number};
  /** Bytes of the blobs of live records. */
  readonly blob_bytes: number;
  readonly deleted_nodes: number;
  readonly deleted_edges: number;
  readonly dead: DeadBytes;
  /** Pages of a live WAL that count as committed, and bytes of it that belong to no commit and are left out. */
  readonly wal_pages_applied: number;
  readonly wal_bytes_cut: number;
  /** SHA-256 of the manifest, the same before and after. */
  readonly manifest_sha256: string;
  /** The new seal of a store that was compacted in its place and had one that fitted; null otherwise. */
  readonly seal: string | null;
}

/**
 * Writes the live records of a sound store into a new file: ids, next ids, labels, properties and the order of the lists
 * stay, dead slots and blobs and the residue of the WAL go. The copy is read back before it counts. In place it takes
 * the writer lock and the place of the store, at once. Raises L0001 to L0005, the L1 conditions of damaged records, L4004
 * for lists that contradict the edges, L4016 for pages that are not as sealed, L5001 to L5005; in place L2001 and L2002
 * for a held lock, L3004 for a WAL tail of no commit, L1018 for bytes behind the store.
 */
export async function* compact(options: CompactOptions): Operation<Note | Progress, CompactReport> {
  const {store, output, inPlace, force = false, dryRun = false, waitMs} = options;
  requireFile(store);
  const target = targetOf(options);
  if (output !== undefined) checkOutput(output, [store], force || dryRun);
  else if (inPlace) requireOneName(store);
  if (dryRun || target === undefined) {
    return yield* whileWorking((tell) =>
      withStableStore(store, async (snapshot) => finish(await planCompaction(snapshot, options, tell), tell), waitMs),
    );
  }
  return yield* deriveStore(
    {output: target, like: store, waitMs},
    (stage, tell) => {
      if (inPlace) settlePrevious(store);
      return withStableStore(store, (snapshot) => writeCopy(snapshot, options, stage, tell), waitMs);
    },
    (file, {report, seal}) => commitStore(file, report, seal),
  );
}

/** Where the compacted store goes; undefined for a dry run that does not say. Raises L0001. */
function targetOf({store, output, inPlace, dryRun}: CompactOptions): string | undefined {
  if (inPlace && output !== undefined) {
    throw fault(conditions.usage, {problem: '--in-place and --output exclude each other', command: 'compact'});
  }
  if (!inPlace && output === undefined && !dryRun) {
    throw fault(conditions.usage, {problem: 'either --output COPY or --in-place is needed', command: 'compact'});
  }
  return inPlace ? store : output;
}

interface CompactPlan {
  /** All that is known before the records are read to the end. */
  readonly report: Omit<CompactReport, 'manifest_sha256'>;
  readonly census: RecordCensus;
  /** The digest of the source, which another thread may still be making. Raises L1015 and L1016 for its blobs. */
  readonly digest: BegunDigest;
}

/** Waits for the digest of what is compacted. */
async function finish({report, census, digest}: CompactPlan, tell: Tell): Promise<CompactReport> {
  const {seal, ...known} = report;
  return {...known, manifest_sha256: await digest(census, tell), seal};
}

/** Proves the source and foresees what its compaction writes. */
async function planCompaction(snapshot: StoreSnapshot, options: CompactOptions, tell: Tell): Promise<CompactPlan> {
  const {store, inPlace, dryRun} = options;
  const {wal, header, device} = snapshot;
  if (inPlace && wal.tailBytes > 0) {
    throw fault(conditions.walTail, {store, appliedBytes: wal.committedBytes, cutBytes: wal.tailBytes});
  }
  const isSealed = await refuseDenied(snapshot, tell);
  tell(progress('check', 0, 0, 'bytes'));
  const digest = beginDigest(snapshot);
  const oddities: Finding[] = [];
  const census = await pacedScan(snapshot, recordPass(snapshot, refusing(oddities)), 'check', tell);
  const lists = await pacedScan(snapshot, adjacencyFindings(snapshot, census), 'check lists', tell);
  const damage = damageFault(store, lists);
  const trailing = oddities.find((found) => isFinding(found, conditions.trailingPages));
  // Of several reasons damaged blobs come first, and the digest meets them.
  if (damage || (inPlace && trailing)) await digest(census, tell);
  if (inPlace && trailing) throw toFault(trailing);
  if (damage) throw damage;
  const compaction = await pacedScan(snapshot, foreseeCompaction(snapshot), 'plan', tell);
  const before = device.size();
  const after = compaction.sizeBytes;
  const report = {
    source: store,
    output: targetOf(options) ?? null,
    in_place: inPlace ?? false,
    dry_run: dryRun ?? false,
    nodes: census.liveNodes,
    edges: census.liveEdges,
    next_node_id: header.nextNodeId,
    next_edge_id: header.nextEdgeId,
    size_bytes: {before, after},
    pages: {before: Math.ceil(before / pageSize), after: Math.ceil(after / pageSize)},
    blob_bytes: compaction.blobBytes,
    deleted_nodes: compaction.deletedNodes,
    deleted_edges: compaction.deletedEdges,
    dead: deadBytes(snapshot, compaction),
    wal_pages_applied: wal.images.size,
    wal_bytes_cut: wal.tailBytes,
    seal: inPlace && !dryRun && isSealed ? sealPathOf(store) : null,
  };
  return {report, census, digest};
}

async function writeCopy(
  snapshot: StoreSnapshot,
  options: CompactOptions,
  stage: StagedStore,
  tell: Tell,
): Promise<{report: CompactReport; seal: Seal | undefined}> {
  const plan = await planCompaction(snapshot, options, tell);
  const {size_bytes: size, seal} = plan.report;
  return stage.fill({
    neededBytes: size.after,
    write: (device) => pacedScan(snapshot, compactInto(snapshot, device), 'copy', tell),
    prove: async (device, written) => {
      await proveCopy(snapshot, device, plan.report, written, tell);
      const report = await finish(plan, tell);
      const identity = {...device.stamp(), sealedAtMs: Date.now()};
      return {report, seal: seal === null ? undefined : await makeSeal(device, identity, tell)};
    },
  });
}

/** Reads the copy back: the same records in the same lists, the next ids and the size that were foreseen. */
async function proveCopy(
  source: StoreSnapshot,
  device: FileDevice,
  {nodes, edges, size_bytes: size}: CompactPlan['report'],
  written: Compaction,
  tell: Tell,
): Promise<void> {
  tell(progress('read back', 0, 0, 'bytes'));
  const copy = readStore(device, device.name);
  await pacedScan(copy, requireSameRecords(source, copy, 'ends and lists'), 'read back', tell);
  const isSame =
    copy.header.nextNodeId === source.header.nextNodeId &&
    copy.header.nextEdgeId === source.header.nextEdgeId &&
    copy.header.nodeCount === nodes &&
    copy.header.edgeCount === edges &&
    written.sizeBytes === size.after &&
    device.size() === size.after;
  if (isSame) return;
  const problem = 'its header or its size is another than was foreseen';
  throw fault(conditions.copyUnreadable, {path: device.name, problem});
}
