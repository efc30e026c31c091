import {dirname} from 'node:path';
import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';

/** L0, more of them: keys that come in pairs, and what they sign. */
export const signatureConditions = family('program', {
  keyUnfit: condition<{path: string; kind: string; wanted: string}>({
    code: 'L0090',
    title: 'The key is of another use',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path, kind, wanted}) => `${path} is ${kind}, and ${wanted} is needed`,
    remedy: () => ['liel runbook release-evidence'],
    background:
      'Who signs holds a secret key, who verifies the public one of the same pair. Keys of SSH are trusted by a list: --allowed-signers, with --identity.',
    example: {path: 'release.key', kind: 'a minisign secret key', wanted: 'a minisign public key'},
    prevent: 'Hand out .pub files only, and keep .key files where the signer is.',
    page: 'release-evidence',
  }),
  keyUnreadable: condition<{path: string; problem: string}>({
    code: 'L0091',
    title: 'The key cannot be read',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, problem}) => `cannot read the key ${path}: ${problem}`,
    remedy: () => ['liel runbook release-evidence'],
    background: 'Nothing is signed with half a key, and nothing verified. Fetch it again from where it is kept.',
    example: {path: 'release.pub', problem: 'the key is not base64'},
    prevent: 'Copy key files as they are: no editor, no trimmed lines.',
    page: 'release-evidence',
  }),
  passwordMissing: condition<{path: string}>({
    code: 'L0092',
    title: 'The key needs its password',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path}) => `the key ${path} is under a password, and none was given`,
    remedy: () => ['liel help sign'],
    background:
      'A password comes from --password-file (a file, -, or env:NAME), from LIEL_KEY_PASSWORD, or is asked for on a terminal; never from a word of the command line, which everybody on the machine can read.',
    example: {path: 'release.key'},
    prevent: 'In CI keep a key without a password in a secret of its own: liel keygen --no-password.',
    page: 'release-evidence',
  }),
  passwordWrong: condition<{path: string}>({
    code: 'L0093',
    title: 'The password does not open the key',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path}) => `the password does not open the key ${path}, or the key is damaged`,
    remedy: () => ['liel runbook release-evidence'],
    background:
      'One line end behind the password is left out, as editors write it. Whether the password is wrong or a bit of the key is, cannot be told apart.',
    example: {path: 'release.key'},
    page: 'release-evidence',
  }),
  publicSignatureUnreadable: condition<{path: string; problem: string}>({
    code: 'L0094',
    title: 'The file is no signature of this kind',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, problem}) => `cannot read the signature ${path}: ${problem}`,
    remedy: () => ['liel runbook release-evidence'],
    background:
      'The key that is trusted decides the kind of signature, and nothing in the file does. Nothing was proved, neither for nor against the store.',
    example: {path: 'project.liel.minisig', problem: 'it has 3 lines where a minisign signature has 4'},
    prevent: 'Publish signature files as they were written, beside the store.',
    page: 'release-evidence',
  }),
  notSigned: condition<{store: string; file: string}>({
    code: 'L0096',
    title: 'The store is not signed',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, file}) => `${store} is not signed by such a key: there is no ${file}`,
    remedy: ({store}) => [`liel sign ${quote(store)} --secret-key KEYFILE`, 'liel runbook release-evidence'],
    background:
      'The public key decides which signature is looked for, and it lies beside the store. Where it is kept in another place, --signature names it. Nothing was proved.',
    example: {store: 'project.liel', file: 'project.liel.minisig'},
    prevent: 'Hand on the signature with the store, under its name.',
    page: 'release-evidence',
  }),
  backupNotSigned: condition<{path: string; problem: string}>({
    code: 'L0095',
    title: 'The backup is not the signed one',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path, problem}) => `${path} was not restored: ${problem}`,
    remedy: ({path}) => [`liel backups ${quote(dirname(path))} --verify`, 'liel runbook what-signatures-prove'],
    background:
      'A public key was given, and the signature of the backup or of its receipt is not by it, or is of other bytes. The store was not touched, and --accept-damage changes nothing about it: whoever can write to the directory of the backups could have put it there. Take a backup whose signatures fit, from a place that only you can write to.',
    example: {path: 'backups/project.liel', problem: 'project.liel.minisig: the bytes are not the signed ones'},
    prevent: 'Keep a copy of the backups where their writers cannot change them, and the secret key away from both.',
    page: 'restore-drill',
  }),
});
