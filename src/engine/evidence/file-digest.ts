import {extentSize} from '../format/records/constants.js';
import {type Begun, begin, type FileJob} from '../passes/jobs.js';
import {progress, type Tell} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {blake3, type Digest} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';

/** Begins to digest all bytes of a device, to which nobody may write from now on: BLAKE3, as `b3sum` prints it. */
export function beginFileDigest(device: Device): Begun<string> {
  return begin(hashFile, device, undefined);
}

/** BLAKE3 of all bytes of a device, as `b3sum` prints it. */
export function fileDigest(device: Device, tell?: Tell): Promise<string> {
  return beginFileDigest(device)(tell);
}

/** The job of another thread. */
export const hashFile: FileJob<undefined, string> = {
  name: 'file digest',
  work: async (device, _, tell) => {
    const digest = await blake3();
    await pourDevice(device, digest, tell);
    return digest.hex();
  },
};

/** Gives all bytes of a device to a running digest. */
export async function pourDevice(device: Device, digest: Digest, tell?: Tell): Promise<void> {
  const pace = new Pace(tell);
  const buffer = new Uint8Array(extentSize);
  for (let at = 0; ; ) {
    const count = device.read(buffer, at);
    digest.update(buffer.subarray(0, count));
    at += count;
    if (count < buffer.length) return;
    const pause = pace.pause(() => progress('digest', at, device.size(), 'bytes'));
    if (pause) await pause;
  }
}
