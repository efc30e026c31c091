import {adjacencySteps} from '../check/adjacency-check.js';
import type {RecordCensus} from '../check/record-check.js';
import {logicalDigest} from '../evidence/logical-digest.js';
import {conditions} from '../faults/conditions.js';
import {type Finding, fault, findingText, isFaultOf} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import {extentSize} from '../format/records/constants.js';
import {behind} from '../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../format/records/integers.js';
import type {Tell} from '../passes/operation.js';
import {progress} from '../passes/operation.js';
import {Pace, pacedScan} from '../passes/pace.js';
import type {Device} from '../storage/files/device.js';
import {readStore, type StoreSnapshot} from '../storage/reading/open-store.js';
import {copyStore, readAsCopied} from './store-copy.js';

/** What a store holds, and what it contradicts itself in though all records can be read. */
export interface StoreProof {
  readonly manifestSha256: string;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly findingCount: number;
  readonly firstFinding: string | undefined;
}

/** Reads a store to its end: every record, every list. Raises what checking a store raises. */
export async function proveStore(snapshot: StoreSnapshot, tell: Tell): Promise<StoreProof> {
  let first: Finding | undefined;
  let listFindings = 0;
  const report = (found: Finding): void => {
    listFindings++;
    first ??= found;
  };
  const beside = (census: RecordCensus) =>
    pacedScan(snapshot, adjacencySteps(snapshot, census, report), 'check lists', tell);
  const {manifestSha256, census, oddities} = await logicalDigest(snapshot, tell, beside);
  first ??= oddities[0];
  return {
    manifestSha256,
    nodeCount: census.liveNodes,
    edgeCount: census.liveEdges,
    findingCount: listFindings + oddities.length,
    firstFinding: first && findingText(first),
  };
}

/** How a backup is restored. */
interface Restoring {
  /** What is known of the backup. */
  readonly known?: StoreProof | undefined;
  /** How its bytes come into the file, where it does not lie there as they are. */
  readonly fill?: ((target: Device) => Promise<void>) | undefined;
}

/**
 * Copies a backup into an empty file, reads that back byte for byte, and proves what it holds: the work of a restore, and
 * of the drill of a backup. What is `known` of the backup holds for equal bytes. Trouble of the store is named after the
 * backup. Raises what checking a store raises, L5011 when the file reads back otherwise than it was written.
 */
export async function restoreInto(
  target: Device,
  name: string,
  backup: StoreSnapshot,
  tell: Tell,
  {known, fill}: Restoring = {},
): Promise<StoreProof> {
  await (fill ? fill(target) : copyInto(target, backup, tell));
  target.sync();
  await requireEqual(target, name, backup, tell);
  return known ?? proveStore(readStore(target, backup.store), tell);
}

/** The first half of a restore: the copy. Raises what checking a store raises. */
export async function copyInto(target: Device, backup: StoreSnapshot, tell: Tell): Promise<void> {
  // Only beside its WAL does a store show that a commit was lost; the copy has an empty one.
  if (backup.header.walLength > 0) await proveStore(backup, tell);
  await copyStore(backup, target, tell);
}

/** The second half of a restore: what was written is read back byte for byte, and proved. Raises as `restoreInto`. */
export async function proveRestored(
  target: Device,
  name: string,
  backup: StoreSnapshot,
  tell: Tell,
): Promise<StoreProof> {
  await requireEqual(target, name, backup, tell);
  return proveStore(readStore(target, backup.store), tell);
}

/** Raises L5011 unless a device is the copy of a store. */
async function requireEqual(target: Device, name: string, backup: StoreSnapshot, tell: Tell): Promise<void> {
  const offset = await findDifference(backup, target, tell);
  if (offset === undefined) return;
  const problem = `byte ${offset} is another than was written`;
  throw fault(conditions.copyUnreadable, {path: name, problem}, {offset});
}

/** Offset of the first byte in which a device is not the copy of a store; undefined when there is none. */
async function findDifference(snapshot: StoreSnapshot, copy: Device, tell: Tell): Promise<FileOffset | undefined> {
  const {size} = snapshot.bytes;
  const pace = new Pace(tell);
  const written = Buffer.alloc(extentSize);
  const found = Buffer.alloc(extentSize);
  for (let at = toFileOffset(0); at < size; at = behind(at, extentSize)) {
    const part = written.subarray(0, Math.min(extentSize, size - at));
    readAsCopied(snapshot, part, at);
    const count = copy.read(found.subarray(0, part.length), at);
    if (!part.equals(found.subarray(0, count))) {
      const inPart = part.findIndex((byte, i) => i >= count || byte !== found[i]);
      return behind(at, inPart);
    }
    const pause = pace.pause(() => progress('read back', at, size, 'bytes'));
    if (pause) await pause;
  }
  return copy.size() === size ? undefined : toFileOffset(size);
}

/** Runs a proof of a copy of a sound store. Raises L5011 when it cannot be read. */
export async function proveCopy(name: string, prove: () => Promise<StoreProof>): Promise<StoreProof> {
  try {
    return await prove();
  } catch (error) {
    if (!isFaultOf(error, 'format', 'wal', 'graph')) throw error;
    throw fault(conditions.copyUnreadable, {path: name, problem: error.message}, {}, error);
  }
}

/** Raises L5005 unless a copy holds what was copied. */
export function requireSame(copy: StoreProof, original: StoreProof, path: string): void {
  const [found, expected] = [copy, original].map(
    ({manifestSha256, findingCount}) =>
      manifestSha256 + (findingCount > 0 ? ` with ${counted(findingCount, 'finding')}` : ''),
  ) as [string, string];
  if (found !== expected) throw fault(conditions.copyDiffers, {path, expected, found});
}
