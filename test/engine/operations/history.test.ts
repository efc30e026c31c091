import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {type HistoryCopy, type HistoryOptions, history} from '../../../src/engine/operations/history/history.js';
import {recordHistory} from '../../../src/engine/operations/history/record-history.js';
import {historyRenderer} from '../../../src/ui/history-text.js';
import {recordHistoryRenderer} from '../../../src/ui/record-history-text.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const indexName = 'history-index.json';

/** A store with a name that has to be quoted, and a way to change it and to take copies of it. */
function workplace(t: TestContext, name = `it's a "store".liel`) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, name);
  const shelf = path.join(cwd, 'backups', '/');
  writeFileSync(store, smallStore());
  const change = async (work: (graph: Graph) => void): Promise<void> => {
    const graph = await Graph.open(store);
    work(graph);
    graph.commit();
    await graph.close();
  };
  const take = async (n: number, compress?: 'zstd'): Promise<string> => {
    const {backup} = await backUp(store, shelf, {now: day(n), compress});
    // A copy as young as the clock's grain is not kept in an index.
    for (const file of readdirSync(shelf)) utimesSync(path.join(shelf, file), day(n), day(n));
    return backup;
  };
  const look = async (options: Partial<HistoryOptions> = {}) => {
    const {report, notes} = await finish(history({target: store, keepFrom: 0, now: day(31), ...options}));
    return {report, notes, copies: report.stores.flatMap(({copies}) => copies)};
  };
  const ask = async (kind: 'node' | 'edge', id: number) =>
    (await finish(recordHistory({target: store, record: {kind, id}, now: day(31)}))).report;
  return {cwd, store, shelf, index: path.join(shelf, indexName), change, take, look, ask};
}

/** A workplace with five copies: node 1 changed, edge 1 went, nothing happened, node 6 came. */
async function fiveCopies(t: TestContext) {
  const place = workplace(t);
  const copies = [await place.take(1)];
  await place.change((graph) => graph.updateNode(1, properties({rank: 1.0})));
  copies.push(await place.take(2));
  await place.change((graph) => graph.deleteEdge(1));
  copies.push(await place.take(3), await place.take(4));
  await place.change((graph) => graph.addNode(['N'], properties({name: 'late'})));
  copies.push(await place.take(5));
  return {...place, copies: copies as [string, string, string, string, string]};
}

const none = {added: 0, removed: 0, changed: 0};
const changed = {nodes: {...none, changed: 1}, edges: none};
const removed = {nodes: none, edges: {...none, removed: 1}};
const nothing = {nodes: none, edges: none};
const added = {nodes: {...none, added: 1}, edges: none};
const changesIn = (copies: readonly HistoryCopy[]) => copies.map(({changes}) => changes);
const statesIn = (copies: readonly HistoryCopy[]) => copies.map(({state}) => state);

/** Changes one byte of a file, and leaves its time as it was. */
function rot(file: string, at?: number): void {
  const {atime, mtime} = statSync(file);
  const bytes = readFileSync(file);
  bytes[at ?? bytes.length - 1]! ^= 1;
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
}

describe('the history of a store', () => {
  it('says of each copy what it holds and what changed since the one before, 1 and 1.0 apart', async (t) => {
    const {copies: files, look, shelf} = await fiveCopies(t);
    const {copies, report} = await look();
    assert.deepEqual(changesIn(copies), [null, changed, removed, nothing, added]);
    assert.deepEqual(
      copies.map(({backup}) => backup),
      files,
    );
    assert.deepEqual([copies.at(-1)?.nodes, copies.at(-1)?.edges], [5, 3]);
    assert.equal(historyRenderer.exit?.(report), 0);
    const ofDirectory = await look({target: shelf});
    assert.deepEqual(changesIn(ofDirectory.copies), changesIn(copies));
  });

  it('says the same with an index as without, and the index may go or rot at any time', async (t) => {
    const {look, index} = await fiveCopies(t);
    const first = await look();
    assert.deepEqual(statesIn(first.copies), Array(5).fill('read'));
    const second = await look();
    assert.deepEqual(statesIn(second.copies), Array(5).fill('index'));
    assert.deepEqual(changesIn(second.copies), changesIn(first.copies));
    const whole = readFileSync(index);
    const places = [...whole.toString().matchAll(/"changes":\[\d|"nodes":\d|\d",|,/g)].filter((_, i) => i % 11 === 0);
    const counts = [...whole.toString().matchAll(/"changes":\[\d/g)];
    assert.equal(counts.length, 4);
    for (const {index: from, 0: text} of [...counts, ...places]) {
      rot(index, from + text.length - 1);
      const {copies} = await look({keepFrom: 1e9});
      assert.deepEqual(changesIn(copies), changesIn(first.copies), `byte ${from}: ${text}`);
      writeFileSync(index, whole);
    }
    rmSync(index);
    assert.deepEqual(statesIn((await look({keep: false})).copies), Array(5).fill('read'));
    assert.ok(!readdirSync(path.dirname(index)).includes(indexName), 'an index was kept that nobody wanted');
    assert.deepEqual(statesIn((await look({keepFrom: 1e9})).copies), Array(5).fill('read'));
    assert.ok(!readdirSync(path.dirname(index)).includes(indexName), 'little was read, and it was kept');
  });

  it('reads every copy where no index is wanted: what rotted under an unchanged time is found', async (t) => {
    const {look, copies: files} = await fiveCopies(t);
    await look();
    rot(files[2]);
    assert.deepEqual(statesIn((await look()).copies), Array(5).fill('index'));
    const {copies, report} = await look({keep: false});
    assert.deepEqual(statesIn(copies), ['read', 'read', 'passed over', 'read', 'read']);
    assert.equal(historyRenderer.exit?.(report), 1);
  });

  it('passes over a copy that is not what it was, says so with exit 1, and compares the next with the one before', async (t) => {
    const {look, copies: files} = await fiveCopies(t);
    rot(files[2]);
    const {report, copies} = await look();
    assert.deepEqual(statesIn(copies), ['read', 'read', 'passed over', 'read', 'read']);
    assert.deepEqual([copies[2]?.verdict, copies[2]?.changes], ['changed', null]);
    assert.match(copies[2]?.reason ?? '', /BLAKE3/);
    assert.deepEqual(copies[3]?.changes, removed);
    assert.equal(historyRenderer.exit?.(report), 1);
    assert.match(historyRenderer.text(report) ?? '', /passed over .*20260103.*BLAKE3/);
  });

  it('does not believe the index of a copy whose file, receipt or bytes are others', async (t) => {
    const {cwd, look, copies: files, change, take} = await fiveCopies(t);
    await look();
    // One that is gone: the next has another before it.
    const aside = path.join(cwd, 'aside');
    mkdirSync(aside);
    const parts = ['', '.seal', '.receipt.json'].map((ending) => [
      `${files[1]}${ending}`,
      path.join(aside, `2${ending}`),
    ]);
    for (const [from, to] of parts) renameSync(from!, to!);
    const {copies} = await look();
    assert.deepEqual(changesIn(copies.slice(0, 2)), [null, {nodes: changed.nodes, edges: removed.edges}]);
    for (const [from, to] of parts) renameSync(to!, from!);
    await look();
    // Rotten since, size and time as they were: seen as soon as its bytes are needed, and then told of it as of any other.
    rot(files[4]);
    await change((graph) => graph.addNode(['N'], properties({name: 'later'})));
    await take(6);
    const rotten = (await look()).copies;
    assert.deepEqual([rotten[4]?.state, rotten[4]?.verdict], ['passed over', 'changed']);
    assert.deepEqual(rotten[5]?.changes, {nodes: {...none, added: 2}, edges: none});
  });

  it('goes on where nothing can be kept, and says so', async (t) => {
    const {look, index} = await fiveCopies(t);
    mkdirSync(index);
    const {copies, notes} = await look();
    assert.deepEqual(changesIn(copies), [null, changed, removed, nothing, added]);
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? '', /nothing is kept in .*, and the next look takes as long/);
  });

  it('tells of copies that are compressed, and of copies without a receipt that are of the store', async (t) => {
    const {store, change, take, look, shelf, cwd} = workplace(t);
    await take(1);
    await change((graph) => graph.updateNode(2, properties({rank: 7n})));
    await take(2, 'zstd');
    await change((graph) => graph.deleteEdge(1));
    const bare = path.join(shelf, `${path.basename(store, '.liel')}-20260103-000000.liel`);
    writeFileSync(bare, readFileSync(store));
    const other = smallStore((graph) => {
      for (let i = 1; i <= 4; i++) graph.updateNode(i, properties({other: BigInt(i)}));
    });
    writeFileSync(
      bare.replace('03-', '04-'),
      other.map((byte, i) => (i < 0 ? 0 : byte)),
    );
    const foreign = path.join(cwd, 'foreign.liel');
    const graph = await Graph.open(foreign);
    for (let i = 0; i < 3; i++) graph.addNode(['Another'], properties({of: 'another store'}));
    graph.commit();
    await graph.close();
    renameSync(foreign, bare.replace('03-', '05-'));
    const {copies, report} = await look();
    assert.deepEqual(
      copies.map(({state, verdict}) => `${state}, ${verdict}`),
      ['read, drilled', 'read, drilled', 'read, no receipt', 'read, no receipt', 'passed over, changed'],
    );
    assert.deepEqual(changesIn(copies.slice(0, 3)), [null, changed, removed]);
    assert.match(copies[4]?.reason ?? '', /others from the first on/);
    assert.deepEqual(changesIn((await look({target: shelf})).copies), changesIn(copies));
    assert.equal(report.stores.length, 1);
  });

  it('refuses where there is no copy, and where not one is sound', async (t) => {
    const {store, shelf, take, look} = workplace(t);
    await assert.rejects(look(), raises(conditions.noBackup));
    mkdirSync(shelf);
    await assert.rejects(look({target: shelf}), raises(conditions.noCopies));
    rot(await take(1));
    await assert.rejects(look(), raises(conditions.copyUnsound));
    rmSync(store);
    await assert.rejects(look(), raises(conditions.copyUnsound));
  });

  it('is told of a store that is not there any more', async (t) => {
    const {store, look} = await fiveCopies(t);
    rmSync(store);
    assert.deepEqual(changesIn((await look()).copies), [null, changed, removed, nothing, added]);
  });
});

describe('a copy that its receipt calls one of another store', () => {
  it('is left out of the history of a store that has its name, and told of by itself where the directory is asked', async (t) => {
    const {store, shelf, take, look} = workplace(t);
    await take(1);
    rmSync(store);
    const graph = await Graph.open(store);
    for (let i = 0; i < 3; i++) graph.addNode(['Another'], properties({of: 'another store'}));
    graph.commit();
    await graph.close();
    const own = await take(2);
    const {copies, notes} = await look();
    assert.deepEqual([copies.map(({backup}) => backup), notes.length], [[own], 1]);
    assert.match(notes[0] ?? '', /1 copy that bears its name is of another store/);
    assert.equal((await look({target: shelf})).report.stores.length, 2);
  });
});

describe('the history of a record', () => {
  it('is every value that it had, and between which copies it changed, with the index and without', async (t) => {
    const {look, ask, copies: files} = await fiveCopies(t);
    for (const isIndexed of [false, true]) {
      if (isIndexed) await look();
      const {stores} = await ask('node', 1);
      const [first, second] = stores[0]?.states ?? [];
      assert.equal(stores[0]?.states.length, 2);
      assert.deepEqual(first?.fields.at(-1), {field: 'property', property: 'rank', value: 1n});
      assert.deepEqual(
        [second?.after?.backup, second?.since.backup, second?.until.backup, second?.copies],
        [files[0], files[1], files[4], 4],
      );
      assert.deepEqual(second?.changes, [{field: 'property', property: 'rank', before: 1n, after: 1}]);
    }
  });

  it('says when it came, when it went, and that it never was, which is a no', async (t) => {
    const {ask} = await fiveCopies(t);
    const presence = async (kind: 'node' | 'edge', id: number) => {
      const report = await ask(kind, id);
      const spans = report.stores[0]?.states.map(({present, copies}) => `${present ? 'there' : 'not'} ${copies}`);
      return [spans, recordHistoryRenderer.exit?.(report)];
    };
    assert.deepEqual(await presence('edge', 1), [['there 2', 'not 3'], 0]);
    assert.deepEqual(await presence('node', 6), [['not 4', 'there 1'], 0]);
    assert.deepEqual(await presence('node', 999_999), [['not 5'], 1]);
  });

  it('reads what it tells through the seal: a rotten page of the record is passed over, and no other is read', async (t) => {
    const {ask, copies: files} = await fiveCopies(t);
    const {offset} = corrupt(readFileSync(files[1])).blobOf('node', 1);
    rot(files[1], offset);
    // A page of the WAL region, where no record lies.
    rot(files[2], 100 * 4096);
    const report = await ask('node', 1);
    assert.deepEqual(
      report.stores[0]?.passed_over.map(({backup, reason}) => [
        backup,
        /page \d+ is another than its seal says/.test(reason),
      ]),
      [[files[1], true]],
    );
    assert.equal(report.stores[0]?.copies, 4);
    assert.equal(recordHistoryRenderer.exit?.(report), 1);
  });

  it('proves a copy as a whole where its seal is gone, or is that of another', async (t) => {
    const {ask, copies: files} = await fiveCopies(t);
    rmSync(`${files[1]}.seal`);
    writeFileSync(`${files[2]}.seal`, readFileSync(`${files[0]}.seal`));
    const whole = await ask('node', 1);
    assert.deepEqual(whole.stores[0]?.passed_over, [
      {backup: files[2], reason: whole.stores[0]?.passed_over[0]?.reason, unsound: true},
    ]);
    rot(files[1]);
    assert.equal((await ask('node', 1)).stores[0]?.passed_over.length, 2);
  });
});
