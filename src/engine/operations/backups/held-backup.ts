import {checkArchived, storeIn} from '../../evidence/archive/archived-store.js';
import {isArchive, openArchive} from '../../evidence/archive/open-archive.js';
import {type BackupCheck, checkBackupSeal, checkReceipt} from '../../evidence/backup-check.js';
import {findReceipt, type Receipt} from '../../evidence/receipt.js';
import {beginPageDigests, type PageDigests} from '../../evidence/seal/page-digests.js';
import {findSidecar, sealEnding} from '../../evidence/sidecar.js';
import type {TrustOptions} from '../../evidence/signature/open-signatures.js';
import {judgeSignedBackup, openSignedArchive, openSignedBackup, type Rejudge} from '../../evidence/signed-backup.js';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import type {StoreProof} from '../../outputs/restored-copy.js';
import type {Tell} from '../../passes/operation.js';
import type {Device} from '../../storage/files/device.js';
import type {FileDevice} from '../../storage/files/file-device.js';

/** A backup, the place that it is meant for, and what of it is put up with. */
export interface HeldOptions {
  readonly backup: string;
  /** Undefined where it is only looked at. */
  readonly store?: string | undefined;
  /** Whether it may be another than its receipt or seal says, or contradict itself. */
  readonly acceptDamage?: boolean | undefined;
  /** Where the base of a differential is looked for besides the directory that it lies in: files, and directories. */
  readonly bases?: readonly string[] | undefined;
  /** Files of identities that open an encrypted backup, and its base. */
  readonly identities?: readonly string[] | undefined;
  /** Whose the signatures of the backup and of its receipt must be; without it they are not looked at. */
  readonly trust?: TrustOptions | undefined;
}

/** A backup that was held against all that speaks of it, before its records are read. */
export interface HeldBackup {
  /** Where its store lies. */
  readonly source: Device;
  readonly digests: PageDigests | undefined;
  readonly receipt: Receipt | string | Fault;
  /** The first is that of the receipt, or of evidence. */
  readonly checks: BackupCheck[];
  /** To be asked once the graph is known; undefined where no signature was wanted. */
  readonly rejudge: Rejudge | undefined;
}

/** Holds a backup against its signatures, which are believed before anything else, then its receipt and its seal. */
export async function holdBackup(options: HeldOptions, file: FileDevice, tell: Tell): Promise<HeldBackup> {
  const {backup, trust, acceptDamage} = options;
  const archive = isArchive(file) ? openArchive(file) : undefined;
  const source = archive ? storeIn(archive) : file;
  const signed = trust && (archive ? await openSignedArchive(archive, trust) : await openSignedBackup(backup, trust));
  const judged = signed && (await judgeSignedBackup(backup, signed, source, tell));
  const receipt = archive ? 'evidence has none beside it' : (signed?.receipt ?? (await findReceipt(backup)));
  const isSealed = archive !== undefined || findSidecar(backup, sealEnding) !== undefined;
  const digests = isSealed ? beginPageDigests(source) : undefined;
  const checks: BackupCheck[] = archive
    ? await checkArchived(archive, tell, digests)
    : [await checkReceipt(backup, file, receipt, acceptDamage), await checkBackupSeal(backup, file, tell, digests)];
  if (judged) checks.push(judged.check);
  refuseFailed(checks, options);
  return {source, digests, receipt, checks, rejudge: judged?.rejudge};
}

/** What reading a backup to its end came to. */
export function structureCheck({findingCount, firstFinding}: StoreProof, isRestored: boolean): BackupCheck {
  if (firstFinding === undefined) {
    return {
      name: 'structure',
      verdict: 'pass',
      reason: `${isRestored ? 'every byte of the backup came over, ' : ''}every record and list was read`,
    };
  }
  return {
    name: 'structure',
    verdict: 'fail',
    reason: `${counted(findingCount, 'finding')}; the first: ${firstFinding}`,
  };
}

/** Damage that is accepted is that of bytes: a receipt that was signed and does not fit is one of another backup. */
export function refuseFailed(
  checks: readonly BackupCheck[],
  {backup, store = 'restored.liel', acceptDamage, trust}: HeldOptions,
): void {
  const failed = checks.filter(({verdict}) => verdict === 'fail');
  const another = trust && failed.find(({name}) => name === 'receipt');
  if (another) throw fault(conditions.backupNotSigned, {path: backup, problem: another.reason});
  const [first] = failed;
  if (first && !acceptDamage) throw fault(conditions.backupChanged, {path: backup, problem: first.reason, store});
}
