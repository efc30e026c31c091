import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {dataStart} from '../../../src/engine/format/records/constants.js';
import {nodeGeometry, slotOffsetInExtent} from '../../../src/engine/format/records/geometry.js';
import {nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {raises} from '../../support/raises.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

function graphOf(nodes: number, edges: readonly (readonly [number, number, string?])[]): Graph {
  const graph = Graph.over(new MemoryDevice());
  for (let i = 0; i < nodes; i++) graph.addNode();
  for (const [from, to, label] of edges) graph.addEdge(from, label ?? 'E', to);
  return graph;
}

describe('traversal', () => {
  it('goes along outgoing edges, newest first, and keeps parallel ones', () => {
    const graph = graphOf(3, [
      [1, 2],
      [1, 3, 'X'],
      [1, 2],
      [3, 1],
    ]);
    assert.deepEqual(graph.neighbours(1), [2, 3, 2]);
    assert.deepEqual(graph.neighbours(1, 'E'), [2, 2]);
    assert.deepEqual(graph.neighbours(2), []);
  });

  it('meets each node once, by rising depth, and not the start', () => {
    const graph = graphOf(5, [
      [1, 2],
      [2, 3],
      [3, 1],
      [1, 4],
      [4, 3],
      [1, 1],
    ]);
    const reached = [
      {id: 4, depth: 1},
      {id: 2, depth: 1},
      {id: 3, depth: 2},
    ];
    assert.deepEqual(graph.breadthFirst(1), reached);
    assert.deepEqual(graph.breadthFirst(1, 1), reached.slice(0, 2));
    assert.deepEqual(graph.breadthFirst(1, 0), []);
  });

  it('finds a shortest way, the one over the newest edges', () => {
    const graph = graphOf(6, [
      [1, 2],
      [2, 4],
      [1, 3],
      [3, 4],
      [1, 5],
      [5, 6],
      [6, 4],
    ]);
    assert.deepEqual(graph.shortestPath(1, 4), [1, 3, 4]);
    assert.deepEqual(graph.shortestPath(1, 1), [1]);
    assert.equal(graph.shortestPath(4, 1), undefined);
  });

  it('keeps to edges of one label when told so', () => {
    const graph = graphOf(3, [
      [1, 3, 'X'],
      [1, 2, 'E'],
      [2, 3, 'E'],
    ]);
    assert.deepEqual(graph.shortestPath(1, 3), [1, 3]);
    assert.deepEqual(graph.shortestPath(1, 3, 'E'), [1, 2, 3]);
    assert.equal(graph.shortestPath(1, 3, ''), undefined);
  });

  it('names an edge to a node that does not live', () => {
    const device = new MemoryDevice();
    const graph = Graph.over(device);
    graph.addNode();
    graph.addNode();
    graph.addEdge(1, 'E', 2);
    graph.commit();
    const reopened = Graph.over(device);
    device.write(Uint8Array.of(1), dataStart + slotOffsetInExtent(nodeGeometry, 2) + nodeSlot.at.flags);
    for (const call of [() => reopened.neighbours(1), () => reopened.breadthFirst(1)]) {
      assert.throws(call, raises(conditions.danglingEdge));
    }
  });

  it('goes the ways of the peer in random graphs', needsPeer, async (t) => {
    const random = seededRandom(t);
    const store = `${temporaryDirectory(t)}/x.liel`;
    const graph = await Graph.open(store);
    fillAtRandom(graph, random);
    graph.commit();
    const ours = Array.from({length: 40}, (_, i) => [
      graph.neighbours(i + 1),
      graph.breadthFirst(i + 1, 3).map(({id, depth}) => [id, depth]),
      graph.shortestPath(i + 1, 7) ?? null,
      graph.shortestPath(7, i + 1, 'A') ?? null,
    ]);
    const withLabel = graph.nodesWithLabel('L');
    await graph.close();
    const run = runPeer(peerWays, [store]);
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual({ours, withLabel}, JSON.parse(run.stdout));
  });
});

function fillAtRandom(graph: Graph, random: SeededRandom): void {
  for (let i = 0; i < 40; i++) graph.addNode(random.chance(0.5) ? ['L'] : []);
  for (let i = 0; i < 90; i++) graph.addEdge(1 + random.below(40), random.pick(['A', 'B']), 1 + random.below(40));
  for (let i = 1; i <= 90; i += 5) graph.deleteEdge(i);
}

const peerWays = `
import json, liel, sys
db = liel.open(sys.argv[1])
ids = lambda ns: None if ns is None else [n.id for n in ns]
ours = [[ids(db.neighbors(i)), [[n.id, d] for n, d in db.bfs(i, max_depth=3)], ids(db.shortest_path(i, 7)),
         ids(db.shortest_path(7, i, edge_label="A"))] for i in range(1, 41)]
print(json.dumps({"ours": ours, "withLabel": ids(db.nodes().label("L").fetch())}))
`;
