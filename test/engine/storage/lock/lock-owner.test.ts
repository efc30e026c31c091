import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import type {LockState} from '../../../../src/engine/storage/lock/lock-judgement.js';
import {isOwnedBy, writeOwner} from '../../../../src/engine/storage/lock/lock-owner.js';
import {removeLockOf} from '../../../../src/engine/storage/lock/lock-removal.js';
import {forceRelease, inspectLock, WriterLock} from '../../../../src/engine/storage/lock/writer-lock.js';
import {needsPeer} from '../../../support/peer.js';
import {
  alreadyOpen,
  deadOwner,
  deadPid,
  identity,
  isTakenByUs,
  longerThanTwoHeartbeatsMs,
  openAsPeer,
  ownerOf,
  plantLock,
  raises,
  readOwnerText,
  snapshot,
} from '../../../support/planted-lock.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const ownerTable: readonly (readonly [content: string | Uint8Array | undefined, state: LockState['state']])[] = [
  [undefined, 'unprovable'],
  ['', 'unprovable'],
  ['{}', 'unprovable'],
  [Uint8Array.of(0xff), 'unprovable'],
  [Buffer.concat([Buffer.from(deadOwner), Uint8Array.of(0xff)]), 'unprovable'],
  [deadOwner, 'stale'],
  [ownerOf(process.ppid, Date.now()), 'held'],
  ['"pid":1', 'held'],
  [`"pid":${deadPid}`, 'stale'],
  [`{"x":{"pid":${deadPid}},"pid":1}`, 'stale'],
  [`{"x":{"pid":1},"pid":${deadPid}}`, 'held'],
  [`{"x":"pid","y":${deadPid},"pid":1}`, 'stale'],
  [`"pid" is : ${deadPid}`, 'stale'],
  [`"pid":${deadPid}.5`, 'stale'],
  [`"pid":${deadPid}e9`, 'stale'],
  [`"pid":000000000000000000${deadPid}`, 'stale'],
  [`"pid":\u000b\u0085\u00a0\u3000${deadPid}`, 'stale'],
  [`"pid":\ufeff${deadPid}`, 'unprovable'],
  [`"pid":\u001c${deadPid}`, 'unprovable'],
  [`"pid":\u200b${deadPid}`, 'unprovable'],
  [`\ufeff{"pid":${deadPid}}`, 'stale'],
  ['"pid":0', 'stale'],
  ['"pid":2147483648', 'stale'],
  ['"pid":4294967295', 'stale'],
  ['"pid":4294967296', 'unprovable'],
  [`"pid":${'9'.repeat(400)}`, 'unprovable'],
  ['"pid":-1', 'unprovable'],
  [`"pid":+${deadPid}`, 'unprovable'],
  [`"pid":"${deadPid}"`, 'unprovable'],
  ['"pid":\u0661', 'unprovable'],
  ['"pid":', 'unprovable'],
  [`"pid" ${deadPid}`, 'unprovable'],
  [`'pid': ${deadPid}`, 'unprovable'],
];

function plantTable(t: Parameters<typeof temporaryDirectory>[0]): {directory: string; stores: string[]} {
  const directory = temporaryDirectory(t);
  const stores = ownerTable.map((_, row) => path.join(directory, `${row}.liel`));
  ownerTable.forEach(([content], row) => void plantLock(stores[row]!, content));
  return {directory, stores};
}

test('only an owner.json that names a dead process makes a lock stale', async (t) => {
  const {directory, stores} = plantTable(t);
  const before = snapshot(directory);
  const found = stores.map((store) => inspectLock(store));
  assert.deepEqual(
    found.map(({state}, row) => [row, state]),
    ownerTable.map(([, state], row) => [row, state]),
  );
  for (const {state, problem} of found) assert.equal(typeof problem, state === 'unprovable' ? 'string' : 'undefined');
  assert.deepEqual(snapshot(directory), before);
  const taken = await Promise.all(stores.map(isTakenByUs));
  assert.deepEqual(
    taken,
    ownerTable.map(([, state]) => state === 'stale'),
  );
});

test('the peer takes the same locks and refuses the same', needsPeer, (t) => {
  const {stores} = plantTable(t);
  assert.deepEqual(
    openAsPeer(...stores).map((verdict) => verdict === 'taken'),
    ownerTable.map(([, state]) => state === 'stale'),
  );
});

test('a lock that nobody owns is refused as unprovable, and stays', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const lock = plantLock(store);
  const before = snapshot(directory);
  await assert.rejects(
    WriterLock.acquire(store),
    raises(conditions.lockUnprovable, {store, lock, problem: 'it has no owner.json'}),
  );
  assert.deepEqual(snapshot(directory), before);
});

/** What a kill leaves of a lock, by the files inside: while it is made, and while it is given back. */
const halves: readonly (readonly [what: string, files: readonly string[]])[] = [
  ['before the place is written', ['holder.json.PID.0123abcd']],
  ['before the name is written', ['holder.json']],
  ['while the name is written', ['holder.json', 'owner.json.PID.0123abcd']],
  ['while it was given back', ['holder.json', 'owner.json.reap.PID.0123abcd']],
  ['near the end of that', ['owner.json.reap.PID.0123abcd']],
];

/** Puts a half-made lock beside a store. What has no name of its own yet may be empty. */
function plantHalf(store: string, files: readonly string[], pid: number): string {
  const lockPath = plantLock(store);
  for (const file of files) {
    const isStage = /PID/.test(file) && !file.includes('reap');
    const text = isStage ? '' : ownerOf(pid, pid === deadPid ? 1_700_000_000_000 : Date.now());
    fs.writeFileSync(path.join(lockPath, file.replace('PID', `${pid}`)), text);
  }
  return lockPath;
}

for (const [what, files] of halves) {
  test(`a lock whose maker was killed ${what} is stale, and taken; not while the maker lives`, async (t) => {
    const directory = temporaryDirectory(t);
    const [dead, living] = ['a.liel', 'b.liel'].map((name) => path.join(directory, name));
    plantHalf(dead, files, deadPid);
    assert.equal(inspectLock(dead).state, 'stale');
    const lock = await WriterLock.acquire(dead);
    lock.assertHeld();
    await lock.release();
    assert.deepEqual(fs.readdirSync(directory), [], 'nothing is left of either');
    plantHalf(living, files, process.ppid);
    const before = snapshot(directory);
    const holder = `process ${process.ppid}`;
    await assert.rejects(WriterLock.acquire(living), raises(conditions.storeLocked, {holder}));
    assert.deepEqual(snapshot(directory), before);
  });
}

test("a lock without a name in which another file lies, or in which one alone had a hand who lives, is nobody's to take", async (t) => {
  const directory = temporaryDirectory(t);
  const [strange, reaped] = ['a.liel', 'b.liel'].map((name) => path.join(directory, name));
  fs.writeFileSync(path.join(plantHalf(strange, ['holder.json'], deadPid), 'notes.txt'), 'mine');
  // A dead holder's lock, in the hands of one who lives and is about to remove it.
  const lockPath = plantHalf(reaped, ['holder.json'], deadPid);
  fs.writeFileSync(path.join(lockPath, `owner.json.reap.${process.ppid}.0123abcd`), deadOwner);
  const before = snapshot(directory);
  await assert.rejects(WriterLock.acquire(strange), raises(conditions.lockUnprovable));
  await assert.rejects(WriterLock.acquire(reaped), raises(conditions.storeLocked));
  assert.deepEqual(snapshot(directory), before);
});

/** Runs work while the owner of a lock puts its name inside between the look number `looks` of a reader and the next. */
async function namedAfterLooks<T>(lockPath: string, looks: number, owner: string, work: () => T): Promise<Awaited<T>> {
  let count = 0;
  const ownerFile = path.join(lockPath, 'owner.json');
  const statSync = ((file: fs.PathLike, options: fs.StatSyncOptions) => {
    const found = fs.statSync(file, options);
    if (String(file) === ownerFile && ++count === looks) fs.writeFileSync(ownerFile, owner);
    return found;
  }) as typeof fs.statSync;
  return await withCalls({statSync}, work);
}

test('a lock that is just being made is given the time to name its owner, by those who want it and those who look', async (t) => {
  const owner = ownerOf(process.ppid, Date.now());
  const wanted = path.join(temporaryDirectory(t), 'a.liel');
  await namedAfterLooks(plantLock(wanted), 1, owner, () =>
    assert.rejects(WriterLock.acquire(wanted), raises(conditions.storeLocked, {holder: `process ${process.ppid}`})),
  );
  const seen = path.join(temporaryDirectory(t), 'b.liel');
  const {state, pid} = await namedAfterLooks(plantLock(seen), 4, owner, () => inspectLock(seen));
  assert.deepEqual([state, pid], ['held', process.ppid]);
});

test('a lock that has had no name for long, or never gets one, is told as it is', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantLock(store);
  assert.equal(inspectLock(store).state, 'unprovable');
  const longAgo = new Date('2026-01-01T00:00:00Z');
  fs.utimesSync(lockPath, longAgo, longAgo);
  const {state} = await namedAfterLooks(lockPath, 3, ownerOf(process.ppid, Date.now()), () => inspectLock(store));
  assert.equal(state, 'unprovable');
  assert.ok(!fs.existsSync(path.join(lockPath, 'owner.json')), 'it was looked at no more than needed');
});

test('whose lock it is, is asked again while its name is in the hand of another for a moment', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantLock(store);
  const ours = {pid: 4711, createdAtUnixMs: 1};
  for (const [looks, isOurs] of [
    [1, true],
    [2, true],
    [3, false],
  ] as const) {
    const found = await namedAfterLooks(lockPath, looks, ownerOf(4711, 1), () => isOwnedBy(ours, lockPath));
    assert.equal(found, isOurs, `after ${looks} looks`);
    fs.rmSync(path.join(lockPath, 'owner.json'), {force: true});
  }
});

test('the name of the owner is whole on the medium, or not there', async (t) => {
  const lockPath = plantLock(path.join(temporaryDirectory(t), 'a.liel'));
  const calls: string[] = [];
  const recorded: Partial<typeof fs> = {
    renameSync: (from, to) => {
      calls.push('rename');
      fs.renameSync(from, to);
    },
    fsyncSync: (fd) => {
      calls.push('sync');
      fs.fsyncSync(fd);
    },
  };
  await withCalls(recorded, () => writeOwner(lockPath, deadOwner));
  assert.deepEqual([calls, fs.readdirSync(lockPath)], [['rename', 'sync'], ['owner.json']]);
});

test('a lock whose owner cannot be written is given up, and nothing of it stays', async (t) => {
  const directory = temporaryDirectory(t);
  const full = (): never => {
    throw Object.assign(new Error('ENOSPC'), {code: 'ENOSPC'});
  };
  for (const calls of [{writeSync: full}, {renameSync: full}, {fsyncSync: full}] as Partial<typeof fs>[]) {
    await withCalls(calls, () =>
      assert.rejects(WriterLock.acquire(path.join(directory, 'a.liel')), raises(conditions.diskFull)),
    );
    assert.deepEqual(fs.readdirSync(directory), []);
  }
});

test('a lock that becomes another process’s while it is being removed is left to that one, whole', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantLock(store, deadOwner);
  const owner = ownerOf(process.ppid, Date.now());
  let renames = 0;
  const renameSync: typeof fs.renameSync = (from, to) => {
    // Between the look at the dead lock and its removal, somebody else took it over.
    if (renames++ === 0) fs.writeFileSync(path.join(lockPath, 'owner.json'), owner);
    fs.renameSync(from, to);
  };
  const dead = {pid: deadPid, createdAtUnixMs: 1_700_000_000_000};
  assert.equal(await withCalls({renameSync}, () => removeLockOf(dead, lockPath)), false);
  assert.equal(readOwnerText(store), owner);
  assert.deepEqual(fs.readdirSync(lockPath), ['owner.json']);
});

test('a lock with our own process id that this process did not make stays; one that is older than it can be released', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  plantLock(store, ownerOf(process.pid, Date.now() - process.uptime() * 1000 - 5000));
  assert.equal(inspectLock(store).state, 'stale');
  await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable, {release: '--release'}));
  await forceRelease(store);
  for (const owner of [ownerOf(process.pid, Date.now()), `{"pid": ${process.pid}}`]) {
    plantLock(store, owner);
    assert.equal(inspectLock(store).state, 'unprovable');
    await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable));
    await assert.rejects(forceRelease(store), raises(conditions.lockUnprovable, {release: '--release --force'}));
    assert.equal(readOwnerText(store), owner);
    fs.rmSync(`${store}.lock`, {recursive: true});
  }
});

test('hostile things in place of a lock are unprovable, and looking changes nothing', async (t) => {
  const directory = temporaryDirectory(t);
  const make: Record<string, (lockPath: string, ownerPath: string) => void> = {
    'plain file': (lockPath) => fs.writeFileSync(lockPath, deadOwner),
    'link to a file': (lockPath) => fs.symlinkSync('plain file.liel.lock', lockPath),
    'dangling link': (lockPath) => fs.symlinkSync('nothing', lockPath),
    'link to itself': (lockPath) => fs.symlinkSync(lockPath, lockPath),
    fifo: (lockPath) => assert.equal(spawnSync('mkfifo', [lockPath]).status, 0),
    'owner a directory': (_, ownerPath) => fs.mkdirSync(ownerPath, {recursive: true}),
    'owner a dangling link': (lockPath, ownerPath) => {
      fs.mkdirSync(lockPath);
      fs.symlinkSync('nothing', ownerPath);
    },
    'owner a fifo': (lockPath, ownerPath) => {
      fs.mkdirSync(lockPath);
      assert.equal(spawnSync('mkfifo', [ownerPath]).status, 0);
    },
    'owner a device': (lockPath, ownerPath) => {
      fs.mkdirSync(lockPath);
      fs.symlinkSync('/dev/zero', ownerPath);
    },
    'owner too long': (lockPath, ownerPath) => {
      fs.mkdirSync(lockPath);
      fs.writeFileSync(ownerPath, deadOwner);
      fs.truncateSync(ownerPath, 2 ** 20);
    },
  };
  const canMakeAll = process.platform !== 'win32';
  for (const [name, plant] of Object.entries(canMakeAll ? make : {'plain file': make['plain file']!})) {
    const store = path.join(directory, `${name}.liel`);
    plant(`${store}.lock`, path.join(`${store}.lock`, 'owner.json'));
    const before = identity(`${store}.lock`);
    assert.equal(inspectLock(store).state, 'unprovable', name);
    assert.equal(await isTakenByUs(store), false, name);
    assert.deepEqual(identity(`${store}.lock`), before, name);
  }
});

// Odd lock directories (test case 47)

test('a plain file in place of the lock is refused by us and by the peer, and stays', needsPeer, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  fs.writeFileSync(`${store}.lock`, deadOwner);
  assert.deepEqual(openAsPeer(store), [alreadyOpen(store)]);
  await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable, {problem: 'it is no directory'}));
  assert.equal(fs.readFileSync(`${store}.lock`, 'utf8'), deadOwner);
});

/** A lock that is a link to a directory elsewhere, with the owner of a dead process and more inside. */
function plantLink(directory: string): {store: string; target: string} {
  const store = path.join(directory, 'a.liel');
  const target = path.join(directory, 'target');
  fs.mkdirSync(target);
  fs.writeFileSync(path.join(target, 'owner.json'), deadOwner);
  fs.writeFileSync(path.join(target, 'keep'), 'me');
  fs.symlinkSync('target', `${store}.lock`);
  return {store, target};
}

test('a stale lock that is a link is removed, and what it points to survives', async (t) => {
  const directory = temporaryDirectory(t);
  const {store, target} = plantLink(directory);
  const before = snapshot(target);
  assert.equal(inspectLock(store).state, 'stale');
  assert.equal(await isTakenByUs(store), true);
  assert.deepEqual(snapshot(target), before);
  assert.deepEqual(fs.readdirSync(directory), ['target']);
});

test('the peer does the same with a link', needsPeer, (t) => {
  const directory = temporaryDirectory(t);
  const {store, target} = plantLink(directory);
  const before = snapshot(target);
  assert.deepEqual(openAsPeer(store), ['taken']);
  assert.deepEqual(snapshot(target), before);
  assert.deepEqual(fs.readdirSync(directory).sort(), ['a.liel', 'target']);
});

test('further files in a lock neither save a dead holder nor cost a living one the lock', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  fs.mkdirSync(path.join(plantLock(store, deadOwner), 'more'));
  const lock = await WriterLock.acquire(store);
  assert.ok(!fs.existsSync(path.join(`${store}.lock`, 'more')));
  fs.mkdirSync(path.join(`${store}.lock`, 'more'));
  fs.writeFileSync(path.join(`${store}.lock`, 'more', 'file'), 'text');
  await sleep(longerThanTwoHeartbeatsMs);
  lock.assertHeld();
  await lock.release();
  assert.deepEqual(fs.readdirSync(directory), []);
});

// Names (test cases 48 and 49)
