import {Fault} from '../faults/fault.js';
import type {Tell} from '../passes/operation.js';
import type {FileDevice} from '../storage/files/file-device.js';
import {fileDigest} from './file-digest.js';
import {receiptOf} from './receipt.js';
import {denialOf, judgeBySeal, markOfDamage, silenceOf} from './seal/seal-denial.js';

/** Something that was held against a backup. */
export interface BackupCheck {
  readonly name: 'receipt' | 'seal' | 'source' | 'structure';
  readonly verdict: 'pass' | 'fail' | 'not checked';
  /** What was proved, what was found, or why it was not checked. */
  readonly reason: string;
}

/** Compares the bytes of a backup with its receipt. Not checked where there is none that can be read. */
export async function checkReceipt(backup: string, file: FileDevice): Promise<BackupCheck> {
  const name = 'receipt';
  const receipt = await receiptOf(backup);
  if (typeof receipt === 'string') return {name, verdict: 'not checked', reason: receipt};
  if (receipt.size_bytes !== file.size()) {
    return {name, verdict: 'fail', reason: `it has ${file.size()} bytes, its receipt says ${receipt.size_bytes}`};
  }
  if (receipt.blake3 !== (await fileDigest(file))) {
    return {name, verdict: 'fail', reason: 'its BLAKE3 is not the one of its receipt'};
  }
  const mark = markOfDamage(backup, receipt);
  if (mark) return {name, verdict: 'fail', reason: mark.message};
  return {name, verdict: 'pass', reason: `size and BLAKE3 are those of ${receipt.created_at}`};
}

/** What the seal of a backup says of it. Not checked where there is none that can be read. */
export async function checkBackupSeal(backup: string, device: FileDevice, tell: Tell): Promise<BackupCheck> {
  const name = 'seal';
  const judged = await judgeBySeal({store: backup, device}, tell);
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
