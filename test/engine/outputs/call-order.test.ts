import assert from 'node:assert/strict';
import fs, {existsSync, readFileSync, rmSync, type writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {createFsFromVolume, Volume} from 'memfs';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {isFault} from '../../../src/engine/faults/fault.js';
import {slotPageHeader} from '../../../src/engine/format/records/constants.js';
import {nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {backup} from '../../../src/engine/operations/backups/backup.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import type {SystemCalls} from '../../../src/engine/storage/files/system-calls.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {finish} from '../../support/finish.js';
import {derivingJobs, publishingJobs, workplace} from '../../support/publishing-jobs.js';
import {raises} from '../../support/raises.js';
import {type RecordedCall, recordedSystem} from '../../support/recorded-system.js';
import {smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';

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
  for (const [name, {run}] of Object.entries(publishingJobs)) {
    it(name, async (t) => {
      const at = await workplace(t);
      const {calls, system} = recordedSystem();
      await withCalls(system, () => finish(run(at)));
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
  for (const {name, run, store} of derivingJobs) {
    it(name, async (t) => {
      const at = await workplace(t);
      const place = at(store);
      const before = contentOf(place);
      // The medium loses a bit of the counters of every stage once it is synced.
      const spoiling = whenSynced(place, (fd) => {
        const byte = Buffer.alloc(1);
        fs.readSync(fd, byte, 0, 1, 24);
        fs.writeSync(fd, Buffer.of(byte[0] ^ 1), 0, 1, 24);
        return 'once';
      });
      await withCalls(spoiling, () => assert.rejects(finish(run(at))));
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
        const {run, store = ''} = publishingJobs[name];
        const place = at(store);
        const before = contentOf(place);
        const spoiling = whenSynced(place, (fd, stage) => {
          const bytes = readFileSync(stage);
          const offset = placeIn(bytes);
          fs.writeSync(fd, Buffer.of(bytes[offset] ^ 1), 0, 1, offset);
          return 'once';
        });
        await withCalls(spoiling, () => assert.rejects(finish(run(at)), raisesOneOf(copyConditions)));
        assert.ok(contentOf(place) === before, 'the place is as it was');
      });
    }
  });
}

describe('a lock that is taken away before the store gets its name stops the job:', () => {
  for (const {name, run, store} of derivingJobs) {
    it(name, async (t) => {
      const at = await workplace(t);
      const place = at(store);
      const before = contentOf(place);
      const thieving = whenSynced(place, () => {
        rmSync(`${place}.lock`, {recursive: true, force: true});
        return 'again';
      });
      await withCalls(thieving, () => assert.rejects(finish(run(at)), raises(conditions.lockLost)));
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
    const options = {store: '/nowhere/but/here/a.liel', output, waitMs: 5000, version: '0'};
    await withCalls(memory, () => finish(backup(options)));
    const names = memory.readdirSync('/nowhere/but/here').map(String).sort();
    assert.deepEqual(names, ['a.liel', 'out.liel', 'out.liel.receipt.json', 'out.liel.seal']);
  });
});
