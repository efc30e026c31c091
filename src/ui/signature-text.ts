import {quote} from '../engine/faults/condition.js';
import {type Signature, signatureText} from '../engine/format/signature-document.js';
import type {KeygenReport} from '../engine/operations/keygen.js';
import type {SignBytesReport} from '../engine/operations/sign-bytes.js';
import {heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';

/** The signature itself on stdout; nothing more when it went to a file. */
export const signRenderer = (wasWritten: boolean): Renderer<Signature> => ({
  schema: null,
  text: (signature) => (wasWritten ? undefined : signatureText(signature).trimEnd()),
  json: (signature) => signature,
});

/** What was signed with a secret key; nothing where the signature itself went to stdout. */
export const signBytesRenderer = (wasPrinted: boolean): Renderer<SignBytesReport> => ({
  schema: 'sign-bytes',
  text: ({store, signature, kind, key_id}) =>
    wasPrinted
      ? undefined
      : heading(`${printable(store)}: signed in ${printable(signature)} (${kind}, key ${printable(key_id)})`),
  json: (report) => report,
});

/** A new pair of keys, and what each is for. */
export const keygenRenderer: Renderer<KeygenReport> = {
  text: ({secret_key, public_key, key_id, public_key_base64, has_password}) =>
    [
      `${printable(secret_key)}: keep it secret${has_password ? ', and its password elsewhere' : '; it has no password'}`,
      `${printable(public_key)}: give it to whoever is to verify: ${public_key_base64}`,
      `next: ${printable(`liel sign project.liel --secret-key ${quote(secret_key)}`)}`,
      heading(`Key ${key_id} made`),
    ].join('\n'),
  json: (report) => report,
};
