import {setTimeout as delay} from 'node:timers/promises';
import {type Key as InkKey, type Instance, render, useApp, useInput} from 'ink';
import type {ReactNode} from 'react';

/** Signals that end the program; the screen is given back before anything else hears of them. */
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** Columns and rows of a terminal. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** What hears of a screen. */
export interface ScreenListener {
  /** A character, or the name of a key without one. */
  readonly onKey: (key: string) => void;
  readonly onResize: (size: TerminalSize) => void;
  /** The screen was given back. */
  readonly onClose?: () => void;
}

/** Reports of the wheel and of clicks, in the form that all terminals which have them share (SGR). */
const mouseOn = '\u001b[?1000h\u001b[?1006h';
const mouseOff = '\u001b[?1006l\u001b[?1000l';

/** The whole screen of a terminal, until it is given back: by `close`, by a signal, or when something goes wrong. */
export class TerminalScreen<Result> {
  /** What `end` was given; rejected by an error that nobody caught. */
  readonly ended: Promise<Result>;
  private settle: (result: Result) => void = () => {};
  /** Ends the screen with an error. */
  fail: (error: unknown) => void = () => {};
  private readonly screen: Instance;
  private readonly resized = (): void => this.listener.onResize(terminalSize());
  private readonly leave = (): void => this.close();
  private readonly giveMouseBack = (): void => void process.stdout.write(mouseOff);
  /** Ink passes over what it has no key for; what it reads is heard here too. */
  private readonly mouse = (chunk: unknown): void => {
    for (const report of String(chunk).matchAll(mouseReport)) mouseKeys(report).forEach(this.listener.onKey);
  };
  private readonly crash = (error: Error): void => this.fail(error);
  /** Gives the terminal to somebody else until that is done; whether he has it. */
  private lend: Lend | undefined;
  private isLent = false;
  private readonly suspend = (): void => void this.lendTo(stopGroup);
  /** Who continues a program that was stopped unasked finds the shell on the screen, in the shell's mode. */
  private readonly redraw = (): void => void this.lendTo(async () => {});

  constructor(
    frame: ReactNode,
    private readonly listener: ScreenListener,
  ) {
    this.ended = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    // What was typed ahead may have left the cursor behind a prompt; a frame begins in the first column.
    process.stdout.write('\r');
    this.screen = render(this.listening(frame), {
      alternateScreen: true,
      exitOnCtrlC: false,
      incrementalRendering: true,
      interactive: true,
      patchConsole: false,
    });
    process.stdout.prependListener('resize', this.resized);
    for (const signal of endSignals) process.prependListener(signal, this.leave);
    process.on('uncaughtException', this.crash);
    // However the process ends: a terminal that reports its mouse to a shell is no use to anybody.
    process.once('exit', this.giveMouseBack);
    process.stdin.on('data', this.mouse);
    process.on('SIGTSTP', this.suspend);
    process.on('SIGCONT', this.redraw);
    process.stdout.write(mouseOn);
  }

  show(frame: ReactNode): void {
    this.screen.rerender(this.listening(frame));
  }

  /** Returns when what was shown last is drawn. */
  drawn(): Promise<void> {
    return this.screen.waitUntilRenderFlush();
  }

  /** Hands a text to the clipboard of the terminal (OSC 52). */
  copy(text: string): void {
    process.stdout.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`);
  }

  end(result: Result): void {
    this.settle(result);
  }

  /** Leaves the terminal as it was. */
  close(): void {
    process.stdout.off('resize', this.resized);
    for (const signal of endSignals) process.off(signal, this.leave);
    process.off('uncaughtException', this.crash);
    process.off('exit', this.giveMouseBack);
    process.stdin.off('data', this.mouse);
    process.off('SIGTSTP', this.suspend);
    process.off('SIGCONT', this.redraw);
    this.giveMouseBack();
    this.listener.onClose?.();
    this.screen.unmount();
  }

  /** Gives the screen back and lets the program clean up as after a signal; nothing would keep it alive until a real one came. */
  endWith(signal: NodeJS.Signals): void {
    this.close();
    // What is said after the signal belongs below what was on the terminal before, not on the screen that goes.
    void this.screen.waitUntilExit().then(() => process.emit(signal, signal));
  }

  private async lendTo(borrower: () => Promise<void>): Promise<void> {
    if (this.isLent || !this.lend) return;
    this.isLent = true;
    try {
      await this.lend(async () => {
        this.giveMouseBack();
        process.off('SIGTSTP', this.suspend);
        await borrower();
        process.on('SIGTSTP', this.suspend);
        process.stdout.write(mouseOn);
      });
    } finally {
      this.isLent = false;
    }
  }

  private readonly press = (key: string): void => (key === 'ctrl-z' ? this.suspend() : this.listener.onKey(key));

  private listening(frame: ReactNode) {
    return (
      <Ear onKey={this.press} onLend={(lend) => (this.lend = lend)}>
        {frame}
      </Ear>
    );
  }
}

type Lend = (borrower: () => Promise<void>) => Promise<void>;

/** How long a stop may take; where nobody could continue the program, there is none. */
const stopMs = 50;

/** Stops the programs of this command line, as the terminal does where it is not raw; returns when they go on. */
async function stopGroup(): Promise<void> {
  if (process.platform !== 'win32') process.kill(0, 'SIGTSTP');
  await delay(stopMs);
}

interface EarProps {
  readonly onKey: (key: string) => void;
  readonly onLend: (lend: Lend) => void;
  readonly children: ReactNode;
}

/** A frame and the ear for keys. */
function Ear({onKey, onLend, children}: EarProps) {
  onLend(useApp().suspendTerminal);
  useInput((input, key) => {
    for (const one of keysOf(input, key)) onKey(one);
  });
  return children;
}

const namedKeys = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
] as const;

const typedKeys = new Map([
  ['\r', 'enter'],
  ['\n', 'enter'],
  ['\t', 'tab'],
  ['\u007f', 'backspace'],
]);

/** What a terminal reports of its mouse: button, column and row, from 1 on; `m` where a button is let go. */
const mouseReport = /\[<(\d+);(\d+);(\d+)([Mm])/g;

function mouseKeys([, button, column, row, action]: RegExpExecArray): string[] {
  if (button === '64') return ['wheelup'];
  if (button === '65') return ['wheeldown'];
  return button === '0' && action === 'M' ? [`click ${column} ${row}`] : [];
}

/** The keys that one input of the terminal stands for; fast typing comes as one. */
function keysOf(input: string, key: InkKey): string[] {
  const named = namedKeys.find(([name]) => key[name]);
  if (named) return [named[1]];
  if (key.ctrl) return input === 'c' || input === 'z' ? [`ctrl-${input}`] : [];
  if (key.tab) return [key.shift ? 'left' : 'tab'];
  if (key.meta) return [];
  // What is typed or pasted in one go may hold such keys as well.
  return [...input].map((character) => typedKeys.get(character) ?? character);
}

/** The size of the terminal on stdout. */
export function terminalSize(): TerminalSize {
  return {columns: process.stdout.columns || 80, rows: process.stdout.rows || 24};
}
