import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {surveyStore} from '../../../src/engine/evidence/survey.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';

/** What is told of a store whose nodes have these labels, and whose edges, all between the first two, these. */
async function toldOf(nodes: readonly string[][], edges: readonly string[] = []): Promise<readonly string[]> {
  const device = new MemoryDevice('a.liel');
  const graph = Graph.over(device);
  for (const labels of nodes) graph.addNode(labels);
  for (const label of edges) graph.addEdge(1, label, 2);
  graph.commit();
  const {findings, notes} = await surveyStore(
    () => readStore(device, 'a.liel'),
    'real',
    undefined,
    () => {},
  );
  assert.equal(findings.count, 0);
  return notes;
}

const times = <T>(count: number, value: T): T[] => Array.from({length: count}, () => value);

describe('a label that one record alone has', () => {
  it('is told when it is one bit away from a label of many, with the record', async () => {
    assert.deepEqual(await toldOf([...times(30, ['Task']), ['Tasc'], ['Note']]), [
      'a.liel: node 31 alone has the label "Tasc", one bit away from "Task" of 30 nodes: a bit may have changed',
    ]);
    assert.deepEqual(await toldOf(times(2, ['A']), [...times(25, 'USES'), 'UQES']), [
      'a.liel: edge 26 alone has the label "UQES", one bit away from "USES" of 25 edges: a bit may have changed',
    ]);
    const [two] = await toldOf([...times(30, ['Task', 'Open']), ['Task', 'Opeo']]);
    assert.match(two ?? '', /the label "Task, Opeo", one bit away from "Task, Open"/);
  });

  it('is no doubt when it is further away, or the other is rare, or its text is longer', async () => {
    assert.deepEqual(await toldOf([...times(30, ['Task']), ['Toss'], ['Tasks'], ['task1']]), []);
    assert.deepEqual(await toldOf([...times(19, ['Task']), ['Tasc']]), []);
    assert.deepEqual(await toldOf([...times(30, ['Task']), ...times(2, ['Tasc'])]), []);
  });

  it('is not asked about where labels are as many as records', async () => {
    const own = Array.from({length: 1001}, (_, i) => [`label ${String(i).padStart(4, '0')}`]);
    assert.deepEqual(await toldOf([...times(30, ['label x000']), ...own]), []);
  });

  it('is told with characters that cannot be seen written out', async () => {
    const [told] = await toldOf([...times(30, ['Ta\nk']), ['Ta\u000bk']]);
    assert.match(told ?? '', /"Ta\\u000bk", one bit away from "Ta\\nk"/);
  });
});
