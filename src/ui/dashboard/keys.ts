import {type DashboardState, explainable, selectedView} from './dashboard-state.js';

/** A key, by what it says: a character, or the name of a key without one. */
export type Key = string;

/** What a key asks for beyond another frame. */
export type Effect = 'quit' | 'interrupt' | 'verify' | 'backup';

export interface Pressed {
  readonly state: DashboardState;
  readonly effect?: Effect;
}

/** How long an answer stands where the keys are. */
const noticeMs = 8000;

const forward: readonly Key[] = ['right', 'down', 'tab', 'l', 'j'];
const backward: readonly Key[] = ['left', 'up', 'h', 'k'];

/** What a key does. */
export function press(before: DashboardState, key: Key): Pressed {
  if (key === 'ctrl-c') return {state: before, effect: 'interrupt'};
  const state = {...before, notice: '', noticeEndsMs: before.nowMs + noticeMs};
  if (state.overlay === 'confirm backup') return answer(state, key);
  if (key === 'q' || key === 'Q') return quit(state);
  if (state.overlay !== 'none') return {state: turnPage(state, key)};
  const step = forward.includes(key) ? 1 : backward.includes(key) ? -1 : 0;
  if (step !== 0) return {state: {...state, selected: around(state.selected + step, state.views.length)}};
  if (key === '?') return {state: {...state, overlay: 'help'}};
  if (key === 'e') return {state: explain(state)};
  if (key === 'v') return start(state, 'verify');
  if (key === 'b') return start(state, 'backup');
  return {state};
}

function answer(state: DashboardState, key: Key): Pressed {
  const next: DashboardState = {...state, overlay: 'none'};
  if (key === 'y' || key === 'Y') return {state: next, effect: 'backup'};
  return {state: {...next, notice: 'no backup made'}};
}

function quit(state: DashboardState): Pressed {
  if (!state.views.some(({job}) => job?.kind === 'backup')) return {state, effect: 'quit'};
  const notice = 'quits when the backup is done; Ctrl-C drops it';
  return {state: {...state, isQuitting: true, overlay: 'none', notice}};
}

function turnPage(state: DashboardState, key: Key): DashboardState {
  const count = explainable(selectedView(state)).length;
  if (state.overlay === 'explain' && count > 1) {
    if (forward.includes(key)) return {...state, explained: around(state.explained + 1, count)};
    if (backward.includes(key)) return {...state, explained: around(state.explained - 1, count)};
  }
  return {...state, overlay: 'none'};
}

function explain(state: DashboardState): DashboardState {
  if (explainable(selectedView(state)).length === 0) return {...state, notice: 'nothing to explain: no trouble seen'};
  return {...state, overlay: 'explain', explained: 0};
}

function start(state: DashboardState, kind: 'verify' | 'backup'): Pressed {
  const view = selectedView(state);
  if (view.job) return {state: {...state, notice: `a ${view.job.kind} of this store is running`}};
  if (view.state?.size_bytes == null)
    return {state: {...state, notice: `nothing to ${wordOf[kind]}: no store is there`}};
  if (kind === 'backup') return {state: {...state, overlay: 'confirm backup'}};
  return {state, effect: 'verify'};
}

const wordOf = {verify: 'verify', backup: 'back up'};

const around = (index: number, count: number): number => (index + count) % count;
