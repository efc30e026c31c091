import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {namesAtAGlance} from '../../../../src/engine/passes/schema/names-at-a-glance.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {properties, smallStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

function fileWith(t: TestContext, bytes: Uint8Array): string {
  const file = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(file, bytes);
  return file;
}

const longMs = 60_000;

test('labels and keys of nodes and of edges are told apart; those of deleted records are left out', (t) => {
  const store = fileWith(
    t,
    smallStore((graph) => {
      graph.addNode(['Big Thing', 'N'], properties({owner: 'x'}));
      graph.deleteNode(graph.addNode(['Gone'], properties({gone: 'x'})));
    }),
  );
  assert.deepEqual(namesAtAGlance(store, 'node', longMs), {
    labels: ['N', 'Big Thing'],
    keys: ['name', 'rank', 'owner'],
  });
  assert.deepEqual(namesAtAGlance(store, 'edge', longMs), {labels: ['E'], keys: ['weight']});
});

test('where the time is over, what was met until then is told', (t) => {
  const device = new MemoryDevice('x.liel');
  const graph = Graph.over(device);
  for (let i = 0; i < 1000; i++) graph.addNode([i < 900 ? 'First' : 'Late'], properties({}));
  graph.commit();
  const store = fileWith(t, new Uint8Array(device.content()));
  assert.deepEqual(namesAtAGlance(store, 'node', longMs).labels, ['First', 'Late']);
  assert.deepEqual(namesAtAGlance(store, 'node', -1).labels, ['First']);
});

test('labels that are data and no schema end the look', (t) => {
  const store = fileWith(
    t,
    smallStore((graph) => {
      for (let i = 0; i < 3000; i++) graph.addNode([`L${i}`], properties({}));
    }),
  );
  const {labels} = namesAtAGlance(store, 'node', longMs);
  assert.ok(labels.length >= 1000 && labels.length <= 1001, `${labels.length}`);
});

test('records that cannot be read are passed over, and nobody waits for a pipe', (t) => {
  const bytes = smallStore();
  const at = Buffer.from(bytes).indexOf('rank');
  bytes[at - 4] = 0xff;
  bytes[at - 1] = 0xff;
  assert.deepEqual(namesAtAGlance(fileWith(t, bytes), 'node', longMs).labels, ['N']);
  const pipe = path.join(temporaryDirectory(t), 'pipe.liel');
  execFileSync('mkfifo', [pipe]);
  assert.deepEqual(namesAtAGlance(pipe, 'node', longMs), {labels: [], keys: []});
});
