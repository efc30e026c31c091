import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {writeAtomically} from '../../storage/files/atomic-file.js';
import {openForReading} from '../../storage/files/file-system.js';
import type {RepairChanges} from './repair-plan.js';

/** A repair as a file: what it changes, bound to every byte of the store. */
export interface PlanDocument {
  readonly plan_version: 1;
  /** BLAKE3 of the store file. */
  readonly source_blake3: string;
  readonly changes: RepairChanges;
}

/** Plans are read whole; none that a dry run writes is longer. */
const longestPlan = 16 * 1024 * 1024;

/** Writes a plan, whole or not at all, for those who may read the store. Raises L5001 to L5004. */
export function writePlan(file: string, changes: RepairChanges, sourceBlake3: string, store: string): void {
  const document: PlanDocument = {plan_version: 1, source_blake3: sourceBlake3, changes};
  writeAtomically(file, Buffer.from(`${JSON.stringify(document, null, 2)}\n`), store);
}

/** Reads a plan. Raises L0002 for a missing file, L0043 for what is no plan. */
export function readPlan(file: string): PlanDocument {
  const refuse = (problem: string): never => {
    throw fault(conditions.planUnreadable, {path: file, problem});
  };
  const device = openForReading(file);
  try {
    const bytes = Buffer.alloc(Math.min(device.size(), longestPlan + 1));
    if (bytes.length > longestPlan) refuse('it is too long');
    device.read(bytes, 0);
    const document: unknown = JSON.parse(bytes.toString('utf8'));
    return isPlan(document) ? document : refuse('it lacks what a plan of version 1 has');
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('it is not JSON');
    throw error;
  } finally {
    device.close();
  }
}

function isPlan(document: unknown): document is PlanDocument {
  if (typeof document !== 'object' || document === null) return false;
  const {plan_version, source_blake3, changes} = document as Record<string, unknown>;
  return plan_version === 1 && typeof source_blake3 === 'string' && typeof changes === 'object' && changes !== null;
}

/** Raises L0044 unless a plan was made for this store and says what a repair of it would change. */
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
      : JSON.stringify(plan.changes) !== JSON.stringify(changes)
        ? 'a repair would change other things than it says'
        : undefined;
  if (problem !== undefined) throw fault(conditions.planStale, {path: file, store, problem});
}
