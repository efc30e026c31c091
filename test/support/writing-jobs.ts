import {createHash} from 'node:crypto';
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {corrupt} from './corrupt.js';
import {expectExit} from './program.js';
import {interrupted, smallStore} from './sample-store.js';

/** A recipient of age for tests, and what opens what is encrypted for it. */
export const knownRecipient = 'age1ley5qpcsja8ud625asqdcjc6hwz98np0z2y5eu866n3mmyr6vc3s98hylg';
export const knownIdentity = 'AGE-SECRET-KEY-1K8PC8SN4QDRYTMY998M24L9VZHK63LSTS7LFVCFLQCADWVYPQFKQTDRLC8';

/** A command that writes, for tests that break it off at every moment. */
export interface WritingJob {
  readonly name: string;
  readonly args: readonly string[];
  /** Makes the directory that every run begins with. */
  readonly prepare: (cwd: string) => unknown;
  /** Files that must not change. */
  readonly sources: readonly string[];
  /** A store that is there at every moment, old or new. */
  readonly always?: string;
  /** Files that are missing or whole. */
  readonly outputs?: readonly string[];
  /** It needs no room. */
  readonly frees?: boolean;
}

const putStore = (cwd: string): void => writeFileSync(path.join(cwd, 'a.liel'), smallStore());
const putWalStore = (cwd: string): void =>
  writeFileSync(
    path.join(cwd, 'a.liel'),
    interrupted(smallStore(), (graph) => graph.addNode(['late'], new Map())),
  );
const run = (cwd: string, ...args: string[]): Promise<unknown> => expectExit(0, args, {cwd});
const putBackup = async (cwd: string): Promise<unknown> => {
  putStore(cwd);
  return run(cwd, 'backup', 'a.liel', '-o', 'copy.liel', '--no-drill');
};
const toCopy = {sources: ['a.liel'], outputs: ['copy.liel']};

/** Every command that writes a store or what belongs to one. */
export const writingJobs: readonly WritingJob[] = [
  {name: 'backup', args: ['backup', 'a.liel', '-o', 'copy.liel'], prepare: putWalStore, ...toCopy},
  {
    name: 'backup --compress',
    args: ['backup', 'a.liel', '-o', 'copy.liel.zst', '--compress', 'zstd'],
    prepare: putWalStore,
    sources: ['a.liel'],
    outputs: ['copy.liel.zst'],
  },
  {
    name: 'restore of a compressed copy',
    args: ['restore', 'copy.liel.zst', '-o', 'a.liel', '--force'],
    prepare: async (cwd) => {
      putStore(cwd);
      await run(cwd, 'backup', 'a.liel', '-o', 'copy.liel.zst', '--compress', 'zstd', '--no-drill');
    },
    sources: ['copy.liel.zst'],
    always: 'a.liel',
  },
  {
    name: 'backup --since',
    args: ['backup', 'a.liel', '-o', 'copy.liel.delta.tar', '--since', 'base.liel'],
    prepare: async (cwd) => {
      putStore(cwd);
      await run(cwd, 'backup', 'a.liel', '-o', 'base.liel', '--no-drill');
      putWalStore(cwd);
    },
    sources: ['a.liel', 'base.liel', 'base.liel.seal'],
    outputs: ['copy.liel.delta.tar'],
  },
  {
    name: 'backup --encrypt-to',
    args: ['backup', 'a.liel', '-o', 'copy.liel.zst.age', '--compress', 'zstd', '--encrypt-to', knownRecipient],
    prepare: putWalStore,
    sources: ['a.liel'],
    outputs: ['copy.liel.zst.age'],
  },
  {
    name: 'restore of a differential',
    args: ['restore', 'copy.liel.delta.tar', '-o', 'a.liel', '--force'],
    prepare: async (cwd) => {
      putStore(cwd);
      await run(cwd, 'backup', 'a.liel', '-o', 'base.liel', '--no-drill');
      putWalStore(cwd);
      await run(cwd, 'backup', 'a.liel', '-o', 'copy.liel.delta.tar', '--since', 'base.liel', '--no-drill');
    },
    sources: ['copy.liel.delta.tar', 'base.liel'],
    always: 'a.liel',
  },
  {
    name: 'backup --skip-unchanged',
    args: ['backup', 'a.liel', '-o', 'shelf', '--skip-unchanged'],
    prepare: async (cwd) => {
      putStore(cwd);
      await run(cwd, 'backup', 'a.liel', '-o', 'shelf/a-20260101-000000.liel');
    },
    sources: ['a.liel', 'shelf/a-20260101-000000.liel', 'shelf/a-20260101-000000.liel.receipt.json'],
  },
  {name: 'repair', args: ['repair', 'a.liel', '-o', 'copy.liel'], prepare: putStore, ...toCopy},
  {name: 'compact', args: ['compact', 'a.liel', '-o', 'copy.liel'], prepare: putStore, ...toCopy},
  {
    name: 'compact --in-place',
    args: ['compact', 'a.liel', '--in-place'],
    prepare: putStore,
    sources: [],
    always: 'a.liel',
  },
  {name: 'salvage', args: ['salvage', 'a.liel', '-o', 'copy.liel'], prepare: putStore, ...toCopy},
  {
    name: 'restore to a new place',
    args: ['restore', 'copy.liel', '-o', 'b.liel'],
    prepare: putBackup,
    sources: ['a.liel', 'copy.liel'],
    outputs: ['b.liel'],
  },
  {
    name: 'restore over a store',
    args: ['restore', 'copy.liel', '-o', 'a.liel', '--force'],
    prepare: putBackup,
    sources: ['copy.liel'],
    always: 'a.liel',
  },
  {name: 'seal', args: ['seal', 'a.liel'], prepare: putStore, sources: ['a.liel'], outputs: []},
  {
    name: 'seal, renewed',
    args: ['seal', 'a.liel'],
    prepare: async (cwd) => {
      putStore(cwd);
      await run(cwd, 'seal', 'a.liel');
    },
    sources: ['a.liel'],
    outputs: ['a.liel'],
  },
  {
    name: 'heal',
    args: ['heal', 'a.liel', '--from', 'backup.liel', '-o', 'copy.liel'],
    prepare: async (cwd) => {
      putStore(cwd);
      await run(cwd, 'seal', 'a.liel');
      renameSync(path.join(cwd, 'a.liel'), path.join(cwd, 'backup.liel'));
      writeFileSync(path.join(cwd, 'a.liel'), corrupt(smallStore()).node(3, 'inDegree', 7).bytes());
    },
    sources: ['a.liel', 'a.liel.seal', 'backup.liel'],
    outputs: ['copy.liel'],
  },
  {name: 'recover', frees: true, args: ['recover', 'a.liel'], prepare: putWalStore, sources: [], always: 'a.liel'},
  {
    name: 'merge',
    args: ['merge', 'a.liel', 'b.liel', '-o', 'copy.liel'],
    prepare: (cwd) => {
      putStore(cwd);
      writeFileSync(path.join(cwd, 'b.liel'), smallStore());
    },
    sources: ['a.liel', 'b.liel'],
    outputs: ['copy.liel'],
  },
  {name: 'pack', args: ['pack', 'a.liel', 'copy.liel', '--include-labels', 'N'], prepare: putStore, ...toCopy},
  {
    name: 'prune',
    frees: true,
    args: ['prune', '.', '--keep-last', '1'],
    prepare: async (cwd) => {
      putStore(cwd);
      for (const day of ['20260101', '20260102', '20260103'])
        await run(cwd, 'backup', 'a.liel', '-o', `a-${day}-000000.liel`);
      rmSync(path.join(cwd, 'a.liel'));
    },
    sources: ['a-20260103-000000.liel'],
    always: 'a-20260103-000000.liel',
  },
];

/** SHA-256 of a file. */
export function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
