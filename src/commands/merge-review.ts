import {quoteWord} from '../engine/faults/condition.js';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import {type ReviewOptions, type ReviewReport, reviewToPlan} from '../engine/operations/merge/review-plan.js';
import {type Note, note, type Operation, type Progress} from '../engine/passes/operation.js';
import {HeldSignals} from './held-signals.js';
import {endProgress} from './operator-command.js';
import {isDashboardPlace} from './watch-output.js';

/** A review on this terminal; `argv` is what was asked. Raises L0001 without a place for the plan, L0061 where nobody can be asked. */
export function reviewOnScreen(
  options: Omit<ReviewOptions, 'ask' | 'plan'> & {readonly plan: string | undefined},
  isJson: boolean,
  argv: readonly string[],
): Operation<Note | Progress, ReviewReport> {
  const {plan} = options;
  if (plan === undefined) {
    throw fault(conditions.usage, {problem: '--review needs --plan FILE, where the decisions go', command: 'merge'});
  }
  if (plan === '-') {
    throw fault(conditions.usage, {problem: '--review draws on the terminal: --plan needs a file', command: 'merge'});
  }
  if (isJson || !isDashboardPlace()) {
    const words = argv.filter((word) => word !== '--review' && word !== '--json').map(quoteWord);
    const instead = ['liel merge', ...words, '--dry-run', '--format json'].join(' ');
    throw fault(conditions.screenNeedsTerminal, {screen: 'the review of a merge', instead});
  }
  return reviewing({...options, plan}, plan);
}

/** The review and its plan. Decisions that were taken are in the plan also where a signal ends the review. */
async function* reviewing(options: Omit<ReviewOptions, 'ask'>, plan: string): Operation<Note | Progress, ReviewReport> {
  let held: HeldSignals | undefined;
  const ask: ReviewOptions['ask'] = async (questions, answers) => {
    endProgress();
    const {runReview} = await import('../ui/dashboard/review/review.js');
    held = new HeldSignals();
    let latest = answers;
    const review = runReview(questions, answers, plan, (now) => {
      latest = now;
    });
    const decided = await Promise.race([review, held.first.then(() => latest)]);
    // Nothing to lose.
    if (decided === answers) held.giveBack();
    return decided;
  };
  try {
    const report = yield* reviewToPlan({...options, plan, ask});
    if (held?.heard) yield note(`the decisions so far are in ${plan}; --review --from-plan goes on with them`);
    return report;
  } finally {
    held?.giveBack();
  }
}
