import type {InspectPlace} from '../../../engine/operations/inspect/inspect.js';
import type {Tone} from '../dashboard-state.js';
import type {BrowsePlace} from './browse-state.js';

/** One row of what is looked at. */
export interface BrowseRow {
  readonly text: string;
  readonly tone: Tone;
  /** Where the row leads. */
  readonly to?: BrowsePlace;
  /** Whose bytes `x` shows there. */
  readonly about?: InspectPlace;
}

/** Columns before a row: the mark of the selected one. */
export const markWidth = 2;
