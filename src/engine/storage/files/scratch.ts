import path from 'node:path';
import type {Fault} from '../../faults/fault.js';
import {randomHex} from '../checksum.js';
import {FileDevice, privateMode} from './file-device.js';
import {guarded} from './file-fault.js';
import {remove} from './file-system.js';
import {system, temporaryPlace} from './system-calls.js';

/**
 * A file that has no name any more, is readable by nobody else, and is gone with the device, however this process ends. Messages
 * call it `name`, but where the place of scratch files is full. Raises L5001 to L5004.
 */
export function openScratch(name: string, directory = temporaryPlace()): FileDevice {
  const place = path.join(directory, `liel-scratch.${randomHex(8)}`);
  const device = new FileDevice(
    name,
    guarded(place, 'write', () => system().openSync(place, 'wx+', privateMode)),
    place,
  );
  try {
    remove(place);
    return device;
  } catch (error) {
    device.close();
    throw error;
  }
}

/** Where scratch files are, unless another place is better. */
export const scratchPlace = temporaryPlace;

/** Whether that place failed, or a scratch file in it: a fault that names it tells of no other file. */
export function isOfScratch({facts}: Fault): boolean {
  const {path: name} = facts as {readonly path?: unknown};
  if (typeof name !== 'string') return false;
  const isInside = path.dirname(name) === scratchPlace() && path.basename(name).startsWith('liel-');
  return isInside || name === scratchPlace();
}
