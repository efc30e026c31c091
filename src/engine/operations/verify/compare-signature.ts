import type {ChunkSink} from '../../evidence/document/pour.js';
import {makeDocument, type Shadowing} from '../../evidence/document/proven-document.js';
import {keySpellings} from '../../evidence/signature/key-file.js';
import {
  judgeSignature,
  ManifestSigner,
  type SignatureVerdict,
  type StoredSignature,
} from '../../evidence/signature/manifest-signature.js';
import type {Signature} from '../../format/signature-document.js';
import type {Tell} from '../../passes/operation.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';

interface SignedStore extends WaitOptions {
  readonly store: string;
  readonly shadowed?: Shadowing | undefined;
}

/**
 * Compares a signature with the one that a store has under a key. Where only the key can be the trouble, the store is read
 * once more to find out whether an editor or a shell changed it. Raises what `manifest` raises.
 */
export async function compareSignature(
  place: SignedStore,
  key: Uint8Array,
  stored: StoredSignature,
  computed: Signature,
  tell: Tell,
): Promise<SignatureVerdict> {
  const verdict = judgeSignature(stored, computed);
  if (verdict.answer !== 'wrong' || verdict.isOfContent !== true) return verdict;
  const spelling = await fittingSpelling(place, key, stored, tell);
  if (spelling === undefined) return verdict;
  const reason = `the content is the signed one, and the key fits ${spelling}: it was changed since`;
  return {...verdict, reason};
}

/** What would have to be done to the key for it to fit; undefined for nothing that would help. */
async function fittingSpelling(
  {store, shadowed, waitMs}: SignedStore,
  key: Uint8Array,
  stored: StoredSignature,
  tell: Tell,
): Promise<string | undefined> {
  const spellings = keySpellings(key).map((spelling) => ({...spelling, signer: new ManifestSigner(spelling.key)}));
  const begin = (): ChunkSink => {
    for (const spelling of spellings) spelling.signer = new ManifestSigner(spelling.key);
    return (chunk) => {
      for (const {signer} of spellings) signer.update(chunk);
    };
  };
  await makeDocument({store, kind: 'manifest', shadowed, waitMs}, begin, tell);
  return spellings.find(({signer}) => judgeSignature(stored, signer.signature()).answer === 'right')?.name;
}
