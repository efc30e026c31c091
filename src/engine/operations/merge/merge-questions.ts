import type {MergeConflict} from './merge-findings.js';
import type {Decision, MergePlan, MergeQuestion, MergeRecord} from './merge-plan.js';
import {comparedNodes, type MergePreview, nodesOf, type QuestionRecords} from './merge-preview.js';
import {conflictQuestion, warningQuestion} from './question-ids.js';

/**
 * What a person can decide about a merge, conflicts first, in the order of the report. Conflicts about one identity are
 * one question. A merge without a decision about every conflict is blocked; warnings have a policy.
 */
export function openQuestions({open, nodes, settings}: MergePreview, records: QuestionRecords): MergeQuestion[] {
  const byQuestion = new Map<string, [MergeConflict, ...MergeConflict[]]>();
  for (const conflict of open) {
    const id = conflictQuestion(conflict);
    const group = byQuestion.get(id);
    if (group) group.push(conflict);
    else byQuestion.set(id, [conflict]);
  }
  const conflicts = [...byQuestion].map(([id, group]): MergeQuestion => {
    const {destination, incoming} = recordsOf(
      group.flatMap((conflict) => nodesOf(conflict, nodes.mapping)),
      records,
    );
    const types = group.map(({type}) => type);
    const messages = group.map(({message}) => message);
    const [{identity}] = group;
    const open = {byDefault: undefined, property: undefined};
    return {id, kind: 'conflict', types, messages, identity, destination, incoming, ...open};
  });
  const byDefault = settings.onNodeConflict === 'overwrite_from_src' ? 'take' : 'keep';
  const warnings = nodes.warnings.map((warning): MergeQuestion => {
    const {type, message, identity, property} = warning;
    return {
      id: warningQuestion(warning),
      kind: 'warning',
      types: [type],
      messages: [message],
      identity,
      property,
      ...recordsOf(comparedNodes(warning), records),
      byDefault: property === undefined ? 'keep' : byDefault,
    };
  });
  return [...conflicts, ...warnings];
}

function recordsOf(
  nodes: ReturnType<typeof nodesOf>,
  records: QuestionRecords,
): {destination: readonly MergeRecord[]; incoming: readonly MergeRecord[]} {
  const shown = (wanted: 'destination' | 'source'): MergeRecord[] => {
    const ids = new Set(nodes.filter(([side]) => side === wanted).map(([, id]) => id));
    return [...ids].map((id) => records[wanted].get(id)).filter((record) => record !== undefined);
  };
  return {destination: shown('destination'), incoming: shown('source')};
}

/**
 * The plan with these answers in place of those it had, each to a question by its id. What the merge will do with them
 * is not known before somebody tries it. Throws RangeError for an answer to no question.
 */
export function applyDecisions(
  plan: MergePlan,
  questions: readonly MergeQuestion[],
  answers: ReadonlyMap<string, Decision>,
): MergePlan {
  const asked = new Set(questions.map(({id}) => id));
  for (const question of answers.keys()) if (!asked.has(question)) throw new RangeError(`nobody asked ${question}`);
  const decisions = questions.flatMap(({id}) => {
    const decision = answers.get(id);
    return decision === undefined ? [] : [{question: id, decision}];
  });
  const openConflicts = questions.filter(({id, kind}) => kind === 'conflict' && !answers.has(id)).length;
  return {...plan, decisions, openConflicts, questions: questions.length, counts: undefined};
}
