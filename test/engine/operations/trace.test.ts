import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {trace} from '../../../src/engine/operations/trace/trace.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {jsonLine} from '../../../src/ui/json.js';
import {traceRenderer} from '../../../src/ui/trace-text.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {take} from '../../support/history.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {randomSteps} from '../../support/random-history.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

function storeFile(t: TestContext, bytes: Uint8Array): string {
  const file = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(file, bytes);
  return file;
}

const traced = (store: string, from: number | bigint, to: number | bigint, edgeLabel = '') =>
  finish(trace({store, from: BigInt(from), to: BigInt(to), edgeLabel}));

async function documentOf(store: string, from: number, to: number, edgeLabel = ''): Promise<Record<string, unknown>> {
  return JSON.parse(jsonLine(traceRenderer(true).json((await traced(store, from, to, edgeLabel)).report)));
}

async function textOf(store: string, from: number, to: number): Promise<string> {
  return traceRenderer(true).text((await traced(store, from, to)).report) ?? '';
}

function storeOf(make: (graph: Graph) => void): Uint8Array {
  const device = new MemoryDevice('made.liel');
  const graph = Graph.over(device);
  make(graph);
  graph.commit();
  return new Uint8Array(device.content());
}

const peerScript = `
import json, sys, liel
from liel.cli.trace import build_trace_payload
results = []
for store, asked in json.load(sys.stdin):
    with liel.open(store) as db:
        for start, goal, label in asked:
            try: results.append(build_trace_payload(db, from_node=start, to_node=goal, edge_label=label, source_path=store))
            except liel.GraphDBError as error: results.append("refused")
json.dump(results, sys.stdout)
`;

/** The chart as the peer writes it: nothing escaped, maps in an order of their own. */
function plainChart(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const {shadowed_properties: _, path_hops_forward: __, mermaid, ...rest} = document as Record<string, unknown>;
  const chart = String(mermaid)
    .replaceAll(/^( {4}N\d+ -->)( N\d+)$/gm, '$1||$2')
    .replaceAll('<br/>', '\n')
    .replaceAll(/#(\d+);/g, (_entity, code) => String.fromCodePoint(Number(code)));
  return {...rest, mermaid: chart.includes('{') ? 'maps' : chart};
}

describe('trace', () => {
  it(
    'finds in random stores the way, the labels, the branches and the chart that the peer finds',
    needsPeer,
    async (t) => {
      const random = seededRandom(t);
      const directory = temporaryDirectory(t);
      const jobs: [string, [number, number, string][]][] = [];
      const ours: unknown[] = [];
      for (let i = 0; i < 20; i++) {
        const store = path.join(directory, `${i}.liel`);
        const graph = await Graph.open(store);
        for (const step of randomSteps(random, 30 + random.below(250), 200)) take(graph, step);
        graph.commit();
        await graph.close();
        const asked = Array.from({length: 12}, (): [number, number, string] => [
          1 + random.below(40),
          1 + random.below(40),
          random.pick(['', '', 'A', 'B', 'Person']),
        ]);
        jobs.push([store, asked]);
        for (const [from, to, label] of asked) {
          const withoutStore = ({store: _, ...document}: Record<string, unknown>) => plainChart(document);
          ours.push(await documentOf(store, from, to, label).then(withoutStore, () => 'refused'));
        }
      }
      const run = runPeer(peerScript, [], {input: JSON.stringify(jobs)});
      assert.equal(run.status, 0, run.stderr);
      const theirs: unknown[] = JSON.parse(run.stdout);
      assert.deepEqual(ours, theirs.map(plainChart));
      assert.ok(ours.filter((one) => one !== 'refused').length > 60, 'most starts are there');
    },
  );

  it('goes one of the shortest ways, over the newest edges, and only over those with the label', async (t) => {
    const bytes = storeOf((graph) => {
      for (let id = 1; id <= 4; id++) graph.addNode([]);
      for (const [from, label, to] of [
        [1, 'slow', 2],
        [2, 'slow', 4],
        [1, 'fast', 3],
        [3, 'fast', 4],
        [1, 'old', 3],
      ] as const) {
        graph.addEdge(from, label, to);
      }
    });
    const store = storeFile(t, bytes);
    const idsOf = async (from: number, to: number, label?: string) =>
      (await traced(store, from, to, label)).report.path?.map(({id}) => id);
    assert.deepEqual(await idsOf(1, 4), [1, 3, 4]);
    assert.deepEqual((await traced(store, 1, 4)).report.hopLabels, ['old', 'fast']);
    assert.deepEqual(await idsOf(1, 4, 'slow'), [1, 2, 4]);
    assert.equal(await idsOf(1, 4, 'slo'), undefined);
    assert.equal(await idsOf(4, 1), undefined);
    assert.deepEqual(await idsOf(4, 4), [4]);
    assert.equal(await idsOf(1, 99), undefined);
  });

  it('--undirected goes against edges too, says so of each, and is no longer than the way along them', async (t) => {
    const store = storeFile(
      t,
      smallStore((graph) => void graph.addEdge(4, 'UP', 3, properties({}))),
    );
    const undirected = async (from: number, to: number, edgeLabel = '') =>
      (await finish(trace({store, from: BigInt(from), to: BigInt(to), edgeLabel, undirected: true}))).report;
    const ids = ({path: way}: Awaited<ReturnType<typeof undirected>>) => way?.map(({id}) => id);
    assert.equal((await traced(store, 1, 4)).report.path, undefined);
    const found = await undirected(1, 4);
    assert.deepEqual(
      [ids(found), found.hopLabels, found.hopsForward],
      [
        [1, 3, 4],
        ['E', 'UP'],
        [true, false],
      ],
    );
    const text = traceRenderer(false).text(found) ?? '';
    assert.match(text, /Path:\n {2}node 1\n {4}-\[E\]->\n {2}node 3\n {4}<-\[UP\]-\n {2}node 4$/);
    assert.deepEqual(ids(await undirected(2, 1)), [2, 1]);
    assert.equal(ids(await undirected(1, 4, 'E')), undefined);
    assert.deepEqual(ids(await undirected(4, 4)), [4]);
  });

  it('--undirected finds a shortest way in any graph', async (t) => {
    const random = seededRandom(t);
    for (let round = 1; round <= 5; round++) {
      const ends: [number, number][] = [];
      const store = storeFile(
        t,
        storeOf((graph) => {
          for (let i = 1; i <= 30; i++) graph.addNode(['N']);
          for (let i = 0; i < 32; i++) {
            const edge: [number, number] = [1 + random.below(30), 1 + random.below(30)];
            ends.push(edge);
            graph.addEdge(edge[0], 'E', edge[1], properties({}));
          }
        }),
      );
      // Rounds over all edges, until nothing is met any more.
      const away = new Map([[1, 0]]);
      for (let pass = 0; pass < 30; pass++) {
        for (const [a, b] of ends) {
          for (const [near, far] of [
            [a, b],
            [b, a],
          ] as const) {
            const steps = away.get(near);
            if (steps !== undefined && steps + 1 < (away.get(far) ?? 99)) away.set(far, steps + 1);
          }
        }
      }
      for (let to = 1; to <= 30; to++) {
        const {report} = await finish(trace({store, from: 1n, to: BigInt(to), edgeLabel: '', undirected: true}));
        assert.equal(report.path && report.path.length - 1, away.get(to), `round ${round}, to ${to}`);
      }
    }
  });

  it('changes nothing', async (t) => {
    const store = storeFile(t, smallStore());
    await leavesUnchanged(store, () => traced(store, 1, 3));
  });

  it('says the real id and labels where properties have these names, and the properties apart', async (t) => {
    const store = storeFile(
      t,
      smallStore((graph) => graph.updateNode(2, properties({id: 'forged', labels: 7n}))),
    );
    const document = await documentOf(store, 1, 2);
    assert.deepEqual((document['path'] as unknown[])[1], {id: 2, labels: ['N'], name: 'node 2', rank: 2});
    assert.deepEqual(document['shadowed_properties'], [{node: 2, properties: {id: 'forged', labels: 7}}]);
    assert.match((await traced(store, 1, 2)).notes.join(), /node 2 have properties named id or labels/);
  });

  it('prints floats that JSON cannot say as strings, and whole floats as floats', async (t) => {
    const store = storeFile(
      t,
      storeOf((graph) => graph.addNode(['F'], properties({a: Number.NaN, b: [-1 / 0], c: 1, d: 1e300, e: 2n ** 60n}))),
    );
    const line = jsonLine(traceRenderer(true).json((await traced(store, 1, 1)).report));
    assert.match(line, /"a": "NaN", "b": \["-Infinity"\], "c": 1\.0, "d": 1e\+300, "e": 1152921504606846976,/);
  });
});

describe('a chart', () => {
  const names = ['q"]\nN9["x', 'a|b', '(c) {d} [e]', '#35; <script>&', 'łódź 😀', '`md`', '\u2028'];

  it('is no other chart whatever nodes and edges are called', async (t) => {
    const bytes = storeOf((graph) => {
      for (const name of [...names, '']) graph.addNode([name, 'end'], properties({name}));
      for (const [i, name] of names.entries()) graph.addEdge(i + 1, name, i + 2);
      graph.addEdge(1, '', 1);
    });
    const {mermaid} = await documentOf(storeFile(t, bytes), 1, names.length + 1);
    const lines = String(mermaid).split('\n');
    assert.equal(lines[0], 'graph LR');
    assert.equal(lines.length, 1 + names.length + 1 + names.length + 1);
    const plain = '(?:[^"#&<>\\[\\]{}()|`\\\\]|#\\d+;|<br/>)*';
    const line = new RegExp(`^    N\\d+(?:\\["${plain}"\\]| -->(?:\\|${plain}\\|)? N\\d+)$`, 'u');
    for (const one of lines.slice(1)) assert.match(one, line);
    assert.ok(lines.includes('    N5["łódź 😀/end:łódź 😀"]'));
    assert.ok(lines.includes('    N1 --> N1'));
  });

  it('and the story cannot steer a terminal', async (t) => {
    const evil = '\u001b[2J\u0007\u202e\u0085x\r\n';
    const bytes = storeOf((graph) => {
      graph.addNode(['Decision'], properties({title: evil, reason: evil, trace_prompt: evil}));
      graph.addNode(['Option', 'File'], properties({path: evil, key_factor: evil}));
      graph.addEdge(1, 'CONSIDERED', 2);
    });
    const text = await textOf(storeFile(t, bytes), 1, 2);
    assert.doesNotMatch(text, /[^\P{Cc}\n]|\u202e/u);
    assert.match(text, /Decision found:\n\\x1b\[2J/);
  });
});

describe('trace refuses', () => {
  it('ids that none can be, and a start that is not there; a goal that is not there is not reached', async (t) => {
    const store = storeFile(t, smallStore());
    for (const [from, to] of [
      [0, 1],
      [1, 0],
      [-1, 1],
      [2n ** 64n, 1],
      [1, 2n ** 64n],
    ] as const) {
      await assert.rejects(traced(store, from, to), raises(conditions.usage), `${from} ${to}`);
    }
    for (const from of [5, 99, 2n ** 64n - 1n]) {
      await assert.rejects(traced(store, from, from), raises(conditions.traceStartMissing), `${from}`);
    }
    assert.equal((await traced(store, 1, 2n ** 64n - 1n)).report.path, undefined);
  });

  it('lists that lie, before it says that there is no way', async (t) => {
    const lies = [
      [corrupt(smallStore()).node(1, 'firstOutEdge', 0n), conditions.adjacency],
      [corrupt(smallStore()).edge(4, 'nextOutEdge', 4n), conditions.adjacency],
      [corrupt(smallStore()).edge(4, 'nextOutEdge', 99n), conditions.adjacency],
      [corrupt(smallStore()).edge(1, 'fromNode', 2n), conditions.foreignEdge],
      [corrupt(smallStore()).edge(1, 'toNode', 77n), conditions.danglingEdge],
      [corrupt(smallStore()).edge(1, 'flags', 1), conditions.counterMismatch],
      [corrupt(smallStore()).node(4, 'propLength', 3), conditions.blobUndecodable],
    ] as const;
    for (const [damage, condition] of lies) {
      await assert.rejects(traced(storeFile(t, damage.bytes()), 1, 3), raises(condition), condition.title);
    }
  });

  it('nothing for what is wrong beside the outgoing lists; a wrong degree is said', async (t) => {
    const incoming = storeFile(t, corrupt(smallStore()).node(3, 'firstInEdge', 0n).bytes());
    assert.deepEqual(
      (await traced(incoming, 1, 3)).report.path?.map(({id}) => id),
      [1, 3],
    );
    const degree = storeFile(t, corrupt(smallStore()).node(1, 'outDegree', 9).bytes());
    assert.match((await traced(degree, 1, 3)).notes.join(), /degree|stores|counts/);
  });
});
