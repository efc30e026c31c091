import type {InspectPlace, InspectReport} from '../../../engine/operations/inspect/inspect.js';

export type BrowseMode = 'look' | 'go' | 'help';

/** Where one was, and on which row. */
export interface Stop {
  readonly place: InspectPlace;
  readonly cursor: number;
}

/** All that a frame of the browser depends on. */
export interface BrowseState extends Stop {
  readonly report: InspectReport;
  /** Where one came from, newest last. */
  readonly trail: readonly Stop[];
  /** Whether the bytes are shown too. */
  readonly hex: boolean;
  readonly mode: BrowseMode;
  /** What is being typed after `g`. */
  readonly typed: string;
  /** Answer to the last key, until the next. */
  readonly notice: string;
  readonly columns: number;
  readonly rows: number;
  readonly isColored: boolean;
}

/** The browser as it begins. */
export function newBrowser(
  place: InspectPlace,
  report: InspectReport,
  screen: Pick<BrowseState, 'columns' | 'rows' | 'isColored'>,
): BrowseState {
  return {place, report, cursor: 0, trail: [], hex: false, mode: 'look', typed: '', notice: '', ...screen};
}

/** A place as one types it: `node 17`, `wal`, `overview`. */
export function placeName({topic, number}: InspectPlace): string {
  return number === undefined ? (topic ?? 'overview') : `${topic} ${number}`;
}
