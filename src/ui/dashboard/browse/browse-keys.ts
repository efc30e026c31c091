import {pageOf} from '../../../engine/format/records/geometry.js';
import {toFileOffset} from '../../../engine/format/records/integers.js';
import type {InspectPlace, InspectTopic} from '../../../engine/operations/inspect/inspect.js';
import {bodyRows, pageCount, rowsOf} from './browse-rows.js';
import {type BrowseState, placeName, type Stop} from './browse-state.js';

/** What a key asks for beyond another frame: an end, or a look at another place. */
export interface Pressed {
  readonly state: BrowseState;
  readonly effect?: 'quit' | 'interrupt';
  readonly look?: Look;
}

/** A place to look at, and the trail that there is then. */
export interface Look extends Stop {
  readonly trail: readonly Stop[];
}

type Step = (state: BrowseState) => Pressed;

/** What a key does. */
export function press(before: BrowseState, key: string): Pressed {
  if (key === 'ctrl-c') return {state: before, effect: 'interrupt'};
  const state = {...before, notice: ''};
  if (state.mode === 'go') return pressInGo(state, key);
  if (state.mode === 'help') return key === 'q' ? quit(state) : {state: {...state, mode: 'look'}};
  return commands.get(key)?.(state) ?? {state};
}

const quit: Step = (state) => ({state, effect: 'quit'});

const moveBy =
  (pages: number, rows: number): Step =>
  (state) =>
    moveTo(state, state.cursor + rows + pages * Math.max(1, bodyRows(state) - 1));

function moveTo(state: BrowseState, row: number): Pressed {
  return {state: {...state, cursor: Math.max(0, Math.min(row, rowsOf(state).length - 1))}};
}

/** Goes to the next row that leads somewhere, round the end. */
function toNextLink(state: BrowseState): Pressed {
  const rows = rowsOf(state);
  for (let step = 1; step <= rows.length; step++) {
    const at = (state.cursor + step) % rows.length;
    if (rows[at].link) return {state: {...state, cursor: at}};
  }
  return {state: {...state, notice: 'nothing here leads on'}};
}

function follow(state: BrowseState): Pressed {
  const link = rowsOf(state)[state.cursor]?.link;
  if (!link) return {state: {...state, notice: 'rows with → lead on; Tab goes to the next of them'}};
  return goTo(state, {topic: link.topic, number: link.number});
}

function goTo(state: BrowseState, place: InspectPlace): Pressed {
  const trail = [...state.trail, {place: state.place, cursor: state.cursor}];
  return {state, look: {place, cursor: 0, trail}};
}

function back(state: BrowseState): Pressed {
  const last = state.trail.at(-1);
  if (!last) return {state: {...state, notice: 'this is where it began'}};
  return {state, look: {...last, trail: state.trail.slice(0, -1)}};
}

/** Looks at the same place again: a writer may have been at work. */
function again(state: BrowseState): Pressed {
  const {place, cursor, trail} = state;
  return {state: {...state, notice: 'read again'}, look: {place, cursor, trail}};
}

/** Places without a number, in the order of the keys that go from one to the next. */
const sections: readonly (InspectTopic | undefined)[] = [undefined, 'header', 'wal', 'extents', 'lock'];

const stepBy =
  (step: number): Step =>
  (state) => {
    const {topic, number} = state.place;
    if (number === undefined) {
      const next = (sections.indexOf(topic) + step + sections.length) % sections.length;
      return goBeside(state, {topic: sections[next], number: undefined});
    }
    const first = topic === 'page' ? 0 : 1;
    const last = topic === 'page' ? pageCount(state.report) - 1 : Number.MAX_SAFE_INTEGER;
    const wanted = number + step;
    if (wanted < first || wanted > last) {
      return {state: {...state, notice: `${placeName(state.place)} is the ${step < 0 ? 'first' : 'last'}`}};
    }
    return goBeside(state, {topic, number: wanted});
  };

/** To a neighbour: the way back stays what it was. */
function goBeside(state: BrowseState, place: InspectPlace): Pressed {
  return {state, look: {place, cursor: 0, trail: state.trail}};
}

const section =
  (topic: InspectTopic | undefined): Step =>
  (state) =>
    goTo(state, {topic, number: undefined});

const commands = new Map<string, Step>([
  ['up', moveBy(0, -1)],
  ['down', moveBy(0, 1)],
  ['k', moveBy(0, -1)],
  ['j', moveBy(0, 1)],
  ['pageup', moveBy(-1, 0)],
  ['pagedown', moveBy(1, 0)],
  [' ', moveBy(1, 0)],
  ['tab', toNextLink],
  ['enter', follow],
  ['b', back],
  ['backspace', back],
  ['left', stepBy(-1)],
  ['right', stepBy(1)],
  ['p', stepBy(-1)],
  ['n', stepBy(1)],
  ['g', (state) => ({state: {...state, mode: 'go', typed: ''}})],
  ['o', section(undefined)],
  ['w', section('wal')],
  ['e', section('extents')],
  ['l', section('lock')],
  ['x', (state) => ({state: {...state, hex: !state.hex}})],
  ['r', again],
  ['?', (state) => ({state: {...state, mode: 'help'}})],
  ['q', quit],
]);

function pressInGo(state: BrowseState, key: string): Pressed {
  if (key === 'escape') return {state: {...state, mode: 'look'}};
  if (key === 'backspace') return {state: {...state, typed: [...state.typed].slice(0, -1).join('')}};
  if (key === 'enter') {
    const looking: BrowseState = {...state, mode: 'look'};
    if (state.typed.trim() === '') return {state: looking};
    const place = placeOf(state.typed, state.place);
    if (place) return goTo(looking, place);
    return {state: {...looking, notice: `no place: ${state.typed}; try node 17, edge 5, page 3, @8192 or wal`}};
  }
  return {state: [...key].length === 1 ? {...state, typed: state.typed + key} : state};
}

const numbered = new Map<string, InspectTopic>(
  (['page', 'node', 'edge'] as const).flatMap((topic) => [
    [topic, topic],
    [topic[0], topic],
  ]),
);

/**
 * The place that somebody typed: a topic, with a number where it needs one; a number alone, of the kind that is looked
 * at, else of a node; `@` and a file offset, decimal or 0x, for its page. Undefined for other text.
 */
export function placeOf(text: string, now: InspectPlace): InspectPlace | undefined {
  const words = text.trim().toLowerCase();
  if (words === 'overview' || words === 'o') return {topic: undefined, number: undefined};
  const named = sections.find((topic) => topic === words);
  if (named) return {topic: named, number: undefined};
  const offset = /^@(0x[0-9a-f]+|\d+)$/.exec(words)?.[1];
  if (offset !== undefined) return safe('page', pageOf(toFileOffset(Number(offset))));
  const [, word, digits] = /^([a-z]*)\s*(\d+)$/.exec(words) ?? [];
  if (digits === undefined) return undefined;
  const current = now.number === undefined ? 'node' : now.topic;
  const topic = word === '' ? current : numbered.get(word);
  return topic && safe(topic, Number(digits));
}

function safe(topic: InspectTopic, number: number): InspectPlace | undefined {
  return Number.isSafeInteger(number) ? {topic, number} : undefined;
}
