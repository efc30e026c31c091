import {receiptPathOf} from '../../evidence/receipt.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {sidecarsOf} from '../../outputs/backup-name.js';
import {type Note, type Operation, type Progress, progress} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import {remove, syncDirectory} from '../../storage/files/file-system.js';
import {inspectLock} from '../../storage/lock/writer-lock.js';
import {type KeepRules, retain} from './retention.js';
import {type BackupVerdict, type OtherFile, readShelf, type ShelvedBackup, withDigest} from './shelf.js';

export interface PruneOptions {
  readonly directory: string;
  readonly rules: KeepRules;
  /** Only says what would go. */
  readonly dryRun?: boolean | undefined;
}

/** A backup, whether it stays, and why. */
export interface PrunedBackup {
  readonly path: string;
  readonly stem: string;
  readonly taken_at: string;
  /** With seal and receipt. */
  readonly size_bytes: number;
  readonly verdict: BackupVerdict;
  readonly kept: boolean;
  /** Empty for one that goes: no rule keeps it. */
  readonly reasons: readonly string[];
}

export interface PruneReport {
  readonly directory: string;
  readonly dry_run: boolean;
  /** By store, newest first. */
  readonly backups: readonly PrunedBackup[];
  readonly kept_count: number;
  readonly removed_count: number;
  /** Bytes of the removed files; of those that would be removed in a dry run. */
  readonly freed_bytes: number;
  /** What is no backup is left alone. */
  readonly others: readonly OtherFile[];
}

/**
 * Removes the backups of a directory that no rule keeps, each store's for themselves, oldest first. Nothing goes before
 * the newest drilled copy was hashed: one that rotted is none. Raises L0036 without
 * a rule, L0035 when there is no such directory, L5001 to L5004.
 */
export async function* prune({
  directory,
  rules,
  dryRun = false,
}: PruneOptions): Operation<Note | Progress, PruneReport> {
  if (Object.values(rules).every((count) => count === 0)) throw fault(conditions.nothingToKeep, {path: directory});
  const {backups, others} = await readShelf(directory);
  const plan: PrunedBackup[] = [];
  for (const stem of new Set(backups.map((backup) => backup.stem))) {
    yield progress('hash', 0, 0, 'bytes');
    const ofStore = await withProvenCopy(backups.filter((backup) => backup.stem === stem));
    plan.push(...planFor(ofStore, rules));
  }
  const going = plan.filter(({kept}) => !kept);
  if (!dryRun) for (const {path} of going.toReversed()) removeBackup(path, directory);
  return {
    directory: normalisedPath(directory),
    dry_run: dryRun,
    backups: plan,
    kept_count: plan.length - going.length,
    removed_count: going.length,
    freed_bytes: going.reduce((sum, {size_bytes}) => sum + size_bytes, 0),
    others,
  };
}

/** The backups of a store, in which the newest drilled one still has the bytes that were drilled. */
async function withProvenCopy(backups: readonly ShelvedBackup[]): Promise<ShelvedBackup[]> {
  const checked = [...backups];
  for (const [i, backup] of backups.entries()) {
    if (backup.verdict !== 'drilled') continue;
    const now = await withDigest(backup);
    checked[i] = now;
    if (now.digest === 'equal') break;
  }
  return checked;
}

function planFor(backups: readonly ShelvedBackup[], rules: KeepRules): PrunedBackup[] {
  const reasons = retain(backups, rules);
  return backups.map((backup) => {
    const {path, stem, taken_at, bytes_on_disk, verdict} = backup;
    const why = [...(reasons.get(backup) ?? []), ...(isOpen(path) ? ['a writer has it open'] : [])];
    return {path, stem, taken_at, size_bytes: bytes_on_disk, verdict, kept: why.length > 0, reasons: why};
  });
}

function isOpen(backup: string): boolean {
  return ['held', 'unprovable'].includes(inspectLock(backup).state);
}

/**
 * The receipt goes first, and durably so: killed at any point, this leaves a copy without a receipt, never a receipt
 * without its copy.
 */
function removeBackup(backup: string, directory: string): void {
  remove(receiptPathOf(backup));
  syncDirectory(directory);
  for (const sidecar of sidecarsOf(backup)) remove(sidecar);
  remove(backup);
  syncDirectory(directory);
}
