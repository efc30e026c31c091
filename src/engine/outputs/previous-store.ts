import path from 'node:path';
import {sealPathOf} from '../evidence/seal/seal-file.js';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {
  canonicalPath,
  isSameFile,
  kindOf,
  kindOfEntry,
  listDirectory,
  remove,
  rename,
  stampOf,
} from '../storage/files/file-system.js';
import {freeNames, isToCome, stampText} from './backup-name.js';

const ending = '.pre-restore-';

/** The name under which a store is kept when another takes its place: free, and so is that of its seal. */
export function nameForPrevious(store: string, now: Date): string {
  const isFree = (name: string): boolean => [name, sealPathOf(name)].every((file) => kindOfEntry(file) === undefined);
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

/**
 * Requires that a store that is to be replaced, by a backup or by its own compaction, has one name only, besides those that
 * a restore gave it: a hard link would go on to name the old one. Raises L0071.
 */
export function requireOneName(store: string, backup = ''): void {
  const names = (stampOf(store)?.names ?? 1) - secondNamesOf(store).length;
  if (names > 1) throw fault(conditions.severalNames, {store, names, backup});
}

/**
 * Takes away what a restore left that was killed before its swap: a second name of the store that still is in its place, and
 * the seal that had gone ahead. To be called by the holder of the writer lock: whoever restores makes such names under it.
 */
export function settlePrevious(store: string): void {
  for (const file of secondNamesOf(store)) {
    const target = canonicalPath(store);
    if (kindOfEntry(sealPathOf(target)) === undefined && kindOfEntry(sealPathOf(file)) !== undefined) {
      rename(sealPathOf(file), sealPathOf(target));
    }
    remove(file);
  }
}
