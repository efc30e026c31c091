/**
 * The frames of Zstandard (RFC 8878), as far as a packed store is made of them: each holds a block of the store, says how long that
 * is, and ends with a checksum of it. Any other program reads such a file as a whole; this one reads it a frame at a time.
 */

/** Bytes of the store in each frame but the last, which has fewer: a file that was cut between two frames is seen to be. */
export const packedBlock = 1_048_576;

/** No frame of a block is longer: what cannot be made smaller is stored, with a header for each 128 KiB. */
export const longestFrame = packedBlock + (packedBlock >> 8) + 64;

const magic = 0xfd2fb528;
const checksumSize = 4;
const checksumFlag = 0b100;
/** A window of 8 MiB: more is nothing that a block needs. */
const largestWindow = 13 << 3;
const mostBlocks = 1024;

/** A frame as its headers tell it. */
export interface ZstdFrame {
  /** Bytes of the frame. */
  readonly length: number;
  /** Bytes of the store that it holds. */
  readonly contentSize: number;
  /** The lower half of the XXH64 of those. */
  readonly checksum: number;
}

/** Whether bytes begin as a frame does. */
export function startsLikeFrame(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === magic;
}

/** The frame that bytes begin with; why they begin with none of a packed store, as the end of a sentence. */
export function parseFrame(bytes: Uint8Array): ZstdFrame | string {
  if (!startsLikeFrame(bytes)) return 'there is no frame where one should be';
  const head = parseHead(bytes);
  if (typeof head === 'string') return head;
  const view = viewOf(bytes);
  let at = head.size;
  let plain = 0;
  for (let count = 1; ; count++) {
    if (at + 3 > bytes.length) return cut;
    if (count > mostBlocks) return 'a frame has more blocks than one of a packed store';
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const [isLast, type, size] = [header & 1, (header >> 1) & 3, header >> 3];
    if (type === 3) return 'a block is of a type that there is not';
    at += 3 + (type === 1 ? 1 : size);
    if (type !== 2) plain += size;
    if (plain > head.contentSize) return tooMuch;
    if (isLast) break;
  }
  if (at + checksumSize > bytes.length) return cut;
  return {length: at + checksumSize, contentSize: head.contentSize, checksum: view.getUint32(at, true)};
}

const cut = 'it ends inside a frame';
const tooMuch = 'a frame holds more than it says';

/** The header of a frame. */
function parseHead(bytes: Uint8Array): {readonly size: number; readonly contentSize: number} | string {
  const [, , , , flags = 0, window = 0] = bytes;
  if (bytes.length < 6) return cut;
  if ((flags & 0b1011) !== 0) return 'a frame needs a dictionary, or what this program does not know';
  if ((flags & checksumFlag) === 0) return 'a frame has no checksum: it was packed by another program';
  const isSingle = (flags & 0b10_0000) !== 0;
  if (!isSingle && window > largestWindow) return 'a frame asks for more memory than a block needs';
  const kind = flags >> 6;
  const at = isSingle ? 5 : 6;
  const size = at + (kind === 0 ? 1 : 1 << kind);
  if (bytes.length < size) return cut;
  const contentSize = sizeAt(viewOf(bytes), at, kind, isSingle);
  if (contentSize === undefined) return 'a frame does not say how much it holds: it was packed by another program';
  if (contentSize > packedBlock) return 'a frame is longer than those of this program';
  return {size, contentSize};
}

function sizeAt(view: DataView, at: number, kind: number, isSingle: boolean): number | undefined {
  if (kind === 0) return isSingle ? view.getUint8(at) : undefined;
  if (kind === 1) return view.getUint16(at, true) + 256;
  return kind === 2 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

/** A frame without a checksum as one that has it: the lower half of the XXH64 of what it holds. */
export function withChecksum(frame: Uint8Array, checksum: number): Uint8Array {
  const whole = new Uint8Array(frame.length + checksumSize);
  whole.set(frame);
  whole[4] = (whole[4] as number) | checksumFlag;
  viewOf(whole).setUint32(frame.length, checksum, true);
  return whole;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
