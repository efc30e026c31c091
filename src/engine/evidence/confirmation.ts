import {Fault} from '../faults/fault.js';
import {DocumentProblem, documentText, judgeDocument, type OwnKind} from './document-file.js';
import type {Receipt} from './receipt.js';
import {confirmedEnding, findSidecar} from './sidecar.js';

/**
 * That a store was found unchanged since a backup of it: what lies beside the backup in the place of another one. The moment is
 * that of the last time; it speaks of the copy whose BLAKE3 it names and of no other.
 */
export interface Confirmation {
  /** When the store was found unchanged for the last time, ISO 8601, UTC. */
  readonly confirmed_at: string;
  /** bytes: the store had the bytes of the copy. graph: it had other bytes, and the same records. */
  readonly same: 'bytes' | 'graph';
  /** BLAKE3 of the copy, read from the disk at that moment and equal to the one in its receipt. */
  readonly blake3: string;
}

const confirmationKind: OwnKind = {validator: 'confirmation', kind: 'liel-confirmation', longest: 4096};

/** The bytes of a confirmation. */
export function encodeConfirmation(confirmation: Confirmation): Buffer {
  return Buffer.from(documentText(confirmationKind, confirmation));
}

/**
 * The confirmation beside a backup with this receipt; the end of a sentence where there is one that does not count, undefined where
 * there is none. One that cannot be read makes no copy younger, and is no trouble of the copy.
 */
export async function confirmationOf(backup: string, receipt: Receipt): Promise<Confirmation | string | undefined> {
  try {
    const file = findSidecar(backup, confirmedEnding);
    if (file === undefined) return undefined;
    const found = await judgeDocument<Confirmation>(file, confirmationKind);
    if (found instanceof DocumentProblem) return `its confirmation does not count: ${found.text}`;
    return found.blake3 === receipt.blake3 ? found : 'its confirmation is one of another copy';
  } catch (error) {
    if (error instanceof Fault) return `its confirmation cannot be read: ${error.message}`;
    throw error;
  }
}
