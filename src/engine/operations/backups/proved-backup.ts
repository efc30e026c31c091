import {againstProof, type BackupCheck} from '../../evidence/backup-check.js';
import {withStableCopy} from '../../evidence/packed-copy.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {checkSource} from '../../outputs/restore-source.js';
import {proveStore, type StoreProof} from '../../outputs/restored-copy.js';
import type {Tell} from '../../passes/operation.js';
import {readStore, type StoreSnapshot} from '../../storage/reading/open-store.js';
import type {RecoveryMode} from '../../storage/writing/recovery.js';
import {type HeldOptions, holdBackup, refuseFailed, structureCheck} from './held-backup.js';

/** A backup that a restore would take. */
export interface ReadableBackup {
  readonly snapshot: StoreSnapshot;
  readonly proof: StoreProof;
  readonly checks: readonly BackupCheck[];
  /** When it was made, by its receipt; null without one. */
  readonly madeAt: string | null;
  /** Canonical path of the store that it is of, by its receipt; null where that does not say it. */
  readonly madeOf: string | null;
}

/** What a backup is proved for: to be looked at, or to be put somewhere. */
export interface ProvingOptions extends HeldOptions {
  readonly recovery?: RecoveryMode | undefined;
  readonly force?: boolean | undefined;
  readonly waitMs?: number | undefined;
}

/** Proves of a backup, where it lies, all that a restore proves before it touches a store, and works on it. Raises as `restore`. */
export function withProvedBackup<T>(
  options: ProvingOptions,
  work: (proved: ReadableBackup) => Promise<T>,
  tell: Tell,
): Promise<T> {
  const {backup, store, recovery = 'strict', waitMs, bases, identities} = options;
  const prove = async (file: Parameters<typeof holdBackup>[1]): Promise<T> => {
    const {source, receipt, checks, rejudge} = await holdBackup(options, file, tell);
    const snapshot = readStore(source, backup);
    if (store !== undefined) checks.push(checkSource({...options, store, receipt}, snapshot));
    const {tailBytes: cutBytes, committedBytes: appliedBytes} = snapshot.wal;
    if (recovery === 'strict' && cutBytes > 0) throw fault(conditions.walTail, {store: backup, appliedBytes, cutBytes});
    const proof = await proveStore(snapshot, tell);
    const {manifestSha256: manifest_sha256, nodeCount: node_count, edgeCount: edge_count} = proof;
    rejudge?.(manifest_sha256);
    checks[0] = againstProof(checks[0] as BackupCheck, receipt, {manifest_sha256, node_count, edge_count});
    checks.push(structureCheck(proof, false));
    refuseFailed(checks, options);
    const known = typeof receipt === 'string' || receipt instanceof Fault ? undefined : receipt;
    const [madeAt, madeOf] = [known?.created_at ?? null, known?.identity?.path ?? null];
    return work({snapshot, proof, checks, madeAt, madeOf});
  };
  return withStableCopy(backup, prove, waitMs, {tell, bases, identities});
}
