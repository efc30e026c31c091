import {allConditions, conditionOf, conditions} from '../faults/conditions.js';
import {type Condition, dataAtRiskOf, fault} from '../faults/fault.js';
import {guidanceOf} from '../faults/guidance.js';

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
  /** Command lines that prove it is mended. */
  readonly verify: readonly string[];
  readonly prevent: string;
  /** Name of the runbook page of the whole job. */
  readonly page: string | null;
}

export interface ExplainOptions {
  /** A code like L1010; all conditions without it. */
  readonly code?: string | undefined;
}

/** Explains the condition with a code, or lists all. Raises L0016 for an unknown code. */
export async function explain({code}: ExplainOptions = {}): Promise<ExplainReport> {
  if (code === undefined) return {conditions: allConditions().map(toExplanation)};
  const found = conditionOf(code.toUpperCase().replace(/^(?=\d{4}$)/, 'L'));
  if (!found) throw fault(conditions.unknownCode, {word: code});
  return {conditions: [toExplanation(found)]};
}

/** What is known of a condition, told of a store called project.liel. */
export function toExplanation(condition: Condition): Explanation {
  const {code, title, exit, background, cause, remedy, example} = condition;
  const {verify, prevent, page} = guidanceOf(condition, example);
  return {
    code,
    title,
    exit,
    data_at_risk: dataAtRiskOf({condition, facts: example}),
    example: cause(example),
    background,
    next: remedy(example),
    verify,
    prevent,
    page,
  };
}
