import {counted} from '../../../engine/faults/words.js';
import type {Decision} from '../../../engine/operations/merge/merge-plan.js';
import {movedBy} from '../movement.js';
import {typedOn} from '../typing.js';
import {lastScroll, sideRoom} from './review-lines.js';
import {listRoom} from './review-list.js';
import {
  findNext,
  hasNewAnswers,
  openAlike,
  openConflicts,
  type ReviewMode,
  type ReviewState,
  selectedQuestion,
} from './review-state.js';

/** What a key asks for beyond another frame. */
export type ReviewEffect = 'write' | 'quit' | 'interrupt';

export interface Pressed {
  readonly state: ReviewState;
  readonly effect?: ReviewEffect;
}

type Step = (state: ReviewState) => Pressed;

const decisionKeys = new Map<string, Decision>([
  ['d', 'keep'],
  ['t', 'take'],
  ['s', 'skip'],
]);

/** What a key does. */
export function press(before: ReviewState, key: string): Pressed {
  if (key === 'ctrl-c') return {state: before, effect: 'interrupt'};
  return modes[before.mode]({...before, notice: ''}, key);
}

const modes: Readonly<Record<ReviewMode, (state: ReviewState, key: string) => Pressed>> = {
  question: pressInQuestion,
  search: pressInSearch,
  'all alike': decideAll,
  help: (state, key) => (key === 'q' ? quit(state) : {state: {...state, mode: 'question'}}),
  'confirm quit': (state, key) => confirm(state, key, 'quit', 'still here; w writes the plan'),
  'confirm write': (state, key) => confirm(state, key, 'write', 'no plan written; o goes to what is open'),
};

function confirm(before: ReviewState, key: string, effect: ReviewEffect, notice: string): Pressed {
  const state: ReviewState = {...before, mode: 'question'};
  if (key === 'y' || key === 'Y') return {state, effect};
  if (key === 'w' && effect === 'quit') return write(state);
  return {state: {...state, notice}};
}

function pressInQuestion(state: ReviewState, key: string): Pressed {
  const decision = decisionKeys.get(key);
  if (decision) return {state: decide(state, decision)};
  const moved = state.isList
    ? movedBy(key, state.selected, state.questions.length, listRoom(state))
    : movedBy(key, state.scroll, lastScroll(state) + 1, sideRoom(state));
  if (moved !== undefined) return {state: state.isList ? goTo(state, moved) : {...state, scroll: moved}};
  return commands.get(key)?.(state) ?? {state};
}

const moveBy =
  (step: number): Step =>
  (state) => ({state: goTo(state, (state.selected + step + state.questions.length) % state.questions.length)});

const toList =
  (isList: (before: ReviewState) => boolean): Step =>
  (state) => ({state: {...state, isList: isList(state), scroll: 0}});

const commands = new Map<string, Step>([
  ['right', moveBy(1)],
  ['n', moveBy(1)],
  ['tab', toList(({isList}) => !isList)],
  ['l', toList(({isList}) => !isList)],
  ['enter', toList(() => false)],
  ['escape', toList(() => true)],
  ['A', (state) => ({state: askAll(state)})],
  ['left', moveBy(-1)],
  ['p', moveBy(-1)],
  ['o', (state) => ({state: goToOpen(state)})],
  ['u', (state) => ({state: undo(state)})],
  ['/', (state) => ({state: {...state, mode: 'search', typed: ''}})],
  ['m', (state) => ({state: find(state, state.query)})],
  ['?', (state) => ({state: {...state, mode: 'help'}})],
  ['w', write],
  ['q', quit],
]);

function decide(state: ReviewState, decision: Decision): ReviewState {
  const {id} = selectedQuestion(state);
  const {answers, selected, history} = state;
  const isLast = selected + 1 === state.questions.length;
  const next = goTo(state, isLast ? selected : selected + 1);
  return {
    ...next,
    answers: new Map(answers).set(id, decision),
    history: [...history, {answers, selected}],
    notice: isLast ? `${decision}; this was the last question, w writes the plan` : '',
  };
}

/** Asks for one decision on all questions like this one that have none. */
function askAll(state: ReviewState): ReviewState {
  if (openAlike(state).length > 0) return {...state, mode: 'all alike'};
  return {...state, notice: 'all like this are decided'};
}

function decideAll(before: ReviewState, key: string): Pressed {
  const state: ReviewState = {...before, mode: 'question'};
  const decision = decisionKeys.get(key);
  if (!decision) return {state: {...state, notice: 'nothing decided'}};
  const {answers, selected, history} = state;
  const alike = openAlike(state);
  const decided = new Map([...answers, ...alike.map(({id}) => [id, decision] as const)]);
  const next = {...state, answers: decided, history: [...history, {answers, selected}]};
  return {state: {...goToOpen(next), notice: `${decision}: ${counted(alike.length, 'question')}; u takes it back`}};
}

function undo(state: ReviewState): ReviewState {
  const last = state.history.at(-1);
  if (!last) return {...state, notice: 'nothing to undo'};
  return {...goTo(state, last.selected), answers: last.answers, history: state.history.slice(0, -1), notice: 'undone'};
}

function goTo(state: ReviewState, selected: number): ReviewState {
  return {...state, selected, scroll: 0};
}

/** The next question without an answer, conflicts before warnings. */
function goToOpen(state: ReviewState): ReviewState {
  const {questions, answers, selected} = state;
  const open = questions.map((question, at) => ({...question, at})).filter(({id}) => !answers.has(id));
  const conflicts = open.filter(({kind}) => kind === 'conflict');
  const among = conflicts.length > 0 ? conflicts : open;
  const next = among.find(({at}) => at > selected) ?? among[0];
  return next ? goTo(state, next.at) : {...state, notice: 'every question is decided; w writes the plan'};
}

function pressInSearch(state: ReviewState, key: string): Pressed {
  if (key === 'escape') return {state: {...state, mode: 'question'}};
  if (key === 'enter') return {state: find({...state, mode: 'question'}, state.typed || state.query)};
  return {state: {...state, typed: typedOn(state.typed, key)}};
}

function find(state: ReviewState, query: string): ReviewState {
  if (query === '') return {...state, notice: 'nothing to look for; / begins a search'};
  const at = findNext(state, query);
  if (at === undefined) return {...state, query, notice: `not found: ${query}`};
  return {
    ...goTo(state, at),
    query,
    notice: at === state.selected ? `only here: ${query}` : `found: ${query}, m goes on`,
  };
}

function write(state: ReviewState): Pressed {
  if (openConflicts(state) > 0) return {state: {...state, mode: 'confirm write'}};
  return {state, effect: 'write'};
}

function quit(state: ReviewState): Pressed {
  if (hasNewAnswers(state)) return {state: {...state, mode: 'confirm quit'}};
  return {state, effect: 'quit'};
}
