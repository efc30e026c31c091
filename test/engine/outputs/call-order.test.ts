import assert from 'node:assert/strict';
import fs, {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {createFsFromVolume, Volume} from 'memfs';
import {makeSeal, sealPathOf, writeSeal} from '../../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {isFault} from '../../../src/engine/faults/fault.js';
import {slotPageHeader} from '../../../src/engine/format/records/constants.js';
import {nodeSlot} from '../../../src/engine/format/records/layouts.js';
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
import type {Note, Operation, Progress} from '../../../src/engine/passes/operation.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {replaceSystem, type SystemCalls} from '../../../src/engine/storage/files/system-calls.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {finish} from '../../support/finish.js';
import {appending} from '../../support/merging.js';
import {raises} from '../../support/raises.js';
import {type RecordedCall, recordedSystem} from '../../support/recorded-system.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

type Job = (at: (name: string) => string) => Operation<Note | Progress, unknown>;

const now = new Date('2026-01-02T03:04:05.678Z');
const stream = async (): Promise<void> => {};

/** Everything that gives a file its name, on a store a.liel, another one b.liel, a sealed one s.liel, and an export e.json. */
const jobs: Readonly<Record<string, Job>> = {
  backup: (at) => backup({store: at('a.liel'), output: at('out.liel'), force: false, waitMs: 0, now, version: '0'}),
  'restore to a new place': (at) =>
    restore({backup: at('a.liel'), store: at('out.liel'), recovery: 'strict', waitMs: 0, now}),
  'restore over a store': (at) =>
    restore({backup: at('a.liel'), store: at('b.liel'), recovery: 'strict', waitMs: 0, now}),
  compact: (at) => compact({store: at('a.liel'), output: at('out.liel'), inPlace: false, force: false, dryRun: false}),
  'compact in place': (at) =>
    compact({store: at('a.liel'), output: undefined, inPlace: true, force: false, dryRun: false}),
  import: (at) => importExport({source: at('e.json'), output: at('out.liel'), force: false, waitMs: 0}),
  merge: (at) =>
    merge({
      left: at('a.liel'),
      right: at('b.liel'),
      output: at('out.liel'),
      force: false,
      dryRun: false,
      how: appending,
      plan: undefined,
      waitMs: 0,
    }),
  heal: (at) =>
    heal({
      store: at('s.liel'),
      backups: [at('a.liel')],
      output: at('out.liel'),
      force: false,
      dryRun: false,
      acceptLoss: false,
    }),
  pack: (at) => pack({source: at('a.liel'), output: at('out.liel'), includeLabels: ['N'], force: false, waitMs: 0}),
  repair: (at) => repair({store: at('a.liel'), output: at('out.liel'), force: false, dryRun: false}),
  salvage: (at) =>
    salvage({
      store: at('a.liel'),
      output: at('out.liel'),
      ledger: undefined,
      jsonl: at('out.jsonl'),
      dryRun: false,
      wholeOnly: false,
      force: false,
      stream,
    }),
  seal: (at) => seal({store: at('a.liel'), output: undefined, force: false, acceptDamage: false, waitMs: 0, now}),
  manifest: (at) =>
    writeDocument({
      store: at('a.liel'),
      kind: 'manifest',
      shadowed: 'real',
      output: at('out.json'),
      force: false,
      stream,
    }),
};

async function workplace(t: TestContext): Promise<(name: string) => string> {
  const directory = temporaryDirectory(t);
  writeFileSync(path.join(directory, 'a.liel'), smallStore());
  writeFileSync(path.join(directory, 'b.liel'), smallStore());
  const sealed = path.join(directory, 's.liel');
  writeFileSync(sealed, smallStore());
  const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: now.getTime()};
  writeSeal(await makeSeal(new MemoryDevice('s.liel', smallStore()), identity), sealPathOf(sealed), sealed);
  writeFileSync(path.join(directory, 'e.json'), '{"export_version": 1, "nodes": [], "edges": []}');
  return (name) => path.join(directory, name);
}

async function withSystem<T>(system: SystemCalls, work: () => Promise<T>): Promise<T> {
  const before = replaceSystem(system);
  try {
    return await work();
  } finally {
    replaceSystem(before);
  }
}

/** What is wrong with the way in which stages got their names. */
function problemsOf(calls: readonly RecordedCall[]): string[] {
  const problems: string[] = [];
  for (const [i, {call, file, to}] of calls.entries()) {
    if ((call !== 'rename' && call !== 'link') || to === undefined) continue;
    const before = calls.slice(0, i);
    const directory = path.dirname(to);
    if (file.endsWith('.partial')) {
      const written = before.findLastIndex((other) => other.call === 'write' && other.file === file);
      const synced = before.findLastIndex((other) => other.call === 'sync' && other.file === file);
      if (synced < written || synced < 0) problems.push(`${path.basename(to)} got its name before it was synced`);
      const settled = calls.slice(i).some((other) => other.call === 'sync' && other.file === directory);
      if (!settled) problems.push(`the directory of ${path.basename(to)} was not synced`);
    }
    // What a store was called before is on the medium before the store loses its name.
    const kept = before.findLastIndex((other) => other.call === 'link' && other.file === to);
    const keptSync = before.findLastIndex((other) => other.call === 'sync' && other.file === directory);
    if (kept >= 0 && keptSync < kept) problems.push(`the old ${path.basename(to)} was not safe under its second name`);
  }
  return problems;
}

describe('a file that a job makes is synced, then named, then its directory is synced:', () => {
  for (const [name, job] of Object.entries(jobs)) {
    it(name, async (t) => {
      const at = await workplace(t);
      const {calls, system} = recordedSystem();
      await withSystem(system, () => finish(job(at)));
      const named = calls.filter(({call, file}) => call !== 'remove' && file.endsWith('.partial') && call === 'rename');
      assert.ok(named.length > 0 || calls.some(({call}) => call === 'link'), 'something got its name');
      assert.deepEqual(problemsOf(calls), []);
    });
  }
});

/** What is raised for a copy that is another than was written. */
const copyConditions = [conditions.copyDiffers, conditions.copyUnreadable, conditions.mergeDiffers];

const raisesOneOf =
  (wanted: typeof copyConditions) =>
  (error: unknown): boolean => {
    if (isFault(error, ...wanted)) return true;
    throw error;
  };

/** Jobs that make a store, and where. */
const derived = Object.entries(jobs).filter(([name]) => !['seal', 'manifest'].includes(name));
const placeOf = (name: string): string =>
  name === 'compact in place' ? 'a.liel' : name === 'restore over a store' ? 'b.liel' : 'out.liel';

/** Calls that let something happen to a stage of a place, each time or the first time that it was synced. */
function whenSynced(place: string, then: (fd: number, stage: string) => 'once' | 'again'): SystemCalls {
  const stages = new Map<number, string>();
  return {
    ...fs,
    openSync: (file, flags, mode) => {
      const fd = fs.openSync(file, flags, mode);
      if (String(file).startsWith(`${place}.`) && String(file).endsWith('.partial')) stages.set(fd, String(file));
      return fd;
    },
    fsyncSync: (fd) => {
      fs.fsyncSync(fd);
      const stage = stages.get(fd);
      if (stage !== undefined && then(fd, stage) === 'once') stages.delete(fd);
    },
  };
}

/** What is in a place: nothing, or its bytes. */
const contentOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'latin1') : 'nothing');

describe('a store that reads back otherwise than it was written does not get its name:', () => {
  for (const [name, job] of derived) {
    it(name, async (t) => {
      const at = await workplace(t);
      const place = at(placeOf(name));
      const before = contentOf(place);
      // The medium loses a bit of the counters of every stage once it is synced.
      const spoiling = whenSynced(place, (fd) => {
        const byte = Buffer.alloc(1);
        fs.readSync(fd, byte, 0, 1, 24);
        fs.writeSync(fd, Buffer.of(byte[0] ^ 1), 0, 1, 24);
        return 'once';
      });
      await withSystem(spoiling, () => assert.rejects(finish(job(at))));
      assert.ok(contentOf(place) === before, 'the place is as it was');
    });
  }
});

/** Jobs whose output is compared with what it holds the records of, and jobs whose lists are read back. */
const compared = [
  'backup',
  'restore to a new place',
  'restore over a store',
  'compact',
  'compact in place',
  'repair',
  'heal',
];
const listed = [...compared, 'merge', 'pack'];

const spoils: Readonly<Record<string, readonly [jobs: readonly string[], place: (store: Buffer) => number]>> = {
  // The last one: the residue of the WAL has it too.
  'letter of a value': [compared, (store) => store.lastIndexOf('node 1')],
  degree: [listed, (store) => firstNodeOf(store) + nodeSlot.at.outDegree],
};

function firstNodeOf(store: Buffer): number {
  return readStore(new MemoryDevice('stage', store)).chains.node.extents[0] + slotPageHeader;
}

for (const [what, [names, placeIn]] of Object.entries(spoils)) {
  describe(`a store in which one ${what} reads back otherwise does not get its name:`, () => {
    for (const name of names) {
      it(name, async (t) => {
        const at = await workplace(t);
        const place = at(placeOf(name));
        const before = contentOf(place);
        const spoiling = whenSynced(place, (fd, stage) => {
          const bytes = readFileSync(stage);
          const offset = placeIn(bytes);
          fs.writeSync(fd, Buffer.of(bytes[offset] ^ 1), 0, 1, offset);
          return 'once';
        });
        await withSystem(spoiling, () => assert.rejects(finish(jobs[name](at)), raisesOneOf(copyConditions)));
        assert.ok(contentOf(place) === before, 'the place is as it was');
      });
    }
  });
}

describe('a lock that is taken away before the store gets its name stops the job:', () => {
  for (const [name, job] of derived) {
    it(name, async (t) => {
      const at = await workplace(t);
      const place = at(placeOf(name));
      const before = contentOf(place);
      const thieving = whenSynced(place, () => {
        rmSync(`${place}.lock`, {recursive: true, force: true});
        return 'again';
      });
      await withSystem(thieving, () => assert.rejects(finish(job(at)), raises(conditions.lockLost)));
      assert.ok(contentOf(place) === before, 'the place is as it was');
    });
  }
});

describe('a job on names in memory', () => {
  it('makes its backup there, and nothing on the disk', async () => {
    const memory = createFsFromVolume(new Volume()) as unknown as SystemCalls & {
      writeFileSync: typeof writeFileSync;
      mkdirSync: SystemCalls['mkdirSync'];
    };
    memory.mkdirSync('/nowhere/but/here', {recursive: true});
    memory.writeFileSync('/nowhere/but/here/a.liel', smallStore());
    const output = '/nowhere/but/here/out.liel';
    const options = {store: '/nowhere/but/here/a.liel', output, force: false, waitMs: 5000, now, version: '0'};
    await withSystem(memory, () => finish(backup(options)));
    const names = memory.readdirSync('/nowhere/but/here').map(String).sort();
    assert.deepEqual(names, ['a.liel', 'out.liel', 'out.liel.receipt.json', 'out.liel.seal']);
  });
});
