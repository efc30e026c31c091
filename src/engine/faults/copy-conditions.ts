import {dirname} from 'node:path';
import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';
import {counted} from './words.js';

/** L013, L014: copies that need something beside them, a base or a key. */
export const copyConditions = family('program', {
  baseUnusable: condition<{base: string; problem: string; store: string}>({
    code: 'L0137',
    title: 'The copy cannot be the base of a differential',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({base, problem}) => `${base} cannot be a base: ${problem}`,
    remedy: ({store}) => [
      `liel backup ${quote(store)} -o backups/`,
      `liel backup ${quote(store)} -o backups/ --since auto`,
    ],
    background:
      'A differential holds the pages that are not those of one full copy, told by the seal beside that copy: BASE.seal is needed, BASE itself only to drill. A differential is no base of another one, so that two files are always enough.',
    example: {base: 'backups/project-20260102-030405.liel', problem: 'it has no seal', store: 'project.liel'},
    page: 'small-backups',
  }),
  baseMissing: condition<{backup: string; base: string}>({
    code: 'L0138',
    title: 'The base of the differential is not there',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({backup, base}) => `${backup} holds what is not in ${base}, and that copy is not beside it`,
    remedy: ({backup}) => [
      `liel backups ${quote(dirname(backup))}`,
      `liel restore ${quote(backup)} -o restored.liel --base full-copy.liel`,
    ],
    background:
      'A differential is restored with two files: itself and the full copy that it was made against. That copy is looked for beside it, under its name and then by the root of its seal in the receipts there; --base names it where it lies elsewhere.',
    example: {
      backup: 'backups/project-20260103-030405.liel.delta.tar',
      base: 'project-20260102-030405.liel',
    },
    page: 'small-backups',
  }),
  baseChanged: condition<{backup: string; base: string; problem: string}>({
    code: 'L0139',
    title: 'The base is not the copy that the differential was made against',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({backup, base, problem}) => `${base} is not the base of ${backup}: ${problem}`,
    remedy: ({backup, base}) => [
      `liel verify ${quote(base)}`,
      `liel backups ${quote(dirname(backup))} --verify`,
      `liel restore ${quote(backup)} -o restored.liel --base full-copy.liel`,
    ],
    background:
      'What comes of a base and a differential is compared with the BLAKE3 of the store that was backed up before anything else is done with it, and nothing was written. Another copy of the same base, from another disk, will do; liel heal mends a base of which another backup has the pages.',
    example: {
      backup: 'backups/project-20260103-030405.liel.delta.tar',
      base: 'backups/project-20260102-030405.liel',
      problem: '3 of its pages are others',
    },
    page: 'small-backups',
  }),
  differentialUnreadable: condition<{path: string; problem: string}>({
    code: 'L0140',
    title: 'The differential cannot be read',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({path, problem}) => `${path} cannot be read as a differential: ${problem}`,
    remedy: ({path}) => [`liel backups ${quote(dirname(path))} --verify`, `tar -tvf ${quote(path)}`],
    background:
      'A differential is an archive of five plain files with SHA-256 of each, and nothing of it is used that does not fit them. Restore an older copy, or fetch this one again from where it was copied to; nothing was written.',
    example: {
      path: 'backups/project-20260103-030405.liel.delta.tar',
      problem: 'numbers has another SHA-256 than SHA256SUMS says',
    },
    page: 'small-backups',
  }),
  identityNeeded: condition<{path: string; locked: string; problem: string}>({
    code: 'L0141',
    title: 'The encrypted copy cannot be opened here',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, locked, problem}) =>
      `${locked === path ? path : `${locked}, the base of ${path},`} is encrypted, and was not opened: ${problem}`,
    remedy: ({path}) => [
      `liel drill ${quote(path)} --identity-file KEYFILE`,
      `liel restore ${quote(path)} -o restored.liel --identity-file KEYFILE`,
      `liel backups ${quote(dirname(path))} --verify`,
    ],
    background:
      'A copy that was encrypted is opened with an identity of one of its recipients: a file of age-keygen, with a line AGE-SECRET-KEY-1…, that is yours alone. That says nothing of the copy itself: it is neither sound nor damaged. What lies on the disk can be compared with its receipt without a key. Identities behind a password are opened by age itself: age -d -i key.age COPY.',
    example: {
      path: 'backups/project-20260102-030405.liel.zst.age',
      locked: 'backups/project-20260102-030405.liel.zst.age',
      problem: 'no identity was given',
    },
    page: 'encrypted-backups',
  }),
  encryptedUnreadable: condition<{path: string; problem: string}>({
    code: 'L0142',
    title: 'The encrypted copy is not whole',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({path, problem}) => `${path} cannot be decrypted: ${problem}`,
    remedy: ({path}) => [
      `liel backups ${quote(dirname(path))} --verify`,
      `age -d -i key.txt ${quote(path)} > decrypted`,
    ],
    background:
      'Every 64 KiB of an encrypted file have a tag, and the last one says that it is the last: what was cut or changed is found, and nothing of it is used. Fetch the copy again from where it was copied to, or restore an older one; nothing was written.',
    example: {
      path: 'backups/project-20260102-030405.liel.zst.age',
      problem: 'bytes of it are others than were written',
    },
    page: 'encrypted-backups',
  }),
  baseNeeded: condition<{base: string; backup: string; more: number}>({
    code: 'L0143',
    title: 'The output is the base of differentials',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({base, backup, more}) =>
      `${base} is the base of ${backup}${more > 0 ? ` and ${counted(more, 'other differential')}` : ''}, which cannot be restored without it`,
    remedy: ({base}) => [`liel backups ${quote(dirname(base))}`],
    background:
      'A full copy stays as long as a differential beside it needs it: prune keeps it, and no command replaces it, with --force either. Nothing was written. Take another name for the output, or remove the differentials first.',
    example: {
      base: 'backups/full.liel',
      backup: 'backups/project-20260103-030405.liel.delta.tar',
      more: 0,
    },
    page: 'small-backups',
  }),
});
