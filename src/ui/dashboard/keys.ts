import {printable} from '../printable.js';
import {type DashboardState, explainable, listOrders, selectedView} from './dashboard-state.js';
import {planFrame, visibleRange} from './frame-plan.js';
import {listedStores, moved, nextTrouble, withListed} from './listed-stores.js';

/** A key, by what it says: a character, or the name of a key without one. */
export type Key = string;

/** What a key asks for beyond another frame. */
export type Effect = 'quit' | 'interrupt' | 'verify' | 'backup' | 'verify all' | 'backup all' | 'browse' | 'copy';

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
  if (state.overlay === 'confirm backup' || state.overlay === 'confirm backups') return answer(state, key);
  if (state.overlay === 'filter') return {state: typed(state, key)};
  if (key === 'q' || key === 'Q') return quit(state);
  if (state.overlay === 'explain' && key === 'y') return {state, effect: 'copy'};
  if (state.overlay !== 'none') return {state: turnPage(state, key)};
  return onList(state, key);
}

/** Keys that pass a page of the list. */
const pages: Readonly<Record<Key, number>> = {pagedown: 1, pageup: -1, ' ': 1};

const steps: Readonly<Record<Key, number>> = {
  ...Object.fromEntries(forward.map((key) => [key, 1])),
  ...Object.fromEntries(backward.map((key) => [key, -1])),
  wheeldown: 3,
  wheelup: -3,
  G: Number.MAX_SAFE_INTEGER,
  end: Number.MAX_SAFE_INTEGER,
  g: -Number.MAX_SAFE_INTEGER,
  home: -Number.MAX_SAFE_INTEGER,
};

/** How far a key moves in the list: a page is what stands below its heading, less the line that one keeps in sight. */
function stepOf(state: DashboardState, key: Key): number | undefined {
  const turned = pages[key];
  return turned === undefined ? steps[key] : turned * Math.max(1, planFrame(state).list - 2);
}

function onList(state: DashboardState, key: Key): Pressed {
  const step = stepOf(state, key);
  if (step !== undefined) return {state: moved(state, step, Math.abs(step) === 1)};
  if (key.startsWith('click ')) return {state: clicked(state, Number(key.split(' ')[2]))};
  if (key === 'enter') return browse(state);
  if (key === 'y') return {state, effect: 'copy'};
  if (key === '?') return {state: {...state, overlay: 'help'}};
  if (key === 'e') return {state: explain(state)};
  if (key === 'v') return start(state, 'verify');
  if (key === 'b') return start(state, 'backup');
  if (key === 'V') return {state: {...state, notice: 'verifies all that are listed'}, effect: 'verify all'};
  if (key === 'B') return {state: {...state, overlay: 'confirm backups'}};
  if (key === '/') return {state: {...state, overlay: 'filter', filter: ''}};
  if (key === 'escape' && state.filter !== '') return {state: {...state, filter: ''}};
  if (key === 's') return {state: sorted(state)};
  if (key === 'n') return {state: toTrouble(state)};
  return {state};
}

function browse(state: DashboardState): Pressed {
  if (selectedView(state).state?.size_bytes == null)
    return {state: {...state, notice: 'nothing to browse: no store is there'}};
  return {state, effect: 'browse'};
}

/** Selects the store in a row of the screen, counted from 1. */
function clicked(state: DashboardState, row: number): DashboardState {
  const {list} = planFrame(state);
  const listed = listedStores(state);
  const {from, to} = visibleRange(listed.length, listed.indexOf(state.selected), list - 1);
  // The head and the heading of the list stand above it.
  const at = from + row - 3;
  return row < 3 || at >= to ? state : {...state, selected: listed[at]};
}

/** What is typed narrows the list at once; Enter keeps it, Escape gives it up. */
function typed(state: DashboardState, key: Key): DashboardState {
  if (key === 'enter') return {...state, overlay: 'none'};
  if (key === 'escape') return withListed({...state, overlay: 'none', filter: ''});
  if (key === 'backspace') return withListed({...state, filter: [...state.filter].slice(0, -1).join('')});
  if ([...key].length !== 1) return state;
  const next = {...state, filter: state.filter + key};
  return listedStores(next).length === 0 ? {...next, filter: state.filter, notice: ''} : withListed(next);
}

function sorted(state: DashboardState): DashboardState {
  const order = listOrders[(listOrders.indexOf(state.order) + 1) % listOrders.length];
  return {...state, order, notice: `sorted by ${order}`};
}

function toTrouble(state: DashboardState): DashboardState {
  const next = nextTrouble(state);
  const none =
    state.filter === '' ? 'no store is in trouble' : `no store with ${printable(state.filter)} is in trouble`;
  return next === state ? {...state, notice: none} : next;
}

function answer(state: DashboardState, key: Key): Pressed {
  const next: DashboardState = {...state, overlay: 'none'};
  const effect = state.overlay === 'confirm backups' ? 'backup all' : 'backup';
  if (key === 'y' || key === 'Y') return {state: next, effect};
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
