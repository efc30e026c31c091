import path from 'node:path';
import {bytesProblem, receiptProblem} from '../evidence/backup-check.js';
import {confirmationOf} from '../evidence/confirmation.js';
import {basesOf, findBase, isBase} from '../evidence/differential/find-base.js';
import {type BaseFacts, openDifferential} from '../evidence/differential/open-differential.js';
import {isDifferentialAt, requireBase, withBase, withFirstSound, withPlain} from '../evidence/packed-copy.js';
import {findReceipt, type Receipt, unreadableText} from '../evidence/receipt.js';
import {backupEndings, receiptEnding} from '../evidence/sidecar.js';
import type {StoreIdentity} from '../evidence/store-identity.js';
import {conditions} from '../faults/conditions.js';
import {Fault, fault, isFault} from '../faults/fault.js';
import {counted, durationText, grouped} from '../faults/words.js';
import {parseBackupName, stemOf} from '../format/backup-name.js';
import {isAddress} from '../format/s3/address.js';
import type {Tell} from '../passes/operation.js';
import {elsewhereOf} from '../storage/files/elsewhere.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {
  bytesOnDisk,
  canonicalPath,
  kindOf,
  kindOfEntry,
  listDirectory,
  openForReading,
  stampOf,
} from '../storage/files/file-system.js';
import {isOfScratch} from '../storage/files/scratch.js';
import {historyIndexName, isToCome} from './backup-name.js';

/**
 * drilled: restored once, with the same records. not drilled: read back, never restored. no receipt: nothing is known.
 * damaged: a copy of a store that contradicted itself. changed: no longer what its receipt says. unreadable: the copy or its
 * receipt is there and cannot be read. doubtful: its time is one that is still to come. no base: a differential whose base is not there,
 * or is not what it was.
 */
export type BackupVerdict =
  | 'drilled'
  | 'not drilled'
  | 'no receipt'
  | 'damaged'
  | 'changed'
  | 'unreadable'
  | 'doubtful'
  | 'no base';

const noReceipt = 'it has no receipt';

/** One backup in a directory. */
export interface ShelvedBackup {
  readonly path: string;
  readonly stem: string;
  /** The store that it is a copy of; undefined where no receipt says it. */
  readonly identity: StoreIdentity | undefined;
  /** BLAKE3 of the store in it, by its receipt. */
  readonly blake3: string | undefined;
  /** ISO 8601, UTC: from its name, or from its receipt when it was named by hand. */
  readonly taken_at: string;
  /** When its store was last found unchanged, where that is later; else null. ISO 8601, UTC. */
  readonly confirmed_at: string | null;
  /** What an age is counted from: the older of the moments that name and receipt tell, or the later one of its confirmation. ISO 8601, UTC. */
  readonly aged_from: string;
  /** Of several in one second the later have more; 0 for a name given by hand. */
  readonly sequence: number;
  /** Size of the copy; of the store in it, where it is compressed and its receipt says so. */
  readonly size_bytes: number;
  /** How it lies on the disk, by its receipt, as a compressed copy or as a differential; null for the store as it is. */
  readonly codec: 'zstd' | 'delta' | null;
  /** How it is encrypted, by its receipt; null where it is not. */
  readonly encryption: 'age' | null;
  /** The full copy without which a differential is nothing: where it lies in this directory; null for what is whole, and where it does not. */
  readonly base: string | null;
  /** What it takes on the disk, with all that belongs to it: holes take nothing. */
  readonly bytes_on_disk: number;
  readonly verdict: BackupVerdict;
  /** What the verdict rests on. */
  readonly reason: string;
  /** Whether its bytes were compared with the BLAKE3 of its receipt. */
  readonly digest: 'equal' | 'differs' | 'not checked';
}

/** Something else in the directory. leftover: of a run that was killed, or of a backup that is gone. */
export interface OtherFile {
  readonly path: string;
  readonly kind: 'leftover' | 'foreign';
  readonly reason: string;
}

/** What a directory of backups holds. */
export interface Shelf {
  /** By stem, newest first. */
  readonly backups: readonly ShelvedBackup[];
  readonly others: readonly OtherFile[];
}

/**
 * Tells the backups of a directory from all else in it: files named `<stem>-YYYYMMDD-HHMMSS.liel`, with or without `.zst` or `.delta.tar`, and `.age`, and others
 * that have a receipt; with `stem`, only those that may be of a store of that name. Raises L0035 when there is no such directory,
 * L0144, L5001 and L5002.
 */
export async function readShelf(
  directory: string,
  {now, stem}: {readonly now: Date; readonly stem?: string},
): Promise<Shelf> {
  if (isAddress(directory)) throw fault(conditions.addressNotTaken, {address: directory, use: 'read'});
  if (kindOf(directory) !== 'directory') throw fault(conditions.directoryMissing, {path: directory});
  const names = new Set(listDirectory(directory));
  const found: Found[] = [];
  const rest: string[] = [];
  for (const name of names) {
    const named = parseBackupName(name);
    if (stem !== undefined && named && named.stem !== stem) continue;
    const backup = await asBackup(directory, name, names.has(`${name}${receiptEnding}`), now);
    if (backup) found.push(backup);
    else rest.push(name);
  }
  const backups: ShelvedBackup[] = [];
  for (const each of found) backups.push(await withItsBase(each, found));
  const parts = new Set(
    backups.flatMap((backup) => backupEndings.map((ending) => `${path.basename(backup.path)}${ending}`)),
  );
  const others = rest
    .filter((name) => !parts.has(name) && name !== historyIndexName)
    .map((name) => toOther(directory, name));
  return {backups: backups.sort(byStemNewestFirst), others};
}

function byStemNewestFirst(a: ShelvedBackup, b: ShelvedBackup): number {
  return a.stem === b.stem ? newestFirst(a, b) : a.stem < b.stem ? -1 : 1;
}

/** Orders backups by the moment they were taken, the newest first. */
export function newestFirst(a: ShelvedBackup, b: ShelvedBackup): number {
  if (a.taken_at !== b.taken_at) return a.taken_at > b.taken_at ? -1 : 1;
  return b.sequence - a.sequence;
}

/** A backup that was found by itself. */
interface Found {
  readonly backup: Omit<ShelvedBackup, 'base'>;
  readonly receipt: Receipt | undefined;
  /** What a differential was made against. */
  readonly wants: BaseFacts | undefined;
}

/** A differential with its base among the backups of its directory, by the root of its seal, or by its name where no receipt tells that. */
async function withItsBase({backup, wants}: Found, all: readonly Found[]): Promise<ShelvedBackup> {
  if (wants === undefined) return {...backup, base: null};
  const nameOf = (found: Found): string => path.basename(found.backup.path);
  const equal = all.filter(({receipt}) => receipt && isBase(receipt, wants));
  const named = equal.find((found) => nameOf(found) === wants.name) ?? equal[0];
  const file = named?.backup.path ?? (await baseOnDisk(backup.path, wants));
  const base = all.find((found) => found.backup.path === file);
  const lost = file === undefined ? `its base ${wants.name} is not here` : base && whyLost(base, wants);
  const isLost = lost !== undefined && /drilled$/.test(backup.verdict);
  return {...backup, ...(isLost && {verdict: 'no base', reason: lost}), base: file ?? null};
}

/** Why a base is none, by what is known of it without reading it; undefined when it may be one. */
function whyLost({backup: {path: file, verdict, reason}, receipt}: Found, wants: BaseFacts): string | undefined {
  const name = path.basename(file);
  if (/^(changed|unreadable)$/.test(verdict)) return `its base ${name} is no use: ${reason}`;
  return receipt && !isBase(receipt, wants) ? `the receipt of its base ${name} is that of another copy` : undefined;
}

/** The base that a restore would take where no receipt names one: the file behind a link is told by its own name where it lies here. */
async function baseOnDisk(backup: string, wants: BaseFacts): Promise<string | undefined> {
  try {
    const file = await findBase(backup, wants);
    const directory = path.dirname(backup);
    const own = canonicalPath(file);
    return path.dirname(own) === canonicalPath(directory) ? path.join(directory, path.basename(own)) : file;
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

/** What a differential was made against, by its receipt, or by what is in it; undefined where neither tells. */
async function wantsOf(file: string, receipt: Receipt | undefined): Promise<BaseFacts | undefined> {
  if (receipt) return receipt.stored?.base;
  try {
    if (!isDifferentialAt(file)) return undefined;
    const device = openForReading(file);
    try {
      return (await openDifferential(device, file)).facts.base;
    } finally {
      device.close();
    }
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

async function asBackup(directory: string, name: string, hasReceipt: boolean, now: Date): Promise<Found | undefined> {
  const named = parseBackupName(name);
  const file = path.join(directory, name);
  if ((!named && !hasReceipt) || kindOfEntry(file) !== 'file') return undefined;
  const receipt = hasReceipt ? await findReceipt(file) : noReceipt;
  if (!named && typeof receipt === 'string') return undefined;
  const known = typeof receipt === 'string' || receipt instanceof Fault ? undefined : receipt;
  const size = stampOf(file)?.sizeBytes ?? 0;
  const takenAt = named?.takenAt ?? (known?.created_at ?? modifiedAt(file)).replace(/\.\d+Z$/, 'Z');
  const verdict = judge(receipt, size, takenAt, now);
  const oldest = known !== undefined && Date.parse(known.created_at) < Date.parse(takenAt) ? known.created_at : takenAt;
  const confirmed = await judgeConfirmation(file, known, verdict, {after: takenAt, now});
  const backup = {
    path: file,
    stem: named?.stem ?? stemOf(path.basename(known?.source ?? name)),
    identity: known?.identity,
    blake3: known?.blake3,
    taken_at: takenAt,
    confirmed_at: confirmed.at,
    aged_from: confirmed.at ?? oldest,
    sequence: named?.sequence ?? 0,
    size_bytes: known?.size_bytes ?? size,
    codec: codecOf(known),
    encryption: known?.stored?.encryption ?? null,
    bytes_on_disk: ['', ...backupEndings].reduce((sum, ending) => sum + bytesTaken(`${file}${ending}`), 0),
    ...verdict,
    reason: `${verdict.reason}${confirmed.words}`,
    digest: 'not checked' as const,
  };
  return {backup, receipt: known, wants: await wantsOf(file, known)};
}

/** What a file takes where it is kept. */
function bytesTaken(file: string): number {
  return elsewhereOf(file)?.weigh(file) ?? bytesOnDisk(file);
}

function codecOf(receipt: Receipt | undefined): ShelvedBackup['codec'] {
  const codec = receipt?.stored?.codec;
  return codec === undefined || codec === 'none' ? null : codec;
}

/** When a file was changed last, ISO 8601, UTC. */
function modifiedAt(file: string): string {
  return new Date(Number((stampOf(file)?.modifiedNs ?? 0n) / 1_000_000n)).toISOString();
}

function judge(
  receipt: Receipt | string | Fault,
  size: number,
  takenAt: string,
  now: Date,
): Pick<ShelvedBackup, 'verdict' | 'reason'> {
  if (receipt instanceof Fault) return {verdict: 'unreadable', reason: unreadableText(receipt)};
  const moments = typeof receipt === 'string' ? [takenAt] : [takenAt, receipt.created_at];
  const later = moments.find((moment) => isToCome(Date.parse(moment), now));
  if (later !== undefined) return {verdict: 'doubtful', reason: `it is said to be of ${later}, which is still to come`};
  if (receipt === noReceipt) return {verdict: 'no receipt', reason: receipt};
  if (typeof receipt === 'string') return {verdict: 'unreadable', reason: receipt};
  const wanted = receipt.stored?.size_bytes ?? receipt.size_bytes;
  if (wanted !== size) {
    return {verdict: 'changed', reason: `it has ${counted(size, 'byte')}, its receipt says ${grouped(wanted)}`};
  }
  if (receipt.finding_count > 0) {
    return {verdict: 'damaged', reason: `the store had ${counted(receipt.finding_count, 'finding')}`};
  }
  if (receipt.format !== undefined) {
    return {verdict: 'not drilled', reason: `format ${receipt.format}: copied byte for byte, never read`};
  }
  const {ms, reason, before} = receipt.drill;
  if (!isDrilled(receipt)) return {verdict: 'not drilled', reason: reason ?? 'never restored'};
  return {verdict: 'drilled', reason: `restored in ${durationText(ms)}${before ? `, before its ${before}` : ''}`};
}

/** What a confirmation adds: only that of a drilled copy counts, and none of a time to come. */
async function judgeConfirmation(
  backup: string,
  receipt: Receipt | undefined,
  {verdict}: Pick<ShelvedBackup, 'verdict'>,
  {after, now}: {readonly after: string; readonly now: Date},
): Promise<{readonly at: string | null; readonly words: string}> {
  const found = receipt && verdict === 'drilled' ? await confirmationOf(backup, receipt) : undefined;
  if (found === undefined) return {at: null, words: ''};
  if (typeof found === 'string') return {at: null, words: `; ${found}`};
  const {confirmed_at: at, same} = found;
  if (isToCome(Date.parse(at), now))
    return {at: null, words: `; its confirmation is said to be of ${at}, still to come`};
  if (Date.parse(at) <= Date.parse(after)) return {at: null, words: ''};
  return {at, words: `; its store was found unchanged at ${at.replace(/\.\d+/, '')} (${same})`};
}

/** The last moment of which it is known that a backup holds what its store held. */
export function heldAt({taken_at, confirmed_at}: Pick<ShelvedBackup, 'taken_at' | 'confirmed_at'>): string {
  return confirmed_at ?? taken_at;
}

function isDrilled({drill}: Receipt): boolean {
  return drill.done && drill.verdict === 'pass';
}

/** Compares a backup with its receipt; unchanged when there is nothing to compare with. */
export async function withDigest(backup: ShelvedBackup, tell?: Tell): Promise<ShelvedBackup> {
  const receipt = await findReceipt(backup.path);
  if (typeof receipt === 'string' || receipt instanceof Fault) return backup;
  const compare = async (device: FileDevice): Promise<ShelvedBackup> => {
    const changed = await bytesProblem(device, receipt);
    if (changed !== undefined) return {...backup, digest: 'differs', verdict: 'changed', reason: changed};
    const contradicted = await receiptProblem(backup.path, device, receipt);
    if (contradicted === undefined) return {...backup, digest: 'equal'};
    return {...backup, digest: 'equal', verdict: 'changed', reason: contradicted};
  };
  try {
    return await withPlain(backup.path, compare, {tell});
  } catch (error) {
    if (!(error instanceof Fault) || isOfSurroundings(error)) throw error;
    const reason = error.message;
    const isOwn = (error.facts as {path?: unknown}).path === backup.path;
    // That nobody here can open it says nothing of it; its bytes on the disk are those of its receipt.
    if (isFault(error, conditions.identityNeeded)) {
      const trouble = await troubleOfBase(backup.path, receipt, tell);
      if (trouble) return {...backup, verdict: 'no base', reason: trouble.message};
      const what = receipt.stored ? 'its SHA-256 is that of its receipt, and it was not opened' : 'it was not opened';
      return {...backup, reason: `${backup.reason}; ${what}: no identity here`};
    }
    // Its own bytes were found to be those of its receipt before its base was looked for.
    if (isFault(error, conditions.baseMissing, conditions.baseChanged)) return {...backup, verdict: 'no base', reason};
    const {packedUnreadable, differentialUnreadable, encryptedUnreadable} = conditions;
    if (!isFault(error, packedUnreadable, differentialUnreadable, encryptedUnreadable)) {
      return {...backup, verdict: 'unreadable', reason};
    }
    return isOwn ? {...backup, digest: 'differs', verdict: 'changed', reason} : {...backup, verdict: 'no base', reason};
  }
}

/** Whether what failed is no matter of the copy: a scratch file or room for one, or the way to where the copy lies. */
function isOfSurroundings(error: Fault): boolean {
  const {diskFull, readOnlyPlace, objectAccessMissing, objectsUnreachable, objectsRefused} = conditions;
  const isOne = isFault(error, diskFull, readOnlyPlace, objectAccessMissing, objectsUnreachable, objectsRefused);
  return isOne || isOfScratch(error);
}

/** Why a differential that nobody here can open has no base: that can be hashed without a key. Undefined for what is whole, too. */
async function troubleOfBase(backup: string, receipt: Receipt, tell: Tell | undefined): Promise<Fault | undefined> {
  const facts = receipt.stored?.base;
  if (facts === undefined) return undefined;
  try {
    await withFirstSound(basesOf(backup, facts), (base) =>
      withBase(base, {backup, facts, tell}, (plain) => requireBase(plain, base, facts, backup)),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return isFault(error, conditions.identityNeeded) ? undefined : error;
  }
}

function toOther(directory: string, name: string): OtherFile {
  const file = path.join(directory, name);
  return {path: file, ...judgeOther(directory, name, file)};
}

function judgeOther(directory: string, name: string, file: string): Omit<OtherFile, 'path'> {
  const backup = ownerOf(name);
  if (backup !== undefined && kindIfReadable(path.join(directory, backup)) === undefined) {
    return {kind: 'leftover', reason: `belongs to ${backup}, which is gone`};
  }
  if (/\.\d+(\.[0-9a-f]{8})?\.partial$|\.liel(\.zst|\.delta\.tar)?(\.age)?\.lock$/.test(name))
    return {kind: 'leftover', reason: 'of a run that goes on, or was killed'};
  if (/\.tmp$/.test(name)) return {kind: 'leftover', reason: 'of a run of the Python package that was killed'};
  const kind = kindIfReadable(file);
  if (parseBackupName(name)) return {kind: 'foreign', reason: `named like a backup, and is ${noun(kind)}`};
  return {kind: 'foreign', reason: `${noun(kind)} that is no backup`};
}

/** The file to which one with this name belongs, if it is called like something that belongs to another. */
function ownerOf(name: string): string | undefined {
  const owners = backupEndings.flatMap((ending) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []));
  // The signature of a receipt belongs to the backup, not to the receipt.
  return owners.sort((a, b) => a.length - b.length).find((owner) => owner !== '');
}

function kindIfReadable(file: string): ReturnType<typeof kindOfEntry> {
  try {
    return kindOfEntry(file);
  } catch (error) {
    if (error instanceof Fault) return 'other';
    throw error;
  }
}

function noun(kind: ReturnType<typeof kindOfEntry>): string {
  if (kind === 'directory') return 'a directory';
  return kind === 'link' ? 'a link' : kind === 'file' ? 'a file' : 'no regular file';
}
