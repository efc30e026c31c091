import {storedDigest} from '../evidence/packed-copy.js';
import {unpack} from '../evidence/packed-frames.js';
import type {StoredCopy} from '../evidence/receipt.js';
import {conditions} from '../faults/conditions.js';
import {fault, isFault} from '../faults/fault.js';
import {packedBlock} from '../format/zstd/frame.js';
import {progress, type Tell} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {encryptAll, type Recipients} from '../storage/age/age.js';
import {sha256} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';
import {writeWithHoles} from '../storage/files/holes.js';
import {openPacker} from '../storage/zstd/packer.js';

/** Compresses all of a device into an empty one, a block at a time. Returns what is stored. */
export async function compressInto(
  source: Pick<Device, 'size' | 'read'>,
  target: Pick<Device, 'write'>,
  tell: Tell,
): Promise<StoredCopy> {
  const packBlock = await openPacker();
  const digest = sha256();
  const pace = new Pace(tell);
  const size = source.size();
  const buffer = Buffer.alloc(packedBlock);
  let end = 0;
  // The last frame is shorter than the others, and empty where it must be.
  for (let at = 0; at <= size; at += packedBlock) {
    const frame = packBlock(buffer.subarray(0, source.read(buffer, at)));
    target.write(frame, end);
    digest.update(frame);
    end += frame.length;
    const pause = pace.pause(() => progress('compress', at, size, 'bytes'));
    if (pause) await pause;
  }
  return {codec: 'zstd', size_bytes: end, sha256: digest.hex()};
}

/** What a compressed file was made of, and what was written. */
interface PackedFrom {
  readonly copy: Device;
  readonly stored: StoredCopy;
}

/** Reads a compressed file back from the disk. Raises L5011 unless it is what was written and holds the copy, byte for byte. */
export async function requirePacked(file: Device, name: string, {copy, stored}: PackedFrom, tell: Tell): Promise<void> {
  const expected = Buffer.alloc(packedBlock);
  let end = 0;
  const compare = (block: Uint8Array, at: number): void => {
    const part = expected.subarray(0, copy.read(expected, at));
    if (!part.equals(block)) throw unlike(name, `its block at byte ${at} is another than was compressed`);
    end = at + block.length;
  };
  try {
    const found = await unpack(file, name, compare, tell);
    if (found.sha256 !== stored.sha256 || found.size_bytes !== stored.size_bytes) {
      throw unlike(name, 'its SHA-256 is not that of what was written');
    }
    if (end !== copy.size()) throw unlike(name, `it holds ${end} bytes of ${copy.size()}`);
  } catch (error) {
    if (!isFault(error, conditions.packedUnreadable)) throw error;
    throw unlike(name, error.message, error);
  }
}

/** Unpacks a compressed file into an empty device. Raises L0132. */
export async function unpackInto(target: Device, file: Device, name: string, tell: Tell): Promise<void> {
  let end = 0;
  const write = (block: Uint8Array, at: Parameters<typeof writeWithHoles>[1]): void => {
    writeWithHoles(block, at, target);
    end = at + block.length;
  };
  await unpack(file, name, write, tell);
  if (target.size() < end) target.truncate(end);
}

function unlike(path: string, problem: string, cause?: unknown): Error {
  return fault(conditions.copyUnreadable, {path, problem}, {}, cause);
}

/** Encrypts all of a device into an empty one, a piece at a time, and reads back from the disk that it is what was written. Raises L5011. */
export async function encryptInto(
  source: Device,
  target: Device,
  name: string,
  recipients: Recipients,
  tell: Tell,
): Promise<Pick<StoredCopy, 'size_bytes' | 'sha256'>> {
  const digest = sha256();
  const size = source.size();
  const pace = new Pace(tell);
  let end = 0;
  const take = (bytes: Uint8Array): void => {
    target.write(bytes, end);
    digest.update(bytes);
    end += bytes.length;
  };
  await encryptAll(source, recipients, take, (at) => pace.pause(() => progress('encrypt', at, size, 'bytes')));
  target.sync();
  const written = digest.hex();
  if (target.size() !== end || (await storedDigest(target, tell)) !== written) {
    throw unlike(name, 'its SHA-256 is not that of what was written');
  }
  return {size_bytes: end, sha256: written};
}
