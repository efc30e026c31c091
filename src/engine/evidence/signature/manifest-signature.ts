import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {Signature} from '../../format/signature-document.js';
import {readScalars} from '../../peer/python-members.js';
import {type Digest, digestsEqual, hmacSha256, sha256} from '../../storage/checksum.js';
import {type NamedKind, readDocument} from '../document-file.js';

/** Takes the chunks of a manifest and gives its signature under a key. */
export class ManifestSigner {
  private readonly digest = sha256();
  private readonly mac: Digest;

  constructor(key: Uint8Array) {
    this.mac = hmacSha256(key);
  }

  update(chunk: Uint8Array): void {
    this.digest.update(chunk);
    this.mac.update(chunk);
  }

  /** The signature of what was taken; ends it. */
  signature(): Signature {
    return {
      algorithm: 'hmac-sha256',
      manifest_sha256: this.digest.hex(),
      manifest_version: 1,
      signature: this.mac.hex(),
      signature_version: 1,
    };
  }
}

/** A signature as it was found: of the right shape, and not yet known to be right. */
export interface StoredSignature {
  readonly algorithm: string;
  readonly manifest_sha256: string;
  readonly manifest_version: number | boolean;
  readonly signature: string;
  readonly signature_version: number | boolean;
}

const signatureKind: NamedKind = {
  validator: 'signature',
  kind: undefined,
  longest: 1_048_576,
  parse: readScalars,
  unreadable: (path, problem, cause) => fault(conditions.signatureUnreadable, {path, problem}, {}, cause),
  invalid: (path, problem) => fault(conditions.signatureMalformed, {path, problem}),
};

/**
 * Reads a signature file. Raises L0002, L0010 for a document that is no signature, L0011 for one that is no JSON, L5001
 * and L5002.
 */
export function readSignature(file: string): Promise<StoredSignature> {
  return readDocument(file, signatureKind);
}

/** What is known of a stored signature, beside the one that the store has now. */
export interface SignatureVerdict {
  /** `unknown` is for a kind that this program cannot judge. */
  readonly answer: 'right' | 'wrong' | 'unknown';
  readonly reason: string;
  /** Whether it was made of the content that the store has now; undefined for a kind that is not known. */
  readonly isOfContent?: boolean;
}

/** Judges a stored signature by the one that the store has now under the key. */
export function judgeSignature(stored: StoredSignature, computed: Signature): SignatureVerdict {
  const problem = otherKind(stored);
  if (problem !== undefined) return {answer: 'unknown', reason: problem};
  const [was, is] = [stored.manifest_sha256, computed.manifest_sha256];
  if (!digestsEqual(was, is)) {
    const reason = `the content is another: signed ${shortened(was)}, this store ${shortened(is)}`;
    return {answer: 'wrong', reason, isOfContent: false};
  }
  if (digestsEqual(stored.signature, computed.signature)) {
    return {answer: 'right', reason: `the manifest is the signed one, ${is}`, isOfContent: true};
  }
  const reason = `the content is the signed one (${shortened(is)}), so the key is another, or the signature was altered`;
  return {answer: 'wrong', reason, isOfContent: true};
}

/** Why a signature is of a kind that is not known; undefined for the one that is. */
function otherKind(stored: StoredSignature): string | undefined {
  const versions = [
    ['signature_version', stored.signature_version],
    ['manifest_version', stored.manifest_version],
  ] as const;
  const [name, version] = versions.find(([, found]) => Number(found) !== 1) ?? [];
  if (name !== undefined) return `its ${name} is ${version}, and this program knows 1: nothing is said of it`;
  if (stored.algorithm === 'hmac-sha256') return undefined;
  return `its algorithm is ${stored.algorithm}, and this program knows hmac-sha256: nothing is said of it`;
}

function shortened(digest: string): string {
  return digest.length > 8 ? `${digest.slice(0, 8)}...` : digest;
}
