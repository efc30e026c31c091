import type {GivenSignature, Match} from './open-signatures.js';
import type {Claims, Proof, Sameness, StoreFacts} from './signature-kind.js';

/** What is known of one public-key signature. */
export interface SignatureReport {
  /** Its kind, as the caller's key decides it. */
  readonly kind: string;
  /** Path of the signature. */
  readonly file: string;
  /** Whether it proves what was asked for. */
  readonly verdict: 'pass' | 'fail' | 'not checked';
  /** What it proves, or why it does not. */
  readonly reason: string;
  readonly algorithm: string;
  /** Whether a digest was signed, and not the bytes themselves. */
  readonly prehashed: boolean;
  /** The key that it names, as the tools of its kind print it. */
  readonly key_id: string;
  /** Whose key that must be; null where nobody was named. */
  readonly identity: string | null;
  /** What it speaks of, beside the same of the store. */
  readonly bytes: Sameness;
  readonly graph: Sameness;
  readonly seal_root: Sameness;
  /** What the key vouches for beside the bytes; null for nothing. */
  readonly claims: Claims | null;
}

/** Judges a signature by what was found out of the store. */
export function judgeSigned({file, kind, open}: GivenSignature, facts: StoreFacts, match: Match): SignatureReport {
  const proof = open.prove(facts);
  const {algorithm, prehashed, keyId, identity = null, bytes, claims} = proof;
  const graph = compared(claims?.manifest_sha256, facts.manifestSha256);
  const sealRoot = compared(claims?.seal_root, facts.sealRoot);
  const {verdict, reason} = verdictOf(proof, {graph, sealRoot}, match);
  return {
    kind,
    file,
    verdict,
    reason,
    algorithm,
    prehashed,
    key_id: keyId,
    identity,
    bytes,
    graph,
    seal_root: sealRoot,
    claims: claims ?? null,
  };
}

function compared(claimed: string | null | undefined, found: string | undefined): Sameness {
  if (claimed === undefined || claimed === null || found === undefined) return 'not compared';
  return claimed === found ? 'same' : 'other';
}

interface ComparedClaims {
  readonly graph: Sameness;
  readonly sealRoot: Sameness;
}

function verdictOf(
  {bytes, refusal, claims, keyId, identity}: Proof,
  {graph, sealRoot}: ComparedClaims,
  match: Match,
): Pick<SignatureReport, 'verdict' | 'reason'> {
  if (refusal !== undefined) return {verdict: 'fail', reason: refusal};
  const by = `${identity === undefined ? 'the key' : `${identity}, with the key`} ${keyId}`;
  const at = claims?.time == null ? '' : `, at ${claims.time} by its own word`;
  if (bytes === 'same') {
    const lie = graph === 'other' ? 'graph' : sealRoot === 'other' ? 'seal' : undefined;
    if (lie !== undefined)
      return {verdict: 'fail', reason: `the bytes are the signed ones, and the ${lie} that it names is not theirs`};
    return {verdict: 'pass', reason: `the bytes are those signed by ${by}${at}`};
  }
  if (graph === 'same') {
    if (match === 'graph')
      return {verdict: 'pass', reason: `the graph is the one signed by ${by}${at}, in other bytes`};
    return {
      verdict: 'fail',
      reason: 'same graph, other bytes: the file is not the one that was signed (--match graph accepts it)',
    };
  }
  if (graph === 'other') return {verdict: 'fail', reason: 'other bytes; the graph differs too'};
  if (claims?.manifest_sha256 == null) {
    const what = match === 'graph' ? ', and it names no graph' : '';
    return {verdict: 'fail', reason: `other bytes than it was made of, or it was altered${what}`};
  }
  if (match === 'bytes') return {verdict: 'fail', reason: 'other bytes; the graph cannot be read to be compared'};
  return {verdict: 'not checked', reason: 'other bytes, and the graph cannot be read to be compared'};
}
