import {readTrust} from '../../evidence/signature/open-signatures.js';
import type {VerifyReport} from '../../evidence/verdict.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {type Fleet, overStores, type StoresReport, storesOf, type UnjudgedStore} from '../../passes/fleet.js';
import type {Note, Operation, Progress} from '../../passes/operation.js';
import {type VerifyOptions, verify} from './verify.js';
import {threadsForVerdicts} from './verify-elsewhere.js';

export interface VerifyStoresOptions extends Omit<VerifyOptions, 'store'>, Omit<Fleet, 'words'> {
  /** Told of each store as soon as it is judged. */
  readonly onStore?: ((row: VerifyReport | UnjudgedStore) => void | Promise<void>) | undefined;
}

/**
 * Verifies the stores that words name, patterns too, each once, in other threads where they are many; the report is ordered by
 * their names. What keeps one from being judged is in its row, and the others are judged all the same. A signature or a seal,
 * which are of one store, raise L0001.
 */
export async function* verifyStores(
  words: readonly string[],
  {files, shard, onStore, ...options}: VerifyStoresOptions,
): Operation<Note | Progress, StoresReport<VerifyReport>> {
  const isSigned = options.signature !== undefined || options.trust?.signatures !== undefined;
  const single = isSigned ? 'signature' : options.seal === undefined ? undefined : 'seal';
  if (single) {
    const problem = `--${single} belongs to one store, and several were named`;
    throw fault(conditions.usage, {problem, command: 'verify'});
  }
  const given = {...options, trust: options.trust && (await readTrust(options.trust))};
  const fleet = await storesOf({words, files, shard});
  return yield* overStores(fleet, {
    each: (store) => verify({...given, store}),
    exitOf: (report) => report.exit,
    onStore,
    threads: threadsForVerdicts(fleet, given),
  });
}
