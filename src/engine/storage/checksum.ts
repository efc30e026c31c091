import {createHash, createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import {pageSize} from '../format/records/constants.js';
import type {Blake3Hasher} from './blake3/blake3.js';

/** Every digest of the engine. SHA-256 is Node's own native code; BLAKE3, which Node lacks, is in blake3/. */

/** A running digest. */
export interface Digest {
  update(bytes: Uint8Array): void;
  /** The digest in lower-case hex; ends it. */
  hex(): string;
}

/** SHA-256. */
export function sha256(): Digest {
  const hash = createHash('sha256');
  return {update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex')};
}

/** MD5, which S3 wants beside what it locks; nothing is judged by it here. */
export function md5(): Digest {
  const hash = createHash('md5');
  return {update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex')};
}

/** HMAC-SHA-256. The key is used as it is, a final line end included. */
export function hmacSha256(key: Uint8Array): Digest {
  const hash = createHmac('sha256', key);
  return {update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex')};
}

/** Digests that are signed. */
export type SignedDigest = 'sha256' | 'sha512' | 'blake2b512';

/** A running digest that is signed; the function returned ends it and gives its bytes. */
export function signedDigest(name: SignedDigest): {update(bytes: Uint8Array): void; bytes(): Uint8Array} {
  const hash = createHash(name);
  return {update: (bytes) => void hash.update(bytes), bytes: () => hash.digest()};
}

/** BLAKE2b with 32 bytes, which Node lacks. */
export async function blake2b256(bytes: Uint8Array): Promise<Uint8Array> {
  const {createBLAKE2b} = await import('hash-wasm');
  return (await createBLAKE2b(256)).init().update(bytes).digest('binary');
}

/** BLAKE3 with 32 bytes, as `b3sum` prints it. */
export async function blake3(): Promise<Digest> {
  const hash = await blake3Hasher();
  return {
    update: (bytes) => hash.update(bytes),
    hex: () => Buffer.from(hash.digest()).toString('hex'),
  };
}

/** The digests of the pages of 4 KiB in some bytes, one behind the other; the last page may be shorter, and of nothing there is one. */
export type PageHash = (bytes: Uint8Array) => Uint8Array;

/** BLAKE3 of each page. */
export async function blake3Pages(): Promise<PageHash> {
  const hash = await blake3Hasher();
  return (bytes) => {
    const digests = new Uint8Array(Math.max(1, Math.ceil(bytes.length / pageSize)) * 32);
    const whole = bytes.length - (bytes.length % pageSize);
    if (whole > 0) hash.digestPages(bytes.subarray(0, whole), digests);
    if (whole === 0 || whole < bytes.length) {
      hash.update(bytes.subarray(whole));
      digests.set(hash.digest(), (whole / pageSize) * 32);
    }
    return digests;
  };
}

/** Loaded when it is needed: compiling it costs every start several milliseconds. */
async function blake3Hasher(): Promise<Blake3Hasher> {
  const {blake3WithVectors} = await import('./blake3/blake3.js');
  const hash = blake3WithVectors();
  if (hash) return hash;
  const {plainBlake3} = await import('./blake3/plain-blake3.js');
  return plainBlake3();
}

/** The lower half of XXH64, by which Zstandard checks what it decoded. */
export async function xxh64Low(): Promise<(bytes: Uint8Array) => number> {
  const {createXXHash64} = await import('hash-wasm');
  const hash = await createXXHash64();
  return (bytes) => Buffer.from(hash.init().update(bytes).digest('binary')).readUInt32BE(4);
}

/** Compares two digests without telling by the time taken where they differ. */
export function digestsEqual(a: string, b: string): boolean {
  const x = Buffer.from(a);
  const y = Buffer.from(b);
  return x.length === y.length && timingSafeEqual(x, y);
}

/** Compares bytes without telling by the time taken where they differ. */
export function equalSecretly(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** As many random bytes, for keys and salts. */
export function randomSecret(bytes: number): Buffer {
  return randomBytes(bytes);
}

/** As many random bytes, in hex: for names that no two processes choose. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
