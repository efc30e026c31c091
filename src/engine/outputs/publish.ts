import path from 'node:path';
import {type BackupFacts, encodeReceipt, receiptPathOf} from '../evidence/receipt.js';
import {sealPathOf} from '../evidence/seal/seal-file.js';
import {encodeSeal, type Seal} from '../format/seal.js';
import {AtomicFile} from '../storage/files/atomic-file.js';
import {remove, syncDirectory} from '../storage/files/file-system.js';
import {freeNames, isFreeForBackup, sidecarsOf} from './backup-name.js';

/** A backup that was proved and has no name yet. */
export interface ProvedBackup {
  readonly copy: AtomicFile;
  readonly seal: Seal;
  readonly facts: BackupFacts;
}

/**
 * Gives a copy its name, then its seal, and last its receipt, all of which are whole before the first of them is seen.
 * In a series the name is one that nobody has. Raises L5001 to L5004.
 */
export function publish({copy, seal, facts}: ProvedBackup, series: string | undefined, version: string): BackupReport {
  const sealFile = AtomicFile.create(sealPathOf(copy.target), facts.source);
  let receiptFile: AtomicFile | undefined;
  try {
    sealFile.write(encodeSeal(seal));
    receiptFile = AtomicFile.create(receiptPathOf(copy.target), facts.source);
    receiptFile.write(encodeReceipt(facts, version));
    const backup = place(copy, series);
    sealFile.commitAs(sealPathOf(backup));
    receiptFile.commitAs(receiptPathOf(backup));
    return {...facts, backup, seal: sealPathOf(backup), receipt: receiptPathOf(backup)};
  } finally {
    sealFile.discard();
    receiptFile?.discard();
  }
}

/** Where the copy is from now on: the file that was named, or the first of the series that nobody has taken meanwhile. */
function place(copy: AtomicFile, series: string | undefined): string {
  if (series === undefined) {
    // They speak of the bytes that are replaced: they are gone for good before others have the name.
    for (const sidecar of sidecarsOf(copy.target)) remove(sidecar);
    syncDirectory(path.dirname(copy.target));
    copy.commit();
    return copy.target;
  }
  // First the name whose lock is held.
  if (isFreeForBackup(copy.target) && copy.commitNew(copy.target)) return copy.target;
  for (const names = freeNames(series, '.liel', isFreeForBackup); ; ) {
    const name = names.next().value;
    if (copy.commitNew(name)) return name;
  }
}

/** A copy that was restored, or read back, and holds the same records; with its seal and receipt. */
export interface BackupReport extends BackupFacts {
  readonly backup: string;
  readonly seal: string;
  readonly receipt: string;
}
