import zlib from 'node:zlib';
import {packedBlock, type ZstdFrame} from '../../format/zstd/frame.js';
import {xxh64Low} from '../checksum.js';

/** The content of a whole frame; undefined where it cannot be decoded, or is another than its checksum says. */
export type Unpacker = (bytes: Uint8Array, frame: ZstdFrame) => Uint8Array | undefined;

const {zstdDecompressSync} = zlib as Partial<Pick<typeof zlib, 'zstdDecompressSync'>>;

/** Unpacks frames that were parsed, and so are no larger than a block, by Node where it can, unless packages are wanted. */
export async function openUnpacker(byNode = true): Promise<Unpacker> {
  if (byNode && zstdDecompressSync) {
    const decode = (bytes: Uint8Array): Uint8Array => zstdDecompressSync(bytes, {maxOutputLength: packedBlock});
    return (bytes, {contentSize}) => ofSize(contentSize, () => decode(bytes));
  }
  const checksumOf = await xxh64Low();
  const {decompress} = await import('fzstd');
  return (bytes, {contentSize, checksum}) => {
    const content = ofSize(contentSize, () => decompress(bytes));
    return content && checksumOf(content) === checksum ? content : undefined;
  };
}

function ofSize(size: number, decode: () => Uint8Array): Uint8Array | undefined {
  try {
    const content = decode();
    return content.length === size ? content : undefined;
  } catch {
    // What a decoder says of bytes that are none is for its makers.
    return undefined;
  }
}
