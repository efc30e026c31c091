import {Fault} from '../../faults/fault.js';
import type {Operation} from '../../passes/operation.js';
import {pause} from '../../storage/lock/waiting.js';
import type {WatchEvent} from './store-state.js';
import {StoreWatch} from './store-watch.js';

export interface WatchOptions {
  /** How often the stamps are looked at. */
  readonly intervalMs: number;
  /** Ends the watch with its report; without it, it goes on until it is no longer asked, or stopped. */
  readonly signal?: AbortSignal | undefined;
  /** One state per store and no more. */
  readonly once?: boolean | undefined;
  /** The first state of each store comes at once, before its labels are counted. */
  readonly hurry?: boolean | undefined;
  /** Where backups are looked for besides the places beside each store. */
  readonly backupDirectories?: readonly string[] | undefined;
  /** Names the stores that there are now: those that were not there before are watched from then on. */
  readonly find?: (() => Promise<readonly string[]>) | undefined;
}

/** How often new stores are looked for. */
const findMs = 2000;

/** What a watch cost. */
export interface WatchReport {
  readonly looks: number;
  readonly header_reads: number;
  readonly content_reads: number;
  /** Exit code of the first trouble that was there at the end; 0 without one. */
  readonly exit: number;
}

/**
 * Watches stores until the signal comes: a state of each at first, then every change. Only reads; takes no lock. The
 * header is read when the stamp of the file moved, the records when it rests after that. A missing or damaged store is
 * a trouble in its state and raises nothing.
 */
export async function* watchStores(
  stores: readonly string[],
  {intervalMs, signal, once = false, hurry = false, backupDirectories = [], find}: WatchOptions,
): Operation<WatchEvent, WatchReport> {
  const watches: StoreWatch[] = [];
  let looks = 1;
  for (const store of stores) {
    const watch = await StoreWatch.open(store, backupDirectories);
    watches.push(watch);
    if (!hurry) await watch.read();
    yield watch.stateEvent();
  }
  let foundAt = performance.now();
  while (!once && !signal?.aborted) {
    if (find && performance.now() - foundAt >= findMs) {
      foundAt = performance.now();
      const known = new Set(watches.map(({store}) => store));
      for (const store of (await found(find)).filter((name) => !known.has(name))) {
        const watch = await StoreWatch.open(store, backupDirectories);
        watches.push(watch);
        yield watch.stateEvent();
      }
    }
    for (const watch of watches) {
      if (!signal?.aborted) yield* await watch.read();
    }
    await pause(intervalMs, signal);
    if (signal?.aborted) break;
    looks++;
    for (const watch of watches) yield* await watch.look();
  }
  return {
    looks,
    header_reads: watches.reduce((sum, watch) => sum + watch.headerReads, 0),
    content_reads: watches.reduce((sum, watch) => sum + watch.contentReads, 0),
    exit: watches.flatMap(({state}) => state.troubles)[0]?.exit ?? 0,
  };
}

/** What is there; nothing where a place cannot be listed, which may be so for a moment only. */
async function found(find: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}
