import {quote} from '../engine/faults/condition.js';
import {counted, grouped} from '../engine/faults/words.js';
import type {ReviewReport} from '../engine/operations/merge/review-plan.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

export const reviewRenderer: Renderer<ReviewReport> = {
  json: (report) => report,
  text: ({left, right, plan, questions, decided, open_conflicts}) => {
    const undecided = undecidedText(questions - decided, open_conflicts);
    if (plan === null) return ['No plan was written; nothing was changed.', ...undecided].join('\n');
    const sides = `${quote(left)} ${quote(right)}`;
    const next =
      open_conflicts > 0
        ? `liel merge ${sides} --review --from-plan ${quote(plan)} --plan ${quote(plan)} --force`
        : `liel merge ${sides} --from-plan ${quote(plan)} -o merged.liel`;
    return [
      `Plan: ${printable(plan)}`,
      `Questions: ${grouped(questions)}, ${grouped(decided)} decided, ${counted(open_conflicts, 'conflict')} open`,
      ...undecided,
      `next: ${printable(next)}`,
    ].join('\n');
  },
};

/** What nobody decided, and what becomes of it. */
function undecidedText(undecided: number, openConflicts: number): string[] {
  const warnings = undecided - openConflicts;
  const parts = [
    ...(openConflicts > 0
      ? [
          openConflicts === 1
            ? '1 conflict that blocks the merge'
            : `${grouped(openConflicts)} conflicts that block the merge`,
        ]
      : []),
    ...(warnings > 0 ? [`${counted(warnings, 'warning')} left to the policy`] : []),
  ];
  return parts.length === 0 ? [] : [`Undecided: ${parts.join(', ')}`];
}
