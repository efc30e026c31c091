import assert from 'node:assert/strict';
import {readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {isDeepStrictEqual} from 'node:util';
import {logicalDigest} from '../../../../src/engine/evidence/logical-digest.js';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import type {PropertyValue} from '../../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {openForReading} from '../../../../src/engine/storage/files/file-system.js';
import {readStore} from '../../../../src/engine/storage/reading/open-store.js';
import {jsonLine} from '../../../../src/ui/json.js';
import {contentOf, importOf} from '../../../support/foreign.js';
import {raises} from '../../../support/raises.js';
import {SeededRandom} from '../../../support/random.js';
import {randomStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** A value as Python's json writes it: floats with a point or an exponent, NaN and the infinities bare. */
function valueText(value: PropertyValue): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value);
    const text = Object.is(value, -0) ? '-0' : String(value);
    return /[.e]/.test(text) ? text : `${text}.0`;
  }
  if (value instanceof Map)
    return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}: ${valueText(item)}`).join(', ')}}`;
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  return JSON.stringify(value);
}

/** The lines of a whole graph, as an export of it has them. */
async function linesOf(store: Uint8Array): Promise<string[]> {
  const device = new MemoryDevice('store', store);
  const {header} = readStore(device);
  const {manifestSha256} = await logicalDigest(readStore(device), () => {});
  const graph = Graph.over(new MemoryDevice('again', store));
  const nodes = [...graph.nodes()].map(
    ({id, labels, properties}) =>
      `{"type":"node","id":"${id}","labels":${JSON.stringify(labels)},"properties":${valueText(properties)}}`,
  );
  const edges = [...graph.edges()].map(
    ({id, from, to, label, properties}) =>
      `{"type":"relationship","id":"${id}","label":${JSON.stringify(label)},"start":{"id":"${from}"},"end":{"id":"${to}"},"properties":${valueText(properties)}}`,
  );
  const head = {
    type: 'header',
    format: 'liel-graph-jsonl',
    version: 1,
    nodes: nodes.length,
    relationships: edges.length,
    next_node_id: String(header.nextNodeId),
    next_edge_id: String(header.nextEdgeId),
    source_manifest_sha256: manifestSha256,
  };
  return [JSON.stringify(head), ...nodes, ...edges];
}

/** Lines of a graph in which some edges stand before their nodes. */
const turnedLines = [
  '{"type":"relationship","id":"first","label":"KNOWS","start":{"id":"b"},"end":{"id":"a"}}',
  '{"type":"node","id":"a","labels":["Person"]}',
  '{"type":"relationship","id":"lost","label":"KNOWS","start":{"id":"a"},"end":{"id":"nobody"}}',
  '{"type":"node","id":"b","labels":["Person"]}',
  '{"type":"relationship","id":"last","label":"KNOWS","start":{"id":"a"},"end":{"id":"b"}}',
].join('\n');

describe('an import of lines of JSON', () => {
  it('finds the nodes of edges that stand before them, and says where those stand that lead nowhere', async (t) => {
    const directory = temporaryDirectory(t);
    const refused = await importOf(directory, 'jsonl', [turnedLines]);
    assert.deepEqual([refused.imported, refused.edges], [false, 2]);
    assert.deepEqual(refused.dangling, [{place: 'record 3', from: 'a', to: 'nobody'}]);
    assert.deepEqual(
      refused.first_edges.map(({id, from, to}) => [id, from, to]),
      [
        ['first', 'b', 'a'],
        ['last', 'a', 'b'],
      ],
    );
    await importOf(directory, 'jsonl', [turnedLines], {skipDangling: true});
    const {edges} = await contentOf(path.join(directory, 'out.liel'));
    assert.deepEqual(edges, [
      [1, 2, 'KNOWS', 1, {}],
      [2, 1, 'KNOWS', 2, {}],
    ]);
  });

  it('counts each edge once, those that are known when they come and those that are not, and shows the first of them', async (t) => {
    const node = (id: string): string => `{"type":"node","id":"${id}","labels":["P"]}`;
    const edge = (id: string, from: string, to: string): string =>
      `{"type":"relationship","id":"${id}","label":"K","start":{"id":"${from}"},"end":{"id":"${to}"},"properties":{"n":"${id}"}}`;
    const lines = [
      node('a'),
      edge('1', 'a', 'a'),
      edge('2', 'a', 'b'),
      edge('3', 'a', 'a'),
      node('b'),
      edge('4', 'b', 'a'),
    ];
    const directory = temporaryDirectory(t);
    const {edges, dangling_edges, first_edges} = await importOf(directory, 'jsonl', [lines.join('\n')]);
    assert.deepEqual([edges, dangling_edges], [4, 0]);
    assert.deepEqual(
      first_edges.map(({id, from, to}) => [id, from, to]),
      [
        ['1', 'a', 'a'],
        ['2', 'a', 'b'],
        ['3', 'a', 'a'],
      ],
    );
    assert.deepEqual((await contentOf(path.join(directory, 'out.liel'))).edges, [
      [1, 1, 'K', 1, {n: '1'}],
      [2, 1, 'K', 2, {n: '2'}],
      [3, 1, 'K', 1, {n: '3'}],
      [4, 2, 'K', 1, {n: '4'}],
    ]);
  });

  it('that keeps ids finds the nodes of edges before them, and takes no end for a node that is none', async (t) => {
    const head =
      '{"type":"header","format":"liel-graph-jsonl","version":1,"nodes":4,"relationships":5,"next_node_id":"101","next_edge_id":"6"}';
    const node = (id: number): string => `{"type":"node","id":"${id}","labels":["T"]}`;
    const edge = (id: number, from: number, to: number | string): string =>
      `{"type":"relationship","id":"${id}","label":"K","start":{"id":"${from}"},"end":{"id":"${to}"}}`;
    const lines = [
      head,
      edge(1, 1, 7),
      node(1),
      edge(2, 7, 5),
      node(5),
      node(6),
      edge(3, 1, 99),
      node(7),
      edge(4, 3, 1),
      edge(5, 1, '007'),
    ];
    const directory = temporaryDirectory(t);
    const refused = await importOf(directory, 'jsonl', [lines.join('\n')]);
    assert.deepEqual(refused.dangling, [
      {place: 'record 7', from: '1', to: '99'},
      {place: 'record 9', from: '3', to: '1'},
      {place: 'record 10', from: '1', to: '007'},
    ]);
    await importOf(directory, 'jsonl', [lines.join('\n')], {skipDangling: true});
    const {nodes, edges} = await contentOf(path.join(directory, 'out.liel'));
    assert.deepEqual(
      nodes.map((found) => (found as unknown[])[0]),
      [1, 5, 6, 7],
    );
    assert.deepEqual(edges, [
      [1, 1, 'K', 7, {}],
      [2, 7, 'K', 5, {}],
    ]);
  });

  it('keeps what is more than is held in memory, and records as long as a store allows', async (t) => {
    const directory = temporaryDirectory(t);
    const long = 'x'.repeat(1_000_000);
    const node = (id: number, label: string, text: string): string =>
      `{"type":"node","id":"n${id}","labels":["${label}"],"properties":{"text":"${text}"}}`;
    const lines = [node(0, long, long), node(1, 'A', long), node(2, long, 'b')];
    for (let i = 3; i < 30_000; i++) lines.push(node(i, 'Small', `text ${i}`));
    const report = await importOf(directory, 'jsonl', [lines.join('\n')]);
    assert.equal(report.nodes, 30_000);
    const {nodes} = await contentOf(path.join(directory, 'out.liel'));
    const expected = lines.map((line, i) => {
      const {labels, properties} = JSON.parse(line) as {labels: string[]; properties: object};
      return [i + 1, labels, properties];
    });
    assert.ok(nodes.every((found, i) => isDeepStrictEqual(found, expected[i])));
  });

  it('that are a whole export keeps ids, next ids and every value: the manifest is the same', async (t) => {
    for (let seed = 1; seed <= 40; seed++) {
      const directory = temporaryDirectory(t);
      const {closed} = randomStore(new SeededRandom(seed), 60);
      const lines = await linesOf(closed);
      const report = await importOf(directory, 'jsonl', [`${lines.join('\n')}\n`]);
      const device = openForReading(report.output);
      const made = readStore(device);
      const source = readStore(new MemoryDevice('store', closed));
      const {manifestSha256} = await logicalDigest(source, () => {});
      assert.equal(report.manifest_sha256, manifestSha256, `seed ${seed}`);
      assert.deepEqual(
        [report.ids_kept, made.header.nextNodeId, made.header.nextEdgeId],
        [true, source.header.nextNodeId, source.header.nextEdgeId],
        `seed ${seed}`,
      );
      device.close();
    }
  });

  it('that were cut short or changed is refused, and nothing is made', async (t) => {
    const directory = temporaryDirectory(t);
    const {closed} = randomStore(new SeededRandom(7), 120);
    const lines = await linesOf(closed);
    assert.ok(lines.length > 20);
    for (const [how, text] of [
      ['without its last line', lines.slice(0, -1).join('\n')],
      ['without its first record', [lines[0], ...lines.slice(2)].join('\n')],
      ['with another label', lines.join('\n').replace('"label":"', '"label":"x')],
    ] as const) {
      await assert.rejects(
        importOf(directory, 'jsonl', [text]),
        (error) => {
          // A record that is gone may leave edges that lead nowhere, which is told by their number.
          return raises(conditions.foreignIncomplete)(error);
        },
        how,
      );
    }
    assert.deepEqual(readdirSync(directory), ['nodes.jsonl']);
  });

  it('without a first line of ours gives new ids; nodes may come behind edges', async (t) => {
    const text = [
      '{"type":"relationship","id":"9","label":"KNOWS","start":{"id":"a","labels":["P"]},"end":{"id":7},"properties":{"w":1.0}}',
      '{"id":"a","labels":["P"],"type":"node"}',
      '',
      '{"type":"node","id":"7","properties":{"n":1,"f":1e2,"list":[1,"x",null]}}',
    ].join('\r\n');
    const report = await importOf(temporaryDirectory(t), 'jsonl', [`\ufeff${text}`]);
    assert.deepEqual(await contentOf(report.output), {
      nodes: [
        [1, ['P'], {}],
        [2, [], {n: 1n, f: 100, list: [1n, 'x', null]}],
      ],
      edges: [[1, 1, 'KNOWS', 2, {w: 1}]],
    });
  });

  it('names the record that is not as it should be', async (t) => {
    const directory = temporaryDirectory(t);
    const node = '{"type":"node","id":"1"}';
    for (const line of [
      '{"type":"thing","id":"2"}',
      '{"id":"2"}',
      '[]',
      '{"type":"node"}',
      '{"type":"node","id":1.5}',
      '{"type":"node","id":"2","labels":["a",1]}',
      '{"type":"node","id":"2","properties":[]}',
      '{"type":"relationship","start":{"id":"1"},"end":{"id":"1"}}',
      '{"type":"relationship","label":"T","start":{},"end":{"id":"1"}}',
      '{"type":"node","id":"2"',
      '',
    ]) {
      const text = line === '' ? '' : `${node}\n${line}\n`;
      await assert.rejects(
        importOf(directory, 'jsonl', [text]),
        (error) => {
          const isRaised = raises(conditions.foreignUnreadable)(error);
          const place = (error as {facts?: {place?: string}}).facts?.place;
          return isRaised && (place === 'record 2' || place === '');
        },
        line,
      );
    }
    const tooDeep = `{"type":"node","id":"2","properties":{"a":${'['.repeat(40)}${']'.repeat(40)}}}`;
    await assert.rejects(importOf(directory, 'jsonl', [`${node}\n${tooDeep}`]), raises(conditions.valueRefused));
    writeFileSync(path.join(directory, 'nodes.jsonl'), jsonLine({}));
    assert.deepEqual(readdirSync(directory), ['nodes.jsonl']);
  });

  it('that promise ids which they do not have refuses them', async (t) => {
    const directory = temporaryDirectory(t);
    const head =
      '{"type":"header","format":"liel-graph-jsonl","version":1,"nodes":2,"relationships":0,"next_node_id":"9","next_edge_id":"1"}';
    const node = (id: string): string => `{"type":"node","id":"${id}"}`;
    for (const ids of [
      ['2', '1'],
      ['1', '1'],
      ['0', '1'],
      ['a', 'b'],
      ['1', '9'],
    ]) {
      const text = [head, ...ids.map(node)].join('\n');
      await assert.rejects(importOf(directory, 'jsonl', [text]), raises(conditions.foreignUnreadable), text);
    }
    const report = await importOf(directory, 'jsonl', [[head, node('3'), node('5')].join('\n')]);
    assert.deepEqual([report.ids_kept, report.manifest_sha256], [true, null]);
    assert.deepEqual(
      (await contentOf(report.output)).nodes.map((node) => (node as unknown[])[0]),
      [3, 5],
    );
  });
});
