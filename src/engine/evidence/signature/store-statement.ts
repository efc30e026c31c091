import {pageSize} from '../../format/records/constants.js';
import {pagesOf} from '../../format/seal.js';
import type {PemSecretKey} from '../../storage/pem-key.js';
import {type AttestedStore, sealSha256} from '../attested-store.js';
import {encodeBundle, openBundle} from './sigstore-bundle.js';
import {type Statement, type Subject, statementOf, statementText} from './statement.js';

/** What a statement of ours says of stores. A URN: it names the form, and leads nowhere. */
export const storePredicate = 'urn:liel:store:v1';

/** By what a store is known in a statement; each can be hashed by anybody. */
export const subjectKinds = ['store', 'manifest', 'seal'] as const;

/** One of them. */
export type SubjectKind = (typeof subjectKinds)[number];

/** A store, as a statement calls it. */
export interface NamedStore extends AttestedStore {
  readonly name: string;
}

/** What is said when, and by which program. */
interface Speaker {
  readonly version: string;
  readonly now: Date;
}

/** What a statement says of its stores. */
export interface StorePredicate {
  readonly stores: readonly object[];
  readonly tool: {readonly name: 'liel-ops'; readonly version: string};
  readonly signed_at: string;
}

/** What is said of stores, for a signer that makes the statement itself. */
export function storePredicateOf(stores: readonly NamedStore[], {version, now}: Speaker): StorePredicate {
  return {
    stores: stores.map(describeStore),
    tool: {name: 'liel-ops', version},
    signed_at: isoSeconds(now),
  };
}

/** The statement about stores: a subject for each kind that is wanted. A seal is one where it vouches for its store. */
export function storeStatement(
  stores: readonly NamedStore[],
  kinds: readonly SubjectKind[],
  speaker: Speaker,
): Statement<StorePredicate> {
  const subjects = stores.flatMap((store) => kinds.flatMap((kind) => subjectOf(store, kind) ?? []));
  return statementOf(subjects, storePredicate, storePredicateOf(stores, speaker));
}

/** The name of the manifest of a store: `project.manifest.json` for `project.liel`. */
export function manifestNameOf(store: string): string {
  return `${store.replace(/\.liel$/, '')}.manifest.json`;
}

function subjectOf(store: NamedStore, kind: SubjectKind): Subject | undefined {
  const {name, sha256, sealRoot, manifestSha256, seal} = store;
  if (kind === 'store') return {name, digest: {sha256, lielSealRoot: sealRoot}};
  if (kind === 'manifest') return {name: manifestNameOf(name), digest: {sha256: manifestSha256}};
  return seal && {name: `${name}.seal`, digest: {sha256: sealSha256(seal)}};
}

function describeStore({name, sizeBytes, nodes, edges, manifestSha256, sealRoot, layers}: NamedStore): object {
  return {
    name,
    format: '1.0',
    size_bytes: sizeBytes,
    nodes,
    edges,
    manifest: {version: 1, sha256: manifestSha256},
    seal: {version: '1.0', hash: 'blake3', page_size: pageSize, pages: pagesOf(sizeBytes), root: sealRoot},
    verify: {ok: true, layers: layers.map(({name, verdict}) => ({name, verdict}))},
  };
}

/** A moment as RFC 3339 has it, in whole seconds. */
export function isoSeconds(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The bundle of a statement; a signature that does not fit at once never leaves. */
export function signStatement(statement: Statement, key: PemSecretKey): Buffer {
  const bundle = encodeBundle(Buffer.from(statementText(statement)), key);
  const {refusal} = openBundle(bundle, key.publicKey, statement.predicateType);
  if (refusal !== undefined) throw new Error(`the bundle that was just made is not right: ${refusal}`);
  return bundle;
}
