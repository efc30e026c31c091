import path from 'node:path';
import {damageBySeal} from '../../evidence/backup-check.js';
import {fileDigest} from '../../evidence/file-digest.js';
import {type BackupFacts, type Drill, receiptSize} from '../../evidence/receipt.js';
import {makeSeal} from '../../evidence/seal/seal-file.js';
import {conditions} from '../../faults/conditions.js';
import {fault, isFault} from '../../faults/fault.js';
import {type Seal, sealSizeOf} from '../../format/seal.js';
import {nameBackup, sidecarsOf} from '../../outputs/backup-name.js';
import {deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkOutput} from '../../outputs/output.js';
import {proveCopy, proveStore, requireSame, restoreInto, type StoreProof} from '../../outputs/restored-copy.js';
import {copyStore} from '../../outputs/store-copy.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, progress} from '../../passes/operation.js';
import {AtomicFile} from '../../storage/files/atomic-file.js';
import {type FileDevice, kindOfEntry, requireFile} from '../../storage/files/file-system.js';
import {requireFreeBytes} from '../../storage/files/free-space.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {WriterLock} from '../../storage/lock/writer-lock.js';
import {readStore, type StoreSnapshot, withStableFile, withStableStore} from '../../storage/reading/open-store.js';
import {type BackupReport, publish} from './publish.js';

export interface BackupOptions extends WaitOptions {
  readonly store: string;
  /** A file, or a directory for a timestamped name; without it, the directory of the store. */
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
  /** The moment in the name and in the receipt. */
  readonly now?: Date | undefined;
  /** Of this program, for the receipt. */
  readonly version: string;
  /** Copies beside a writer, without its lock. */
  readonly live?: boolean | undefined;
  /** Whether the copy is restored to a scratch file; true by default. */
  readonly drill?: boolean | undefined;
  /** Copies a store that contradicts itself, and marks the copy as damaged; never over another file. */
  readonly acceptDamage?: boolean | undefined;
}

/**
 * Copies a store under its writer lock, or beside a writer, and reads the copy back; restores it to a scratch file that
 * is removed again; only then gives it its name, and last writes its receipt. Raises L0002 to L0005, L2001 for a live
 * writer, L2003 for one that lets no two passes be equal, L5003 ahead of a full disk, L5005 and L5011 for a copy that
 * reads back otherwise, L5010 for a store that contradicts itself, and what checking a store raises.
 */
export async function* backup(options: BackupOptions): Operation<Note | Progress, BackupReport> {
  const {store, force = false, waitMs, now = new Date()} = options;
  requireFile(store);
  const {series, first} = nameBackup({...options, now});
  for (const output of [first, ...sidecarsOf(first)]) checkOutput(output, [store], force);
  const order = {...options, now};
  const lock = options.live ? undefined : await lockIfWritable(store, waitMs);
  if (!options.live && !lock) yield {type: 'note', text: `${store} lies where nobody can write; copied without a lock`};
  try {
    return yield* deriveStore(
      {output: first, like: store, waitMs},
      (stage, tell) => (options.live ? copyBesideWriter(order, stage, tell) : copyUnderLock(order, stage, lock, tell)),
      (copy, {facts, seal}) => publish({copy, seal, facts}, series, options.version),
    );
  } finally {
    await lock?.release();
  }
}

/** What is to be copied, and when that began. */
type BackupOrder = BackupOptions & {readonly now: Date};

/** A copy that was read back. */
interface Proved {
  readonly facts: BackupFacts;
  readonly seal: Seal;
}

/** What the store was when it was copied. */
interface Source {
  readonly proof: StoreProof;
  /** What the store contradicts itself, or its seal, in. */
  readonly findings: readonly [count: number, first: string | undefined];
  readonly walPagesApplied: number;
  readonly walBytesCut: number;
}

/** The lock is for the copy alone: what is read back afterwards is the copy. */
async function copyUnderLock(
  options: BackupOrder,
  stage: StagedStore,
  lock: WriterLock | undefined,
  tell: Tell,
): Promise<Proved> {
  const {store, waitMs} = options;
  return stage.fill({
    neededBytes: 0,
    write: async (copy) => {
      const source = await withStableStore(store, (snapshot) => takeCopy(snapshot, options, stage, copy, tell), waitMs);
      lock?.assertHeld();
      await lock?.release();
      return source;
    },
    prove: (copy, source) => proveBackup(options, source, stage, copy, tell),
  });
}

const livePasses = 5;

/**
 * Copies what two passes over the file agree on: its bytes before and after are the same, so that nobody wrote in
 * between. What a writer has in its WAL counts as any reader sees it: a whole commit, or nothing.
 */
async function copyBesideWriter(options: BackupOrder, stage: StagedStore, tell: Tell): Promise<Proved> {
  return stage.fill({
    neededBytes: 0,
    write: (copy) => copyTwiceTheSame(options, stage, copy, tell),
    prove: (copy, source) => proveBackup(options, source, stage, copy, tell),
  });
}

async function copyTwiceTheSame(
  options: BackupOrder,
  stage: StagedStore,
  copy: FileDevice,
  tell: Tell,
): Promise<Source> {
  const {store, waitMs = 0} = options;
  const deadline = performance.now() + waitMs;
  const pass = async (file: FileDevice): Promise<Source | undefined> => {
    const before = await fileDigest(file, tell);
    const source = await takeCopy(readStore(file, store), options, stage, copy, tell);
    tell(progress('second pass', 0, 0, 'bytes'));
    return before === (await fileDigest(file, tell)) ? source : undefined;
  };
  for (let tries = 1; ; tries++) {
    const source = await withStableFile(store, pass, waitMs);
    if (source) return source;
    if (tries >= livePasses && performance.now() >= deadline) throw fault(conditions.unstableRead, {store, tries});
  }
}

/** Proves the store and copies it into the staged file. Raises L5010 when the store contradicts itself, or its seal. */
async function takeCopy(
  snapshot: StoreSnapshot,
  {store, drill = true, acceptDamage = false}: BackupOptions,
  stage: StagedStore,
  copy: FileDevice,
  tell: Tell,
): Promise<Source> {
  copy.truncate(0);
  const {size} = snapshot.bytes;
  requireFreeBytes(
    path.dirname(stage.target),
    stage.target,
    (drill ? 2 * size : size) + sealSizeOf(size) + receiptSize,
  );
  tell(progress('check', 0, 0, 'bytes'));
  const proof = await proveStore(snapshot, tell);
  const bySeal = await damageBySeal(store, snapshot.device, tell);
  const findings = proof.findingCount + (bySeal === undefined ? 0 : 1);
  const first = proof.firstFinding ?? bySeal;
  // A damaged copy never takes the place of another, whatever was accepted.
  const isAccepted = acceptDamage && kindOfEntry(stage.target) === undefined;
  if (findings > 0 && !isAccepted) throw fault(conditions.sourceDamaged, {store, findings, first: first ?? ''});
  await copyStore(snapshot, copy, tell);
  return {
    proof,
    findings: [findings, first],
    walPagesApplied: snapshot.wal.images.size,
    walBytesCut: snapshot.wal.tailBytes,
  };
}

/** Reads the copy back, by restoring it if that is wanted, and says what was proved. */
async function proveBackup(
  options: BackupOrder,
  {proof, findings: [findingCount, firstFinding], walPagesApplied, walBytesCut}: Source,
  stage: StagedStore,
  copy: FileDevice,
  tell: Tell,
): Promise<Proved> {
  tell(progress(options.drill === false ? 'read back' : 'drill', 0, 0, 'bytes'));
  const drill = await readBack(options, proof, stage, copy, tell);
  const seal = await makeSeal(copy, {...copy.stamp(), sealedAtMs: options.now.getTime()}, tell);
  const facts = {
    source: options.store,
    created_at: options.now.toISOString(),
    live: options.live ?? false,
    size_bytes: copy.size(),
    blake3: await fileDigest(copy, tell),
    manifest_sha256: proof.manifestSha256,
    node_count: proof.nodeCount,
    edge_count: proof.edgeCount,
    wal_pages_applied: walPagesApplied,
    wal_bytes_cut: walBytesCut,
    finding_count: findingCount,
    first_finding: firstFinding ?? null,
    seal_root: Buffer.from(seal.root).toString('hex'),
    drill,
  };
  return {facts, seal};
}

async function readBack(
  {store, drill = true}: BackupOptions,
  proof: StoreProof,
  {target}: StagedStore,
  device: FileDevice,
  tell: Tell,
): Promise<Drill> {
  if (!drill) {
    requireSame(await proveCopy(target, () => proveStore(readStore(device, target), tell)), proof, target);
    return {done: false, ms: 0, verdict: 'not done'};
  }
  const scratch = AtomicFile.create(`${target}.drill`, store);
  try {
    const began = performance.now();
    const restore = () => restoreInto(scratch.device, scratch.target, readStore(device, target), tell);
    requireSame(await proveCopy(target, restore), proof, target);
    return {done: true, ms: Math.ceil(performance.now() - began), verdict: 'pass'};
  } finally {
    scratch.discard();
  }
}

/** Nobody can hold a lock where nobody can write: a read-only directory or medium. */
async function lockIfWritable(store: string, waitMs: number | undefined): Promise<WriterLock | undefined> {
  try {
    return await WriterLock.acquire(store, {waitMs});
  } catch (error) {
    if (isFault(error, conditions.permission, conditions.readOnlyPlace)) return undefined;
    throw error;
  }
}
