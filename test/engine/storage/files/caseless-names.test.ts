import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {listBackups} from '../../../../src/engine/operations/backups/backups.js';
import {restore} from '../../../../src/engine/operations/backups/restore.js';
import {compact} from '../../../../src/engine/operations/compact/compact.js';
import {inspectLock, WriterLock} from '../../../../src/engine/storage/lock/writer-lock.js';
import {backUp} from '../../../support/backup-of.js';
import {caselessNames} from '../../../support/caseless-names.js';
import {finish} from '../../../support/finish.js';
import {raises} from '../../../support/raises.js';
import {smallStore} from '../../../support/sample-store.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** A store, and its name as somebody types it. */
function workplace(t: TestContext) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, 'Project.liel');
  writeFileSync(store, smallStore());
  return {cwd, store, typed: path.join(cwd, 'PROJECT.LIEL')};
}

describe('where names in other letters are the same name', () => {
  it('a store is not overwritten by what is made of it', async (t) => {
    const {store, typed} = workplace(t);
    const before = readFileSync(store);
    await withCalls(caselessNames(), async () => {
      const run = finish(compact({store, output: typed, inPlace: false, force: true, dryRun: false}));
      await assert.rejects(run, raises(conditions.outputIsInput));
      await assert.rejects(backUp(store, typed, {force: true}), raises(conditions.outputIsInput));
    });
    assert.deepEqual(readFileSync(store), before);
  });

  it('one lock is taken, whatever its store is called', async (t) => {
    const {store, typed} = workplace(t);
    await withCalls(caselessNames(), async () => {
      const lock = await WriterLock.acquire(store);
      try {
        assert.equal(inspectLock(typed).state, 'held');
        await assert.rejects(WriterLock.acquire(typed), raises(conditions.storeLocked));
      } finally {
        await lock.release();
      }
    });
  });

  it('copies belong to one store, and are got back to it', async (t) => {
    const {cwd, store, typed} = workplace(t);
    const shelf = path.join(cwd, 'backups', '/');
    await withCalls(caselessNames(), async () => {
      await backUp(store, shelf);
      const {backup: second} = await backUp(typed, shelf, {now: new Date('2026-01-03T00:00:00Z')});
      const {backups} = (await finish(listBackups({directory: shelf, verify: false}))).report;
      assert.deepEqual(new Set(backups.map((copy) => copy.store)), new Set([store]));
      writeFileSync(
        store,
        smallStore((graph) => graph.addNode(['newer'])),
      );
      await finish(restore({backup: second, store: typed, recovery: 'strict', waitMs: 0}));
    });
    assert.deepEqual(readFileSync(store), Buffer.from(smallStore()));
    assert.equal(readdirSync(cwd).filter((name) => /^project\.liel$/i.test(name)).length, 1);
    assert.equal(existsSync(typed), false, 'the name is the one that the store had');
  });
});
