import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {stats} from '../../../src/engine/operations/stats.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {interrupted, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

test('stats counts live records and each label as often as it stands there, commits in the WAL too', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(
    store,
    interrupted(smallStore(), (graph) => {
      graph.addNode(['A', 'A', 'N']);
      graph.addEdge(1, 'F', 2);
    }),
  );
  const {report, notes} = await leavesUnchanged(store, () => finish(stats({store})));
  assert.deepEqual([report.node_count, report.edge_count, report.wal_pages], [5, 5, 3]);
  assert.deepEqual(notes, [
    `${store}: a commit of 3 pages waits in the WAL and is counted here: liel recover ${store}`,
  ]);
  assert.deepEqual(
    [...report.node_labels],
    [
      ['A', 2],
      ['N', 5],
    ],
  );
  assert.deepEqual(
    [...report.edge_labels],
    [
      ['E', 4],
      ['F', 1],
    ],
  );
});

test('stats tells what it found beside the records', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(
    store,
    corrupt(smallStore())
      .truncate(smallStore().length + 5000)
      .bytes(),
  );
  const {notes} = await finish(stats({store}));
  assert.equal(notes.length, 1);
  assert.match(notes[0], /5,000 bytes/);
});
