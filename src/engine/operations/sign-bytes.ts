import type {ChunkSink} from '../evidence/document/pour.js';
import {refuseDenied} from '../evidence/seal/seal-denial.js';
import {sidecarPath} from '../evidence/sidecar.js';
import {claimsText, requireCommentLine} from '../evidence/signature/claims.js';
import type {StoreFacts} from '../evidence/signature/signature-kind.js';
import {openSigner, type SecretKeyOptions} from '../evidence/signature/signer.js';
import {beginFacts} from '../evidence/signature/store-facts.js';
import {surveyStore} from '../evidence/survey.js';
import {conditions} from '../faults/conditions.js';
import {fault, toFault} from '../faults/fault.js';
import {checkDocument, writeDocumentTo} from '../outputs/output.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../passes/operation.js';
import {normalisedPath} from '../peer/path-text.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {requireFile} from '../storage/files/file-system.js';
import type {WaitOptions} from '../storage/lock/waiting.js';
import {readStore, withStableFile} from '../storage/reading/open-store.js';

export interface SignBytesOptions extends WaitOptions, SecretKeyOptions {
  readonly store: string;
  /** Where the signature goes, `-` for the stream; beside the store without it. */
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  /** Anything that the signer wants to say, in one line. */
  readonly note?: string | undefined;
  /** The moment that the signature names. */
  readonly now?: Date | undefined;
  /** Takes the signature that goes to `-`. */
  readonly stream?: ChunkSink | undefined;
}

export interface SignBytesReport {
  readonly store: string;
  /** Path of the signature. */
  readonly signature: string;
  readonly kind: string;
  readonly algorithm: string;
  /** The key that signed, as the tools of its kind print it. */
  readonly key_id: string;
  readonly size_bytes: number;
  readonly nodes: number;
  readonly edges: number;
  /** SHA-256 of the manifest, and root of the page digests, in hex. */
  readonly manifest_sha256: string;
  readonly seal_root: string;
  /** The moment that the signature names, UTC; null for a kind that names none. */
  readonly signed_at: string | null;
}

/**
 * Signs the bytes of a store with a secret key, whose file decides the kind of signature. A store with a live WAL is not signed
 * (L3008), nor is one of which verify would say no: its first finding is raised. Raises L0001 for a note of several lines, or one that has no place, L0002 to L0005, what
 * `openSigner` and checking a store raise, L5001 to L5004.
 */
export async function* signBytes(options: SignBytesOptions): Operation<Note | Progress, SignBytesReport> {
  const {store, note, force = false, waitMs, now = new Date(), stream} = options;
  requireFile(store);
  requireCommentLine('--note', note, 'sign');
  const signer = await openSigner(options);
  if (note !== undefined && !signer.hasClaims) {
    const problem = `--note has no place in a signature of the kind ${signer.kind.name}`;
    throw fault(conditions.usage, {problem, command: 'sign'});
  }
  const output = options.output ?? sidecarPath(store, signer.kind.ending);
  const inputs = typeof options.secretKey === 'string' ? [store, options.secretKey] : [store];
  checkDocument(output, inputs, force);
  const found = yield* whileWorking((tell) =>
    withStableFile(store, (file) => soundFacts(store, file, signer.digest, tell), waitMs),
  );
  const {facts, nodes, edges, sizeBytes} = found;
  const manifestSha256 = facts.manifestSha256 as string;
  const sealRoot = facts.sealRoot as string;
  const claims = claimsText({manifestSha256, sealRoot, nodes, edges, time: now, note});
  // Outside of the stable read: somebody may have to touch a security key first.
  const signature = await signer.sign(facts.digests[signer.digest] as Uint8Array, claims);
  checkDocument(output, inputs, force);
  await writeDocumentTo(output, Buffer.from(signature).toString(), {like: store, stream});
  for (const text of found.notes) yield {type: 'note', text};
  return {
    store: normalisedPath(store),
    signature: output,
    kind: signer.kind.name,
    algorithm: signer.algorithm,
    key_id: signer.keyId,
    size_bytes: sizeBytes,
    nodes,
    edges,
    manifest_sha256: manifestSha256,
    seal_root: sealRoot,
    signed_at: signer.hasClaims ? now.toISOString() : null,
  };
}

/** What a signature says of a store. Raises the first thing that verify would find wrong with it. */
async function soundFacts(store: string, file: FileDevice, digest: 'blake2b512' | 'sha256' | 'sha512', tell: Tell) {
  const snapshot = readStore(file);
  const {walLength, nodeCount, edgeCount} = snapshot.header;
  if (walLength > 0) throw fault(conditions.walUnsigned, {store, bytes: Number(walLength)});
  const begun = beginFacts(file, [digest, 'graph', 'seal root']);
  await refuseDenied(snapshot, tell);
  const survey = await surveyStore(() => snapshot, 'real', undefined, tell);
  if (survey.fatal) throw survey.fatal;
  const [first] = survey.findings.kept;
  if (first) throw toFault(first);
  const facts: StoreFacts = await begun(snapshot, tell);
  return {facts, nodes: nodeCount, edges: edgeCount, sizeBytes: file.size(), notes: survey.notes};
}
