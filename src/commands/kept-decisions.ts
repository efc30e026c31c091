import {Fault} from '../engine/faults/fault.js';
import {type ReviewOptions, type ReviewReport, reviewToPlan} from '../engine/operations/merge/review-plan.js';
import {type Note, note, type Operation, type Progress} from '../engine/passes/operation.js';
import {HeldSignals} from './held-signals.js';
import {endProgress} from './operator-command.js';

/**
 * The review and its plan. Decisions that were taken are in the plan also where a signal ends the review; where the plan cannot be
 * written the screen comes back with them, unless a signal came.
 */
export async function* reviewing(
  options: Omit<ReviewOptions, 'ask'>,
  plan: string,
): Operation<Note | Progress, ReviewReport> {
  let held: HeldSignals | undefined;
  const ask: ReviewOptions['ask'] = async (questions, first, unwritten) => {
    if (held?.heard && unwritten) throw unwritten.trouble;
    held?.giveBack();
    endProgress();
    const {runReview} = await import('../ui/dashboard/review/review.js');
    held = new HeldSignals();
    let latest = unwritten?.answers ?? first;
    const review = runReview(questions, {first, unwritten}, plan, (now) => {
      latest = now;
    });
    const decided = await Promise.race([review, held.first.then(() => latest)]);
    // Nothing to lose.
    if (decided === first) held.giveBack();
    return decided;
  };
  try {
    const report = yield* reviewToPlan({...options, plan, ask});
    if (held?.heard) yield note(`the decisions so far are in ${plan}; --review --from-plan goes on with them`);
    return report;
  } catch (error) {
    // The signal is what the program ends with: what is lost with it is said before.
    const what = 'the decisions are in no plan';
    if (held?.heard && error instanceof Fault) yield {type: 'note', text: `${what}: ${error.message}`, stays: true};
    throw error;
  } finally {
    held?.giveBack();
  }
}
