import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {makeSeal, sealPathOf, writeSeal} from '../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {humanSize} from '../../src/engine/faults/words.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {
  commandLine,
  documentIn,
  type Ended,
  expectExit,
  type ProgramOptions,
  runProgram,
  writeLargeExport,
} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {leavesUnchanged} from '../support/unchanged.js';

const isRoot = process.getuid?.() === 0;
/** Permissions do not bind root; the tests about them run the program as nobody. */
const nobody = isRoot ? {uid: 65_534} : {};
const hasTool = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0;

/** Runs work while nobody can write into a directory. */
async function readOnly(directory: string, work: () => Promise<void>): Promise<void> {
  chmodSync(directory, 0o555);
  try {
    await work();
  } finally {
    chmodSync(directory, 0o755);
  }
}

/** Runs work on a file system of its own, which `makeReadOnly` seals; false where the tests may not mount one. */
async function onOwnDisk(
  t: TestContext,
  sizeMb: number,
  work: (disk: string, makeReadOnly: () => void) => Promise<void>,
): Promise<boolean> {
  const disk = path.join(temporaryDirectory(t), 'disk');
  mkdirSync(disk);
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', disk]).status !== 0) return false;
  try {
    await work(disk, () => spawnSync('mount', ['-o', 'remount,ro', disk]));
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
  return true;
}

/** A directory that everybody may enter and write into, with a store in it. */
function openDirectory(t: TestContext): string {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'a.liel'), smallStore());
  for (const name of ['', 'a.liel']) {
    if (isRoot) chownSync(path.join(cwd, name), 65_534, 65_534);
  }
  return cwd;
}

/** A store and its seal. */
async function writeSealed(store: string): Promise<void> {
  writeFileSync(store, smallStore());
  const device = new MemoryDevice(store, smallStore());
  writeSeal(await makeSeal(device, {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0}), sealPathOf(store), store);
}

function refusedFor(run: Ended, condition: {readonly code: string}): void {
  assert.equal(run.code, 5, run.stderr);
  assert.ok(run.stderr.startsWith(`liel: ${condition.code} `), run.stderr);
}

describe('permissions', () => {
  it('a read-only directory can be read in, without leaving a trace', async (t) => {
    const cwd = openDirectory(t);
    chmodSync(path.join(cwd, 'a.liel'), 0o444);
    await readOnly(cwd, () =>
      leavesUnchanged(path.join(cwd, 'a.liel'), async () => {
        for (const args of [['stats'], ['manifest'], ['verify'], ['inspect'], ['lock']]) {
          await expectExit(0, [...args, 'a.liel'], {cwd, ...nobody});
        }
      }),
    );
  });

  it('an output into a read-only directory is refused with 5 (L5002)', async (t) => {
    const cwd = openDirectory(t);
    await readOnly(cwd, async () => {
      const outputs = [
        ['manifest', 'm.json'],
        ['backup', 'copy.liel'],
        ['repair', 'repaired.liel'],
        ['salvage', 'salvaged.liel'],
      ];
      for (const [command, output] of outputs) {
        const run = await runProgram([command, 'a.liel', '-o', output, '--quiet'], {cwd, ...nobody});
        refusedFor(run, conditions.permission);
      }
    });
    assert.deepEqual(readdirSync(cwd), ['a.liel']);
  });

  it('a store that may not be read is refused with 5 (L5002), in JSON too', async (t) => {
    const cwd = openDirectory(t);
    chmodSync(path.join(cwd, 'a.liel'), 0);
    for (const args of [
      ['stats', 'a.liel'],
      ['backup', 'a.liel', '-o', 'copy.liel'],
    ]) {
      const run = await runProgram([...args, '--json'], {cwd, ...nobody});
      refusedFor(run, conditions.permission);
      assert.equal((documentIn(run)['error'] as {code: string}).code, conditions.permission.code);
    }
    assert.deepEqual(readdirSync(cwd), ['a.liel']);
  });

  it('a replaced output keeps its mode', async (t) => {
    const cwd = openDirectory(t);
    for (const [name, args] of [
      ['m.json', ['manifest', 'a.liel', '-o', 'm.json', '--force']],
      ['copy.liel', ['backup', 'a.liel', '-o', 'copy.liel', '--force']],
    ] as const) {
      writeFileSync(path.join(cwd, name), 'old');
      chmodSync(path.join(cwd, name), 0o600);
      await expectExit(0, args, {cwd});
      assert.equal(statSync(path.join(cwd, name)).mode & 0o777, 0o600);
    }
  });

  it('the lock of another user is held as long as its process lives', async (t) => {
    const cwd = openDirectory(t);
    mkdirSync(path.join(cwd, 'a.liel.lock'));
    // Whom a process may not signal lives all the same.
    const owner = JSON.stringify({pid: process.pid, created_at_unix_ms: Date.now(), path: path.join(cwd, 'a.liel')});
    writeFileSync(path.join(cwd, 'a.liel.lock', 'owner.json'), owner);
    const found = documentIn(await expectExit(0, ['lock', 'a.liel', '--json'], {cwd, ...nobody}));
    assert.deepEqual([found['state'], found['pid']], ['held', process.pid]);
  });

  it('neither HOME nor a writable home is needed', async (t) => {
    const cwd = openDirectory(t);
    for (const HOME of [undefined, '/nonexistent', '/dev/null']) {
      const env = {HOME, XDG_CONFIG_HOME: undefined, XDG_CACHE_HOME: undefined, XDG_DATA_HOME: undefined};
      const run = await expectExit(0, ['stats', 'a.liel', '--json'], {cwd, env, ...nobody});
      assert.equal(run.stderr, '');
      await expectExit(2, ['verfy'], {cwd, env, ...nobody});
    }
    assert.deepEqual(readdirSync(cwd), ['a.liel']);
  });
});

describe('a read-only medium', () => {
  it('can be read and backed up from; an output there is refused with 5 (L5004)', async (t) => {
    const done = await onOwnDisk(t, 20, async (disk, makeReadOnly) => {
      writeFileSync(path.join(disk, 'a.liel'), smallStore());
      makeReadOnly();
      await leavesUnchanged(path.join(disk, 'a.liel'), async () => {
        for (const args of [['stats'], ['verify'], ['manifest']]) await expectExit(0, [...args, 'a.liel'], {cwd: disk});
        await expectExit(0, ['backup', 'a.liel', '-o', path.join(temporaryDirectory(t), 'copy.liel')], {cwd: disk});
        refusedFor(await runProgram(['manifest', 'a.liel', '-o', 'm.json'], {cwd: disk}), conditions.readOnlyPlace);
      });
    });
    if (!done) t.skip('needs root and mount');
  });
});

describe('names', () => {
  for (const name of [
    "it's.liel",
    'two\nlines.liel',
    'a b  c.liel',
    '-dash.liel',
    'é😀\u202e.liel',
    '$(touch x).liel',
  ]) {
    it(`${JSON.stringify(name)} is a name like any other`, async (t) => {
      const cwd = temporaryDirectory(t);
      writeFileSync(path.join(cwd, name), smallStore());
      const stats = documentIn(await expectExit(0, ['stats', '--json', '--', name], {cwd}));
      assert.equal(stats['path'], name);
      const shown = await expectExit(0, ['stats', '--', name], {cwd});
      assert.equal(shown.stdout.split('\n').length, 10, 'one line a fact');
      await expectExit(0, ['backup', '-o', `copy of ${name}`, '--', name], {cwd});
      const copy = `copy of ${name}`;
      assert.deepEqual(readdirSync(cwd).sort(), [name, copy, `${copy}.seal`, `${copy}.receipt.json`].sort());
    });
  }

  it('a message can be pasted: the name in a next command is quoted, and no line is broken by it', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, "it's\nme.liel"), 'x'.repeat(200));
    const run = await expectExit(3, ['stats', "it's\nme.liel", '--json'], {cwd});
    assert.match(run.stderr, /^liel: L1001 it's\\nme\.liel /);
    const {next} = documentIn(run)['error'] as {next: string[]};
    const pasted = next.find((line) => line.startsWith('liel '))?.replace(/^liel /, 'printf "%s|" ');
    const shell = spawnSync('bash', ['-c', pasted ?? ''], {encoding: 'utf8'});
    assert.ok(shell.stdout.split('|').includes("it's\nme.liel"), shell.stdout);
  });
});

describe('a full disk', () => {
  it('is refused with 5 (L5003), and what was there stays', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    writeLargeExport(path.join(cwd, 'large.json'), 60_000);
    await expectExit(0, ['import', 'large.json', '-o', 'large.liel', '--quiet'], {cwd});
    await writeSealed(path.join(cwd, 'sealed.liel'));
    const done = await onOwnDisk(t, 1, async (disk) => {
      const old = path.join(disk, 'out');
      writeFileSync(old, 'old');
      for (const args of [
        ['backup', 'a.liel'],
        ['repair', 'a.liel'],
        ['compact', 'large.liel'],
        ['heal', 'sealed.liel', '--from', 'a.liel'],
        ['salvage', 'a.liel'],
        ['import', 'large.json'],
        ['export', 'large.liel'],
        ['merge', 'a.liel', 'large.liel'],
      ]) {
        refusedFor(await runProgram([...args, '-o', old, '--force', '--quiet'], {cwd}), conditions.diskFull);
        assert.equal(readFileSync(old, 'utf8'), 'old');
        assert.deepEqual(readdirSync(disk), ['out']);
      }
    });
    if (!done) t.skip('needs root and mount');
  });

  it('leaves the old seal, and says how much a new one needs', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    await expectExit(0, ['seal', 'a.liel'], {cwd});
    const seal = readFileSync(path.join(cwd, 'a.liel.seal'));
    const done = await onOwnDisk(t, 1, async (disk) => {
      writeFileSync(path.join(disk, 'out'), seal);
      writeFileSync(path.join(disk, 'filler'), Buffer.alloc(2 ** 20 - 2 * seal.length));
      const run = await runProgram(['seal', 'a.liel', '-o', path.join(disk, 'out'), '--quiet'], {cwd});
      refusedFor(run, conditions.diskFull);
      assert.ok(run.stderr.includes(`it needs ${humanSize(seal.length)}`), run.stderr);
      assert.ok(readFileSync(path.join(disk, 'out')).equals(seal));
      assert.deepEqual(readdirSync(disk).sort(), ['filler', 'out']);
    });
    if (!done) t.skip('needs root and mount');
  });

  it('or no place for scratch files at all is no verdict on a packed backup: backups and prune say what is missing', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    await expectExit(0, ['backup', 'a.liel', '-o', 'kept', '--compress', 'zstd', '--quiet'], {cwd});
    const kept = readdirSync(path.join(cwd, 'kept'));
    const env = {TMPDIR: path.join(cwd, 'gone')};
    for (const line of ['backups kept --verify', 'prune kept --keep-daily 1', 'drill @']) {
      const words = line.replace('@', path.join('kept', kept.find((name) => name.endsWith('.zst'))!)).split(' ');
      const {stderr, stdout} = await expectExit(5, words, {cwd, env});
      assert.ok(stderr.includes(`${conditions.io.code} cannot read ${env.TMPDIR}`), stderr);
      assert.equal(stdout, '');
    }
    assert.deepEqual(readdirSync(path.join(cwd, 'kept')), kept);
    await expectExit(0, ['backups', 'kept', '--verify'], {cwd});
  });

  it('on stdout is refused with 5 as well', {skip: process.platform !== 'linux'}, async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'a.liel'), smallStore());
    const run = spawnSync('sh', ['-c', '"$@" > /dev/full', 'sh', ...commandLine(['stats', 'a.liel'])], {cwd});
    assert.equal(run.status, 5, run.stderr.toString());
    assert.ok(run.stderr.toString().startsWith(`liel: ${conditions.io.code} cannot write to stdout`));
    assert.match(run.stderr.toString(), /next: df -h/);
  });
});

describe('tools beside', () => {
  it('b3sum prints the BLAKE3 of a backup that the backup reported', async (t) => {
    if (!hasTool('b3sum')) return t.skip('needs b3sum');
    const options: ProgramOptions = {cwd: openDirectory(t)};
    const report = documentIn(
      await expectExit(0, ['backup', 'a.liel', '-o', 'copy.liel', '--json', '--quiet'], options),
    );
    const run = spawnSync('b3sum', ['--no-names', 'copy.liel'], {cwd: options.cwd, encoding: 'utf8'});
    assert.equal(run.stdout.trim(), report['blake3']);
  });
});
