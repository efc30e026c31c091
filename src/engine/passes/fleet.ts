import {conditions} from '../faults/conditions.js';
import {type ExitCode, exit, Fault, fault} from '../faults/fault.js';
import {normalisedPath} from '../peer/path-text.js';
import {crc32} from '../storage/crc32.js';
import {isPattern, matchingFiles} from '../storage/files/file-patterns.js';
import {type Note, note, type Operation, type Progress, progress, type Tell, whileWorking} from './operation.js';
import {run} from './run.js';

/** A store that a job could not be done on, and why. */
export interface UnjudgedStore {
  readonly store: string;
  readonly ok: false;
  readonly fault: Fault;
  readonly exit: ExitCode;
}

/** What a job says of several stores, by their names. */
export interface StoresReport<Report> {
  /** Whether each of them is fine. */
  readonly ok: boolean;
  readonly stores: readonly (Report | UnjudgedStore)[];
  /** The worst exit code of the stores. */
  readonly exit: ExitCode;
}

/**
 * From bad to fine: a bug and a failing medium leave everything open; then proved damage, beyond reading or not; then
 * stores that nobody could look at now; then what was lost with leave.
 */
const worstFirst: readonly ExitCode[] = [
  exit.internal,
  exit.environment,
  exit.undecidable,
  exit.no,
  exit.busy,
  exit.usage,
  exit.acceptedLoss,
  exit.done,
];

/** The exit code of several stores: the worst. */
export function worstOf(rows: readonly {readonly exit: ExitCode}[]): ExitCode {
  return worstFirst.find((code) => rows.some((row) => row.exit === code)) ?? exit.done;
}

/** One share of many stores: the same ones at all times, wherever it is asked for. */
export interface Shard {
  /** From 1 on. */
  readonly number: number;
  readonly of: number;
}

/** Stores that are named together. */
export interface Fleet {
  /** Names and patterns. */
  readonly words: readonly string[];
  /** Files that are named as they are, besides those of the words. */
  readonly files?: readonly string[] | undefined;
  /** Only this share of them. */
  readonly shard?: Shard | undefined;
}

/** Whether words name several stores: more than one, or a pattern. */
export function areSeveral(words: readonly string[]): boolean {
  return words.length > 1 || words.some(isPattern);
}

/** A store that is named, or a pattern that names none, with the fault. */
export interface FleetStore {
  readonly name: string;
  readonly trouble?: Fault;
}

/** The stores of a fleet by their names, each once, however it is spelled. Raises L5001 to L5004 for a directory that cannot be listed. */
export async function storesOf({words, files = [], shard}: Fleet): Promise<FleetStore[]> {
  const named = new Map<string, FleetStore>();
  // Reports call a store by its normalised path, however it was spelled.
  const add = (name: string): void => {
    if (!named.has(normalisedPath(name))) named.set(normalisedPath(name), {name});
  };
  for (const word of words) {
    const found = isPattern(word) ? await matchingFiles(word) : [word];
    if (found.length === 0) named.set(word, {name: word, trouble: fault(conditions.inputMissing, {path: word})});
    for (const name of found) add(name);
  }
  for (const name of files) add(name);
  const isOurs = ({name}: FleetStore): boolean =>
    shard === undefined || crc32(Buffer.from(name)) % shard.of === shard.number - 1;
  return [...named]
    .filter(([, store]) => isOurs(store))
    .sort(byName)
    .map(([, store]) => store);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** What another thread came to with a store. */
export interface DoneElsewhere<Report> {
  readonly row: Report | UnjudgedStore;
  /** What a reader should know of it. */
  readonly notes: readonly string[];
}

/** A job that is done on each store of a fleet. */
export interface FleetJob<Report> {
  readonly each: (store: string) => Operation<Note | Progress, Report> | Promise<Report>;
  readonly exitOf: (report: Report) => ExitCode;
  /** Told of each store as soon as it is known. */
  readonly onStore?: ((row: Report | UnjudgedStore) => void | Promise<void>) | undefined;
  /** Other threads that do it too, each on one store at a time. */
  readonly threads?: OtherThreads<Report> | undefined;
}

/** What other threads do of a job. */
export interface OtherThreads<Report> {
  readonly count: number;
  /** The stores that they work on; this thread works on the rest. */
  readonly stores: ReadonlySet<FleetStore>;
  /** What one of them comes to; undefined where none did it. */
  readonly elsewhere: (store: string) => Promise<DoneElsewhere<Report> | undefined>;
}

/**
 * Does a job on each store of a fleet. What keeps it from being done on one is in the row of that, and the others are done
 * all the same. Raises bugs.
 */
export async function* overStores<Report>(
  fleet: readonly FleetStore[],
  job: FleetJob<Report>,
): Operation<Note | Progress, StoresReport<Report>> {
  const {threads} = job;
  const rows = new Map<FleetStore, Report | UnjudgedStore>();
  const count: Count = {done: 0, of: fleet.length, began: performance.now()};
  const keep = async (named: FleetStore, row: Report | UnjudgedStore): Promise<Progress> => {
    rows.set(named, row);
    await job.onStore?.(row);
    return progress('stores', ++count.done, count.of, 'stores');
  };
  if (threads) yield* inLanes(threads, job, keep);
  yield* inTurn(
    fleet.filter((named) => !rows.has(named)),
    job,
    {keep, count},
  );
  const stores = fleet.map((named) => rows.get(named) as Report | UnjudgedStore);
  const worst = worstOf(stores.map((row) => ({exit: isUnjudged(row) ? row.exit : job.exitOf(row)})));
  return {ok: worst === exit.done || worst === exit.acceptedLoss, stores, exit: worst};
}

/** How many of the stores are done. */
interface Count {
  done: number;
  readonly of: number;
  /** When the first was begun, by the clock that only goes forth. */
  readonly began: number;
}

/** Takes what is known of a store. Returns how far that is. */
type Keep<Report> = (named: FleetStore, row: Report | UnjudgedStore) => Promise<Progress>;

/** Whether a row says why there is no report. */
function isUnjudged(row: unknown): row is UnjudgedStore {
  return typeof row === 'object' && row !== null && 'fault' in row && row.fault instanceof Fault;
}

/** Work that is over in less needs no word about how far it came, in milliseconds. */
const quietMs = 500;

async function* inTurn<Report>(
  fleet: readonly FleetStore[],
  job: FleetJob<Report>,
  {keep, count}: {readonly keep: Keep<Report>; readonly count: Count},
): Operation<Note | Progress, void> {
  for (const named of fleet) {
    const row = yield* counted(attempt(named, job), {store_number: count.done + 1, stores: count.of});
    const event = await keep(named, row);
    if (performance.now() - count.began > quietMs) yield event;
  }
}

/** Several at a time; who leaves is heard at the next store that is done. */
async function* inLanes<Report>(
  {stores, count, elsewhere}: OtherThreads<Report>,
  job: FleetJob<Report>,
  keep: Keep<Report>,
): Operation<Note | Progress, void> {
  const waiting = stores.values();
  yield* whileWorking(async (tell) => {
    const lane = async (): Promise<void> => {
      for (const named of waiting) {
        const done = await elsewhere(named.name);
        for (const text of done?.notes ?? []) tell(note(text));
        // What is told of one of several at a time would be told over the others.
        const onEvent: Tell = (event) => event.type === 'note' && tell(event);
        tell(await keep(named, done ? done.row : await run(attempt(named, job), {onEvent})));
      }
    };
    await Promise.all(Array.from({length: count}, lane));
  });
}

/** What a job says of a store, or why it says nothing. Raises bugs. */
async function* attempt<Report>(
  {name, trouble}: FleetStore,
  {each}: Pick<FleetJob<Report>, 'each'>,
): Operation<Note | Progress, Report | UnjudgedStore> {
  if (trouble) return unjudged(name, trouble);
  try {
    const work = each(name);
    return 'next' in work ? yield* work : await work;
  } catch (error) {
    if (error instanceof Fault) return unjudged(normalisedPath(name), error);
    throw error;
  }
}

/** The row of a store that a job could not be done on. */
export function unjudged(store: string, trouble: Fault): UnjudgedStore {
  return {store, ok: false, fault: trouble, exit: trouble.condition.exit};
}

/** An operation whose progress says which of several stores it is on. */
async function* counted<Report>(
  operation: Operation<Note | Progress, Report>,
  place: Pick<Progress, 'store_number' | 'stores'>,
): Operation<Note | Progress, Report> {
  try {
    for (;;) {
      const step = await operation.next();
      if (step.done) return step.value;
      yield step.value.type === 'progress' ? {...step.value, ...place} : step.value;
    }
  } finally {
    for (let step = await operation.return(undefined as never); !step.done; step = await operation.next());
  }
}
