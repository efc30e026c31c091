import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {Unreadable} from '../../format/key-text.js';
import {
  type MinisignSecret,
  minisignKeyId,
  minisignSignatureText,
  signedComment,
  startsLikeMinisign,
} from '../../format/minisign.js';
import {
  ed25519Blob,
  longestSshKey,
  parseSshKey,
  parseSshPrivate,
  sshPublicBlob,
  startsLikeSshPrivate,
} from '../../format/ssh/ssh-key.js';
import {type SshSignature, sshSignatureText, sshSignedData} from '../../format/ssh/ssh-signature.js';
import {sshString} from '../../format/ssh/ssh-wire.js';
import type {SignedDigest} from '../../storage/checksum.js';
import {stampOf} from '../../storage/files/file-system.js';
import {fileBehind} from '../../storage/files/input.js';
import {notice} from '../../storage/files/notices.js';
import {ed25519PublicOf, signEd25519} from '../../storage/key-pairs.js';
import {agentHolds, signByAgent} from '../../storage/ssh-agent.js';
import {otherKeyKind} from './key-file.js';
import {type GivenBytes, type KeySource, readingKey, readKeySource} from './key-source.js';
import {minisignKind} from './minisign-kind.js';
import {openMinisignSecret, type Password} from './minisign-secret.js';
import type {SignatureKind} from './signature-kind.js';
import {isSshSignatureOf, sshAlgorithm, sshFingerprint, sshKind, sshNamespace} from './ssh-kind.js';

/** What signs a store: a secret key of the kind that its file is of. */
export interface Signer {
  readonly kind: SignatureKind;
  readonly algorithm: string;
  /** As the tools of its kind print it. */
  readonly keyId: string;
  /** What it signs of a store. */
  readonly digest: SignedDigest;
  /** Whether the signature has a place for what is said of the store beside its bytes. */
  readonly hasClaims: boolean;
  /** The bytes of a signature file, with `claims` in it where there is a place for them; `what` is signed is for people alone. */
  readonly sign: (digest: Uint8Array, claims: string, what?: string) => Promise<Uint8Array>;
}

/** What opens a secret key. */
export interface SecretKeyOptions {
  readonly secretKey: KeySource;
  /** Asked only where the key is under a password. */
  readonly password?: Password | undefined;
  /** The socket of the SSH agent, which signs for public keys of SSH. */
  readonly agent?: string | undefined;
}

/**
 * The signer of a secret key. A key that others can read is noted. Raises L0002, L0090 for a key that signs nothing here,
 * L0091 for a damaged one, L0092 and L0093 for its password, L5042 for an agent that does not hold it, L5001 and L5002.
 */
export async function openSigner({secretKey, password, agent}: SecretKeyOptions): Promise<Signer> {
  const key = await readKeySource(secretKey, longestSshKey);
  const kind = otherKeyKind(key.bytes);
  const blob = readingKey(key.name, () => sshPublicBlob(key.bytes));
  if (blob) return agentSigner(key.name, blob, agent);
  if (kind === 'a minisign public key') throw unfit(key.name, kind);
  if (startsLikeMinisign(key.bytes)) {
    warnOfReaders(secretKey);
    return minisignSigner(await openMinisignSecret(key, password));
  }
  if (startsLikeSshPrivate(key.bytes)) {
    warnOfReaders(secretKey);
    return sshSigner(key);
  }
  if (kind !== undefined) throw unfit(key.name, kind);
  throw fault(conditions.keyUnreadable, {path: key.name, problem: 'it is no key of a kind that is known'});
}

function unfit(path: string, kind: string): Error {
  return fault(conditions.keyUnfit, {path, kind, wanted: 'a secret key of minisign or OpenSSH'});
}

/** Says that a secret is none any more on a machine with others. */
export function warnOfReaders(source: KeySource): void {
  const path = typeof source === 'string' ? fileBehind(source) : undefined;
  const mode = path === undefined ? 0 : (stampOf(path)?.mode ?? 0);
  if ((mode & 0o077) !== 0)
    notice(`the secret key ${path} can be read or written by others on this machine: chmod 600`);
}

function minisignSigner({seed, number}: MinisignSecret): Signer {
  return {
    kind: minisignKind,
    algorithm: 'ed25519',
    keyId: minisignKeyId(number),
    digest: 'blake2b512',
    hasClaims: true,
    sign: async (digest, claims, what = 'a .liel store') => {
      const signature = signEd25519(seed, digest);
      const trustedComment = Buffer.from(claims);
      const commentSignature = signEd25519(seed, signedComment({signature, trustedComment}));
      return minisignSignatureText(
        {keyNumber: number, signature, trustedComment, commentSignature},
        `signature of ${what}, by liel`,
      );
    },
  };
}

function sshSigner({name, bytes}: GivenBytes): Signer {
  const {seed, blob, isEncrypted, type} = readingKey(name, () => parseSshPrivate(bytes));
  if (isEncrypted || !seed) {
    const what = isEncrypted ? 'an OpenSSH key under a password' : `an OpenSSH key of the type ${type}`;
    const wanted = 'its .pub file with the key in the agent (ssh-add), or an ed25519 key without a password';
    throw fault(conditions.keyUnfit, {path: name, kind: what, wanted});
  }
  if (!Buffer.from(ed25519Blob(ed25519PublicOf(seed))).equals(blob)) {
    throw fault(conditions.keyUnreadable, {path: name, problem: 'its private key does not belong to its public key'});
  }
  const make = async (data: Uint8Array): Promise<Uint8Array> =>
    Buffer.concat([sshString('ssh-ed25519'), sshString(signEd25519(seed, data))]);
  return signerOf(blob, 'ed25519', make);
}

async function agentSigner(name: string, blob: Uint8Array, agent: string | undefined): Promise<Signer> {
  const algorithm = readingKey(name, () => sshAlgorithm(parseSshKey(blob)));
  if (agent === undefined) throw fault(conditions.sshAgent, {problem: 'there is none: SSH_AUTH_SOCK is not set'});
  if (!(await agentHolds(agent, blob))) throw fault(conditions.sshAgent, {problem: `it does not hold the key ${name}`});
  const make = async (data: Uint8Array): Promise<Uint8Array> => {
    const signature = await signByAgent(agent, blob, data);
    requireOwn(blob, signature, data);
    return signature;
  };
  return signerOf(blob, algorithm, make);
}

/** Old agents answer with SHA-1, which nobody accepts. Raises L5042 for what no verifier would take. */
function requireOwn(blob: Uint8Array, signature: Uint8Array, data: Uint8Array): void {
  let problem = 'what it made does not fit the key';
  try {
    if (isSshSignatureOf(blob, signature, data)) return;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problem = `what it made cannot be used: ${error.message}`;
  }
  throw fault(conditions.sshAgent, {problem});
}

function signerOf(blob: Uint8Array, algorithm: string, make: (data: Uint8Array) => Promise<Uint8Array>): Signer {
  return {
    kind: sshKind,
    algorithm,
    keyId: sshFingerprint(blob),
    digest: 'sha512',
    hasClaims: false,
    sign: async (digest) => {
      const head: Omit<SshSignature, 'signature'> = {blob, namespace: sshNamespace, hash: 'sha512'};
      return Buffer.from(sshSignatureText({...head, signature: await make(sshSignedData(head, digest))}));
    },
  };
}
