import {execFileSync, spawnSync} from 'node:child_process';
import type {TestContext} from 'node:test';
import {until} from './waiting.js';

/** A terminal with a shell in it, by way of tmux. Where tmux is missing, its tests are skipped. */

/** Options of a test that needs a terminal. */
export const needsTerminal = {
  skip: spawnSync('tmux', ['-V']).status === 0 ? false : 'needs tmux to run the program in a terminal',
};

let terminals = 0;

/** A shell in a terminal of a given size; it ends with the test. */
export class Terminal {
  private readonly socket = `liel-ops-test-${process.pid}-${++terminals}`;

  constructor(t: TestContext, cwd: string, columns = 80, rows = 24) {
    t.after(() => spawnSync('tmux', ['-L', this.socket, 'kill-server']));
    const size = ['-x', String(columns), '-y', String(rows)];
    const shell = "exec env -u NO_COLOR -u CI ENV= PS1='ready> ' LC_ALL=C.UTF-8 sh";
    this.tmux('-f', '/dev/null', '-u', 'new-session', '-d', ...size, '-c', cwd, shell);
  }

  private tmux(...words: readonly string[]): string {
    return execFileSync('tmux', ['-L', this.socket, ...words], {encoding: 'utf8'});
  }

  /** What stands on the screen; with `escapes`, its colours too. */
  screen(escapes = false): string {
    return this.tmux('capture-pane', '-p', ...(escapes ? ['-e'] : []));
  }

  /** Whether the cursor shows, and on which screen. */
  cursor(): string {
    return this.tmux(
      'display-message',
      '-p',
      '#{?cursor_flag,visible,hidden}, alternate screen #{?alternate_on,on,off}',
    ).trim();
  }

  /** Whether the program has asked for the mouse. */
  mouse(): boolean {
    return this.tmux('display-message', '-p', '#{mouse_any_flag}').trim() === '1';
  }

  /** What `ps` and `pkill` call the terminal. */
  name(): string {
    return this.tmux('display-message', '-p', '#{pane_tty}').trim().replace('/dev/', '');
  }

  /** What the program puts into the clipboard from now on can be asked for. */
  takeCopies(): () => string {
    this.tmux('set-option', '-s', 'set-clipboard', 'on');
    return () => spawnSync('tmux', ['-L', this.socket, 'show-buffer'], {encoding: 'utf8'}).stdout;
  }

  /** Types text. */
  type(text: string): void {
    this.tmux('send-keys', '-l', text);
  }

  /** Presses keys by their tmux names: Down, C-c, Enter. */
  press(...keys: readonly string[]): void {
    this.tmux('send-keys', ...keys);
  }

  /** Types a command line and Enter. */
  run(words: readonly string[] | string): void {
    this.type(typeof words === 'string' ? words : words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' '));
    this.press('Enter');
  }

  resize(columns: number, rows: number): void {
    this.tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** Waits until the screen matches, and returns it. */
  async until(pattern: RegExp): Promise<string> {
    let screen = '';
    const isShown = (): boolean => {
      screen = this.screen();
      return pattern.test(screen);
    };
    await until(`a screen with ${pattern}`, isShown, () => `\n${screen}`);
    return screen;
  }
}
