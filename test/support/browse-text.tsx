import {renderToString} from 'ink';
import {type InspectPlace, inspect} from '../../src/engine/operations/inspect/inspect.js';
import {BrowseFrame} from '../../src/ui/dashboard/browse/browse-frame.js';
import {press} from '../../src/ui/dashboard/browse/browse-keys.js';
import {type BrowseState, newBrowser} from '../../src/ui/dashboard/browse/browse-state.js';

/** Frames of the browser as text, and the states they are drawn from. */

export const overview: InspectPlace = {topic: undefined, number: undefined};

export async function browserOf(
  store: string,
  place = overview,
  screen: Partial<BrowseState> = {},
): Promise<BrowseState> {
  const report = await inspect({store, ...place, hex: true});
  return {...newBrowser(place, report, {columns: 80, rows: 24, isColored: false}), ...screen};
}

/** The state after some keys, with the looks that they ask for. */
export async function pressKeys(state: BrowseState, ...keys: readonly string[]): Promise<BrowseState> {
  let now = state;
  for (const key of keys) {
    const {state: next, look} = press(now, key);
    now = next;
    if (look) now = {...now, ...look, report: await inspect({store: now.report.store, ...look.place, hex: true})};
  }
  return now;
}

/** The frame as its lines. */
export function browseLines(state: BrowseState): string[] {
  return renderToString(<BrowseFrame state={state} />, {columns: state.columns}).split('\n');
}
