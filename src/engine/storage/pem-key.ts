import {createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify} from 'node:crypto';
import {decodeBase64, Unreadable} from '../format/key-text.js';

/** Keys in PEM (RFC 7468): Ed25519 and ECDSA over P-256, as openssl and cosign write them. */

/** A key that everybody may have. */
export interface PemPublicKey {
  /** Base64 of the SHA-256 of the SubjectPublicKeyInfo, by which Sigstore bundles name a key. */
  readonly hint: string;
  readonly algorithm: 'ed25519' | 'ecdsa-p256';
  /** As a file of its own has it. */
  readonly pem: string;
  /** Whether a signature of the bytes was made with the secret half. */
  verifies(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** A key that nobody else may have. */
export interface PemSecretKey {
  readonly publicKey: PemPublicKey;
  /** The signature of bytes; of Ed25519 the same each time. ECDSA signs their SHA-256 and is in DER. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** The secret key in the text of a PEM file: PKCS#8 without a password. Throws `Unreadable`, whose message repeats nothing of the key. */
export function parseSecretPem(text: Uint8Array): PemSecretKey {
  const key = parsePem(text, 'PRIVATE KEY', (der) => createPrivateKey({key: der, format: 'der', type: 'pkcs8'}));
  const publicKey = toPublicKey(createPublicKey(key));
  return {publicKey, sign: (bytes) => sign(digestOf(publicKey), bytes, key)};
}

/** The public key in the text of a PEM file. Throws `Unreadable`. */
export function parsePublicPem(text: Uint8Array): PemPublicKey {
  return toPublicKey(parsePem(text, 'PUBLIC KEY', (der) => createPublicKey({key: der, format: 'der', type: 'spki'})));
}

/** The one block of a PEM file as a key. */
function parsePem(bytes: Uint8Array, label: string, toKey: (der: Buffer) => KeyObject): KeyObject {
  const text = Buffer.from(bytes).toString('latin1').trim().replaceAll('\r\n', '\n');
  const block = /^-----BEGIN ([A-Z0-9 ]+)-----\n([A-Za-z0-9+/=\n]*)\n-----END ([A-Z0-9 ]+)-----$/;
  const [, found, body = '', end] = block.exec(text) ?? [];
  if (found === undefined) throw new Unreadable('it is not one PEM block');
  if (found !== label || end !== label) {
    throw new Unreadable(`it is a ${found}, and a ${label} is needed${wayFrom(found)}`);
  }
  const der = decodeBase64(body.replaceAll('\n', ''), 'what is between its lines');
  try {
    return toKey(der);
  } catch {
    // What the library says of a secret key is not repeated.
    throw new Unreadable(`what is in it is no ${label}`);
  }
}

/** How a key of another form becomes one that is read; nothing where there is no way. */
function wayFrom(found: string): string {
  if (found === 'ENCRYPTED PRIVATE KEY') return ': openssl pkey -in FILE writes it without its password';
  if (found.startsWith('ENCRYPTED')) return ': cosign attest-blob --statement signs with its own keys';
  return /^(EC|RSA|DSA) PRIVATE KEY$/.test(found) ? ': openssl pkcs8 -topk8 -nocrypt -in FILE writes one' : '';
}

function toPublicKey(key: KeyObject): PemPublicKey {
  const spki = key.export({format: 'der', type: 'spki'});
  const algorithm = algorithmOf(key);
  if (algorithm === undefined) {
    throw new Unreadable(`its kind is ${key.asymmetricKeyType}, and Ed25519 and ECDSA over P-256 are known`);
  }
  const publicKey: PemPublicKey = {
    hint: createHash('sha256').update(spki).digest('base64'),
    algorithm,
    pem: key.export({format: 'pem', type: 'spki'}) as string,
    verifies: (bytes, signature) => verify(digestOf(publicKey), bytes, key, signature),
  };
  return publicKey;
}

function algorithmOf(key: KeyObject): PemPublicKey['algorithm'] | undefined {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519';
  const isP256 = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return isP256 ? 'ecdsa-p256' : undefined;
}

/** Ed25519 takes the bytes as they are. */
function digestOf({algorithm}: PemPublicKey): 'sha256' | null {
  return algorithm === 'ed25519' ? null : 'sha256';
}
