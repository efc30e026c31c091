import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, finding, toFault} from '../../faults/fault.js';
import {extentSize, pageSize} from '../../format/records/constants.js';
import {placeAt} from '../../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../../format/records/integers.js';
import type {Device} from '../files/device.js';
import {readStore, type StoreSnapshot} from '../reading/open-store.js';
import {surveySlots} from '../reading/slot-survey.js';
import {writeHeaderPage} from './transaction.js';

/** What to do with WAL bytes that belong to no complete commit: refuse, or drop them and say how many. */
export type RecoveryMode = 'strict' | 'auto-truncate';

/** What recovery did. Bytes are bytes of WAL. */
export interface RecoveryReport {
  readonly mode: RecoveryMode;
  /** Pages rolled forward into the file. */
  readonly appliedPages: number;
  readonly appliedBytes: number;
  readonly cutBytes: number;
}

/**
 * Rolls a live WAL forward into the device, and returns what was applied and cut; without a live WAL nothing is written.
 * Raises L1001 to L1009 for a damaged store, L3001 and L3002 for a WAL that no writer makes, L3003 for a commit whose
 * WAL was lost, L3004 when strict recovery would have to cut. Each of these leaves the device as it was.
 */
export function rollForward(device: Device, store: string, mode: RecoveryMode): RecoveryReport {
  const snapshot = readStore(device, store);
  const {wal, header} = snapshot;
  if (header.walLength === 0) return {mode, appliedPages: 0, appliedBytes: 0, cutBytes: 0};
  const stray = strayImage(snapshot);
  if (stray) throw toFault(stray);
  const evidence = lostCommitEvidence(snapshot);
  if (evidence) throw fault(conditions.lostCommit, {store, evidence});
  if (mode === 'strict' && wal.tailBytes > 0) {
    throw fault(conditions.walTail, {store, appliedBytes: wal.committedBytes, cutBytes: wal.tailBytes});
  }
  applyImages(device, snapshot);
  return {mode, appliedPages: wal.images.size, appliedBytes: wal.committedBytes, cutBytes: wal.tailBytes};
}

function applyImages(device: Device, {wal, header}: StoreSnapshot): void {
  const images = [...wal.images].sort(([a], [b]) => a - b);
  for (const [offset, image] of images) device.write(image, offset);
  if (images.length > 0) device.sync();
  writeHeaderPage(device, {...header, walLength: 0});
  device.sync();
}

/** A committed image that lies in no extent and is no index page: no writer makes it, and applying it grows the file. */
function strayImage({chains, wal, store}: StoreSnapshot): Finding | undefined {
  const indexPages = new Set<FileOffset>();
  const extents: FileOffset[] = [];
  for (const chain of Object.values(chains)) {
    for (const page of chain.indexPages) indexPages.add(page);
    extents.push(...chain.extents);
  }
  for (const offset of wal.images.keys()) {
    if (indexPages.has(offset) || extents.some((start) => offset >= start && offset < start + extentSize)) continue;
    const entry = wal.entries.find((candidate) => candidate.target === BigInt(offset));
    const at = entry?.offset ?? toFileOffset(0);
    const problem = `targets offset ${offset}, which belongs to no extent`;
    return finding(conditions.walEntry, {store, offset: at, problem}, placeAt(at));
  }
  return undefined;
}

/**
 * Why the header cannot belong to these pages, if so. The peer syncs WAL and header together, so that its header may
 * reach the disk alone; then the WAL region holds nothing, or the residue of the commit before, which looks complete.
 */
function lostCommitEvidence(snapshot: StoreSnapshot): string | undefined {
  const {header} = snapshot;
  const nodes = surveySlots(snapshot, 'node');
  if (nodes.live !== header.nodeCount) {
    return `the header counts ${header.nodeCount} live nodes, the slots hold ${nodes.live}`;
  }
  const edges = surveySlots(snapshot, 'edge');
  if (edges.live !== header.edgeCount) {
    return `the header counts ${header.edgeCount} live edges, the slots hold ${edges.live}`;
  }
  return unwrittenBlobs(snapshot, Math.max(nodes.blobEnd, edges.blobEnd));
}

/** Every blob begins with a byte that is not zero, so zeros between the last named blob and the append position were never written. */
function unwrittenBlobs({bytes, header, chains}: StoreSnapshot, blobEnd: number): string | undefined {
  const start = toFileOffset(Math.max(blobEnd, chains.prop.extents.at(-1) ?? 0));
  if (header.nextPropOffset <= start) return undefined;
  const gap = new Uint8Array(Math.min(header.nextPropOffset - start, pageSize));
  bytes.read(gap, start);
  if (gap.some((byte) => byte !== 0)) return undefined;
  return `blobs should reach offset ${header.nextPropOffset}, nothing is written behind ${start}`;
}
