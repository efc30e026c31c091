import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {dataStart, maxBlobSize, walStart} from '../../../../src/engine/format/records/constants.js';
import {toNodeId} from '../../../../src/engine/format/records/integers.js';
import {type PropertyMap, ValueWriter} from '../../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {copyStore} from '../../../../src/engine/outputs/store-copy.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {readStore} from '../../../../src/engine/storage/reading/open-store.js';
import {StoreAppender} from '../../../../src/engine/storage/writing/store-appender.js';
import {type SeededRandom, seededRandom} from '../../../support/random.js';
import {interrupted, properties, randomStore, smallStore} from '../../../support/sample-store.js';
import {finishSteps, survey} from '../../../support/survey.js';

const writer = new ValueWriter();
const none = new Uint8Array(0);
const blob = (value: Parameters<ValueWriter['encode']>[0]): Uint8Array => Uint8Array.from(writer.encode(value));

/** A complete copy of a store, and the appender on it. */
async function copied(bytes: Uint8Array): Promise<{device: MemoryDevice; appender: StoreAppender}> {
  const snapshot = readStore(new MemoryDevice('left.liel', bytes), 'left.liel');
  const device = new MemoryDevice('merged.liel');
  await copyStore(snapshot, device, () => {});
  return {device, appender: finishSteps(StoreAppender.open(device, snapshot))};
}

/** All bytes but those of the WAL, which keeps what was once in it. */
function outsideWal(device: MemoryDevice): Buffer {
  const bytes = Buffer.from(device.content());
  return bytes.fill(0, walStart, Math.min(dataStart, bytes.length));
}

/** Adds the same random records, edges and changed properties to both. */
function growBoth(random: SeededRandom, graph: Graph, appender: StoreAppender): void {
  const live = [...graph.nodes()].map(({id}) => id);
  const some = (): PropertyMap =>
    random.chance(0.3) ? new Map() : properties({n: BigInt(random.below(9)), text: 'x'.repeat(random.below(3000))});
  for (let i = 0; i < 200; i++) {
    const map = some();
    const bytes = map.size === 0 ? none : blob(map);
    if (random.chance(0.5) || live.length === 0) {
      const labels = random.chance(0.3) ? [] : ['N', 'é'];
      live.push(graph.addNode(labels, map));
      assert.equal(appender.addNode(labels.length === 0 ? none : blob(labels), bytes), live.at(-1));
    } else if (random.chance(0.7)) {
      const [from, to] = [random.pick(live), random.pick(live)];
      assert.equal(appender.addEdge(from, to, blob('E'), bytes), graph.addEdge(from, 'E', to, map));
    } else {
      const id = random.pick(live);
      assert.deepEqual(Buffer.from(appender.propertiesOf(id)), encoded(graph.node(id).properties));
      graph.updateNode(id, map);
      const {properties: merged} = graph.node(id);
      appender.setProperties(id, encoded(merged));
    }
  }
}

const encoded = (map: PropertyMap): Buffer => Buffer.from(map.size === 0 ? none : blob(map));

describe('records added to a copy', () => {
  it('give the bytes of the same history in one commit, whatever the store was', async (t) => {
    const random = seededRandom(t);
    const {closed, walLive} = randomStore(random, 120);
    const stores = [new Uint8Array(0), smallStore(), closed, walLive];
    for (const bytes of stores) {
      const grown = new MemoryDevice('grown.liel', bytes);
      const graph = Graph.over(grown);
      graph.commit();
      const {device, appender} = await copied(bytes.length === 0 ? new Uint8Array(grown.content()) : bytes);
      growBoth(random, graph, appender);
      graph.commit();
      finishSteps(appender.finish());
      assert.ok(outsideWal(device).equals(outsideWal(grown)));
      assert.deepEqual(survey(readStore(device, 'merged.liel')), []);
    }
  });

  it('are not limited by the WAL, and their pages are written when there are many', async () => {
    const {device, appender} = await copied(smallStore());
    const long = blob(properties({text: 'x'.repeat(maxBlobSize - 100)}));
    for (let i = 0; i < 40; i++) appender.addNode(none, long);
    assert.ok(device.size() > 16 * 1024 * 1024, 'most are written before the end');
    for (let i = 0; i < 40; i++) appender.addEdge(toNodeId(6 + i), toNodeId(1), blob('E'), none);
    appender.setLabels(toNodeId(6), blob(['Late']));
    finishSteps(appender.finish());
    const graph = Graph.over(device);
    assert.deepEqual([graph.nodeCount, graph.edgeCount, graph.inEdges(1).length], [44, 44, 41]);
    assert.deepEqual(graph.node(6).labels, ['Late']);
  });

  it('leave a store whose last commit was in the WAL with an empty one', async () => {
    const bytes = interrupted(smallStore(), (graph) => graph.addNode(['late'], properties({at: 1n})));
    const {device, appender} = await copied(bytes);
    appender.addNode(none, none);
    finishSteps(appender.finish());
    const {header, wal} = readStore(device, 'merged.liel');
    assert.deepEqual([header.walLength, header.nodeCount, wal.images.size], [0, 6, 0]);
  });
});
