import assert from 'node:assert/strict';
import {readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, test} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import type {PropertyMap, PropertyValue} from '../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {contentOf} from '../../support/graph-content.js';
import {GraphModel} from '../../support/graph-model.js';
import {take} from '../../support/history.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {randomSteps} from '../../support/random-history.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const map = (entries: Record<string, PropertyValue>): PropertyMap => new Map(Object.entries(entries));
const newGraph = (): Graph => Graph.over(new MemoryDevice());

describe('Graph', () => {
  it('gives back what was added, labels in their order, ints and floats apart', () => {
    const graph = newGraph();
    const properties = map({int: 1n, float: 1, list: [null, true, 'x'], map: map({deep: -(2n ** 63n)})});
    const node = graph.addNode(['B', 'A', 'B'], properties);
    const edge = graph.addEdge(node, 'SELF', node, properties);
    assert.deepEqual(graph.node(node), {id: 1, labels: ['B', 'A', 'B'], properties});
    assert.deepEqual(graph.edge(edge), {id: 1, label: 'SELF', from: 1, to: 1, properties});
  });

  it('lays an update over the properties there are, and keeps labels and ends', () => {
    const graph = newGraph();
    graph.addNode(['A'], map({a: 1n, b: 2n}));
    graph.addEdge(1, 'E', 1, map({a: 1n}));
    graph.updateNode(1, map({b: 3n, c: null}));
    graph.updateEdge(1, map({b: 'x'}));
    assert.deepEqual(graph.node(1), {id: 1, labels: ['A'], properties: map({a: 1n, b: 3n, c: null})});
    assert.deepEqual(graph.edge(1).properties, map({a: 1n, b: 'x'}));
  });

  it('never gives out an id twice, except after a rollback', () => {
    const graph = newGraph();
    graph.addNode();
    graph.deleteNode(1);
    assert.equal(graph.addNode(), 2);
    graph.commit();
    assert.equal(graph.addNode(), 3);
    graph.rollback();
    assert.equal(graph.addNode(), 3);
  });

  it('deletes the edges of a node with it', () => {
    const graph = newGraph();
    for (let i = 0; i < 3; i++) graph.addNode();
    graph.addEdge(1, 'A', 2);
    graph.addEdge(2, 'B', 1);
    graph.addEdge(1, 'C', 1);
    graph.addEdge(2, 'D', 3);
    graph.deleteNode(1);
    assert.deepEqual([graph.nodeCount, graph.edgeCount], [2, 1]);
    assert.deepEqual(
      [...graph.edges()].map((edge) => edge.label),
      ['D'],
    );
    assert.deepEqual(graph.inEdges(2), []);
    assert.equal(graph.hasNode(1) || graph.hasEdge(1) || graph.hasEdge(3), false);
  });

  it('names an id that is not there: never given out, deleted, zero, or no whole number', () => {
    const graph = newGraph();
    graph.addNode();
    graph.addNode();
    graph.addEdge(1, 'E', 1);
    graph.deleteNode(2);
    graph.addEdge(1, 'E', 1);
    graph.deleteEdge(2);
    for (const id of [2, 3, 0, -1, 1.5, Number.NaN, 2 ** 60]) {
      for (const call of [
        () => graph.node(id),
        () => graph.updateNode(id),
        () => graph.deleteNode(id),
        () => graph.outEdges(id),
        () => graph.inEdges(id),
        () => graph.neighbours(id),
        () => graph.breadthFirst(id),
        () => graph.shortestPath(id, 1),
        () => graph.shortestPath(1, id),
        () => graph.addEdge(id, 'E', 1),
        () => graph.addEdge(1, 'E', id),
      ]) {
        assert.throws(call, raises(conditions.nodeNotFound));
      }
      for (const call of [() => graph.edge(id), () => graph.updateEdge(id), () => graph.deleteEdge(id)]) {
        assert.throws(call, raises(conditions.edgeNotFound));
      }
    }
  });

  it('refuses what the format cannot hold and gives out no id for it', () => {
    const graph = newGraph();
    let nested: PropertyValue = 1n;
    for (let i = 0; i < 33; i++) nested = [nested];
    for (const value of [2n ** 63n, '\ud800', nested]) {
      assert.throws(() => graph.addNode(['A'], map({value})), raises(conditions.valueRefused));
    }
    assert.throws(() => graph.addNode(['\udc00']), raises(conditions.valueRefused));
    assert.equal(graph.addNode(), 1);
    assert.throws(() => graph.addEdge(1, '\udc00', 1), raises(conditions.valueRefused));
    assert.equal(graph.addEdge(1, 'E', 1), 1);
  });

  it('burns the id of a record whose blob is too large, as the peer does', () => {
    const graph = newGraph();
    const large = map({text: 'x'.repeat(1_048_577)});
    assert.throws(() => graph.addNode(['A'], large), raises(conditions.valueRefused));
    assert.equal(graph.addNode(), 2);
    assert.equal(graph.hasNode(1), false);
    assert.throws(() => graph.addEdge(2, 'E', 2, large), raises(conditions.valueRefused));
    assert.equal(graph.addEdge(2, 'E', 2), 2);
    assert.deepEqual([graph.nodeCount, graph.edgeCount], [1, 1]);
    assert.throws(() => graph.updateNode(2, large), raises(conditions.valueRefused));
    assert.deepEqual(graph.node(2).properties, new Map());
  });

  it('finds the nodes with a label by their ids, with the changes of the transaction', () => {
    const graph = newGraph();
    for (const labels of [['A'], ['B', 'A'], [], ['a']]) graph.addNode(labels);
    graph.commit();
    graph.addNode(['A']);
    graph.deleteNode(1);
    assert.deepEqual(graph.nodesWithLabel('A'), [2, 5]);
    assert.deepEqual(graph.nodesWithLabel('none'), []);
  });

  it('holds what a plain model of a graph holds, through random changes, commits, rollbacks and reopening', (t) => {
    const random = seededRandom(t);
    const device = new MemoryDevice();
    let graph = Graph.over(device);
    let model = new GraphModel();
    let committed = model.copy();
    // Texts so short that no record grows beyond a blob: the model knows no limit.
    for (const [i, step] of randomSteps(random, 3000, 100_000).entries()) {
      assert.equal(take(graph, step), model.take(step), `step ${i}: ${JSON.stringify(step).slice(0, 200)}`);
      const chance = random.next();
      if (chance < 0.01) {
        graph.commit();
        committed = model.copy();
      } else if (chance < 0.02) {
        graph.rollback();
        model = committed.copy();
      } else if (chance < 0.025) {
        graph = Graph.over(device);
        model = committed.copy();
      }
      if (i % 50 === 0) assert.equal(contentOf(graph), model.content());
    }
    graph.commit();
    assert.equal(contentOf(Graph.over(device)), model.content());
  });
});

test('a name that is none of a file, or a link that leads nowhere, opens no store and harms none', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  writeFileSync(store, smallStore());
  symlinkSync('nowhere.liel', path.join(directory, 'link.liel'));
  const names = [
    `${store}/`,
    `${store}//`,
    `${store}/.`,
    `${store}/..`,
    `${directory}/new.liel/`,
    `${directory}/link.liel`,
    '',
  ];
  for (const name of names) {
    await assert.rejects(Graph.open(name), raises(conditions.outputNotAFile));
  }
  assert.ok(readFileSync(store).equals(smallStore()));
  assert.deepEqual(readdirSync(directory).sort(), ['a.liel', 'link.liel']);
});
