import {quoteWord} from '../engine/faults/condition.js';
import {conditions} from '../engine/faults/conditions.js';
import {fault} from '../engine/faults/fault.js';
import type {ReviewOptions, ReviewReport} from '../engine/operations/merge/review-plan.js';
import type {Note, Operation, Progress} from '../engine/passes/operation.js';
import {reviewing} from './kept-decisions.js';
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
    // A dry run with --plan would write the file that the review is to make.
    const isLeftOut = (word: string, at: number): boolean =>
      ['--review', '--json', '--plan'].includes(word) || word.startsWith('--plan=') || argv[at - 1] === '--plan';
    const words = argv.filter((word, at) => !isLeftOut(word, at)).map(quoteWord);
    const instead = ['liel merge', ...words, '--dry-run', '--format json'].join(' ');
    throw fault(conditions.screenNeedsTerminal, {screen: 'the review of a merge', instead});
  }
  return reviewing({...options, plan}, plan);
}
