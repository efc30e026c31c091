import {bytesProblem, receiptProblem} from '../../evidence/backup-check.js';
import {fileDigest} from '../../evidence/file-digest.js';
import {openPlain} from '../../evidence/packed-copy.js';
import {findReceipt, type Receipt, unreadableText} from '../../evidence/receipt.js';
import {findSeal} from '../../evidence/seal/seal-check.js';
import {denialOf, judgeBySeal} from '../../evidence/seal/seal-denial.js';
import {SealedDevice} from '../../evidence/seal/sealed-device.js';
import {compareLineages, identityOf} from '../../evidence/store-identity.js';
import {conditions} from '../../faults/conditions.js';
import {Fault, fault, isFault} from '../../faults/fault.js';
import {requireReadable} from '../../passes/checked-pass.js';
import type {Tell} from '../../passes/operation.js';
import type {Device} from '../../storage/files/device.js';
import type {FileDevice} from '../../storage/files/file-device.js';
import {type FileStamp, hasSameContent} from '../../storage/files/file-stamp.js';
import {openForReading} from '../../storage/files/file-system.js';
import {readStore, type StoreSnapshot} from '../../storage/reading/open-store.js';
import type {ShelvedBackup} from '../backup-shelf.js';
import {lockedCopy} from './sound-copies.js';

/** A copy that was proved, and is open. Whoever opened it closes it. */
export interface PastCopy {
  readonly copy: ShelvedBackup;
  /** BLAKE3 of the store in it. */
  readonly blake3: string;
  readonly snapshot: StoreSnapshot;
  /** Of the file as it was opened. */
  readonly stamp: FileStamp;
  /** Whether nobody has written to the file since it was opened. */
  readonly isUnchanged: () => boolean;
  readonly close: () => void;
}

/** Verdicts of copies whose time or state says nothing: they are not opened. */
const unopened: readonly ShelvedBackup['verdict'][] = ['changed', 'unreadable', 'doubtful'];

/** How much of a copy is proved: all of it, or, of a sealed one, the pages that will be read, as they are read. */
export type Extent = 'whole' | 'in part';

/**
 * Opens a copy whose bytes are those of its receipt or, where it has none, which its seal does not deny and of which every record can
 * be read; the end of a sentence for one that is not sound. Opened in part, a page that its seal denies raises L0134 when it is read.
 */
export async function openCopy(copy: ShelvedBackup, extent: Extent): Promise<PastCopy | string> {
  if (unopened.includes(copy.verdict)) return copy.reason;
  const opened: FileDevice[] = [];
  const close = (): void => {
    for (const device of opened.splice(0)) device.close();
  };
  try {
    const receipt = await findReceipt(copy.path);
    if (receipt instanceof Fault) return unreadableText(receipt);
    const file = openForReading(copy.path);
    opened.push(file);
    const stamp = file.stamp();
    const plain = await openPlain(copy.path, file);
    if (plain !== file) opened.push(plain);
    const proved = await prove(copy.path, plain, typeof receipt === 'string' ? undefined : receipt, extent);
    const isUnchanged = (): boolean => hasSameContent(stamp, file.stamp());
    return {copy, ...proved, stamp, isUnchanged, close};
  } catch (error) {
    close();
    return troubleIn(error);
  }
}

/** What keeps a copy from being read, as the end of a sentence. Raises what says nothing of the copy. */
export function troubleIn(error: unknown): string {
  if (isFault(error, conditions.identityNeeded)) return lockedCopy;
  // Whoever says it names the copy.
  if (isFault(error, conditions.copyUnsound)) return String(error.facts['problem']);
  if (error instanceof Fault) return error.message;
  // A receipt may fit bytes that no writer makes: its places lie where nothing can.
  if (error instanceof RangeError) return 'a record says that it lies where none can';
  throw error;
}

/** Works on a copy as `openCopy` opens it, and closes it; the end of a sentence for one that is not sound, or becomes so meanwhile. */
export async function withCopy<T extends object | string>(
  copy: ShelvedBackup,
  extent: Extent,
  work: (opened: PastCopy) => T | Promise<T>,
): Promise<T | string> {
  const opened = await openCopy(copy, extent);
  if (typeof opened === 'string') return opened;
  try {
    const result = await work(opened);
    return opened.isUnchanged() ? result : 'it was written to while it was read';
  } catch (error) {
    return troubleIn(error);
  } finally {
    opened.close();
  }
}

/** What the records of a copy say of whose it is. */
export function lineageOf({snapshot}: PastCopy): readonly string[] {
  return identityOf(snapshot.store, snapshot).lineage;
}

/** Whether a copy without a receipt is of another store than one with this lineage. */
export function isOfAnother(opened: PastCopy, lineage: readonly string[]): boolean {
  return opened.copy.identity === undefined && compareLineages(lineage, lineageOf(opened)) === 'another';
}

/** Why such a copy is passed over. */
export const otherStore = 'its records are others from the first on, and no receipt says whose it is';

/** Nothing is told of single copies: there may be hundreds of them. */
const silent: Tell = () => {};

async function prove(
  path: string,
  plain: FileDevice,
  receipt: Receipt | undefined,
  extent: Extent,
): Promise<Pick<PastCopy, 'snapshot' | 'blake3'>> {
  if (receipt === undefined) {
    const denial = denialOf(path, await judgeBySeal({store: path, device: plain}, silent));
    if (denial) throw denial;
    const snapshot = readStore(plain, path);
    await requireReadable(snapshot, silent);
    return {snapshot, blake3: await fileDigest(plain)};
  }
  const sealed = extent === 'in part' ? await sealedPages(path, plain, receipt) : undefined;
  if (sealed) return {snapshot: readStore(sealed, path), blake3: receipt.blake3};
  await requireReceived(path, plain, receipt);
  return {snapshot: readStore(plain, path), blake3: receipt.blake3};
}

/** Raises L0134 for an open copy that is not what its receipt says, L5001 and L5002 for a receipt that cannot be read. */
export async function requireAsReceived(path: string, plain: Device): Promise<void> {
  const receipt = await findReceipt(path);
  if (receipt instanceof Fault) throw receipt;
  if (typeof receipt !== 'string') await requireReceived(path, plain, receipt);
}

async function requireReceived(path: string, plain: Device, receipt: Receipt): Promise<void> {
  const problem = (await bytesProblem(plain, receipt)) ?? (await receiptProblem(path, plain, receipt));
  if (problem !== undefined) throw fault(conditions.copyUnsound, {path, problem});
}

/** The file as its seal has it; undefined where that is not the seal of its receipt. */
async function sealedPages(path: string, plain: FileDevice, receipt: Receipt): Promise<SealedDevice | undefined> {
  const seal = (await findSeal(path))?.seal;
  if (seal === undefined || seal instanceof Fault || seal.storeSize !== plain.size()) return undefined;
  if (Buffer.from(seal.root).toString('hex') !== receipt.seal_root) return undefined;
  return SealedDevice.over(plain, seal, (problem) => fault(conditions.copyUnsound, {path, problem}));
}
