import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {groupBackups} from '../../outputs/backup-groups.js';
import {type BackupVerdict, type OtherFile, readShelf, type ShelvedBackup} from '../../outputs/backup-shelf.js';
import {needsBase, reasonsOfBases, withBases, withHashedBases} from '../../outputs/needed-bases.js';
import {withProvenCopy} from '../../outputs/proven-copy.js';
import {type KeepRules, keptAlways, retain, withinSize} from '../../outputs/retention.js';
import {partsOf} from '../../outputs/sidecars.js';
import {fitInto} from '../../outputs/size-limit.js';
import {type Note, type Operation, type Progress, progress} from '../../passes/operation.js';
import {normalisedPath} from '../../peer/path-text.js';
import {elsewhereOf} from '../../storage/files/elsewhere.js';
import {remove, syncDirectory} from '../../storage/files/file-system.js';
import {notice} from '../../storage/files/notices.js';
import {inspectLock} from '../../storage/lock/writer-lock.js';

export interface PruneOptions {
  readonly directory: string;
  readonly rules: KeepRules;
  /** How much all backups of the directory may take on the disk: the oldest go until it is no more. */
  readonly maxBytes?: number | undefined;
  /** Only says what would go. */
  readonly dryRun?: boolean | undefined;
  /** Judges by its name what no receipt calls a backup of some store; without it, that is kept. */
  readonly byName?: boolean | undefined;
  readonly now?: Date | undefined;
}

/** A backup, whether it stays, and why. */
export interface PrunedBackup {
  readonly path: string;
  readonly stem: string;
  /** Canonical path of the store that it is a copy of; null where no receipt says it. */
  readonly store: string | null;
  readonly machine: string | null;
  readonly taken_at: string;
  /** When its store was last found unchanged, where that is later; else null. */
  readonly confirmed_at: string | null;
  /** The full copy that a differential needs, where it lies in the directory; else null. */
  readonly base: string | null;
  /** What it takes on the disk, with all that belongs to it. */
  readonly size_bytes: number;
  readonly verdict: BackupVerdict;
  /** `goes` in a dry run is `removed` in a real one; `failed` should have gone, and is still there. */
  readonly outcome: 'kept' | 'goes' | 'removed' | 'failed';
  readonly kept: boolean;
  /** Why it stays; empty for one that goes: no rule keeps it. */
  readonly reasons: readonly string[];
  /** Whether a rule would keep it, and it goes since all together would take too much. */
  readonly over_size: boolean;
}

export interface PruneReport {
  readonly directory: string;
  readonly dry_run: boolean;
  /** By store, newest first. */
  readonly backups: readonly PrunedBackup[];
  readonly kept_count: number;
  readonly removed_count: number;
  readonly failed_count: number;
  /** Bytes on the disk of the removed files; of those that would be removed in a dry run. */
  readonly freed_bytes: number;
  /** Bytes on the disk of the backups that are there afterwards; of those that would be in a dry run. */
  readonly kept_bytes: number;
  /** How much they may take; null where nothing was said. */
  readonly max_bytes: number | null;
  /** What is no backup is left alone. */
  readonly others: readonly OtherFile[];
}

/**
 * Removes the backups of a directory that no rule keeps, each store's for themselves, oldest first; what cannot be removed
 * is reported, and the others go all the same. What no receipt ties to a store is kept, and so is what claims a time to
 * come. Nothing goes before the newest drilled copy was hashed: one that rotted is none; where there is none, before another was
 * proved, which then stays; nor before the base of a differential was, where an equal copy could be that as well. Raises L0036 without a rule,
 * L0035 when there is no such directory, L5001 to L5004. A full copy that a differential needs stays as long as that does.
 */
export async function* prune(options: PruneOptions): Operation<Note | Progress, PruneReport> {
  const {directory, dryRun = false, byName = false, maxBytes, now = new Date()} = options;
  const hasRule = Object.values(options.rules).some((rule) => rule !== 0 && rule !== undefined);
  const rules = hasRule ? options.rules : {...options.rules, all: true};
  if (!hasRule && maxBytes === undefined) throw fault(conditions.nothingToKeep, {path: directory});
  const {backups, others} = await readShelf(directory, {now});
  const kept: PrunedBackup[] = [];
  const needed = new Set<string>();
  for (const {store, machine, backups: found} of groupBackups(await withHashedBases(backups), byName)) {
    yield progress('hash', 0, 0, 'bytes');
    const isUnknown = store === null && !byName;
    const {backups: group, proven} = isUnknown ? {backups: found, proven: undefined} : await withProvenCopy(found);
    const reasons = isUnknown ? reasonsOfUnknown(group) : retain(group, rules, proven);
    const always = isUnknown ? reasons : keptAlways(group, proven);
    for (const backup of group) {
      const why = await heldBy(backup.path, always.has(backup));
      const all = [...(reasons.get(backup) ?? []), ...(why === undefined ? [] : [why])];
      kept.push(toPlan(backup, all, {store, machine}));
      if (always.has(backup) || why !== undefined) needed.add(backup.path);
    }
  }
  const whole = keepBases(kept);
  const plan = maxBytes === undefined ? whole : intoSize(maxBytes, whole, withBases(whole, needed));
  const done = dryRun ? plan : await removeAll(plan, directory);
  const count = (...outcomes: readonly PrunedBackup['outcome'][]): PrunedBackup[] =>
    done.filter(({outcome}) => outcomes.includes(outcome));
  const gone = count('goes', 'removed');
  return {
    directory: normalisedPath(directory),
    dry_run: dryRun,
    backups: done,
    kept_count: count('kept').length,
    removed_count: gone.length,
    failed_count: count('failed').length,
    freed_bytes: bytesOf(gone),
    kept_bytes: bytesOf(count('kept', 'failed')),
    max_bytes: maxBytes ?? null,
    others,
  };
}

function bytesOf(backups: readonly PrunedBackup[]): number {
  return backups.reduce((sum, {size_bytes}) => sum + size_bytes, 0);
}

/** Why a copy of which no receipt says whose it is stays. */
function reasonsOfUnknown(backups: readonly ShelvedBackup[]): ReadonlyMap<ShelvedBackup, readonly string[]> {
  const why = ({verdict, reason}: ShelvedBackup): string =>
    verdict === 'no receipt'
      ? `${reason}, so that nothing calls it a backup`
      : verdict === 'unreadable'
        ? reason
        : 'its receipt does not say of which store it is';
  return new Map(backups.map((backup) => [backup, [why(backup)]]));
}

function toPlan(
  backup: ShelvedBackup,
  reasons: readonly string[],
  owner: {readonly store: string | null; readonly machine: string | null},
): PrunedBackup {
  const {path, stem, taken_at, confirmed_at, base, bytes_on_disk, verdict} = backup;
  const kept = reasons.length > 0;
  const outcome = kept ? 'kept' : 'goes';
  const what = {path, stem, ...owner, taken_at, confirmed_at, base, size_bytes: bytes_on_disk, verdict};
  return {...what, outcome, kept, reasons, over_size: false};
}

/** As `fitInto`; that something is within the size is said only where all of it is. */
function intoSize(maxBytes: number, plan: readonly PrunedBackup[], needed: ReadonlySet<string>): PrunedBackup[] {
  const fitted = fitInto(maxBytes, plan, needed);
  if (bytesOf(fitted.filter(({kept}) => kept)) <= maxBytes) return fitted;
  const bases = reasonsOfBases(fitted);
  return fitted.map((backup) => {
    const rest = backup.reasons.filter((reason) => reason !== withinSize);
    const why = bases.get(backup.path);
    return {...backup, reasons: rest.length === 0 && why !== undefined ? [why] : rest};
  });
}

/** A plan in which every full copy stays that a differential needs which stays. */
function keepBases(plan: readonly PrunedBackup[]): PrunedBackup[] {
  const reasons = reasonsOfBases(plan);
  return plan.map((backup) => {
    const why = reasons.get(backup.path);
    return why === undefined || backup.kept
      ? backup
      : {...backup, kept: true, outcome: 'kept', reasons: [why], over_size: false};
  });
}

/** Why a copy cannot go now; undefined where it can. Of one that stays whatever happens, no other place is asked. */
async function heldBy(backup: string, staysAnyway: boolean): Promise<string | undefined> {
  if (['held', 'unprovable'].includes(inspectLock(backup).state)) return 'a writer has it open';
  return staysAnyway ? undefined : elsewhereOf(backup)?.held(backup);
}

/** A copy and what belongs to it, its receipt first. */
function partsAnd(backup: string): readonly string[] {
  const [receipt = '', ...others] = partsOf(backup);
  return [receipt, backup, ...others];
}

/** Carries the plan out, the oldest of each store first, and no full copy before what needs it; returns it with what became of each. */
async function removeAll(plan: readonly PrunedBackup[], directory: string): Promise<PrunedBackup[]> {
  const done = new Map<PrunedBackup, PrunedBackup>();
  const going = plan.toReversed().filter(({outcome}) => outcome === 'goes');
  for (const backup of going.filter(needsBase)) done.set(backup, await removed(backup, directory));
  const stays = ({outcome}: PrunedBackup): boolean => outcome === 'kept' || outcome === 'failed';
  const needed = reasonsOfBases(plan.map((backup) => ({...backup, kept: stays(done.get(backup) ?? backup)})));
  for (const backup of going.filter((each) => !needsBase(each))) {
    const why = needed.get(backup.path);
    const kept: PrunedBackup = {...backup, outcome: 'kept', kept: true, reasons: why === undefined ? [] : [why]};
    done.set(backup, why === undefined ? await removed(backup, directory) : kept);
  }
  return plan.map((backup) => done.get(backup) ?? backup);
}

/**
 * Removes a copy, and only when that is gone what belongs to it: killed at any point, this leaves a whole backup, or the
 * receipt of none, which nothing takes for a backup.
 */
async function removed(backup: PrunedBackup, directory: string): Promise<PrunedBackup> {
  const away = elsewhereOf(backup.path);
  try {
    // In a bucket all that is there is listed, and a receipt without its copy would be one of a backup that is lost.
    if (away) await away.removeAll(partsAnd(backup.path));
    else remove(backup.path);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {...backup, outcome: 'failed', reasons: [error.message]};
  }
  if (away) return {...backup, outcome: 'removed'};
  try {
    syncDirectory(directory);
    for (const sidecar of partsOf(backup.path)) remove(sidecar);
    syncDirectory(directory);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    notice(
      `${backup.path} is removed; what belongs to it may stay, or all come back after a power cut: ${error.message}`,
    );
  }
  return {...backup, outcome: 'removed'};
}
