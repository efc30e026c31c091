import {decodeBase64, linesIn, Unreadable} from './key-text.js';

/**
 * Files of minisign (https://jedisct1.github.io/minisign/, and src/minisign.h there): a comment that proves nothing, and base64
 * on a line of its own. A signature has two lines more: a comment that is signed, and its signature.
 */

/** Nothing that minisign writes is longer, in bytes: it allows 1,024 for one comment and 8,192 for the other. */
export const longestMinisign = 16_384;

const untrusted = 'untrusted comment: ';
const trusted = 'trusted comment: ';

/** A public key, and the number that its signatures name. */
export interface MinisignKey {
  readonly number: Uint8Array;
  readonly key: Uint8Array;
}

/** A secret key as it lies in its file. */
export interface MinisignSecretFile {
  /** How the key was made of the password; undefined where there is none. */
  readonly kdf: {readonly salt: Uint8Array; readonly opsLimit: bigint; readonly memLimit: bigint} | undefined;
  /** 104 bytes: number, seed, public key, checksum; under the password where there is one. */
  readonly content: Uint8Array;
}

/** What a secret key file holds once it is open. */
export interface MinisignSecret extends MinisignKey {
  readonly seed: Uint8Array;
  readonly checksum: Uint8Array;
}

/** A signature file. */
export interface MinisignSignature {
  /** Whether BLAKE2b-512 of the file was signed (`ED`), or the file itself (`Ed`). */
  readonly prehashed: boolean;
  readonly keyNumber: Uint8Array;
  readonly signature: Uint8Array;
  readonly trustedComment: Uint8Array;
  /** The signature of `signature` and the trusted comment. */
  readonly commentSignature: Uint8Array;
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const ed25519 = 'Ed';
const scrypt = 'Sc';
const noKdf = '\0\0';
const blake2b = 'B2';

/** Whether bytes begin as the files of minisign do. */
export function startsLikeMinisign(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, untrusted.length - 1)).equals(ascii(untrusted.trimEnd()));
}

/** The number of a key as minisign prints it: the eight bytes as one little-endian number. */
export function minisignKeyId(number: Uint8Array): string {
  return Buffer.from(number).reverse().toString('hex').toUpperCase();
}

/** The bare base64 of a public key, which is given for a file: 56 characters. */
export const bareMinisignKey = /^RW[A-Za-z0-9+/]{54}$/;

/** The public key in a file, or in its bare base64. Throws `Unreadable`. */
export function parseMinisignKey(bytes: Uint8Array): MinisignKey {
  const lines = linesIn(bytes);
  const isBare = lines.length === 1 && bareMinisignKey.test(lines[0]);
  const line = isBare ? lines[0] : onlyLineBehindComment(lines);
  const content = decodeBase64(line, 'the key', 42);
  requireAlgorithm(content, ed25519);
  return {number: content.subarray(2, 10), key: content.subarray(10)};
}

function onlyLineBehindComment(lines: readonly string[]): string {
  if (!lines[0]?.startsWith(untrusted.trimEnd())) throw new Unreadable('it does not begin with an untrusted comment');
  if (lines.length !== 2) throw new Unreadable(`it has ${lines.length} lines where 2 belong`);
  return lines[1];
}

function requireAlgorithm(content: Buffer, known: string): void {
  const found = content.subarray(0, 2);
  if (!found.equals(ascii(known)))
    throw new Unreadable(`its algorithm is ${found.toString('hex')}, which is not known`);
}

/** The bytes of a public key file. */
export function minisignKeyText({number, key}: MinisignKey, comment: string): string {
  return commented(comment, Buffer.concat([ascii(ed25519), number, key]));
}

function commented(comment: string, content: Buffer): string {
  return `${untrusted}${comment}\n${content.toString('base64')}\n`;
}

/** The secret key in a file, closed as it is. Throws `Unreadable`. */
export function parseMinisignSecret(bytes: Uint8Array): MinisignSecretFile {
  const content = decodeBase64(onlyLineBehindComment(linesIn(bytes)), 'the key', 158);
  requireAlgorithm(content, ed25519);
  if (!content.subarray(4, 6).equals(ascii(blake2b)))
    throw new Unreadable('its checksum is of a kind that is not known');
  const kdf = content.subarray(2, 4).toString('latin1');
  if (kdf !== scrypt && kdf !== noKdf) throw new Unreadable('its password is of a kind that is not known');
  const parameters = {
    salt: content.subarray(6, 38),
    opsLimit: content.readBigUInt64LE(38),
    memLimit: content.readBigUInt64LE(46),
  };
  return {kdf: kdf === scrypt ? parameters : undefined, content: content.subarray(54)};
}

/** The bytes of a secret key file. */
export function minisignSecretText({kdf, content}: MinisignSecretFile, comment: string): string {
  const limits = Buffer.alloc(16);
  limits.writeBigUInt64LE(kdf?.opsLimit ?? 0n, 0);
  limits.writeBigUInt64LE(kdf?.memLimit ?? 0n, 8);
  const head = ascii(`${ed25519}${kdf ? scrypt : noKdf}${blake2b}`);
  return commented(comment, Buffer.concat([head, kdf?.salt ?? Buffer.alloc(32), limits, content]));
}

/** What lies in an open secret key. */
export function decodeMinisignSecret(content: Uint8Array): MinisignSecret {
  return {
    number: content.subarray(0, 8),
    seed: content.subarray(8, 40),
    key: content.subarray(40, 72),
    checksum: content.subarray(72),
  };
}

/** The bytes of an open secret key. */
export function encodeMinisignSecret({number, seed, key, checksum}: MinisignSecret): Buffer {
  return Buffer.concat([number, seed, key, checksum]);
}

/** What the checksum of a secret key is of (BLAKE2b-256): the algorithm, the number, the seed and the public key. */
export function minisignChecked({number, seed, key}: Omit<MinisignSecret, 'checksum'>): Buffer {
  return Buffer.concat([ascii(ed25519), number, seed, key]);
}

/** The cost of scrypt that libsodium's `pickparams` makes of two limits (pwhash_scryptsalsa208sha256.c). */
export function scryptCost(opsLimit: bigint, memLimit: bigint): {logN: number; r: number; p: number} {
  const ops = opsLimit < 32_768n ? 32_768n : opsLimit;
  const r = 8n;
  const isOpsBound = ops < memLimit / 32n;
  const mostN = isOpsBound ? ops / (r * 4n) : memLimit / (r * 128n);
  let logN = 1;
  while (logN < 63 && 1n << BigInt(logN) <= mostN / 2n) logN++;
  if (isOpsBound) return {logN, r: Number(r), p: 1};
  const rp = ops / 4n / (1n << BigInt(logN));
  return {logN, r: Number(r), p: Number((rp > 0x3fff_ffffn ? 0x3fff_ffffn : rp) / r)};
}

/** The signature in a file. Throws `Unreadable`. */
export function parseMinisignSignature(bytes: Uint8Array): MinisignSignature {
  const lines = linesIn(bytes);
  if (lines.length !== 4) throw new Unreadable(`it has ${lines.length} lines where a minisign signature has 4`);
  if (!lines[0].startsWith(untrusted)) throw new Unreadable('it does not begin with an untrusted comment');
  if (!lines[2].startsWith(trusted)) throw new Unreadable('its third line is no trusted comment');
  const content = decodeBase64(lines[1], 'its signature', 74);
  const algorithm = content.subarray(0, 2).toString('latin1');
  if (algorithm !== 'ED' && algorithm !== ed25519) {
    throw new Unreadable(`its algorithm is ${content.subarray(0, 2).toString('hex')}, which is not known`);
  }
  return {
    prehashed: algorithm === 'ED',
    keyNumber: content.subarray(2, 10),
    signature: content.subarray(10),
    trustedComment: ascii(lines[2].slice(trusted.length)),
    commentSignature: decodeBase64(lines[3], 'the signature of its comment', 64),
  };
}

/** What the signature of a trusted comment is of. */
export function signedComment({
  signature,
  trustedComment,
}: Pick<MinisignSignature, 'signature' | 'trustedComment'>): Buffer {
  return Buffer.concat([signature, trustedComment]);
}

/** The bytes of a signature file, which is prehashed. */
export function minisignSignatureText(found: Omit<MinisignSignature, 'prehashed'>, comment: string): Buffer {
  const content = Buffer.concat([ascii('ED'), found.keyNumber, found.signature]);
  const last = `\n${Buffer.from(found.commentSignature).toString('base64')}\n`;
  return Buffer.concat([Buffer.from(commented(comment, content)), ascii(trusted), found.trustedComment, ascii(last)]);
}
