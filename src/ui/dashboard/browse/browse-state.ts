import type {DamageReport, LabelsReport, MemoryPlace, MemoryView} from '../../../engine/operations/browse/browse.js';
import type {InspectPlace, InspectReport} from '../../../engine/operations/inspect/inspect.js';
import {printable} from '../../printable.js';

/** A place in the bytes of a store. */
export interface BytesPlace {
  readonly topic: 'bytes';
  readonly at: InspectPlace;
}

/** What can be looked at: the memory in a store, and its bytes. */
export type BrowsePlace = MemoryPlace | BytesPlace;

/** What was seen at a place. */
export type Seen = MemoryView | {readonly topic: 'bytes'; readonly report: InspectReport};

export type BrowseMode = 'look' | 'go' | 'search' | 'help';

/** Where one was, and on which row; of the page map, on which page. */
export interface Stop {
  readonly place: BrowsePlace;
  readonly cursor: number;
}

/** How far work has come that goes on beside the screen: its share, or undefined where it is not known. */
export interface Working {
  readonly what: string;
  readonly share: number | undefined;
}

/** All that a frame of the browser depends on. */
export interface BrowseState extends Stop {
  readonly store: string;
  readonly seen: Seen;
  /** Where one came from, newest last. */
  readonly trail: readonly Stop[];
  /** Where one was before one went back, newest last. */
  readonly ahead: readonly Stop[];
  /** Labels as far as they were counted. */
  readonly counts: LabelsReport | undefined;
  /** Damaged pages, once they were looked for. */
  readonly damage: DamageReport | undefined;
  /** Work that goes on beside: counting, looking for damage; or that is waited for. */
  readonly beside: Working | undefined;
  readonly awaited: Working | undefined;
  readonly mode: BrowseMode;
  /** What is being typed after `:` or `/`. */
  readonly typed: string;
  /** Answer to the last key, until the next. */
  readonly notice: string;
  readonly columns: number;
  readonly rows: number;
  readonly isColored: boolean;
}

/** The browser as it begins. */
export function newBrowser(
  store: string,
  place: BrowsePlace,
  seen: Seen,
  screen: Pick<BrowseState, 'columns' | 'rows' | 'isColored'>,
): BrowseState {
  const nothing = {counts: undefined, damage: undefined, beside: undefined, awaited: undefined};
  const stop = {place, cursor: 0, trail: [], ahead: []};
  return {store, seen, ...stop, ...nothing, mode: 'look', typed: '', notice: '', ...screen};
}

/** A place in a few words: `labels`, `Person`, `node 17`, `/ada`, `bytes of node 17`, `wal`. */
export function placeName(place: BrowsePlace): string {
  switch (place.topic) {
    case 'labels':
      return 'labels';
    case 'records': {
      const {which, from} = place;
      const name = which === 'all' ? `all ${from.kind}s` : which === 'unlabelled' ? 'no label' : printable(which.label);
      return from.id > 1 ? `${name} from ${from.id}` : name;
    }
    case 'found':
      return `/${printable(place.query)}`;
    case 'record':
      return `${place.kind} ${place.id}`;
    case 'pages':
      return 'page map';
    case 'bytes':
      return bytesName(place.at);
  }
}

function bytesName({topic, number}: InspectPlace): string {
  if (number === undefined) return topic ?? 'overview';
  return topic === 'page' ? `page ${number}` : `bytes of ${topic} ${number}`;
}

/** The way to a place, shortened to its last stops. */
export function wayTo({trail, place}: Pick<BrowseState, 'trail' | 'place'>): string {
  const way = [...trail.slice(-3).map((stop) => placeName(stop.place)), placeName(place)].join(' › ');
  return trail.length > 3 ? `… › ${way}` : way;
}
