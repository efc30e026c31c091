import assert from 'node:assert/strict';
import {chmodSync, statSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {Graph} from '../../../src/engine/graph/graph.js';
import {backup} from '../../../src/engine/operations/backups/backup.js';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {finish} from '../../support/finish.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

test('a copy of a private store is private, and an output that is replaced keeps its mode', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'private.liel');
  const graph = await Graph.open(store);
  graph.addNode(['Secret'], new Map([['text', 'nobody else']]));
  graph.commit();
  await graph.close();
  chmodSync(store, 0o600);
  const copy = path.join(directory, 'copy.liel');
  const options = {store, output: copy, force: false, waitMs: 0, now: new Date(), version: '0.0.0'};
  await finish(backup(options));
  for (const file of [copy, `${copy}.seal`, `${copy}.receipt.json`]) {
    assert.equal(statSync(file).mode & 0o777, 0o600, file);
  }
  chmodSync(copy, 0o640);
  await finish(backup({...options, force: true}));
  assert.equal(statSync(copy).mode & 0o777, 0o640);
  const repaired = path.join(directory, 'repaired.liel');
  await finish(repair({store, output: repaired, force: false, dryRun: false}));
  assert.equal(statSync(repaired).mode & 0o777, 0o600);
});
