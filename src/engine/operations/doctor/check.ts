import {type Condition, type Facts, finding, findingText} from '../../faults/fault.js';

/** warn: an operator should know it. bad: something must be mended before the store can be relied on. */
export type CheckVerdict = 'ok' | 'warn' | 'bad';

/** One thing that was looked at. */
export interface Check {
  readonly check: string;
  readonly verdict: CheckVerdict;
  /** What was seen. */
  readonly what: string;
  /** Code of the condition; null when all is well. */
  readonly code: string | null;
  /** Command lines that help. */
  readonly next: readonly string[];
}

/** A check that found nothing wrong. */
export function passed(check: string, what: string): Check {
  return {check, verdict: 'ok', what, code: null, next: []};
}

/** A check that found a condition. */
export function troubled<F extends Facts>(
  check: string,
  verdict: 'warn' | 'bad',
  condition: Condition<F>,
  facts: F,
): Check {
  const found = finding(condition, facts);
  return {check, verdict, what: findingText(found), code: condition.code, next: condition.remedy(facts)};
}
