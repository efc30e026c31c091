import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {note, type Progress, progress, type Tell} from '../../passes/operation.js';
import {kindOf} from '../../storage/files/file-system.js';
import {type BackupGroup, groupBackups} from '../backup-groups.js';
import {newestFirst, readShelf, type ShelvedBackup} from '../backup-shelf.js';
import {noBackupOf, StoreBackups} from '../store-backups.js';

/** The copies of one store, the oldest first. */
export interface StoreCopies {
  /** Canonical path of the store, and its machine; null where no receipt says whose the copies are. */
  readonly store: string | null;
  readonly machine: string | null;
  readonly copies: readonly ShelvedBackup[];
}

/** Whose past is asked for. */
export interface PastQuestion {
  /** A store, which need not be there any more, or a directory of backups. */
  readonly target: string;
  /** Where backups of a store are looked for besides the places beside it. */
  readonly directories?: readonly string[] | undefined;
  readonly now?: Date | undefined;
}

/**
 * The copies of a store, or of each store in a directory, in whatever state they are. Raises L0049 and L0133 where there is none, L5001
 * and L5002, and L0035 for a place that was named and is not there.
 */
export async function timelinesOf(
  {target, directories, now = new Date()}: PastQuestion,
  tell: Tell,
): Promise<StoreCopies[]> {
  if (kindOf(target) === 'directory') {
    const {backups} = await readShelf(target, {now});
    if (backups.length === 0) throw fault(conditions.noCopies, {path: target});
    return joined(groupBackups(backups, true)).map(inOrder);
  }
  const {shelved, strangers, troubles, ...rest} = await new StoreBackups(target, directories).look(now);
  const [trouble] = troubles;
  if (trouble) throw trouble;
  if (shelved.length === 0) throw noBackupOf(target, rest);
  if (strangers > 0) {
    const are = strangers === 1 ? 'copy that bears its name is' : 'copies that bear its name are';
    tell(note(`${strangers} ${are} of another store, by receipt and records, and left out`));
  }
  const of = shelved.find(({identity}) => identity)?.identity;
  return [inOrder({store: of?.path ?? null, machine: of?.machine ?? null, backups: shelved})];
}

/** Copies without a receipt belong to the one store whose copies are called the same; their records have to agree. */
function joined(groups: readonly BackupGroup[]): BackupGroup[] {
  const known = groups.filter(({store}) => store !== null);
  const kin = (group: BackupGroup): BackupGroup | undefined => {
    const [first, second] = known.filter(({backups}) => backups[0]?.stem === group.backups[0]?.stem);
    return group.store === null && second === undefined ? first : undefined;
  };
  return groups.flatMap((group) => {
    if (kin(group)) return [];
    const bare = groups.filter((other) => kin(other) === group).flatMap(({backups}) => backups);
    return [{...group, backups: [...group.backups, ...bare]}];
  });
}

function inOrder({backups, ...owner}: BackupGroup): StoreCopies {
  return {...owner, copies: [...backups].sort((a, b) => newestFirst(b, a))};
}

/** How far work over copies has come, in bytes: behind so many of them. */
export function copiesRead(phase: string, copies: readonly ShelvedBackup[], count: number): Progress {
  const sizeOf = (some: readonly ShelvedBackup[]): number => some.reduce((sum, {size_bytes}) => sum + size_bytes, 0);
  return progress(phase, sizeOf(copies.slice(0, count)), sizeOf(copies), 'bytes');
}
