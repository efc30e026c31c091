import path from 'node:path';
import {identityAt, kinshipOf, type StoreIdentity} from '../evidence/store-identity.js';
import {conditions} from '../faults/conditions.js';
import {Fault, fault} from '../faults/fault.js';
import {stemOf} from '../format/backup-name.js';
import {durationMs, momentMs} from '../format/duration.js';
import {type FileStamp, isSameStamp, isSettled} from '../storage/files/file-stamp.js';
import {canonicalPath, kindOf, nearestStore, stampOf} from '../storage/files/file-system.js';
import {heldAt, newestFirst, readShelf, type ShelvedBackup} from './backup-shelf.js';
import {type LostCopy, lostCopies} from './lost-copies.js';

export interface NewestBackup {
  readonly path: string;
  readonly size_bytes: number;
  /** The moment in its name. */
  readonly taken_at: string;
  /** When the store was last found unchanged, where that is later; else null. */
  readonly confirmed_at: string | null;
  /** The older of the moments that name and receipt tell, or the later one of its confirmation. */
  readonly aged_from: string;
}

export interface BackupCount {
  readonly newest: NewestBackup | null;
  /** Those that count, the newest first. */
  readonly copies: readonly NewestBackup[];
  /** All that may be of the store, in any state: those of which nothing says that they are of another. */
  readonly shelved: readonly ShelvedBackup[];
  /** How many others bear its name. */
  readonly strangers: number;
  /** Backups of the store that are whole and not of a time to come. */
  readonly count: number;
  /** Differentials of the store whose base is not beside them: none of them is relied on, and none is passed over in silence. */
  readonly baseless: readonly NewestBackup[];
  /** Copies that bear its name and are not counted, with the reason. */
  readonly uncounted: readonly UncountedCopy[];
  /** Copies of the store, as far as anything says, that are not what they were or of no known time: they may be newer than those that count. */
  readonly unsound: readonly UnsoundCopy[];
  /** Places that cannot be looked at: what is there is not known. */
  readonly troubles: readonly Fault[];
  /** Where the next one belongs. */
  readonly directory: string;
}

/** A copy that may be of the store and cannot be relied on. */
export interface UncountedCopy {
  readonly path: string;
  readonly reason: string;
  /** Whether it claims a time that is still to come. */
  readonly isOfFuture: boolean;
}

/** A copy that was made to be relied on, and cannot be. */
interface UnsoundCopy extends NewestBackup {
  readonly problem: string;
  /** Whether it claims a time that is still to come. */
  readonly isOfFuture: boolean;
}

/** Where backups are when nobody says where: `backups/` beside the store itself. */
export function defaultBackupDirectory(store: string): string {
  const {dir} = path.parse(kindOf(store) === undefined ? store : linkedFrom(store));
  return path.join(dir, 'backups');
}

/** A store by the name that was given, unless its directory is another because of a link. */
function linkedFrom(store: string): string {
  const real = canonicalPath(store);
  return path.basename(real) === path.basename(store) &&
    isSameStamp(stampOf(path.dirname(real)), stampOf(path.dirname(store)))
    ? store
    : real;
}

interface Listing {
  readonly stamp: FileStamp | undefined;
  readonly backups: readonly ShelvedBackup[];
  readonly lost: readonly LostCopy[];
  readonly trouble?: Fault;
}

/**
 * The backups of a store, told by the identity in their receipts: in `backups/` beside it, beside it, and in the directories
 * that are given. A directory is listed again when its stamp moved.
 */
export class StoreBackups {
  private readonly directories: readonly string[];
  private readonly shelves = new Map<string, Listing>();
  private identity: {readonly stamp: FileStamp | undefined; readonly value: StoreIdentity} | undefined;
  private found: BackupCount | undefined;

  constructor(
    private readonly store: string,
    private readonly given: readonly string[] = [],
  ) {
    const below = defaultBackupDirectory(store);
    this.directories = [...new Set([...given, below, path.dirname(below)])];
  }

  /** What is there now. */
  async look(now = new Date()): Promise<BackupCount> {
    let hasMoved = this.hasAnotherIdentity();
    for (const directory of this.directories) hasMoved = (await this.relist(directory, now)) || hasMoved;
    if (hasMoved || !this.found) this.found = this.count();
    return this.found;
  }

  /** Whether the store is another file than at the last look. */
  private hasAnotherIdentity(): boolean {
    const stamp = quietly(() => stampOf(this.store));
    const known = this.identity?.stamp;
    if (this.identity && isOneFile(known, stamp)) return false;
    const value = quietly(() => identityAt(this.store));
    if (value) this.identity = {stamp, value};
    return true;
  }

  private async relist(directory: string, now: Date): Promise<boolean> {
    const known = this.shelves.get(directory);
    try {
      const stamp = kindOf(directory) === 'directory' ? stampOf(directory) : undefined;
      if (known && isSameStamp(known.stamp, stamp)) return false;
      const stem = stemOf(path.basename(this.identity?.value.path ?? this.store));
      // That nobody has made backups/ yet is no trouble; that a place which was named is not there is one.
      const isNeeded = this.given.includes(directory);
      const isThere = stamp !== undefined || isNeeded;
      const {backups} = isThere ? await readShelf(directory, {now, stem}) : {backups: []};
      const lost = isThere ? await lostCopies(directory) : [];
      // A listing as young as the last change of its directory may have missed a later one.
      const settled = stamp && !isSettled(stamp) ? {...stamp, modifiedNs: -1n} : stamp;
      this.shelves.set(directory, {stamp: settled, backups, lost});
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const isNew = known?.trouble?.message !== error.message;
      this.shelves.set(directory, {stamp: undefined, backups: [], lost: [], trouble: error});
      return isNew;
    }
    return true;
  }

  private count(): BackupCount {
    const found = [...this.shelves.values()].flatMap(({backups}) => backups);
    const [directory = '.'] = this.directories;
    const own = this.identity?.value;
    const judged = found.map((backup) => ({backup, doubt: own ? doubtOf(backup, own) : 'whose it is cannot be told'}));
    const counted = judged.flatMap(({backup, doubt}) => (doubt === undefined ? [backup] : []));
    counted.sort((a, b) => Date.parse(heldAt(b)) - Date.parse(heldAt(a)) || newestFirst(a, b));
    const copies = counted.map(toNewest);
    const uncounted = judged.flatMap(({backup, doubt}) =>
      doubt === undefined ? [] : [{path: backup.path, reason: doubt, isOfFuture: backup.verdict === 'doubtful'}],
    );
    const troubles = [...this.shelves.values()].flatMap(({trouble}) => (trouble ? [trouble] : []));
    const baseless = found.filter((backup) => backup.verdict === 'no base' && own && isOf(backup, own)).map(toNewest);
    const shelved = found.filter(({identity}) => !own || !identity || kinshipOf(own, identity).verdict === 'same');
    const lost = [...this.shelves.values()].flatMap((listing) => listing.lost);
    const unsound = own ? [...shelved.flatMap(asUnsound), ...lost.filter((copy) => isOf(copy, own)).map(asLost)] : [];
    const strangers = found.length - shelved.length;
    const count = copies.length;
    return {
      newest: copies[0] ?? null,
      copies,
      shelved,
      strangers,
      count,
      baseless,
      uncounted,
      unsound,
      troubles,
      directory,
    };
  }
}

function toNewest({path, taken_at, confirmed_at, aged_from, size_bytes}: ShelvedBackup): NewestBackup {
  return {path, taken_at, confirmed_at, aged_from, size_bytes};
}

function asUnsound(backup: ShelvedBackup): UnsoundCopy[] {
  const isOfFuture = backup.verdict === 'doubtful';
  if (!isOfFuture && backup.verdict !== 'changed' && backup.verdict !== 'unreadable') return [];
  return [{...toNewest(backup), problem: backup.reason, isOfFuture}];
}

function asLost({path, taken_at, size_bytes, problem}: LostCopy): UnsoundCopy {
  return {path, taken_at, confirmed_at: null, aged_from: taken_at, size_bytes, problem, isOfFuture: false};
}

function isOneFile(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a?.inode === b?.inode && a?.device === b?.device && a?.bornNs === b?.bornNs;
}

/** Why a copy is not counted among the backups of a store; undefined when it is. */
function doubtOf({identity, verdict, reason}: ShelvedBackup, own: StoreIdentity): string | undefined {
  if (verdict !== 'drilled' && verdict !== 'not drilled') return reason;
  if (!identity) return 'its receipt does not say of which store it is';
  const kinship = kinshipOf(own, identity);
  return kinship.verdict === 'same' ? undefined : kinship.reason;
}

function isOf({identity}: Pick<ShelvedBackup, 'identity'>, own: StoreIdentity): boolean {
  return identity !== undefined && kinshipOf(own, identity).verdict === 'same';
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

/** A copy of a store that a word may name: the newest, or the one that held what the store held at a moment. */
export interface CopyWish {
  readonly store: string;
  /** Where backups are looked for besides the places beside the store. */
  readonly directories?: readonly string[] | undefined;
  /** The moment, in milliseconds since 1970; undefined for the newest copy. */
  readonly atMs?: number | undefined;
  readonly now?: Date | undefined;
  /** Whether it is to bring something back, for which a copy of what is there now is no help. */
  readonly isWayBack?: boolean | undefined;
}

/** Stands for the newest backup where a backup is named. */
export const newestSign = '@';

/** Whether a word stands for a backup of a store: `@` for the newest, `@2d` for that of two days ago, `@2026-01-02` for that of a moment. */
export function isBackupSign(word: string): boolean {
  return signOf(word, new Date(0)) !== undefined;
}

/** What a sign asks for; undefined for a name. */
interface Sign {
  /** Milliseconds since 1970; undefined for the newest. */
  readonly atMs: number | undefined;
}

function signOf(word: string, now: Date): Sign | undefined {
  if (word === newestSign) return {atMs: undefined};
  if (!word.startsWith(newestSign)) return undefined;
  const text = word.slice(newestSign.length);
  const ago = /[a-z]$/.test(text) ? durationMs(text) : undefined;
  const atMs = ago === undefined ? momentMs(text) : backThen(now, ago);
  return atMs === undefined ? undefined : {atMs};
}

/** A word that is no sign. Raises L0001 for one that begins like a sign and is no file either. */
function wordAsFile(word: string): string {
  if (!word.startsWith(newestSign) || kindOf(word) !== undefined) return word;
  const problem = `${word} says no moment: @ is the newest backup, @2d that of two days ago (s, m, h, d), @2026-11-28 or @2026-11-28T09:00Z that of a time`;
  throw fault(conditions.usage, {problem, command: 'restore'});
}

/** A moment so long ago, and none before 1970: before that there are no copies. */
const backThen = (now: Date, agoMs: number): number => Math.max(0, now.getTime() - agoMs);

/**
 * The backup that a word names: a file, or by a sign a copy of a store, in the given directories too; that store need not be there any
 * more. Raises L0049 when there is none, L0130 when none is that old, L0035, L5001 and L5002 for a place that cannot be looked at: the
 * newest may be there.
 */
export async function namedBackup(
  word: string,
  store: string,
  directories: readonly string[] = [],
  isWayBack = false,
): Promise<string> {
  const now = new Date();
  const sign = signOf(word, now);
  if (sign === undefined) return wordAsFile(word);
  const copies = await copiesAsOf({store, directories, now, isWayBack, ...sign});
  // One of a time to come may be older than all others.
  return ((copies.find(({isOfFuture}) => !isOfFuture) ?? copies[0]) as WantedCopy).path;
}

/**
 * The fault of a store without backups that can be relied on, with one that cannot; where it is not there and another has nearly its
 * name, that one was meant.
 */
export function noBackupOf(
  store: string,
  {uncounted, unsound}: Pick<BackupCount, 'uncounted' | 'unsound'>,
  isWayBack = false,
): Fault {
  const isThere = kindOf(store) === undefined ? 'no' : 'yes';
  const [bad] = unsound;
  const [other] = [...unsound, ...uncounted];
  const nearest = isThere === 'no' && other === undefined ? nearestStore(store) : undefined;
  if (nearest !== undefined) return fault(conditions.inputMissing, {path: store, nearest});
  return fault(conditions.noBackup, {
    store,
    isThere,
    wanted: isWayBack ? 'to bring back' : 'to compare',
    uncounted: uncounted.filter(({path: name}) => !unsound.some((copy) => copy.path === name)).length,
    problem: bad && `${bad.path} cannot be relied on: ${bad.problem}`,
    directory: other && path.dirname(other.path),
  });
}

/** A copy that was asked for, or an older one. */
export interface WantedCopy {
  readonly path: string;
  /** Why it is not to be relied on, as far as that is known before it is read. */
  readonly problem?: string;
  readonly isOfFuture?: boolean;
}

/** The copies of a store from the wanted one on to older ones. Raises as `namedBackup`. */
async function copiesAsOf({store, directories, atMs, now, isWayBack}: CopyWish): Promise<readonly WantedCopy[]> {
  const {
    copies: counted,
    baseless,
    unsound,
    uncounted,
    troubles,
  } = await new StoreBackups(store, directories).look(now);
  const [trouble] = troubles;
  if (trouble) throw trouble;
  // What is asked for and cannot be had is refused, not replaced by an older state.
  if (counted.length + baseless.length === 0) throw noBackupOf(store, {uncounted, unsound}, isWayBack);
  const copies: readonly (NewestBackup & WantedCopy)[] = [...counted, ...baseless, ...unsound].sort(
    (a, b) => Date.parse(heldAt(b)) - Date.parse(heldAt(a)),
  );
  if (atMs === undefined) return copies;
  const old = copies.filter(({taken_at}) => Date.parse(taken_at) <= atMs);
  const heldMs = (copy: NewestBackup): number => Math.min(Date.parse(heldAt(copy)), atMs);
  const ordered = old.sort((a, b) => heldMs(b) - heldMs(a) || Date.parse(b.taken_at) - Date.parse(a.taken_at));
  if (ordered.length > 0) return ordered;
  const oldest = copies.map(({taken_at}) => taken_at).sort()[0] as string;
  throw fault(conditions.noBackupThen, {store, moment: new Date(atMs).toISOString(), oldest});
}

/** The copies that a word and a moment ask for: those of a sign, else the file by itself. Raises L0001 for both at once, and as `namedBackup`. */
export async function wantedCopies(word: string, wish: CopyWish): Promise<readonly WantedCopy[]> {
  const {atMs, now = new Date()} = wish;
  const sign = signOf(word, now);
  if (atMs !== undefined && word !== newestSign) {
    throw fault(conditions.usage, {problem: `--at chooses the backup, and ${word} names one`, command: 'restore'});
  }
  if (sign === undefined) return [{path: wordAsFile(word)}];
  return copiesAsOf({...wish, now, atMs: sign.atMs ?? atMs, isWayBack: true});
}
