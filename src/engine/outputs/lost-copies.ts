import path from 'node:path';
import {findReceipt} from '../evidence/receipt.js';
import {receiptEnding} from '../evidence/sidecar.js';
import type {StoreIdentity} from '../evidence/store-identity.js';
import {Fault} from '../faults/fault.js';
import {parseBackupName} from '../format/backup-name.js';
import {kindOfEntry, listDirectory} from '../storage/files/file-system.js';

/** A copy whose receipt is there, and which is not: somebody took it away, or put something else in its place. */
export interface LostCopy {
  /** Where it should lie. */
  readonly path: string;
  readonly identity: StoreIdentity | undefined;
  /** ISO 8601, UTC. */
  readonly taken_at: string;
  readonly size_bytes: number;
  readonly problem: string;
}

/** The copies of a directory that only their receipts tell of. Raises L5001 and L5002. */
export async function lostCopies(directory: string): Promise<LostCopy[]> {
  const lost: LostCopy[] = [];
  for (const name of listDirectory(directory)) {
    if (!name.endsWith(receiptEnding)) continue;
    const copy = name.slice(0, -receiptEnding.length);
    const file = path.join(directory, copy);
    const kind = kindOfEntry(file);
    const receipt = kind === 'file' ? undefined : await findReceipt(file);
    if (receipt === undefined || typeof receipt === 'string' || receipt instanceof Fault) continue;
    lost.push({
      path: file,
      identity: receipt.identity,
      taken_at: parseBackupName(copy)?.takenAt ?? receipt.created_at,
      size_bytes: receipt.size_bytes,
      problem: kind === undefined ? 'it is gone, and its receipt is left' : 'it is no file any more, which it was',
    });
  }
  return lost;
}
