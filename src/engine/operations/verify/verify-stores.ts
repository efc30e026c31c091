import {readTrust} from '../../evidence/signature/open-signatures.js';
import {conditions} from '../../faults/conditions.js';
import {type ExitCode, exit, Fault, fault} from '../../faults/fault.js';
import type {Note, Operation, Progress} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
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

/** The verdicts on several stores. */
export interface StoresReport {
  /** Whether each of them is ok. */
  readonly ok: boolean;
  readonly stores: readonly (VerifyReport | UnjudgedStore)[];
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
  options: Omit<VerifyOptions, 'store'>,
): Operation<Note | Progress, StoresReport> {
  const isSigned = options.signature !== undefined || options.trust?.signatures !== undefined;
  const single = isSigned ? 'signature' : options.seal === undefined ? undefined : 'seal';
  if (single) {
    const problem = `--${single} belongs to one store, and several were named`;
    throw fault(conditions.usage, {problem, command: 'verify'});
  }
  const trust = options.trust && (await readTrust(options.trust));
  const stores: (VerifyReport | UnjudgedStore)[] = [];
  for (const store of await namesOf(words)) {
    try {
      stores.push(
        typeof store === 'string' ? yield* verify({...options, trust, store}) : unjudged(store.word, store.fault),
      );
    } catch (error) {
      if (!(error instanceof Fault) || typeof store !== 'string') throw error;
      stores.push(unjudged(normalisedPath(store), error));
    }
  }
  const worst = worstFirst.find((code) => stores.some((row) => row.exit === code)) ?? exit.done;
  return {ok: stores.every(({ok}) => ok), stores, exit: worst};
}

function unjudged(store: string, trouble: Fault): UnjudgedStore {
  return {store, ok: false, fault: trouble, exit: trouble.condition.exit};
}

/** A word that names no file, with the fault. */
interface Nameless {
  readonly word: string;
  readonly fault: Fault;
}

/** The files of the words, each once. */
async function namesOf(words: readonly string[]): Promise<(string | Nameless)[]> {
  const names: (string | Nameless)[] = [];
  for (const word of words) {
    const files = isPattern(word) ? await matchingFiles(word) : [word];
    if (files.length === 0) names.push({word, fault: fault(conditions.inputMissing, {path: word})});
    names.push(...files);
  }
  return [...new Set(names)];
}
