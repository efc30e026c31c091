import {TerminalScreen, terminalSize} from '../terminal-screen.js';
import type {BrowsePlace} from './browse-state.js';
import {type BrowseHost, type BrowseJobs, Browser} from './browser.js';

/**
 * Lets an operator look around in a store on the whole screen, until it is quit, and leaves the terminal as it was.
 * Raises what the first look raises; what a later one raises is told on the screen.
 */
export async function runBrowser(store: string, first: BrowsePlace, jobs: BrowseJobs): Promise<void> {
  const host: BrowseHost = {
    show: (frame) => screen.show(frame),
    ended: (how) => {
      // As if the terminal had not been raw.
      if (how === 'interrupt') screen.endWith('SIGINT');
      else screen.end(undefined);
    },
    failed: (error) => screen.fail(error),
  };
  const place = {isColored: !process.env['NO_COLOR'], ...terminalSize()};
  const browser = await Browser.open(store, first, jobs, host, place);
  const screen = new TerminalScreen<undefined>(browser.frame(), {
    onKey: (key) => browser.pressed(key),
    onResize: (size) => browser.resized(size),
    onClose: () => browser.close(),
  });
  browser.begin();
  try {
    await screen.ended;
  } finally {
    screen.close();
  }
}
