import {lastHeldAt} from '../age.js';
import type {DashboardState, ListOrder, StoreView} from './dashboard-state.js';
import {settledOf} from './standing.js';

/** How much a store needs to be looked at: 0 for trouble, 2 for none. */
function ranking(view: StoreView): number {
  const {tone} = settledOf(view);
  return tone === 'bad' ? 0 : tone === 'warning' ? 1 : 2;
}

const momentOf = (iso: string | null | undefined): number => (iso ? Date.parse(iso) : 0);

/** Orders two stores; 0 keeps them as they were given. */
const orders: Readonly<Record<ListOrder, (a: StoreView, b: StoreView) => number>> = {
  given: () => 0,
  trouble: (a, b) => ranking(a) - ranking(b),
  name: (a, b) => (a.store < b.store ? -1 : 1),
  size: (a, b) => (b.state?.size_bytes ?? 0) - (a.state?.size_bytes ?? 0),
  'oldest backup': (a, b) => heldMs(a) - heldMs(b),
  'last change': (a, b) => momentOf(b.state?.changed_at) - momentOf(a.state?.changed_at),
};

const heldMs = ({state}: StoreView): number => (state?.newest_backup ? Date.parse(lastHeldAt(state.newest_backup)) : 0);

/** Indexes of the stores that are listed, in the order of the list. */
export function listedStores({views, order, filter}: DashboardState): number[] {
  const wanted = filter.toLowerCase();
  const found = [...views.keys()].filter((i) => views[i].store.toLowerCase().includes(wanted));
  return found.sort((a, b) => orders[order](views[a], views[b]));
}

/** The state with a listed store selected: that which was, or the first. */
export function withListed(state: DashboardState): DashboardState {
  const listed = listedStores(state);
  return listed.length === 0 || listed.includes(state.selected) ? state : {...state, selected: listed[0]};
}

/** Selects a store some places on in the list; `wraps` begins again at its other end. */
export function moved(state: DashboardState, by: number, wraps: boolean): DashboardState {
  const listed = listedStores(state);
  if (listed.length === 0) return state;
  const place = Math.max(0, listed.indexOf(state.selected)) + by;
  const at = wraps ? (place + listed.length) % listed.length : Math.min(listed.length - 1, Math.max(0, place));
  return {...state, selected: listed[at]};
}

/** Selects the next store that is in trouble, or warned of; the same state when there is none. */
export function nextTrouble(state: DashboardState): DashboardState {
  const listed = listedStores(state);
  const at = listed.indexOf(state.selected);
  const others = [...listed.slice(at + 1), ...listed.slice(0, at + 1)];
  const found = others.find((i) => ranking(state.views[i]) < 2);
  return found === undefined ? state : {...state, selected: found};
}
