import {Fault} from '../../../engine/faults/fault.js';
import type {InspectPlace, InspectReport} from '../../../engine/operations/inspect/inspect.js';
import {TerminalScreen, terminalSize} from '../terminal-screen.js';
import {BrowseFrame} from './browse-frame.js';
import {type Look, press} from './browse-keys.js';
import {type BrowseState, newBrowser} from './browse-state.js';

/**
 * Lets an operator look around in a store on the whole screen, until it is quit, and leaves the terminal as it was.
 * Raises what the first look raises; what a later one raises is told on the screen.
 */
export async function runBrowser(
  first: InspectPlace,
  look: (place: InspectPlace) => Promise<InspectReport>,
): Promise<void> {
  let state = newBrowser(first, await look(first), {isColored: !process.env['NO_COLOR'], ...terminalSize()});
  const show = (next: BrowseState): void => {
    state = next;
    screen.show(<BrowseFrame state={state} />);
  };
  const go = async ({place, cursor, trail}: Look): Promise<void> => {
    const seen = await look(place).then(
      (report) => ({place, cursor, trail, report}),
      (error) => ({notice: noticeOf(error)}),
    );
    show({...state, ...seen});
  };
  const pressed = async (key: string): Promise<void> => {
    const {state: next, effect, look: wanted} = press(state, key);
    show(next);
    if (effect === 'quit') screen.end(undefined);
    // As if the terminal had not been raw.
    else if (effect === 'interrupt') screen.endWith('SIGINT');
    else if (wanted) await go(wanted);
  };
  // A key that is pressed during a look is meant for what it shows.
  let lastKey = Promise.resolve();
  const onKey = (key: string): void => {
    lastKey = lastKey.then(() => pressed(key));
  };
  const screen = new TerminalScreen<undefined>(<BrowseFrame state={state} />, {
    onKey,
    onResize: (size) => show({...state, ...size}),
  });
  try {
    await screen.ended;
  } finally {
    screen.close();
  }
}

/** What went wrong, for the last line; what nobody foresaw ends the program. */
function noticeOf(error: unknown): string {
  if (error instanceof Fault) return `${error.condition.code} ${error.message}`;
  throw error;
}
