import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {commandLoaders} from '../../../src/commands/index.js';
import {makeSeal, sealPathOf, writeSeal} from '../../../src/engine/evidence/seal/seal-file.js';
import {backup} from '../../../src/engine/operations/backups/backup.js';
import {restore} from '../../../src/engine/operations/backups/restore.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {heal} from '../../../src/engine/operations/heal/heal.js';
import {importExport} from '../../../src/engine/operations/import/import-export.js';
import {writeDocument} from '../../../src/engine/operations/manifest.js';
import {merge} from '../../../src/engine/operations/merge/merge.js';
import {pack} from '../../../src/engine/operations/pack/pack.js';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {salvage} from '../../../src/engine/operations/salvage/salvage.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {sign} from '../../../src/engine/operations/sign.js';
import {stats} from '../../../src/engine/operations/stats.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import type {Note, Operation, Progress} from '../../../src/engine/passes/operation.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {appending} from '../../support/merging.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

type At = (name: string) => string;
type Job = (at: At) => Operation<Note | Progress, unknown>;

const now = new Date('2026-01-02T03:04:05.678Z');
const stream = async (): Promise<void> => {};
const written = (at: At) => ({output: at('out.liel'), force: false, waitMs: 0});
const copied = (at: At) => ({store: at('a.liel'), ...written(at), now, version: '0'});
const documentOf = (at: At, kind: 'manifest' | 'export') =>
  writeDocument({store: at('a.liel'), kind, shadowed: 'real', output: undefined, force: false, stream});

/** Every job that takes long with a large store, and what it tells that it is at, with % where it knows how much there is; a.liel and b.liel are stores, s.liel is sealed. */
const jobs: Readonly<Record<string, readonly [phases: readonly string[], job: Job]>> = {
  backup: [['check', 'copy', 'read back', 'digest', 'page digests'], (at) => backup(copied(at))],
  'live backup': [['copy %', 'check', 'digest %', 'read back'], (at) => backup({...copied(at), live: true})],
  restore: [
    ['page digests', 'copy', 'read back', 'check'],
    (at) => restore({backup: at('s.liel'), store: at('out.liel'), recovery: 'strict', waitMs: 0, now}),
  ],
  compact: [
    ['check', 'digest', 'plan', 'copy'],
    (at) => compact({store: at('a.liel'), ...written(at), inPlace: false, dryRun: false}),
  ],
  import: [['import', 'read back'], (at) => importExport({source: at('e.json'), ...written(at)})],
  merge: [
    ['check', 'copy', 'read back'],
    (at) =>
      merge({left: at('a.liel'), right: at('b.liel'), ...written(at), dryRun: false, how: appending, plan: undefined}),
  ],
  heal: [
    ['page digests', 'copy'],
    (at) => heal({store: at('s.liel'), backups: [at('a.liel')], ...written(at), dryRun: false, acceptLoss: false}),
  ],
  pack: [['check', 'read back'], (at) => pack({source: at('a.liel'), ...written(at), includeLabels: ['N']})],
  repair: [['plan', 'copy', 'rewrite', 'digest'], (at) => repair({store: at('a.liel'), ...written(at), dryRun: false})],
  salvage: [
    ['find pages', 'read back'],
    (at) =>
      salvage({
        store: at('a.liel'),
        ...written(at),
        ledger: undefined,
        jsonl: undefined,
        dryRun: false,
        wholeOnly: false,
        stream,
      }),
  ],
  seal: [
    ['records', 'page digests'],
    (at) => seal({store: at('a.liel'), output: undefined, force: false, acceptDamage: false, waitMs: 0, now}),
  ],
  manifest: [['check', 'manifest'], (at) => documentOf(at, 'manifest')],
  export: [['check', 'export'], (at) => documentOf(at, 'export')],
  sign: [
    ['check', 'manifest'],
    (at) => sign({store: at('a.liel'), keyFile: at('key'), shadowed: 'real', output: undefined, force: false}),
  ],
  stats: [['check'], (at) => stats({store: at('a.liel')})],
  verify: [['page digests', 'records'], (at) => verify({store: at('s.liel'), shadowed: 'real'})],
};

async function workplace(t: TestContext): Promise<At> {
  const directory = temporaryDirectory(t);
  const at: At = (name) => path.join(directory, name);
  for (const name of ['a.liel', 'b.liel', 's.liel']) writeFileSync(at(name), smallStore());
  const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0};
  const sealed = await makeSeal(new MemoryDevice('s.liel', smallStore()), identity);
  writeSeal(sealed, sealPathOf(at('s.liel')), at('s.liel'));
  const nodes = Array.from({length: 3000}, (_, i) => ({id: i + 1, labels: ['N'], properties: {}}));
  writeFileSync(at('e.json'), JSON.stringify({export_version: 1, nodes, edges: []}));
  writeFileSync(at('key'), 'secret');
  return at;
}

/** What a job tells when each look at the clock is a second after the last: to it, all work is long. */
async function toldBy(job: Operation<Note | Progress, unknown>): Promise<Progress[]> {
  const told: Progress[] = [];
  const {now} = performance;
  let seconds = 0;
  performance.now = () => ++seconds * 1000;
  try {
    for await (const event of job) if (event.type === 'progress') told.push(event);
  } finally {
    performance.now = now;
  }
  return told;
}

describe('a job tells what it is at while it takes long, and how much of it is done:', () => {
  for (const [name, [phases, job]] of Object.entries(jobs)) {
    it(name, async (t) => {
      const told = await toldBy(job(await workplace(t)));
      const seen = new Set(told.flatMap(({phase, total}) => (total > 0 ? [phase, `${phase} %`] : [phase])));
      const command = name.split(' ').at(-1) as string;
      const known = (await commandLoaders[command]()).default.phases ?? [];
      assert.deepEqual(
        [...new Set(told.map(({phase}) => phase))].filter((phase) => !known.includes(phase)),
        [],
      );
      const missing = phases.filter((phase) => !seen.has(phase));
      assert.deepEqual(missing, [], `told of ${[...seen].join(', ')}`);
      for (const {done, total} of told) assert.ok(done >= 0 && (total === 0 || done <= total), `${done} of ${total}`);
    });
  }
});
