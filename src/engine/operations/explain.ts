import {allConditions, conditions} from '../faults/conditions.js';
import {type Condition, fault} from '../faults/fault.js';
import type {Note, Operation} from './operation.js';

/** Conditions as data: one, or all of them in the order of their codes. */
export interface ExplainReport {
  readonly conditions: readonly Explanation[];
}

export interface Explanation {
  readonly code: string;
  readonly title: string;
  readonly exit: number;
  readonly data_at_risk: string;
  /** The sentence as it reads for a store called project.liel. */
  readonly example: string;
  readonly background: string;
  readonly next: readonly string[];
}

/** Explains the condition with a code, or lists all. Raises L0016 for an unknown code. */
export async function* explain(code: string | undefined): Operation<Note, ExplainReport> {
  yield* [];
  const wanted = code?.toUpperCase();
  const found = allConditions().filter((condition) => wanted === undefined || condition.code === wanted);
  if (code !== undefined && found.length === 0) throw fault(conditions.unknownCode, {word: code});
  return {conditions: found.map(toExplanation)};
}

function toExplanation({code, title, exit, dataAtRisk, background, cause, remedy, example}: Condition): Explanation {
  return {code, title, exit, data_at_risk: dataAtRisk, example: cause(example), background, next: remedy(example)};
}
