import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import type {PropertyMap, PropertyValue} from '../../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {type ExportGraphOptions, exportGraph} from '../../../../src/engine/operations/export/export-graph.js';
import {importForeign} from '../../../../src/engine/operations/import/import-foreign.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {StoreBuilder} from '../../../../src/engine/storage/writing/store-builder.js';
import {backUp} from '../../../support/backup-of.js';
import {corrupt} from '../../../support/corrupt.js';
import {finish} from '../../../support/finish.js';
import {raises} from '../../../support/raises.js';
import {seededRandom} from '../../../support/random.js';
import {randomGraph} from '../../../support/random-graph.js';
import {readParquet} from '../../../support/read-tables.js';
import {properties, smallStore} from '../../../support/sample-store.js';
import {quickDirectory, temporaryDirectory} from '../../../support/temp-directory.js';
import {leavesUnchanged} from '../../../support/unchanged.js';

function workplace(t: TestContext, bytes: Uint8Array = smallStore()) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  writeFileSync(store, bytes);
  return {directory, store, output: path.join(directory, 'out')};
}

const exported = async (options: Omit<ExportGraphOptions, 'waitMs'>) =>
  (await finish(exportGraph({...options, waitMs: 0}))).report;

/** The lines of an export, each as a document. */
const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const idsOf = (file: string, type: string): unknown[] =>
  linesOf(file).flatMap((line) => (line['type'] === type ? [line['id']] : []));

function storeOf(build: (graph: Graph) => void): Uint8Array {
  const device = new MemoryDevice('made.liel');
  const graph = Graph.over(device);
  build(graph);
  graph.commit();
  return new Uint8Array(device.content());
}

describe('lines of JSON', () => {
  it('lose nothing: random graphs that come back from them have the same manifest', async (t) => {
    const random = seededRandom(t);
    const directory = quickDirectory();
    t.after(() => rmSync(directory, {recursive: true, force: true}));
    const [store, output, back, again] = ['x.liel', 'out.jsonl', 'back.liel', 'again.jsonl'].map((name) =>
      path.join(directory, name),
    );
    for (let round = 0; round < 300; round++) {
      writeFileSync(store, randomGraph(random, random.below(15), random.below(20)).bytes);
      const report = await exported({stores: store, format: 'jsonl', output, force: true});
      assert.deepEqual(report.loss, []);
      const {report: made} = await finish(
        importForeign({format: 'jsonl', nodes: output, output: back, force: true, waitMs: 0}),
      );
      assert.equal(made.ids_kept, true);
      assert.equal(made.manifest_sha256, report.stores[0].manifest_sha256);
      const twin = await exported({stores: back, format: 'jsonl', output: again, force: true});
      assert.equal(twin.stores[0].manifest_sha256, report.stores[0].manifest_sha256);
      assert.equal(readFileSync(again, 'utf8'), readFileSync(output, 'utf8'));
    }
  });

  it('begin with what they are: counts, the next ids, and which graph it was', async (t) => {
    const {store, output} = workplace(t);
    const report = await exported({stores: store, format: 'jsonl', output});
    const [header, first] = readFileSync(output, 'utf8').split('\n');
    assert.equal(
      header,
      `{"type":"header","format":"liel-graph-jsonl","version":1,"nodes":4,"relationships":4,"next_node_id":"6","next_edge_id":"6","source_manifest_sha256":"${report.stores[0].manifest_sha256}"}`,
    );
    assert.deepEqual(JSON.parse(first), {type: 'node', id: '1', labels: ['N'], properties: {name: 'node 1', rank: 1}});
    assert.deepEqual(idsOf(output, 'relationship'), ['1', '2', '3', '4']);
  });

  it('say numbers as the export document does', async (t) => {
    const values = {a: 2n ** 63n - 1n, b: 1, c: Number.NaN, d: [1 / 0, -1 / 0], e: -0, f: 1e22};
    const {store, output} = workplace(
      t,
      storeOf((graph) => graph.addNode([], properties(values))),
    );
    await exported({stores: store, format: 'jsonl', output});
    const [, node = ''] = readFileSync(output, 'utf8').split('\n');
    assert.equal(
      node.replaceAll(' ', ''),
      '{"type":"node","id":"1","labels":[],"properties":{"a":9223372036854775807,"b":1.0,"c":NaN,"d":[Infinity,-Infinity],"e":-0.0,"f":1e+22}}',
    );
  });
});

describe('a format that cannot carry everything', () => {
  const lossy = (): Uint8Array => storeOf((graph) => graph.addNode(['N'], properties({list: [1n], none: null})));

  it('is not written without leave, and nothing is left where it would be', async (t) => {
    const {store, output} = workplace(t, lossy());
    const report = await leavesUnchanged(store, () => exported({stores: store, format: 'parquet', output}));
    assert.equal(report.written, false);
    assert.deepEqual(
      report.loss.map(({kind, key, records}) => [kind, key, records]),
      [
        ['list', 'list', 1],
        ['null', 'none', 1],
      ],
    );
  });

  it('is written with leave, and lists the losses beside its files, whose digests it tells', async (t) => {
    const {store, output} = workplace(t, lossy());
    const report = await exported({stores: store, format: 'parquet', output, acceptLoss: true});
    assert.deepEqual(JSON.parse(readFileSync(path.join(output, 'export.json'), 'utf8')), report);
    for (const {name, sha256, size_bytes} of report.files) {
      const bytes = readFileSync(path.join(output, name));
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
      assert.equal(bytes.length, size_bytes);
    }
    assert.deepEqual(
      await readParquet(path.join(output, 'vertices.parquet')),
      [{id: 1n, label: 'N', labels: ['N'], list: '[1]', none: undefined}].map((row) => ({...row, none: null})),
    );
  });

  it('refuses a thousand keys and a hundred thousand statements, which no reader would thank for', async (t) => {
    const many = (): PropertyMap =>
      new Map(Array.from({length: 1001}, (_, i): [string, PropertyValue] => [`k${i}`, BigInt(i)]));
    const {store, output} = workplace(
      t,
      storeOf((graph) => graph.addNode([], many())),
    );
    await assert.rejects(() => exported({stores: store, format: 'parquet', output}), raises(conditions.tooManyColumns));
    const large = path.join(path.dirname(store), 'large.liel');
    const device = new MemoryDevice('large.liel');
    const builder = new StoreBuilder(device);
    const none = new Uint8Array(0);
    for (let i = 0; i <= 100_000; i++) builder.addNode(none, none);
    builder.finish();
    writeFileSync(large, device.content());
    await assert.rejects(() => exported({stores: large, format: 'cypher', output}), raises(conditions.scriptTooLong));
    assert.equal(existsSync(output), false);
  });
});

describe('a directory of an export', () => {
  it('replaces one that lists its files, and with leave only', async (t) => {
    const {store, output, directory} = workplace(t);
    await exported({stores: store, format: 'parquet', output});
    await assert.rejects(() => exported({stores: store, format: 'neo4j-csv', output}), raises(conditions.outputExists));
    await exported({stores: store, format: 'neo4j-csv', output, force: true});
    assert.deepEqual(readdirSync(output), ['export.json', 'nodes.csv', 'relationships.csv']);
    assert.deepEqual(readdirSync(directory), ['out', 'x.liel']);
  });

  it('takes the place of nothing else: a file, a link, a directory with anything that no export made', async (t) => {
    const {store, output} = workplace(t);
    mkdirSync(output);
    writeFileSync(path.join(output, 'notes.txt'), 'mine');
    await assert.rejects(
      () => exported({stores: store, format: 'parquet', output, force: true}),
      raises(conditions.directoryTaken),
    );
    await assert.rejects(
      () => exported({stores: store, format: 'parquet', output: store, force: true}),
      raises(conditions.directoryTaken),
    );
    writeFileSync(path.join(output, 'export.json'), '{"files": [{"name": "other"}, null, 7]}');
    await assert.rejects(
      () => exported({stores: store, format: 'parquet', output, force: true}),
      raises(conditions.directoryTaken),
    );
    assert.equal(readFileSync(path.join(output, 'notes.txt'), 'utf8'), 'mine');
  });

  it('may be there, and be empty; its files are as private as the store', async (t) => {
    const {store, output} = workplace(t);
    writeFileSync(store, smallStore(), {mode: 0o600});
    mkdirSync(output);
    await exported({stores: store, format: 'parquet', output: `${output}/`});
    const mode = statSync(store).mode & 0o777;
    for (const name of readdirSync(output)) assert.equal(statSync(path.join(output, name)).mode & 0o777, mode);
  });

  it('is not made of a damaged store', async (t) => {
    const {store, output, directory} = workplace(t);
    const damaged = corrupt(smallStore());
    writeFileSync(store, damaged.write(damaged.blobOf('node', 2).offset, [0x5f]).bytes());
    await assert.rejects(() => exported({stores: store, format: 'parquet', output}));
    assert.deepEqual(readdirSync(directory), ['x.liel']);
  });
});

describe('a part of a graph', () => {
  const towns = (): Uint8Array =>
    storeOf((graph) => {
      graph.addNode(['Town'], properties({name: 'Ulm', size: 1n, mail: 'u@x'}));
      graph.addNode(['Town', 'Port'], properties({name: 'Kiel', size: 2n, more: new Map([['mail', 'k@x']])}));
      graph.addNode(['Port'], properties({name: 'Oslo', size: 2}));
      graph.addEdge(1, 'ROAD', 2);
      graph.addEdge(2, 'SEA', 3);
    });

  it('is nodes with one of the labels, and the edges between them', async (t) => {
    const {store, output} = workplace(t, towns());
    const report = await exported({stores: store, format: 'jsonl', output, narrowing: {labels: ['Port']}});
    assert.deepEqual([report.nodes, report.edges], [2, 1]);
    assert.deepEqual([idsOf(output, 'node'), idsOf(output, 'relationship')], [['2', '3'], ['2']]);
  });

  it('is nodes with a property, told as text or as JSON writes it: 2 is not 2.0', async (t) => {
    const {store, output} = workplace(t, towns());
    const ids = async (...where: {key: string; value: string}[]): Promise<unknown[]> => {
      await exported({stores: store, format: 'jsonl', output, force: true, narrowing: {where}});
      return idsOf(output, 'node');
    };
    assert.deepEqual(await ids({key: 'size', value: '2'}), ['2']);
    assert.deepEqual(await ids({key: 'size', value: '2.0'}), ['3']);
    assert.deepEqual(await ids({key: 'name', value: 'Ulm'}), ['1']);
    assert.deepEqual(await ids({key: 'name', value: 'Ulm'}, {key: 'size', value: '2'}), []);
    assert.deepEqual(await ids({key: 'missing', value: 'undefined'}), []);
  });

  it('hides the values of keys, in maps too', async (t) => {
    const {store, output} = workplace(t, towns());
    await exported({stores: store, format: 'jsonl', output, narrowing: {redact: ['mail']}});
    assert.doesNotMatch(readFileSync(output, 'utf8'), /@x/);
    assert.deepEqual(linesOf(output)[1]['properties'], {mail: 'redacted', name: 'Ulm', size: 1});
    assert.deepEqual(linesOf(output)[2]['properties'], {more: {mail: 'redacted'}, name: 'Kiel', size: 2});
  });

  it('says in its first line that it is a part, so that it can be imported as one', async (t) => {
    const {store, output, directory} = workplace(t, towns());
    for (const narrowing of [{labels: ['Town']}, {where: [{key: 'name', value: 'Ulm'}]}, {redact: ['mail']}]) {
      await exported({stores: store, format: 'jsonl', output, force: true, narrowing});
      assert.equal(linesOf(output)[0]['source_manifest_sha256'], null);
      const back = path.join(directory, 'back.liel');
      await finish(importForeign({format: 'jsonl', nodes: output, output: back, force: true, waitMs: 0}));
    }
  });

  it('refuses a key that is to be hidden and a label where no record has it, and names the nearest', async (t) => {
    const {store, output} = workplace(t, towns());
    const refused = async (narrowing: ExportGraphOptions['narrowing'], text: RegExp): Promise<void> => {
      for (const format of ['jsonl', 'parquet'] as const) {
        await assert.rejects(exported({stores: store, format, output, narrowing}), (error: Error) => {
          return raises(conditions.namedNowhere)(error) && text.test(error.message);
        });
        assert.ok(!existsSync(output));
      }
    };
    await refused({redact: ['mial', 'mail']}, /has the key mial, which --redact names; did you mean mail\?$/);
    await refused({redact: ['zzzzzzzz']}, /names$/);
    await refused({labels: ['Town', 'Twon']}, /the label Twon, which --labels names; did you mean Town\?$/);
    writeFileSync(
      store,
      storeOf(() => {}),
    );
    await exported({stores: store, format: 'jsonl', output, narrowing: {redact: ['mial'], labels: ['Town']}});
  });

  it('says when a key that is to be hidden is not in the export, and when nothing is as it was asked for', async (t) => {
    const {store, output} = workplace(t, towns());
    const notes = async (narrowing: ExportGraphOptions['narrowing']): Promise<string> => {
      const run = exportGraph({stores: store, format: 'jsonl', output, force: true, narrowing, waitMs: 0});
      return (await finish(run)).notes.join();
    };
    const where = [{key: 'size', value: '3'}];
    assert.match(await notes({redact: ['more', 'mail'], where}), /has the key more, which --redact names/);
    assert.equal(await notes({redact: ['mail']}), '');
    assert.match(await notes({where: [{key: 'name', value: 'Nowhere'}]}), /no node has/);
  });

  it('never takes the place of the backup that it is compared with, nor of a store', async (t) => {
    const {store, output, directory} = workplace(t, towns());
    const since = path.join(directory, 'backup.liel');
    writeFileSync(since, towns());
    const wanted = {stores: store, format: 'jsonl', output: since, force: true, narrowing: {since}} as const;
    await assert.rejects(exported(wanted), raises(conditions.outputIsInput));
    assert.deepEqual(readFileSync(since), Buffer.from(towns()));
    await exported({stores: store, format: 'parquet', output, acceptLoss: true});
    const inside = path.join(output, 'vertices.parquet');
    writeFileSync(inside, towns());
    const over = {stores: inside, format: 'parquet', output, force: true, acceptLoss: true} as const;
    await assert.rejects(exported(over), raises(conditions.outputIsInput));
  });

  it('compares with a compressed backup, and is made of one', async (t) => {
    const {store, output, directory} = workplace(t, towns());
    const {backup: since} = await backUp(store, path.join(directory, 'copy.liel.zst'), {compress: 'zstd'});
    const report = await exported({stores: store, format: 'jsonl', output, narrowing: {since}});
    assert.deepEqual([report.nodes, report.edges], [0, 0]);
    const whole = await exported({stores: since, format: 'jsonl', output, force: true});
    assert.ok(whole.nodes > 0);
  });

  it('is what changed since a backup, with the ends of edges; what was deleted since is a loss', async (t) => {
    const {store, output, directory} = workplace(t, towns());
    const since = path.join(directory, 'backup.liel');
    writeFileSync(since, towns());
    const change = async (work: (graph: Graph) => void): Promise<void> => {
      const graph = await Graph.open(store);
      work(graph);
      graph.commit();
      await graph.close();
    };
    await change((graph) => {
      graph.addNode(['Town'], properties({name: 'Ulm'}));
      graph.updateNode(2, properties({size: 3n}));
      graph.addEdge(3, 'SEA', 4);
    });
    const wanted = {stores: store, format: 'jsonl', output, force: true, narrowing: {since}} as const;
    await exported(wanted);
    assert.deepEqual([idsOf(output, 'node'), idsOf(output, 'relationship')], [['2', '3', '4'], ['3']]);
    await change((graph) => graph.deleteEdge(1));
    const report = await exported(wanted);
    assert.deepEqual(
      report.loss.map(({kind, records_of, records}) => [kind, records_of, records]),
      [['deleted records', 'edges', 1]],
    );
    writeFileSync(since, smallStore());
    await assert.rejects(() => exported(wanted), raises(conditions.sinceAnother));
    const {backup} = await backUp(store, path.join(directory, 'copies', '/'));
    const rotten = readFileSync(backup);
    rotten[rotten.length - 1] ^= 1;
    writeFileSync(backup, rotten);
    await assert.rejects(
      () => exported({...wanted, narrowing: {since: backup}}),
      raises(conditions.copyUnsound),
      'what changed since then is not to be told by a copy that rotted',
    );
  });
});

describe('several stores', () => {
  it('are one table: a column names the store, a key has one kind in all of them, a group is of one store', async (t) => {
    const {directory, output} = workplace(t);
    const names = ['a.liel', 'b.liel'];
    const [first, second] = names.map((name) => path.join(directory, name));
    writeFileSync(
      first,
      storeOf((graph) => graph.addNode(['N'], properties({n: 1n, own: true}))),
    );
    writeFileSync(
      second,
      storeOf((graph) => graph.addEdge(graph.addNode(['M'], properties({n: 2n, store: 1n})), 'E', 1)),
    );
    const stores = {words: [path.join(directory, '[ab].liel')]};
    const report = await exported({stores, format: 'parquet', output, acceptLoss: true});
    assert.deepEqual(
      report.loss.map(({kind, key}) => [kind, key]),
      [['renamed key', 'store']],
    );
    assert.deepEqual(await readParquet(path.join(output, 'vertices.parquet')), [
      {id: 1n, label: 'N', labels: ['N'], store: first, n: 1n, own: true, prop_store: null},
      {id: 1n, label: 'M', labels: ['M'], store: second, n: 2n, own: null, prop_store: 1n},
    ]);
    assert.deepEqual(await readParquet(path.join(output, 'edges.parquet')), [
      {src: 1n, dst: 1n, relationship: 'E', id: 1n, store: second},
    ]);
    await assert.rejects(() => exported({stores, format: 'jsonl', output}), raises(conditions.usage));
    writeFileSync(second, 'no store');
    await assert.rejects(() => exported({stores, format: 'parquet', output, force: true, acceptLoss: true}));
    assert.equal((await readParquet(path.join(output, 'vertices.parquet'))).length, 2);
  });
});
