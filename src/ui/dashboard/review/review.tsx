import {type Key as InkKey, type Instance, render, useInput} from 'ink';
import type {MergeQuestion} from '../../../engine/operations/merge/merge-plan.js';
import {ReviewFrame} from './review-frame.js';
import {press, type ReviewEffect} from './review-keys.js';
import {type Answers, newReview, type ReviewState} from './review-state.js';

/** Signals that end the program; the screen is given back before anything else hears of them. */
const endSignals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Asks an operator the questions of a merge, one by one, on the whole screen, and leaves the terminal as it was. Returns
 * the answers, or undefined when there is to be no plan.
 */
export async function runReview(
  questions: readonly MergeQuestion[],
  answers: Answers,
  planFile: string,
): Promise<Answers | undefined> {
  const place = {planFile, isColored: !process.env['NO_COLOR'], ...terminalSize()};
  const screen = new ReviewScreen(newReview(questions, answers, place));
  try {
    return await screen.ended;
  } finally {
    screen.close();
  }
}

class ReviewScreen {
  readonly ended: Promise<Answers | undefined>;
  private end: (answers: Answers | undefined) => void = () => {};
  private fail: (error: unknown) => void = () => {};
  private readonly screen: Instance;
  private readonly resized = (): void => this.show({...this.state, scroll: 0, ...terminalSize()});
  private readonly leave = (): void => this.close();
  private readonly hangUp = (): void => this.endWith('SIGTERM');
  private readonly crash = (error: Error): void => this.fail(error);

  constructor(private state: ReviewState) {
    this.ended = new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
    this.screen = render(this.view(), {
      alternateScreen: true,
      exitOnCtrlC: false,
      incrementalRendering: true,
      interactive: true,
      patchConsole: false,
    });
    process.stdout.prependListener('resize', this.resized);
    for (const signal of endSignals) process.prependListener(signal, this.leave);
    process.on('SIGHUP', this.hangUp);
    process.on('uncaughtException', this.crash);
  }

  close(): void {
    process.stdout.off('resize', this.resized);
    for (const signal of endSignals) process.off(signal, this.leave);
    process.off('SIGHUP', this.hangUp);
    process.off('uncaughtException', this.crash);
    this.screen.unmount();
  }

  private view() {
    return <Screen state={this.state} onKey={(key) => this.pressed(key)} />;
  }

  private show(state: ReviewState): void {
    this.state = state;
    this.screen.rerender(this.view());
  }

  private pressed(key: string): void {
    const {state, effect} = press(this.state, key);
    this.show(state);
    if (effect) this.carryOut(effect);
  }

  private carryOut(effect: ReviewEffect): void {
    if (effect === 'write') this.end(this.state.answers);
    else if (effect === 'quit') this.end(undefined);
    // As if the terminal had not been raw.
    else this.endWith('SIGINT');
  }

  /** Gives the screen back and lets the program clean up as after a signal. */
  private endWith(signal: NodeJS.Signals): void {
    this.close();
    process.kill(process.pid, signal);
  }
}

interface ScreenProps {
  readonly state: ReviewState;
  readonly onKey: (key: string) => void;
}

/** The frame and the ear for keys. */
function Screen({state, onKey}: ScreenProps) {
  useInput((input, key) => {
    for (const one of keysOf(input, key)) onKey(one);
  });
  return <ReviewFrame state={state} />;
}

const namedKeys = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
] as const;

/** The keys that one input of the terminal stands for; fast typing comes as one. */
function keysOf(input: string, key: InkKey): string[] {
  const named = namedKeys.find(([name]) => key[name]);
  if (named) return [named[1]];
  if (key.ctrl) return input === 'c' ? ['ctrl-c'] : [];
  if (key.tab) return [key.shift ? 'left' : 'tab'];
  if (key.meta) return [];
  // What is typed or pasted in one go may hold line ends.
  return [...input].map((character) => (character === '\r' || character === '\n' ? 'enter' : character));
}

function terminalSize(): {columns: number; rows: number} {
  return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}
