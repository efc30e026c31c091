import path from 'node:path';
import {judgeArchive} from '../evidence/archive/judge-archive.js';
import {type ArchivePlan, type ArchiveSource, planArchive, writeArchive} from '../evidence/archive/make-archive.js';
import {besideEndings, nameProblem} from '../evidence/archive/members.js';
import {openArchive} from '../evidence/archive/open-archive.js';
import {attestedStore} from '../evidence/attested-store.js';
import {pourDevice} from '../evidence/file-digest.js';
import {sealOfDigests} from '../evidence/seal/seal-file.js';
import {findSidecar, receiptEnding} from '../evidence/sidecar.js';
import type {KeySource} from '../evidence/signature/key-source.js';
import {openPemSigner} from '../evidence/signature/pem-signer.js';
import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {checkDocument, StagedDocument} from '../outputs/output.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../passes/operation.js';
import {normalisedPath} from '../peer/path-text.js';
import {sha256} from '../storage/checksum.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {openForReading, readWholeFile, requireFile} from '../storage/files/file-system.js';
import {requireFreeBytes} from '../storage/files/free-space.js';
import type {WaitOptions} from '../storage/lock/waiting.js';
import {withStableFile} from '../storage/reading/open-store.js';

export interface EvidenceOptions extends WaitOptions {
  readonly store: string;
  readonly output: string;
  /** Signs a statement about the store, its manifest and its seal. */
  readonly secretKey?: KeySource | undefined;
  /** Puts the manifest in, which may be larger than the store. */
  readonly manifest?: boolean | undefined;
  /** Leaves the store out. */
  readonly withoutStore?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly force?: boolean | undefined;
  /** The moment that everything in it has; that of the seal without it, and now where there is none. */
  readonly epoch?: Date | undefined;
  readonly version: string;
  /** What is said of this program. */
  readonly tool: {readonly node: string; readonly platform: string; readonly executable?: string | undefined};
}

/** A file in the evidence. */
interface EvidenceMember {
  readonly name: string;
  readonly size_bytes: number;
  /** What sha256sum prints of it. */
  readonly sha256: string;
}

export interface EvidenceReport {
  readonly store: string;
  /** Path of the evidence. */
  readonly output: string;
  /** Whether it was only planned. */
  readonly dry_run: boolean;
  /** Whether a statement in it is signed. */
  readonly signed: boolean;
  /** Bytes of the evidence, and what sha256sum prints of it; null for what was not written. */
  readonly size_bytes: number;
  readonly sha256: string | null;
  /** The moment that everything in it has, UTC. */
  readonly evidence_of: string;
  /** Its members, in order. */
  readonly members: readonly EvidenceMember[];
}

/**
 * Puts a store, its seal, what verify says of it and a signed statement into one archive, which anybody can check. The store is proved
 * first, and the archive is read back before it gets its name. Raises L0001 for a name that no archive can have, L0002 to L0005, L0091,
 * L5003 ahead, and what `attestedStore` raises.
 */
export async function* evidence(options: EvidenceOptions): Operation<Note | Progress, EvidenceReport> {
  const {store, output, secretKey, dryRun = false, force = false, waitMs} = options;
  requireFile(store);
  const odd = nameProblem(path.basename(store));
  if (odd !== undefined) {
    throw fault(conditions.usage, {problem: `the name of ${store} ${odd}; rename it first`, command: 'evidence'});
  }
  checkDocument(output, typeof secretKey === 'string' ? [store, secretKey] : [store], force || dryRun);
  const work = (tell: Tell) => withStableFile(store, (file) => produce(options, file, tell), waitMs);
  const {plan, moment, written} = yield* whileWorking(work);
  return {
    store: normalisedPath(store),
    output: normalisedPath(output),
    dry_run: dryRun,
    signed: secretKey !== undefined,
    size_bytes: plan.size,
    sha256: written ?? null,
    evidence_of: moment.toISOString(),
    members: plan.members.map(({name, size, sha256}) => ({name, size_bytes: size, sha256})),
  };
}

interface Produced {
  readonly plan: ArchivePlan;
  readonly moment: Date;
  /** SHA-256 of the archive; undefined where none was written. */
  readonly written: string | undefined;
}

async function produce(options: EvidenceOptions, file: FileDevice, tell: Tell): Promise<Produced> {
  const source = await sourceOf(options, file, tell);
  const plan = planArchive(source);
  const {moment} = source;
  if (options.dryRun) return {plan, moment, written: undefined};
  const {output, store} = options;
  requireFreeBytes(path.dirname(output), output, plan.size);
  const staged = await StagedDocument.begin(output, store);
  try {
    const {device} = staged.file;
    await writeArchive(plan, source, file, device, tell);
    const failed = (await judgeArchive(openArchive(device), tell)).find(({verdict}) => verdict === 'fail');
    if (failed) throw fault(conditions.copyUnreadable, {path: output, problem: failed.reason});
    const digest = sha256();
    await pourDevice(device, digest, tell);
    staged.file.commit();
    return {plan, moment, written: digest.hex()};
  } finally {
    await staged.discard();
  }
}

async function sourceOf(options: EvidenceOptions, file: FileDevice, tell: Tell): Promise<ArchiveSource> {
  const {store, secretKey, manifest = false, withoutStore = false, version, tool} = options;
  const key = secretKey === undefined ? undefined : await openPemSigner(secretKey);
  const attested = await attestedStore(store, file, tell);
  const moment = options.epoch ?? (attested.seal ? new Date(attested.seal.sealedAtMs) : new Date());
  const seal = attested.seal ?? (await sealOfDigests(file, attested.pageDigests, moment));
  const receipt = findSidecar(store, receiptEnding);
  const {executable, ...same} = tool;
  return {
    store: {name: path.basename(store), ...attested, seal},
    moment,
    version,
    tool: {...same, executable_sha256: executable === undefined ? null : await digestOfFile(executable)},
    key,
    receipt: receipt === undefined ? undefined : readWholeFile(receipt),
    signatures: signaturesBeside(store),
    withManifest: manifest,
    withStore: !withoutStore,
  };
}

/** The signatures that lie beside a store, by the endings of their names. */
function signaturesBeside(store: string): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const ending of besideEndings) {
    const file = findSidecar(store, ending);
    if (file !== undefined) found.set(ending, readWholeFile(file));
  }
  return found;
}

async function digestOfFile(file: string): Promise<string> {
  const device = openForReading(file);
  try {
    const digest = sha256();
    await pourDevice(device, digest);
    return digest.hex();
  } finally {
    device.close();
  }
}
