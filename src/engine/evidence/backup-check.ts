import {Fault} from '../faults/fault.js';
import type {Tell} from '../passes/operation.js';
import type {Device} from '../storage/files/device.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {readStore} from '../storage/reading/open-store.js';
import {fileDigest} from './file-digest.js';
import {type ProvenFacts, type Receipt, unreadableText} from './receipt.js';
import type {PageDigests} from './seal/page-digests.js';
import {findSeal} from './seal/seal-check.js';
import {denialOf, judgeBySeal, markOfDamage, silenceOf} from './seal/seal-denial.js';

/** Something that was held against a backup. */
export interface BackupCheck {
  readonly name: 'signature' | 'receipt' | 'evidence' | 'seal' | 'source' | 'structure';
  readonly verdict: 'pass' | 'fail' | 'not checked';
  /** What was proved, what was found, or why it was not checked. */
  readonly reason: string;
}

/**
 * Compares the bytes of a backup with its receipt, as `findReceipt` has it. Not checked where there is none. Raises L5001 and
 * L5002 for a receipt that is there and cannot be read, which is a no where damage is accepted.
 */
export async function checkReceipt(
  backup: string,
  file: FileDevice,
  receipt: Receipt | string | Fault,
  acceptDamage = false,
): Promise<BackupCheck> {
  const name = 'receipt';
  if (receipt instanceof Fault && !acceptDamage) throw receipt;
  if (receipt instanceof Fault) return {name, verdict: 'fail', reason: unreadableText(receipt)};
  if (typeof receipt === 'string') return {name, verdict: 'not checked', reason: receipt};
  const problem =
    (await bytesProblem(file, receipt)) ??
    markOfDamage(backup, receipt)?.message ??
    (await receiptProblem(backup, file, receipt));
  if (problem !== undefined) return {name, verdict: 'fail', reason: problem};
  return {name, verdict: 'pass', reason: `size and BLAKE3 are those of ${receipt.created_at}`};
}

/** Why the bytes of a backup are not those of its receipt; undefined when they are. */
export async function bytesProblem(file: Device, receipt: Receipt): Promise<string | undefined> {
  if (receipt.size_bytes !== file.size()) return `it has ${file.size()} bytes, its receipt says ${receipt.size_bytes}`;
  return receipt.blake3 === (await fileDigest(file)) ? undefined : 'its BLAKE3 is not the one of its receipt';
}

/** What a receipt says otherwise than the header and the seal of the very bytes that it names; undefined when all fits. */
export async function receiptProblem(backup: string, file: Device, receipt: Receipt): Promise<string | undefined> {
  // The counts in the header of a damaged store need not be those of its records, and a newer format is not read.
  const isRead = receipt.finding_count === 0 && receipt.format === undefined;
  return isRead ? contradictionOf(receipt, await quickFacts(backup, file)) : undefined;
}

/** What can be found out of a copy without reading its records. */
async function quickFacts(backup: string, file: Device): Promise<Partial<ProvenFacts>> {
  const seal = (await findSeal(backup))?.seal;
  const sealed = seal === undefined || seal instanceof Fault ? {} : {seal_root: Buffer.from(seal.root).toString('hex')};
  try {
    const {nodeCount: node_count, edgeCount: edge_count} = readStore(file, backup).header;
    return {node_count, edge_count, ...sealed};
  } catch (error) {
    if (error instanceof Fault) return sealed;
    throw error;
  }
}

/**
 * What a receipt says of its backup that is not so though the bytes are those that it names; undefined when all is. A receipt
 * that was edited, or that rotted, may still name the right bytes.
 */
function contradictionOf(receipt: Receipt, found: Partial<ProvenFacts>): string | undefined {
  const wrong = (Object.keys(found) as (keyof ProvenFacts)[]).find((fact) => receipt[fact] !== found[fact]);
  return wrong && `its receipt says ${wrong} ${receipt[wrong]}, and it is ${found[wrong]}`;
}

/** The check of a receipt once it is known what the backup holds. */
export function againstProof(
  check: BackupCheck,
  receipt: Receipt | string | Fault,
  proven: Partial<ProvenFacts>,
): BackupCheck {
  if (check.verdict !== 'pass' || typeof receipt === 'string' || receipt instanceof Fault) return check;
  const reason = contradictionOf(receipt, proven);
  return reason === undefined ? check : {name: 'receipt', verdict: 'fail', reason};
}

/** What the seal of a backup says of it. Not checked where there is none that can be read. */
export async function checkBackupSeal(
  backup: string,
  device: FileDevice,
  tell: Tell,
  digests?: PageDigests,
): Promise<BackupCheck> {
  const name = 'seal';
  const judged = await judgeBySeal({store: backup, device, digests}, tell);
  if (!judged) return {name, verdict: 'not checked', reason: 'it has no seal'};
  const denial = denialOf(backup, judged);
  // A seal that is none says nothing of a backup: its receipt does.
  if (denial && judged.seal instanceof Fault) return {name, verdict: 'not checked', reason: denial.message};
  if (denial) return {name, verdict: 'fail', reason: denial.message};
  const silence = silenceOf(judged);
  return silence === undefined
    ? {name, verdict: 'pass', reason: judged.check.reason}
    : {name, verdict: 'not checked', reason: silence};
}
