import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {type PropertyMap, type PropertyValue, ValueWriter} from '../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {type CatalogReport, catalog} from '../../../src/engine/operations/catalog/catalog.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {StoreBuilder} from '../../../src/engine/storage/writing/store-builder.js';
import {jsonLine} from '../../../src/ui/json.js';
import {schemaMermaid} from '../../../src/ui/mermaid-text.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {properties, randomStore, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

function storeOf(fill: (graph: Graph) => void): Uint8Array {
  const device = new MemoryDevice('made.liel');
  const graph = Graph.over(device);
  fill(graph);
  graph.commit();
  return new Uint8Array(device.content());
}

/** Writes a file and catalogues it. */
async function catalogOf(t: TestContext, bytes: Uint8Array, options = {}): Promise<CatalogReport> {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(store, bytes);
  return leavesUnchanged(store, async () => (await finish(catalog({store, ...options}))).report);
}

const town = (graph: Graph): void => {
  graph.addNode(['Person', 'Admin'], properties({name: 'Ada', age: 36n, tags: ['a']}));
  graph.addNode(['Admin', 'Person'], properties({name: null, age: 36.5}));
  graph.addNode([], properties({secret: 'hidden value', deep: new Map([['inner', true]])}));
  graph.addEdge(1, 'KNOWS', 2, properties({since: 1999n}));
  graph.addEdge(1, 'KNOWS', 3);
  graph.addEdge(3, '', 3, properties({ok: true}));
};

/** The same counts, made from decoded records one by one. */
function naiveCounts(graph: Graph) {
  const tally = (entries: readonly (readonly unknown[])[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const entry of entries) counts.set(JSON.stringify(entry), (counts.get(JSON.stringify(entry)) ?? 0) + 1);
    return new Map([...counts].sort());
  };
  const sorted = (labels: readonly string[]) =>
    [...new Set(labels)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const typeOf = (value: PropertyValue): string =>
    value === null
      ? 'null'
      : typeof value === 'boolean'
        ? 'bool'
        : typeof value === 'bigint'
          ? 'int'
          : typeof value === 'number'
            ? 'float'
            : typeof value === 'string'
              ? 'string'
              : Array.isArray(value)
                ? 'list'
                : 'map';
  const entriesOf = (kind: string, labels: readonly (string | null)[], map: PropertyMap) =>
    labels.flatMap((label) => [...map].map(([key, value]) => [kind, label, key, typeOf(value)]));
  const nodes = [...graph.nodes()];
  const edges = [...graph.edges()];
  return {
    labels: tally(nodes.flatMap(({labels}) => sorted(labels).map((label) => [label]))),
    combinations: tally(nodes.map(({labels}) => [sorted(labels)])),
    edgeLabels: tally(edges.map(({label}) => [label])),
    properties: tally([
      ...nodes.flatMap((node) =>
        entriesOf('node', node.labels.length > 0 ? sorted(node.labels) : [null], node.properties),
      ),
      ...edges.flatMap((edge) => entriesOf('edge', [edge.label], edge.properties)),
    ]),
    patterns: tally(
      edges.map(({from, label, to}) => [sorted(graph.node(from).labels), label, sorted(graph.node(to).labels)]),
    ),
  };
}

function reportedCounts(report: CatalogReport) {
  const tally = (entries: readonly (readonly [unknown[], number])[]) =>
    new Map(entries.map(([entry, count]) => [JSON.stringify(entry), count] as const).sort());
  return {
    labels: tally(report.node_labels.map(({label, count}) => [[label], count])),
    combinations: tally(report.label_combinations.map(({labels, count}) => [[labels], count])),
    edgeLabels: tally(report.edge_labels.map(({label, count}) => [[label], count])),
    properties: tally(report.properties.map(({kind, label, key, type, count}) => [[kind, label, key, type], count])),
    patterns: tally(report.patterns.map(({from, label, to, count}) => [[from, label, to], count])),
  };
}

describe('a catalog', () => {
  it('counts labels, keys, types and patterns as reading every record does', async (t) => {
    const random = seededRandom(t);
    const stores = [storeOf(town), smallStore(), ...Array.from({length: 4}, () => randomStore(random, 400).closed)];
    for (const bytes of stores) {
      const graph = Graph.over(new MemoryDevice('read.liel', bytes));
      const report = await catalogOf(t, bytes);
      assert.deepEqual(reportedCounts(report), naiveCounts(graph));
      assert.deepEqual([report.node_count, report.edge_count], [graph.nodeCount, graph.edgeCount]);
    }
  });

  it('tells no value, not even of a key inside a value', async (t) => {
    const text = jsonLine(await catalogOf(t, storeOf(town)));
    for (const value of ['Ada', '36', 'hidden value', 'inner', '1999']) assert.ok(!text.includes(value), value);
    for (const name of ['Admin', 'secret', 'KNOWS', 'since']) assert.ok(text.includes(name), name);
  });

  it('shows an edge without its node as what it is', async (t) => {
    const {patterns} = await catalogOf(t, corrupt(smallStore()).edge(2, 'toNode', 99n).bytes());
    assert.deepEqual(
      patterns.map(({to, count}) => [to, count]),
      [
        [['N'], 3],
        [null, 1],
      ],
    );
  });

  it('is not made of a store whose records cannot all be read', async (t) => {
    const healthy = smallStore();
    const {offset} = corrupt(healthy).blobOf('node', 2);
    const damaged = corrupt(healthy).write(offset, [9]).bytes();
    await assert.rejects(catalogOf(t, damaged), raises(conditions.blobUndecodable));
  });

  it('takes a store with a hundred thousand keys in its stride, and lists the first of them', async (t) => {
    const device = new MemoryDevice('keys.liel');
    const builder = new StoreBuilder(device);
    const writer = new ValueWriter();
    for (let i = 0; i < 20_000; i++) {
      const keys = Array.from({length: 5}, (_, k): [string, PropertyValue] => [`key ${i} ${k}`, null]);
      builder.addNode(new Uint8Array(0), writer.encode(new Map(keys)));
    }
    builder.finish();
    const bytes = new Uint8Array(device.content());
    const report = await catalogOf(t, bytes);
    assert.deepEqual([report.complete, report.properties.length], [false, 10_000]);
    await assert.rejects(catalogOf(t, bytes, {nameLimit: 1000}), raises(conditions.catalogTooLarge));
  });
});

describe('a fingerprint', () => {
  const fingerprint = async (t: TestContext, fill: (graph: Graph) => void) =>
    (await catalogOf(t, storeOf(fill))).fingerprint;

  it('is the same for the same schema: ids, counts and the order of labels are no part of it', async (t) => {
    const other = (graph: Graph): void => {
      graph.deleteNode(graph.addNode(['Gone'], properties({x: 1n})));
      graph.addNode(['Admin', 'Person', 'Admin'], properties({name: null, age: 1.5}));
      graph.addNode(['Person', 'Admin'], properties({name: 'Bob', age: 1n, tags: []}));
      graph.addNode([], properties({secret: '', deep: new Map()}));
      graph.addEdge(2, 'KNOWS', 3, properties({since: 1n}));
      graph.addEdge(3, 'KNOWS', 2);
      graph.addEdge(3, 'KNOWS', 4);
      graph.addEdge(4, '', 4, properties({ok: false}));
    };
    assert.equal(await fingerprint(t, other), await fingerprint(t, town));
  });

  it('is another one for another label, key, type or pattern', async (t) => {
    const changes: ((graph: Graph) => void)[] = [
      () => {},
      (graph) => graph.addNode(['Person']),
      (graph) => graph.addNode(['Robot']),
      (graph) => graph.updateNode(1, properties({height: 1n})),
      (graph) => graph.updateNode(1, properties({tags: 'a'})),
      (graph) => graph.addEdge(2, 'KNOWS', 3, properties({since: 1.5})),
      (graph) => graph.addEdge(3, 'KNOWS', 1),
      (graph) => graph.addEdge(1, 'LIKES', 2),
    ];
    const prints = new Set<string>();
    for (const change of changes) {
      prints.add(
        await fingerprint(t, (graph) => {
          town(graph);
          change(graph);
        }),
      );
    }
    assert.equal(prints.size, changes.length);
  });
});

describe('a schema that was expected', () => {
  async function expecting(t: TestContext, saved: string, bytes: Uint8Array) {
    const file = path.join(temporaryDirectory(t), 'saved');
    writeFileSync(file, saved);
    return (await catalogOf(t, bytes, {expect: file})).expected;
  }

  it('is found again, by catalog and by fingerprint', async (t) => {
    const report = await catalogOf(t, storeOf(town));
    for (const saved of [
      jsonLine(report),
      JSON.stringify(report, null, 2),
      report.fingerprint,
      `${report.fingerprint}\n`,
    ]) {
      const expected = await expecting(t, saved, storeOf(town));
      assert.deepEqual([expected?.matches, expected?.drift], [true, []]);
    }
  });

  it('has drifted where labels, keys and types came or went, each named', async (t) => {
    const saved = jsonLine(await catalogOf(t, storeOf(town)));
    const drifted = storeOf((graph) => {
      town(graph);
      graph.deleteEdge(3);
      graph.updateNode(1, properties({tags: 5n}));
    });
    const expected = await expecting(t, saved, drifted);
    assert.equal(expected?.matches, false);
    assert.deepEqual(expected?.drift, [
      {change: 'added', what: 'node property', names: ['Admin', 'tags', 'int']},
      {change: 'added', what: 'node property', names: ['Person', 'tags', 'int']},
      {change: 'removed', what: 'edge label', names: ['']},
      {change: 'removed', what: 'edge property', names: ['', 'ok', 'bool']},
      {change: 'removed', what: 'node property', names: ['Admin', 'tags', 'list']},
      {change: 'removed', what: 'node property', names: ['Person', 'tags', 'list']},
      {change: 'removed', what: 'pattern', names: [[], '', []]},
    ]);
    const {fingerprint} = JSON.parse(saved);
    assert.deepEqual((await expecting(t, fingerprint, drifted))?.drift, null);
  });

  it('is refused when it is no catalog, or was edited', async (t) => {
    const report = await catalogOf(t, storeOf(town));
    const edited = {...report, edge_labels: [{label: 'LIKES', count: 1}]};
    const saved = [
      '',
      'no JSON',
      '[]',
      '{}',
      '5',
      'f'.repeat(63),
      jsonLine(edited),
      jsonLine({...report, patterns: [null]}),
    ];
    for (const text of saved) {
      await assert.rejects(
        expecting(t, text, storeOf(town)),
        raises(conditions.expectationUnreadable),
        text.slice(0, 50),
      );
    }
    await assert.rejects(catalogOf(t, storeOf(town), {expect: 'nowhere'}), raises(conditions.inputMissing));
  });
});

describe('a catalog as a flowchart', () => {
  it('has a box for each combination of labels and an arrow for each pattern, with counts', async (t) => {
    const chart = schemaMermaid(await catalogOf(t, storeOf(town)));
    assert.match(chart, /^graph LR\n/);
    assert.match(chart, /L\d\["Admin \+ Person<br\/>2"\]/);
    assert.match(chart, /L\d\["#40;no label#41;<br\/>1"\]/);
    assert.match(chart, /L1 -->\|KNOWS 1\| L\d|L\d -->\|KNOWS 1\| L1/);
  });

  it('lets no name end its place', async (t) => {
    const name = '"]; end\n-->|x| <b>';
    const chart = schemaMermaid(
      await catalogOf(
        t,
        storeOf((graph) => void graph.addNode([name], properties({}))),
      ),
    );
    assert.equal(chart.split('\n').length, 2);
    assert.equal(chart.includes('<b>'), false);
  });
});
