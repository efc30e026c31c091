import type {Confirmation} from '../evidence/confirmation.js';
import type {BackupFacts} from '../evidence/receipt.js';
import {backupEndings, receiptEnding, sealEnding, sidecarPath} from '../evidence/sidecar.js';
import type {BackupPart} from '../evidence/signed-backup.js';
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
  /** The bytes of its receipt. */
  readonly receipt: Uint8Array;
  /** Signatures of the copy and of the receipt, if there are any. */
  readonly signatures: readonly BackupPart[];
}

/**
 * Gives a copy its name, then its seal, its signatures, and last its receipt, all of which are whole before the first of them is
 * seen. In a series the name is one that nobody has. Raises L5001 to L5004, and L5040.
 */
export function publish(proved: ProvedBackup, series: string | undefined, ending: string): BackupReport {
  const {copy, seal, facts, receipt, signatures} = proved;
  const parts: readonly BackupPart[] = [
    {ending: sealEnding, bytes: encodeSeal(seal)},
    ...signatures,
    {ending: receiptEnding, bytes: receipt},
  ];
  const staged: {readonly ending: string; readonly file: AtomicFile}[] = [];
  try {
    for (const {ending, bytes} of parts) {
      const file = AtomicFile.create(sidecarPath(copy.target, ending), facts.source);
      staged.push({ending, file});
      file.write(bytes);
    }
    const backup = place(copy, series, ending);
    const at = (ending: string): string => sidecarPath(backup, ending);
    finishInPlace(backup, unfinished, () => {
      for (const {ending, file} of staged) file.commitAs(at(ending));
    });
    const signed = signatures.map(({ending}) => at(ending));
    return {...facts, backup, seal: at(sealEnding), receipt: at(receiptEnding), signatures: signed};
  } finally {
    for (const {file} of staged) file.discard();
  }
}

/** What is missing of a backup that got no further than its name. */
const unfinished = 'it lacks its receipt, and perhaps its seal, so that it counts for no backup';

/** Where the copy is from now on: the file that was named, or the first of the series that nobody has taken meanwhile. */
function place(copy: AtomicFile, series: string | undefined, ending: string): string {
  if (series === undefined) {
    replaceFile(copy, backupEndings);
    return copy.target;
  }
  // First the name whose lock is held.
  if (isFreeForBackup(copy.target) && copy.commitNew(copy.target)) return copy.target;
  for (const names = freeNames(series, ending, isFreeForBackup); ; ) {
    const name = names.next().value;
    if (copy.commitNew(name)) return name;
  }
}

/** A copy that was restored, or read back, and holds the same records; with what belongs to it. */
export interface BackupReport extends BackupFacts {
  readonly backup: string;
  readonly seal: string;
  readonly receipt: string;
  /** Paths of its signature and of that of its receipt; none without a key. */
  readonly signatures: readonly string[];
  /** That no copy was made, since this one holds what the store holds; absent where one was made. */
  readonly unchanged?: Unchanged;
}

/** What was found in the place of a new copy. */
export interface Unchanged extends Pick<Confirmation, 'confirmed_at' | 'same'> {
  /** The note of it, beside the backup. */
  readonly confirmation: string;
}
