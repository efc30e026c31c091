import {pageOf} from '../../../engine/format/records/geometry.js';
import {toFileOffset} from '../../../engine/format/records/integers.js';
import {movedBy} from '../movement.js';
import {typedOn} from '../typing.js';
import {bodyRows, rowsOf} from './browse-rows.js';
import type {BrowsePlace, BrowseState, Stop} from './browse-state.js';
import {cellsOf, cellsPerRow, mapRows, nextDamaged} from './page-cells.js';
import {bytesPlace, memoryOf, neighbourOf, typedPlace} from './places.js';

/** What a key asks for beyond another frame: an end, or a look at another place. */
export interface Pressed {
  readonly state: BrowseState;
  readonly effect?: 'quit' | 'interrupt';
  readonly look?: Look;
}

/** A place to look at, and the ways back and forth that there are then. */
export interface Look extends Stop, Pick<BrowseState, 'trail' | 'ahead'> {}

type Step = (state: BrowseState) => Pressed;

/** What a key does. */
export function press(before: BrowseState, key: string): Pressed {
  if (key === 'ctrl-c') return {state: before, effect: 'interrupt'};
  const state = {...before, notice: ''};
  if (state.mode === 'go' || state.mode === 'search') return pressInTyped(state, key);
  if (state.mode === 'help') return key === 'q' ? quit(state) : {state: {...state, mode: 'look'}};
  const moved = state.seen.topic === 'pages' ? movedOnMap(state, state.seen, key) : movedOnRows(state, key);
  if (moved !== undefined) return {state: {...state, cursor: moved}};
  return commands.get(key)?.(state) ?? {state};
}

const quit: Step = (state) => ({state, effect: 'quit'});
const told = (state: BrowseState, notice: string): Pressed => ({state: {...state, notice}});

function movedOnRows(state: BrowseState, key: string): number | undefined {
  return movedBy(key, state.cursor, rowsOf(state).length, bodyRows(state));
}

/** On the map a row is many pages. */
function movedOnMap(
  state: BrowseState,
  seen: Extract<BrowseState['seen'], {topic: 'pages'}>,
  key: string,
): number | undefined {
  const {count} = cellsOf(seen, undefined);
  const wide = cellsPerRow(state);
  const last = Math.max(0, count - 1);
  if (key === 'left' || key === 'right') return Math.max(0, Math.min(last, state.cursor + (key === 'left' ? -1 : 1)));
  const row = movedBy(key, Math.floor(state.cursor / wide), Math.ceil(count / wide), mapRows(state));
  if (row === undefined) return undefined;
  if (key === 'g' || key === 'home') return 0;
  return key === 'G' || key === 'end' ? last : Math.min(last, row * wide + (state.cursor % wide));
}

/** Goes to the next row that leads somewhere, round the end. */
function toNextLink(state: BrowseState): Pressed {
  const rows = rowsOf(state);
  for (let step = 1; step <= rows.length; step++) {
    const at = (state.cursor + step) % rows.length;
    if (rows[at].to) return {state: {...state, cursor: at}};
  }
  return told(state, 'nothing here leads on');
}

function follow(state: BrowseState): Pressed {
  if (state.seen.topic === 'pages') return goTo(state, {topic: 'bytes', at: {topic: 'page', number: state.cursor}});
  const to = rowsOf(state)[state.cursor]?.to;
  return to ? goTo(state, to) : told(state, 'rows with → lead on; Tab goes to the next of them');
}

function goTo(state: BrowseState, place: BrowsePlace, cursor = 0): Pressed {
  return {state, look: {place, cursor, trail: [...state.trail, here(state)], ahead: []}};
}

const here = ({place, cursor}: BrowseState): Stop => ({place, cursor});

function back(state: BrowseState): Pressed {
  const last = state.trail.at(-1);
  if (!last) return told(state, 'this is where it began');
  return {state, look: {...last, trail: state.trail.slice(0, -1), ahead: [...state.ahead, here(state)]}};
}

function forth(state: BrowseState): Pressed {
  const next = state.ahead.at(-1);
  if (!next) return told(state, 'nothing was gone back from');
  return {state, look: {...next, trail: [...state.trail, here(state)], ahead: state.ahead.slice(0, -1)}};
}

/** Looks at the same place again: a writer may have been at work. */
function again(state: BrowseState): Pressed {
  const {place, cursor, trail, ahead} = state;
  const fresh = {...state, notice: 'read again', counts: undefined, damage: undefined};
  return {state: fresh, look: {place, cursor, trail, ahead}};
}

/** To the record or page before or behind: the way back stays what it was. */
const stepBy =
  (step: 1 | -1): Step =>
  (state) => {
    const to = neighbourOf(state, step);
    if (typeof to === 'string') return told(state, to);
    return {state, look: {place: to, cursor: 0, trail: state.trail, ahead: state.ahead}};
  };

/** From the memory to the bytes of what is selected, and from bytes to the memory that they are. */
function otherSide(state: BrowseState): Pressed {
  const {seen, cursor} = state;
  if (seen.topic === 'bytes') {
    const to = memoryOf(state.place);
    return to.topic === 'pages' ? toMap(state) : goTo(state, to);
  }
  if (seen.topic === 'pages') return follow(state);
  return goTo(state, bytesPlace(rowsOf(state)[cursor]?.about));
}

/** To the page map; from bytes to the page that they are on. */
function toMap(state: BrowseState): Pressed {
  const {seen} = state;
  const offset = seen.topic === 'bytes' ? (seen.report.views.find((view) => view.offset > 0)?.offset ?? 0) : 0;
  return goTo(state, {topic: 'pages'}, pageOf(toFileOffset(offset)));
}

function toDamage(state: BrowseState): Pressed {
  const page = nextDamaged(state.damage, state.cursor);
  return page === undefined ? told(state, 'no damaged page is known') : {state: {...state, cursor: page}};
}

const place =
  (to: BrowsePlace): Step =>
  (state) =>
    goTo(state, to);

const next: Step = (state) => (state.seen.topic === 'pages' ? toDamage(state) : stepBy(1)(state));

const commands = new Map<string, Step>([
  ['tab', toNextLink],
  ['enter', follow],
  ['b', back],
  ['backspace', back],
  ['f', forth],
  ['left', stepBy(-1)],
  ['right', stepBy(1)],
  ['p', stepBy(-1)],
  ['n', next],
  [':', (state) => ({state: {...state, mode: 'go', typed: ''}})],
  ['/', (state) => ({state: {...state, mode: 'search', typed: ''}})],
  ['l', place({topic: 'labels'})],
  ['m', toMap],
  ['o', place({topic: 'bytes', at: {topic: undefined, number: undefined}})],
  ['w', place({topic: 'bytes', at: {topic: 'wal', number: undefined}})],
  ['e', place({topic: 'bytes', at: {topic: 'extents', number: undefined}})],
  ['x', otherSide],
  ['r', again],
  ['?', (state) => ({state: {...state, mode: 'help'}})],
  ['q', quit],
]);

function pressInTyped(state: BrowseState, key: string): Pressed {
  if (key === 'escape') return {state: {...state, mode: 'look'}};
  if (key !== 'enter') return {state: {...state, typed: typedOn(state.typed, key)}};
  const looking: BrowseState = {...state, mode: 'look'};
  const text = state.typed.trim();
  if (text === '') return {state: looking};
  if (state.mode === 'search') return goTo(looking, {topic: 'found', query: text, from: undefined});
  const to = typedPlace(text, state.place);
  if (to) return goTo(looking, to);
  return told(looking, `no place: ${text}; try node 17, edge 5, page 3, @8192 or wal`);
}
