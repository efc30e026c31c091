import path from 'node:path';
import {denialOf, judgeBySeal, silenceOf} from '../../evidence/seal/seal-denial.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {counted} from '../../faults/words.js';
import {defaultBackupDirectory, type NewestBackup, StoreBackups} from '../../outputs/store-backups.js';
import {isUnreadablePage} from '../../storage/files/file-fault.js';
import type {FileStamp} from '../../storage/files/file-stamp.js';
import {canonicalPath, freeBytes, isAllowed, kindOf, nearestStore, stampOf} from '../../storage/files/file-system.js';
import {inspectLock} from '../../storage/lock/writer-lock.js';
import {withStableFile} from '../../storage/reading/open-store.js';
import {type Check, found, passed, troubled} from './check.js';

const hourMs = 3_600_000;
/** A backup this old is worth a word once the store has changed. */
const oldBackupMs = 24 * hourMs;
/** What clocks of one machine may differ by. */
const clockSlackMs = 1000;

/** Who holds the writer lock. */
export function judgeLock(store: string): Check {
  const {state, pid, lockPath, problem} = inspectLock(store);
  if (state === 'free') return passed('lock', 'no writer');
  if (state === 'held') return passed('lock', `process ${pid} has the store open for writing`);
  if (state === 'stale') return troubled('lock', 'warn', conditions.staleLock, {store, pid: pid ?? 0});
  const facts = {store, lock: lockPath, problem: problem ?? 'its holder is unknown'};
  return troubled('lock', 'bad', conditions.lockUnprovable, facts);
}

/** Whether a copy of the store and its seal fit, beside it and where its backups are. */
export function judgeSpace(store: string): Check[] {
  const real = canonicalPath(store);
  // A digest of 32 bytes for every page, and a little for the rest.
  const {sizeBytes, bytesOnDisk} = stamp(real);
  const neededBytes = Math.ceil(Math.min(sizeBytes, bytesOnDisk) + (sizeBytes * 32) / 4096) + 65_536;
  const beside = path.dirname(real);
  const shelf = defaultBackupDirectory(store);
  const places = kindOf(shelf) === 'directory' && !isOneFileSystem(beside, shelf) ? [beside, shelf] : [beside];
  return places.map((directory) => {
    const free = freeBytes(directory);
    const facts = {store, directory, neededBytes, freeBytes: free};
    if (free < neededBytes) return troubled('space', 'bad', conditions.spaceShort, facts);
    return passed('space', `${free} bytes are free in ${directory}, a copy with its seal needs ${neededBytes}`);
  });
}

/** Whether the store, or its directory, was changed at a time that is still to come. */
export function judgeClock(store: string, nowMs: number): Check {
  const real = canonicalPath(store);
  const own = stamp(real);
  const stamps = [own, stamp(path.dirname(real))];
  // The system sets the time of a change itself; the time of a modification can be set by anybody.
  const aheadMs = Math.max(...stamps.map(({changedNs}) => toMs(changedNs))) - nowMs;
  if (aheadMs > clockSlackMs) {
    const problem = 'the clock of the file system is ahead, or that of the system was set back';
    return troubled('clock', 'warn', conditions.clockAhead, {store, seconds: Math.round(aheadMs / 1000), problem});
  }
  const futureMs = toMs(own.modifiedNs) - nowMs;
  if (futureMs <= clockSlackMs) return passed('clock', 'the store is not from the future');
  const problem = 'somebody set its time of modification';
  return troubled('clock', 'warn', conditions.clockAhead, {store, seconds: Math.round(futureMs / 1000), problem});
}

/** Whether this user may read and write the store and make a lock beside it, and strangers may not write it. */
export function judgePermissions(store: string): Check {
  const real = canonicalPath(store);
  const told = (verdict: 'warn' | 'bad', problem: string): Check =>
    troubled('permissions', verdict, conditions.storePermissions, {store, problem});
  if (!isAllowed(real, 'read')) return told('bad', 'this user may not read it');
  if ((stamp(real).mode & 0o002) !== 0) return told('warn', 'every user of the machine may write to it');
  if (!isAllowed(real, 'write')) return told('warn', 'this user may not write to it; reading works');
  if (!isAllowed(path.dirname(real), 'write')) {
    return told('warn', 'this user may not make files beside it, so neither a lock nor an output; reading works');
  }
  return passed('permissions', 'this user may read and write the store, and make a lock beside it');
}

/** Where backups are looked for, and how old the newest may be. */
export interface BackupAge {
  readonly directories: readonly string[];
  /** Milliseconds; undefined where a young one is not asked for. */
  readonly maxAgeMs: number | undefined;
  readonly warnAgeMs: number | undefined;
}

/**
 * Whether there is a backup that is young enough: for what was written since, or for what was asked. Copies that bear the
 * name of the store and are not counted are a check of their own.
 */
export async function judgeBackups(
  store: string,
  {directories, maxAgeMs, warnAgeMs}: BackupAge,
  nowMs: number,
): Promise<Check[]> {
  const {newest, uncounted, troubles} = await new StoreBackups(store, directories).look(new Date(nowMs));
  const [first] = uncounted.toSorted((a, b) => Number(b.isOfFuture) - Number(a.isOfFuture));
  const doubt =
    first &&
    troubled('copies', 'warn', conditions.copiesUncounted, {
      store,
      count: uncounted.length,
      path: first.path,
      reason: first.reason,
    });
  const unseen = troubles.map((trouble) => found('backups', 'bad', trouble));
  return [...unseen, judgeNewest(store, newest, {directories, maxAgeMs, warnAgeMs}, nowMs), ...(doubt ? [doubt] : [])];
}

function judgeNewest(
  store: string,
  newest: NewestBackup | null,
  {directories, maxAgeMs, warnAgeMs}: BackupAge,
  nowMs: number,
): Check {
  const asked = maxAgeMs === undefined ? 'warn' : 'bad';
  if (newest === null) {
    const elsewhere = directories.map((directory) => ` nor in ${directory}`).join('');
    const problem = `has no backup, neither in backups/ nor beside it${elsewhere}`;
    return troubled('backup', asked, conditions.backupOld, {store, problem});
  }
  const takenMs = Date.parse(newest.aged_from);
  const name = path.basename(newest.path);
  const ageHours = Math.max(0, Math.floor((nowMs - takenMs) / hourMs));
  const age = ageHours === 0 ? 'less than an hour' : counted(ageHours, 'hour');
  if (maxAgeMs !== undefined && nowMs - takenMs > maxAgeMs) {
    const problem = `has a newest backup, ${name}, that is ${age} old, which is more than is allowed`;
    return troubled('backup', 'bad', conditions.backupOld, {store, problem});
  }
  if (warnAgeMs !== undefined && nowMs - takenMs > warnAgeMs) {
    const problem = `has a newest backup, ${name}, that is ${age} old, which is worth a warning`;
    return troubled('backup', 'warn', conditions.backupOld, {store, problem});
  }
  const hasChanged = toMs(stamp(store).modifiedNs) > takenMs + clockSlackMs;
  if (hasChanged && nowMs - takenMs > oldBackupMs) {
    const problem = `was changed after its newest backup, ${name}, which is ${age} old`;
    return troubled('backup', 'warn', conditions.backupOld, {store, problem});
  }
  return passed(
    'backup',
    `${name}, ${age} old, the store ${hasChanged ? 'written' : 'not written'} since, by its time`,
  );
}

/** What the seal of the store says of it: every page is read. */
export async function judgeSeal(store: string, waitMs: number): Promise<Check> {
  const judged = await withStableFile(store, (device) => judgeBySeal({store, device}, () => {}), waitMs).catch(
    (error: unknown) => {
      if (isUnreadablePage(error)) return error;
      throw error;
    },
  );
  if (judged instanceof Fault) return found('seal', 'bad', judged);
  if (!judged) return troubled('seal', 'warn', conditions.sealOld, {store, problem: 'has no seal'});
  const denial = denialOf(store, judged);
  if (denial) return found('seal', 'bad', denial);
  if (judged.seal instanceof Fault) return found('seal', 'warn', judged.seal);
  const silence = silenceOf(judged);
  if (silence === undefined) return passed('seal', judged.check.reason);
  return troubled('seal', 'warn', conditions.sealOld, {
    store,
    problem: `is not checked by its seal: ${judged.check.reason}`,
  });
}

function stamp(file: string): FileStamp {
  const found = stampOf(file);
  if (!found) throw fault(conditions.inputMissing, {path: file, nearest: nearestStore(file)});
  return found;
}

const toMs = (ns: bigint): number => Number(ns / 1_000_000n);

const isOneFileSystem = (a: string, b: string): boolean => stamp(a).device === stamp(b).device;
