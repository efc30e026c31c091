import {decodeBase64, linesIn, Unreadable} from '../key-text.js';
import {SshReader, sshString} from './ssh-wire.js';

/**
 * Keys as OpenSSH writes them: RFC 4253 section 6.6 and RFC 5656 for public ones, PROTOCOL.u2f for those of security keys,
 * PROTOCOL.key for the files of private ones.
 */

/** Curves, with the bytes of a coordinate. */
const coordinateSizes = {nistp256: 32, nistp384: 48, nistp521: 66} as const;

export type SshCurve = keyof typeof coordinateSizes;

/** A public key: what it is decides how its signatures are made. */
export type SshKey =
  | {readonly algorithm: 'ed25519'; readonly key: Uint8Array; readonly application?: Uint8Array}
  | {readonly algorithm: 'rsa'; readonly modulus: Uint8Array; readonly exponent: Uint8Array}
  | {
      readonly algorithm: 'ecdsa';
      readonly curve: SshCurve;
      readonly x: Uint8Array;
      readonly y: Uint8Array;
      /** Of a key that lies in a security key: what its signatures are made for. */
      readonly application?: Uint8Array;
    };

/** The public key in a blob. Throws `Unreadable` for other bytes, and for types that are not known, certificates too. */
export function parseSshKey(blob: Uint8Array): SshKey {
  const reader = new SshReader(blob, 'the key');
  const type = reader.text();
  const key = fieldsOf(type, reader);
  reader.end();
  return key;
}

function fieldsOf(type: string, reader: SshReader): SshKey {
  switch (type) {
    case 'ssh-ed25519':
      return {algorithm: 'ed25519', key: edwardsPoint(reader)};
    case 'sk-ssh-ed25519@openssh.com':
      return {algorithm: 'ed25519', key: edwardsPoint(reader), application: reader.string()};
    case 'ssh-rsa': {
      const exponent = reader.mpint();
      return {algorithm: 'rsa', exponent, modulus: largeModulus(reader.mpint())};
    }
    case 'ecdsa-sha2-nistp256':
    case 'ecdsa-sha2-nistp384':
    case 'ecdsa-sha2-nistp521':
      return curvePoint(reader, type.slice('ecdsa-sha2-'.length) as SshCurve);
    case 'sk-ecdsa-sha2-nistp256@openssh.com':
      return {...curvePoint(reader, 'nistp256'), application: reader.string()};
    default:
      throw new Unreadable(`the type of key ${JSON.stringify(type.slice(0, 64))} is not known`);
  }
}

function edwardsPoint(reader: SshReader): Buffer {
  const key = reader.string();
  if (key.length !== 32) throw new Unreadable('the key is no ed25519 key');
  return key;
}

/** OpenSSH refuses less than 1,024 bits, and nobody should trust less than 2,048. */
const leastModulus = 2048 / 8;

function largeModulus(modulus: Buffer): Buffer {
  if (modulus.length < leastModulus) throw new Unreadable('the RSA key has less than 2,048 bits');
  if (modulus.length > 16_384 / 8) throw new Unreadable('the RSA key has more than 16,384 bits');
  return modulus;
}

function curvePoint(reader: SshReader, curve: SshCurve): Extract<SshKey, {algorithm: 'ecdsa'}> {
  const size = coordinateSizes[curve];
  if (reader.text() !== curve) throw new Unreadable('the key names two curves');
  const point = reader.string();
  if (point.length !== 1 + 2 * size || point[0] !== 4) throw new Unreadable(`the key is no point on ${curve}`);
  return {algorithm: 'ecdsa', curve, x: point.subarray(1, 1 + size), y: point.subarray(1 + size)};
}

/** The bytes of r or s beside each other that a curve has. */
export function coordinateSizeOf(curve: SshCurve): number {
  return coordinateSizes[curve];
}

/** The blob of an ed25519 key. */
export function ed25519Blob(key: Uint8Array): Buffer {
  return Buffer.concat([sshString('ssh-ed25519'), sshString(key)]);
}

const keyLine = /^((?:ssh-|ecdsa-sha2-|sk-)[\w@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+.*)?$/;

/** The blob of the public key in a `.pub` file of one line; undefined where there is no such line. Throws `Unreadable`. */
export function sshPublicBlob(bytes: Uint8Array): Buffer | undefined {
  const lines = linesIn(bytes);
  const match = lines.length === 1 ? keyLine.exec(lines[0]) : undefined;
  return match ? blobOfType(match[1], match[2]) : undefined;
}

/** The blob of a type, of its base64. Throws `Unreadable` where it is of another type than is said. */
export function blobOfType(type: string, base64: string): Buffer {
  const blob = decodeBase64(base64, 'the key');
  if (new SshReader(blob, 'the key').text() !== type) throw new Unreadable(`the key is not of the type ${type}`);
  return blob;
}

const privateHead = '-----BEGIN OPENSSH PRIVATE KEY-----';
const privateEnd = '-----END OPENSSH PRIVATE KEY-----';
const privateMagic = 'openssh-key-v1\0';

/** Nothing is read of a private key file that is longer, in bytes. */
export const longestSshKey = 65_536;

/** Whether bytes begin as private keys of OpenSSH do. */
export function startsLikeSshPrivate(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, privateHead.length)).toString('latin1') === privateHead;
}

/** What a private key file tells without its password. */
export interface SshPrivateFile {
  readonly blob: Uint8Array;
  /** The seed of an ed25519 key; undefined where a password, or another type of key, keeps it from being used. */
  readonly seed: Uint8Array | undefined;
  readonly isEncrypted: boolean;
  readonly type: string;
}

/** The private key in a file. Throws `Unreadable`. */
export function parseSshPrivate(bytes: Uint8Array): SshPrivateFile {
  const lines = linesIn(bytes);
  if (lines[0] !== privateHead || lines.at(-1) !== privateEnd) throw new Unreadable('its frame is not whole');
  const content = decodeBase64(lines.slice(1, -1).join(''), 'the key');
  const reader = new SshReader(content, 'the key');
  if (reader.raw(privateMagic.length).toString('latin1') !== privateMagic) {
    throw new Unreadable('it is of a version that is not known');
  }
  const [cipher, kdf] = [reader.text(), reader.text()];
  const isEncrypted = cipher !== 'none';
  if (!isEncrypted && (kdf !== 'none' || reader.string().length > 0))
    throw new Unreadable('it is open and has a password');
  if (isEncrypted) reader.string();
  if (reader.u32() !== 1) throw new Unreadable('it holds more keys than one');
  const blob = reader.string();
  const secret = reader.string();
  if (!isEncrypted) reader.end();
  const type = new SshReader(blob, 'the public key').text();
  const seed = isEncrypted || type !== 'ssh-ed25519' ? undefined : seedIn(secret, blob);
  return {blob, seed, isEncrypted, type};
}

/** The seed in the private part of an open file, after everything around it was compared. */
function seedIn(secret: Uint8Array, blob: Buffer): Buffer {
  const reader = new SshReader(secret, 'the private key');
  const [check, again] = [reader.u32(), reader.u32()];
  if (check !== again) throw new Unreadable('its check numbers differ');
  const [type, key, both] = [reader.text(), reader.string(), reader.string()];
  const named = Buffer.concat([sshString(type), sshString(key)]);
  if (!named.equals(blob) || both.length !== 64 || !both.subarray(32).equals(key)) {
    throw new Unreadable('its private key does not belong to its public key');
  }
  reader.string();
  for (const [i, byte] of reader.rest().entries()) {
    if (byte !== i + 1) throw new Unreadable('its padding is not what it must be');
  }
  return both.subarray(0, 32);
}
