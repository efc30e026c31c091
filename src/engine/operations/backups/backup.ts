import path from 'node:path';
import {withBase} from '../../evidence/packed-copy.js';
import {type BackupFacts, type Drill, encodeReceipt, receiptSize} from '../../evidence/receipt.js';
import {beginDigests, type Digests} from '../../evidence/seal/copy-digests.js';
import {healingSource} from '../../evidence/seal/healing-source.js';
import {denialBySeal} from '../../evidence/seal/seal-denial.js';
import {makeSeal} from '../../evidence/seal/seal-file.js';
import {openSigner, type SecretKeyOptions, type Signer} from '../../evidence/signature/signer.js';
import {beginFacts} from '../../evidence/signature/store-facts.js';
import {signBackup} from '../../evidence/signed-backup.js';
import {identityAt, identityOf} from '../../evidence/store-identity.js';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault, isFault} from '../../faults/fault.js';
import {sealSizeOf} from '../../format/seal.js';
import {
  type BackupPlace,
  deltaEnding,
  encryptedEnding,
  nameBackup,
  packedEnding,
  storeEnding,
} from '../../outputs/backup-name.js';
import {autoBase, type Base, wantedBase} from '../../outputs/base-copy.js';
import {confirm, findCovering} from '../../outputs/covering-copy.js';
import {deriveStore, type StagedStore} from '../../outputs/derived-store.js';
import {checkOutput} from '../../outputs/output.js';
import {encryptCopy, type PackedCopy, type PackingOrder, packCopy} from '../../outputs/packed-backup.js';
import {type BackupReport, type ProvedBackup, publish} from '../../outputs/publish.js';
import {proveCopy, proveStore, requireSame, restoreInto, type StoreProof} from '../../outputs/restored-copy.js';
import {partsOf} from '../../outputs/sidecars.js';
import {copyStill, type ExtentSums, requireCopied, settleCopy} from '../../outputs/still-copy.js';
import {defaultBackupDirectory} from '../../outputs/store-backups.js';
import type {Tell} from '../../passes/operation.js';
import {type Note, note, type Operation, type Progress, progress, whileWorking} from '../../passes/operation.js';
import {openRecipients, type Recipients} from '../../storage/age/age.js';
import {AtomicFile} from '../../storage/files/atomic-file.js';
import type {Device} from '../../storage/files/device.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {bytesOnDisk, kindOfEntry, requireFile, stampOf} from '../../storage/files/file-system.js';
import type {WaitOptions} from '../../storage/lock/waiting.js';
import type {WriterLock} from '../../storage/lock/writer-lock.js';
import {readStore, type StoreSnapshot} from '../../storage/reading/open-store.js';
import {newerFormat} from '../../storage/reading/store-header.js';
import {lockIfWritable} from './lock-if-writable.js';

export interface BackupOptions extends WaitOptions {
  readonly store: string;
  /** A file, or a directory for a timestamped name; without it, `backups/` beside the store. */
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
  /** Compresses the copy. */
  readonly compress?: 'zstd' | undefined;
  /** The full copy against which a differential is made; `auto` for the newest, and a full one where there is none that serves. */
  readonly since?: string | undefined;
  /** Recipients of age for whom alone the copy is to be readable. */
  readonly encryptTo?: readonly string[] | undefined;
  /** Makes no copy where the newest one in the directory holds what the store holds. */
  readonly skipUnchanged?: boolean | undefined;
  /** The secret key that signs the copy and its receipt. */
  readonly sign?: SecretKeyOptions | undefined;
  /** What signs, where it is open already. */
  readonly signer?: Signer | undefined;
}

/**
 * Takes the bytes of a store, under its writer lock or beside a writer, and proves the copy: reads it to its end, restores
 * it to a scratch file that is removed again; only then gives it its name, and last writes its receipt. A store of a newer
 * format is copied byte for byte, marked as such, and never signed, nor is a damaged one. Raises L0001, L0002 to L0005, L0143, L2001 for a live writer, L2003 for one that never
 * rests, L4016 and L1034 for a store that its seal denies, L5003 ahead of a full disk, L5005 and L5011 for a copy that reads
 * back otherwise, L5010 for a store that contradicts itself, and what `openSigner` and checking a store raise.
 */
export async function* backup(options: BackupOptions): Operation<Note | Progress, BackupReport> {
  const {store, force = false, waitMs, now = new Date()} = options;
  requireFile(store);
  const signer = await signerOf(options);
  const isFree = options.since === autoBase;
  const recipients = await recipientsOf(options);
  const last = recipients ? encryptedEnding : '';
  const full = options.compress ? packedEnding : storeEnding;
  const ending = `${options.since === undefined || isFree ? full : deltaEnding}${last}`;
  const place = nameBackup({...options, otherwise: defaultBackupDirectory(store), now, ending});
  for (const output of [place.first, ...partsOf(place.first)]) checkOutput(output, inputsOf(options), force);
  const base = yield* whileWorking((tell) => findBase({...options, now}, place, tell));
  const {lock, why, live = false} = options.live ? {live: true} : await lockIfWritable(store, waitMs);
  if (why !== undefined) yield note(`${store} ${why}`);
  const packed: AtomicFile[] = [];
  const {series} = place;
  const packing = {store, compress: options.compress !== undefined, base, isFree, series, createdAt: now.toISOString()};
  const order = {...options, now, live, signer, packed, packing, recipients, ending: full};
  try {
    const covered = options.skipUnchanged ? yield* whileWorking((tell) => findCopyOf(order, place, tell)) : undefined;
    if (covered !== undefined) return covered;
    return yield* deriveStore(
      stagePlace(place, options),
      (stage, tell) => copyAndProve(order, stage, lock, tell),
      (copy, {ending: made, ...proved}) => publish({copy: packed.at(-1) ?? copy, ...proved}, series, made),
    );
  } finally {
    for (const file of packed) file.discard();
    await lock?.release();
  }
}

/** The base of the differential that is wanted; undefined where none is, and where there is none that serves. Raises L0001, and as `wantedBase`. */
async function findBase(
  {store, since, now}: Pick<BackupOptions, 'store' | 'since'> & {readonly now: Date},
  {series}: BackupPlace,
  tell: Tell,
): Promise<Base | undefined> {
  if (since === undefined) return undefined;
  if (since === autoBase && series === undefined) {
    const problem = '--since auto looks for the newest full copy in a directory, and --output names a file';
    throw fault(conditions.usage, {problem, command: 'backup'});
  }
  const wish = {store, since: since === autoBase ? undefined : since, directory: path.dirname(series ?? '.'), now};
  const found = await wantedBase(wish, tell);
  if (typeof found !== 'string') return found;
  tell(note(`${found}: a full copy is made`));
  return undefined;
}

/** Whom a copy is encrypted for; undefined where it is not. Raises L0001 for what is no recipient. */
async function recipientsOf({encryptTo = []}: BackupOptions): Promise<Recipients | undefined> {
  if (encryptTo.length === 0) return undefined;
  const recipients = await openRecipients(encryptTo);
  if (!('wrong' in recipients)) return recipients;
  const problem = `--encrypt-to expects a recipient of age like age1…, as age-keygen prints it, not ${withoutSecret(recipients.wrong)}`;
  throw fault(conditions.usage, {problem, command: 'backup'});
}

/** A word as a message may show it: who gives a secret key by mistake does not want it in a log. */
function withoutSecret(word: string): string {
  return /^AGE-SECRET-KEY-/i.test(word) ? 'a secret key, which belongs to whoever restores' : word || "''";
}

/** What signs; undefined where nothing does. Raises L0001 where damage is accepted, and what `openSigner` raises. */
async function signerOf({sign, signer, acceptDamage = false}: BackupOptions): Promise<Signer | undefined> {
  if (!sign) return signer;
  const problem = '--sign vouches for a copy, and --accept-damage makes one that nobody should vouch for';
  if (acceptDamage) throw fault(conditions.usage, {problem, command: 'backup'});
  return openSigner(sign);
}

/** The report on the copy that is there already; undefined where a new one is to be made. Raises L0001 for an output that is no directory. */
async function findCopyOf(
  {store, now, waitMs, signer}: BackupOrder,
  {series}: BackupPlace,
  tell: Tell,
): Promise<BackupReport | undefined> {
  if (series === undefined) {
    const problem = '--skip-unchanged looks for the newest copy in a directory, and --output names a file';
    throw fault(conditions.usage, {problem, command: 'backup'});
  }
  const directory = path.dirname(series);
  const found = await findCovering({store, directory, now, waitMs, signatureEnding: signer?.kind.ending}, tell);
  if (typeof found !== 'string') return confirm(found, now);
  tell(note(`${store} is copied: ${found}`));
  return undefined;
}

/** Files that no output may take the place of. */
function inputsOf({store, sign, since = autoBase}: BackupOptions): string[] {
  const key = typeof sign?.secretKey === 'string' ? [sign.secretKey] : [];
  return [store, ...key, ...(since === autoBase ? [] : [since])];
}

/** Of a series, the next name is taken where somebody else makes a backup under the first one. */
function stagePlace({first, others}: BackupPlace, {store, waitMs}: BackupOptions) {
  return {output: first, like: store, waitMs: others ? 0 : waitMs, others};
}

/** What is to be copied, and when that began. */
type BackupOrder = BackupOptions & {
  readonly now: Date;
  readonly live: boolean;
  /** The compressed copy, the differential, the encrypted one, as soon as there is one: the last gets the name, and the others are gone. */
  readonly packed: AtomicFile[];
  readonly recipients: Recipients | undefined;
  readonly packing: PackingOrder;
  /** The ending of the name of a copy as it is, or compressed. */
  readonly ending: string;
};

/** A copy that was read back. */
type Proved = Omit<ProvedBackup, 'copy'> & {readonly ending: string};

/** What the store was when it was copied. */
interface Source {
  readonly digests: Digests;
  /** Whether a commit in the WAL was rolled forward in the copy since it was proved. */
  readonly isSettled: boolean;
  /** Undefined for a store of a newer format, which nobody here can read. */
  readonly proof: StoreProof | undefined;
  /** What the store contradicts itself, or its seal, in; or its format. */
  readonly findings: readonly [count: number, first: string | null];
  readonly facts: Pick<BackupFacts, 'identity' | 'format' | 'wal_pages_applied' | 'wal_bytes_cut'>;
}

/** Takes the bytes; all that is read after that is the copy, so that a writer may go on. */
async function copyAndProve(
  options: BackupOrder,
  stage: StagedStore,
  lock: WriterLock | undefined,
  tell: Tell,
): Promise<Proved> {
  const {store, waitMs, drill = true} = options;
  return stage.fill({
    neededBytes: neededBytes(store, (drill ? 2 : 1) + extraCopies(options)),
    write: async (copy) => {
      const sums = await copyStill(store, copy, tell, waitMs);
      lock?.assertHeld();
      await lock?.release();
      copy.sync();
      return judgeCopy(options, stage, {copy, sums}, tell);
    },
    prove: (copy, source) => proveBackup(options, source, stage, copy, tell),
  });
}

/** How many more files of the size of the store there are for a while. */
function extraCopies({compress, packing, recipients}: BackupOrder): number {
  return (compress || packing.base ? 1 : 0) + (recipients ? 1 : 0);
}

/** Bytes that a backup takes, the scratch file of its drill and the compressed copy included. Holes take nothing. */
function neededBytes(store: string, copies: number): number {
  const size = stampOf(store)?.sizeBytes ?? 0;
  const copy = Math.min(size, bytesOnDisk(store));
  return copies * copy + sealSizeOf(size) + receiptSize;
}

/** A copy as it was taken, and what tells that it still is that. */
interface Taken {
  readonly copy: FileDevice;
  readonly sums: ExtentSums;
}

/** Reads the copy as it was taken, and makes it what its readers see. Raises L5010 when the store contradicts itself. */
async function judgeCopy(options: BackupOrder, stage: StagedStore, {copy, sums}: Taken, tell: Tell): Promise<Source> {
  const {store} = options;
  tell(progress('check', 0, 0, 'bytes'));
  const digests = beginDigests(copy);
  const denial = await denialBySeal({store, device: copy, digests: digests.pages}, tell);
  const format = newerFormat(copy);
  if (format !== undefined) {
    if (options.signer) throw fault(conditions.usage, {problem: unreadUnsigned(store, format), command: 'backup'});
    const reason = `a store of format ${format}, copied byte for byte and not read`;
    tell(note(`${store} is ${reason}: a newer liel can prove it`));
    const facts = {identity: identityAt(store), format, wal_pages_applied: 0, wal_bytes_cut: 0};
    await requireCopied(copy, sums, tell);
    refuseDamage(options, stage, denial, undefined);
    return {digests, isSettled: false, proof: undefined, findings: denial ? [1, denial.message] : [0, null], facts};
  }
  const snapshot = readStore(copy, store);
  const proof = await proveStore(snapshot, tell);
  await requireCopied(copy, sums, tell);
  refuseDamage(options, stage, denial, proof);
  const isSettled = settleCopy(snapshot, copy);
  const {wal} = snapshot;
  return {
    digests: isSettled ? beginDigests(copy) : digests,
    isSettled,
    proof,
    findings: [proof.findingCount + (denial ? 1 : 0), proof.firstFinding ?? denial?.message ?? null],
    facts: {
      identity: identityOf(store, snapshot),
      wal_pages_applied: wal.images.size,
      wal_bytes_cut: wal.tailBytes,
    },
  };
}

/** Raises the denial by the seal, or L5010; a damaged copy never takes the place of another, whatever was accepted. */
function refuseDamage(
  {store, acceptDamage = false}: BackupOptions,
  stage: StagedStore,
  denial: Fault | undefined,
  proof: StoreProof | undefined,
): void {
  const findings = proof?.findingCount ?? 0;
  if (acceptDamage && kindOfEntry(stage.target) === undefined) return;
  const from = isFault(denial, conditions.sealBroken) ? healingSource(store) : undefined;
  if (findings > 0) throw fault(conditions.sourceDamaged, {store, findings, first: proof?.firstFinding ?? '', from});
  if (denial) throw denial;
}

/** Reads the copy back, by restoring it if that is wanted, and says what was proved. */
async function proveBackup(
  options: BackupOrder,
  source: Source,
  stage: StagedStore,
  copy: FileDevice,
  tell: Tell,
): Promise<Proved> {
  const {
    digests,
    proof,
    findings: [findingCount, firstFinding],
    facts,
  } = source;
  const {signer} = options;
  const signed = signer && beginFacts(copy, [signer.digest]);
  const {target} = stage;
  const {packed, packing, recipients} = options;
  const taken = {copy, digests, target, ending: options.ending};
  const keep = (file: AtomicFile): void => {
    packed.push(file);
  };
  const pack = await packCopy(packing, taken, keep, tell);
  tell(progress(options.drill === false ? 'read back' : 'drill', 0, 0, 'bytes'));
  const drilled = proof ? await readBack(options, {...source, proof, pack}, stage, copy, tell) : notDone;
  const drill: Drill = drilled.done && recipients ? {...drilled, before: 'encryption'} : drilled;
  const made = `${pack?.ending ?? options.ending}${recipients ? encryptedEnding : ''}`;
  const readable = {store: options.store, copy, pack, series: packing.series, target, ending: made};
  const stored = recipients ? await encryptCopy(readable, recipients, keep, tell) : pack?.stored;
  const seal = await makeSeal(copy, {...copy.stamp(), sealedAtMs: options.now.getTime()}, tell, digests.pages);
  const all = {
    source: options.store,
    created_at: options.now.toISOString(),
    live: options.live,
    size_bytes: copy.size(),
    blake3: await digests.file(tell),
    manifest_sha256: proof?.manifestSha256 ?? null,
    node_count: proof?.nodeCount ?? null,
    edge_count: proof?.edgeCount ?? null,
    ...facts,
    finding_count: findingCount,
    first_finding: firstFinding,
    seal_root: Buffer.from(seal.root).toString('hex'),
    drill,
    ...(stored && {stored}),
  };
  const receipt = encodeReceipt(all, options.version);
  const proved = {facts: all, seal, receipt, ending: made};
  if (!signer || !signed) return {...proved, signatures: []};
  const {digests: found} = await signed(undefined, tell);
  const digest = found[signer.digest] as Uint8Array;
  return {...proved, signatures: await signBackup(signer, {copy: digest, receipt, facts: all})};
}

function unreadUnsigned(store: string, format: string): string {
  return `--sign vouches for what was read, and ${store} is of format ${format}, which is copied unread`;
}

const notDone: Drill = {done: false, ms: 0, verdict: 'not done'};

/** A copy of a sound store, and how it lies on the disk. */
interface ReadBack {
  readonly proof: StoreProof;
  readonly isSettled: boolean;
  readonly pack: PackedCopy | undefined;
}

async function readBack(
  {store, drill = true, packing: {base}}: BackupOrder,
  {proof, isSettled, pack}: ReadBack,
  {target}: StagedStore,
  device: FileDevice,
  tell: Tell,
): Promise<Drill> {
  const backup = (): StoreSnapshot => readStore(device, target);
  // Bytes that stayed what they were when they were proved need no second proof.
  const known = isSettled ? undefined : proof;
  const needs = pack?.stored.base ? base : undefined;
  const missing = needs && 'missing' in needs.file ? needs.file.missing : undefined;
  if (!drill || missing !== undefined) {
    if (!known) requireSame(await proveCopy(target, () => proveStore(backup(), tell)), proof, target);
    return drill ? {...notDone, reason: missing as string} : notDone;
  }
  const scratch = AtomicFile.create(`${target}.drill`, store);
  const restoreWith = async (plain: FileDevice | undefined): Promise<void> => {
    const fill = pack && ((into: Device) => pack.fill(into, plain, tell));
    const restore = () => restoreInto(scratch.device, scratch.target, backup(), tell, {known, fill});
    requireSame(await proveCopy(target, restore), proof, target);
  };
  try {
    const began = performance.now();
    const {facts, file} = needs ?? {};
    if (facts && file && 'path' in file) await withBase(file.path, {backup: target, facts, tell}, restoreWith);
    else await restoreWith(undefined);
    return {done: true, ms: Math.ceil(performance.now() - began), verdict: 'pass'};
  } finally {
    scratch.discard();
  }
}
