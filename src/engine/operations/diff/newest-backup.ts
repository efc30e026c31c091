import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {BackupShelf} from '../../outputs/newest-backup.js';
import {requireFile} from '../../storage/files/file-system.js';

/** Stands for the newest backup of the other store. */
const shorthand = '@';

/** Two names of stores, `@` replaced by the newest backup of the other. Raises L0002, L0049 when there is none, L0001 for `@ @`. */
export function withNewestBackup(left: string, right: string): readonly [left: string, right: string] {
  if (left === shorthand && right === shorthand) {
    throw fault(conditions.usage, {problem: '@ is the newest backup of the other store: name one', command: 'diff'});
  }
  return [left === shorthand ? newestBackup(right) : left, right === shorthand ? newestBackup(left) : right];
}

function newestBackup(store: string): string {
  requireFile(store);
  const {newest} = new BackupShelf(store).look();
  if (!newest) throw fault(conditions.noBackup, {store});
  return newest.path;
}
