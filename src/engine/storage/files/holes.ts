import {behind} from '../../format/records/geometry.js';
import type {FileOffset} from '../../format/records/integers.js';
import type {Device} from './device.js';

const zeros = Buffer.alloc(65_536);

/** Writes bytes where nothing was written yet, and leaves out blocks of zeros: they are holes. */
export function writeWithHoles(part: Uint8Array, at: FileOffset, target: Device): void {
  for (let from = 0; from < part.length; from += zeros.length) {
    const block = part.subarray(from, from + zeros.length);
    if (Buffer.compare(block, zeros.subarray(0, block.length)) !== 0) target.write(block, behind(at, from));
  }
}
