import {type ReviewOptions, type ReviewReport, reviewToPlan} from '../engine/operations/merge/review-plan.js';
import {type Note, note, type Operation, type Progress} from '../engine/passes/operation.js';
import {HeldSignals} from './held-signals.js';
import {endProgress} from './operator-command.js';

/** The review and its plan. Decisions that were taken are in the plan also where a signal ends the review. */
export async function* reviewing(
  options: Omit<ReviewOptions, 'ask'>,
  plan: string,
): Operation<Note | Progress, ReviewReport> {
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
