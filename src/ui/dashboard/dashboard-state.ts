import path from 'node:path';
import type {Trouble} from '../../engine/faults/trouble.js';
import type {StoreState} from '../../engine/operations/watch/store-state.js';

export type Tone = 'good' | 'bad' | 'warning' | 'faint' | 'accent' | 'strong' | 'plain';

export type JobKind = 'verify' | 'backup';

/** Work on a store that an operator asked for. */
export interface Job {
  readonly kind: JobKind;
  readonly startedMs: number;
  readonly phase: string;
  /** From 0 to 1; undefined where it is not known. */
  readonly share: number | undefined;
}

/** What the last verification said. */
export interface StoreVerdict {
  readonly isSound: boolean;
  readonly text: string;
  readonly atMs: number;
  /** When the store had last been written: a later change is not covered. */
  readonly changedAt: string | null;
  readonly troubles: readonly Trouble[];
}

/** One minute of a store. */
export interface Sample {
  /** Minutes since 1970. */
  readonly minute: number;
  readonly nodes: number;
  readonly sizeBytes: number;
  /** The most that was in the WAL. */
  readonly walBytes: number;
  readonly commits: number;
}

/** One store in the dashboard; its state is undefined until the first event. */
export interface StoreView {
  readonly store: string;
  readonly state: StoreState | undefined;
  readonly verdict: StoreVerdict | undefined;
  readonly job: Job | undefined;
  /** What was seen of it, a sample a minute, the oldest first; an hour at the most. */
  readonly history: readonly Sample[];
}

/** One line of the timeline. */
export interface TimelineEntry {
  /** Counted from 1, in the order they were seen. */
  readonly number: number;
  readonly at: string;
  readonly store: string;
  readonly text: string;
  readonly tone: Tone;
}

export type Overlay = 'none' | 'help' | 'explain' | 'confirm backup' | 'confirm backups' | 'filter';

/** What the list is sorted by; `given` is the order of the command line. */
export const listOrders = ['trouble', 'given', 'name', 'size', 'oldest backup', 'last change'] as const;

export type ListOrder = (typeof listOrders)[number];

/** All that a frame depends on. */
export interface DashboardState {
  readonly views: readonly StoreView[];
  /** Index in `views`. */
  readonly selected: number;
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly overlay: Overlay;
  readonly order: ListOrder;
  /** Only stores with this in their name are listed; all of them when it is empty. */
  readonly filter: string;
  /** Which trouble of the selected store is explained. */
  readonly explained: number;
  /** Answer to the last key, until the next or for a while. */
  readonly notice: string;
  readonly noticeEndsMs: number;
  /** Quit when the running backup is done. */
  readonly isQuitting: boolean;
  readonly startedMs: number;
  readonly nowMs: number;
  readonly columns: number;
  readonly rows: number;
  readonly isColored: boolean;
}

/** A store of which nothing is known. */
export function newView(store: string): StoreView {
  return {store, state: undefined, verdict: undefined, job: undefined, history: []};
}

/** The dashboard before anything is known. */
export function newDashboard(
  stores: readonly string[],
  place: Pick<DashboardState, 'nowMs' | 'columns' | 'rows' | 'isColored'>,
): DashboardState {
  const views = stores.map(newView);
  return {
    views,
    selected: 0,
    timeline: [],
    overlay: 'none',
    order: 'trouble',
    filter: '',
    explained: 0,
    notice: '',
    noticeEndsMs: 0,
    isQuitting: false,
    startedMs: place.nowMs,
    ...place,
  };
}

/** Whether somebody holds the writer lock, or may, so that a copy is taken beside him. */
export function hasWriter(state: StoreState | undefined): boolean {
  return state?.lock.state === 'held' || state?.lock.state === 'unprovable';
}

/** The store that keys act on. */
export function selectedView({views, selected}: DashboardState): StoreView {
  return views[selected];
}

/** Everything that can be explained about a store, worst first, each code once. */
export function explainable({state, verdict}: StoreView): readonly Trouble[] {
  const all = [...(state?.troubles ?? []), ...(verdict?.troubles ?? []), ...(state?.notes ?? [])];
  const seen = new Set<string>();
  return all.filter(({message}) => !seen.has(message) && seen.add(message));
}

/** What lines call a store: the name of its file where that is enough to tell it from the others. */
export function shortName(store: string, views: readonly StoreView[]): string {
  const name = path.basename(store);
  return views.some((other) => other.store !== store && path.basename(other.store) === name) ? store : name;
}
