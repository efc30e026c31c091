import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditions} from '../../src/engine/faults/conditions.js';
import {listBackups} from '../../src/engine/operations/backups/backups.js';
import {backUp, fillShelf} from '../support/backup-of.js';
import {finish} from '../support/finish.js';
import {documentIn, expectExit, isScript, runProgram, writeLargeExport} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {scratchDirectory, temporaryDirectory} from '../support/temp-directory.js';

const preload = fileURLToPath(new URL('../support/kill-at.cjs', import.meta.url));

/** Runs the program until its call number `killAt` that changes something; returns how many there are when it ends. */
async function killedAt(killAt: number, args: readonly string[], cwd: string): Promise<number | undefined> {
  const count = `${cwd}.count`;
  rmSync(count, {force: true});
  const env = {NODE_OPTIONS: `--require=${preload}`, LIEL_KILL_AT: String(killAt), LIEL_CALLS_FILE: count};
  const run = await runProgram([...args, '--quiet'], {cwd, env});
  if (run.signal === 'SIGKILL') return undefined;
  assert.equal(run.code, 0, run.stderr);
  return Number(readFileSync(count, 'utf8'));
}

/** Runs a command on copies of a directory, killed at every call that changes the disk, and looks at what is left. */
async function killEverywhere(
  t: TestContext,
  fresh: string,
  args: readonly string[],
  judge: (cwd: string) => Promise<void>,
): Promise<void> {
  const runAt = async (at: number, cwd: string): Promise<number | undefined> => {
    rmSync(cwd, {recursive: true, force: true});
    cpSync(fresh, cwd, {recursive: true, preserveTimestamps: true});
    const calls = await killedAt(at, args, cwd);
    await judge(cwd);
    return calls;
  };
  const beside = path.dirname(fresh);
  const calls = (await runAt(0, path.join(beside, 'whole'))) as number;
  assert.ok(calls > 5, `${calls} calls`);
  let next = 1;
  const worker = async (_: unknown, number: number): Promise<void> => {
    while (next <= calls) await runAt(next++, path.join(beside, `killed-${number}`));
  };
  await Promise.all([0, 1].map(worker));
  t.diagnostic(`${calls} calls`);
}

const needsScript = isScript ? {} : {skip: 'an executable takes no code from NODE_OPTIONS'};

/** What `backups` knows of a directory that a killed run left. */
async function listingOf(cwd: string, directory: string) {
  return (await finish(listBackups({directory: path.join(cwd, directory), verify: true}))).report;
}

describe('killed at any point,', needsScript, () => {
  it('a backup leaves the store as it was, and a copy that is whole or none', async (t) => {
    const fresh = path.join(temporaryDirectory(t), 'fresh');
    mkdirSync(path.join(fresh, 'backups'), {recursive: true});
    const bytes = smallStore();
    writeFileSync(path.join(fresh, 'x.liel'), bytes);
    await killEverywhere(t, fresh, ['backup', 'x.liel', '-o', 'backups/'], async (cwd) => {
      assert.ok(readFileSync(path.join(cwd, 'x.liel')).equals(bytes));
      const {backups, others} = await listingOf(cwd, 'backups');
      assert.ok(backups.length <= 1 && others.every(({kind}) => kind === 'leftover'));
      for (const {path: file, verdict, digest} of backups) {
        assert.ok(readFileSync(file).equals(bytes));
        assert.ok((verdict === 'drilled' && digest === 'equal') || verdict === 'no receipt', verdict);
        if (verdict === 'drilled') assert.ok(existsSync(`${file}.seal`));
      }
    });
  });

  it('a restore leaves the old store or the new one in its place, whole, and both once it is swapped', async (t) => {
    const fresh = path.join(temporaryDirectory(t), 'fresh');
    mkdirSync(fresh);
    const store = path.join(fresh, 'x.liel');
    const bytes = smallStore();
    const newer = smallStore((graph) => graph.addNode(['newer']));
    writeFileSync(store, bytes);
    await backUp(store, path.join(fresh, 'copy.liel'));
    writeFileSync(store, newer);
    await backUp(store, path.join(fresh, 'newer.liel'));
    cpSync(path.join(fresh, 'newer.liel.seal'), path.join(fresh, 'x.liel.seal'));
    await killEverywhere(t, fresh, ['restore', 'copy.liel', '-o', 'x.liel', '--force'], async (cwd) => {
      assert.ok(readFileSync(path.join(cwd, 'copy.liel')).equals(bytes));
      const now = readFileSync(path.join(cwd, 'x.liel'));
      const previous = readdirSync(cwd).filter((name) => /pre-restore-\d{8}-\d{6}$/.test(name));
      if (now.equals(newer)) assert.ok(previous.length <= 1);
      else assert.ok(now.equals(bytes) && previous.length === 1);
      for (const name of previous) assert.ok(readFileSync(path.join(cwd, name)).equals(newer));
      // A seal that is there is the one of the store beside it.
      const seal = path.join(cwd, 'x.liel.seal');
      const model = now.equals(newer) ? 'newer.liel.seal' : 'copy.liel.seal';
      const pages = (file: string): Buffer => readFileSync(file).subarray(288);
      if (existsSync(seal)) assert.ok(pages(seal).equals(pages(path.join(cwd, model))));
    });
  });

  it('a prune leaves whole backups, and at the most what belonged to one that is gone', async (t) => {
    const fresh = path.join(temporaryDirectory(t), 'fresh');
    mkdirSync(path.join(fresh, 'backups'), {recursive: true});
    const stays = 'a-20260309-000000.liel';
    await fillShelf(path.join(fresh, 'backups'), {
      [stays]: 'drilled',
      'a-20260308-000000.liel': 'drilled',
      'a-20260307-000000.liel': 'not drilled',
    });
    await killEverywhere(t, fresh, ['prune', 'backups', '--keep-last', '1'], async (cwd) => {
      const {backups, others} = await listingOf(cwd, 'backups');
      assert.ok(others.every(({kind, reason}) => kind === 'leftover' && reason.endsWith('which is gone')));
      assert.deepEqual([path.basename(backups[0].path), backups[0].verdict], [stays, 'drilled']);
      assert.ok(backups.every(({digest}) => digest === 'equal'));
    });
  });
});

describe('on a file system that is awkward,', needsScript, () => {
  const noLinks = `fs.linkSync = () => { throw Object.assign(new Error('no links'), {code: 'EPERM'}); };`;
  const noSwap = `const {renameSync} = fs;
    fs.renameSync = (from, to) => {
      if (/x\\.liel\\.\\d+\\.[0-9a-f]+\\.partial$/.test(from)) throw Object.assign(new Error('bad medium'), {code: 'EIO'});
      renameSync(from, to);
    };`;

  /** A directory with a store, its seal, and a backup of other content; and the environment in which calls fail. */
  async function awkwardPlace(t: TestContext, ...failures: string[]) {
    const cwd = temporaryDirectory(t);
    const store = path.join(cwd, 'x.liel');
    writeFileSync(store, smallStore());
    await backUp(store, path.join(cwd, 'copy.liel'));
    const newer = smallStore((graph) => graph.addNode(['newer']));
    writeFileSync(store, newer);
    writeFileSync(`${store}.seal`, 'a seal');
    const file = path.join(temporaryDirectory(t), 'awkward.cjs');
    writeFileSync(file, `const fs = require('node:fs');\n${failures.join('\n')}`);
    return {cwd, store, newer, env: {NODE_OPTIONS: `--require=${file}`}};
  }

  it('where a file has one name only, a backup has a name that is free, and a restore keeps the store', async (t) => {
    const {cwd, store, newer, env} = await awkwardPlace(t, noLinks);
    const names = new Set<unknown>();
    for (let i = 0; i < 3; i++) {
      const run = await expectExit(0, ['backup', 'copy.liel', '-o', 'backups/', '--json', '--quiet'], {cwd, env});
      names.add(documentIn(run)['backup']);
    }
    assert.equal(names.size, 3);
    const run = await expectExit(0, ['restore', 'copy.liel', '-o', 'x.liel', '--force', '--json', '--quiet'], {
      cwd,
      env,
    });
    assert.ok(readFileSync(store).equals(smallStore()));
    assert.ok(readFileSync(path.join(cwd, String(documentIn(run)['previous']))).equals(newer));
  });

  for (const failures of [[noSwap], [noSwap, noLinks]]) {
    const where = failures.length > 1 ? 'where a file has one name only' : 'where it may have two';
    it(`when the swap fails (5) ${where}, a restore puts everything back`, async (t) => {
      const {cwd, store, newer, env} = await awkwardPlace(t, ...failures);
      const before = readdirSync(cwd).sort();
      const run = await expectExit(5, ['restore', 'copy.liel', '-o', 'x.liel', '--force', '--quiet'], {cwd, env});
      assert.match(run.stderr, /^liel: L5001 cannot write .*x\.liel: EIO/);
      assert.ok(readFileSync(store).equals(newer));
      assert.equal(readFileSync(`${store}.seal`, 'utf8'), 'a seal');
      assert.deepEqual(readdirSync(cwd).sort(), before);
    });
  }
});

describe('Ctrl-C', needsScript, () => {
  const interruption = fileURLToPath(new URL('../support/interrupt-at-stage.cjs', import.meta.url));

  /** Where a store lies that takes a while to copy. */
  let place = '';
  before(async () => {
    place = scratchDirectory();
    writeLargeExport(path.join(place, 'large.json'), 300_000);
    await expectExit(0, ['import', 'large.json', '-o', 'large.liel', '--quiet'], {cwd: place});
  });
  after(() => rmSync(place, {recursive: true}));

  for (const [args, stage] of [
    [['backup', 'large.liel', '-o', 'copy.liel', '--force'], 'copy.liel.'],
    [['backup', 'large.liel', '-o', 'copy.liel', '--force'], '.drill.'],
    [['restore', 'large.liel', '-o', 'copy.liel', '--force'], 'copy.liel.'],
  ] as const) {
    it(`during a ${args[0]}, while ${stage}* is written, ends it with 130 and leaves nothing behind`, async (t) => {
      const cwd = temporaryDirectory(t);
      linkSync(path.join(place, 'large.liel'), path.join(cwd, 'large.liel'));
      writeFileSync(path.join(cwd, 'copy.liel'), smallStore());
      writeFileSync(path.join(cwd, 'copy.liel.receipt.json'), 'old');
      const names = readdirSync(cwd).sort();
      const env = {NODE_OPTIONS: `--require=${interruption}`, LIEL_INTERRUPT_AT: stage};
      const {code, stderr} = await runProgram(args, {cwd, env});
      assert.equal(code, 130, stderr);
      assert.deepEqual(readdirSync(cwd).sort(), names);
      assert.ok(readFileSync(path.join(cwd, 'copy.liel')).equals(smallStore()));
      assert.equal(readFileSync(path.join(cwd, 'copy.liel.receipt.json'), 'utf8'), 'old');
    });
  }
});

describe('a full disk', () => {
  it('is refused ahead with the room that is needed, and nothing is left of what was tried', async (t) => {
    const cwd = temporaryDirectory(t);
    const disk = path.join(cwd, 'disk');
    mkdirSync(disk);
    writeFileSync(path.join(cwd, 'x.liel'), smallStore());
    const size = smallStore().length;
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size + 200_000}`, 'tmpfs', disk]);
    if (process.getuid?.() !== 0 || mounted.status !== 0) return t.skip('needs root and mount');
    try {
      const refuse = async (args: readonly string[]): Promise<void> => {
        const before = readdirSync(disk);
        const run = await expectExit(5, args, {cwd});
        const [, needed] = /L5003 .*: it needs ([\d.]+) MiB, [\d.]+ MiB are free$/m.exec(run.stderr) ?? [];
        assert.ok(Number(needed) * 1024 ** 2 >= size, run.stderr);
        assert.deepEqual(readdirSync(disk), before);
      };
      // One copy would fit; two do not.
      await refuse(['backup', 'x.liel', '-o', 'disk/']);
      const made = documentIn(await expectExit(0, ['backup', 'x.liel', '-o', 'disk/', '--no-drill', '--json'], {cwd}));
      await refuse(['backup', 'x.liel', '-o', 'disk/', '--no-drill']);
      // The holes of a copy take nothing, and so a restored one fits.
      await expectExit(0, ['restore', String(made['backup']), '-o', 'disk/back.liel'], {cwd});
      assert.equal(readdirSync(disk).length, 5);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
});

describe('the commands', () => {
  it('say what was proved, and how to go on', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'x.liel'), smallStore());
    const backup = await expectExit(0, ['backup', 'x.liel', '-o', 'backups/'], {cwd});
    assert.match(backup.stdout, /Drilled: restored to a scratch file in [\d.]+ m?s, same records\./);
    const undrilled = await expectExit(0, ['backup', 'x.liel', '-o', 'backups/', '--no-drill'], {cwd});
    const drill = /Not drilled; a drill: liel (.*)\n/.exec(undrilled.stdout)?.[1] ?? '';
    const restored = await expectExit(0, drill.split(' '), {cwd});
    assert.match(restored.stdout, / receipt +pass .*\n seal +pass .*\n source +not checked .*\n structure +pass /);
    const listed = await expectExit(0, ['backups', 'backups'], {cwd});
    assert.match(listed.stdout, /\n x-\d{8}-\d{6}\S*\.liel +\d+ s +\S+ MiB +(not )?drilled +not checked/);
    assert.match(listed.stdout, /^Of \S+x\.liel on \S+$/m);
    const pruned = await expectExit(0, ['prune', 'backups', '--keep-last', '1', '--dry-run'], {cwd});
    assert.match(pruned.stdout, /newest drilled copy; last 1 of 1/);
    await expectExit(2, ['prune', 'backups', '--keep-last', '-1'], {cwd});
    assert.equal((await expectExit(2, ['prune', 'backups'], {cwd})).stderr.slice(6, 11), conditions.nothingToKeep.code);
    const first = readdirSync(path.join(cwd, 'backups')).find((name) => /\d\.liel$/.test(name)) as string;
    writeFileSync(path.join(cwd, 'backups', first), 'cut');
    assert.match((await expectExit(1, ['backups', 'backups'], {cwd})).stdout, / changed +not checked +it has 3 bytes/);
  });
});
