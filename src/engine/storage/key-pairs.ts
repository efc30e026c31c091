import {createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject, scrypt, sign, verify} from 'node:crypto';

/**
 * Every signature with a pair of keys. The algorithm is that of the key which the caller holds: nothing in a signature says
 * how it is to be checked.
 */

/** RFC 8410: an ed25519 private key in PKCS #8, without its 32 bytes. */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function ed25519Private(seed: Uint8Array): KeyObject {
  return createPrivateKey({key: Buffer.concat([ed25519Prefix, seed]), format: 'der', type: 'pkcs8'});
}

/** The public key of an ed25519 seed. */
export function ed25519PublicOf(seed: Uint8Array): Uint8Array {
  const {x} = createPublicKey(ed25519Private(seed)).export({format: 'jwk'});
  return Buffer.from(x as string, 'base64url');
}

/** The ed25519 signature of a message: equal input, equal bytes. */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return sign(null, message, ed25519Private(seed));
}

/** Whether an ed25519 signature is of a message under a key. */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const jwk = {kty: 'OKP', crv: 'Ed25519', x: base64url(key)};
  return fits(jwk, (publicKey) => verify(null, message, publicKey, signature));
}

/** Whether an RSA signature (PKCS #1 v1.5) is of a message under a key. */
export function verifyRsa(
  {modulus, exponent}: {readonly modulus: Uint8Array; readonly exponent: Uint8Array},
  hash: 'sha256' | 'sha512',
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const jwk = {kty: 'RSA', n: base64url(modulus), e: base64url(exponent)};
  return fits(jwk, (publicKey) => verify(hash, message, publicKey, signature));
}

/** The curves of SSH by the names of JWK, and the digests that belong to them (RFC 5656, section 6.2.1). */
const curves = {
  nistp256: {crv: 'P-256', hash: 'sha256'},
  nistp384: {crv: 'P-384', hash: 'sha384'},
  nistp521: {crv: 'P-521', hash: 'sha512'},
} as const;

/** Whether an ECDSA signature, r and s beside each other, is of a message under a key. */
export function verifyEcdsa(
  {curve, x, y}: {readonly curve: keyof typeof curves; readonly x: Uint8Array; readonly y: Uint8Array},
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const {crv, hash} = curves[curve];
  const jwk = {kty: 'EC', crv, x: base64url(x), y: base64url(y)};
  return fits(jwk, (key) => verify(hash, message, {key, dsaEncoding: 'ieee-p1363'}, signature));
}

/** Nothing fits numbers that are no key, like a point beside its curve. */
function fits(jwk: JsonWebKey, isOf: (key: KeyObject) => boolean): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({key: jwk, format: 'jwk'});
  } catch {
    return false;
  }
  return isOf(key);
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** What making a key of a password costs. */
export interface ScryptCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** Bytes of memory that making a key of a password takes. */
export function scryptMemory({logN, r, p}: ScryptCost): number {
  return 128 * r * (2 ** logN + p);
}

/** So many bytes made of a password. Does not keep signals from being heard meanwhile. */
export function stretchPassword(
  password: Uint8Array,
  salt: Uint8Array,
  length: number,
  cost: ScryptCost,
): Promise<Uint8Array> {
  const {logN, r, p} = cost;
  const options = {N: 2 ** logN, r, p, maxmem: scryptMemory(cost) + 1_048_576};
  return new Promise((resolve, reject) =>
    scrypt(password, salt, length, options, (error, bytes) => (error ? reject(error) : resolve(bytes))),
  );
}
