import {conditions} from '../faults/conditions.js';
import {type Fault, fault} from '../faults/fault.js';
import {behind} from '../format/records/geometry.js';
import {type FileOffset, toFileOffset} from '../format/records/integers.js';
import {longestFrame, packedBlock, parseFrame, type ZstdFrame} from '../format/zstd/frame.js';
import {progress, type Tell} from '../passes/operation.js';
import {Pace} from '../passes/pace.js';
import {sha256} from '../storage/checksum.js';
import type {Device} from '../storage/files/device.js';
import {openUnpacker} from '../storage/zstd/unpacker.js';

/** What is compressed here: frames of a block each, read one at a time. */

/** Makes the fault for a file that cannot be unpacked. */
type Refuse = (name: string, problem: string) => Fault;

/** What was unpacked, as it lies on the disk. */
interface Unpacked {
  readonly size_bytes: number;
  /** SHA-256, in hex. */
  readonly sha256: string;
}

/** Gives the content of a compressed file away, in order, and says what was read. Raises L0132, or what `refuse` makes. */
export async function unpack(
  file: Device,
  name: string,
  take: (block: Uint8Array, at: FileOffset) => void,
  tell?: Tell,
  refuse: Refuse = packedRefused,
): Promise<Unpacked> {
  const unpackFrame = await openUnpacker();
  const digest = sha256();
  await eachFrame(
    file,
    name,
    (frame, bytes, at) => {
      const block = unpackFrame(bytes, frame);
      if (block === undefined) throw refuse(name, 'a frame holds other bytes than it says');
      digest.update(bytes);
      take(block, at);
    },
    tell,
    refuse,
  );
  return {size_bytes: file.size(), sha256: digest.hex()};
}

/** Bytes of the store in a compressed file, by its frames; nothing is unpacked for it. Raises L0132. */
export async function sizeUnpacked(file: Device, name: string, tell?: Tell): Promise<number> {
  let size = 0;
  const add = ({contentSize}: ZstdFrame): void => {
    size += contentSize;
  };
  await eachFrame(file, name, add, tell, packedRefused);
  return size;
}

/** Hands over the frames of a file, each with where its content belongs. */
async function eachFrame(
  file: Device,
  name: string,
  each: (frame: ZstdFrame, bytes: Uint8Array, at: FileOffset) => void,
  tell: Tell | undefined,
  refuse: Refuse,
): Promise<void> {
  const size = file.size();
  const pace = new Pace(tell);
  const window = Buffer.alloc(longestFrame);
  let isEnd = false;
  for (let from = 0, at = toFileOffset(0); from < size; ) {
    if (isEnd) throw refuse(name, 'it goes on behind its last frame');
    const bytes = window.subarray(0, file.read(window, from));
    const frame = parseFrame(bytes);
    if (typeof frame === 'string') throw refuse(name, frame);
    each(frame, bytes.subarray(0, frame.length), at);
    isEnd = frame.contentSize < packedBlock;
    from += frame.length;
    at = behind(at, frame.contentSize);
    const pause = pace.pause(() => progress('unpack', from, size, 'bytes'));
    if (pause) await pause;
  }
  if (!isEnd) throw refuse(name, 'its last frame is missing');
}

/** L0132. */
export function packedRefused(path: string, problem: string): Fault {
  return fault(conditions.packedUnreadable, {path, problem});
}
