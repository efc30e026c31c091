import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';

/** L0, more of them: what was given is another thing than what was asked for. */
export const inputConditions = family('program', {
  inputNotAFile: condition<{path: string; kind: string; holds?: 'backups' | 'stores' | undefined}>({
    code: 'L0080',
    title: 'The input is no regular file',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path, kind}) => `${path} is ${kind}, and a file that can be opened is needed`,
    remedy: ({path, kind, holds}) => {
      if (kind === 'a pipe') return [`cat ${quote(path)} > saved.liel`];
      if (holds === 'backups') return [`liel backups ${quote(path)} --verify`];
      if (holds === 'stores') return [`liel verify ${quote(`${path.replace(/\/+$/, '')}/*.liel`)}`];
      return [`ls -ld ${quote(path)}`];
    },
    background:
      'A store is read in any order and more than once, so it must be a file. Documents and keys may come through a pipe, or in on standard input as -.',
    example: {path: 'nightly', kind: 'a directory', holds: 'backups'},
  }),
  storeNotExport: condition<{path: string}>({
    code: 'L0081',
    title: 'The export is a store',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({path}) => `${path} is a store, not an export of one`,
    remedy: ({path}) => [`liel verify ${quote(path)}`],
    background: 'A store needs no import: copy it with backup, or put it in the place of another with restore.',
    example: {path: 'project.liel'},
  }),
  keyOfAnotherKind: condition<{path: string; kind: string}>({
    code: 'L0082',
    title: 'The key file holds no shared key',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({path, kind}) => `${path} is ${kind}, and no shared key`,
    remedy: () => ['liel runbook release-evidence'],
    background:
      'A shared key is secret bytes that signer and verifier both have. Whoever has a public key could forge with it, and a private key is not to be handed to those who verify.',
    example: {path: 'release.pub', kind: 'a minisign public key'},
    prevent: 'Keep shared keys in files of their own: head -c 32 /dev/urandom > release.key.',
    page: 'release-evidence',
  }),
});
