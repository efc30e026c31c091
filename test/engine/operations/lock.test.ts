import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {lock} from '../../../src/engine/operations/lock.js';
import {lockRenderer} from '../../../src/ui/lock-text.js';
import {finish} from '../../support/finish.js';
import {holdLock} from '../../support/lock-holder.js';
import {deadOwner, deadPid, ownerOf, plantLock} from '../../support/planted-lock.js';
import {raises} from '../../support/raises.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

test('a lock is reported as it is, and removed when that is asked for and its holder is dead', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  await assert.rejects(finish(lock({store})), raises(conditions.inputMissing));
  writeFileSync(store, '');
  const nobody = {pid: null, program: null, taken_at: null, problem: null};
  const free = {store, lock: `${store}.lock`, state: 'free', ...nobody, released: false};
  for (const release of [false, true]) assert.deepEqual((await finish(lock({store, release}))).report, free);
  plantLock(store, deadOwner);
  const stale = {...free, state: 'stale', pid: deadPid, taken_at: '2023-11-14T22:13:20.000Z'};
  const {report} = await finish(lock({store}));
  assert.deepEqual(report, stale);
  // When the lock was taken is known, when its holder died is not.
  const said = `stale lock, taken \\d+ d ago \\(2023-11-14T22:13:20.000Z\\) by process ${deadPid}, which is dead\n`;
  assert.match(String(lockRenderer.text(report)), new RegExp(said));
  assert.ok(existsSync(`${store}.lock`));
  assert.deepEqual((await finish(lock({store, release: true}))).report, {...stale, released: true});
  assert.ok(!existsSync(`${store}.lock`));
});

test('a lock whose holder lives, or may live, is not removed', async (t) => {
  for (const [owner, condition] of [
    [ownerOf(process.ppid, Date.now()), conditions.storeLocked],
    ['{}', conditions.lockUnprovable],
  ] as const) {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    writeFileSync(store, '');
    plantLock(store, owner);
    await assert.rejects(finish(lock({store, release: true})), raises(condition));
    assert.ok(existsSync(`${store}.lock`));
  }
});

test('a lock of which it cannot be told who holds it is removed on an explicit word alone, that of a live holder never', async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(store, '');
  plantLock(store, '{}');
  const {report} = await finish(lock({store, release: true, force: true}));
  assert.deepEqual([report.state, report.released, existsSync(`${store}.lock`)], ['unprovable', true, false]);
  plantLock(store, ownerOf(process.ppid, Date.now()));
  await assert.rejects(finish(lock({store, release: true, force: true})), raises(conditions.storeLocked));
  assert.ok(existsSync(`${store}.lock`));
});

test('the program of a holder that lives is named, in one line', {skip: process.platform !== 'linux'}, async (t) => {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(store, '');
  const {pid} = await holdLock(t, 'ours', store);
  const {report} = await finish(lock({store}));
  assert.equal(report.pid, pid);
  assert.match(report.program!, /node.*--import tsx/);
  assert.ok([...report.program!].length <= 80, report.program!);
  assert.match(String(lockRenderer.text(report)), /: open for writing, taken .* ago \(.*Z\) by process \d+ \(.*node/);
});
