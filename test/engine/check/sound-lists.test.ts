import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {walkLists} from '../../../src/engine/check/adjacency-check.js';
import {liveNodeSteps, recordSteps} from '../../../src/engine/check/record-check.js';
import {haveSoundLists} from '../../../src/engine/check/sound-lists.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {type Finding, isFinding} from '../../../src/engine/faults/fault.js';
import {directions} from '../../../src/engine/format/records/directions.js';
import {toNodeId} from '../../../src/engine/format/records/integers.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore, type StoreSnapshot} from '../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../support/corrupt.js';
import {seededRandom} from '../../support/random.js';
import {randomStore, smallStore} from '../../support/sample-store.js';
import {finishSteps} from '../../support/survey.js';

const [outgoing, incoming] = directions;

const fields = {
  node: ['firstOutEdge', 'firstInEdge', 'outDegree', 'inDegree', 'flags'],
  edge: ['fromNode', 'toNode', 'nextOutEdge', 'nextInEdge', 'flags'],
} as const;

function walked(snapshot: StoreSnapshot, direction: (typeof directions)[number]): Finding[] {
  const found: Finding[] = [];
  finishSteps(
    walkLists(snapshot, finishSteps(liveNodeSteps(snapshot)), direction, (finding) => void found.push(finding)),
  );
  return found;
}

/** Four edges from node 1 to node 2, and one back. */
const bundle = (): Uint8Array =>
  smallStore((graph) => {
    for (let i = 0; i < 4; i++) graph.addEdge(1, 'E', 2);
    graph.addEdge(2, 'E', 1);
  });

describe('lists that are sound', () => {
  it('are told from the others without a walk, in every store that was written by the rules', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 25; round++) {
      const snapshot = readStore(
        new MemoryDevice('sound.liel', randomStore(random, 20 + random.below(400)).closed),
        '',
      );
      for (const direction of directions) assert.ok(finishSteps(haveSoundLists(snapshot, direction)), `round ${round}`);
    }
  });

  it('are never told where a walk finds something', (t) => {
    const random = seededRandom(t);
    const healthy = bundle();
    const {nextNodeId, nextEdgeId} = corrupt(healthy).open().header;
    let unsound = 0;
    for (let round = 0; round < 300; round++) {
      const damaged = corrupt(healthy);
      for (let i = 0; i <= random.below(3); i++) {
        const isNode = random.below(2) === 0;
        const value = random.below(nextEdgeId + 2);
        if (isNode) damaged.node(1 + random.below(nextNodeId - 1), fields.node[random.below(5)], value);
        else damaged.edge(1 + random.below(nextEdgeId - 1), fields.edge[random.below(5)], value);
      }
      const snapshot = damaged.open();
      for (const direction of directions) {
        const found = walked(snapshot, direction);
        if (found.length > 0) unsound++;
        if (finishSteps(haveSoundLists(snapshot, direction))) assert.deepEqual(found, [], `round ${round}`);
      }
    }
    assert.ok(unsound > 100, `${unsound} were unsound`);
  });

  it('are not told where a circle lies beside the list, though each edge is led to once', () => {
    const healthy = bundle();
    const last = corrupt(healthy).open().header.nextEdgeId - 2;
    // The list of node 1 begins with its last edge and ends there; those before it lead to each other.
    const damaged = corrupt(healthy)
      .edge(last, 'nextOutEdge', 0)
      .edge(last - 1, 'nextOutEdge', last - 2)
      .edge(last - 2, 'nextOutEdge', last - 3)
      .edge(last - 3, 'nextOutEdge', last - 1);
    assert.ok(walked(damaged.open(), outgoing).some((found) => isFinding(found, conditions.degree)));
    assert.equal(finishSteps(haveSoundLists(damaged.open(), outgoing)), false);
    assert.equal(finishSteps(haveSoundLists(damaged.open(), incoming)), true);
  });

  it('of another order are left to the walk, which finds nothing', () => {
    const healthy = smallStore((graph) => {
      const node = graph.addNode();
      for (let i = 0; i < 2; i++) graph.addEdge(node, 'E', node);
    });
    const {nextNodeId, nextEdgeId} = corrupt(healthy).open().header;
    const [first, second] = [nextEdgeId - 2, nextEdgeId - 1];
    const turned = corrupt(healthy)
      .node(nextNodeId - 1, 'firstOutEdge', first)
      .edge(first, 'nextOutEdge', second)
      .edge(second, 'nextOutEdge', 0);
    assert.deepEqual(walked(turned.open(), outgoing), []);
    assert.equal(finishSteps(haveSoundLists(turned.open(), outgoing)), false);
  });
});

it('the nodes that are live are those of a whole pass', (t) => {
  const random = seededRandom(t);
  for (let round = 0; round < 10; round++) {
    const store = randomStore(random, 100 + random.below(300)).closed;
    const snapshot = corrupt(store).node(1, 'nodeId', 0).node(2, 'flags', 1).open();
    const ignore = (): void => {};
    const [quick, whole] = [finishSteps(liveNodeSteps(snapshot)), finishSteps(recordSteps(snapshot, ignore, ignore))];
    for (let id = -1; id <= snapshot.header.nextNodeId + 8; id++) {
      assert.equal(quick.isLiveNode(toNodeId(id)), whole.isLiveNode(toNodeId(id)), `node ${id}`);
    }
  }
});
