import {createBLAKE3} from 'hash-wasm';
import {pageSize} from '../../format/records/constants.js';
import type {Blake3Hasher} from './blake3.js';

/** hash-wasm's, where the machine has no vectors. */
export async function plainBlake3(): Promise<Blake3Hasher> {
  const hash = await createBLAKE3();
  hash.init();
  const digest = (): Uint8Array => {
    const digest = hash.digest('binary');
    hash.init();
    return digest;
  };
  return {
    update: (bytes) => void hash.update(bytes),
    digest,
    digestPages: (pages, into) => {
      for (let at = 0; at < pages.length; at += pageSize) {
        hash.update(pages.subarray(at, at + pageSize));
        into.set(digest(), (at / pageSize) * 32);
      }
    },
  };
}
