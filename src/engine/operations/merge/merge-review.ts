import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {requireFile} from '../../storage/files/file-system.js';
import {bindInputs, judgeInputs, withInputs} from './merge-inputs.js';
import type {MergePlan, MergeQuestion, MergeSettings} from './merge-plan.js';
import {planOf, previewMerge, readQuestionRecords} from './merge-preview.js';
import {openQuestions} from './merge-questions.js';

/** What a person needs to decide a merge: the questions, and the plan that answers go into. */
export interface MergeReview {
  readonly plan: MergePlan;
  readonly questions: readonly MergeQuestion[];
}

/** Works a merge out and lists what can be decided; writes nothing. Raises what a dry run of `merge` raises. */
export async function* reviewMerge(
  left: string,
  right: string,
  settings: MergeSettings,
  waitMs?: number,
): Operation<Note | Progress, MergeReview> {
  requireFile(left);
  requireFile(right);
  const {notes, review} = yield* whileWorking((tell) =>
    withInputs(left, right, waitMs, async (inputs) => {
      const bound = await bindInputs(inputs);
      const notes = await judgeInputs(inputs, tell);
      const preview = await previewMerge(inputs, settings, new Map(), tell);
      const questions = openQuestions(preview, readQuestionRecords(inputs, preview));
      return {notes, review: {plan: planOf(preview, bound), questions}};
    }),
  );
  for (const text of notes) yield {type: 'note', text};
  return review;
}
