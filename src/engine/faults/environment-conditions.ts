import {dirname} from 'node:path';
import {condition, family, healLine, quote} from './condition.js';
import {exit} from './fault.js';
import {endWriterCleanly} from './guidance.js';
import {counted, grouped, humanSize} from './words.js';

/** L5: what surrounds the store. */
export const environmentConditions = family('environment', {
  io: condition<{path: string; action: string; problem: string; offset?: number; page?: number; bytes?: number}>({
    code: 'L5001',
    layer: 'structure',
    endsVerify: 'at times',
    title: 'Reading or writing failed',
    exit: exit.environment,
    dataAtRisk: 'none',
    riskOf: ({offset}) => (offset === undefined ? 'none' : 'committed'),
    cause: ({path, action, problem, offset, page, bytes}) =>
      offset === undefined
        ? `cannot ${action} ${path}: ${problem}`
        : `cannot ${action} ${path} at offset ${offset}, page ${page}, ${counted(bytes ?? 0, 'byte')}: ${problem}`,
    remedy: ({path, offset}) =>
      offset === undefined
        ? [path === 'stdout' ? 'df -h' : `ls -ld ${quote(path)}`]
        : [
            `ddrescue ${quote(path)} rescued.liel rescued.map`,
            ...(path.endsWith('.liel') ? [`liel verify ${quote(path)}`] : []),
          ],
    background:
      'The operating system refused. Outputs are complete or absent; the previous file is as it was. A page that is named is one that the medium does not give back: copy the file to another disk first (ddrescue). verify, salvage and heal read on behind it.',
    example: {path: 'project.liel', action: 'read', problem: 'EIO', offset: 5255168, page: 1283, bytes: 4096},
    prevent: 'Keep drilled backups on another disk, and replace one that gave an error.',
  }),
  permission: condition<{path: string; action: string}>({
    code: 'L5002',
    title: 'Permission denied',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, action}) => `no permission to ${action} ${path}`,
    // A name is made and taken away by who may write its directory.
    remedy: ({path, action}) => [
      `ls -ld ${quote(['create', 'remove', 'replace'].includes(action) ? dirname(path) : path)}`,
    ],
    background: 'Reading needs no more than read permission on the file; outputs need a writable directory.',
    example: {path: 'project.liel', action: 'read'},
  }),
  diskFull: condition<{path: string; directory: string; problem: string; neededBytes: number; freeBytes?: number}>({
    code: 'L5003',
    title: 'The disk is full',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, problem, neededBytes, freeBytes}) =>
      `${problem} to write ${path}: it needs ${humanSize(neededBytes)}${freeBytes === undefined ? '' : `, ${humanSize(freeBytes)} are free`}`,
    remedy: ({directory}) => [`liel backups ${quote(directory)}`],
    background: 'What was half-written is removed again; the previous file is as it was.',
    example: {
      path: 'backups/project.liel',
      directory: 'backups',
      problem: 'no space left',
      neededBytes: 7356416,
      freeBytes: 1048576,
    },
    prevent: 'Keep free what a copy of the largest store takes; doctor compares.',
    page: 'disk-full',
  }),
  readOnlyPlace: condition<{path: string}>({
    code: 'L5004',
    title: 'The place is read-only',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path}) => `${path} is on a read-only file system`,
    remedy: () => ['mount'],
    background: 'Reading commands work on read-only media; choose another place for the output.',
    example: {path: 'backups/project.liel'},
  }),
  copyDiffers: condition<{path: string; expected: string; found: string}>({
    code: 'L5005',
    title: 'The copy does not read back',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, expected, found}) =>
      `${path} was written, but its manifest digest reads back as ${found} instead of ${expected}`,
    remedy: () => ['dmesg'],
    background: 'The medium returned other bytes than were written. The copy was removed; do not trust the disk.',
    example: {path: 'backups/project.liel', expected: '3c9c84bb', found: '017b2269'},
    prevent: 'Replace disks that return other bytes than were written; keep backups on two.',
  }),
  staleLock: condition<{store: string; pid: number}>({
    code: 'L5020',
    title: 'A dead writer left its lock',
    exit: exit.environment,
    dataAtRisk: 'uncommitted',
    cause: ({store, pid}) => `${store} has the writer lock of process ${pid}, which is dead`,
    remedy: ({store}) => [`liel recover ${quote(store)}`, `liel lock ${quote(store)} --release`],
    background:
      'The writer was killed, perhaps in a commit. The next writer takes the lock over and rolls forward what was committed.',
    example: {store: 'project.liel', pid: 4194303},
    verify: ({store}) => [`liel lock ${quote(store)}`],
    prevent: endWriterCleanly,
    page: 'stale-lock',
  }),
  syncFolder: condition<{store: string; service: string}>({
    code: 'L5021',
    title: 'The store lies in a synchronised folder',
    exit: exit.environment,
    dataAtRisk: 'committed',
    cause: ({store, service}) => `${store} lies in a folder that ${service} keeps in step with other machines`,
    remedy: ({store}) => [`liel backup ${quote(store)} -o backups/`],
    background:
      'Such a program copies a file while it is written, and may put an older one in its place. Keep the store on a local disk, and synchronise its backups.',
    example: {store: 'project.liel', service: 'Dropbox'},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Keep stores outside of folders that are synchronised.',
  }),
  networkFileSystem: condition<{store: string; name: string}>({
    code: 'L5022',
    title: 'The store lies on a network file system',
    exit: exit.environment,
    dataAtRisk: 'committed',
    cause: ({store, name}) => `${store} lies on a network file system (${name})`,
    remedy: ({store}) => [`liel backup ${quote(store)} -o backups/`],
    background:
      'A lock is told by a process id, which says nothing on another machine, and a sync may return before the data is on a disk.',
    example: {store: 'project.liel', name: 'NFS'},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Keep stores on a local disk of the machine that writes them.',
  }),
  doubtfulFileSystem: condition<{store: string; name: string; problem: string}>({
    code: 'L5023',
    title: 'The file system promises less than a local disk',
    exit: exit.environment,
    dataAtRisk: 'committed',
    cause: ({store, name, problem}) => `${store} lies on a file system of the kind ${name}: ${problem}`,
    remedy: ({store}) => [`liel backup ${quote(store)} -o backups/`],
    background: 'Fine for scratch and for tests. A store that is to last belongs on a local disk with a journal.',
    example: {store: 'project.liel', name: 'tmpfs', problem: 'it is in memory, and gone when the machine stops'},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Give containers a volume for the store.',
  }),
  spaceShort: condition<{store: string; directory: string; neededBytes: number; freeBytes: number}>({
    code: 'L5024',
    title: 'There is no room for a copy',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, directory, neededBytes, freeBytes}) =>
      `a copy of ${store} with its seal needs ${humanSize(neededBytes)}, ${directory} has ${humanSize(freeBytes)}`,
    remedy: ({directory}) => [`liel backups ${quote(directory)}`],
    background: 'Backup, repair and every other command that writes a store builds a whole new file first.',
    example: {store: 'project.liel', directory: '/srv/memory', neededBytes: 7479424, freeBytes: 1048576},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Keep free what a copy of the largest store takes, and prune backups.',
    page: 'disk-full',
  }),
  clockAhead: condition<{store: string; seconds: number; problem: string}>({
    code: 'L5025',
    title: 'The store is from the future',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, seconds, problem}) => `${store} was changed ${counted(seconds, 'second')} from now: ${problem}`,
    remedy: ({store}) => [`liel doctor ${quote(store)}`],
    background:
      'Backups are named and ordered by the clock, and a stable read waits until the file is older than the clock is fine.',
    example: {store: 'project.liel', seconds: 3600, problem: 'somebody set its time of modification'},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Let the machine keep its clock by NTP.',
  }),
  storePermissions: condition<{store: string; problem: string}>({
    code: 'L5026',
    title: 'Permissions stand in the way, or are too wide',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, problem}) => `${store}: ${problem}`,
    remedy: ({store}) => [`ls -l ${quote(store)}`],
    background:
      'Reading needs read permission on the file, no more. A writer also makes a lock in its directory. Outputs keep the mode of what they replace.',
    example: {store: 'project.liel', problem: 'every user of the machine may write to it'},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Let the user who runs the writer own the store and its directory.',
  }),
  backupOld: condition<{store: string; problem: string}>({
    code: 'L5027',
    title: 'The newest backup is old, or there is none',
    exit: exit.environment,
    dataAtRisk: 'committed',
    cause: ({store, problem}) => `${store} ${problem}`,
    remedy: ({store}) => [`liel backup ${quote(store)}`],
    background: 'What was committed after the newest backup exists once.',
    example: {store: 'project.liel', problem: 'has no backup, neither in backups/ nor beside it'},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Let a timer run backup, as often as you can bear to lose work.',
    page: 'routine-backup',
  }),
  copiesUncounted: condition<{store: string; count: number; path: string; reason: string}>({
    code: 'L5032',
    title: 'Copies that count for nothing',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, count, path, reason}) =>
      `${count === 1 ? 'a copy bears' : `${count} copies bear`} the name of ${store} and ${count === 1 ? 'is' : 'are'} not counted as its backup; ${path}: ${reason}`,
    remedy: ({path}) => [`liel verify ${quote(path)}`],
    background:
      'A backup is told by its receipt: of which store on which machine it is, and when it was taken. A copy without one, of another store of the same name, or of a time that is still to come is neither counted nor deleted by rule.',
    example: {
      store: 'project.liel',
      count: 1,
      path: 'backups/project-20991231-000000.liel',
      reason: 'it is said to be of 2099-12-31T00:00:00Z, which is still to come',
    },
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Make copies with backup, and let the machine keep its clock by NTP.',
    page: 'routine-backup',
  }),
  commitWaits: condition<{store: string; pages: number; bytes: number}>({
    code: 'L5033',
    title: 'A commit waits in the WAL',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, pages}) => `a commit of ${counted(pages, 'page')} waits in the WAL of ${store}`,
    remedy: ({store}) => [`liel recover ${quote(store)}`],
    background:
      'A writer died between its commit and the end of it, or is at work now. Every reader sees the commit; the next writer rolls it forward, and so does recover.',
    example: {store: 'project.liel', pages: 4, bytes: 16384},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    page: 'live-wal-after-a-crash',
  }),
  secondStore: condition<{store: string; others: readonly string[]}>({
    code: 'L5034',
    title: 'Other stores lie beside this one',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, others}) =>
      `beside ${store} ${others.length === 1 ? 'is' : 'are'} ${others.slice(0, 3).join(', ')}${others.length > 3 ? ` and ${others.length - 3} more` : ''}`,
    remedy: () => ['liel runbook beside-an-mcp-server'],
    background:
      'The MCP server of the Python package takes the only *.liel of its directory, and refuses to start where there are two. Keep backups in backups/, or start it with --path.',
    example: {store: 'project.liel', others: ['project-20261120-231732.liel']},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Let backup write to backups/, as it does when it is not told otherwise.',
    page: 'beside-an-mcp-server',
  }),
  sealOld: condition<{store: string; problem: string}>({
    code: 'L5028',
    title: 'No seal speaks for the store',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, problem}) => `${store} ${problem}`,
    remedy: ({store}) => [`liel seal ${quote(store)}`],
    background:
      'Without a seal, verify proves the structure; a changed bit inside a value goes unnoticed. A seal names every changed page.',
    example: {store: 'project.liel', problem: 'was changed after it was sealed'},
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Seal the store after the last commit of a day, or whenever it is backed up.',
  }),
  leftovers: condition<{store: string; deletable: readonly string[]; kept: readonly string[]}>({
    code: 'L5029',
    title: 'Earlier runs left files beside the store',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({store, deletable, kept}) =>
      `beside ${store} ${counted(deletable.length + kept.length, 'leftover lies', 'leftovers lie')}, ${grouped(deletable.length)} of them safe to delete`,
    remedy: ({deletable, kept}) => [
      ...(deletable.length > 0 ? [`rm -r ${deletable.map(quote).join(' ')}`] : []),
      ...(kept.length > 0 ? ['liel runbook files-that-may-be-deleted'] : []),
    ],
    background: 'Runs that were killed leave what they were writing under another name. Nothing reads such a file.',
    example: {
      store: 'project.liel',
      deletable: ['project.liel.4711.5f2c9a01.partial'],
      kept: ['project.liel.pre-restore-20261120-231732'],
    },
    verify: ({store}) => [`liel doctor ${quote(store)}`],
    prevent: 'Stop liel with Ctrl-C or SIGTERM, never with SIGKILL: it removes what it has not finished.',
    page: 'files-that-may-be-deleted',
  }),
  sourceDamaged: condition<{store: string; findings: number; first: string; from: string | undefined}>({
    code: 'L5010',
    title: 'A copy of a damaged store is no backup',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, findings, first}) =>
      `${store} has ${counted(findings, 'integrity finding')}, so no backup was made; the first: ${first}`,
    remedy: ({store, from}) => [
      ...(from === undefined ? [] : [healLine(store, from)]),
      `liel verify ${quote(store)}`,
      ...(from === undefined ? [`liel repair ${quote(store)} -o repaired.liel --dry-run`] : []),
      `liel backup ${quote(store)} --accept-damage`,
    ],
    background:
      'A damaged copy must not push good ones out. The older backups are as they were. --accept-damage copies the store as it is under a new name, exits with 6 and marks the copy as damaged, so that prune never counts it. A store that is sound and was put beside the seal of another needs a new seal.',
    example: {store: 'project.liel', findings: 3, first: 'node 19 misses edge 7 in its outgoing list', from: undefined},
  }),
  copyUnreadable: condition<{path: string; problem: string}>({
    code: 'L5011',
    title: 'The copy is not what was written',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, problem}) => `${path} was written, and reads back otherwise: ${problem}`,
    remedy: () => ['dmesg'],
    background: 'The medium returned other bytes than were written. The copy was removed; do not trust the disk.',
    example: {path: 'backups/project.liel', problem: 'byte 4198400 is another than was written'},
  }),
  backupChanged: condition<{path: string; problem: string; store: string}>({
    code: 'L5012',
    title: 'The backup is not what it was',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({path, problem}) => `${path} was not restored: ${problem}`,
    remedy: ({path, store}) => [
      `liel verify ${quote(path)}`,
      `liel backups ${quote(dirname(path))} --verify`,
      `liel restore ${quote(path)} -o ${quote(store)} --accept-damage`,
    ],
    background:
      'Its bytes, or its lists, are not those of a sound copy; the store was not touched. Take another backup (liel backups says which there are). --accept-damage restores what can be read of this one, and exits with 6.',
    example: {path: 'backups/project.liel', problem: 'its BLAKE3 is not the one of its receipt', store: 'project.liel'},
  }),
  inPlaceUnsettled: condition<{path: string; problem: string; restored?: string}>({
    code: 'L5040',
    title: 'Done, and not settled',
    exit: exit.environment,
    dataAtRisk: 'uncommitted',
    cause: ({path, problem}) => `${path} is in its place, but ${problem}`,
    remedy: ({path, restored}) => [
      `ls -l ${quote(path)}`,
      'sync',
      ...(restored === undefined ? [] : [`liel restore --undo ${quote(restored)}`]),
    ],
    background:
      'The file was written, read back and renamed: every reader sees it, and what had the name before has it no more. Something failed after that. Look before the command is run again; what it made is there.',
    example: {
      path: 'project.liel',
      problem: 'after a power cut what was there before may be there again (cannot sync .: EIO)',
      restored: 'link.liel',
    },
  }),
  leftHalfWay: condition<{path: string; problem: string; left: string}>({
    code: 'L5041',
    title: 'What was begun could not be taken back',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({path, problem, left}) => `${path} was not replaced: ${problem}; and ${left}`,
    remedy: ({path}) => [`ls -l ${quote(path)}`, `liel doctor ${quote(path)}`],
    background:
      'A swap of files is a few renames. One of them failed, and so did the way back from those before it. Both stores are whole; the sentence says under which names.',
    example: {
      path: 'project.liel',
      problem: 'cannot write project.liel: EIO',
      left: 'project.liel.pre-restore-20261120-231732 stays as a second name of it (cannot remove it: EIO)',
    },
  }),
  sshAgent: condition<{problem: string}>({
    code: 'L5042',
    title: 'The SSH agent does not sign',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({problem}) => `the SSH agent does not sign: ${problem}`,
    remedy: () => ['ssh-add -L'],
    background:
      'With a public key of SSH as --secret-key, the agent behind SSH_AUTH_SOCK signs with its private half, which may lie under a password or in a security key.',
    example: {problem: 'it does not hold the key release.pub'},
    prevent: 'Add the key before: ssh-add FILE.',
    page: 'release-evidence',
  }),
  inputChanged: condition<{path: string}>({
    code: 'L5030',
    title: 'The input changed while it was read',
    exit: exit.busy,
    dataAtRisk: 'none',
    cause: ({path}) => `${path} was written to while it was read; nothing was made of it`,
    remedy: ({path}) => [`ls -l ${quote(path)}`],
    background:
      'Half of the old text and half of the new one is neither. Run the same command again when it is written.',
    example: {path: 'project.export.json'},
    prevent: 'Write exports with -o: the file is then whole or absent, which a redirection is not.',
  }),
});
