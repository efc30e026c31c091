import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault, isFaultOf} from '../../faults/fault.js';
import type {WantedCopy} from '../../outputs/store-backups.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import {type ProvingOptions, withProvedBackup} from './proved-backup.js';

/**
 * Does something with the first of the copies that were asked for. Where that is not sound, the newest older one that proves sound is
 * named (L0131), and nothing is done with it: it holds another state. Raises what `work` raises where none is.
 */
export async function* orOfferOlder<Report>(
  [first, ...older]: readonly WantedCopy[],
  options: Omit<ProvingOptions, 'backup'>,
  work: (backup: string) => Operation<Note | Progress, Report>,
): Operation<Note | Progress, Report> {
  const {path: backup, problem} = first as WantedCopy;
  const {store = 'restored.liel', acceptDamage = false} = options;
  try {
    if (problem !== undefined && !acceptDamage) throw fault(conditions.backupChanged, {path: backup, problem, store});
    return yield* work(backup);
  } catch (error) {
    if (!isTroubleOf(error, backup)) throw error;
    const soundAt = yield* whileWorking((tell) => firstSound(older, options, tell));
    const sound = older[soundAt]?.path;
    if (sound === undefined) throw error;
    const facts = {backup, problem: problem ?? error.message, sound, passed: soundAt, store};
    throw fault(conditions.newestUnsound, facts, {}, error);
  }
}

/** Whether what was raised says that a backup is not sound. */
function isTroubleOf(error: unknown, backup: string): error is Fault {
  if (isFault(error, conditions.io)) return (error.facts as {path: string}).path === backup;
  return (
    isFault(error, conditions.backupChanged, conditions.packedUnreadable, conditions.differentialUnreadable) ||
    isFault(error, conditions.baseMissing, conditions.baseChanged, conditions.encryptedUnreadable) ||
    isFaultOf(error, 'format', 'wal', 'graph')
  );
}

/** Where the first sound one of some copies is among them; -1 where none is. */
async function firstSound(
  copies: readonly WantedCopy[],
  options: Omit<ProvingOptions, 'backup'>,
  tell: Parameters<typeof withProvedBackup>[2],
): Promise<number> {
  for (const [i, {path: backup, problem}] of copies.entries()) {
    if (problem !== undefined) continue;
    try {
      await withProvedBackup({...options, backup, acceptDamage: false}, async () => {}, tell);
      return i;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }
  return -1;
}
