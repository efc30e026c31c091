import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {MergePreview} from './merge-preview.js';
import {askedQuestions} from './question-ids.js';

/**
 * Refuses a plan with a decision about nothing that the inputs ask, such as a misspelt one (L0051). A decision about a
 * property of a node that another decision leaves out is fine.
 */
export function refuseStrayDecisions(plan: string, {nodes, decisions}: MergePreview): void {
  const asked = askedQuestions(nodes);
  for (const question of decisions.keys()) {
    if (asked.has(question) || isMoot(question)) continue;
    throw fault(conditions.mergePlanInvalid, {path: plan, problem: `nothing asks for a decision about ${question}`});
  }

  function isMoot(question: string): boolean {
    const id = Number(/^source:(\d+):(property:|labels$)/.exec(question)?.[1] ?? 0);
    return id > 0 && (nodes.mapping.targetOf(id) === 0 || nodes.untouched.has(id));
  }
}
