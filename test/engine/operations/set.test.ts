import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {type SetOptions, type SetReport, set} from '../../../src/engine/operations/set/set.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {WriterLock} from '../../../src/engine/storage/lock/writer-lock.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {contentOf} from '../../support/foreign.js';
import {raises} from '../../support/raises.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

interface Place {
  readonly store: string;
  setting(content: string, options?: Partial<SetOptions>): Promise<SetReport>;
}

function place(t: TestContext, bytes = smallStore()): Place {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 's.liel');
  const from = path.join(directory, 'values');
  writeFileSync(store, bytes);
  return {
    store,
    async setting(content, options = {}) {
      writeFileSync(from, content);
      return (await finish(set({store, from, ...options}))).report;
    },
  };
}

const node = (store: string, id: number) =>
  contentOf(store).then(({nodes}) => nodes.find((each) => (each as unknown[])[0] === id));

describe('set', () => {
  it('changes what a table names, and nothing else', async (t) => {
    const {store, setting} = place(t);
    const before = await contentOf(store);
    const report = await setting('id,rank,score\n1,7,0.5\n3,3,\n');
    assert.deepEqual([report.set, report.rows, report.changing, report.commits], [true, 2, 1, 1]);
    assert.deepEqual(report.keys, [
      {key: 'rank', added: 0, changed: 1},
      {key: 'score', added: 1, changed: 0},
    ]);
    const after = await contentOf(store);
    assert.deepEqual(after.nodes[0], [1, ['N'], {name: 'node 1', rank: 7n, score: 0.5}]);
    assert.deepEqual({...after, nodes: after.nodes.slice(1)}, {...before, nodes: before.nodes.slice(1)});
    assert.ok((await finish(verify({store}))).report.layers.every(({verdict}) => verdict !== 'fail'));
  });

  it('says of lines of JSON what it keeps otherwise, in a dry run too', async (t) => {
    const {store} = place(t);
    const from = path.join(path.dirname(store), 'values');
    writeFileSync(from, '{"id": 1, "i": 123456789012345678901234567890, "f": 1e400}\n');
    for (const dryRun of [true, false]) {
      const {notes} = await finish(set({store, from, dryRun}));
      assert.match(
        notes.join('\n'),
        /^1 integer needs more than 64 bits[\s\S]*1 number is beyond what a float can say/,
      );
    }
  });

  it('takes lines of JSON, with properties beside the id or in an object, and those of edges', async (t) => {
    const {store, setting} = place(t);
    await setting('{"id": "1", "list": [1, 2.0], "none": null}\n{"id": 2, "properties": {"id": "x"}}\n');
    assert.deepEqual(await node(store, 1), [1, ['N'], {name: 'node 1', rank: 1n, list: [1n, 2], none: null}]);
    assert.deepEqual(await node(store, 2), [2, ['N'], {name: 'node 2', rank: 2n, id: 'x'}]);
    const report = await setting('id,weight\n2,1.25\n', {edges: true});
    assert.equal(report.of, 'edges');
    assert.deepEqual((await contentOf(store)).edges[1], [2, 2, 'E', 3, {weight: 1.25}]);
  });

  it('takes the lines of an export for what they say of records of one kind, and refuses what stands beside properties', async (t) => {
    const {store, setting} = place(t);
    const lines = [
      '{"type":"header","format":"liel-graph-jsonl","version":1,"nodes":1,"relationships":1,"next_node_id":"5","next_edge_id":"5"}',
      '{"type":"node","id":"2","labels":["Other"],"properties":{"rank":9}}',
      '{"type":"relationship","id":"2","label":"Other","start":{"id":"1"},"end":{"id":"1"},"properties":{"weight":7}}',
    ].join('\n');
    const before = await contentOf(store);
    const nodes = await setting(lines);
    assert.deepEqual([nodes.rows, nodes.keys], [1, [{key: 'rank', added: 0, changed: 1}]]);
    const edges = await setting(lines, {edges: true});
    assert.deepEqual([edges.rows, edges.keys.map(({key}) => key)], [1, ['weight']]);
    const [first, second] = [before.edges[1], (await contentOf(store)).edges[1]] as unknown[][];
    assert.deepEqual(second, [...first.slice(0, 4), {weight: 7n}]);
    const beside = setting('{"id": 1, "rank": 4, "properties": {"score": 1}}\n');
    await assert.rejects(beside, /"rank" stands beside its properties/);
    assert.deepEqual(await node(store, 1), [1, ['N'], {name: 'node 1', rank: 1n}]);
  });

  it('sets nothing that an exported table says of what a record is, and refuses a member that stands twice', async (t) => {
    const {store, setting} = place(t);
    const edges = await setting('id,src,dst,relationship,weight\n2,2,3,E,1.5\n', {edges: true});
    assert.deepEqual(edges.keys, [{key: 'weight', added: 0, changed: 1}]);
    assert.deepEqual((await contentOf(store)).edges[1], [2, 2, 'E', 3, {weight: 1.5}]);
    const nodes = await setting('id,label,labels,rank\n1,N,"[""N""]",9\n');
    assert.deepEqual(nodes.keys, [{key: 'rank', added: 0, changed: 1}]);
    await assert.rejects(setting('{"id": 1, "rank": 1, "rank": 2}\n'), raises(conditions.foreignUnreadable));
  });

  it('a second time writes nothing: the values are there', async (t) => {
    const {store, setting} = place(t);
    await setting('id,score\n1,0.5\n');
    const bytes = readFileSync(store);
    const report = await setting('id,score\n1,0.5\n');
    assert.deepEqual([report.set, report.changing, report.commits], [true, 0, 0]);
    assert.deepEqual(readFileSync(store), bytes);
  });

  it('refuses a value that is too large, for a key that is new and for one that is there, in a dry run as well', async (t) => {
    const {store, setting} = place(t);
    const bytes = readFileSync(store);
    for (const key of ['fresh', 'rank'])
      for (const dryRun of [false, true])
        await assert.rejects(
          setting(`id,${key}\n1,${'x'.repeat(1_100_000)}\n`, {dryRun}),
          raises(conditions.valueRefused),
        );
    assert.deepEqual(readFileSync(store), bytes);
  });

  it('leaves the labels of an exported table out, and takes one column of that name for a property', async (t) => {
    const {store, setting} = place(t);
    assert.deepEqual((await setting('id,labels,label,score\n1,A;B,A,0.5\n')).keys, [
      {key: 'score', added: 1, changed: 0},
    ]);
    assert.deepEqual(await node(store, 1), [1, ['N'], {name: 'node 1', rank: 1n, score: 0.5}]);
    assert.deepEqual((await setting('id,label\n1,A\n')).keys, [{key: 'label', added: 1, changed: 0}]);
  });

  it('is not done in a store with records that cannot be read, also where they are others', async (t) => {
    const damaged = corrupt(smallStore());
    const {offset} = damaged.blobOf('node', 3);
    const {store, setting} = place(t, damaged.write(offset, [0xff]).bytes());
    const before = readFileSync(store);
    await assert.rejects(setting('id,rank\n1,7\n'), raises(conditions.blobUndecodable));
    assert.deepEqual(readFileSync(store), before);
  });

  it('says of a backup that it is one, when it changes it', async (t) => {
    const {store, setting} = place(t);
    const {backup} = await backUp(store, path.join(path.dirname(store), 'copy.liel'));
    await setting('id,rank\n1,7\n');
    const from = path.join(path.dirname(store), 'values');
    assert.match((await finish(set({store: backup, from}))).notes.join(), /copy\.liel is a backup/);
    assert.doesNotMatch(
      (await finish(set({store: backup, from}))).notes.join(),
      /is a backup/,
      'nothing changes again',
    );
    assert.equal((await finish(set({store, from}))).notes.join(), '');
  });

  it('tells 1 from 1.0', async (t) => {
    const {store, setting} = place(t);
    assert.equal((await setting('id,rank:double\n1,1\n')).changing, 1);
    assert.deepEqual(await node(store, 1), [1, ['N'], {name: 'node 1', rank: 1}]);
  });

  it('in a dry run says what would change, and neither writes nor locks', async (t) => {
    const {store, setting} = place(t);
    const bytes = readFileSync(store);
    const lock = await WriterLock.acquire(store);
    try {
      const report = await setting('id,rank\n1,9\n99,1\n', {dryRun: true});
      assert.deepEqual([report.set, report.changing, report.missing], [false, 1, 1]);
      await assert.rejects(setting('id,rank\n1,9\n'), raises(conditions.storeLocked));
    } finally {
      await lock.release();
    }
    assert.deepEqual(readFileSync(store), bytes);
  });

  it('with ids of no record sets nothing, unless they are to be passed over', async (t) => {
    const {store, setting} = place(t);
    const bytes = readFileSync(store);
    const table = `id,rank\n1,9\n5,1\nx,1\n0,1\n${Array.from({length: 12}, (_, i) => `${100 + i},1\n`).join('')}`;
    const refused = await setting(table);
    assert.deepEqual([refused.set, refused.missing, refused.missing_ids.length], [false, 15, 10]);
    assert.deepEqual(refused.missing_ids.slice(0, 3), ['5', 'x', '0']);
    assert.deepEqual(readFileSync(store), bytes);
    const passed = await setting(table, {skipMissing: true});
    assert.deepEqual([passed.set, passed.missing, passed.changing], [true, 15, 1]);
  });

  it('refuses an id that stands twice, a value that no store holds, and a document of another kind, before it writes', async (t) => {
    const {store, setting} = place(t);
    const bytes = readFileSync(store);
    const large = `{"id": 1, "a": "${'x'.repeat(600_000)}"}\n{"id": 2, "a": 1}\n{"id": 2, "a": 1}`;
    await assert.rejects(setting(large), raises(conditions.foreignUnreadable));
    const two = 'x'.repeat(700_000);
    await assert.rejects(setting(`{"id": 2, "a": 1}\n{"id": 1, "a": "${two}", "b": "${two}"}`), (error) =>
      [conditions.foreignUnreadable, conditions.valueRefused].some((condition) => raises(condition as never)(error)),
    );
    await assert.rejects(setting('a,b\n1,2\n'), raises(conditions.columnsUnclear));
    await assert.rejects(setting('{"id": 1, "a": '), raises(conditions.foreignUnreadable));
    assert.deepEqual(readFileSync(store), bytes);
  });

  it('of more than one commit holds is several, each within the WAL', async (t) => {
    const large = smallStore((graph) => {
      for (let i = 6; i <= 950; i++) graph.addNode(['N'], properties({name: 'x'.repeat(4000)}));
    });
    const {store, setting} = place(t, large);
    const graph = await Graph.open(store);
    const ids = [...graph.nodes()].map(({id}) => id);
    await graph.close();
    const report = await setting(`id,rank\n${ids.map((id) => `${id},${id / 2}\n`).join('')}`);
    assert.ok(report.commits > 1, `${report.commits} commits`);
    assert.equal(report.changing, ids.length);
    for (const [id, , stored] of (await contentOf(store)).nodes as [number, string[], {rank: number}][])
      assert.equal(stored.rank, id / 2);
    assert.ok((await finish(verify({store}))).report.layers.every(({verdict}) => verdict !== 'fail'));
  });
});
