import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {isSameFile, kindOf} from './file-system.js';
import {inspectLock} from './writer-lock.js';

/**
 * Refuses outputs that would destroy something: an existing file without `force` (L0003), a directory or device and
 * `:memory:` (L0005), an input by any of its names (L0004), a store that a writer has open (L2001, L2002).
 */
export function checkOutput(output: string, inputs: readonly string[], force: boolean): void {
  if (output === ':memory:') {
    throw fault(conditions.outputNotAFile, {path: output, kind: 'a store in memory, which would be lost'});
  }
  const kind = kindOf(output);
  if (kind === undefined) return;
  const input = inputs.find((name) => isSameFile(name, output));
  if (input !== undefined) throw fault(conditions.outputIsInput, {output, input});
  if (kind !== 'file') {
    const what = kind === 'directory' ? 'a directory' : 'no regular file';
    throw fault(conditions.outputNotAFile, {path: output, kind: what});
  }
  if (!force) throw fault(conditions.outputExists, {path: output});
  refuseLocked(output);
}

/** Raises L2001 or L2002 when a writer has the store open, or may have. */
function refuseLocked(store: string): void {
  const {state, lockPath, pid, problem} = inspectLock(store);
  if (state === 'held') throw fault(conditions.storeLocked, {store, holder: `process ${pid}`});
  if (state === 'unprovable') {
    throw fault(conditions.lockUnprovable, {store, lock: lockPath, problem: problem ?? 'its holder is unknown'});
  }
}
