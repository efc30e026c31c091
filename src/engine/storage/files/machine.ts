import os from 'node:os';
import {sha256} from '../checksum.js';
import {readWholeFile} from './file-system.js';

/** Where Linux keeps the number of an installation. */
const machineIdFile = '/etc/machine-id';

let name: string | undefined;

/**
 * What this machine is called among others: its host name and, on Linux, the beginning of a digest of its machine id, which
 * itself is not to be told. A container has the name that it was given.
 */
export function machineName(): string {
  name ??= [os.hostname(), machineDigest()].filter((part) => part !== '').join('/');
  return name;
}

/** How many cores this process may use. */
export function coreCount(): number {
  return os.availableParallelism();
}

function machineDigest(): string {
  try {
    const digest = sha256();
    digest.update(Buffer.from(`liel ${readWholeFile(machineIdFile).toString('utf8').trim()}`));
    return digest.hex().slice(0, 16);
  } catch {
    return '';
  }
}
