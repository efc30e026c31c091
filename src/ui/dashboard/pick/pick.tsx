import {TerminalScreen, terminalSize} from '../terminal-screen.js';
import {PickFrame} from './pick-frame.js';
import {press} from './pick-keys.js';
import type {Choice, PickState} from './pick-state.js';

/** Lets an operator choose one of the backups of a store on the whole screen, and leaves the terminal as it was; undefined for none. */
export async function runPicker(
  offered: Pick<PickState, 'store' | 'copies' | 'uncounted' | 'nowMs'>,
): Promise<Choice | undefined> {
  const place = {isColored: !process.env['NO_COLOR'], ...terminalSize()};
  let state: PickState = {...offered, cursor: 0, mode: 'choose', ...place};
  const show = (next: PickState): void => {
    state = next;
    screen.show(<PickFrame state={state} />);
  };
  const onKey = (key: string): void => {
    const {state: next, effect, choice} = press(state, key);
    show(next);
    if (choice || effect === 'quit') screen.end(choice);
    // As if the terminal had not been raw.
    else if (effect === 'interrupt') screen.endWith('SIGINT');
  };
  const screen = new TerminalScreen<Choice | undefined>(<PickFrame state={state} />, {
    onKey,
    onResize: (size) => show({...state, ...size}),
  });
  try {
    return await screen.ended;
  } finally {
    screen.close();
  }
}
