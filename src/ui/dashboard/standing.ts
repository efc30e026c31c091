import {conditions} from '../../engine/faults/conditions.js';
import {isTrouble} from '../../engine/faults/trouble.js';
import {lastHeldAt, spanText} from '../age.js';
import type {StoreView, Tone} from './dashboard-state.js';

/** How a store stands, in one word and its tone. */
export interface Standing {
  readonly word: string;
  readonly tone: Tone;
}

/** The one word in the list: what is done to the store now, else how it stands. */
export function standingOf(view: StoreView): Standing {
  return view.state && view.job ? {word: view.job.kind, tone: 'accent'} : settledOf(view);
}

/** How a store stands, whoever works on it: what is counted and sorted by, so that no line jumps while a job runs. */
export function settledOf({state, verdict}: StoreView): Standing {
  if (!state) return {word: 'looking', tone: 'faint'};
  const [trouble] = state.troubles;
  if (trouble) return {word: isTrouble(trouble, conditions.inputMissing) ? 'missing' : trouble.code, tone: 'bad'};
  if (verdict && !verdict.isSound) return {word: verdict.troubles[0]?.code ?? 'findings', tone: 'bad'};
  if (state.notes.length > 0) return {word: state.notes[0].code, tone: 'warning'};
  if (state.lock.state === 'stale') return {word: 'stale lock', tone: 'warning'};
  if (verdict && verdict.changedAt === state.changed_at) return {word: 'sound', tone: 'good'};
  return {word: 'not verified', tone: 'faint'};
}

/** Whether a store may have changed after its newest backup was begun (names tell whole seconds), or has none. */
export function isBehind({state}: StoreView): boolean {
  if (!state?.changed_at || !state.newest_backup) return true;
  return Date.parse(state.changed_at) > Date.parse(lastHeldAt(state.newest_backup));
}

/** A moment as the clock showed it, in UTC as in the names of backups. */
export const clockText = (iso: string): string => iso.slice(11, 19);

/** The time between two moments in words, or that it was just now. */
export function agoText(fromMs: number, nowMs: number): string {
  return nowMs - fromMs < 2000 ? 'just now' : `${spanText(nowMs - fromMs)} ago`;
}
