import {requireCommentLine} from '../evidence/signature/claims.js';
import {minisignSecretFile, newMinisignPair} from '../evidence/signature/minisign-secret.js';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {minisignKeyId, minisignKeyText} from '../format/minisign.js';
import {checkDocument} from '../outputs/output.js';
import {writeAtomically, writeSecret} from '../storage/files/atomic-file.js';

export interface KeygenOptions {
  /** The names of both files without their endings. */
  readonly output: string;
  readonly comment?: string | undefined;
  /** The password of the secret key; none without it. */
  readonly password?: Uint8Array | undefined;
  /** Files that are read for it, which no key replaces. */
  readonly inputs?: readonly string[] | undefined;
  readonly force?: boolean | undefined;
}

export interface KeygenReport {
  /** Path of the secret key, which only its owner can read. */
  readonly secret_key: string;
  /** Path of the public key, which is for everybody. */
  readonly public_key: string;
  /** The number of the pair, as minisign prints it. */
  readonly key_id: string;
  /** The public key itself, as it can be given to verify in place of its file. */
  readonly public_key_base64: string;
  /** Whether the secret key is under a password. */
  readonly has_password: boolean;
}

/** Makes a pair of minisign keys. Raises L0001 for a comment that is no line, L0003 to L0005, and L5001 to L5004. */
export async function keygen({
  output,
  comment,
  password,
  inputs = [],
  force = false,
}: KeygenOptions): Promise<KeygenReport> {
  requireCommentLine('--comment', comment, 'keygen');
  const [secretKey, publicKey] = [`${output}.key`, `${output}.pub`];
  for (const file of [secretKey, publicKey]) checkDocument(file, inputs, force);
  const pair = newMinisignPair();
  const id = minisignKeyId(pair.number);
  const secret = await minisignSecretFile(pair, password, comment ?? `liel secret key ${id}`);
  if (!writeSecret(secretKey, Buffer.from(secret), force)) throw fault(conditions.outputExists, {path: secretKey});
  const text = minisignKeyText(pair, comment ?? `minisign public key ${id}`);
  writeAtomically(publicKey, Buffer.from(text), undefined);
  return {
    secret_key: secretKey,
    public_key: publicKey,
    key_id: id,
    public_key_base64: text.split('\n')[1] as string,
    has_password: password !== undefined,
  };
}
