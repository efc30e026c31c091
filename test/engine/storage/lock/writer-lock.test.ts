import assert from 'node:assert/strict';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {
  forceRelease,
  inspectLock,
  releaseLocksSync,
  WriterLock,
} from '../../../../src/engine/storage/lock/writer-lock.js';
import {holdLock, startOurs} from '../../../support/lock-holder.js';
import {needsPeer, runPeer} from '../../../support/peer.js';
import {
  alreadyOpen,
  deadOwner,
  deadPid,
  isTakenByUs,
  longerThanTwoHeartbeatsMs,
  openAsPeer,
  ownerOf,
  plantLock,
  raises,
  readOwnerText,
  replaceLock,
  snapshot,
} from '../../../support/planted-lock.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';
import {untilSaid} from '../../../support/waiting.js';

// A live holder (test case 44)

for (const who of ['peer', 'ours'] as const) {
  const options = who === 'peer' ? needsPeer : {};

  test(`a store that a living process holds is refused with its holder (${who})`, options, async (t) => {
    const directory = temporaryDirectory(t);
    const store = path.join(directory, 'a.liel');
    const holder = await holdLock(t, who, store);
    const before = snapshot(directory);
    await assert.rejects(
      WriterLock.acquire(store),
      raises(conditions.storeLocked, {store, holder: `process ${holder.pid}`}),
    );
    const found = inspectLock(store);
    assert.equal(found.state, 'held');
    assert.equal(found.pid, holder.pid);
    assert.ok(Math.abs(found.createdAtUnixMs! - Date.now()) < 60_000);
    if (who === 'peer') assert.deepEqual(snapshot(directory), before);
    await holder.release();
    assert.equal(inspectLock(store).state, 'free');
    assert.equal(await isTakenByUs(store), true);
  });

  test(`the lock of a killed process is taken over and nothing of it stays (${who})`, options, async (t) => {
    const directory = temporaryDirectory(t);
    const store = path.join(directory, 'a.liel');
    const holder = await holdLock(t, who, store);
    await holder.kill('SIGKILL');
    const found = inspectLock(store);
    assert.equal(found.state, 'stale');
    assert.equal(found.pid, holder.pid);
    const lock = await WriterLock.acquire(store);
    lock.assertHeld();
    assert.equal(inspectLock(store).pid, process.pid);
    const inside = fs.readdirSync(`${store}.lock`).filter((name) => name !== 'holder.json');
    assert.deepEqual(inside, ['owner.json']);
    await lock.release();
    assert.deepEqual(
      fs.readdirSync(directory).filter((name) => name !== 'a.liel'),
      [],
    );
  });
}

test('the peer refuses a store while we hold its lock, and opens it after the release', needsPeer, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lock = await WriterLock.acquire(store);
  assert.deepEqual(openAsPeer(store), [alreadyOpen(store)]);
  lock.assertHeld();
  await lock.release();
  assert.deepEqual(openAsPeer(store), ['taken']);
});

test('the peer takes over the lock of a killed process of ours', needsPeer, async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const holder = await holdLock(t, 'ours', store);
  await holder.kill('SIGKILL');
  assert.ok(fs.existsSync(`${store}.lock`));
  assert.deepEqual(openAsPeer(store), ['taken']);
  assert.deepEqual(fs.readdirSync(directory), ['a.liel']);
});

test('a second lock in one process is refused, by every name of the store', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const link = path.join(directory, 'link.liel');
  fs.writeFileSync(store, '');
  fs.symlinkSync('a.liel', link);
  const lock = await WriterLock.acquire(store);
  for (const name of [store, link, path.relative(process.cwd(), store)]) {
    await assert.rejects(WriterLock.acquire(name), raises(conditions.storeLocked, {holder: 'this process'}));
  }
  lock.assertHeld();
  await lock.release();
  const both = await Promise.allSettled([WriterLock.acquire(store), WriterLock.acquire(store)]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
  releaseLocksSync();
});

test('waiting ends with the lock when its holder lets go in time', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const first = await WriterLock.acquire(store);
  const second = WriterLock.acquire(store, {waitMs: 30_000});
  await sleep(250);
  await first.release();
  const lock = await second;
  lock.assertHeld();
  await lock.release();
});

test('waiting ends with a refusal when the time is over', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  plantLock(store, ownerOf(process.ppid, Date.now()));
  const began = performance.now();
  await assert.rejects(WriterLock.acquire(store, {waitMs: 350}), raises(conditions.storeLocked));
  const tookMs = performance.now() - began;
  assert.ok(tookMs >= 349, `${tookMs} ms`);
});

test('of many processes that want a lock one at a time has it, a dead holder to begin with', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  plantLock(store, deadOwner);
  const script = `
import fs from 'node:fs';
import {WriterLock} from '${new URL('../../../../src/engine/storage/lock/writer-lock.ts', import.meta.url)}';
console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
for (let i = 0; i < 10; i++) {
  const lock = await WriterLock.acquire(process.argv[1], {waitMs: 60000});
  const mark = fs.openSync(process.argv[1] + '.writing', 'wx');
  await new Promise((resolve) => setTimeout(resolve, 5));
  lock.assertHeld();
  fs.closeSync(mark);
  fs.unlinkSync(process.argv[1] + '.writing');
  await lock.release();
}
process.exit();
`;
  const children = Array.from({length: 4}, () => startOurs(script, [store]));
  t.after(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  await Promise.all(children.map((child) => untilSaid(child, /ready/)));
  const exits = children.map((child) => once(child, 'exit'));
  for (const child of children) child.stdin!.write('go');
  assert.deepEqual(
    (await Promise.all(exits)).map(([status]) => status),
    [0, 0, 0, 0],
  );
  assert.deepEqual(fs.readdirSync(directory), []);
});

// What an owner.json says (test case 46)

/** Owner texts, and whether their lock may be taken (lock.md 2.2). */
const oddNames = [
  'a "quoted" \\ back\\\\slash',
  'tab\tline\nreturn\r',
  'del\u007f nel\u0085 apc\u009f nbsp\u00a0',
  'é😀\u2028 \u0001\u001f',
];

test('our owner.json has the bytes of the peer, for odd names too', needsPeer, async (t) => {
  const directory = temporaryDirectory(t);
  for (const name of ['plain', ...oddNames]) {
    const store = path.join(directory, name, `${name}.liel`);
    fs.mkdirSync(path.dirname(store));
    const run = runPeer(
      "import sys, liel; db = liel.open(sys.argv[1]); print(open(sys.argv[1] + '.lock/owner.json').read(), end='')",
      [store],
    );
    assert.equal(run.status, 0, run.stderr);
    const lock = await WriterLock.acquire(store);
    const {pid, createdAtUnixMs} = inspectLock(store);
    const ours = readOwnerText(store);
    await lock.release();
    assert.equal(pid, process.pid);
    assert.ok(Math.abs(createdAtUnixMs! - Date.now()) < 10_000);
    const [theirPid, theirTime] = run.stdout.match(/\d+(?=,\n)/g)!;
    assert.equal(
      ours.replace(`: ${pid},`, `: ${theirPid},`).replace(`: ${createdAtUnixMs},`, `: ${theirTime},`),
      run.stdout,
    );
  }
});

test('an owner.json is read back from a store with an odd name', async (t) => {
  const directory = temporaryDirectory(t);
  for (const name of oddNames) {
    const lock = await WriterLock.acquire(path.join(directory, name));
    lock.assertHeld();
    assert.equal(JSON.parse(readOwnerText(path.join(directory, name))).path, path.join(directory, name));
    await lock.release();
  }
});

/** A store with a link to it, and a link to a store that is not there yet. */
function plantLinks(directory: string) {
  const store = path.join(directory, 'a.liel');
  const link = path.join(directory, 'elsewhere', 'link.liel');
  const dangling = path.join(directory, 'elsewhere', 'dangling.liel');
  fs.mkdirSync(path.dirname(link));
  fs.writeFileSync(store, '');
  fs.symlinkSync('../a.liel', link);
  fs.symlinkSync('../missing.liel', dangling);
  return {store, link, dangling};
}

test('a linked store is locked under its own name, a dangling link under the name of the link', async (t) => {
  const {store, link, dangling} = plantLinks(temporaryDirectory(t));
  const locks = [await WriterLock.acquire(link), await WriterLock.acquire(dangling)];
  assert.ok(fs.existsSync(`${store}.lock`));
  assert.ok(fs.existsSync(`${dangling}.lock`));
  assert.equal(inspectLock(link).lockPath, `${store}.lock`);
  assert.equal(JSON.parse(readOwnerText(store)).path, store);
  assert.equal(JSON.parse(readOwnerText(dangling)).path, dangling);
  for (const lock of locks) await lock.release();
});

test('the peer locks linked stores under the same names', needsPeer, async (t) => {
  const {store, link, dangling} = plantLinks(temporaryDirectory(t));
  fs.rmSync(store);
  assert.deepEqual(openAsPeer(store), ['taken']);
  for (const [name, lockedName] of [
    [link, store],
    [store, store],
    [dangling, dangling],
  ] as const) {
    const lock = await WriterLock.acquire(name);
    assert.deepEqual(openAsPeer(name), [alreadyOpen(lockedName)]);
    await lock.release();
  }
  const holder = await holdLock(t, 'peer', link);
  await assert.rejects(WriterLock.acquire(store), raises(conditions.storeLocked, {holder: `process ${holder.pid}`}));
  await holder.release();
  const second = await holdLock(t, 'peer', dangling);
  assert.equal(JSON.parse(readOwnerText(dangling)).pid, second.pid);
});

// A lock that is no longer ours (test cases 50 and 51)

test('release leaves a lock that has become another process’s', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lock = await WriterLock.acquire(store);
  lock.assertHeld();
  replaceLock(store, ownerOf(process.ppid, inspectLock(store).createdAtUnixMs!));
  const theirs = snapshot(path.dirname(store));
  assert.throws(() => lock.assertHeld(), raises(conditions.lockLost, {store}));
  await lock.release();
  assert.deepEqual(snapshot(path.dirname(store)), theirs);
});

test('release leaves a lock of our own process id with another time', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lock = await WriterLock.acquire(store);
  const other = ownerOf(process.pid, inspectLock(store).createdAtUnixMs! + 1);
  replaceLock(store, other);
  assert.throws(() => lock.assertHeld(), raises(conditions.lockLost));
  await lock.release();
  assert.equal(readOwnerText(store), other);
});

test('release leaves an empty directory that another process has just made', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lock = await WriterLock.acquire(store);
  fs.rmSync(`${store}.lock`, {recursive: true});
  fs.mkdirSync(`${store}.lock`);
  assert.throws(() => lock.assertHeld(), raises(conditions.lockLost));
  await lock.release();
  assert.ok(fs.existsSync(`${store}.lock`));
});

test('a lock whose directory is gone is lost; releasing it is fine, and it can be had again', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lock = await WriterLock.acquire(store);
  fs.rmSync(`${store}.lock`, {recursive: true});
  assert.throws(() => lock.assertHeld(), raises(conditions.lockLost));
  await lock.release();
  await lock.release();
  assert.equal(await isTakenByUs(store), true);
});

test('a released lock is not held, and a second release leaves the next holder alone', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const first = await WriterLock.acquire(store);
  await first.release();
  assert.throws(() => first.assertHeld(), raises(conditions.lockLost));
  const second = await WriterLock.acquire(store);
  await first.release();
  second.assertHeld();
  await second.release();
});

test('a loss that a heartbeat saw is final, raises nothing by itself, and release still gives back what is ours', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lock = await WriterLock.acquire(store);
  fs.renameSync(`${store}.lock`, `${store}.aside`);
  await sleep(longerThanTwoHeartbeatsMs);
  fs.renameSync(`${store}.aside`, `${store}.lock`);
  assert.throws(() => lock.assertHeld(), raises(conditions.lockLost));
  await lock.release();
  assert.equal(inspectLock(store).state, 'free');
});

test('an import of the peer over a locked store is noticed', needsPeer, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  fs.writeFileSync(`${store}.json`, '{"export_version": 1, "nodes": [], "edges": []}');
  const lock = await WriterLock.acquire(store);
  lock.assertHeld();
  const script = "import runpy, sys; sys.argv[0] = 'liel'; runpy.run_module('liel.cli', run_name='__main__')";
  const run = runPeer(script, ['import', `${store}.json`, '-o', store, '--force']);
  assert.equal(run.status, 0, run.stderr);
  assert.throws(() => lock.assertHeld(), raises(conditions.lockLost));
  await lock.release();
});

// Age and the end of a process

test('no lock is too old: a living holder keeps it, and an empty one stays', async (t) => {
  const directory = temporaryDirectory(t);
  const stores = ['held', 'empty', 'ours'].map((name) => path.join(directory, name));
  plantLock(stores[0]!, ownerOf(process.ppid, Date.now()));
  plantLock(stores[1]!);
  const lock = await WriterLock.acquire(stores[2]!);
  for (const store of stores) fs.utimesSync(`${store}.lock`, 1, 1);
  assert.deepEqual(await Promise.all(stores.map(isTakenByUs)), [false, false, false]);
  lock.assertHeld();
  await sleep(longerThanTwoHeartbeatsMs);
  lock.assertHeld();
  assert.ok(fs.statSync(`${stores[2]}.lock`).mtimeMs > Date.now() - 60_000, 'the heartbeat shows');
  await lock.release();
  assert.deepEqual(fs.readdirSync(directory).sort(), ['empty.lock', 'held.lock']);
});

test('the peer still refuses a lock that has been held for some heartbeats', needsPeer, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lock = await WriterLock.acquire(store);
  const before = readOwnerText(store);
  await sleep(longerThanTwoHeartbeatsMs);
  assert.deepEqual(openAsPeer(store), [alreadyOpen(store)]);
  assert.equal(readOwnerText(store), before);
  lock.assertHeld();
  await lock.release();
});

test('a held lock does not keep a process alive, and goes with it', async (t) => {
  const directory = temporaryDirectory(t);
  const script = `
import {WriterLock} from '${new URL('../../../../src/engine/storage/lock/writer-lock.ts', import.meta.url)}';

const lock = await WriterLock.acquire(process.argv[1]);
lock.assertHeld();
process.on('exit', (status) => console.log('exit', status));
`;
  const child = startOurs(script, [path.join(directory, 'a.liel')]);
  t.after(() => child.kill('SIGKILL'));
  await untilSaid(child, /exit 0/);
  const [status] = await once(child, 'exit');
  assert.equal(status, 0);
  assert.deepEqual(fs.readdirSync(directory), []);
});

test('a process that a signal ends leaves no lock behind', async (t) => {
  const directory = temporaryDirectory(t);
  const holder = await holdLock(t, 'ours', path.join(directory, 'a.liel'));
  await holder.kill('SIGTERM');
  assert.deepEqual(fs.readdirSync(directory), []);
});

test('all locks of a process can be given back at once, and those of others stay', async (t) => {
  const directory = temporaryDirectory(t);
  const stores = ['a', 'b', 'lost'].map((name) => path.join(directory, name));
  for (const store of stores) await WriterLock.acquire(store);
  replaceLock(stores[2]!, ownerOf(process.ppid, Date.now()));
  releaseLocksSync();
  assert.deepEqual(fs.readdirSync(directory), ['lost.lock']);
  releaseLocksSync();
  assert.equal(await isTakenByUs(stores[0]!), true);
});

// Release by hand

test('a release by hand removes the lock of a dead holder only', async (t) => {
  const directory = temporaryDirectory(t);
  const [stale, held, empty, free] = ['stale', 'held', 'empty', 'free'].map((name) => path.join(directory, name));
  plantLock(stale!, deadOwner);
  plantLock(held!, ownerOf(process.ppid, Date.now()));
  plantLock(empty!);
  assert.deepEqual(await forceRelease(stale!), {
    state: 'stale',
    lockPath: `${stale}.lock`,
    pid: deadPid,
    createdAtUnixMs: 1_700_000_000_000,
  });
  assert.equal((await forceRelease(free!)).state, 'free');
  await assert.rejects(forceRelease(held!), raises(conditions.storeLocked, {holder: `process ${process.ppid}`}));
  await assert.rejects(forceRelease(empty!), raises(conditions.lockUnprovable));
  const lock = await WriterLock.acquire(free!);
  await assert.rejects(forceRelease(free!), raises(conditions.storeLocked, {holder: 'this process'}));
  lock.assertHeld();
  await lock.release();
  assert.deepEqual(fs.readdirSync(directory).sort(), ['empty.lock', 'held.lock']);
});
