import {decodeBase64, Unreadable} from '../../format/key-text.js';
import type {PemPublicKey, PemSecretKey} from '../../storage/pem-key.js';
import {decodeStatement, parseOneMeaning, type Statement} from './statement.js';

/**
 * A statement that is signed: a DSSE envelope (github.com/secure-systems-lab/dsse) in a Sigstore bundle v0.3, as cosign and
 * @sigstore/verify read it. Nothing in it chooses an algorithm or a key: whoever verifies has both already.
 */

/** What the payload is: an in-toto statement. */
const payloadType = 'application/vnd.in-toto+json';

const mediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** The same as tools wrote it before. */
const olderMediaType = 'application/vnd.dev.sigstore.bundle+json;version=0.3';

/** What is longer is no bundle, in bytes. */
export const longestBundle = 4 * 1024 * 1024;

/** What is in a bundle, by its form alone: whether the signature is right is not known. */
interface Envelope {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** The key that it names: it chooses none, and a key of another name is another. */
  readonly hint: string;
}

/** The bytes of a bundle with a payload and its signature. */
export function encodeBundle(payload: Uint8Array, key: PemSecretKey): Buffer {
  const bundle = {
    mediaType,
    verificationMaterial: {publicKey: {hint: key.publicKey.hint}},
    dsseEnvelope: {
      payload: Buffer.from(payload).toString('base64'),
      payloadType,
      signatures: [{sig: Buffer.from(key.sign(signedBytes(payload))).toString('base64')}],
    },
  };
  return Buffer.from(`${JSON.stringify(bundle, undefined, 2)}\n`);
}

/** What a key says of a bundle: the statement that it signed, or why it signed none. */
export type OpenedBundle = {readonly hint: string} & (
  | {readonly statement: Statement; readonly refusal?: undefined}
  | {readonly refusal: string}
);

/**
 * Opens a bundle with a key. The signature is looked at first, over the payload as it stands there: what it is not of is not read.
 * Throws `Unreadable` for what is no bundle with a statement of the wanted type.
 */
export function openBundle(bytes: Uint8Array, key: PemPublicKey, predicateType: string): OpenedBundle {
  const {payload, signature, hint} = decodeBundle(bytes);
  if (hint !== key.hint) return {hint, refusal: `it is of the key ${hint.slice(0, 60)}, and that given is ${key.hint}`};
  if (!key.verifies(signedBytes(payload), signature)) {
    return {hint, refusal: 'its signature is not that of the given key over its statement'};
  }
  return {hint, statement: decodeStatement(payload, predicateType)};
}

/** What DSSE signs: the type and the payload, each behind its length (PAE of DSSE v1). */
function signedBytes(payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload]);
}

function decodeBundle(bytes: Uint8Array): Envelope {
  if (bytes.length > longestBundle) throw new Unreadable(`it is longer than ${longestBundle} bytes`);
  const bundle = parseOneMeaning(bytes, 'it');
  const type = memberOf(bundle, 'mediaType');
  if (type !== mediaType && type !== olderMediaType) {
    throw new Unreadable(`its mediaType is ${said(type)}, not ${mediaType}`);
  }
  const envelope = memberOf(bundle, 'dsseEnvelope');
  if (envelope === undefined) throw new Unreadable('it has no dsseEnvelope: only signed statements are judged');
  const inner = memberOf(envelope, 'payloadType');
  if (inner !== payloadType) throw new Unreadable(`its payloadType is ${said(inner)}, not ${payloadType}`);
  const signatures = memberOf(envelope, 'signatures');
  if (!Array.isArray(signatures) || signatures.length !== 1) {
    throw new Unreadable('it has not exactly one signature');
  }
  return {
    payload: bytesOf(memberOf(envelope, 'payload'), 'its payload'),
    signature: bytesOf(memberOf(signatures[0], 'sig'), 'its signature'),
    hint: textOf(
      memberOf(memberOf(memberOf(bundle, 'verificationMaterial'), 'publicKey'), 'hint'),
      'the hint of its key',
    ),
  };
}

function memberOf(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isObject ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function textOf(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Unreadable(`${what} is ${said(value)}, not a text`);
}

function bytesOf(value: unknown, what: string): Uint8Array {
  return decodeBase64(textOf(value, what), what);
}

/** A member that was found, as far as a sentence has room. */
function said(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);
}
