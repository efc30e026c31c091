import {type Choice, listRows, type PickState} from './pick-state.js';

/** What a key does: another frame, an end without a choice, or a choice. */
export interface Pressed {
  readonly state: PickState;
  readonly effect?: 'quit' | 'interrupt';
  readonly choice?: Choice;
}

type Step = (state: PickState) => Pressed;

/** What a key does. */
export function press(state: PickState, key: string): Pressed {
  if (key === 'ctrl-c') return {state, effect: 'interrupt'};
  if (state.mode === 'confirm') {
    if (key === 'y' || key === 'Y') return choose(state, false);
    return {state: {...state, mode: 'choose'}};
  }
  if (state.mode === 'help') return key === 'q' ? quit(state) : {state: {...state, mode: 'choose'}};
  return commands.get(key)?.(state) ?? {state};
}

const quit: Step = (state) => ({state, effect: 'quit'});

function choose(state: PickState, isLook: boolean): Pressed {
  const copy = state.copies[state.cursor];
  return copy ? {state, choice: {backup: copy.path, isLook}} : {state};
}

function moveTo(state: PickState, row: number): Pressed {
  return {state: {...state, cursor: Math.max(0, Math.min(row, state.copies.length - 1))}};
}

const moveBy =
  (pages: number, rows: number): Step =>
  (state) =>
    moveTo(state, state.cursor + rows + pages * Math.max(1, listRows(state) - 1));

const commands = new Map<string, Step>([
  ['up', moveBy(0, -1)],
  ['down', moveBy(0, 1)],
  ['k', moveBy(0, -1)],
  ['j', moveBy(0, 1)],
  ['pageup', moveBy(-1, 0)],
  ['pagedown', moveBy(1, 0)],
  [' ', moveBy(1, 0)],
  ['g', (state) => moveTo(state, 0)],
  ['G', (state) => moveTo(state, state.copies.length - 1)],
  ['enter', (state) => ({state: {...state, mode: 'confirm'}})],
  ['d', (state) => choose(state, true)],
  ['?', (state) => ({state: {...state, mode: 'help'}})],
  ['q', quit],
  ['escape', quit],
]);
