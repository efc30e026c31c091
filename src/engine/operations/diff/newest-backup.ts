import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {BackupShelf} from '../../outputs/newest-backup.js';
import {requireFile} from '../../storage/files/file-system.js';

/** Stands for the newest backup of the other store. */
const shorthand = '@';

/**
 * Two names of stores, `@` replaced by the newest backup of the other, in the given directories too. Raises L0002, L0049
 * when there is none, L0001 for `@ @`.
 */
export async function withNewestBackup(
  left: string,
  right: string,
  directories: readonly string[] = [],
): Promise<readonly [left: string, right: string]> {
  if (left === shorthand && right === shorthand) {
    throw fault(conditions.usage, {problem: '@ is the newest backup of the other store: name one', command: 'diff'});
  }
  return [
    left === shorthand ? await newestBackup(right, directories) : left,
    right === shorthand ? await newestBackup(left, directories) : right,
  ];
}

async function newestBackup(store: string, directories: readonly string[]): Promise<string> {
  requireFile(store);
  const {newest, uncounted} = await new BackupShelf(store, directories).look();
  if (!newest) throw fault(conditions.noBackup, {store, uncounted: uncounted.length});
  return newest.path;
}
