import {Fault} from '../../faults/fault.js';
import {checkDocument} from '../../outputs/output.js';
import type {Note, Operation, Progress} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {refuseOtherInputs} from './merge-inputs.js';
import type {Decision, MergeQuestion, MergeSettings} from './merge-plan.js';
import {readMergePlan, writeMergePlan} from './merge-plan-file.js';
import {applyDecisions} from './merge-questions.js';
import {reviewMerge} from './merge-review.js';

type Answers = ReadonlyMap<string, Decision>;

export interface ReviewOptions extends WaitOptions {
  readonly left: string;
  readonly right: string;
  /** How to merge, or the file with a plan whose review goes on. */
  readonly how: MergeSettings | {readonly planFile: string};
  /** Where the plan goes. */
  readonly plan: string;
  readonly force?: boolean | undefined;
  /** Asks a person, who begins with some answers; undefined is for no plan. Asked again when the plan could not be written. */
  readonly ask: (
    questions: readonly MergeQuestion[],
    first: Answers,
    unwritten?: Unwritten,
  ) => Promise<Answers | undefined>;
}

/** Answers that are in no plan yet, and why. */
export interface Unwritten {
  readonly answers: Answers;
  readonly trouble: Fault;
}

/** What a review came to. */
export interface ReviewReport {
  readonly left: string;
  readonly right: string;
  /** The plan that was written, if any. */
  readonly plan: string | null;
  readonly questions: number;
  readonly decided: number;
  /** Conflicts without a decision; they block the merge. */
  readonly open_conflicts: number;
}

/**
 * Works a merge out, has a person decide its questions, and writes the plan; never a store. An earlier plan hands on its
 * answers, as far as they are asked again. Raises what a dry run of `merge` raises, L0003 to L0005 for the plan.
 */
export async function* reviewToPlan(options: ReviewOptions): Operation<Note | Progress, ReviewReport> {
  const {left, right, how, plan, force = false, waitMs, ask} = options;
  checkDocument(plan, [left, right], force);
  const earlier = 'planFile' in how ? {file: how.planFile, plan: await readMergePlan(how.planFile)} : undefined;
  const settings = earlier?.plan.settings ?? (how as MergeSettings);
  const review = yield* reviewMerge(left, right, settings, waitMs);
  const {questions} = review;
  if (earlier) refuseOtherInputs(earlier.file, earlier.plan, review.plan);
  const asked = new Set(questions.map(({id}) => id));
  const known = earlier?.plan.decisions.filter(({question}) => asked.has(question)) ?? [];
  const first = new Map(known.map(({question, decision}) => [question, decision]));
  const write = (answers: Answers): Promise<void> =>
    writeMergePlan(plan, applyDecisions(review.plan, questions, answers), force);
  // With nothing to decide, the plan is made already.
  let answers: Answers | undefined = first;
  if (questions.length === 0) await write(first);
  else answers = await decidedIn(write, (unwritten) => ask(questions, first, unwritten));
  const decided = applyDecisions(review.plan, questions, answers ?? first);
  return {
    left: normalisedPath(left),
    right: normalisedPath(right),
    plan: answers ? normalisedPath(plan) : null,
    questions: questions.length,
    decided: decided.decisions.length,
    open_conflicts: decided.openConflicts,
  };
}

/** Asks until the answers are written, or are not to be: what was decided is not lost with a full disk. */
async function decidedIn(
  write: (answers: Answers) => Promise<void>,
  ask: (unwritten?: Unwritten) => Promise<Answers | undefined>,
): Promise<Answers | undefined> {
  let unwritten: Unwritten | undefined;
  for (;;) {
    const answers = await ask(unwritten);
    if (answers === undefined) return undefined;
    try {
      await write(answers);
      return answers;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      unwritten = {answers, trouble: error};
    }
  }
}
