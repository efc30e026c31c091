import type {BackupCheck} from '../../evidence/backup-check.js';
import {readTrust} from '../../evidence/signature/open-signatures.js';
import {requireSame, restoreInto} from '../../outputs/restored-copy.js';
import {type Note, type Operation, type Progress, type Tell, whileWorking} from '../../passes/operation.js';
import {requireFile} from '../../storage/files/file-system.js';
import {requireFreeBytes} from '../../storage/files/free-space.js';
import {openScratch, scratchPlace} from '../../storage/files/scratch.js';
import {type ProvingOptions, type ReadableBackup, withProvedBackup} from './proved-backup.js';

/** A backup that is restored where nobody sees it. */
export type DrillOptions = Omit<ProvingOptions, 'store' | 'acceptDamage' | 'force'>;

/** A backup that was restored to a scratch file, which is gone again. */
export interface DrillReport {
  readonly backup: string;
  /** Canonical path of the store that it is a copy of; null where no receipt says it. */
  readonly store: string | null;
  /** When the backup was made, by its receipt; null without one. */
  readonly made_at: string | null;
  readonly checks: readonly BackupCheck[];
  readonly size_bytes: number;
  readonly manifest_sha256: string;
  readonly nodes: number;
  readonly edges: number;
  /** How long it took to open, restore and compare, in milliseconds. */
  readonly ms: number;
}

/**
 * Opens a backup, with an identity and a base where it needs them, holds it against its receipt and its seal, restores it to a scratch file
 * without a name, and reads that back: every byte and every record. Writes nothing else. Raises L0002, and what `restore` raises of a
 * backup.
 */
export async function* drill(given: DrillOptions): Operation<Note | Progress, DrillReport> {
  const {backup} = given;
  requireFile(backup);
  const began = performance.now();
  const options = {...given, trust: given.trust && (await readTrust(given.trust))};
  return yield* whileWorking((tell) =>
    withProvedBackup(options, (proved) => restoreOnce(backup, proved, began, tell), tell),
  );
}

async function restoreOnce(
  backup: string,
  {snapshot, proof, checks, madeAt, madeOf}: ReadableBackup,
  began: number,
  tell: Tell,
): Promise<DrillReport> {
  const {size} = snapshot.bytes;
  requireFreeBytes(scratchPlace(), backup, size);
  const scratch = openScratch(backup);
  try {
    requireSame(await restoreInto(scratch, backup, snapshot, tell), proof, backup);
  } finally {
    scratch.close();
  }
  return {
    backup,
    store: madeOf,
    made_at: madeAt,
    checks,
    size_bytes: size,
    manifest_sha256: proof.manifestSha256,
    nodes: proof.nodeCount,
    edges: proof.edgeCount,
    ms: Math.ceil(performance.now() - began),
  };
}
