import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {lastingDirectory} from './file-fault.js';
import {freeBytes} from './file-system.js';

/** Raises L5003 when a directory's file system has not the room for a file of so many bytes. */
export function requireFreeBytes(directory: string, path: string, neededBytes: number): void {
  const free = freeBytes(directory);
  if (free >= neededBytes) return;
  const facts = {path, directory: lastingDirectory(directory), neededBytes, freeBytes: free};
  throw fault(conditions.diskFull, {...facts, problem: 'no space left'});
}
