import {noBackupOf, StoreBackups} from '../engine/outputs/store-backups.js';
import type {Choice} from '../ui/dashboard/pick/pick-state.js';
import {print} from './streams.js';
import {isDashboardPlace} from './watch-output.js';

interface Asking {
  readonly backupDirectories: readonly string[];
  readonly mayAsk: boolean;
}

/**
 * The backup that is given, or that a person chooses on the terminal among those of a store; quit where nothing is to be done, undefined
 * where nobody can be asked. Raises L0049 where there is nothing to choose from, L0035, L5001 and L5002.
 */
export async function chosenBackup(
  given: string | undefined,
  store: string | undefined,
  {backupDirectories, mayAsk}: Asking,
): Promise<Choice | 'quit' | undefined> {
  if (given !== undefined) return {backup: given, isLook: false};
  if (store === undefined || !mayAsk || !isDashboardPlace()) return undefined;
  const now = new Date();
  const {copies, uncounted, troubles} = await new StoreBackups(store, backupDirectories).look(now);
  const [trouble] = troubles;
  if (trouble) throw trouble;
  if (copies.length === 0) throw noBackupOf(store, {uncounted}, true);
  const {runPicker} = await import('../ui/dashboard/pick/pick.js');
  const choice = await runPicker({store, copies, uncounted: uncounted.length, nowMs: now.getTime()});
  if (choice === undefined) await print('Nothing was restored.');
  return choice ?? 'quit';
}
