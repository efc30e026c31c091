import {spawn} from 'node:child_process';

/** What a shell says where it does not find a program. */
const notFound = 127;

/**
 * Shows a text in the pager of this terminal: PAGER, or less where there is one. False where that cannot be; the text has not
 * been shown then.
 */
export async function shownInPager(text: string): Promise<boolean> {
  const {PAGER, TERM} = process.env;
  if (TERM === 'dumb' || PAGER?.trim() === '' || PAGER?.trim() === 'cat') return false;
  const options = {
    stdio: ['pipe', 'inherit', 'inherit'] as ['pipe', 'inherit', 'inherit'],
    // Colours are shown as such, and what was read stays on the screen.
    env: {LESS: 'RX', ...process.env},
  };
  const pager = PAGER === undefined ? spawn('less', ['-R'], options) : spawn(PAGER, {...options, shell: true});
  // Who leaves the pager has seen enough.
  pager.stdin.on('error', () => {});
  pager.stdin.end(text);
  return withKeysForOthers(
    () =>
      new Promise((resolve) => {
        pager.once('exit', (code) => resolve(code !== notFound)).once('error', () => resolve(false));
      }),
  );
}

/** Ctrl-C is a key of the pager as long as it runs. */
async function withKeysForOthers<Result>(work: () => Promise<Result>): Promise<Result> {
  const listeners = process.rawListeners('SIGINT') as (() => void)[];
  const ignored = (): void => {};
  process.removeAllListeners('SIGINT').on('SIGINT', ignored);
  try {
    return await work();
  } finally {
    process.off('SIGINT', ignored);
    for (const listener of listeners) process.on('SIGINT', listener);
  }
}
