import {openSigner} from '../../evidence/signature/signer.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {isAddress} from '../../format/s3/address.js';
import {isDirectoryName} from '../../outputs/backup-name.js';
import type {BackupReport} from '../../outputs/publish.js';
import {type Fleet, type FleetJob, overStores, type StoresReport, storesOf} from '../../passes/fleet.js';
import type {Note, Operation, Progress} from '../../passes/operation.js';
import {type BackupAwayOptions, backupAway} from './backup-away.js';

export interface BackupStoresOptions
  extends Omit<BackupAwayOptions, 'store' | 'signer'>,
    Pick<FleetJob<BackupReport>, 'exitOf'> {}

/**
 * Backs up the stores of a fleet one after the other, each as `backup` does; the key that signs is opened once. What keeps one
 * from being backed up is in its row. Raises L0001 for an output that is no directory, and what `openSigner` and `storesOf` raise.
 */
export async function* backupStores(
  fleet: Fleet,
  {sign, exitOf, ...options}: BackupStoresOptions,
): Operation<Note | Progress, StoresReport<BackupReport>> {
  const {output} = options;
  if (output !== undefined && !isDirectoryName(isAddress(output) ? `./${output}` : output)) {
    const problem = `several stores are backed up into a directory, and ${output} is none`;
    throw fault(conditions.usage, {problem, command: 'backup'});
  }
  const signer = sign && (await openSigner(sign));
  return yield* overStores(await storesOf(fleet), {each: (store) => backupAway({...options, signer, store}), exitOf});
}
