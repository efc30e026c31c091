import type {MergeQuestion} from '../../../engine/operations/merge/merge-plan.js';
import {TerminalScreen, terminalSize} from '../terminal-screen.js';
import {ReviewFrame} from './review-frame.js';
import {press} from './review-keys.js';
import {lastScroll} from './review-lines.js';
import {type Answers, type BegunReview, newReview, type ReviewState} from './review-state.js';

/**
 * Asks an operator the questions of a merge, one by one, on the whole screen, and leaves the terminal as it was. Returns
 * the answers, or undefined when there is to be no plan; tells each of them before, so that none is lost with the screen.
 */
export async function runReview(
  questions: readonly MergeQuestion[],
  begun: BegunReview,
  planFile: string,
  onAnswers: (answers: Answers) => void,
): Promise<Answers | undefined> {
  const place = {planFile, isColored: !process.env['NO_COLOR'], ...terminalSize()};
  let state = newReview(questions, begun, place);
  const show = (next: ReviewState): void => {
    state = next;
    onAnswers(state.answers);
    screen.show(<ReviewFrame state={state} />);
  };
  const pressed = (key: string): void => {
    const {state: next, effect} = press(state, key);
    show(next);
    if (effect === 'write') screen.end(state.answers);
    else if (effect === 'quit') screen.end(undefined);
    // As if the terminal had not been raw.
    else if (effect === 'interrupt') screen.endWith('SIGINT');
  };
  const screen = new TerminalScreen<Answers | undefined>(<ReviewFrame state={state} />, {
    onKey: pressed,
    onResize: (size) => {
      const resized = {...state, ...size};
      show({...resized, scroll: Math.min(state.scroll, lastScroll(resized))});
    },
  });
  try {
    return await screen.ended;
  } finally {
    screen.close();
  }
}
