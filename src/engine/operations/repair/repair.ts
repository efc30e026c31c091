import path from 'node:path';
import {collectAdjacency} from '../../check/adjacency-verdict.js';
import {conditions} from '../../faults/conditions.js';
import {fault, findingText} from '../../faults/fault.js';
import {pageSize} from '../../format/constants.js';
import {AtomicFile} from '../../storage/atomic-file.js';
import {requireFile} from '../../storage/file-system.js';
import {readStore, type StoreSnapshot, withStableStore} from '../../storage/open-store.js';
import {checkOutput} from '../../storage/output.js';
import {putHeader} from '../../storage/store-header.js';
import type {Note, Operation, Progress} from '../operation.js';
import {copyStore, logicalDigest, requireFreeBytes} from '../store-copy.js';
import {planRepair} from './repair-plan.js';

export interface RepairOptions {
  readonly store: string;
  readonly output: string;
  readonly force: boolean;
  /** Only says what would change. */
  readonly dryRun: boolean;
  /** Repairs also what shows that records were lost or came back. */
  readonly acceptLoss?: boolean;
  readonly waitMs?: number;
}

/** What a repair changes, or has changed in the copy. */
export interface RepairReport {
  readonly source: string;
  readonly output: string;
  readonly dry_run: boolean;
  readonly nodes: number;
  readonly edges: number;
  /** Nodes whose list heads are rebuilt. */
  readonly node_heads_changed: number;
  readonly node_degrees_changed: number;
  /** Edges whose links are rebuilt. */
  readonly edge_links_changed: number;
  /** Header counters, as they are and as they should be. */
  readonly node_count: {readonly before: number; readonly after: number};
  readonly edge_count: {readonly before: number; readonly after: number};
  /** Whether the source needs no repair. */
  readonly healthy: boolean;
  /** Whether counters and lists say that records were lost or came back, and that was accepted. */
  readonly loss_accepted: boolean;
  /** Findings that repair does not mend; every record can be read all the same. */
  readonly remaining_findings: number;
  readonly first_remaining: string | null;
  /** SHA-256 of the manifest, the same before and after; null in a dry run. */
  readonly manifest_sha256: string | null;
}

/**
 * Rebuilds adjacency lists, degrees and live counters from the live edges, in a copy of any size; the source is only
 * read. Refuses what it cannot decide: L4001 for edges without a live node, and the L1 conditions of damaged slots and
 * blobs. Raises L0002 to L0005 for inputs and outputs, L5001 to L5005.
 */
export async function* repair(options: RepairOptions): Operation<Note | Progress, RepairReport> {
  const {store, output, force, dryRun} = options;
  requireFile(store);
  checkOutput(output, [store], force || dryRun);
  if (dryRun) return withStableStore(store, (snapshot) => planRepair(snapshot, options).report, options.waitMs);
  const file = AtomicFile.create(output, store);
  try {
    const events: Progress[] = [];
    const work = async (snapshot: StoreSnapshot): Promise<RepairReport> => {
      const plan = planRepair(snapshot, options);
      requireFreeBytes(path.dirname(output), output, snapshot.bytes.size);
      file.device.truncate(0);
      for await (const event of copyStore(snapshot, file.device)) events.push(event);
      plan.relinking.writeTo(file.device);
      writeCounters(snapshot, plan.report, file);
      return proveRepair(snapshot, file, plan.report, output);
    };
    const report = await withStableStore(store, work, options.waitMs);
    yield* events;
    file.commit();
    return report;
  } finally {
    file.discard();
  }
}

function writeCounters(snapshot: StoreSnapshot, report: RepairReport, file: AtomicFile): void {
  const {header} = snapshot;
  if (report.node_count.before === report.node_count.after && report.edge_count.before === report.edge_count.after)
    return;
  const page = new Uint8Array(pageSize);
  file.device.read(page, 0);
  putHeader({...header, walLength: 0, nodeCount: report.node_count.after, edgeCount: report.edge_count.after}, page);
  file.device.write(page, 0);
}

/** Reads the copy back: its lists must fit its edges, and its records must be those of the source. */
async function proveRepair(
  snapshot: StoreSnapshot,
  file: AtomicFile,
  report: RepairReport,
  output: string,
): Promise<RepairReport> {
  const source = (await logicalDigest(snapshot, true)).manifestSha256;
  const copy = readStore(file.device, output);
  const found = await logicalDigest(copy);
  const findings = collectAdjacency(copy, found.census);
  if (found.manifestSha256 !== source || findings.count > 0) {
    throw fault(conditions.copyDiffers, {path: output, expected: source, found: found.manifestSha256});
  }
  const [first] = found.oddities;
  return {
    ...report,
    manifest_sha256: found.manifestSha256,
    remaining_findings: found.oddities.length,
    first_remaining: first === undefined ? null : findingText(first),
  };
}
