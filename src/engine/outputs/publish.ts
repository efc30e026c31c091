import {type BackupFacts, encodeReceipt, receiptPathOf} from '../evidence/receipt.js';
import {sealPathOf} from '../evidence/seal/seal-file.js';
import {encodeSeal, type Seal} from '../format/seal.js';
import {AtomicFile} from '../storage/files/atomic-file.js';
import {finishInPlace} from '../storage/files/in-place.js';
import {freeNames, isFreeForBackup} from './backup-name.js';
import {replaceFile} from './sidecars.js';

/** A backup that was proved and has no name yet. */
export interface ProvedBackup {
  readonly copy: AtomicFile;
  readonly seal: Seal;
  readonly facts: BackupFacts;
}

/**
 * Gives a copy its name, then its seal, and last its receipt, all of which are whole before the first of them is seen.
 * In a series the name is one that nobody has. Raises L5001 to L5004, and L5040.
 */
export function publish({copy, seal, facts}: ProvedBackup, series: string | undefined, version: string): BackupReport {
  const sealFile = AtomicFile.create(sealPathOf(copy.target), facts.source);
  let receiptFile: AtomicFile | undefined;
  try {
    sealFile.write(encodeSeal(seal));
    receiptFile = AtomicFile.create(receiptPathOf(copy.target), facts.source);
    receiptFile.write(encodeReceipt(facts, version));
    const backup = place(copy, series);
    finishInPlace(backup, unfinished, () => {
      sealFile.commitAs(sealPathOf(backup));
      receiptFile?.commitAs(receiptPathOf(backup));
    });
    return {...facts, backup, seal: sealPathOf(backup), receipt: receiptPathOf(backup)};
  } finally {
    sealFile.discard();
    receiptFile?.discard();
  }
}

/** What is missing of a backup that got no further than its name. */
const unfinished = 'it lacks its receipt, and perhaps its seal, so that it counts for no backup';

/** Where the copy is from now on: the file that was named, or the first of the series that nobody has taken meanwhile. */
function place(copy: AtomicFile, series: string | undefined): string {
  if (series === undefined) {
    replaceFile(copy);
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
