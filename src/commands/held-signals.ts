/** Signals that end the program. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** Signals held back while something is at work that must not be lost; who gives them back lets the first of them end the program. */
export class HeldSignals {
  /** The first one that comes. */
  readonly first: Promise<void>;
  heard: NodeJS.Signals | undefined;
  private others = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  private readonly listener: (signal: NodeJS.Signals) => void;

  constructor() {
    let hear = (_: NodeJS.Signals): void => {};
    this.first = new Promise((resolve) => {
      hear = (signal) => {
        this.heard ??= signal;
        resolve();
      };
    });
    this.listener = hear;
    for (const signal of signals) process.removeAllListeners(signal).on(signal, this.listener);
  }

  /** Lets signals be heard by those who heard them before; one that came is heard now. */
  giveBack(): void {
    for (const [signal, listeners] of this.others) {
      process.off(signal, this.listener);
      for (const listener of listeners) process.once(signal, listener);
    }
    if (this.others.size > 0 && this.heard) process.emit(this.heard, this.heard);
    this.others = new Map();
  }
}
