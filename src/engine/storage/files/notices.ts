import {AsyncLocalStorage} from 'node:async_hooks';

/** Who hears what a reader should know of the work below. */
const listeners = new AsyncLocalStorage<(text: string) => void>();

/** Runs work whose notices go to a listener. Returns what the work returns. */
export function heardBy<Result>(listener: (text: string) => void, work: () => Promise<Result>): Promise<Result> {
  return listeners.run(listener, work);
}

/** Says something that a reader should know although the work goes on; nobody hears it outside of `heardBy`. */
export function notice(text: string): void {
  listeners.getStore()?.(text);
}
