import {Unreadable} from '../../format/key-text.js';
import {type AllowedSigner, fitsPatterns, parseAllowedSigners} from '../../format/ssh/allowed-signers.js';
import {coordinateSizeOf, parseSshKey, type SshKey} from '../../format/ssh/ssh-key.js';
import {
  longestSshSignature,
  parseSshSignature,
  type SshSignature,
  sshSignedData,
  startsLikeSshSignature,
} from '../../format/ssh/ssh-signature.js';
import {SshReader} from '../../format/ssh/ssh-wire.js';
import {signedDigest} from '../../storage/checksum.js';
import {verifyEcdsa, verifyEd25519, verifyRsa} from '../../storage/key-pairs.js';
import {sshsigEnding} from '../sidecar.js';
import type {Proof, SignatureKind, StoreFacts, Trust} from './signature-kind.js';

/** The namespace of our signatures: one that was made for other work proves nothing here. */
export const sshNamespace = 'liel';

/** Signatures of `ssh-keygen -Y`: of the bytes alone. */
export const sshKind: SignatureKind = {
  name: 'ssh',
  ending: sshsigEnding,
  longest: longestSshSignature,
  isLike: startsLikeSshSignature,
  trusting: (trust) => {
    if (trust.flag !== 'allowed-signers') return undefined;
    const signers = parseAllowedSigners(trust.bytes);
    return (bytes) => {
      const stored = parseSshSignature(bytes);
      if (stored.namespace !== sshNamespace) {
        throw new Unreadable(`it was made for the namespace ${JSON.stringify(stored.namespace)}, not ${sshNamespace}`);
      }
      const key = parseSshKey(stored.blob);
      const made = readMade(key, stored.signature);
      return {needs: [stored.hash], prove: (facts) => proofOf(stored, key, made, {trust, signers}, facts)};
    };
  },
};

/** The SHA-256 of a key's blob, as `ssh-keygen -l` prints it. */
export function sshFingerprint(blob: Uint8Array): string {
  return `SHA256:${Buffer.from(sha256Of(blob)).toString('base64').replace(/=+$/, '')}`;
}

function sha256Of(bytes: Uint8Array): Uint8Array {
  const digest = signedDigest('sha256');
  digest.update(bytes);
  return digest.bytes();
}

/** What the keys of a kind are called: `sk-` before those that lie in a security key. */
export function sshAlgorithm(key: SshKey): string {
  return key.algorithm !== 'rsa' && key.application ? `sk-${key.algorithm}` : key.algorithm;
}

/** Whether a signature, as a blob, is of data under the key in another one. Throws `Unreadable`. */
export function isSshSignatureOf(blob: Uint8Array, signature: Uint8Array, data: Uint8Array): boolean {
  return readMade(parseSshKey(blob), signature)(data);
}

interface TrustedSigners {
  readonly trust: Extract<Trust, {flag: 'allowed-signers'}>;
  readonly signers: readonly AllowedSigner[];
}

function proofOf(
  stored: SshSignature,
  key: SshKey,
  made: MadeSignature,
  {trust, signers}: TrustedSigners,
  {digests}: StoreFacts,
): Proof {
  const digest = digests[stored.hash];
  const keyId = sshFingerprint(stored.blob);
  const said = {algorithm: sshAlgorithm(key), prehashed: true, keyId, identity: trust.identity};
  const refusal = refusalOf(stored, trust, signers, keyId);
  if (refusal !== undefined) return {...said, bytes: 'not compared', refusal};
  const isOfBytes = digest !== undefined && made(sshSignedData(stored, digest));
  return {...said, bytes: isOfBytes ? 'same' : 'other'};
}

/** Why a key may not speak for somebody; undefined when it may. */
function refusalOf(
  {blob}: SshSignature,
  {identity, now}: TrustedSigners['trust'],
  signers: readonly AllowedSigner[],
  keyId: string,
): string | undefined {
  const own = signers.filter((signer) => !signer.isAuthority && Buffer.from(signer.blob).equals(blob));
  if (own.length === 0) return `the key ${keyId} is none of the allowed signers`;
  // The list is compared byte by byte, as OpenSSH does it.
  const bytes = Buffer.from(identity).toString('latin1');
  const named = own.filter(({principals}) => fitsPatterns(bytes, principals));
  if (named.length === 0) return `the key ${keyId} is not one of ${identity}`;
  const inSpace = named.filter(({namespaces}) => namespaces === undefined || fitsPatterns(sshNamespace, namespaces));
  if (inSpace.length === 0) return `the key ${keyId} may not sign in the namespace ${sshNamespace}`;
  const isInTime = ({validAfter, validBefore}: AllowedSigner): boolean =>
    (validAfter === undefined || now >= validAfter) && (validBefore === undefined || now <= validBefore);
  if (inSpace.some(isInTime)) return undefined;
  return `the key ${keyId} is not valid at ${now.toISOString()}, by the list of allowed signers`;
}

/** Whether a signature that was taken apart is of a message. */
type MadeSignature = (message: Uint8Array) => boolean;

/** Takes a signature apart as the type of the key has it. Throws `Unreadable` for one of another type. */
function readMade(key: SshKey, blob: Uint8Array): MadeSignature {
  const reader = new SshReader(blob, 'the signature');
  const type = reader.text();
  if (key.algorithm === 'rsa') return madeByRsa(key, type, reader);
  const {application} = key;
  const name = key.algorithm === 'ed25519' ? 'ssh-ed25519' : `ecdsa-sha2-${key.curve}`;
  requireType(type, application ? `sk-${name}@openssh.com` : name);
  const numbers = reader.string();
  const signature = key.algorithm === 'ed25519' ? numbers : fixedNumbers(numbers, coordinateSizeOf(key.curve));
  // PROTOCOL.u2f: a security key signs digests, with what it saw of its owner (a byte, and a counter) between them.
  const seen = application && reader.raw(5);
  reader.end();
  return (message) => {
    const signed = application && seen ? Buffer.concat([sha256Of(application), seen, sha256Of(message)]) : message;
    return key.algorithm === 'ed25519'
      ? verifyEd25519(key.key, signed, signature)
      : verifyEcdsa(key, signed, signature);
  };
}

/** RFC 8332; the SHA-1 of `ssh-rsa` is not accepted. */
function madeByRsa(key: Extract<SshKey, {algorithm: 'rsa'}>, type: string, reader: SshReader): MadeSignature {
  requireType(type, 'rsa-sha2-512', 'rsa-sha2-256');
  const signature = padded(reader.string(), key.modulus.length);
  reader.end();
  const hash = type === 'rsa-sha2-512' ? 'sha512' : 'sha256';
  return (message) => verifyRsa(key, hash, message, signature);
}

function requireType(found: string, ...known: readonly string[]): void {
  if (known.includes(found)) return;
  throw new Unreadable(
    `it is of the type ${JSON.stringify(found.slice(0, 64))}, and its key makes ${known.join(' or ')}`,
  );
}

/** r and s as two numbers of one size, beside each other. */
function fixedNumbers(numbers: Uint8Array, size: number): Buffer {
  const reader = new SshReader(numbers, 'the signature');
  const [r, s] = [reader.mpint(), reader.mpint()];
  reader.end();
  if (r.length > size || s.length > size) throw new Unreadable('the signature holds numbers that are too large');
  return Buffer.concat([padded(r, size), padded(s, size)]);
}

/** A number with zeros before it. */
function padded(number: Uint8Array, size: number): Buffer {
  return Buffer.concat([Buffer.alloc(Math.max(0, size - number.length)), number]);
}
