import {collectAdjacency, judgeForReading} from '../../check/adjacency-verdict.js';
import {isHarmlessToRead, type RecordCensus} from '../../check/record-check.js';
import {fileDigest} from '../../evidence/file-digest.js';
import {conditions} from '../../faults/conditions.js';
import {type Finding, fault, findingText, isFinding, toFault} from '../../faults/fault.js';
import {pagesPerExtent} from '../../format/records/constants.js';
import {contentSteps} from '../../passes/content-scan.js';
import type {Progress} from '../../passes/operation.js';
import {pacedSteps} from '../../passes/pace.js';
import {asLostCommit, type StoreSnapshot, withStableStore} from '../../storage/reading/open-store.js';
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
  waitMs: number,
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
export async function judgeInputs({left, right}: MergeInputs, tell: (event: Progress) => void): Promise<string[]> {
  const destination = await judgeContent(left, isHarmlessToAddTo, tell);
  const {count, first} = collectAdjacency(left, destination.census);
  if (count > 0) {
    const facts = {store: left.store, findings: count, first: findingText(first[0])};
    throw fault(conditions.damageFound, facts, first[0].place);
  }
  const source = await judgeContent(right, isHarmlessToRead, tell);
  const lists = judgeForReading(right, source.census, 'export');
  return [...destination.notes, ...source.notes, ...lists.notes];
}

/** With a wrong append position the next blob would overwrite another. */
function isHarmlessToAddTo(found: Finding): boolean {
  return isHarmlessToRead(found) && !isFinding(found, conditions.appendPosition);
}

async function judgeContent(
  snapshot: StoreSnapshot,
  isHarmless: (found: Finding) => boolean,
  tell: (event: Progress) => void,
): Promise<{census: RecordCensus; notes: string[]}> {
  const notes: Finding[] = [...snapshot.notes];
  const judge = (found: Finding): void => {
    if (!isHarmless(found)) throw toFault(found);
    notes.push(found);
  };
  try {
    const {node, edge} = snapshot.chains;
    const pages = (node.extents.length + edge.extents.length) * pagesPerExtent;
    const scan = contentSteps(snapshot, judge, judge);
    const {census, nodeLabels, edgeLabels} = await pacedSteps(scan, 'check', pages, tell);
    for (const found of [...nodeLabels.undecodable(), ...edgeLabels.undecodable()]) judge(found);
    return {census, notes: notes.map(findingText)};
  } catch (error) {
    throw asLostCommit(error, snapshot.wal, snapshot.store);
  }
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
