import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';
import {counted, grouped} from './words.js';

/** L3: the WAL, and recovery from it. */
export const walConditions = family('wal', {
  walBounds: condition<{store: string; offset: string; length: string; problem: string}>({
    code: 'L3001',
    layer: 'wal',
    endsVerify: 'always',
    title: 'The WAL lies where none can be',
    exit: exit.undecidable,
    dataAtRisk: 'uncommitted',
    cause: ({store, offset, length, problem}) => `${store}: WAL of ${length} bytes at offset ${offset}: ${problem}`,
    remedy: ({store}) => [`liel inspect ${quote(store)} wal`],
    background:
      'The WAL lives between offset 4096 and 4198400. The header fields that place it are damaged; the pages behind it may be whole.',
    example: {store: 'project.liel', offset: '4096', length: '1099511627776', problem: 'longer than the WAL region'},
  }),
  walEntry: condition<{store: string; offset: number; problem: string}>({
    code: 'L3002',
    layer: 'wal',
    endsVerify: 'always',
    title: 'A WAL entry that no writer makes',
    exit: exit.undecidable,
    dataAtRisk: 'uncommitted',
    cause: ({store, offset, problem}) => `${store}: WAL entry at offset ${offset} ${problem}`,
    remedy: ({store}) => [
      `liel inspect ${quote(store)} wal`,
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
    ],
    background: 'Applying it would write where no page image belongs, so nothing of this WAL is applied.',
    example: {store: 'project.liel', offset: 4096, problem: 'targets the unaligned offset 5'},
  }),
  lostCommit: condition<{store: string; evidence: string}>({
    code: 'L3003',
    layer: 'wal',
    endsVerify: 'at times',
    title: 'A commit was lost',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, evidence}) =>
      `${store}: the header belongs to a commit whose WAL is not on the disk, or not as it was written: ${evidence}`,
    remedy: ({store}) => [
      `liel salvage ${quote(store)} -o salvaged.liel --dry-run`,
      `liel inspect ${quote(store)} wal`,
    ],
    background:
      'The disk kept the header but not the WAL pages written before it, or they rotted. The records of the commit before are in place; its counters are not. A backup that is newer than the loss has more: liel backups.',
    example: {store: 'project.liel', evidence: 'no commit entry in 8,255 bytes of WAL'},
    prevent:
      'Use a disk that keeps the order of synced writes. Writers of this program sync the WAL before they announce it.',
    page: 'corrupt-store',
  }),
  walTail: condition<{store: string; appliedBytes: number; cutBytes: number}>({
    code: 'L3004',
    layer: 'wal',
    title: 'Recovery would have to cut the WAL',
    exit: exit.undecidable,
    dataAtRisk: 'uncommitted',
    cause: ({store, appliedBytes, cutBytes}) =>
      `${store}: ${counted(cutBytes, 'byte')} of the WAL belong to no complete commit (${counted(appliedBytes, 'byte')} do); strict recovery cuts nothing`,
    remedy: ({store}) => [`liel inspect ${quote(store)} wal`, `liel recover ${quote(store)} --recovery auto-truncate`],
    background:
      'A writer died while it wrote its WAL. What it had committed before is whole. Mode auto-truncate drops the tail and reports its size.',
    example: {store: 'project.liel', appliedBytes: 0, cutBytes: 8255},
  }),
  walUnsigned: condition<{store: string; bytes: number}>({
    code: 'L3008',
    title: 'A store with a live WAL is not signed',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, bytes}) =>
      `${store} has a live WAL of ${counted(bytes, 'byte')}: its bytes change with the next writer, and would not be the signed ones`,
    remedy: ({store}) => [`liel recover ${quote(store)}`],
    background:
      'What is signed is every byte of the file. The next writer, or recover, puts the pages of the WAL in their places, and the signature would fit no more. Nothing was signed.',
    example: {store: 'project.liel', bytes: 8255},
    prevent: 'End the writer first: a writer that ends cleanly leaves no WAL.',
  }),
  transactionTooLarge: condition<{store: string; pages: number; limit: number}>({
    code: 'L3005',
    title: 'The commit does not fit into the WAL',
    exit: exit.usage,
    dataAtRisk: 'uncommitted',
    cause: ({store, pages, limit}) =>
      `${store}: the commit would change ${counted(pages, 'page')}, the WAL holds ${grouped(limit)}; nothing was written`,
    remedy: () => ['liel help import'],
    background:
      'Split the work into several commits. Commands that build whole stores (import, backup, repair) have no such limit.',
    example: {store: 'project.liel', pages: 1019, limit: 1018},
    verify: ({store}) => [`liel stats ${quote(store)}`],
    prevent: 'Commit every 20,000 records or so.',
    page: null,
  }),
  commitUnsettled: condition<{store: string; outcome: string; problem: string}>({
    code: 'L3007',
    title: 'Whether the commit lasts is not known',
    exit: exit.environment,
    dataAtRisk: 'uncommitted',
    cause: ({store, outcome, problem}) =>
      `${store}: ${outcome}, and the disk does not say that it keeps it so: ${problem}`,
    remedy: ({store}) => [`liel recover ${quote(store)}`, `liel events list ${quote(store)}`],
    background:
      'The disk failed while the commit was announced, and again when that was taken back. The store is whole either way, with the commit or without it. Look what is in it before the same thing is written again.',
    example: {
      store: 'project.liel',
      outcome: 'the commit is there',
      problem: 'cannot sync project.liel: EIO',
    },
    verify: ({store}) => [`liel verify ${quote(store)}`],
  }),
  commitUnfinished: condition<{store: string; problem: string}>({
    code: 'L3006',
    title: 'An earlier commit did not finish',
    exit: exit.environment,
    dataAtRisk: 'uncommitted',
    cause: ({store, problem}) =>
      `${store}: nothing more is written, since an earlier commit did not finish: ${problem}`,
    remedy: ({store}) => [`liel verify ${quote(store)}`],
    background:
      'The medium failed in the middle of a commit. The file holds the last commit or the new one, whole; opening the store again decides which.',
    example: {store: 'project.liel', problem: 'no space left to write project.liel: it needs 4 KiB'},
  }),
});
