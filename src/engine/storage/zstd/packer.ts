import zlib from 'node:zlib';
import {withChecksum} from '../../format/zstd/frame.js';
import {xxh64Low} from '../checksum.js';

/**
 * Zstandard, a block at a time: that of Node where it has one (from 22.15 on, and so in every executable), else packages that are
 * loaded then, one that packs and another one that unpacks. All write frames with a length and a checksum.
 */

/** A block as a frame. */
export type Packer = (block: Uint8Array) => Uint8Array;

/** Higher levels gain next to nothing on stores. */
const level = 3;

const {zstdCompressSync} = zlib as Partial<Pick<typeof zlib, 'zstdCompressSync'>>;

/** Packs blocks by Node where it can, unless packages are wanted. */
export async function openPacker(byNode = true): Promise<Packer> {
  if (byNode && zstdCompressSync) {
    const {ZSTD_c_compressionLevel, ZSTD_c_checksumFlag} = zlib.constants;
    const params = {[ZSTD_c_compressionLevel]: level, [ZSTD_c_checksumFlag]: 1};
    return (block) => zstdCompressSync(block, {params});
  }
  const checksumOf = await xxh64Low();
  const {Zstd} = await import('@hpcc-js/wasm-zstd');
  const packer = await Zstd.load();
  return (block) => withChecksum(packer.compress(block, level), checksumOf(block));
}
