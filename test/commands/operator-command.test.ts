import assert from 'node:assert/strict';
import {readdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditions} from '../../src/engine/faults/conditions.js';
import {parseCommandLine, shellWords} from '../support/command-lines.js';
import {corrupt} from '../support/corrupt.js';
import {holdLock} from '../support/lock-holder.js';
import {documentIn, expectExit, isScript} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {states} from '../support/states.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** A store with something to say about it: bytes follow that belong to nobody. */
function workplace(t: TestContext): {cwd: string} {
  const cwd = temporaryDirectory(t);
  const {length} = smallStore();
  writeFileSync(
    path.join(cwd, 'a.liel'),
    corrupt(smallStore())
      .truncate(length + 4096)
      .bytes(),
  );
  return {cwd};
}

describe('what a command says beside its report', () => {
  it('is on stderr: a line for each note, which begins so, and one for each phase of its work', async (t) => {
    const place = workplace(t);
    const {stderr, stdout} = await expectExit(0, ['stats', 'a.liel'], place);
    assert.match(stderr, /^(\w[\w ]* …( \d+ %)?( \d+:\d\d)?\n)*liel: note: [^\n]*4,096 bytes[^\n]*\n(stats: .*\n)?$/);
    assert.doesNotMatch(stdout, /note/);
    const compacting = await expectExit(0, ['compact', 'a.liel', '-o', 'copy.liel', '--force'], place);
    assert.match(compacting.stderr, /^read back …/m);
  });

  it('is not said with --quiet, and is no part of the document', async (t) => {
    const place = workplace(t);
    for (const args of [
      ['stats', 'a.liel'],
      ['compact', 'a.liel', '-o', 'copy.liel', '--force'],
    ]) {
      const {stderr, stdout} = await expectExit(0, [...args, '--quiet'], place);
      assert.equal(stderr, '');
      assert.notEqual(stdout, '');
    }
    documentIn(await expectExit(0, ['stats', 'a.liel', '--json'], place));
  });
});

describe('a command that is refused for a held lock', () => {
  it('offers itself with a wait, as a line that can be pasted; one that waited already does not', async (t) => {
    const {cwd} = workplace(t);
    renameSync(path.join(cwd, 'a.liel'), path.join(cwd, "it's a.liel"));
    await holdLock(t, 'ours', path.join(cwd, "it's a.liel"));
    const words = ['recover', "it's a.liel", '--recovery', 'auto-truncate', '--json'];
    const refused = async (...more: string[]): Promise<unknown> =>
      (documentIn(await expectExit(4, [...words, ...more], {cwd}))['error'] as {next: unknown}).next;
    const look = `liel lock 'it'\\''s a.liel'`;
    const retry = `liel recover 'it'\\''s a.liel' --recovery auto-truncate --json --wait 30s`;
    assert.deepEqual(await refused(), [look, retry]);
    assert.deepEqual(shellWords(retry), ['liel', ...words, '--wait', '30s']);
    assert.equal(parseCommandLine(retry), undefined);
    assert.deepEqual(await refused('--wait', '1ms'), [look]);
  });
});

const needsScript = {skip: isScript ? false : 'an executable takes no code from NODE_OPTIONS'};

describe('an error that nobody foresaw', needsScript, () => {
  it('ends the program with 7 and says so once, and nothing stays of what was being made', async (t) => {
    const place = workplace(t);
    const preload = fileURLToPath(new URL('../support/throw-at-stage.cjs', import.meta.url));
    const env = {NODE_OPTIONS: `--require=${preload}`};
    const {stderr, stdout} = await expectExit(
      7,
      ['backup', 'a.liel', '-o', 'copy.liel', '--accept-damage', '--quiet'],
      {...place, env},
    );
    assert.ok(stderr.startsWith(`liel: ${conditions.internal.code} `), stderr);
    assert.match(stderr, /nobody foresaw this/);
    assert.equal(stdout, '');
    assert.deepEqual(readdirSync(place.cwd), ['a.liel']);
  });
});

it('verify --quiet says nothing where all is well, the report where it is not, and a document always', async (t) => {
  const cwd = temporaryDirectory(t);
  await states['project']!(cwd, t);
  writeFileSync(path.join(cwd, 'cut.liel'), readFileSync(path.join(cwd, 'project.liel')).subarray(0, 5000));
  for (const stores of [['project.liel'], ['project.liel', 'memory.liel']]) {
    const {stdout, stderr} = await expectExit(0, ['verify', ...stores, '--quiet'], {cwd});
    assert.deepEqual([stdout, stderr], ['', '']);
  }
  assert.match((await expectExit(3, ['verify', 'cut.liel', '--quiet'], {cwd})).stdout, /L1005/);
  assert.match((await expectExit(3, ['verify', '*.liel', '--quiet'], {cwd})).stdout, /cut\.liel +not proved|L1005/);
  documentIn(await expectExit(0, ['verify', 'project.liel', '--quiet', '--json'], {cwd}));
});
