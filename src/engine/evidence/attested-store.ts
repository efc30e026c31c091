import {conditions} from '../faults/conditions.js';
import {fault, toFault} from '../faults/fault.js';
import {layerNames} from '../faults/layer.js';
import {encodeSeal, type Seal} from '../format/seal.js';
import {note, type Tell} from '../passes/operation.js';
import {sha256} from '../storage/checksum.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {readStore, type StoreSnapshot} from '../storage/reading/open-store.js';
import {GraphDocument} from './document/graph-document.js';
import {type ChunkSink, pour} from './document/pour.js';
import {shadowNotes} from './document/proven-document.js';
import {pourDevice} from './file-digest.js';
import {type Layer, proved} from './layers.js';
import {receiptOf} from './receipt.js';
import {beginPageDigests, pageHash, treeRoot} from './seal/page-digests.js';
import {denialOf, judgeBySeal, markOfDamage, silenceOf} from './seal/seal-denial.js';
import {surveyStore} from './survey.js';

/** What is known of a store of which verify has nothing to say against. */
export interface AttestedStore {
  /** Bytes of the file, and what `sha256sum` prints of it. */
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly nodes: number;
  readonly edges: number;
  /** The manifest, which is what the Python package writes as well: its bytes, and what `sha256sum` prints of it. */
  readonly manifestBytes: number;
  readonly manifestSha256: string;
  /** Root of the tree over the page digests, in hex: that of a seal of these bytes, whether there is one or not. */
  readonly sealRoot: string;
  /** The digests of all pages, of which the root is. */
  readonly pageDigests: Uint8Array;
  /** The seal beside the store that vouches for these bytes; undefined without one. */
  readonly seal: Seal | undefined;
  /** What verify says, but for a signature. */
  readonly layers: readonly Layer[];
}

/**
 * Proves a store in every layer and gathers by what it is known. Nobody may write to it meanwhile. Raises the first finding that verify
 * would report, what its seal and its receipt say against it (L1031, L1034, L4016, L4017), L3008 for a WAL that is not empty, and
 * L0015 for a float that no manifest can say.
 */
export async function attestedStore(store: string, device: FileDevice, tell: Tell): Promise<AttestedStore> {
  const digests = beginPageDigests(device);
  const judged = await judgeBySeal({store, device, digests}, tell);
  const denial = denialOf(store, judged) ?? markOfDamage(store, await receiptOf(store));
  if (denial) throw denial;
  const silence = silenceOf(judged);
  if (silence !== undefined) tell(note(silence));
  const snapshot = readStore(device, store);
  const {walLength, nodeCount: nodes, edgeCount: edges} = snapshot.header;
  if (walLength > 0) throw fault(conditions.walUnsigned, {store, bytes: walLength});
  const survey = await surveyStore(() => snapshot, 'real', undefined, tell);
  const [first] = survey.findings.kept;
  if (first) throw toFault(first);
  if (survey.fatal) throw survey.fatal;
  for (const text of survey.notes) tell(note(text));
  const bytes = sha256();
  await pourDevice(device, bytes, tell);
  const manifest = await pourManifest(snapshot, () => {}, tell);
  const pageDigests = await digests(tell);
  return {
    sizeBytes: device.size(),
    sha256: bytes.hex(),
    nodes,
    edges,
    manifestBytes: manifest.bytes,
    manifestSha256: manifest.sha256,
    sealRoot: Buffer.from(treeRoot(pageDigests, await pageHash())).toString('hex'),
    pageDigests,
    seal: judged?.check.verdict === 'pass' ? (judged.seal as Seal) : undefined,
    layers: layersOf(judged?.check.verdict === 'pass', judged === undefined),
  };
}

/** Gives the manifest of a sound store to a sink; returns its length and its digest. Raises L0015. */
export async function pourManifest(
  snapshot: StoreSnapshot,
  sink: ChunkSink,
  tell: Tell,
): Promise<{bytes: number; sha256: string}> {
  const {nodeCount: liveNodes, edgeCount: liveEdges} = snapshot.header;
  const document = new GraphDocument(snapshot, {liveNodes, liveEdges}, {kind: 'manifest', nonFinite: 'refuse'});
  const digest = sha256();
  let bytes = 0;
  const take: ChunkSink = (chunk) => {
    digest.update(chunk);
    bytes += chunk.length;
    return sink(chunk);
  };
  await pour(document, take, 'manifest', tell);
  for (const text of shadowNotes(document.shadowed, snapshot.store, 'real')) tell(note(text));
  return {bytes, sha256: digest.hex()};
}

/** The layers of a store without a finding; that of a signature is not among them. */
function layersOf(isSealed: boolean, hasNoSeal: boolean): Layer[] {
  return layerNames
    .filter((name) => name !== 'signature')
    .map((name) => {
      if (name !== 'page digests' || isSealed) return {name, verdict: 'pass', reason: proved[name]};
      const reason = hasNoSeal ? 'the store has no seal' : 'its seal says nothing of the store as it is now';
      return {name, verdict: 'not checked', reason};
    });
}

/** What `sha256sum` prints of a seal. */
export function sealSha256(seal: Seal): string {
  const digest = sha256();
  digest.update(encodeSeal(seal));
  return digest.hex();
}
