import path from 'node:path';
import {Fault} from '../../faults/fault.js';
import {parseBackupName, stemOf} from '../../format/backup-name.js';
import {canonicalPath, listDirectory} from '../../storage/files/file-system.js';

/** What `heal --from` takes for a store: `@` where a backup of its name lies in `backups/` or beside it, else a word for one. */
export function healingSource(store: string): string {
  const stem = stemOf(path.basename(canonicalOf(store)));
  const places = [...new Set([path.dirname(store), path.dirname(canonicalOf(store))])];
  const names = places.flatMap((place) => [...namesIn(place), ...namesIn(path.join(place, 'backups'))]);
  return names.some((name) => parseBackupName(name)?.stem === stem) ? '@' : 'BACKUP';
}

const canonicalOf = (store: string): string => orElse(store, () => canonicalPath(store));

const namesIn = (directory: string): string[] => orElse([], () => listDirectory(directory));

function orElse<T>(other: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) return other;
    throw error;
  }
}
