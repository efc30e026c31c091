import {extentSize} from '../format/records/constants.js';
import type {Tell} from '../passes/operation.js';
import {progress} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {blake3} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';

/** BLAKE3 of all bytes of a device, as `b3sum` prints it. */
export async function fileDigest(device: Device, tell?: Tell): Promise<string> {
  const digest = await blake3();
  const pace = new Pace(tell);
  const buffer = new Uint8Array(extentSize);
  for (let at = 0; ; ) {
    const count = device.read(buffer, at);
    digest.update(buffer.subarray(0, count));
    at += count;
    if (count < buffer.length) return digest.hex();
    const pause = pace.pause(() => progress('digest', at, device.size(), 'bytes'));
    if (pause) await pause;
  }
}
