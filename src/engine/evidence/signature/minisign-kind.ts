import {Unreadable} from '../../format/key-text.js';
import {
  bareMinisignKey,
  longestMinisign,
  type MinisignKey,
  type MinisignSignature,
  minisignKeyId,
  parseMinisignKey,
  parseMinisignSignature,
  signedComment,
  startsLikeMinisign,
} from '../../format/minisign.js';
import {verifyEd25519} from '../../storage/key-pairs.js';
import {minisignEnding} from '../sidecar.js';
import {claimsIn} from './claims.js';
import type {Claims, Proof, SignatureKind, StoreFacts} from './signature-kind.js';

/** Signatures of minisign: of the bytes, and of a comment that says which graph they hold. */
export const minisignKind: SignatureKind = {
  name: 'minisign',
  ending: minisignEnding,
  longest: longestMinisign,
  isLike: startsLikeMinisign,
  trusting: (trust) => {
    if (trust.flag !== 'public-key' || !isMinisignKey(trust.bytes)) return undefined;
    const key = parseMinisignKey(trust.bytes);
    return (bytes) => {
      const stored = parseMinisignSignature(bytes);
      const claims = claimsIn(commentOf(stored));
      const what = stored.prehashed ? 'blake2b512' : 'bytes';
      return {
        needs: claims ? [what, 'graph', 'seal root'] : [what],
        prove: (facts) => proofOf(stored, key, claims, facts),
      };
    };
  },
};

function isMinisignKey(bytes: Uint8Array): boolean {
  return (
    startsLikeMinisign(bytes) || bareMinisignKey.test(Buffer.from(bytes.subarray(0, 60)).toString('latin1').trim())
  );
}

function commentOf({trustedComment}: MinisignSignature): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(trustedComment);
  } catch {
    throw new Unreadable('its trusted comment is not UTF-8');
  }
}

function proofOf(
  stored: MinisignSignature,
  {number, key}: MinisignKey,
  claims: Claims | undefined,
  {digests, bytes: content}: StoreFacts,
): Proof {
  const {prehashed, keyNumber, signature, commentSignature} = stored;
  const keyId = minisignKeyId(keyNumber);
  const said = {algorithm: 'ed25519', prehashed, keyId};
  if (!Buffer.from(keyNumber).equals(number)) {
    return {
      ...said,
      bytes: 'not compared',
      refusal: `it is of the key ${keyId}, and that given is ${minisignKeyId(number)}`,
    };
  }
  const message = prehashed ? digests.blake2b512 : content;
  const isOfBytes = message !== undefined && verifyEd25519(key, message, signature);
  if (verifyEd25519(key, signedComment(stored), commentSignature)) {
    return {...said, bytes: isOfBytes ? 'same' : 'other', claims};
  }
  const refusal = isOfBytes
    ? 'its trusted comment is not the one that was signed'
    : `it was altered, or is of another key that has the number ${keyId} as well`;
  return {...said, bytes: isOfBytes ? 'same' : 'not compared', refusal};
}
