import {AsyncLocalStorage} from 'node:async_hooks';
import {setTimeout as sleep} from 'node:timers/promises';

/** How long work waits for others: for the writer lock, or for a writer that keeps changing the store. */
export interface WaitOptions {
  /** Milliseconds; 0 by default. */
  readonly waitMs?: number | undefined;
}

/** How work waits for others, and how it hears that it is to stop: every wait and every breath of long work asks here. */
const stopSignals = new AsyncLocalStorage<AbortSignal>();

/** Runs work whose waits and breaths raise the reason of `signal` once that has come. Returns what the work returns. */
export function stoppable<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return stopSignals.run(signal, work);
}

/** Raises the reason of the signal that asks this work to stop, if one does. */
export function stopIfAsked(): void {
  stopSignals.getStore()?.throwIfAborted();
}

/**
 * Waits for some milliseconds, or until `enough` comes. Raises the reason of the signal that asks this work to stop, as soon
 * as that comes.
 */
export async function pause(milliseconds: number, enough?: AbortSignal): Promise<void> {
  const signals = [stopSignals.getStore(), enough].filter((signal) => signal !== undefined);
  try {
    await sleep(milliseconds, undefined, {signal: AbortSignal.any(signals)});
  } catch (error) {
    stopIfAsked();
    if (!enough?.aborted) throw error;
  }
}
