import path from 'node:path';
import {openSigner} from '../../evidence/signature/signer.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {addressText, isAddress, isFileName} from '../../format/s3/address.js';
import type {BucketImage} from '../../outputs/off-site/bucket-image.js';
import {saidOfPlaces} from '../../outputs/off-site/on-images.js';
import type {BackupReport} from '../../outputs/publish.js';
import {partsOf} from '../../outputs/sidecars.js';
import {type Note, type Operation, type Progress, whileWorking} from '../../passes/operation.js';
import type {Environment} from '../../storage/objects/access.js';
import {type BackupOptions, backup} from './backup.js';

export interface BackupAwayOptions extends BackupOptions {
  /** What opens buckets. */
  readonly environment: Environment;
  /** For how long nobody may remove the objects of the backup, in milliseconds. */
  readonly lockMs?: number | undefined;
}

/** A hundred years, which is what Amazon S3 takes. */
const longestLockMs = 36_500 * 86_400_000;

/**
 * Backs a store up, as `backup` does; where the output is a place in a bucket, the backup is made, sealed and drilled in a scratch
 * directory first, and then sent, the receipt last. Where that fails the proved copy is kept, and named. Raises L0001, L0144, L5050 to L5054,
 * and what `backup` raises.
 */
export async function* backupAway(options: BackupAwayOptions): Operation<Note | Progress, BackupReport> {
  const {output, environment, since, skipUnchanged = false, lockMs} = options;
  if (since !== undefined && isAddress(since)) throw fault(conditions.addressNotTaken, {address: since, use: 'read'});
  if (output === undefined || !isAddress(output)) {
    if (lockMs !== undefined) throw usage('--object-lock is for an output like s3://bucket/prefix/');
    return yield* backup(options);
  }
  if (lockMs !== undefined && !(lockMs > 0 && lockMs <= longestLockMs)) {
    throw usage('--object-lock needs a time of no more than 36500d, like 30d');
  }
  if (options.force) throw usage('--force replaces a file, and an object in a bucket is never replaced');
  const {BucketImage, placeOf} = await import('../../outputs/off-site/bucket-image.js');
  const given = placeOf(output, 'backup', !/\.liel(\.zst|\.delta\.tar)?(\.age)?$/.test(output));
  const name = path.basename(options.store);
  if (given.name === '' && !isFileName(name)) {
    throw usage(
      `${name} is no name that an object is found by on every machine: give it another, like -o ${addressText({...given, name: 'project.liel'})}`,
    );
  }
  const signer = options.signer ?? (options.sign && (await openSigner(options.sign)));
  const look = since === 'auto' || skipUnchanged ? 'at what is there' : 'no';
  const place = {...given, name: ''};
  const image = yield* whileWorking((tell) => BucketImage.open({place, environment, look}, tell));
  const made = new Set<string>();
  let isKept = false;
  try {
    const into = given.name === '' ? image.directory : image.fileOf(given.name);
    const job = backup({...options, output: into, sign: undefined, signer});
    return yield* saidOfPlaces([image], sent(job, image, {...options, signer}, made));
  } catch (error) {
    if (!(error instanceof Fault) || made.size === 0) throw error;
    isKept = true;
    throw new Fault(error.condition, {...error.facts, keptIn: image.directory}, error.place, error.cause);
  } finally {
    await image.discard(isKept ? made : undefined);
  }
}

/** Makes a backup, and sends it; its files are `made` from the moment on at which it was proved. */
async function* sent(
  job: Operation<Note | Progress, BackupReport>,
  image: BucketImage,
  {signer, lockMs, version, now = new Date()}: BackupAwayOptions,
  made: Set<string>,
): Operation<Note | Progress, BackupReport> {
  const report = yield* job;
  const {sendBackup, sendConfirmation} = await import('../../outputs/off-site/send-backup.js');
  const {unchanged} = report;
  if (unchanged) {
    yield* whileWorking(() => sendConfirmation(image, unchanged.confirmation));
    return report;
  }
  for (const file of [report.backup, ...partsOf(report.backup)]) made.add(file);
  const lockedUntil = lockMs === undefined ? undefined : new Date(now.getTime() + lockMs);
  return yield* whileWorking((tell) => sendBackup(image, report, {signer, lockedUntil, version}, tell));
}

function usage(problem: string): Fault {
  return fault(conditions.usage, {problem, command: 'backup'});
}
