import path from 'node:path';
import {type Confirmation, encodeConfirmation} from '../evidence/confirmation.js';
import {withPlain} from '../evidence/packed-copy.js';
import {factsOfReceipt, findReceipt, type Receipt} from '../evidence/receipt.js';
import {beginDigests} from '../evidence/seal/copy-digests.js';
import {findSeal} from '../evidence/seal/seal-check.js';
import {denialBySeal} from '../evidence/seal/seal-denial.js';
import {backupEndings, confirmedEnding, receiptEnding, sealEnding, sidecarPath} from '../evidence/sidecar.js';
import {identityAt, kinshipOf} from '../evidence/store-identity.js';
import {conditions} from '../faults/conditions.js';
import {Fault, isFault} from '../faults/fault.js';
import {stemOf} from '../format/backup-name.js';
import type {Tell} from '../passes/operation.js';
import {pacedScan} from '../passes/pace.js';
import {writeAtomically} from '../storage/files/atomic-file.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {kindOf, kindOfEntry} from '../storage/files/file-system.js';
import {readStore, withStableFile} from '../storage/reading/open-store.js';
import {newestFirst, readShelf, type ShelvedBackup, withDigest} from './backup-shelf.js';
import type {BackupReport} from './publish.js';
import {proveStore} from './restored-copy.js';
import {firstOtherRecord} from './same-records.js';

/** A store that may be covered by a copy already, and where its copies are. */
export interface CoverQuestion {
  readonly store: string;
  readonly directory: string;
  readonly now: Date;
  readonly waitMs?: number | undefined;
  /** What the names of the signatures end with that the copy must have; undefined where none is wanted. */
  readonly signatureEnding?: string | undefined;
}

/** A copy that a store needs no other one beside. */
export interface CoveringCopy {
  readonly backup: string;
  readonly receipt: Receipt;
  readonly same: Confirmation['same'];
}

/**
 * The newest copy of a store in a directory, where it holds what the store holds; else why it does not count, as the end of a
 * sentence. It counts when it was drilled, when its bytes, read from the disk now, are those that were, when receipt and seal fit
 * them, and when the store has the same bytes, or is sound throughout and has the same records, byte for byte. What the seal of the
 * store denies is never covered. Raises L2003, L5001 and L5002, and what checking a store raises.
 */
export async function findCovering(question: CoverQuestion, tell: Tell): Promise<CoveringCopy | string> {
  const newest = await newestCopy(question);
  if (newest === undefined) return `${question.directory} has no copy of it`;
  const checked = newest.verdict === 'drilled' ? await withDigest(newest) : newest;
  if (checked.verdict !== 'drilled') return `${newest.path}, its newest copy, does not count: ${checked.reason}`;
  const receipt = await findReceipt(newest.path);
  if (typeof receipt === 'string' || receipt instanceof Fault) return `the receipt of ${newest.path} is gone`;
  const missing = await missingPart(newest.path, question);
  if (missing !== undefined) return `${newest.path}, its newest copy, ${missing}`;
  const copy = {backup: newest.path, receipt};
  const compare = (file: FileDevice) => compareWith(question.store, file, copy, tell);
  const same = await withStableFile(question.store, compare, question.waitMs);
  return same === undefined ? `it is not what ${newest.path} holds` : {...copy, same};
}

/** The newest of all copies of a store in a directory, whatever it is worth. */
async function newestCopy({store, directory, now}: CoverQuestion): Promise<ShelvedBackup | undefined> {
  if (kindOf(directory) !== 'directory') return undefined;
  const own = identityAt(store);
  const {backups} = await readShelf(directory, {now, stem: stemOf(path.basename(own.path))});
  const ours = backups.filter(({identity}) => identity && kinshipOf(own, identity).verdict === 'same');
  return ours.sort(newestFirst)[0];
}

/** What a copy lacks that a new one would have. */
async function missingPart(backup: string, {signatureEnding}: CoverQuestion): Promise<string | undefined> {
  const seal = (await findSeal(backup))?.seal;
  if (seal === undefined || seal instanceof Fault) return 'has no seal that can be read';
  if (signatureEnding === undefined) return undefined;
  const wanted = [signatureEnding, `${receiptEnding}${signatureEnding}`].map((ending) => sidecarPath(backup, ending));
  const lost = wanted.find((file) => kindOfEntry(file) === undefined);
  return lost && `is not signed: there is no ${lost}`;
}

/** In what a store is the same as a copy whose bytes are those of its receipt; undefined when it is another. */
async function compareWith(
  store: string,
  file: FileDevice,
  {backup, receipt}: Omit<CoveringCopy, 'same'>,
  tell: Tell,
): Promise<Confirmation['same'] | undefined> {
  const digests = beginDigests(file);
  if (await denialBySeal({store, device: file, digests: digests.pages}, tell)) return undefined;
  if (file.size() === receipt.size_bytes && (await digests.file(tell)) === receipt.blake3) return 'bytes';
  const snapshot = readStore(file, store);
  const {nodeCount, edgeCount} = snapshot.header;
  if (nodeCount !== receipt.node_count || edgeCount !== receipt.edge_count) return undefined;
  const proof = await proveStore(snapshot, tell);
  if (proof.findingCount > 0 || proof.manifestSha256 !== receipt.manifest_sha256) return undefined;
  // A digest of a graph takes a NaN for the text; bytes do not.
  const other = (copy: FileDevice) =>
    pacedScan(snapshot, firstOtherRecord(snapshot, readStore(copy, backup), 'ends'), 'compare', tell);
  try {
    return (await withPlain(backup, other, {tell})) === undefined ? 'graph' : undefined;
  } catch (error) {
    // What cannot be opened here is compared by its bytes alone.
    if (isFault(error, conditions.identityNeeded)) return undefined;
    throw error;
  }
}

/** Writes down that a copy covers its store at a moment; returns the report of the backup that was not made. Raises L5001 to L5004, and L5011. */
export function confirm({backup, receipt, same}: CoveringCopy, now: Date): BackupReport {
  const at = (ending: string): string => sidecarPath(backup, ending);
  const confirmation: Confirmation = {confirmed_at: now.toISOString(), same, blake3: receipt.blake3};
  writeAtomically(at(confirmedEnding), encodeConfirmation(confirmation), backup);
  const signatures = backupEndings.filter((ending) => /sig$/.test(ending)).map(at);
  return {
    ...factsOfReceipt(receipt),
    backup,
    seal: at(sealEnding),
    receipt: at(receiptEnding),
    signatures: signatures.filter((file) => kindOfEntry(file) !== undefined),
    unchanged: {confirmed_at: confirmation.confirmed_at, same, confirmation: at(confirmedEnding)},
  };
}
