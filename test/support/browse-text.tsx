import {renderToString} from 'ink';
import {firstPlace} from '../../src/commands/browse-jobs.js';
import {countMemory, findDamage, lookAtMemory} from '../../src/engine/operations/browse/browse.js';
import {inspect} from '../../src/engine/operations/inspect/inspect.js';
import {run} from '../../src/engine/passes/run.js';
import {BrowseFrame} from '../../src/ui/dashboard/browse/browse-frame.js';
import {press} from '../../src/ui/dashboard/browse/browse-keys.js';
import {type BrowsePlace, type BrowseState, newBrowser, type Seen} from '../../src/ui/dashboard/browse/browse-state.js';

/** Frames of the browser as text, and the states they are drawn from. */

/** A node or edge as memory. */
export const record = (kind: 'node' | 'edge', id: number): BrowsePlace => firstPlace(kind, id);

/** A place in the bytes. */
export const bytes = (
  topic?: 'header' | 'wal' | 'extents' | 'lock' | 'page' | 'node' | 'edge',
  number?: number,
): BrowsePlace => ({
  topic: 'bytes',
  at: {topic, number},
});

async function lookAt(store: string, place: BrowsePlace): Promise<Seen> {
  if (place.topic === 'bytes') return {topic: 'bytes', report: await inspect({store, ...place.at, hex: true})};
  return run(lookAtMemory(store, place));
}

/** A browser with the labels counted and the damage found. */
export async function browserOf(
  store: string,
  place: BrowsePlace = {topic: 'labels'},
  screen: Partial<BrowseState> = {},
): Promise<BrowseState> {
  const seen = await lookAt(store, place);
  const counts = place.topic === 'labels' ? await run(countMemory(store)) : undefined;
  const damage = place.topic === 'pages' ? await run(findDamage(store)) : undefined;
  const state = newBrowser(store, place, seen, {columns: 80, rows: 24, isColored: false});
  return {...state, counts, damage, ...screen};
}

/** The state after some keys, with the looks that they ask for. */
export async function pressKeys(state: BrowseState, ...keys: readonly string[]): Promise<BrowseState> {
  let now = state;
  for (const key of keys) {
    const {state: next, look} = press(now, key);
    now = next;
    if (look) now = {...now, ...look, seen: await lookAt(now.store, look.place)};
  }
  return now;
}

/** The frame as its lines. */
export function browseLines(state: BrowseState): string[] {
  return renderToString(<BrowseFrame state={state} />, {columns: state.columns}).split('\n');
}
