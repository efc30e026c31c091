import assert from 'node:assert/strict';
import {mkdirSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {StoreBackups} from '../../../src/engine/outputs/store-backups.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {backUp} from '../../support/backup-of.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const now = new Date('2026-02-01T00:00:00Z');

function workplace(t: TestContext) {
  const directory = temporaryDirectory(t);
  const at = (name: string): string => path.join(directory, name);
  const store = at('x.liel');
  writeFileSync(store, smallStore());
  const take = (shelf: string, day: string) =>
    backUp(store, path.join(shelf, '/'), {now: new Date(`2026-01-${day}T00:00:00Z`)});
  return {directory, at, store, take};
}

describe('the newest backup of a store', () => {
  it('is the newest that a receipt calls its own, in backups/, beside it and where else one looks', async (t) => {
    const {directory, at, store, take} = workplace(t);
    mkdirSync(at('elsewhere'));
    const shelf = new StoreBackups(store, [at('elsewhere')]);
    const nothing = {
      newest: null,
      copies: [],
      shelved: [],
      strangers: 0,
      count: 0,
      baseless: [],
      uncounted: [],
      unsound: [],
      troubles: [],
      directory: at('elsewhere'),
    };
    assert.deepEqual(await shelf.look(now), nothing);
    const [older, newer] = [await take(directory, '02'), await take(at('backups'), '03')];
    // The time of the file says nothing.
    utimesSync(newer.backup, 1, 1);
    assert.deepEqual([(await shelf.look(now)).newest?.path, (await shelf.look(now)).count], [newer.backup, 2]);
    const elsewhere = await take(at('elsewhere'), '04');
    assert.equal((await shelf.look(now)).newest?.path, elsewhere.backup);
    rmSync(at('elsewhere'), {recursive: true});
    assert.deepEqual(
      (await shelf.look(now)).troubles.map(({condition}) => condition.code),
      [conditions.directoryMissing.code],
    );
    rmSync(at('backups'), {recursive: true});
    assert.deepEqual((await shelf.look(now)).newest?.path, older.backup);
    assert.equal((await new StoreBackups(store).look(now)).directory, at('backups'));
  });

  it('is none of another store of that name, none without a receipt, and none of a time to come', async (t) => {
    const {at, store, take} = workplace(t);
    const {backup: own} = await take(at('backups'), '02');
    mkdirSync(at('other'));
    writeFileSync(at('other/x.liel'), smallStore());
    const {backup: others} = await backUp(at('other/x.liel'), path.join(at('backups'), '/'), {
      now: new Date('2026-01-05T00:00:00Z'),
    });
    const {backup: bare} = await take(at('backups'), '06');
    rmSync(`${bare}.receipt.json`);
    const {backup: future} = await take(at('backups'), '07');
    for (const ending of ['', '.seal', '.receipt.json']) {
      renameSync(future + ending, at(`backups/x-20991231-000000.liel${ending}`));
    }
    const {newest, count, uncounted} = await new StoreBackups(store).look(now);
    assert.deepEqual([newest?.path, count], [own, 1]);
    const reasons = new Map(uncounted.map(({path: file, reason}) => [path.basename(file), reason]));
    assert.match(reasons.get(path.basename(others)) ?? '', /it is of .*other\/x\.liel/);
    assert.match(reasons.get(path.basename(bare)) ?? '', /no receipt/);
    assert.match(reasons.get('x-20991231-000000.liel') ?? '', /still to come/);
    assert.deepEqual(uncounted.filter(({isOfFuture}) => isOfFuture).length, 1);
  });

  it('is none of the store that had the place before, when another one is made there', async (t) => {
    const {at, store, take} = workplace(t);
    await take(at('backups'), '02');
    const shelf = new StoreBackups(store);
    assert.equal((await shelf.look(now)).count, 1);
    rmSync(store);
    writeFileSync(
      store,
      smallStore((graph) => graph.addNode(['later'])),
    );
    assert.equal((await shelf.look(now)).count, 1, 'one that begins with the same records is the same');
    rmSync(store);
    const device = new MemoryDevice('another');
    const graph = Graph.over(device);
    graph.addNode(['Another'], properties({name: 'node 1'}));
    graph.commit();
    writeFileSync(store, device.content());
    const {count, uncounted} = await shelf.look(now);
    assert.equal(count, 0);
    assert.match(uncounted[0].reason, /other records from the first on/);
  });
});
