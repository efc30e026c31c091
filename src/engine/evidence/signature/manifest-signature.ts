import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {Signature} from '../../format/signature-document.js';
import {readScalars} from '../../peer/python-members.js';
import {type Digest, digestsEqual, hmacSha256, sha256} from '../../storage/checksum.js';
import {readWholeFile} from '../../storage/files/file-system.js';
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

/** All bytes of the key file. Raises L0002, L0009. */
export function readKey(file: string): Uint8Array {
  const key = readWholeFile(file);
  if (key.length === 0) throw fault(conditions.keyEmpty, {path: file});
  return key;
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

/** Whether a stored signature is the one that the store has now. */
export function signatureMatches(stored: StoredSignature, computed: Signature): boolean {
  const isOurKind =
    Number(stored.signature_version) === 1 &&
    stored.algorithm === 'hmac-sha256' &&
    Number(stored.manifest_version) === 1;
  const digestFits = digestsEqual(stored.manifest_sha256, computed.manifest_sha256);
  const signatureFits = digestsEqual(stored.signature, computed.signature);
  return isOurKind && digestFits && signatureFits;
}
