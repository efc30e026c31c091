import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {ownPlace, type ProcessPlace} from '../../../../src/engine/storage/lock/process-facts.js';
import {forceRelease, inspectLock, WriterLock} from '../../../../src/engine/storage/lock/writer-lock.js';
import {holdLock} from '../../../support/lock-holder.js';
import {peerCommand} from '../../../support/peer.js';
import {deadPid, isTakenByUs, ownerOf, plantLock, raises, snapshot} from '../../../support/planted-lock.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';
import {untilSaid} from '../../../support/waiting.js';

const onLinux = {skip: process.platform === 'linux' ? false : 'this system does not tell where a process runs'};
const canUnshare = spawnSync('unshare', ['-pf', '--mount-proc', 'true']).status === 0;
const withNamespaces = {skip: canUnshare ? false : 'no PID namespace can be made here'};

/** A lock whose maker said where it runs. */
function plantPlaced(store: string, pid: number, createdAtUnixMs: number, place: ProcessPlace, of = store): string {
  const lockPath = plantLock(store, ownerOf(pid, createdAtUnixMs, of));
  const {bootId, pidNamespace, startedTicks, host} = place;
  const stated = {boot_id: bootId, pid_namespace: pidNamespace, started_ticks: startedTicks, host};
  const text = JSON.stringify({pid, created_at_unix_ms: createdAtUnixMs, ...stated});
  fs.writeFileSync(path.join(lockPath, 'holder.json'), text);
  return lockPath;
}

/** Requires that a lock stays where it is, unless somebody says expressly that it may go. */
async function staysInDoubt(store: string, problem: RegExp): Promise<void> {
  const before = snapshot(path.dirname(store));
  const found = inspectLock(store);
  assert.equal(found.state, 'unprovable');
  assert.match(found.problem!, problem);
  await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable, {release: '--release --force'}));
  await assert.rejects(forceRelease(store), raises(conditions.lockUnprovable));
  assert.deepEqual(snapshot(path.dirname(store)), before);
  await forceRelease(store, true);
  assert.deepEqual(fs.readdirSync(path.dirname(store)), []);
}

test('a lock of another path is of another place: nothing proves its holder dead', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  plantLock(store, ownerOf(deadPid, Date.now(), '/data/a.liel'));
  await staysInDoubt(store, /^it speaks of \/data\/a\.liel/);
});

test('a lock of another path whose process number is alive here is in doubt as well', (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  plantLock(store, ownerOf(process.ppid, Date.now(), '/data/a.liel'));
  assert.equal(inspectLock(store).state, 'unprovable');
});

for (const [what, differing, problem] of [
  ['another start of the machine', {bootId: 'e4d5', host: 'db1'}, /another machine, or before .* \(host db1\)$/],
  ['another container', {pidNamespace: 'pid:[1]'}, /another container/],
] as const) {
  test(`a lock of ${what} is in doubt, whatever its process number says here`, onLinux, async (t) => {
    const directory = temporaryDirectory(t);
    for (const pid of [deadPid, process.ppid, process.pid]) {
      const store = path.join(directory, 'a.liel');
      plantPlaced(store, pid, 1, {...ownPlace(), ...differing});
      await staysInDoubt(store, problem);
    }
  });
}

test('a lock that says where its holder runs, to a system that does not tell its own, is in doubt', onLinux, (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  plantPlaced(store, deadPid, 1, ownPlace());
  withCalls(silentSystem, () => assert.equal(inspectLock(store).state, 'unprovable'));
  assert.equal(inspectLock(store).state, 'stale');
});

test('a lock whose second file cannot be read is in doubt', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  fs.writeFileSync(path.join(plantLock(store, ownerOf(deadPid, 1, store)), 'holder.json'), '');
  await staysInDoubt(store, /cannot be read$/);
});

test('a second file that speaks of another holder says nothing of this one', onLinux, (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantPlaced(store, deadPid, 1, {...ownPlace(), bootId: 'another'});
  fs.writeFileSync(path.join(lockPath, 'owner.json'), ownerOf(deadPid, 2, store));
  assert.equal(inspectLock(store).state, 'stale');
});

test('a holder that was killed here, and said that it ran here, is followed at once', onLinux, async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const holder = await holdLock(t, 'ours', store);
  assert.equal(inspectLock(store).state, 'held');
  await holder.kill('SIGKILL');
  const began = performance.now();
  assert.equal(await isTakenByUs(store), true);
  assert.ok(performance.now() - began < 2000, 'no heartbeat was waited for');
  assert.deepEqual(fs.readdirSync(directory), []);
});

/** Touches a lock as its holder would, until the test is over. */
function beat(t: {after(work: () => void): void}, lockPath: string): void {
  const timer = setInterval(() => fs.utimesSync(lockPath, new Date(0), new Date(performance.now() * 1000)), 400);
  t.after(() => clearInterval(timer));
}

test('a lock that somebody still touches is nobody’s to take, by whatever clock its times are', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantLock(store, ownerOf(deadPid, Date.now(), store));
  beat(t, lockPath);
  const problem = `somebody still touches it, though process ${deadPid} is not to be seen here`;
  await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable, {problem}));
  await assert.rejects(forceRelease(store), raises(conditions.lockUnprovable, {problem}));
  await assert.rejects(forceRelease(store, true), raises(conditions.lockUnprovable, {problem}));
  assert.ok(fs.existsSync(path.join(lockPath, 'owner.json')));
});

test('a lock in doubt that somebody still touches is not removed by force', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantLock(store, ownerOf(deadPid, Date.now(), '/data/a.liel'));
  beat(t, lockPath);
  await assert.rejects(forceRelease(store, true), raises(conditions.lockUnprovable));
  assert.ok(fs.existsSync(path.join(lockPath, 'owner.json')));
});

test('a lock in doubt that became another one while it was watched is left to that one', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const lockPath = plantLock(store, ownerOf(deadPid, 1, '/data/a.liel'));
  const release = forceRelease(store, true);
  fs.rmSync(lockPath, {recursive: true});
  const next = ownerOf(process.ppid, Date.now(), store);
  plantLock(store, next);
  await assert.rejects(release, raises(conditions.storeLocked));
  assert.equal(fs.readFileSync(path.join(lockPath, 'owner.json'), 'utf8'), next);
});

test('force never removes the lock of a holder that lives here', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  await holdLock(t, 'ours', store);
  await assert.rejects(forceRelease(store, true), raises(conditions.storeLocked));
});

/** A lock that is released by hand and not taken over, since the peer would take its holder for alive. */
async function isDeadByHandOnly(store: string, problem: RegExp): Promise<void> {
  const found = inspectLock(store);
  assert.equal(found.state, 'stale');
  assert.match(found.problem!, problem);
  await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable, {release: '--release'}));
  await forceRelease(store);
  assert.ok(!fs.existsSync(`${store}.lock`));
}

/** The number of a process that has ended, and was waited for. */
const endedPid = (): number => spawnSync('true').pid;

test('a number that no process has here is no proof for a process that may be in a container', onLinux, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const pid = endedPid();
  const plant = (createdAtUnixMs: number): void => void plantLock(store, ownerOf(pid, createdAtUnixMs, store));
  plant(Date.now());
  assert.equal(inspectLock(store).state, 'stale', 'the whole machine is seen, and no container');
  const containers: Record<string, Partial<typeof fs>> = {
    'this process is in one': {
      readlinkSync: ((file: string) => (file === '/proc/self/ns/pid' ? 'pid:[7]' : fs.readlinkSync(file))) as never,
    },
    'one has the number': {
      readdirSync: ((file: string) => (file === '/proc' ? ['1', 'self', '99999999'] : fs.readdirSync(file))) as never,
      readFileSync: ((file: string, how: 'utf8') =>
        file === '/proc/99999999/status' ? `Name:\tx\nNSpid:\t4000\t${pid}\n` : fs.readFileSync(file, how)) as never,
    },
    'processes of others are hidden': {
      readFileSync: ((file: string, how: 'utf8') =>
        file === '/proc/1/status' ? '' : fs.readFileSync(file, how)) as never,
    },
  };
  for (const [what, calls] of Object.entries(containers)) {
    await withCalls(calls, () => staysInDoubt(store, /where its holder runs, and a container may have a process/));
    // No holder of any container outlives the machine.
    plant(1);
    withCalls(calls, () => assert.equal(inspectLock(store).state, 'stale', what));
    await forceRelease(store);
    plant(Date.now());
  }
});

test('the lock of a peer in another container stays its own', withNamespaces, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const script =
    'import os, sys, liel\nfor _ in range(200):\n  if os.fork() == 0: os._exit(0)\n  os.wait()\nif os.fork(): os.wait(); sys.exit()\ndb = liel.open(sys.argv[1])\nprint("held", flush=True)\nsys.stdin.read()\ndb.close()';
  const {file, args, env} = peerCommand(script, [store]);
  const child = spawn('unshare', ['-pf', '--mount-proc', file, ...args], {env, stdio: ['pipe', 'pipe', 'inherit']});
  t.after(() => child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  await untilSaid(child, /held/);
  assert.equal(inspectLock(store).state, 'unprovable');
  await assert.rejects(WriterLock.acquire(store), raises(conditions.lockUnprovable));
  child.stdin.end();
  await exit;
  assert.equal(await isTakenByUs(store), true);
});

test('a process that has ended and was not waited for is dead', onLinux, async (t) => {
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo "pid $!"; exec sleep 60'], {stdio: ['ignore', 'pipe', 'ignore']});
  t.after(() => parent.kill('SIGKILL'));
  const [said] = await once(parent.stdout, 'data');
  const pid = Number(/pid (\d+)/.exec(String(said))![1]);
  while (!/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))) await new Promise(setImmediate);
  const store = path.join(temporaryDirectory(t), 'a.liel');
  plantLock(store, ownerOf(pid, Date.now() + 1000, store));
  await isDeadByHandOnly(store, /has ended/);
  plantPlaced(store, pid, Date.now(), ownPlace());
  await isDeadByHandOnly(store, /has ended/);
});

test('a process that began clearly after a lock was taken does not hold it', onLinux, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const child = spawn('sleep', ['60']);
  t.after(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  plantLock(store, ownerOf(child.pid!, Date.now() - 500, store));
  assert.equal(inspectLock(store).state, 'held', 'within what two clocks differ by');
  fs.rmSync(`${store}.lock`, {recursive: true});
  plantLock(store, ownerOf(child.pid!, Date.now() - 20_000, store));
  await isDeadByHandOnly(store, /began after it was taken/);
});

test('where a holder said when it began, that decides, and no time of a clock', onLinux, async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  const child = spawn('sleep', ['60']);
  t.after(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  const stat = fs.readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  const startedTicks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  // The clock was set forward since: the lock seems older than its holder.
  plantPlaced(store, child.pid!, 1, {...ownPlace(), startedTicks});
  assert.equal(inspectLock(store).state, 'held');
  fs.rmSync(`${store}.lock`, {recursive: true});
  // The store was moved under a writer that lives.
  plantPlaced(store, child.pid!, 1, {...ownPlace(), startedTicks}, '/data/a.liel');
  assert.equal(inspectLock(store).state, 'held');
  fs.rmSync(`${store}.lock`, {recursive: true});
  plantPlaced(store, child.pid!, Date.now(), {...ownPlace(), startedTicks: startedTicks - 1});
  await isDeadByHandOnly(store, /began after it was taken/);
});

test(
  'a lock says where its holder runs before it says who that is, and keeps the bytes of owner.json',
  onLinux,
  async (t) => {
    const store = path.join(temporaryDirectory(t), 'a.liel');
    const named: string[] = [];
    const renameSync: typeof fs.renameSync = (from, to) => {
      named.push(path.basename(String(to)));
      fs.renameSync(from, to);
    };
    const lock = await withCalls({renameSync}, () => WriterLock.acquire(store));
    assert.deepEqual(named, ['holder.json', 'owner.json']);
    const inside = (name: string): string => fs.readFileSync(path.join(`${store}.lock`, name), 'utf8');
    const {pid, created_at_unix_ms} = JSON.parse(inside('owner.json'));
    assert.equal(inside('owner.json'), ownerOf(process.pid, created_at_unix_ms, store));
    const {bootId, pidNamespace, startedTicks, host} = ownPlace();
    const place = {boot_id: bootId, pid_namespace: pidNamespace, started_ticks: startedTicks, host};
    assert.deepEqual(JSON.parse(inside('holder.json')), {pid, created_at_unix_ms, ...place});
    await lock.release();
    assert.deepEqual(fs.readdirSync(path.dirname(store)), []);
  },
);

test('a lock that cannot be named takes the file away that says where it was', onLinux, async (t) => {
  const directory = temporaryDirectory(t);
  const renameSync: typeof fs.renameSync = (from, to) => {
    if (path.basename(String(to)) === 'owner.json') throw Object.assign(new Error('EIO'), {code: 'EIO'});
    fs.renameSync(from, to);
  };
  await withCalls({renameSync}, () =>
    assert.rejects(WriterLock.acquire(path.join(directory, 'a.liel')), raises(conditions.io)),
  );
  assert.deepEqual(fs.readdirSync(directory), []);
});

/** A system without /proc. */
const silentSystem: Partial<typeof fs> = {
  readFileSync: ((file: string, options: BufferEncoding) => {
    if (String(file).startsWith('/proc/')) throw Object.assign(new Error('ENOENT'), {code: 'ENOENT'});
    return fs.readFileSync(file, options);
  }) as typeof fs.readFileSync,
  readlinkSync: (() => {
    throw Object.assign(new Error('ENOENT'), {code: 'ENOENT'});
  }) as unknown as typeof fs.readlinkSync,
};

test('where the system does not tell where a process runs, a lock is as the peer makes it', async (t) => {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  await withCalls(silentSystem, async () => {
    const lock = await WriterLock.acquire(store);
    assert.deepEqual(fs.readdirSync(`${store}.lock`), ['owner.json']);
    await lock.release();
    plantLock(store, ownerOf(deadPid, 1, store));
    assert.equal(await isTakenByUs(store), true);
  });
});

const lockModule = new URL('../../../../src/engine/storage/lock/writer-lock.ts', import.meta.url);

test(
  'of two containers neither takes the lock of the other, nor does the machine outside',
  withNamespaces,
  async (t) => {
    const store = path.join(temporaryDirectory(t), 'a.liel');
    const inContainer = (script: string): string[] => [
      ...['-pf', '--kill-child', '--mount-proc', process.execPath, '--import', 'tsx', '--input-type=module', '--eval'],
      `import {WriterLock, inspectLock} from '${lockModule}';\n${script}`,
      store,
    ];
    const holder = spawn(
      'unshare',
      inContainer(`await WriterLock.acquire(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`),
      {stdio: ['ignore', 'pipe', 'inherit']},
    );
    t.after(() => holder.kill('SIGKILL'));
    await untilSaid(holder, /held/);
    assert.match(inspectLock(store).problem!, /another container/);
    assert.equal(await isTakenByUs(store), false);
    const other = `await WriterLock.acquire(process.argv[1]).catch((error) => console.log(error.condition.code, process.pid));`;
    const run = spawnSync('unshare', inContainer(other), {encoding: 'utf8'});
    // Both are process 1 of their container: the number says nothing.
    assert.equal(run.stdout, 'L2002 1\n', run.stderr);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    assert.equal(inspectLock(store).state, 'unprovable', 'and a container that is gone cannot be asked');
  },
);
