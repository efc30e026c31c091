import {isAddress} from '../engine/format/s3/address.js';
import {newestSign, noBackupOf, StoreBackups} from '../engine/outputs/store-backups.js';
import type {Choice} from '../ui/dashboard/pick/pick-state.js';
import {print} from './streams.js';
import {isDashboardPlace} from './watch-output.js';

interface Asking {
  readonly backupDirectories: readonly string[];
  /** The moment that is asked for, with or without `@`. */
  readonly atMs: number | undefined;
  readonly mayAsk: boolean;
}

/**
 * The backup that is given, or that a person chooses on the terminal among those of a store; quit where nothing is to be done, undefined
 * where nobody can be asked. Raises L0049 where there is nothing to choose from, L0035, L5001 and L5002.
 */
export async function chosenBackup(
  given: string | undefined,
  store: string | undefined,
  {backupDirectories, atMs, mayAsk}: Asking,
): Promise<Choice | 'quit' | undefined> {
  const wanted = given ?? (atMs === undefined ? undefined : newestSign);
  if (wanted !== undefined) return {backup: wanted, isLook: false};
  // What is in a bucket is named: nothing is fetched for a list to choose from.
  if (store === undefined || !mayAsk || backupDirectories.some(isAddress) || !isDashboardPlace()) return undefined;
  const now = new Date();
  const {copies, uncounted, unsound, troubles} = await new StoreBackups(store, backupDirectories).look(now);
  const [trouble] = troubles;
  if (trouble) throw trouble;
  if (copies.length === 0) throw noBackupOf(store, {uncounted, unsound}, true);
  const {runPicker} = await import('../ui/dashboard/pick/pick.js');
  const choice = await runPicker({store, copies, uncounted: uncounted.length, nowMs: now.getTime()});
  if (choice === undefined) await print('Nothing was restored.');
  return choice ?? 'quit';
}
