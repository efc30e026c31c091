import assert from 'node:assert/strict';
import {it} from 'node:test';
import {Graph} from '../../../src/engine/graph/graph.js';
import {StoredBlobs} from '../../../src/engine/passes/stored-blobs.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {RecordReader} from '../../../src/engine/storage/reading/record-reader.js';

it('labels are those of their record, however many sets of labels there are, and how long they are', () => {
  const device = new MemoryDevice();
  const graph = Graph.over(device);
  const sets = Array.from({length: 10_000}, (_, i) => [[], [`L${i}`], [`L${i}`, 'N'], ['x'.repeat(i % 900)]][i % 4]);
  for (const labels of sets) graph.addNode(labels);
  for (const labels of sets) graph.addNode(labels);
  graph.commit();
  const reader = new RecordReader(readStore(device, 'a.liel'), 'node');
  const blobs = new StoredBlobs();
  for (const expected of [...sets, ...sets]) {
    assert.ok(reader.next());
    assert.deepEqual(blobs.labels(reader).labels, expected);
  }
});
