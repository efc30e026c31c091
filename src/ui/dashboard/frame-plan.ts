import type {DashboardState} from './dashboard-state.js';

/** Rows of each part of a frame; 0 leaves it out. */
export interface FramePlan {
  readonly list: number;
  readonly facts: number;
  readonly timeline: number;
}

/** Rows that are always there: the head and the keys. */
const fixedRows = 2;
const fewestFacts = 11;
/** With the rule above them. */
const fewestEvents = 6;
const mostFacts = 16;

/** Shares the rows out: the store first, then the other stores, then what has happened. */
export function planFrame({rows, views}: Pick<DashboardState, 'rows' | 'views'>): FramePlan {
  const free = Math.max(0, rows - fixedRows);
  // One store needs no list. With more, the list takes what the other parts can do without, its heading included.
  const room = Math.max(4, Math.floor(rows / 3), free - 1 - fewestFacts - fewestEvents);
  const listWanted = views.length > 1 ? Math.min(views.length + 1, room) : 0;
  const list = free - listWanted >= 6 ? listWanted : 0;
  const below = free - list - 1;
  const factsWanted = Math.min(mostFacts, Math.max(fewestFacts, Math.floor(below * 0.6)));
  const facts = Math.max(0, Math.min(factsWanted, below));
  const timeline = below - facts - 1;
  return {list, facts: timeline < 1 ? below : facts, timeline: Math.max(0, timeline)};
}

/** The part of a list that is shown around the selected line. */
export function visibleRange(count: number, selected: number, room: number): {from: number; to: number} {
  const from = Math.max(0, Math.min(selected - Math.floor(room / 2), count - room));
  return {from, to: Math.min(count, from + room)};
}
