import path from 'node:path';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {
  canonicalPath,
  isSameFile,
  kindOf,
  kindOfEntry,
  listDirectory,
  remove,
  stampOf,
} from '../storage/files/file-system.js';
import {isMountPoint} from '../storage/files/in-place.js';
import {freeNames, isToCome, stampText} from './backup-name.js';
import {moveSidecars, sidecarsOf} from './sidecars.js';

const ending = '.pre-restore-';

/** The name under which a store is kept when another takes its place: free, and so are those of what belongs to it. */
export function nameForPrevious(store: string, now: Date): string {
  const isFree = (name: string): boolean =>
    [name, ...sidecarsOf(name)].every((file) => kindOfEntry(file) === undefined);
  return freeNames(`${store}${ending}${stampText(now)}`, '', isFree).next().value;
}

interface Kept {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly keptMs: number;
  readonly number: number;
}

/** Files that are kept of a store, the newest last. */
function keptOf(store: string): Kept[] {
  const {dir, base} = path.parse(store);
  const form = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(?:-(\d+))?$/;
  const kept = listDirectory(dir === '' ? '.' : dir).flatMap((name) => {
    if (!name.startsWith(base + ending) || kindOfEntry(path.join(dir, name)) !== 'file') return [];
    const parts = form.exec(name.slice(base.length + ending.length));
    if (!parts) return [];
    const [, year, month, day, hour, minute, second, number = '1'] = parts;
    const keptMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return [{file: path.join(dir, name), keptMs, number: Number(number)}];
  });
  return kept.sort((a, b) => (a.keptMs === b.keptMs ? a.number - b.number : a.keptMs - b.keptMs));
}

/**
 * The store that was kept last; undefined when there is none. Of several kept in one second the one with the highest number;
 * none of a time that is still to come, and nothing but regular files.
 */
export function newestPrevious(store: string, now: Date): string | undefined {
  return keptOf(store)
    .filter(({file, keptMs}) => !isToCome(keptMs, now) && !isSameFile(file, store))
    .at(-1)?.file;
}

/** Names that a restore gave to a store which still is in its place: one that goes on, or was killed before its swap. */
function secondNamesOf(store: string): string[] {
  if (kindOf(store) === undefined) return [];
  const target = canonicalPath(store);
  return keptOf(target).flatMap(({file}) => (isSameFile(file, target) ? [file] : []));
}

/** What a file with several names is called in the facts of L0071. */
type SeveralNames = {
  readonly store: string;
  /** How many hard links; 1 for a file that is mounted by itself. */
  readonly names: number;
  readonly backup: string;
};

/** The names of a store that has several, besides those that a restore gave it: hard links, or a mount of the file itself. */
export function severalNamesOf(store: string, backup = ''): SeveralNames | undefined {
  if (kindOf(store) !== 'file') return undefined;
  const names = (stampOf(store)?.names ?? 1) - secondNamesOf(store).length;
  return names > 1 || isMountPoint(store) ? {store, names, backup} : undefined;
}

/**
 * Requires that a store that is to be replaced, or written to, has one name only: a hard link would go on to name the old one,
 * and whoever writes by it takes another lock. Raises L0071.
 */
export function requireOneName(store: string, backup = ''): void {
  const several = severalNamesOf(store, backup);
  if (several) throw fault(conditions.severalNames, several);
}

/**
 * Takes away what a restore left that was killed before its swap: a second name of the store that still is in its place, and
 * what had gone ahead that belongs to it. To be called by the holder of the writer lock: whoever restores makes such names under it.
 */
export function settlePrevious(store: string): void {
  for (const file of secondNamesOf(store)) {
    const target = canonicalPath(store);
    if (sidecarsOf(target).every((name) => kindOfEntry(name) === undefined)) moveSidecars(file, target);
    remove(file);
  }
}
