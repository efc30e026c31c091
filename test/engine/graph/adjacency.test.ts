import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {
  edgeGeometry,
  nodeGeometry,
  type SlotGeometry,
  slotOffset,
} from '../../../src/engine/format/records/geometry.js';
import {edgeSlot, nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import type {EdgeSlot, NodeSlot} from '../../../src/engine/graph/slot-table.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {raises} from '../../support/raises.js';

/** Two nodes and four edges from 1 to 2, committed. */
function parallelEdges(): MemoryDevice {
  const device = new MemoryDevice('x.liel');
  const graph = Graph.over(device);
  graph.addNode();
  graph.addNode();
  for (let i = 0; i < 4; i++) graph.addEdge(1, 'E', 2);
  graph.commit();
  return device;
}

function slotAt(device: MemoryDevice, geometry: SlotGeometry, id: number): number {
  return slotOffset(geometry, readStore(device, 'x').chains[geometry.kind].extents, id)!;
}

function edgeOf(device: MemoryDevice, id: number): EdgeSlot {
  return edgeSlot.decode(device.content(), slotAt(device, edgeGeometry, id));
}

function nodeOf(device: MemoryDevice, id: number): NodeSlot {
  return nodeSlot.decode(device.content(), slotAt(device, nodeGeometry, id));
}

function changeEdge(device: MemoryDevice, id: number, change: Partial<EdgeSlot>): void {
  edgeSlot.encode({...edgeOf(device, id), ...change}, device.content(), slotAt(device, edgeGeometry, id));
}

function changeNode(device: MemoryDevice, id: number, change: Partial<NodeSlot>): void {
  nodeSlot.encode({...nodeOf(device, id), ...change}, device.content(), slotAt(device, nodeGeometry, id));
}

describe('adjacency lists', () => {
  it('hold the newest edge first', () => {
    const graph = Graph.over(parallelEdges());
    assert.deepEqual(
      graph.outEdges(1).map((edge) => edge.id),
      [4, 3, 2, 1],
    );
    assert.deepEqual(
      graph.inEdges(2).map((edge) => edge.id),
      [4, 3, 2, 1],
    );
    assert.deepEqual(graph.outEdges(2), []);
  });

  it('close over a deleted edge, at the head, in the middle and at the end', () => {
    for (const [deleted, left] of [
      [4, [3, 2, 1]],
      [2, [4, 3, 1]],
      [1, [4, 3, 2]],
    ] as const) {
      const graph = Graph.over(parallelEdges());
      graph.deleteEdge(deleted);
      assert.deepEqual(
        graph.outEdges(1).map((edge) => edge.id),
        left,
      );
      assert.deepEqual(
        graph.inEdges(2).map((edge) => edge.id),
        left,
      );
    }
  });

  it('leave a deleted slot its fields, and count the degrees down', () => {
    const device = parallelEdges();
    const before = edgeOf(device, 2);
    const graph = Graph.over(device);
    graph.deleteEdge(2);
    graph.commit();
    assert.deepEqual(edgeOf(device, 2), {...before, flags: 1});
    assert.deepEqual([nodeOf(device, 1).outDegree, nodeOf(device, 2).inDegree], [3, 3]);
  });

  it('count no degree below zero', () => {
    const device = parallelEdges();
    changeNode(device, 1, {outDegree: 0});
    const graph = Graph.over(device);
    graph.deleteEdge(1);
    graph.commit();
    assert.equal(nodeOf(device, 1).outDegree, 0);
  });

  it('hold a self-loop once on each side', () => {
    const device = new MemoryDevice();
    const graph = Graph.over(device);
    graph.addNode();
    graph.addEdge(1, 'E', 1);
    graph.addEdge(1, 'E', 1);
    graph.commit();
    assert.deepEqual([nodeOf(device, 1).outDegree, nodeOf(device, 1).inDegree], [2, 2]);
    graph.deleteEdge(1);
    assert.deepEqual([graph.outEdges(1).length, graph.inEdges(1).length], [1, 1]);
  });
});

describe('a damaged adjacency list', () => {
  const damages: [string, (device: MemoryDevice) => void][] = [
    ['comes back to one of its edges', (device) => changeEdge(device, 1, {nextOutEdge: 3n})],
    ['leads to its own edge', (device) => changeEdge(device, 4, {nextOutEdge: 4n})],
    ['leads to an edge that was never written', (device) => changeEdge(device, 4, {nextOutEdge: 99n})],
    ['leads beyond any number', (device) => changeEdge(device, 4, {nextOutEdge: 2n ** 63n})],
    ['runs through a deleted edge', (device) => changeEdge(device, 3, {flags: 1})],
    ['holds an edge of another node', (device) => changeEdge(device, 3, {fromNode: 2n})],
    ['leads to an empty slot', (device) => changeEdge(device, 3, {edgeId: 0n})],
  ];

  for (const [name, damage] of damages) {
    it(`is named by everything that walks it: ${name}`, () => {
      const device = parallelEdges();
      const graph = Graph.over(device);
      damage(device);
      for (const call of [
        () => graph.outEdges(1),
        () => graph.neighbours(1),
        () => graph.breadthFirst(1),
        () => graph.shortestPath(1, 2),
        () => graph.deleteNode(1),
      ]) {
        assert.throws(call, raises(conditions.adjacency));
      }
    });
  }

  it('that misses an edge keeps the edge from being deleted, with nothing changed', () => {
    const device = parallelEdges();
    changeEdge(device, 3, {nextInEdge: 1n});
    const graph = Graph.over(device);
    assert.throws(() => graph.deleteEdge(2), raises(conditions.adjacency));
    assert.equal(graph.changedPages, 0);
    assert.equal(graph.outEdges(1).length, 4);
  });

  it('in which a slot claims another id is not followed', () => {
    const device = parallelEdges();
    changeEdge(device, 3, {edgeId: 7n});
    assert.throws(() => Graph.over(device).outEdges(1), raises(conditions.slotIdentity));
  });
});

describe('a damaged record', () => {
  it('is named when its blob lies outside the property extents or is no value', () => {
    const device = parallelEdges();
    changeEdge(device, 1, {labelOffset: 4096n});
    assert.throws(() => Graph.over(device).edge(1), raises(conditions.blobPlace));
    changeEdge(device, 2, {labelOffset: edgeOf(device, 2).labelOffset + 1n});
    assert.throws(() => Graph.over(device).edge(2), raises(conditions.blobUndecodable));
  });
});
