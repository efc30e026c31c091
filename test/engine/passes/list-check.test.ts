import assert from 'node:assert/strict';
import {truncateSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterEach, describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {isFinding} from '../../../src/engine/faults/fault.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {allowThreads, limitThreads} from '../../../src/engine/passes/jobs.js';
import {checkLists} from '../../../src/engine/passes/list-check.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {workerProgram} from '../../support/worker-program.js';

const sound = smallStore();
const damaged = corrupt(sound).node(1, 'firstOutEdge', 0n).edge(1, 'nextInEdge', 3n).bytes();
describe('lists that another thread checks', () => {
  afterEach(() => limitThreads(1));

  it('are sound only where nothing is to be said of them', async () => {
    const check = (bytes: Uint8Array) => checkLists.work(new MemoryDevice('x.liel', bytes), 'x.liel');
    assert.equal(await check(sound), true);
    assert.equal(await check(damaged), false);
    await assert.rejects(check(corrupt(sound).zeroPage(0).bytes()), raises(conditions.notAStore));
  });

  it('have the same findings in the same order as those that this one checks', async (t) => {
    const directory = temporaryDirectory(t);
    allowThreads(() => workerProgram);
    for (const bytes of [sound, damaged]) {
      const store = path.join(directory, 'x.liel');
      writeFileSync(store, bytes);
      // Long enough that threads are worth it.
      truncateSync(store, 30_000_000);
      utimesSync(store, 1, 1);
      const reports = [];
      for (const threads of [1, 3]) {
        limitThreads(threads);
        reports.push((await finish(verify({store}))).report);
      }
      assert.deepEqual(reports[1], reports[0]);
      const found = reports[1]?.findings.filter((finding) => !isFinding(finding, conditions.trailingPages)) ?? [];
      assert.equal(found.length > 0, bytes === damaged);
    }
  });
});
