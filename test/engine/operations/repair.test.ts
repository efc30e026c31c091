import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

test('a counter that alone is wrong is recounted, and the copy is sound', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const output = path.join(directory, 'r.liel');
  writeFileSync(store, corrupt(smallStore()).header('nodeCount', 9n).bytes());
  const {report} = await finish(repair({store, output, force: false, dryRun: false}));
  assert.deepEqual(report.node_count, {before: 9, after: 4});
  assert.equal(report.loss_accepted, false);
  assert.equal((await finish(verify({store: output, shadowed: 'real'}))).report.ok, true);
});

test('records that are gone are not repaired away: counters and lists that agree on a loss are refused', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const output = path.join(directory, 'r.liel');
  // Edge 2 is marked as deleted: its counter and both its lists still know it.
  writeFileSync(store, corrupt(smallStore()).edge(2, 'flags', 1).bytes());
  const options = {store, output, force: false};
  for (const dryRun of [true, false]) {
    await assert.rejects(finish(repair({...options, dryRun})), raises(conditions.repairLoses));
  }
  assert.equal(existsSync(output), false);
  const {report} = await finish(repair({...options, dryRun: false, acceptLoss: true}));
  assert.equal(report.loss_accepted, true);
  assert.deepEqual(report.edge_count, {before: 4, after: 3});
  assert.equal((await finish(verify({store: output, shadowed: 'real'}))).report.ok, true);
});

test('what repair does not mend is said, and no green result', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const output = path.join(directory, 'r.liel');
  writeFileSync(
    store,
    Buffer.concat([corrupt(smallStore()).node(3, 'inDegree', 7).bytes(), Buffer.from('appended noise')]),
  );
  const {report} = await finish(repair({store, output, force: false, dryRun: false}));
  assert.equal(report.node_degrees_changed, 1);
  assert.equal(report.remaining_findings, 1);
  assert.match(report.first_remaining ?? '', /follow the last extent/);
});
