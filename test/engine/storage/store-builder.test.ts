import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {dataStart, extentSize, maxBlobSize, pageSize, walStart} from '../../../src/engine/format/constants.js';
import {type PropertyMap, ValueWriter} from '../../../src/engine/format/property-value.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../src/engine/storage/device.js';
import {readStore} from '../../../src/engine/storage/open-store.js';
import {StoreBuilder} from '../../../src/engine/storage/store-builder.js';
import {contentOf} from '../../support/graph-content.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {properties} from '../../support/sample-store.js';
import {survey} from '../../support/survey.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

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
    builder.addEdge(from, to, blob(label, 1), blob(map, map.size));
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
    for (let i = 0; i < 30_000; i++) builder.addEdge(1 + (i % 40_000), 1 + (i % 7), label, none);
    builder.finish();
    const {chains, header} = readStore(device, 'large.liel');
    assert.deepEqual([header.nodeCount, header.edgeCount], [40_000, 30_000]);
    assert.deepEqual([chains.node.extents.length, chains.edge.extents.length], [3, 3]);
    assert.deepEqual(survey(readStore(device, 'large.liel')), []);
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
