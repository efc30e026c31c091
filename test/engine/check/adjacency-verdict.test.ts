import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type AdjacencyFindings, judgeForReading} from '../../../src/engine/check/adjacency-verdict.js';
import {recordSteps} from '../../../src/engine/check/record-check.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {finishPaced} from '../../../src/engine/passes/pace.js';
import {type Corruption, corrupt} from '../../support/corrupt.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';

async function judged(damaged: Corruption, kind: 'manifest' | 'export'): Promise<AdjacencyFindings> {
  const snapshot = damaged.open();
  const ignore = (): void => {};
  return finishPaced(judgeForReading(snapshot, await finishPaced(recordSteps(snapshot, ignore, ignore)), kind));
}

test('an edge to no live node is shown in a manifest, and no export is made of it', async () => {
  const damaged = () => corrupt(smallStore()).edge(2, 'toNode', 5n);
  const {count, notes} = await judged(damaged(), 'manifest');
  assert.ok(count > 0);
  assert.match(notes[0], /the records are shown as stored, see: liel verify damaged\.liel$/);
  await assert.rejects(judged(damaged(), 'export'), raises(conditions.danglingEdge));
});

test('ends that the lists of two live nodes contradict are shown in no document', async () => {
  for (const kind of ['manifest', 'export'] as const) {
    await assert.rejects(judged(corrupt(smallStore()).edge(2, 'toNode', 1n), kind), raises(conditions.foreignEdge));
  }
});

test('what the lists alone are wrong about is told, and shown all the same', async () => {
  for (const kind of ['manifest', 'export'] as const) {
    const {count, notes, first} = await judged(corrupt(smallStore()).node(3, 'inDegree', 7), kind);
    assert.deepEqual([count, notes.length, first[0]?.condition.code], [1, 1, conditions.degree.code]);
    assert.deepEqual(await judged(corrupt(smallStore()), kind), {count: 0, first: [], notes: []});
  }
});
