import {damageFault} from '../check/adjacency-verdict.js';
import {deadBlobNotes} from '../check/dead-blobs.js';
import type {ChunkSink} from '../evidence/document/pour.js';
import {type DocumentFacts, makeDocument, type Shadowing} from '../evidence/document/proven-document.js';
import {readKey} from '../evidence/signature/key-file.js';
import {ManifestSigner} from '../evidence/signature/manifest-signature.js';
import {toFault} from '../faults/fault.js';
import {type Signature, signatureText} from '../format/signature-document.js';
import {checkDocument, writeDocumentTo} from '../outputs/output.js';
import type {Note, Operation, Progress, Tell} from '../passes/operation.js';
import {whileWorking} from '../passes/operation.js';
import {requireFile} from '../storage/files/file-system.js';
import type {WaitOptions} from '../storage/lock/waiting.js';

export interface SignOptions extends WaitOptions {
  readonly store: string;
  readonly keyFile: string;
  readonly shadowed?: Shadowing | undefined;
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
}

/**
 * Signs the manifest of a store with a shared key. A store of which verify would say no is not signed (L4004 for edges and
 * lists that contradict each other, L1017, L1018): a signature is evidence. Raises L0002 to L0005, L0009, L0015 and what checking a store raises.
 */
export async function* sign(options: SignOptions): Operation<Note | Progress, Signature> {
  const {store, keyFile, output, force = false} = options;
  requireFile(store);
  if (output !== undefined) checkDocument(output, [store, keyFile], true);
  const {signature, facts} = yield* whileWorking((tell) => computeSignature(options, tell));
  const damage = damageFault(store, facts.adjacency) ?? facts.oddities.map(toFault)[0];
  if (damage) throw damage;
  if (output !== undefined) {
    checkDocument(output, [store, keyFile], force);
    await writeDocumentTo(output, signatureText(signature), {like: store});
  }
  for (const text of [...facts.notes, ...deadBlobNotes(store, facts.deadBytes)]) yield {type: 'note', text};
  return signature;
}

/** The signature that a store has under a key, and what is known about the store. */
async function computeSignature(
  options: SignOptions,
  tell: Tell,
): Promise<{signature: Signature; facts: DocumentFacts}> {
  const {store, shadowed, waitMs} = options;
  const key = await readKey(options.keyFile, 'sign');
  let signer = new ManifestSigner(key);
  const begin = (): ChunkSink => {
    signer = new ManifestSigner(key);
    return (chunk) => signer.update(chunk);
  };
  const facts = await makeDocument({store, kind: 'manifest', shadowed, waitMs}, begin, tell);
  return {signature: signer.signature(), facts};
}
