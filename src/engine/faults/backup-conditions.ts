import {dirname} from 'node:path';
import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';
import {counted} from './words.js';

const isBucket = (path: string): boolean => path.startsWith('s3://');

/** L0: what is asked of backups and cannot be done. */
export const backupConditions = family('program', {
  noBackup: condition<{
    store: string;
    isThere: string;
    uncounted: number;
    wanted: string;
    /** Of a copy that is there, and cannot be relied on. */
    problem?: string | undefined;
    /** Where such copies are. */
    directory?: string | undefined;
  }>({
    code: 'L0049',
    title: 'There is no backup to compare with',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, isThere, uncounted, problem}) =>
      [
        `there is no backup of ${store} in backups/ or beside it${isThere === 'no' ? ', and no such store' : ''}`,
        ...(problem === undefined ? [] : [problem]),
        ...(uncounted > 0 ? [`${uncounted} with its name cannot be told to be its own`] : []),
      ].join('; '),
    // A copy of what is there now is no way back to what it was. Without -o it comes to lie where it is looked for.
    remedy: ({store, isThere, wanted, directory}) => {
      const toLook = directory === undefined ? [] : [`liel backups ${quote(directory)} --verify`];
      if (isThere === 'yes' && wanted === 'to compare') return [...toLook, `liel backup ${quote(store)}`];
      return [
        ...(directory === undefined ? [`liel history ${quote(store)} --backups DIRECTORY`] : toLook),
        ...(isThere === 'yes' ? [`liel doctor ${quote(store)}`] : []),
      ];
    },
    background:
      '@ is the newest backup of a store. Backups are called like their store and the moment they were taken, as in project-20261121-093000.liel, and their receipts say of which store they are. Others are looked for with --backups DIR or LIEL_BACKUPS. A file called @ is ./@.',
    example: {
      store: 'project.liel',
      isThere: 'yes',
      uncounted: 1,
      wanted: 'to compare',
      problem: undefined,
      directory: 'backups',
    },
  }),
  noBackupThen: condition<{store: string; moment: string; oldest: string}>({
    code: 'L0130',
    title: 'No backup is that old',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, moment, oldest}) =>
      `no backup of ${store} was there at ${moment}: the oldest that counts is of ${oldest}`,
    remedy: ({store, oldest}) => [
      `liel restore --at ${oldest} -o ${quote(store)} --dry-run`,
      `liel doctor ${quote(store)}`,
    ],
    background:
      'A moment means the newest copy that was taken until then. prune may have removed older ones; those without a receipt do not count. Other directories are looked into with --backups DIR.',
    example: {store: 'project.liel', moment: '2026-01-01T09:00:00.000Z', oldest: '2026-01-02T03:04:05Z'},
    page: 'restore-drill',
  }),
  newestUnsound: condition<{backup: string; problem: string; sound: string; passed: number; store: string}>({
    code: 'L0131',
    title: 'The backup that was asked for is not sound, and an older one is',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({backup, problem, sound, passed}) =>
      `${backup} is not sound: ${problem}; the newest older copy that proves sound is ${sound}${passed > 0 ? `, behind ${counted(passed, 'other')} that ${passed === 1 ? 'is' : 'are'} not` : ''}`,
    remedy: ({backup, sound, store}) => [
      `liel restore ${quote(sound)} -o ${quote(store)} --dry-run`,
      `liel restore ${quote(sound)} -o ${quote(store)}`,
      `liel verify ${quote(backup)}`,
    ],
    background:
      'Nothing was touched. An older copy holds an older state, so it is named and never taken unasked: it was read to its end just now, and its receipt and seal fit.',
    example: {
      backup: 'backups/project-20260103-030405.liel',
      problem: 'its BLAKE3 is not the one of its receipt',
      sound: 'backups/project-20260102-030405.liel',
      passed: 0,
      store: 'project.liel',
    },
    page: 'restore-drill',
  }),
  packedUnreadable: condition<{path: string; problem: string}>({
    code: 'L0132',
    title: 'The compressed copy cannot be unpacked',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({path, problem}) => `${path} cannot be unpacked: ${problem}`,
    remedy: ({path}) => [
      `liel backups ${quote(dirname(path))} --verify`,
      `zstd -d ${quote(path)} -o ${quote(unpackedName(path))}`,
      `liel verify ${quote(unpackedName(path))}`,
    ],
    background:
      'A compressed backup is a row of Zstandard frames of 1 MiB each, with a length and a checksum, and no more than its receipt says is ever unpacked of it. Other files of that kind are unpacked by zstd, and taken then. Take another backup where the bytes are not what they were; nothing was written.',
    example: {path: 'backups/project-20260102-030405.liel.zst', problem: 'it ends inside a frame'},
  }),
  noCopies: condition<{path: string}>({
    code: 'L0133',
    title: 'The directory holds no backups',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path}) => `there is no backup in ${path}, and so no past to ask`,
    remedy: ({path}) => [`ls -l ${quote(path)}`, 'liel backup project.liel -o backups/'],
    background:
      'The past of a store is what its backups hold. They are called like the store and the moment they were taken, as in project-20261121-093000.liel, or have a receipt beside them. Name the directory they are in, or the store whose backups lie beside it.',
    example: {path: 'backups'},
    page: 'past',
  }),
  copyUnsound: condition<{path: string; problem: string}>({
    code: 'L0134',
    title: 'The copy is not what it was',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({path, problem}) => `nothing is told of what ${path} holds: ${problem}`,
    remedy: ({path}) => [`liel backups ${quote(dirname(path))} --verify`, `liel verify ${quote(path)}`],
    background:
      'What a copy says of the past counts only where its bytes are those of its receipt, or its pages those of its seal. One that is not sound is passed over and named; where none is left, nothing can be said.',
    example: {path: 'backups/project-20260102-030405.liel', problem: 'its BLAKE3 is not the one of its receipt'},
    page: 'past',
  }),
  storeUntold: condition<{signs: string; stores: readonly string[]}>({
    code: 'L0135',
    title: 'Nobody said whose backups are meant',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({signs, stores}) =>
      stores.length === 0
        ? `${signs} are backups of a store, and there is no .liel file here to take it for`
        : `${signs} are backups of a store, and ${counted(stores.length, '.liel file')} here could be it: ${stores.slice(0, 3).join(', ')}${stores.length > 3 ? ', …' : ''}`,
    remedy: ({signs, stores}) => [`liel diff ${signs} --of ${quote(stores[0] ?? 'project.liel')}`],
    background:
      'With one store on the other side, @ is a backup of that one. With signs on both sides, it is the only .liel file in the current directory, or the one that --of names; it need not be there any more, its backups are found by their receipts.',
    example: {signs: '@7d @', stores: ['base.liel', 'project.liel']},
    page: 'past',
  }),
  directoryMissing: condition<{path: string}>({
    code: 'L0035',
    title: 'The directory is not there',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path}) => (isBucket(path) ? `nothing is in ${path}` : `there is no directory ${path}`),
    remedy: ({path}) => [isBucket(path) ? `liel backup project.liel -o ${quote(path)}` : `ls -ld ${quote(path)}`],
    background:
      'Backups are kept in a directory, or below a prefix of a bucket: where backup -o was told, or beside the store.',
    example: {path: 'backups'},
  }),
  addressNotTaken: condition<{address: string; use: string}>({
    code: 'L0144',
    title: 'A place in a bucket is no file here',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({address, use}) =>
      `${address} is in a bucket, and ${use === 'written' ? 'this is written to files only' : 'this looks at files and directories only'}`,
    remedy: ({address, use}) => [
      ...(use === 'written'
        ? []
        : [
            address.endsWith('/') ? `liel backups ${quote(address)}` : `liel restore ${quote(address)} -o fetched.liel`,
          ]),
      'liel runbook off-the-machine-s3',
    ],
    background:
      'backup -o, backups, prune, restore, drill and verify of one store take addresses like s3://bucket/prefix/; all else takes what lies on this machine, and other programs fetch and send it. Nothing was read or written. A file of that name is ./s3://….',
    example: {address: 's3://bucket/backups/project-20260102-030405.liel', use: 'read'},
    page: 'off-the-machine-s3',
  }),
  nothingToKeep: condition<{path: string}>({
    code: 'L0036',
    title: 'No rule says which backups to keep',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path}) => `nothing says which backups of ${path} to keep, so none was removed`,
    remedy: ({path}) => [`liel prune ${quote(path)} --keep-last 3 --keep-daily 7 --dry-run`],
    background:
      'Name at least one of --keep-last, --keep-daily, --keep-weekly, --keep-monthly, --keep-within and --max-size. The newest drilled copy of each store stays in any case.',
    example: {path: 'backups/'},
  }),
  restoreOfAnother: condition<{backup: string; store: string; reason: string; holds: string; there: string}>({
    code: 'L0070',
    title: 'The backup is of another store',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({backup, store, reason, holds, there}) =>
      `${backup} holds ${holds} and is not of ${store}, which holds ${there}: ${reason}`,
    remedy: ({backup, store}) => [
      `liel diff ${quote(backup)} ${quote(store)}`,
      `liel restore ${quote(backup)} -o restored.liel`,
      `liel restore ${quote(backup)} -o ${quote(store)} --force`,
    ],
    background:
      'A backup is of a store, told by the path, the machine and the records in its receipt. A name that the shell completed is quickly the wrong one. Nothing was touched; --force puts it there all the same, and the store that is there now is kept.',
    example: {
      backup: 'backups/other-20260102-030405.liel',
      store: 'project.liel',
      reason: 'it is of /srv/other.liel on web-1',
      holds: '1 node and 0 edges',
      there: '37 nodes and 59 edges',
    },
    page: 'restore-drill',
  }),
  severalNames: condition<{store: string; names: number; backup: string}>({
    code: 'L0071',
    title: 'The store has several names',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, names}) =>
      names > 1
        ? `${store} is one of ${names} names of one file (hard links): each has a lock of its own, and what is replaced under one stays under the others`
        : `${store} is mounted by itself: its name elsewhere has a lock of its own, and it cannot be replaced here`,
    remedy: ({store, backup}) =>
      backup === ''
        ? [`liel compact ${quote(store)} -o compacted.liel`]
        : [`liel restore ${quote(backup)} -o restored.liel`],
    background:
      'The lock of a writer lies beside the name by which it opened the store: two writers by two names do not see each other, and damage it. A file that is replaced gets a new one under this name only. Write the result to a new name, remove the other names by hand, and give containers the directory of a store, not the file.',
    example: {store: 'project.liel', names: 2, backup: ''},
  }),
  nothingToUndo: condition<{store: string}>({
    code: 'L0072',
    title: 'There is no restore to undo',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store}) => `no ${store}.pre-restore-* lies beside ${store}`,
    remedy: ({store}) => [`liel doctor ${quote(store)}`],
    background:
      'A restore keeps the store that was there as STORE.pre-restore-<time>; --undo puts the newest of them back.',
    example: {store: 'project.liel'},
    page: 'restore-drill',
  }),
});

function unpackedName(path: string): string {
  return path.endsWith('.zst') ? path.slice(0, -'.zst'.length) : `${path}.unpacked.liel`;
}
