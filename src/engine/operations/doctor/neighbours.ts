import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {kindOf, listDirectory} from '../../storage/files/file-system.js';
import {type Check, passed, troubled} from './check.js';

/** Whether the store is the only one in its directory, as a server that looks for one there needs it. */
export function judgeNeighbours(store: string): Check {
  const directory = path.dirname(store);
  const own = path.basename(store);
  const others = listDirectory(directory).filter(
    (name) => name.endsWith('.liel') && name !== own && kindOf(path.join(directory, name)) === 'file',
  );
  if (others.length === 0) return passed('neighbours', 'no other store beside it');
  return troubled('neighbours', 'warn', conditions.secondStore, {store, others});
}
