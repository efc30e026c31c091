import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {newestBackup, newestSign} from '../../outputs/newest-backup.js';
import {requireFile} from '../../storage/files/file-system.js';

/**
 * Two names of stores, `@` replaced by the newest backup of the other, in the given directories too. Raises L0002, L0049
 * when there is none, L0001 for `@ @`.
 */
export async function withNewestBackup(
  left: string,
  right: string,
  directories: readonly string[] = [],
): Promise<readonly [left: string, right: string]> {
  if (left === newestSign && right === newestSign) {
    throw fault(conditions.usage, {problem: '@ is the newest backup of the other store: name one', command: 'diff'});
  }
  const newestOf = (other: string): Promise<string> => {
    requireFile(other);
    return newestBackup(other, directories);
  };
  return [left === newestSign ? await newestOf(right) : left, right === newestSign ? await newestOf(left) : right];
}
