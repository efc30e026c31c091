import {isDeepStrictEqual} from 'node:util';
import {documentText, type NamedKind, type OwnKind, readDocument} from '../../evidence/document-file.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {RepairChanges} from './repair-plan.js';

/** A repair as a file: what it changes, bound to every byte of the store. */
export interface PlanDocument {
  readonly plan_version: 1;
  /** BLAKE3 of the store file. */
  readonly source_blake3: string;
  readonly changes: RepairChanges;
}

const repairPlanKind: OwnKind & NamedKind = {
  validator: 'repairPlan',
  kind: 'liel-repair-plan',
  olderMark: 'plan_version',
  // None that a dry run writes is longer.
  longest: 16 * 1024 * 1024,
  unreadable: (path, problem, cause) =>
    fault(conditions.planUnreadable, {path, problem: `it is not JSON: ${problem}`}, {}, cause),
  invalid: (path, problem) => fault(conditions.planUnreadable, {path, problem}),
};

/** A plan as it is written. */
export function planText(changes: RepairChanges, sourceBlake3: string): string {
  const document: PlanDocument = {plan_version: 1, source_blake3: sourceBlake3, changes};
  return documentText(repairPlanKind, document);
}

/** Reads a plan. Raises L0002 for a missing file, L0043 for what is no plan, L5001 and L5002. */
export function readPlan(file: string): Promise<PlanDocument> {
  return readDocument(file, repairPlanKind);
}

/** Raises L0044 unless a plan was made for this store and says, in whatever order, what a repair of it would change. */
export function requireSamePlan(
  file: string,
  plan: PlanDocument,
  store: string,
  changes: RepairChanges,
  sourceBlake3: string,
): void {
  const problem =
    plan.source_blake3 !== sourceBlake3
      ? 'the store has changed since'
      : isDeepStrictEqual(plan.changes, changes)
        ? undefined
        : 'a repair would change other things than it says';
  if (problem !== undefined) throw fault(conditions.planStale, {path: file, store, problem});
}
