import path from 'node:path';
import {sealPathOf} from '../evidence/seal/seal-file.js';
import {
  canonicalPath,
  isSameFile,
  kindOf,
  kindOfEntry,
  listDirectory,
  remove,
  rename,
} from '../storage/files/file-system.js';
import {inspectLock} from '../storage/lock/writer-lock.js';
import {freeNames, stampText} from './backup-name.js';

const ending = '.pre-restore-';

/** The name under which a store is kept when another takes its place: free, and so is that of its seal. */
export function nameForPrevious(store: string, now: Date): string {
  const isFree = (name: string): boolean => [name, sealPathOf(name)].every((file) => kindOfEntry(file) === undefined);
  return freeNames(`${store}${ending}${stampText(now)}`, '', isFree).next().value;
}

/** How much later than now the moment in a name may be: clocks are never quite the same. */
const clockSlackMs = 60_000;

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
  const isPast = ({keptMs}: Kept): boolean => keptMs <= now.getTime() + clockSlackMs;
  return keptOf(store)
    .filter((kept) => isPast(kept) && !isSameFile(kept.file, store))
    .at(-1)?.file;
}

/**
 * Takes away what a restore left that was killed before its swap: a second name of the store that still is in its place, and
 * the seal that had gone ahead. Nobody may be restoring it now: call it under no lock, and it does nothing while one is held.
 */
export function settlePrevious(store: string): void {
  if (kindOf(store) === undefined || !['free', 'stale'].includes(inspectLock(store).state)) return;
  const target = canonicalPath(store);
  for (const {file} of keptOf(target)) {
    if (!isSameFile(file, target)) continue;
    if (kindOfEntry(sealPathOf(target)) === undefined && kindOfEntry(sealPathOf(file)) !== undefined) {
      rename(sealPathOf(file), sealPathOf(target));
    }
    remove(file);
  }
}
