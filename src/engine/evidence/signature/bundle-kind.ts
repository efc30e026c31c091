import {type PemPublicKey, parsePublicPem} from '../../storage/pem-key.js';
import {releasePredicate} from './release-statement.js';
import type {Claims, Need, Proof, SignatureKind, StoreFacts} from './signature-kind.js';
import {longestBundle, type OpenedBundle, openBundle} from './sigstore-bundle.js';
import type {Statement} from './statement.js';
import {storePredicate} from './store-statement.js';

/** Signed statements with a predicate of a type: of the bytes of files, and with what else they say of them. */
const bundlesWith = (predicateType: string, says: readonly Need[]): SignatureKind => ({
  name: 'bundle',
  ending: '.sigstore.json',
  longest: longestBundle,
  isLike: (bytes) => /^\s*\{/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1')),
  trusting: (trust) => {
    if (trust.flag !== 'public-key' || !isPem(trust.bytes)) return undefined;
    const key = parsePublicPem(trust.bytes);
    return (bytes) => {
      const opened = openBundle(bytes, key, predicateType);
      return {needs: ['sha256', ...says], prove: (facts) => proofOf(opened, key, facts)};
    };
  },
});

/** Of stores: their bytes, graphs and page digests. */
export const bundleKind = bundlesWith(storePredicate, ['graph', 'seal root']);

/** Of the files of a release of this program. */
export const releaseKind = bundlesWith(releasePredicate, []);

function isPem(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4096)).toString('latin1').trimStart().startsWith('-----BEGIN ');
}

function proofOf(opened: OpenedBundle, {algorithm}: PemPublicKey, facts: StoreFacts): Proof {
  const said = {algorithm, prehashed: true, keyId: opened.hint};
  if (opened.refusal !== undefined) return {...said, bytes: 'not compared', refusal: opened.refusal};
  const {sha256} = facts.digests;
  const digest = sha256 && Buffer.from(sha256).toString('hex');
  const subject = opened.statement.subject.find((each) => each.digest.sha256 === digest);
  const claims = claimsOf(opened.statement, subject?.name, facts.manifestSha256);
  return {...said, bytes: digest === undefined ? 'not compared' : subject ? 'same' : 'other', claims};
}

/** What a statement says of one of its stores, as far as it says it in the way that is known. */
interface Described {
  readonly name?: unknown;
  readonly nodes?: unknown;
  readonly edges?: unknown;
  readonly manifest?: {readonly sha256?: unknown} | null;
  readonly seal?: {readonly root?: unknown} | null;
}

/** What is said of the store with a name; of one that is not named, what is said of its graph, or of the only store. */
function claimsOf({predicate}: Statement, name: string | undefined, graph: string | undefined): Claims {
  const {stores, signed_at: time} = (predicate ?? {}) as {stores?: unknown; signed_at?: unknown};
  const described = (Array.isArray(stores) ? stores : []).filter((each) => each !== null) as Described[];
  const store =
    name === undefined
      ? (described.find(({manifest}) => manifest?.sha256 === graph) ?? described[0])
      : described.find((each) => each.name === name);
  return {
    manifest_sha256: text(store?.manifest?.sha256),
    seal_root: text(store?.seal?.root),
    nodes: count(store?.nodes),
    edges: count(store?.edges),
    time: text(time),
    note: null,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
