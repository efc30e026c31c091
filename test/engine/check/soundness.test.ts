import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {edgeSlot, nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../support/corrupt.js';
import {seededRandom} from '../../support/random.js';
import {interrupted, properties, randomStore, smallStore} from '../../support/sample-store.js';
import {survey} from '../../support/survey.js';

const findingsOf = (bytes: Uint8Array) => survey(readStore(new MemoryDevice('sound.liel', bytes), 'sound.liel'));

describe('the checks', () => {
  it('find nothing in a store without records', () => {
    const device = new MemoryDevice();
    Graph.over(device).commit();
    assert.deepEqual(findingsOf(device.content()), []);
  });

  it('find nothing in any store that was written by the rules, its last commit in place or in the WAL', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 25; round++) {
      const {closed, walLive} = randomStore(random, 20 + random.below(400));
      assert.deepEqual(findingsOf(closed), [], `round ${round}`);
      assert.deepEqual(findingsOf(walLive), [], `round ${round}, live WAL`);
    }
  });

  it('find nothing where a failed call burned an id and left an empty slot', () => {
    const store = smallStore((graph) => {
      const large = properties({text: 'x'.repeat(1_048_577)});
      assert.throws(() => graph.addNode(['N'], large));
      assert.throws(() => graph.addEdge(1, 'E', 5));
      graph.addNode();
      graph.addEdge(6 + 1, 'E', 1);
    });
    assert.deepEqual(findingsOf(store), []);
  });

  it('find nothing where everything was deleted', () => {
    const store = smallStore((graph) => {
      for (const id of [1, 2, 3, 4]) graph.deleteNode(id);
    });
    assert.deepEqual(findingsOf(store), []);
  });

  it('find nothing over several extents of every kind', () => {
    const device = new MemoryDevice();
    const graph = Graph.over(device);
    for (let i = 1; i <= 16_200; i++) {
      graph.addNode(i % 100 === 0 ? ['N'] : []);
      if (i % 8000 === 0) graph.commit();
    }
    for (let i = 1; i <= 13_100; i++) {
      graph.addEdge(1 + (i % 97), 'E', 16_000 + (i % 200));
      if (i % 5000 === 0) graph.commit();
    }
    for (let i = 0; i < 2; i++) {
      graph.updateNode(1, properties({text: 'x'.repeat(800_000), i: BigInt(i)}));
      graph.commit();
    }
    const {chains} = readStore(device, 'large.liel');
    assert.deepEqual([chains.node.extents.length, chains.edge.extents.length, chains.prop.extents.length], [2, 2, 2]);
    assert.deepEqual(findingsOf(device.content()), []);
  });

  it('see the store through its WAL: damage that a committed image covers is none', () => {
    const walLive = interrupted(smallStore(), (graph) => graph.updateNode(1, properties({name: 'other'})));
    const damaged = corrupt(walLive);
    assert.deepEqual(survey(damaged.node(1, 'nodeId', 77n).node(2, 'outDegree', 9).open()), []);
  });

  it('mind every single bit of the counters, ids and links of the live records', () => {
    const healthy = smallStore();
    const fields = {
      node: ['nodeId', 'firstOutEdge', 'firstInEdge', 'outDegree', 'inDegree', 'propOffset', 'labelOffset'],
      edge: ['edgeId', 'fromNode', 'toNode', 'nextOutEdge', 'nextInEdge', 'propOffset', 'labelOffset'],
    } as const;
    const layouts = {node: nodeSlot, edge: edgeSlot};
    for (const kind of ['node', 'edge'] as const) {
      const at = corrupt(healthy).slotAt(kind, 2);
      for (const field of fields[kind]) {
        const width = field.endsWith('Degree') ? 32n : 64n;
        for (let bit = 0n; bit < width; bit += 7n) {
          const damaged = corrupt(healthy);
          const place = at + layouts[kind].fields[field as 'propOffset'].offset + Number(bit >> 3n);
          damaged.write(place, [healthy[place] ^ (1 << Number(bit & 7n))]);
          assert.notDeepEqual(survey(damaged.open()), [], `bit ${bit} of ${field} of ${kind} 2`);
        }
      }
    }
  });
});
