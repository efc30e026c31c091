import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {conditions} from '../../src/engine/faults/conditions.js';
import {documentIn, ended, expectExit, startProgram, writeLargeExport} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {until} from '../support/waiting.js';

/** Returns when a name that begins so is in a directory. */
function untilThere(directory: string, isIt: (name: string) => boolean): Promise<void> {
  return until(
    'a name',
    () => readdirSync(directory).some(isIt),
    () => readdirSync(directory).join(', '),
  );
}

describe('a signal during a long import', () => {
  for (const [signal, code] of [
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const) {
    it(`${signal} ends it with ${code}, leaves nothing behind and the old output as it was`, async (t) => {
      const cwd = temporaryDirectory(t);
      writeLargeExport(path.join(cwd, 'large.json'), 500_000);
      writeFileSync(path.join(cwd, 'out.liel'), smallStore());
      const before = readdirSync(cwd).sort();
      const child = startProgram(['import', 'large.json', '-o', 'out.liel', '--force'], {cwd});
      const run = ended(child);
      await untilThere(cwd, (name) => name.endsWith('.partial'));
      await sleep(100);
      child.kill(signal);
      const {code: got, stderr, stdout} = await run;
      assert.equal(got, code, stderr);
      assert.equal(stdout, '');
      assert.ok(stderr.includes(`${conditions.interrupted.code} stopped by ${signal}`), stderr);
      assert.deepEqual(readdirSync(cwd).sort(), before);
      assert.ok(readFileSync(path.join(cwd, 'out.liel')).equals(smallStore()));
    });
  }

  it('SIGKILL leaves what the next run clears away by itself', async (t) => {
    const cwd = temporaryDirectory(t);
    writeLargeExport(path.join(cwd, 'large.json'), 500_000);
    writeFileSync(path.join(cwd, 'out.liel'), smallStore());
    const child = startProgram(['import', 'large.json', '-o', 'out.liel', '--force'], {cwd});
    const run = ended(child);
    await untilThere(cwd, (name) => name.endsWith('.partial'));
    child.kill('SIGKILL');
    assert.equal((await run).signal, 'SIGKILL');
    assert.ok(readFileSync(path.join(cwd, 'out.liel')).equals(smallStore()));
    assert.ok(readdirSync(cwd).includes('out.liel.lock'));
    await expectExit(0, ['import', 'large.json', '-o', 'out.liel', '--force', '--quiet'], {cwd});
    assert.deepEqual(
      readdirSync(cwd).filter((name) => name.includes('.lock')),
      [],
    );
  });
});

describe('a signal during a compaction in place', () => {
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    it(`${signal} leaves the store as it was, and it can be compacted afterwards`, async (t) => {
      const cwd = temporaryDirectory(t);
      writeLargeExport(path.join(cwd, 'large.json'), 150_000);
      await expectExit(0, ['import', 'large.json', '-o', 'a.liel', '--quiet'], {cwd});
      const before = readFileSync(path.join(cwd, 'a.liel'));
      const child = startProgram(['compact', 'a.liel', '--in-place', '--quiet'], {cwd});
      const run = ended(child);
      await untilThere(cwd, (name) => name.endsWith('.partial'));
      child.kill(signal);
      const {code, signal: by} = await run;
      assert.deepEqual([code, by], signal === 'SIGINT' ? [130, null] : [null, 'SIGKILL']);
      assert.ok(readFileSync(path.join(cwd, 'a.liel')).equals(before));
      if (signal === 'SIGINT') assert.deepEqual(readdirSync(cwd).sort(), ['a.liel', 'large.json']);
      await expectExit(0, ['compact', 'a.liel', '--in-place', '--quiet'], {cwd});
      await expectExit(0, ['verify', 'a.liel', '--quiet'], {cwd});
    });
  }
});

describe('SIGUSR1', () => {
  it('asks how far the work is, opens no debugger and changes nothing, also of quiet work', async (t) => {
    const cwd = temporaryDirectory(t);
    writeLargeExport(path.join(cwd, 'large.json'), 300_000);
    const child = startProgram(['import', 'large.json', '-o', 'out.liel', '--json', '--quiet'], {cwd});
    const run = ended(child);
    await untilThere(cwd, (name) => name.endsWith('.partial'));
    child.kill('SIGUSR1');
    const done = await run;
    assert.equal(done.code, 0, done.stderr);
    assert.match(done.stderr, /^\d\/\d \w[\w ]* {2}[█░]+ \d+ %( {2}[\d,]+ \w+\/s)? {2}\d+:\d\d( {2}\d+:\d\d left)?\n$/);
    assert.equal(documentIn(done)['nodes_imported'], 300_000);
  });
});
