import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditions} from '../../src/engine/faults/conditions.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {backUp} from '../support/backup-of.js';
import {holdLock} from '../support/lock-holder.js';
import {documentIn, expectExit, runProgram} from '../support/program.js';
import {interrupted, smallStore} from '../support/sample-store.js';
import {scratchDirectory, temporaryDirectory} from '../support/temp-directory.js';
import {leavesUnchanged} from '../support/unchanged.js';

const ours = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** A program called liel in a directory of its own. */
function place(directory: string, name: string, content: string): string {
  const home = path.join(directory, name);
  mkdirSync(home);
  writeFileSync(path.join(home, 'liel'), content);
  chmodSync(path.join(home, 'liel'), 0o755);
  return home;
}

test('doctor tells this program from the Python package, and says which one a shell starts', async (t) => {
  const cwd = temporaryDirectory(t);
  const python = place(cwd, 'python', '#!/opt/venv/bin/python\nfrom liel.cli.__main__ import main\nmain()\n');
  const other = place(cwd, 'other', '#!/bin/sh\necho something else\n');
  const linked = path.join(cwd, 'linked');
  mkdirSync(linked);
  symlinkSync(ours, path.join(linked, 'liel'));
  const env = {PATH: [python, linked, other].join(path.delimiter)};
  const report = documentIn(await expectExit(0, ['doctor', '--json'], {cwd, env}));
  const found = report['on_path'] as {kind: string; first: boolean}[];
  assert.deepEqual(
    found.map(({kind, first}) => [kind, first]),
    [
      ['python package', true],
      ['liel-ops', false],
      ['unknown', false],
    ],
  );
  assert.match(String(report['advice']), /starts the Python package/);
});

test('doctor names the Node and the packages inside', async (t) => {
  const report = documentIn(await expectExit(0, ['doctor', '--json'], {cwd: temporaryDirectory(t)}));
  assert.match(String(report['node']), /^\d+\.\d+\.\d+$/);
  assert.match((report['packages'] as Record<string, string>)['@oclif/core'], /^\d+\.\d+\.\d+$/);
});

interface Check {
  readonly check: string;
  readonly verdict: 'ok' | 'warn' | 'bad';
  readonly code: string | null;
  readonly next: readonly string[];
}

interface Leftover {
  readonly path: string;
  readonly safe_to_delete: boolean;
}

interface StoreReport {
  readonly exit: number | null;
  readonly checks: readonly Check[];
  readonly leftovers: readonly Leftover[];
}

const isRoot = process.getuid?.() === 0;
const deadPid = 4_194_303;
const dayMs = 86_400_000;

/** A directory with a store in it; the store was written an hour ago. */
function placeStore(t: TestContext, directory = temporaryDirectory(t)): string {
  const store = path.join(directory, 'a.liel');
  writeFileSync(store, smallStore());
  setTime(store, Date.now() - 3_600_000);
  return store;
}

function setTime(file: string, ms: number): void {
  utimesSync(file, ms / 1000, ms / 1000);
}

async function examine(store: string, uid?: number): Promise<StoreReport> {
  const run = await leavesUnchanged(store, () =>
    runProgram(['doctor', path.basename(store), '--json'], {
      cwd: path.dirname(store),
      ...(uid === undefined ? {} : {uid}),
    }),
  );
  const {checks, leftovers} = documentIn(run) as unknown as StoreReport;
  assert.equal(run.code, checks.some(({verdict}) => verdict === 'bad') ? 1 : 0, 'the exit code follows the verdicts');
  return {exit: run.code, checks, leftovers};
}

const found = ({checks}: StoreReport, name: string): string =>
  checks
    .filter(({check}) => check === name)
    .map(({verdict, code}) => `${verdict} ${code ?? ''}`.trim())
    .join(', ');

describe('doctor looks at the surroundings of a store without a trace:', () => {
  it('the lock: free, held, stale (L5020), of an unknown holder (L2002, bad)', async (t) => {
    const store = placeStore(t);
    const states = [found(await examine(store), 'lock')];
    const holder = await holdLock(t, 'ours', store);
    states.push(found(await examine(store), 'lock'));
    await holder.kill('SIGKILL');
    states.push(found(await examine(store), 'lock'));
    rmSync(`${store}.lock`, {recursive: true});
    mkdirSync(`${store}.lock`);
    states.push(found(await examine(store), 'lock'));
    assert.deepEqual(states, [
      'ok',
      'ok',
      `warn ${conditions.staleLock.code}`,
      `bad ${conditions.lockUnprovable.code}`,
    ]);
  });

  it('leftovers (L5029), and says of each whether it may be deleted', async (t) => {
    const store = placeStore(t);
    const directory = path.dirname(store);
    assert.equal(found(await examine(store), 'leftovers'), 'ok');
    mkdirSync(path.join(directory, 'backups'));
    for (const name of [
      'a.liel.tmp',
      'liel-scratch.f352c6a94cb38478',
      `a.liel.${deadPid}.partial`,
      `a.liel.${process.pid}.partial`,
      'a.liel.pre-restore-20250101-000000',
      `backups/a-20250101-000000.liel.${deadPid}.partial`,
      'a.liel.sig',
      'another.liel.tmp',
    ]) {
      writeFileSync(path.join(directory, name), '');
    }
    mkdirSync(`${store}.lock.reap.${deadPid}.1735689600000`);
    mkdirSync(`${store}.lock.reap.${process.pid}.1735689600000`);
    const moved = `${store}.lock.reap.${deadPid}.0a1b2c3d`;
    mkdirSync(moved);
    writeFileSync(path.join(moved, 'owner.json'), `{"pid": ${process.pid}, "created_at_unix_ms": 1735689600000}`);
    const report = await examine(store);
    assert.equal(found(report, 'leftovers'), `warn ${conditions.leftovers.code}`);
    const verdicts = Object.fromEntries(
      report.leftovers.map((leftover) => [path.relative(directory, leftover.path), leftover.safe_to_delete]),
    );
    assert.deepEqual(verdicts, {
      'a.liel.tmp': true,
      [`a.liel.${deadPid}.partial`]: true,
      [`a.liel.${process.pid}.partial`]: false,
      'a.liel.pre-restore-20250101-000000': false,
      'liel-scratch.f352c6a94cb38478': false,
      [`backups/a-20250101-000000.liel.${deadPid}.partial`]: true,
      [`a.liel.lock.reap.${deadPid}.1735689600000`]: true,
      [`a.liel.lock.reap.${process.pid}.1735689600000`]: false,
      [path.basename(moved)]: false,
    });
  });

  it('and the line it prints deletes what is safe, and no more', async (t) => {
    const store = placeStore(t);
    for (const name of ['tmp', 'pre-restore-x', `${deadPid}.partial`]) writeFileSync(`${store}.${name}`, '');
    const {checks} = await examine(store);
    const line = checks.find(({check}) => check === 'leftovers')?.next[0] ?? '';
    assert.equal(spawnSync('sh', ['-c', line]).status, 0, line);
    const {leftovers} = await examine(store);
    assert.deepEqual(
      leftovers.map((leftover) => leftover.path),
      [`${store}.pre-restore-x`],
    );
  });

  it("a .tmp that is no vacuum is not called safe: it is somebody else's, or a writer is at it", async (t) => {
    const store = placeStore(t);
    writeFileSync(`${store}.tmp`, 'my notes');
    assert.deepEqual(
      (await examine(store)).leftovers.map(({safe_to_delete}) => safe_to_delete),
      [false],
    );
    writeFileSync(`${store}.tmp`, smallStore());
    assert.deepEqual(
      (await examine(store)).leftovers.map(({safe_to_delete}) => safe_to_delete),
      [true],
    );
    await holdLock(t, 'ours', store);
    assert.deepEqual(
      (await examine(store)).leftovers.map(({safe_to_delete}) => safe_to_delete),
      [false],
    );
  });

  it('a synchronised folder (L5021, bad), also behind a link', async (t) => {
    const root = temporaryDirectory(t);
    const synced = path.join(root, 'Dropbox/work');
    mkdirSync(synced, {recursive: true});
    const store = placeStore(t, synced);
    assert.equal(found(await examine(store), 'place'), `bad ${conditions.syncFolder.code}`);
    const link = path.join(root, 'a.liel');
    symlinkSync(store, link);
    assert.equal(found(await examine(link), 'place'), `bad ${conditions.syncFolder.code}`);
  });

  it('a disk without room for a copy and its seal (L5024, bad), in memory at that (L5023)', async (t) => {
    const disk = scratchDirectory();
    const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', disk]).status === 0;
    t.after(() => {
      if (mounted) spawnSync('umount', ['-l', disk]);
      rmSync(disk, {recursive: true});
    });
    if (!mounted) return t.skip('needs root and mount');
    const report = await examine(placeStore(t, disk));
    assert.equal(found(report, 'space'), `bad ${conditions.spaceShort.code}`);
    assert.equal(found(report, 'place'), `warn ${conditions.doubtfulFileSystem.code}`);
  });

  it('a time that is still to come (L5025)', async (t) => {
    const store = placeStore(t);
    assert.equal(found(await examine(store), 'clock'), 'ok');
    setTime(store, Date.now() + dayMs);
    assert.equal(found(await examine(store), 'clock'), `warn ${conditions.clockAhead.code}`);
  });

  it('permissions that are too wide, or keep this user out (L5026)', async (t) => {
    const store = placeStore(t);
    const directory = path.dirname(store);
    const nobody = isRoot ? 65_534 : undefined;
    const code = conditions.storePermissions.code;
    chmodSync(directory, 0o777);
    chmodSync(store, 0o666);
    assert.equal(found(await examine(store, nobody), 'permissions'), `warn ${code}`, 'everybody may write');
    chmodSync(store, 0o444);
    assert.equal(found(await examine(store, nobody), 'permissions'), `warn ${code}`, 'reading works');
    chmodSync(store, 0o644);
    chmodSync(directory, 0o555);
    assert.equal(found(await examine(store, nobody), 'permissions'), `warn ${code}`, 'no lock can be made');
    chmodSync(directory, 0o777);
    chmodSync(store, 0o664);
    if (isRoot) assert.equal(found(await examine(store), 'permissions'), 'ok');
  });

  it('backups: none, young, or older than a day with changes since (L5027)', async (t) => {
    const store = placeStore(t);
    const code = conditions.backupOld.code;
    const directory = path.join(path.dirname(store), 'backups', '/');
    mkdirSync(directory);
    assert.equal(found(await examine(store), 'backup'), `warn ${code}`);
    await backUp(store, directory, {now: new Date(Date.now() - 3 * dayMs)});
    assert.equal(found(await examine(store), 'backup'), `warn ${code}`, 'the store changed since');
    setTime(store, Date.now() - 4 * dayMs);
    assert.equal(found(await examine(store), 'backup'), 'ok', 'nothing changed since');
    setTime(store, Date.now() - 1000);
    await backUp(store, directory, {now: new Date(Date.now() - 7_200_000)});
    assert.equal(found(await examine(store), 'backup'), 'ok', 'two hours old');
  });

  it('backups that are too old for what was asked, or on another disk, or of whom nobody knows (L5027, L5032)', async (t) => {
    const store = placeStore(t);
    const cwd = path.dirname(store);
    const asked = (words: readonly string[], env = {}) =>
      runProgram(['doctor', 'a.liel', '--json', ...words], {cwd, env});
    assert.equal((await asked([])).code, 0);
    assert.equal((await asked(['--max-age', '26h'])).code, 1, 'there is none');
    const elsewhere = path.join(cwd, 'elsewhere', '/');
    mkdirSync(elsewhere);
    assert.match(
      (await asked(['--backups', 'elsewhere'])).stdout,
      /nor beside it nor in elsewhere/,
      'all that was looked at',
    );
    const {receipt} = await backUp(store, elsewhere, {now: new Date(Date.now() - 3 * dayMs)});
    assert.equal((await asked(['--max-age', '4d'])).code, 1, 'nobody said where');
    assert.equal((await asked(['--max-age', '4d', '--backups', 'elsewhere'])).code, 0);
    assert.equal((await asked(['--max-age', '2d', '--backups', 'elsewhere'])).code, 1);
    const env = {LIEL_BACKUPS: elsewhere};
    assert.equal((await asked(['--max-age', '4d'], env)).code, 0);
    rmSync(receipt);
    const report = documentIn(await asked(['--backups', 'elsewhere'])) as unknown as StoreReport;
    assert.equal(found(report, 'copies'), `warn ${conditions.copiesUncounted.code}`);
  });

  it('a seal: none, one that fits, one that denies the store, and one of an earlier state (L5028, L4016)', async (t) => {
    const store = placeStore(t);
    const bytes = readFileSync(store);
    assert.equal(found(await examine(store), 'seal'), `warn ${conditions.sealOld.code}`);
    await expectExit(0, ['seal', store], {cwd: path.dirname(store)});
    assert.equal(found(await examine(store), 'seal'), 'ok');
    const spoilt = Buffer.from(bytes);
    spoilt[bytes.lastIndexOf('node 1')] ^= 1;
    writeFileSync(store, spoilt);
    const report = await examine(store);
    assert.equal(found(report, 'seal'), `bad ${conditions.sealBroken.code}`);
    const next = report.checks.flatMap((check) => check.next);
    assert.ok(!next.some((line) => line.startsWith('liel seal')), 'the witness of the damage is not to be replaced');
    writeFileSync(store, bytes);
    const graph = await Graph.open(store);
    graph.addNode(['later']);
    graph.commit();
    await graph.close();
    assert.equal(found(await examine(store), 'seal'), `warn ${conditions.sealOld.code}`);
  });

  it('the store itself first: one that is none is bad, and nothing is advised that refuses it (L1001, L5033)', async (t) => {
    const store = placeStore(t);
    const {checks} = await examine(store);
    assert.deepEqual(
      checks.slice(0, 3).map(({check, verdict}) => [check, verdict]),
      [
        ['store', 'ok'],
        ['content', 'not checked'],
        ['wal', 'ok'],
      ],
    );
    writeFileSync(
      store,
      interrupted(smallStore(), (graph) => graph.addNode(['late'])),
    );
    assert.equal(found(await examine(store), 'wal'), `warn ${conditions.commitWaits.code}`);
    writeFileSync(store, Buffer.concat([Buffer.alloc(4096), readFileSync(store).subarray(4096)]));
    const bad = await examine(store);
    assert.equal(bad.exit, 1);
    assert.equal(found(bad, 'store'), `bad ${conditions.notAStore.code}`);
    const next = bad.checks.flatMap((check) => check.next);
    assert.ok(!next.some((line) => /^liel (seal|backup) /.test(line)), next.join('\n'));
  });

  it('the newest backup of a store that is none any more, and the way back', async (t) => {
    const store = placeStore(t);
    await expectExit(0, ['backup', store, '--quiet'], {cwd: path.dirname(store)});
    writeFileSync(store, Buffer.alloc(5000));
    const bad = await examine(store);
    assert.equal(found(bad, 'backup'), 'ok');
    const next = bad.checks.flatMap((check) => check.next);
    assert.ok(next.includes(`liel restore @ -o ${path.basename(store)}`), next.join('\n'));
    await expectExit(0, ['restore', '@', '-o', store, '--quiet'], {cwd: path.dirname(store)});
  });

  it('a second store beside it, which stops a server that looks for the only one (L5034)', async (t) => {
    const store = placeStore(t);
    assert.equal(found(await examine(store), 'neighbours'), 'ok');
    writeFileSync(path.join(path.dirname(store), 'b.liel'), smallStore());
    const report = await examine(store);
    assert.equal(found(report, 'neighbours'), `warn ${conditions.secondStore.code}`);
    const next = report.checks.find(({check}) => check === 'neighbours')?.next;
    assert.deepEqual(next, ['liel runbook beside-an-mcp-server']);
    assert.match((await expectExit(0, next![0].split(' ').slice(1), {cwd: path.dirname(store)})).stdout, /"--path", /);
  });

  it('the program that a shell starts (L0065)', async (t) => {
    const cwd = path.dirname(placeStore(t));
    const env = {PATH: place(cwd, 'python', '#!/opt/venv/bin/python\n')};
    const report = documentIn(await expectExit(0, ['doctor', 'a.liel', '--json'], {cwd, env}));
    const checks = report['checks'] as Check[];
    assert.equal(checks.find(({check}) => check === 'program')?.code, conditions.otherProgram.code);
  });

  it('of a store that is there: another is refused with 2 (L0002)', async (t) => {
    await expectExit(2, ['doctor', 'missing.liel'], {cwd: temporaryDirectory(t)});
  });
});
