import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';
import {counted} from './words.js';

/** L104: files that are known not to be stores, and for what they are. Nothing of a store is lost in them. */
export const foreignConditions = family('format', {
  lfsPointer: condition<{store: string; sizeBytes: number}>({
    code: 'L1040',
    layer: 'container',
    endsVerify: 'always',
    title: 'A Git LFS pointer in the place of the store',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, sizeBytes}) =>
      `${store} is a Git LFS pointer of a file of ${counted(sizeBytes, 'byte')}, not the file itself`,
    remedy: () => ['git lfs pull'],
    background:
      'Git LFS keeps large files out of the repository, and this checkout has only their names. The step actions/checkout fetches them with lfs: true.',
    example: {store: 'project.liel', sizeBytes: 7356416},
    prevent: 'Let pipelines check out with lfs: true, and install git-lfs before a clone.',
    page: 'github-actions',
  }),
  neverWritten: condition<{store: string}>({
    code: 'L1041',
    layer: 'container',
    endsVerify: 'always',
    title: 'A file that never held a commit',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store}) => `${store} has 0 bytes: no commit was ever written to it`,
    remedy: ({store}) => [`liel doctor ${quote(store)}`],
    background:
      'A writer makes the file first and its header in the first commit; it stopped in between, or something emptied the file. The writing commands of this program make their store in it; the Python package needs it deleted first. If it held a store once, restore a backup: doctor names the newest.',
    example: {store: 'project.liel'},
    prevent: 'Copy stores with backup, never by a redirection of a shell, which empties the file first.',
    page: null,
  }),
  compressedStore: condition<{store: string}>({
    code: 'L1043',
    title: 'A compressed copy where a store is needed as it is',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store}) => `${store} is compressed with Zstandard, and this command reads stores as they are`,
    remedy: ({store}) => [`liel verify ${quote(store)}`, `liel restore ${quote(store)} -o plain.liel`],
    background:
      'verify, stats, diff, heal, restore, map and export unpack compressed backups by themselves; zstd -d makes the store of one as well.',
    example: {store: 'backups/project-20260102-030405.liel.zst'},
    verify: () => ['liel verify plain.liel'],
    prevent: 'Name stores by their own names in patterns: *.liel, not project*.',
    page: 'routine-backup',
  }),
  packagedStore: condition<{store: string; kind: string}>({
    code: 'L1044',
    title: 'A backup that has to be restored where a store is needed as it is',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, kind}) => `${store} is ${kind}, and this command reads stores as they are`,
    remedy: ({store}) => [`liel verify ${quote(store)}`, `liel restore ${quote(store)} -o plain.liel`],
    background:
      'verify, stats, diff, heal, restore, map and export make the store of a differential and its base by themselves. Without this program, the README.txt in a differential says how.',
    example: {store: 'backups/project-20260103-030405.liel.delta.tar', kind: 'a differential'},
    verify: () => ['liel verify plain.liel'],
    prevent: 'Name stores by their own names in patterns: *.liel, not project*.',
    page: 'small-backups',
  }),
  anotherKind: condition<{store: string; kind: string}>({
    code: 'L1042',
    layer: 'container',
    endsVerify: 'always',
    title: 'Something of ours that is not a store',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, kind}) => `${store} is ${kind}, not a store`,
    remedy: ({store, kind}) =>
      kind.startsWith('an export')
        ? [`liel import ${quote(store)} -o imported.liel`]
        : [`liel inspect ${quote(store)} header --hex`],
    background:
      'An export becomes a store with liel import EXPORT -o STORE. A seal, a receipt and a signature lie beside the store that they speak of: name that store. A manifest is to be compared with, and holds no more than an export.',
    example: {store: 'project.liel', kind: 'an export'},
    verify: () => [],
    prevent: 'Name stores by their own names in patterns: *.liel, not project*.',
    page: null,
  }),
});
