import {readTrust} from '../../evidence/signature/open-signatures.js';
import {conditions} from '../../faults/conditions.js';
import {type ExitCode, exit, Fault, fault} from '../../faults/fault.js';
import type {Note, Operation, Progress} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import {crc32} from '../../storage/crc32.js';
import {isPattern, matchingFiles} from '../../storage/files/file-patterns.js';
import type {VerifyReport} from './verdict.js';
import {type VerifyOptions, verify} from './verify.js';

/** A store that could not be judged, and why. */
export interface UnjudgedStore {
  readonly store: string;
  readonly ok: false;
  readonly fault: Fault;
  readonly exit: ExitCode;
}

export type StoreRow = VerifyReport | UnjudgedStore;

/** The verdicts on several stores. */
export interface StoresReport {
  /** Whether each of them is ok. */
  readonly ok: boolean;
  readonly stores: readonly StoreRow[];
  /** The worst exit code of the stores. */
  readonly exit: ExitCode;
}

/**
 * From bad to fine: a bug and a failing medium leave everything open; then proved damage, beyond reading or not; then
 * stores that nobody could look at now.
 */
const worstFirst: readonly ExitCode[] = [
  exit.internal,
  exit.environment,
  exit.undecidable,
  exit.no,
  exit.busy,
  exit.usage,
  exit.done,
];

/** One share of many stores: the same ones at all times, wherever it is asked for. */
export interface Shard {
  /** From 1 on. */
  readonly number: number;
  readonly of: number;
}

export interface VerifyStoresOptions extends Omit<VerifyOptions, 'store'> {
  /** Files that are named as they are, besides those that the words name. */
  readonly files?: readonly string[] | undefined;
  readonly shard?: Shard | undefined;
  /** Told of each store as soon as it is judged. */
  readonly onStore?: ((row: StoreRow) => void | Promise<void>) | undefined;
}

/** Whether the words name several stores: more than one, or a pattern. */
export function areSeveral(words: readonly string[]): boolean {
  return words.length > 1 || words.some(isPattern);
}

/**
 * Verifies the stores that words name, patterns too, one after the other; each once. What keeps one from being judged is
 * in its row, and the others are judged all the same. A signature or a seal, which are of one store, raise L0001.
 */
export async function* verifyStores(
  words: readonly string[],
  {files = [], shard, onStore, ...options}: VerifyStoresOptions,
): Operation<Note | Progress, StoresReport> {
  const isSigned = options.signature !== undefined || options.trust?.signatures !== undefined;
  const single = isSigned ? 'signature' : options.seal === undefined ? undefined : 'seal';
  if (single) {
    const problem = `--${single} belongs to one store, and several were named`;
    throw fault(conditions.usage, {problem, command: 'verify'});
  }
  const trust = options.trust && (await readTrust(options.trust));
  const stores: StoreRow[] = [];
  for (const {name, trouble} of await namesOf(words, files)) {
    if (shard && crc32(Buffer.from(name)) % shard.of !== shard.number - 1) continue;
    const row = trouble ? unjudged(name, trouble) : yield* judged({...options, trust, store: name});
    stores.push(row);
    await onStore?.(row);
  }
  return {ok: stores.every(({ok}) => ok), stores, exit: worstOf(stores)};
}

/** The exit code of several verdicts: the worst. */
export function worstOf(rows: readonly {readonly exit: ExitCode}[]): ExitCode {
  return worstFirst.find((code) => rows.some((row) => row.exit === code)) ?? exit.done;
}

/** The verdict on a store, or why there is none. */
async function* judged(options: VerifyOptions): Operation<Note | Progress, StoreRow> {
  try {
    return yield* verify(options);
  } catch (error) {
    if (error instanceof Fault) return unjudged(normalisedPath(options.store), error);
    throw error;
  }
}

function unjudged(store: string, trouble: Fault): UnjudgedStore {
  return {store, ok: false, fault: trouble, exit: trouble.condition.exit};
}

/** A file to look at, or a pattern that names none, with the fault. */
interface Named {
  readonly name: string;
  readonly trouble?: Fault;
}

/** The files of words and names, each once. */
async function namesOf(words: readonly string[], files: readonly string[]): Promise<Iterable<Named>> {
  const names = new Map<string, Named>();
  // Reports call a store by its normalised path, however it was spelled.
  const add = (name: string): void => {
    if (!names.has(normalisedPath(name))) names.set(normalisedPath(name), {name});
  };
  for (const word of words) {
    const found = isPattern(word) ? await matchingFiles(word) : [word];
    if (found.length === 0) names.set(word, {name: word, trouble: fault(conditions.inputMissing, {path: word})});
    for (const name of found) add(name);
  }
  for (const name of files) add(name);
  return names.values();
}
