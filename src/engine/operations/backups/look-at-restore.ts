import type {BackupCheck} from '../../evidence/backup-check.js';
import {countChanges, type StoreChanges} from '../../evidence/comparison/count-changes.js';
import {readTrust, trustWords} from '../../evidence/signature/open-signatures.js';
import {quote} from '../../faults/condition.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault} from '../../faults/fault.js';
import {checkPlace} from '../../outputs/output.js';
import {requireOneName} from '../../outputs/previous-store.js';
import {isBackupSign, wantedCopies} from '../../outputs/store-backups.js';
import {type Note, note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {kindOf, requireFile} from '../../storage/files/file-system.js';
import {inspectLock} from '../../storage/lock/writer-lock.js';
import {withStableStore} from '../../storage/reading/open-store.js';
import {orOfferOlder} from './older-copy.js';
import {type ReadableBackup, withProvedBackup} from './proved-backup.js';
import type {RestoreOptions} from './restore.js';

/** As a restore, whose store may be missing where a backup is only proved. */
export interface LookOptions extends Omit<RestoreOptions, 'store'> {
  readonly store?: string | undefined;
  /** Whether the store that is there now is compared with the backup. */
  readonly compare: boolean;
}

/** A store that a restore would replace. */
export interface ReplacedStore {
  readonly size_bytes: number;
  readonly nodes: number;
  readonly edges: number;
  /** What a restore would change in it: records that come, go, and get another content, by id. */
  readonly changes: StoreChanges;
}

/** What a restore would do; nothing was written. */
export interface LookReport {
  readonly backup: string;
  /** When the backup was made, by its receipt; null without one. */
  readonly made_at: string | null;
  /** The place that it is meant for; null where none was named. */
  readonly store: string | null;
  readonly checks: readonly BackupCheck[];
  readonly size_bytes: number;
  readonly manifest_sha256: string;
  readonly nodes: number;
  readonly edges: number;
  /** The store that is there now; null where there is none, where it cannot be read, and where it was not asked for. */
  readonly replaces: ReplacedStore | null;
  /** Why the store that is there could not be compared; null when it was, or when there was nothing to compare. */
  readonly unread: string | null;
  /** A command line that restores this very backup; null where no place was named. */
  readonly next: string | null;
}

/**
 * Proves a backup as a restore does before it touches anything, and says what would come of it; writes nothing and takes no lock.
 * Raises L0001 for `@` without a store, and what `restore` raises of a backup and of a place.
 */
export async function* lookAtRestore(given: LookOptions): Operation<Note | Progress, LookReport> {
  const {store, backupDirectories: directories, atMs, now} = given;
  if (store === undefined && isBackupSign(given.backup)) {
    const problem = `${given.backup} is a backup of a store: name that with --output STORE`;
    throw fault(conditions.usage, {problem, command: 'restore'});
  }
  const copies = await wantedCopies(given.backup, {store: store ?? given.backup, directories, atMs, now});
  const options = {...given, trust: given.trust && (await readTrust(given.trust))};
  return yield* orOfferOlder(copies, options, (backup) => lookAt({...options, backup}));
}

async function* lookAt(options: LookOptions): Operation<Note | Progress, LookReport> {
  const {backup, store} = options;
  requireFile(backup);
  if (store !== undefined) {
    checkPlace(store, [backup]);
    requireOneName(store, backup);
    const {state} = inspectLock(store);
    if (state === 'held') yield note(`${store} is open in a writer: a restore has to wait for it`);
  }
  return yield* whileWorking((tell) => withProvedBackup(options, (proved) => report(options, proved, tell), tell));
}

/** The words of a restore of the very backup that was proved, opened as it was then. */
function restoreWords(
  {
    backup,
    bases = [],
    backupDirectories: directories = [],
    identities = [],
    recovery,
    trust,
    force,
    acceptDamage,
  }: LookOptions,
  store: string,
): string[] {
  const [base] = bases.filter((place) => !directories.includes(place));
  const {publicKeys, signerLists, signers} = trustWords(trust);
  const withFlag = (flag: string, values: readonly (string | undefined)[]): string[] =>
    values.flatMap((value) => (value === undefined ? [] : [flag, quote(value)]));
  return [
    ...['liel restore', quote(backup), '-o', quote(store)],
    ...withFlag('--base', [base]),
    ...withFlag('--backups', directories),
    ...withFlag('--identity-file', identities),
    ...withFlag('--public-key', publicKeys),
    ...withFlag('--allowed-signers', signerLists),
    ...withFlag('--identity', signers),
    ...withFlag('--recovery', [recovery]),
    ...(force ? ['--force'] : []),
    ...(acceptDamage ? ['--accept-damage'] : []),
  ];
}

async function report(
  options: LookOptions,
  {snapshot, proof, checks, madeAt}: ReadableBackup,
  tell: Tell,
): Promise<LookReport> {
  const {backup, store, compare} = options;
  const isThere = compare && store !== undefined && kindOf(store) !== undefined;
  const there = isThere ? await compareWith(store, snapshot, tell) : null;
  return {
    backup,
    made_at: madeAt,
    store: store ?? null,
    checks,
    size_bytes: snapshot.bytes.size,
    manifest_sha256: proof.manifestSha256,
    nodes: proof.nodeCount,
    edges: proof.edgeCount,
    replaces: typeof there === 'string' ? null : there,
    unread: typeof there === 'string' ? there : null,
    next: store === undefined ? null : restoreWords(options, store).join(' '),
  };
}

/** The store that is there now beside the backup; why not, where it cannot be read: that may be why it is to be replaced. */
async function compareWith(
  store: string,
  backup: ReadableBackup['snapshot'],
  tell: Tell,
): Promise<ReplacedStore | string> {
  try {
    return await withStableStore(store, async (now) => {
      const {nodeCount, edgeCount} = now.header;
      const changes = await countChanges(now, backup, tell);
      return {size_bytes: now.device.size(), nodes: nodeCount, edges: edgeCount, changes};
    });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return error.message;
  }
}
