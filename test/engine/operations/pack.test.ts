import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {ValueWriter} from '../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {pack} from '../../../src/engine/operations/pack/pack.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {StoreBuilder} from '../../../src/engine/storage/writing/store-builder.js';
import {jsonLine} from '../../../src/ui/json.js';
import {packRenderer} from '../../../src/ui/pack-text.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {digestOutsideWal, take} from '../../support/history.js';
import {holdLock} from '../../support/lock-holder.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {runProgram} from '../../support/program.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {randomSteps} from '../../support/random-history.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

function workplace(t: TestContext, bytes: Uint8Array = smallStore()) {
  const directory = temporaryDirectory(t);
  const source = path.join(directory, 'x.liel');
  writeFileSync(source, bytes);
  return {directory, source, output: path.join(directory, 'out.liel')};
}

const packed = (source: string, output: string, labels: readonly string[], force = false) =>
  finish(pack({source, output, includeLabels: labels, force, waitMs: 0}));

/** A store of labelled nodes, each pair of neighbours joined by an edge. */
function labelled(...labels: readonly (readonly string[])[]): Uint8Array {
  const device = new MemoryDevice('labelled.liel');
  const graph = Graph.over(device);
  for (const [i, list] of labels.entries()) graph.addNode(list, properties({i: BigInt(i)}));
  for (let id = 1; id < labels.length; id++) graph.addEdge(id, 'NEXT', id + 1, properties({from: BigInt(id)}));
  graph.commit();
  return new Uint8Array(device.content());
}

const peerScript = `
import hashlib, json, sys
from liel.cli.pack import pack_file
reports = []
for source, output, labels in json.load(sys.stdin):
    report = pack_file(source, output, include_labels=labels)
    content = open(output, "rb").read()
    reports.append([{k: v for k, v in report.items() if k not in ("source", "output")},
                    hashlib.sha256(content[:4096] + content[4198400:]).hexdigest()])
json.dump(reports, sys.stdout)
`;

describe('pack', () => {
  it('makes of random stores the report and the bytes that the peer makes', needsPeer, async (t) => {
    const random = seededRandom(t);
    const {directory} = workplace(t);
    const jobs: [string, string, string[]][] = [];
    const ours: unknown[] = [];
    for (let i = 0; i < 25; i++) {
      const source = path.join(directory, `${i}.liel`);
      const graph = await Graph.open(source);
      for (const step of randomSteps(random, 20 + random.below(200), 2000)) take(graph, step);
      graph.commit();
      await graph.close();
      const labels = Array.from({length: 1 + random.below(3)}, () =>
        random.pick(['A', ' B', 'Person,é', '😀', 'none']),
      );
      const output = path.join(directory, `${i}.ours.liel`);
      const {report} = await packed(source, output, labels);
      const {source: _, output: __, store: ___, ...rest} = packRenderer.json(report) as Record<string, unknown>;
      ours.push([JSON.parse(jsonLine(rest)), digestOutsideWal(output)]);
      jobs.push([source, path.join(directory, `${i}.peer.liel`), labels]);
    }
    const run = runPeer(peerScript, [], {input: JSON.stringify(jobs)});
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(ours, JSON.parse(run.stdout));
  });

  it('takes nodes with any of the labels, and the edges between them alone', async (t) => {
    const {source, output} = workplace(t, labelled(['A'], ['B', 'A'], ['C'], ['B'], []));
    const {report} = await leavesUnchanged(source, async () => {
      const inner = path.join(temporaryDirectory(t), 'out.liel');
      return packed(source, inner, ['A, B', '', 'A']);
    });
    assert.deepEqual(report.include_labels, ['A', 'B']);
    assert.deepEqual([...report.node_id_map], [0, 1, 2, 0, 3, 0]);
    assert.deepEqual([report.nodes_packed, report.edges_packed], [3, 1]);
    await packed(source, output, ['A', 'B']);
    const graph = await Graph.open(output);
    assert.deepEqual(
      [...graph.nodes()].map(({labels}) => labels),
      [['A'], ['B', 'A'], ['B']],
    );
    assert.deepEqual(graph.edge(1), {id: 1, label: 'NEXT', from: 1, to: 2, properties: properties({from: 1n})});
    await graph.close();
  });

  it('packs nothing for a label that no node has, as the peer does, and says so where all else is quiet', async (t) => {
    const {directory} = workplace(t, labelled(['Task'], ['B']));
    const said = async (labels: string): Promise<string> => {
      const args = ['pack', 'x.liel', 'out.liel', '--include-labels', labels, '--quiet', '--force'];
      const {code, stderr} = await runProgram(args, {cwd: directory});
      assert.equal(code, 0);
      return stderr;
    };
    assert.match(await said('Tsak'), /has the label Tsak: nothing was packed for it; did you mean Task\?/);
    assert.match(await said('B,Nowhere'), /the label Nowhere: .*labels of nodes are B, Task\n/);
    assert.equal(await said('B'), '');
  });

  it('keeps real ends and all properties where properties are named like them, and says so', async (t) => {
    const bytes = smallStore((graph) => {
      graph.updateNode(2, properties({id: 3n, labels: 'x'}));
      graph.updateEdge(1, properties({from_node: 3n, label: 'F'}));
    });
    const {source, output} = workplace(t, bytes);
    const {notes} = await packed(source, output, ['N']);
    assert.match(notes.join('\n'), /node 2, edge 1 have properties named like/);
    const graph = await Graph.open(output);
    assert.deepEqual(graph.node(2).properties, properties({name: 'node 2', rank: 2n, id: 3n, labels: 'x'}));
    const edge = graph.edge(1);
    assert.deepEqual([edge.from, edge.to, edge.label], [1, 2, 'E']);
    await graph.close();
  });

  it('writes blobs that no writer makes as a writer makes them', async (t) => {
    const device = new MemoryDevice('odd.liel');
    const builder = new StoreBuilder(device);
    const label = Uint8Array.from(new ValueWriter().encode(['N']));
    // b before a; true written as 2; an empty map.
    const entry = (key: number, ...value: number[]) => [1, 0, 0, 0, key, ...value];
    const maps = [
      [6, 2, 0, 0, 0, ...entry(0x62, 0), ...entry(0x61, 0)],
      [6, 1, 0, 0, 0, ...entry(0x61, 1, 2)],
      [6, 0, 0, 0, 0],
    ];
    for (const map of maps) builder.addNode(label, Uint8Array.from(map));
    builder.finish();
    const {source, output, directory} = workplace(t, new Uint8Array(device.content()));
    await packed(source, output, ['N']);
    const twin = path.join(directory, 'twin.liel');
    const graph = await Graph.open(twin);
    for (const map of [{a: null, b: null}, {a: true}, {}]) graph.addNode(['N'], properties(map));
    graph.commit();
    await graph.close();
    assert.equal(digestOutsideWal(output), digestOutsideWal(twin));
  });

  it('is private when its source is', async (t) => {
    const {directory} = workplace(t);
    const secret = path.join(directory, 'secret.liel');
    writeFileSync(secret, smallStore(), {mode: 0o600});
    const output = path.join(directory, 'deep', 'out.liel');
    await packed(secret, output, ['N']);
    assert.equal(statSync(output).mode & 0o777, 0o600);
  });
});

describe('pack refuses', () => {
  it('to work without a label', async (t) => {
    const {source, output} = workplace(t);
    await assert.rejects(packed(source, output, [' ,\u001c', '']), raises(conditions.usage));
    assert.equal(existsSync(output), false);
  });

  it('an output that exists, is its source by any name, is in memory, a directory, or held by a writer', async (t) => {
    const {directory, source, output} = workplace(t);
    const link = path.join(directory, 'link.liel');
    symlinkSync(source, link);
    writeFileSync(output, 'old');
    await assert.rejects(packed(source, output, ['N']), raises(conditions.outputExists));
    await assert.rejects(packed(source, link, ['N'], true), raises(conditions.outputIsInput));
    await assert.rejects(packed(source, ':memory:', ['N'], true), raises(conditions.outputNotAFile));
    await assert.rejects(packed(source, directory, ['N'], true), raises(conditions.outputNotAFile));
    const holder = await holdLock(t, 'ours', output);
    await assert.rejects(packed(source, output, ['N'], true), raises(conditions.storeLocked));
    await holder.kill('SIGKILL');
    assert.equal(readFileSync(output, 'utf8'), 'old');
  });

  it('a source that lies, and keeps the old output', async (t) => {
    const lies = [
      [corrupt(smallStore()).node(4, 'nodeId', 9n).bytes(), conditions.slotIdentity],
      [corrupt(smallStore()).edge(2, 'fromNode', 3n).bytes(), conditions.foreignEdge],
      [corrupt(smallStore()).header('nodeCount', 9n).bytes(), conditions.counterMismatch],
      [corrupt(smallStore()).node(1, 'propLength', 3).bytes(), conditions.blobUndecodable],
    ] as const;
    for (const [bytes, condition] of lies) {
      const {directory, source, output} = workplace(t, bytes);
      writeFileSync(output, 'old');
      await assert.rejects(packed(source, output, ['Other'], true), raises(condition));
      assert.equal(readFileSync(output, 'utf8'), 'old');
      assert.deepEqual(readdirSync(directory).sort(), ['out.liel', 'x.liel']);
    }
  });
});
