import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {
  dataStart,
  extentSize,
  maxBlobSize,
  pageSize,
  walStart,
} from '../../../../src/engine/format/records/constants.js';
import {toNodeId} from '../../../../src/engine/format/records/integers.js';
import {type PropertyMap, ValueWriter} from '../../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {readStore} from '../../../../src/engine/storage/reading/open-store.js';
import {StoreBuilder} from '../../../../src/engine/storage/writing/store-builder.js';
import {CountingDevice} from '../../../support/counting-device.js';
import {contentOf} from '../../../support/graph-content.js';
import {needsPeer, runPeer} from '../../../support/peer.js';
import {type SeededRandom, seededRandom} from '../../../support/random.js';
import {properties} from '../../../support/sample-store.js';
import {survey} from '../../../support/survey.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

interface Plan {
  readonly nodes: readonly {readonly labels: readonly string[]; readonly properties: PropertyMap}[];
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    readonly label: string;
    readonly properties: PropertyMap;
  }[];
}

function randomPlan(random: SeededRandom, nodes: number, edges: number): Plan {
  const some = (): PropertyMap =>
    random.chance(0.3) ? new Map() : properties({n: BigInt(random.below(1000)), text: 'x'.repeat(random.below(300))});
  return {
    nodes: Array.from({length: nodes}, () => ({
      labels: Array.from({length: random.below(3)}, () => random.pick(['A', 'é', ''])),
      properties: some(),
    })),
    edges: Array.from({length: edges}, () => ({
      from: 1 + random.below(nodes),
      to: 1 + random.below(nodes),
      label: random.pick(['E', '', 'long label']),
      properties: some(),
    })),
  };
}

const writer = new ValueWriter();
/** As the builder takes it: no bytes for nothing. */
const blob = (value: Parameters<ValueWriter['encode']>[0], size: number): Uint8Array =>
  size === 0 ? new Uint8Array(0) : Uint8Array.from(writer.encode(value));

function build(plan: Plan): MemoryDevice {
  const device = new MemoryDevice('built.liel');
  const builder = new StoreBuilder(device);
  for (const {labels, properties: map} of plan.nodes) builder.addNode(blob(labels, labels.length), blob(map, map.size));
  for (const {from, to, label, properties: map} of plan.edges) {
    builder.addEdge(toNodeId(from), toNodeId(to), blob(label, 1), blob(map, map.size));
  }
  builder.finish();
  return device;
}

/** The same records added one by one, in one commit. */
function grow(plan: Plan, device: MemoryDevice): Graph {
  const graph = Graph.over(device);
  for (const {labels, properties: map} of plan.nodes) graph.addNode(labels, map);
  for (const {from, to, label, properties: map} of plan.edges) graph.addEdge(from, label, to, map);
  graph.commit();
  return graph;
}

/** All bytes but those of the WAL, which keeps what was once in it. */
function outsideWal(device: MemoryDevice): Buffer {
  const bytes = Buffer.from(device.content());
  return bytes.fill(0, walStart, Math.min(dataStart, bytes.length));
}

describe('a built store', () => {
  it('has the bytes of the same history in one commit', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 20; round++) {
      const plan = randomPlan(random, 1 + random.below(400), random.below(600));
      const grown = new MemoryDevice();
      const graph = grow(plan, grown);
      const built = build(plan);
      assert.ok(outsideWal(built).equals(outsideWal(grown)), `round ${round}`);
      assert.deepEqual(survey(readStore(built, 'built.liel')), []);
      assert.equal(contentOf(Graph.over(built)), contentOf(graph));
    }
  });

  it('of nothing is a page with an empty header', () => {
    const built = build({nodes: [], edges: []});
    assert.equal(built.size(), pageSize);
    const device = new MemoryDevice();
    Graph.over(device).commit();
    assert.ok(Buffer.from(built.content()).equals(device.content()));
  });

  it('goes on where it ended: a graph can add to it and keeps its ids', () => {
    const built = build({nodes: [{labels: ['A'], properties: properties({a: 1n})}], edges: []});
    const graph = Graph.over(built);
    assert.equal(graph.addNode(['B']), 2);
    assert.equal(graph.addEdge(2, 'E', 1), 1);
    graph.commit();
    assert.deepEqual(survey(readStore(built, 'built.liel')), []);
  });

  it('has no limit where a commit has one: more pages than the WAL holds, several extents of each kind', () => {
    const device = new MemoryDevice('large.liel');
    const builder = new StoreBuilder(device);
    const label = blob('E', 1);
    const none = new Uint8Array(0);
    for (let i = 0; i < 40_000; i++) builder.addNode(none, none);
    for (let i = 0; i < 30_000; i++) builder.addEdge(toNodeId(1 + (i % 40_000)), toNodeId(1 + (i % 7)), label, none);
    builder.finish();
    const {chains, header} = readStore(device, 'large.liel');
    assert.deepEqual([header.nodeCount, header.edgeCount], [40_000, 30_000]);
    assert.deepEqual([chains.node.extents.length, chains.edge.extents.length], [3, 3]);
    assert.deepEqual(survey(readStore(device, 'large.liel')), []);
  });

  it('leaves ids unused inside, at the end and over whole extents, and writes nothing there', () => {
    const device = new CountingDevice(new MemoryDevice('gaps.liel'));
    const builder = new StoreBuilder(device);
    const none = new Uint8Array(0);
    const label = blob('E', 1);
    builder.skipNodesTo(3);
    assert.equal(builder.addNode(none, none), 3);
    builder.skipNodesTo(40_000);
    builder.skipNodesTo(7);
    const later = builder.addNode(blob(['A'], 1), none);
    assert.equal(later, 40_000);
    builder.skipNodesTo(3 * 16_128 + 2);
    builder.skipEdgesTo(26_114);
    assert.equal(builder.addEdge(toNodeId(3), later, label, none), 26_114);
    assert.equal(builder.addEdge(later, later, label, none), 26_115);
    builder.skipEdgesTo(60_000);
    builder.finish();
    const snapshot = readStore(device, 'gaps.liel');
    const {header, chains} = snapshot;
    assert.deepEqual(
      [header.nodeCount, header.nextNodeId, header.edgeCount, header.nextEdgeId],
      [2, 48_386, 2, 60_000],
    );
    assert.deepEqual([chains.node.extents.length, chains.edge.extents.length], [4, 5]);
    assert.deepEqual(survey(snapshot), []);
    // Two node pages, each also when its lists are known, an edge page, the pages of the last ids, a blob page, three index pages, the header.
    assert.ok(device.bytesWritten <= 12 * pageSize, `${device.bytesWritten} bytes written`);
  });

  it('reaches the last of ids that are unused over many extents, of either kind', () => {
    for (const [nextNodeId, nextEdgeId] of [
      [81_922, 1],
      [2, 2_000_000],
      [200_000, 200_000],
    ] as const) {
      const device = new MemoryDevice('burnt.liel');
      const builder = new StoreBuilder(device);
      const id = builder.addNode(blob(['A'], 1), new Uint8Array(0));
      if (nextEdgeId > 1) builder.addEdge(id, id, blob('E', 1), new Uint8Array(0));
      builder.skipNodesTo(nextNodeId);
      builder.skipEdgesTo(nextEdgeId);
      builder.finish();
      const snapshot = readStore(device, 'burnt.liel');
      assert.deepEqual([snapshot.header.nextNodeId, snapshot.header.nextEdgeId], [nextNodeId, nextEdgeId]);
      assert.deepEqual(survey(snapshot), []);
    }
  });

  it('of unused ids alone has its next ids, and extents that reach them', () => {
    const device = new MemoryDevice('burnt.liel');
    const builder = new StoreBuilder(device);
    builder.skipNodesTo(16_129);
    builder.skipEdgesTo(2);
    builder.finish();
    const snapshot = readStore(device, 'burnt.liel');
    assert.deepEqual([snapshot.header.nextNodeId, snapshot.header.nextEdgeId], [16_129, 2]);
    assert.equal(snapshot.chains.node.extents.length, 1);
    assert.deepEqual(survey(snapshot), []);
    const graph = Graph.over(device);
    assert.equal(graph.addNode(), 16_129);
    assert.equal(graph.addEdge(16_129, 'E', 16_129), 2);
    graph.commit();
    assert.deepEqual(survey(readStore(device, 'burnt.liel')), []);
  });

  it('with unused ids is opened, read and continued by the Python package', needsPeer, (t) => {
    const directory = temporaryDirectory(t);
    const device = new MemoryDevice('gaps.liel');
    const builder = new StoreBuilder(device);
    const none = new Uint8Array(0);
    builder.skipNodesTo(5);
    builder.addNode(blob(['A'], 1), blob(properties({n: 1n}), 1));
    builder.skipNodesTo(20_000);
    const later = builder.addNode(none, none);
    builder.skipNodesTo(50_000);
    builder.skipEdgesTo(14_000);
    builder.addEdge(toNodeId(5), later, blob('E', 1), none);
    builder.skipEdgesTo(30_000);
    builder.finish();
    const file = path.join(directory, 'gaps.liel');
    writeFileSync(file, device.content());
    const script = `
import json, sys, liel
db = liel.open(sys.argv[1])
a = db.get_node(5)
before = [n.id for n in db.all_nodes()], [e.id for e in db.all_edges()], [n.id for n in db.neighbors(a)]
node = db.add_node(['B'], note='new')
edge = db.add_edge(node, 'F', a)
db.commit()
print(json.dumps([before, node.id, edge.id]))
`;
    const run = runPeer(script, [file]);
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(JSON.parse(run.stdout), [[[5, 20_000], [14_000], [20_000]], 50_000, 30_000]);
    const continued = readStore(new MemoryDevice('gaps.liel', readFileSync(file)), 'gaps.liel');
    assert.deepEqual([continued.header.nodeCount, continued.header.edgeCount], [3, 2]);
    assert.deepEqual(survey(continued), []);
  });

  it('puts a blob that does not fit into the rest of an extent at the start of the next', () => {
    const device = new MemoryDevice('blobs.liel');
    const builder = new StoreBuilder(device);
    const text = (size: number): Uint8Array => {
      const value = properties({t: 'x'.repeat(size - 15)});
      return blob(value, 1);
    };
    for (const size of [maxBlobSize, 20, 600_000, 600_000, 40]) {
      assert.equal(text(size).length, size);
      builder.addNode(new Uint8Array(0), text(size));
    }
    builder.finish();
    const {chains, header} = readStore(device, 'blobs.liel');
    assert.equal(chains.prop.extents.length, 3);
    assert.equal(header.nextPropOffset, chains.prop.extents[2] + 600_000 + 40);
    assert.ok(chains.prop.extents[2] + extentSize > header.nextPropOffset);
    assert.deepEqual(survey(readStore(device, 'blobs.liel')), []);
  });

  it('has the bytes that the Python package makes when it imports the same graph', needsPeer, (t) => {
    const directory = temporaryDirectory(t);
    const plan = randomPlan(seededRandom(t), 300, 400);
    const built = build(plan);
    const json = (map: PropertyMap) =>
      Object.fromEntries([...map].map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]));
    const document = {
      export_version: 1,
      nodes: plan.nodes.map(({labels, properties: map}, i) => ({id: i + 1, labels, properties: json(map)})),
      edges: plan.edges.map(({from, to, label, properties: map}, i) => ({
        id: i + 1,
        from_node: from,
        to_node: to,
        label,
        properties: json(map),
      })),
    };
    writeFileSync(path.join(directory, 'a.json'), JSON.stringify(document));
    const script = 'import sys; from liel.cli.__main__ import main; sys.exit(main())';
    const run = runPeer(script, ['import', 'a.json', '-o', 'a.liel'], {cwd: directory});
    assert.equal(run.status, 0, run.stderr);
    const peers = new MemoryDevice('peer', readFileSync(path.join(directory, 'a.liel')));
    assert.ok(outsideWal(built).equals(outsideWal(peers)));
  });
});
