import {type Condition, type Facts, type Finding, finding, findingText} from '../../faults/fault.js';

/** not checked: another command can tell. warn: an operator should know it. bad: something must be mended before the store can be relied on. */
export type CheckVerdict = 'ok' | 'warn' | 'bad' | 'not checked';

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

/** What was not looked at, and the command that does. */
export function unchecked(check: string, what: string, next: readonly string[]): Check {
  return {check, verdict: 'not checked', what, code: null, next};
}

/** A check that found a condition. */
export function troubled<F extends Facts>(
  check: string,
  verdict: 'warn' | 'bad',
  condition: Condition<F>,
  facts: F,
): Check {
  return found(check, verdict, finding(condition, facts));
}

/** A check that found what a reader of the store would raise. */
export function found(check: string, verdict: 'warn' | 'bad', trouble: Finding): Check {
  const {condition, facts} = trouble;
  return {check, verdict, what: findingText(trouble), code: condition.code, next: condition.remedy(facts)};
}
