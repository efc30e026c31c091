import {adjacencyFindings, damageFault, judgeForReading} from '../../check/adjacency-verdict.js';
import {isHarmlessToRead} from '../../check/record-check.js';
import {fileDigest} from '../../evidence/file-digest.js';
import {refuseDenied} from '../../evidence/seal/seal-denial.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText, isFinding} from '../../faults/fault.js';
import {requireReadable} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import {pacedScan} from '../../passes/pace.js';
import {type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
import type {MergePlan, PlannedInput} from './merge-plan.js';

/** Both inputs, as they are read. */
export interface MergeInputs {
  readonly left: StoreSnapshot;
  readonly right: StoreSnapshot;
}

/** Runs `work` on both stores and proves that both were the same before and after. Raises as `withStableStore`. */
export function withInputs<T>(
  left: string,
  right: string,
  waitMs: number | undefined,
  work: (inputs: MergeInputs) => Promise<T>,
): Promise<T> {
  const both = (leftStore: StoreSnapshot): Promise<T> =>
    withStableStore(right, (rightStore) => work({left: leftStore, right: rightStore}), waitMs);
  return withStableStore(left, both, waitMs);
}

/**
 * Checks both inputs before anything is made of them; returns what a reader should know. The left store must be sound:
 * the merged one begins as its copy (L4004). Of the right one only the lists may be wrong. Raises L1 conditions, L4001,
 * L4007.
 */
export async function judgeInputs({left, right}: MergeInputs, tell: Tell): Promise<string[]> {
  for (const input of [left, right]) await refuseDenied(input, tell);
  const destination = await requireReadable(left, tell, isHarmlessToAddTo);
  const adjacency = await pacedScan(left, adjacencyFindings(left, destination.census), 'check lists', tell);
  const damage = damageFault(left.store, adjacency);
  if (damage) throw damage;
  const source = await requireReadable(right, tell);
  const lists = await pacedScan(right, judgeForReading(right, source.census, 'export'), 'check lists', tell);
  return [...[...destination.notes, ...source.notes].map(findingText), ...lists.notes];
}

/** With a wrong append position the next blob would overwrite another. */
function isHarmlessToAddTo(found: Finding): boolean {
  return isHarmlessToRead(found) && !isFinding(found, conditions.appendPosition);
}

/** What binds a plan to its inputs. */
export type BoundInputs = Pick<MergePlan, 'left' | 'right'>;

/** Digests both inputs. */
export async function bindInputs({left, right}: MergeInputs): Promise<BoundInputs> {
  return {left: await describe(left), right: await describe(right)};
}

async function describe({store, device, header}: StoreSnapshot): Promise<PlannedInput> {
  return {path: store, blake3: await fileDigest(device), nodes: header.nodeCount, edges: header.edgeCount};
}

/** Raises L6020 when an input is not the one that a plan was made for. */
export function refuseOtherInputs(plan: string, planned: BoundInputs, found: BoundInputs): void {
  for (const side of ['left', 'right'] as const) {
    const expected = planned[side].blake3;
    const {path: input, blake3} = found[side];
    if (expected !== blake3) throw fault(conditions.mergePlanOutdated, {plan, input, expected, found: blake3});
  }
}
