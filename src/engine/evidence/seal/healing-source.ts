import path from 'node:path';
import {Fault} from '../../faults/fault.js';
import {parseBackupName, stemOf} from '../../format/backup-name.js';
import {canonicalPath, kindOf, listDirectory} from '../../storage/files/file-system.js';
import {receiptEnding} from '../sidecar.js';

/**
 * What `heal --from` takes for a store, by the names in `backups/` and beside it: `@` where a backup has a receipt, else the
 * newest copy, else a word for one.
 */
export function healingSource(store: string): string {
  const real = orElse(store, () => canonicalPath(store));
  const stem = stemOf(path.basename(real));
  const beside = path.dirname(store);
  const places = [...new Set([path.join(beside, 'backups'), beside, path.join(path.dirname(real), 'backups')])];
  const copies = places.flatMap((place) =>
    orElse([], () => listDirectory(place)).flatMap((name) => {
      const named = parseBackupName(name);
      return named?.stem === stem ? [{...named, file: path.join(place, name)}] : [];
    }),
  );
  if (copies.some(({file}) => kindOf(`${file}${receiptEnding}`) === 'file')) return '@';
  copies.sort((a, b) => Date.parse(b.takenAt) - Date.parse(a.takenAt));
  return copies[0]?.file ?? 'BACKUP';
}

function orElse<T>(other: T, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) return other;
    throw error;
  }
}
