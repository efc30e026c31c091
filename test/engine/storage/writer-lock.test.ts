import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {type Condition, exit, Fault} from '../../../src/engine/faults/fault.js';
import {
  forceRelease,
  inspectLock,
  type LockState,
  releaseLocksSync,
  WriterLock,
} from '../../../src/engine/storage/writer-lock.js';
import {holdLock, startOurs, untilSaid} from '../../support/lock-holder.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** Larger than any process id a system gives, and not too large to be one. */
const deadPid = 2 ** 31 - 1;
const deadOwner = ownerOf(deadPid, 1_700_000_000_000);
const longerThanTwoHeartbeatsMs = 2300;

function ownerOf(pid: number, createdAtUnixMs: number, store = '/srv/project.liel'): string {
  return `{\n  "pid": ${pid},\n  "created_at_unix_ms": ${createdAtUnixMs},\n  "path": "${store}"\n}\n`;
}

/** Puts a lock directory beside a store; without an owner, an empty one. */
function plantLock(store: string, owner?: string | Uint8Array): string {
  const lockPath = `${store}.lock`;
  fs.mkdirSync(lockPath);
  if (owner !== undefined) fs.writeFileSync(path.join(lockPath, 'owner.json'), owner);
  return lockPath;
}

/** Replaces the lock directory of a store by one of another process. */
function replaceLock(store: string, owner: string): void {
  fs.rmSync(`${store}.lock`, {recursive: true});
  plantLock(store, owner);
}

function readOwnerText(store: string): string {
  return fs.readFileSync(path.join(`${store}.lock`, 'owner.json'), 'utf8');
}

/** Names, kinds, contents and modification times of all there is below a directory. */
function snapshot(directory: string): unknown {
  return fs.readdirSync(directory, {recursive: true, withFileTypes: true}).map((entry) => {
    const full = path.join(entry.parentPath, entry.name);
    return [full, fs.lstatSync(full).mtimeMs, entry.isFile() ? fs.readFileSync(full, 'latin1') : undefined];
  });
}

/** What changes when a directory entry, or what is in it, is written. */
function identity(file: string): unknown {
  const {ino, mode, mtimeMs, ctimeMs} = fs.lstatSync(file);
  return {ino, mode, mtimeMs, ctimeMs};
}

function raises(condition: unknown, facts: Record<string, unknown> = {}): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.condition.code, (condition as Condition).code, error.message);
    for (const [name, value] of Object.entries(facts)) assert.equal(error.facts[name], value);
    return true;
  };
}

function alreadyOpen(store: string): string {
  return (
    `liel: database file is already open for writing: ${store} (lock directory: ${store}.lock). liel allows only a ` +
    'single writer per file; close the existing GraphDB handle, wait for the other writer process to exit, or retry ' +
    'after stale lock recovery has completed.'
  );
}

/** What the peer does with each store: `taken`, or the text of its error. */
function openAsPeer(...stores: string[]): string[] {
  const run = runPeer(
    `
import json, sys, liel
def verdict(store):
    try:
        liel.open(store).close()
        return 'taken'
    except liel.AlreadyOpenError as error:
        return str(error)
print(json.dumps([verdict(store) for store in sys.argv[1:]]))
`,
    stores,
  );
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

/** Whether we can take the lock of a store; it is given back. */
async function isTakenByUs(store: string): Promise<boolean> {
  try {
    const lock = await WriterLock.acquire(store);
    await lock.release();
    return true;
  } catch (error) {
    assert.ok(error instanceof Fault && error.condition.exit === exit.busy, String(error));
    return false;
  }
}

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
    assert.deepEqual(fs.readdirSync(`${store}.lock`), ['owner.json']);
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
  assert.ok(tookMs >= 349 && tookMs < 2000, `${tookMs} ms`);
});

test('of many processes that want a lock one at a time has it, a dead holder to begin with', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  plantLock(store, deadOwner);
  const script = `
import fs from 'node:fs';
import {WriterLock} from '${new URL('../../../src/engine/storage/writer-lock.ts', import.meta.url)}';
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
  await Promise.all(children.map((child) => untilSaid(child, 'ready')));
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
const ownerTable: readonly (readonly [content: string | Uint8Array | undefined, state: LockState['state']])[] = [
  [undefined, 'unprovable'],
  ['', 'unprovable'],
  ['{}', 'unprovable'],
  [Uint8Array.of(0xff), 'unprovable'],
  [Buffer.concat([Buffer.from(deadOwner), Uint8Array.of(0xff)]), 'unprovable'],
  [deadOwner, 'stale'],
  [ownerOf(1, 1_700_000_000_000), 'held'],
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

test('a lock that is just being made is given the time to name its owner', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantLock(store);
  setTimeout(() => fs.writeFileSync(path.join(lockPath, 'owner.json'), ownerOf(process.ppid, 1)), 50);
  await assert.rejects(WriterLock.acquire(store), raises(conditions.storeLocked, {holder: `process ${process.ppid}`}));
});

test('a lock with our own process id is stale only when it is older than this process', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  plantLock(store, ownerOf(process.pid, Date.now() - process.uptime() * 1000 - 5000));
  assert.equal(inspectLock(store).state, 'stale');
  assert.equal(await isTakenByUs(store), true);
  for (const owner of [ownerOf(process.pid, Date.now()), `{"pid": ${process.pid}}`]) {
    plantLock(store, owner);
    assert.equal(inspectLock(store).state, 'unprovable');
    await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable));
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
  assert.deepEqual(fs.readdirSync(`${store}.lock`), ['owner.json']);
  fs.mkdirSync(path.join(`${store}.lock`, 'more'));
  fs.writeFileSync(path.join(`${store}.lock`, 'more', 'file'), 'text');
  await sleep(longerThanTwoHeartbeatsMs);
  lock.assertHeld();
  await lock.release();
  assert.deepEqual(fs.readdirSync(directory), []);
});

// Names (test cases 48 and 49)

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
  plantLock(stores[0]!, ownerOf(process.ppid, 1));
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
import {WriterLock} from '${new URL('../../../src/engine/storage/writer-lock.ts', import.meta.url)}';
const lock = await WriterLock.acquire(process.argv[1]);
lock.assertHeld();
process.on('exit', (status) => console.log('exit', status));
`;
  const child = startOurs(script, [path.join(directory, 'a.liel')]);
  t.after(() => child.kill('SIGKILL'));
  await untilSaid(child, 'exit 0');
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
  assert.deepEqual(forceRelease(stale!), {
    state: 'stale',
    lockPath: `${stale}.lock`,
    pid: deadPid,
    createdAtUnixMs: 1_700_000_000_000,
  });
  assert.equal(forceRelease(free!).state, 'free');
  assert.throws(() => forceRelease(held!), raises(conditions.storeLocked, {holder: `process ${process.ppid}`}));
  assert.throws(() => forceRelease(empty!), raises(conditions.lockUnprovable));
  const lock = await WriterLock.acquire(free!);
  assert.throws(() => forceRelease(free!), raises(conditions.storeLocked, {holder: 'this process'}));
  lock.assertHeld();
  await lock.release();
  assert.deepEqual(fs.readdirSync(directory).sort(), ['empty.lock', 'held.lock']);
});
