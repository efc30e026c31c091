import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit, Fault} from '../../src/engine/faults/fault.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {CrashDevice} from '../support/crash-device.js';
import {assertOldOrNew, longestText, playCrashes, runWorkload} from '../support/crash-workload.js';
import {FaultyDevice} from '../support/faulty-device.js';
import {contentOf} from '../support/graph-content.js';
import {readByPeer, take} from '../support/history.js';
import {needsPeer} from '../support/peer.js';
import {raises} from '../support/raises.js';
import {seededRandom} from '../support/random.js';
import {randomSteps} from '../support/random-history.js';
import {temporaryDirectory} from '../support/temp-directory.js';

function checkWorkload(t: TestContext): void {
  const random = seededRandom(t);
  const workload = runWorkload(random);
  let images = 0;
  playCrashes(workload, random, (...crash) => {
    images++;
    assertOldOrNew(...crash);
  });
  t.diagnostic(`${workload.device.crashPoints} crash points, ${images} images`);
}

describe('a crash after any write or sync of a commit', () => {
  it('leaves the state before or the state after, and the state after once the header of the WAL was synced', (t) => {
    checkWorkload(t);
  });

  it('is survived again when recovery crashes at any point, or the commit after it', (t) => {
    const random = seededRandom(t);
    const device = new MemoryDevice();
    const faulty = new FaultyDevice(device);
    const graph = Graph.over(faulty);
    for (const step of randomSteps(random, 60, longestText)) take(graph, step);
    const content = contentOf(graph);
    faulty.failAt(5, 'io');
    assert.throws(() => graph.commit(), raises(conditions.io));
    const recovering = new CrashDevice(device.content());
    const recovered = Graph.over(recovering);
    const states = [{content, events: recovering.crashPoints - 1}];
    for (const step of randomSteps(random, 60, longestText)) take(recovered, step);
    recovered.commit();
    states.push({content: contentOf(recovered), events: recovering.crashPoints - 1});
    playCrashes({device: recovering, states}, random, assertOldOrNew);
  });

  it('is read by the peer as by this engine', needsPeer, (t) => {
    const random = seededRandom(t);
    const directory = temporaryDirectory(t);
    const workload = runWorkload(random);
    const expected: string[] = [];
    const stores: string[] = [];
    let images = 0;
    playCrashes(workload, random, (image) => {
      if (images++ % 13 !== 0) return;
      const store = path.join(directory, `${images}.liel`);
      writeFileSync(store, image.content());
      stores.push(store);
      expected.push(contentOf(Graph.over(image)));
    });
    const found = readByPeer(stores);
    found.forEach((content, i) => {
      assert.equal(content, expected[i], stores[i]);
    });
    t.diagnostic(`${stores.length} of ${images} images read by the peer`);
  });
});

describe('a medium that fails at any call of a commit', () => {
  for (const failure of ['diskFull', 'io', 'shortWrite'] as const) {
    it(`leaves the state before or the state after: ${failure}`, (t) => {
      const random = seededRandom(t);
      const device = new MemoryDevice();
      const first = Graph.over(device);
      for (const step of randomSteps(random, 40, longestText)) take(first, step);
      first.commit();
      const before = contentOf(first);
      const steps = randomSteps(random, 40, longestText);
      let after: string | undefined;
      let failed = true;
      for (let call = 1; failed; call++) {
        const image = new MemoryDevice('image', device.content());
        const faulty = new FaultyDevice(image);
        const graph = Graph.over(faulty);
        for (const step of steps) take(graph, step);
        after ??= contentOf(graph);
        faulty.failAt(call, failure);
        failed = commitFails(graph);
        const found = contentOf(Graph.over(image));
        assert.ok(found === after || (call < 4 && found === before), `call ${call}`);
      }
      assert.equal(readStore(device, 'x').header.walLength, 0);
    });
  }
});

function commitFails(graph: Graph): boolean {
  try {
    graph.commit();
    return false;
  } catch (error) {
    assert.ok(error instanceof Fault && error.condition.exit === exit.environment);
    return true;
  }
}
