import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {lock} from '../../../src/engine/operations/lock.js';
import {finish} from '../../support/finish.js';
import {deadOwner, deadPid, ownerOf, plantLock} from '../../support/planted-lock.js';
import {raises} from '../../support/raises.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

test('a lock is reported as it is, and removed when that is asked for and its holder is dead', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  await assert.rejects(finish(lock({store})), raises(conditions.inputMissing));
  writeFileSync(store, '');
  const free = {store, lock: `${store}.lock`, state: 'free', pid: null, since: null, problem: null, released: false};
  for (const release of [false, true]) assert.deepEqual((await finish(lock({store, release}))).report, free);
  plantLock(store, deadOwner);
  const stale = {...free, state: 'stale', pid: deadPid, since: '2023-11-14T22:13:20.000Z'};
  assert.deepEqual((await finish(lock({store}))).report, stale);
  assert.ok(existsSync(`${store}.lock`));
  assert.deepEqual((await finish(lock({store, release: true}))).report, {...stale, released: true});
  assert.ok(!existsSync(`${store}.lock`));
});

test('a lock whose holder lives, or may live, is not removed', async (t) => {
  for (const [owner, condition] of [
    [ownerOf(process.ppid, 1), conditions.storeLocked],
    ['{}', conditions.lockUnprovable],
  ] as const) {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    writeFileSync(store, '');
    plantLock(store, owner);
    await assert.rejects(finish(lock({store, release: true})), raises(condition));
    assert.ok(existsSync(`${store}.lock`));
  }
});
