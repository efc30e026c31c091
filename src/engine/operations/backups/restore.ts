import path from 'node:path';
import {againstProof, type BackupCheck} from '../../evidence/backup-check.js';
import {withStableCopy} from '../../evidence/packed-copy.js';
import {makeSeal} from '../../evidence/seal/seal-file.js';
import {readTrust} from '../../evidence/signature/open-signatures.js';
import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import {type Seal, sealSizeOf} from '../../format/seal.js';
import {deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkPlace} from '../../outputs/output.js';
import {requireOneName, settlePrevious} from '../../outputs/previous-store.js';
import {checkSource} from '../../outputs/restore-source.js';
import {copyInto, proveRestored} from '../../outputs/restored-copy.js';
import {wantedCopies} from '../../outputs/store-backups.js';
import {roomFor} from '../../outputs/store-copy.js';
import {swapIn} from '../../outputs/swap.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, type Operation, type Progress, progress} from '../../passes/operation.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {requireFile} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import {readStore} from '../../storage/reading/open-store.js';
import type {RecoveryMode} from '../../storage/writing/recovery.js';
import {type HeldOptions, holdBackup, refuseFailed, structureCheck} from './held-backup.js';
import {orOfferOlder} from './older-copy.js';

export interface RestoreOptions extends WaitOptions, Omit<HeldOptions, 'store'> {
  /** A backup or any store; `@` is the newest backup of the store, `@2d` that of two days ago. */
  readonly backup: string;
  /** With `@`, the moment of which the state is wanted, in milliseconds since 1970. */
  readonly atMs?: number | undefined;
  /** Where backups are looked for besides the places beside the store. */
  readonly backupDirectories?: readonly string[] | undefined;
  /** Where the store will be; what is there now is kept under another name. */
  readonly store: string;
  readonly recovery?: RecoveryMode | undefined;
  /** The moment in the name of what is kept. */
  readonly now?: Date | undefined;
  /** Puts the backup of another store in the place of this one. */
  readonly force?: boolean | undefined;
}

/** A store that a backup was proved to hold, and the way back. */
export interface RestoreReport {
  readonly backup: string;
  readonly store: string;
  readonly recovery: RecoveryMode;
  /** What was checked of the backup before the store was touched. */
  readonly checks: readonly BackupCheck[];
  readonly size_bytes: number;
  readonly manifest_sha256: string;
  readonly node_count: number;
  readonly edge_count: number;
  readonly wal_pages_applied: number;
  readonly wal_bytes_cut: number;
  /** The store as it was; null when there was none. */
  readonly previous: string | null;
  /** The new seal of the store; null when the backup has none. */
  readonly seal: string | null;
  /** A command line that puts the store back that was there; null when there was none. */
  readonly undo: string | null;
}

/**
 * Proves a backup to its end, builds the store beside its place, reads it back, and swaps it in at once under the writer
 * lock; the store that was there stays as `STORE.pre-restore-<UTC time>`. Raises L0002, L0004, L0005, L2001 and L2002 for
 * a held lock, L0049 and L0130 where `@` names nothing, L0131 where it is not sound and an older copy is, L0138 to L0140 for a differential whose base is not what is needed, L0070 for the backup of another store without `force`, L0071 for a store with several names, L2003, L3004
 * when strict recovery would have to cut, L5003 ahead of a full disk, L5012 for a backup that is not what it was, L0095 and what
 * `openSignedBackup` raises for one that is not signed as it must be, and what checking a store raises. Each of these leaves the store as it was.
 */
export async function* restore(given: RestoreOptions): Operation<Note | Progress, RestoreReport> {
  const {store, now} = given;
  const wish = {store, directories: given.backupDirectories, atMs: given.atMs, now};
  const copies = await wantedCopies(given.backup, wish);
  // What comes through a pipe comes once.
  const options = {...given, trust: given.trust && (await readTrust(given.trust))};
  return yield* orOfferOlder(copies, options, (backup) => restoreOne({...options, backup}));
}

async function* restoreOne(options: RestoreOptions): Operation<Note | Progress, RestoreReport> {
  const {backup, store, waitMs, bases, identities} = options;
  requireFile(backup);
  checkPlace(store, [backup]);
  requireOneName(store, backup);
  return yield* deriveStore(
    {output: store, like: backup, waitMs},
    (stage, tell) => {
      settlePrevious(store);
      return withStableCopy(backup, (file) => build(options, file, stage, tell), waitMs, {
        tell,
        directory: path.dirname(stage.target),
        bases,
        identities,
      });
    },
    (file, {facts, seal}) => ({...facts, ...swapIn(options, file, seal)}),
  );
}

type Facts = Omit<RestoreReport, 'previous' | 'seal' | 'undo'>;

/** Checks the backup and builds the store in the staged file. */
async function build(
  options: RestoreOptions,
  file: FileDevice,
  stage: StagedStore,
  tell: Tell,
): Promise<{facts: Facts; seal: Seal | undefined}> {
  const {backup, store, recovery = 'strict', now = new Date()} = options;
  tell(progress('check', 0, 0, 'bytes'));
  const {source, digests, receipt, checks, rejudge} = await holdBackup(options, file, tell);
  const snapshot = readStore(source, backup);
  checks.push(checkSource({...options, receipt}, snapshot));
  const {tailBytes: cutBytes, committedBytes: appliedBytes} = snapshot.wal;
  if (recovery === 'strict' && cutBytes > 0) {
    throw fault(conditions.walTail, {store: backup, appliedBytes, cutBytes});
  }
  const {size} = snapshot.bytes;
  const {proof, sizeBytes, seal} = await stage.fill({
    neededBytes: roomFor(source, size) + sealSizeOf(size),
    write: (device) => copyInto(device, snapshot, tell),
    prove: async (device) => {
      const proof = await proveRestored(device, stage.target, snapshot, tell);
      const {manifestSha256: manifest_sha256, nodeCount: node_count, edgeCount: edge_count} = proof;
      rejudge?.(manifest_sha256);
      checks[0] = againstProof(checks[0]!, receipt, {manifest_sha256, node_count, edge_count});
      checks.push(structureCheck(proof, true));
      refuseFailed(checks, options);
      // A store whose backup was not sealed is not sealed by being restored: that would vouch for bytes nobody vouched for.
      const isSealed = checks.some(({name, verdict}) => name === 'seal' && verdict === 'pass');
      const identity = {...device.stamp(), sealedAtMs: now.getTime()};
      // What came over byte for byte has the digests that it had.
      const known = snapshot.header.walLength === 0 && device.size() === source.size() ? digests : undefined;
      const seal = isSealed ? await makeSeal(device, identity, tell, known) : undefined;
      return {proof, sizeBytes: device.size(), seal};
    },
  });
  const facts = {
    backup,
    store,
    recovery,
    checks,
    size_bytes: sizeBytes,
    manifest_sha256: proof.manifestSha256,
    node_count: proof.nodeCount,
    edge_count: proof.edgeCount,
    wal_pages_applied: snapshot.wal.images.size,
    wal_bytes_cut: cutBytes,
  };
  return {facts, seal};
}
