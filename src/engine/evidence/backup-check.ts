import {Fault} from '../faults/fault.js';
import {counted} from '../faults/words.js';
import type {Tell} from '../passes/operation.js';
import type {Device} from '../storage/files/device.js';
import {type FileDevice, kindOfEntry} from '../storage/files/file-system.js';
import {fileDigest} from './file-digest.js';
import {readReceipt, receiptPathOf} from './receipt.js';
import {compareSeal} from './seal/compare-seal.js';
import {readSeal, sealPathOf} from './seal/seal-file.js';

/** Something that was held against a backup. */
export interface BackupCheck {
  readonly name: 'receipt' | 'seal' | 'structure';
  readonly verdict: 'pass' | 'fail' | 'not checked';
  /** What was proved, what was found, or why it was not checked. */
  readonly reason: string;
}

/** Compares the bytes of a backup with its receipt. Not checked where there is none that can be read. */
export async function checkReceipt(backup: string, file: FileDevice): Promise<BackupCheck> {
  const name = 'receipt';
  const isThere = kindOfEntry(receiptPathOf(backup)) !== undefined;
  const receipt = isThere ? await readReceipt(receiptPathOf(backup)) : 'it has no receipt';
  if (typeof receipt === 'string') return {name, verdict: 'not checked', reason: receipt};
  if (receipt.size_bytes !== file.size()) {
    return {name, verdict: 'fail', reason: `it has ${file.size()} bytes, its receipt says ${receipt.size_bytes}`};
  }
  if (receipt.blake3 !== (await fileDigest(file))) {
    return {name, verdict: 'fail', reason: 'its BLAKE3 is not the one of its receipt'};
  }
  return {name, verdict: 'pass', reason: `size and BLAKE3 are those of ${receipt.created_at}`};
}

/** Compares the pages of a backup with its seal. Not checked where there is none that can be read. */
export async function checkBackupSeal(backup: string, file: FileDevice, tell: Tell): Promise<BackupCheck> {
  const name = 'seal';
  if (kindOfEntry(sealPathOf(backup)) === undefined) return {name, verdict: 'not checked', reason: 'it has no seal'};
  try {
    const {verdict, reason, pages} = await compareSeal(file, await readSeal(sealPathOf(backup)), tell);
    if (verdict === 'same') return {name, verdict: 'pass', reason};
    return {
      name,
      verdict: 'fail',
      reason: `${counted(pages.length, 'page is', 'pages are')} not as sealed, the first is ${pages[0]}: ${reason}`,
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // A damaged seal says nothing about the backup.
    return {name, verdict: 'not checked', reason: error.message};
  }
}

/** Why a store is damaged by its own seal; undefined when it is not, when commits explain what differs, or without a seal. */
export async function damageBySeal(store: string, device: Device, tell: Tell): Promise<string | undefined> {
  if (kindOfEntry(sealPathOf(store)) === undefined) return undefined;
  try {
    const {verdict, reason, pages} = await compareSeal(device, await readSeal(sealPathOf(store)), tell);
    return verdict === 'damaged'
      ? `${counted(pages.length, 'page is', 'pages are')} not as sealed, the first is ${pages[0]}: ${reason}`
      : undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // A damaged seal says nothing about the store.
    return undefined;
  }
}
