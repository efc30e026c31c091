import {copyFileSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {backup} from '../../src/engine/operations/backups/backup.js';
import {restore} from '../../src/engine/operations/backups/restore.js';
import {compact} from '../../src/engine/operations/compact/compact.js';
import {heal} from '../../src/engine/operations/heal/heal.js';
import {importExport} from '../../src/engine/operations/import/import-export.js';
import {writeDocument} from '../../src/engine/operations/manifest.js';
import {merge} from '../../src/engine/operations/merge/merge.js';
import {pack} from '../../src/engine/operations/pack/pack.js';
import {repair} from '../../src/engine/operations/repair/repair.js';
import {salvage} from '../../src/engine/operations/salvage/salvage.js';
import {seal} from '../../src/engine/operations/seal.js';
import {sign} from '../../src/engine/operations/sign.js';
import {signBytes} from '../../src/engine/operations/sign-bytes.js';
import type {Note, Operation, Progress} from '../../src/engine/passes/operation.js';
import type {SystemCalls} from '../../src/engine/storage/files/system-calls.js';
import {corrupt} from './corrupt.js';
import {finish} from './finish.js';
import {knownKey} from './key-pairs.js';
import {smallStore} from './sample-store.js';
import {withCalls} from './system-calls.js';
import {quickDirectory} from './temp-directory.js';

/** A job that gives files their names, in a place that `workplace` makes. */
export interface PublishingJob {
  readonly run: (at: (name: string) => string) => Operation<Note | Progress, unknown>;
  /** The store that it makes or replaces; none for one that makes a document. */
  readonly store?: string;
}

const now = new Date('2026-01-02T03:04:05.678Z');
const stream = async (): Promise<void> => {};
const derived = (store: string, run: PublishingJob['run']): PublishingJob => ({store, run});

/** Everything that gives a file its name, on what `workplace` makes. */
export const publishingJobs: Readonly<Record<string, PublishingJob>> = {
  backup: derived('out.liel', (at) => backup({store: at('a.liel'), output: at('out.liel'), now, version: '0'})),
  'backup into a directory': derived('shelf/a-20260102-030405.liel', (at) =>
    backup({store: at('a.liel'), output: at('shelf'), now, version: '0'}),
  ),
  'backup over another one': derived('kept.liel', (at) =>
    backup({store: at('b.liel'), output: at('kept.liel'), force: true, now, version: '0'}),
  ),
  'signed backup': derived('out.liel', (at) =>
    backup({store: at('a.liel'), output: at('out.liel'), sign: {secretKey: knownKey}, drill: false, now, version: '0'}),
  ),
  'live backup': derived('out.liel', (at) =>
    backup({store: at('a.liel'), output: at('out.liel'), live: true, now, version: '0'}),
  ),
  'restore to a new place': derived('out.liel', (at) => restore({backup: at('kept.liel'), store: at('out.liel'), now})),
  'restore over a store': derived('b.liel', (at) =>
    restore({backup: at('kept.liel'), store: at('b.liel'), now, force: true}),
  ),
  'restore over a sealed store': derived('sealed.liel', (at) =>
    restore({backup: at('kept.liel'), store: at('sealed.liel'), now, force: true}),
  ),
  'restore beside a seal that is left': derived('lone.liel', (at) =>
    restore({backup: at('kept.liel'), store: at('lone.liel'), now, force: true}),
  ),
  compact: derived('out.liel', (at) => compact({store: at('a.liel'), output: at('out.liel')})),
  'compact in place': derived('a.liel', (at) => compact({store: at('a.liel'), inPlace: true})),
  heal: derived('out.liel', (at) =>
    heal({store: at('sealed.liel'), backups: [at('kept.liel')], output: at('out.liel')}),
  ),
  import: derived('out.liel', (at) => importExport({source: at('e.json'), output: at('out.liel')})),
  merge: derived('out.liel', (at) =>
    merge({
      left: at('a.liel'),
      right: at('b.liel'),
      output: at('out.liel'),
      how: {matching: undefined, edgeStrategy: 'append', onNodeConflict: 'keep_dst', allowDuplicates: false},
      plan: at('plan.json'),
    }),
  ),
  pack: derived('out.liel', (at) => pack({source: at('a.liel'), output: at('out.liel'), includeLabels: ['N']})),
  repair: derived('out.liel', (at) => repair({store: at('a.liel'), output: at('out.liel')})),
  salvage: derived('out.liel', (at) =>
    salvage({store: at('a.liel'), output: at('out.liel'), jsonl: at('out.jsonl'), stream}),
  ),
  seal: {run: (at) => seal({store: at('a.liel'), now})},
  'seal, renewed': {run: (at) => seal({store: at('kept.liel'), now})},
  manifest: {run: (at) => writeDocument({store: at('a.liel'), kind: 'manifest', output: at('out.json'), stream})},
  sign: {run: (at) => sign({store: at('a.liel'), keyFile: at('key'), output: at('out.sig')})},
  'sign with a secret key': {run: (at) => signBytes({store: at('a.liel'), secretKey: knownKey, now})},
};

/** The jobs that make a store, each with its place. */
export const derivingJobs = Object.entries(publishingJobs).flatMap(([name, {run, store}]) =>
  store === undefined ? [] : [{name, run, store}],
);

/**
 * A directory with two stores, a backup with its sidecars, a sealed store that is damaged, an export, a key and a directory
 * for backups; returns where a name is in it.
 */
export function workplace(t: TestContext): Promise<(name: string) => string> {
  const directory = quickDirectory();
  t.after(() => rmSync(directory, {recursive: true, force: true}));
  return workplaceIn(directory);
}

/** The same in a directory that is there, and empty. */
export async function workplaceIn(directory: string): Promise<(name: string) => string> {
  const at = (name: string): string => path.join(directory, name);
  writeFileSync(at('a.liel'), smallStore());
  writeFileSync(
    at('b.liel'),
    smallStore((graph) => graph.addNode(['B'])),
  );
  writeFileSync(at('e.json'), '{"export_version": 1, "nodes": [], "edges": []}');
  writeFileSync(at('key'), 'secret');
  mkdirSync(at('shelf'));
  await finish(backup({store: at('a.liel'), output: at('kept.liel'), drill: false, now, version: '0'}));
  writeFileSync(at('sealed.liel'), smallStore());
  await finish(seal({store: at('sealed.liel'), now}));
  copyFileSync(at('sealed.liel.seal'), at('lone.liel.seal'));
  writeFileSync(at('sealed.liel'), corrupt(smallStore()).node(3, 'inDegree', 7).bytes());
  return at;
}

/** Runs work on other calls of the system. */
export async function withSystem<T>(system: SystemCalls, work: () => Promise<T>): Promise<T> {
  return withCalls(system, work);
}
