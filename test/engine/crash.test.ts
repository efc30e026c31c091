import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {exit, Fault, isFault} from '../../src/engine/faults/fault.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {CrashDevice} from '../support/crash-device.js';
import {assertOldOrNew, longestText, playCrashes, runWorkload, samples} from '../support/crash-workload.js';
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
    assert.ok(graph.commit().unsettled);
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

/** What is said of a commit: that it is done, settled or not; that it is not done; or that nobody can know. */
type Said = 'settled' | 'waits in the WAL' | 'not done' | 'not known';

function saidOf(graph: Graph): Said {
  try {
    return graph.commit().unsettled === undefined ? 'settled' : 'waits in the WAL';
  } catch (error) {
    assert.ok(error instanceof Fault && error.condition.exit === exit.environment);
    return isFault(error, conditions.commitUnsettled) ? 'not known' : 'not done';
  }
}

describe('a medium that fails at any call of a commit', () => {
  for (const failure of ['diskFull', 'io', 'shortWrite'] as const) {
    for (const times of ['once', 'for ever'] as const) {
      it(`leaves what is said of the commit, after a power cut too: ${failure}, ${times}`, (t) => {
        const random = seededRandom(t);
        const device = new MemoryDevice();
        const first = Graph.over(device);
        for (const step of randomSteps(random, 40, longestText)) take(first, step);
        first.commit();
        const before = contentOf(first);
        const steps = randomSteps(random, 40, longestText);
        const all: Said[] = [];
        for (let call = 1; all.at(-1) !== 'settled'; call++) {
          const image = new CrashDevice(device.content());
          const faulty = new FaultyDevice(image);
          const graph = Graph.over(faulty);
          for (const step of steps) take(graph, step);
          const after = contentOf(graph);
          faulty.failAt(call, failure, times);
          const said = saidOf(graph);
          all.push(said);
          for (const survivor of image.survivals(image.crashPoints - 1, samples, random)) {
            const found = contentOf(Graph.over(survivor));
            const isTrue =
              said === 'not known' ? [before, after].includes(found) : found === (said === 'not done' ? before : after);
            assert.ok(isTrue, `call ${call}: ${said}`);
          }
          if (said !== 'settled') assert.throws(() => graph.commit(), raises(conditions.commitUnfinished));
        }
        const announced = times === 'once' ? 'not done' : 'not known';
        assert.deepEqual(all.slice(0, 5), ['not done', 'not done', announced, announced, 'waits in the WAL']);
      });
    }
  }
});
