import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {corrupt} from '../support/corrupt.js';
import {commandLine, documentIn, ended, expectExit, runProgram} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** Two sound stores of one name in two directories, one whose lists are wrong, and a text. */
function workplace(t: TestContext): {cwd: string} {
  const cwd = temporaryDirectory(t);
  for (const place of ['x', 'y/z']) mkdirSync(path.join(cwd, place), {recursive: true});
  for (const name of ['x/a.liel', 'y/z/a.liel']) writeFileSync(path.join(cwd, name), smallStore());
  writeFileSync(path.join(cwd, 'b.liel'), corrupt(smallStore()).node(3, 'inDegree', 7).bytes());
  writeFileSync(path.join(cwd, 'c.liel'), 'no store');
  return {cwd};
}

interface Row {
  readonly store: string;
  readonly ok: boolean;
  readonly error?: {readonly code: string};
  readonly backup?: string;
}

const rowsOf = (run: Parameters<typeof documentIn>[0]): readonly Row[] => documentIn(run)['stores'] as Row[];
const told = (rows: readonly Row[]) => rows.map(({store, ok, error}) => [store, error?.code ?? ok]);

describe('several stores: one document by their names, the worst exit code, and none stops the others', () => {
  it('backup, into one directory, each whole or not at all', async (t) => {
    const place = workplace(t);
    const run = await runProgram(['backup', '**/*.liel', 'gone.liel', '-o', 'kept/', '--json', '--quiet'], place);
    assert.equal(run.code, 3, run.stderr);
    assert.deepEqual(told(rowsOf(run)), [
      ['b.liel', 'L5010'],
      ['c.liel', 'L1005'],
      ['gone.liel', 'L0002'],
      ['x/a.liel', true],
      ['y/z/a.liel', true],
    ]);
    const backups = rowsOf(run).flatMap(({backup}) => backup ?? []);
    const parts = backups
      .flatMap((name) => [name, `${name}.receipt.json`, `${name}.seal`])
      .map((name) => path.basename(name));
    assert.deepEqual(readdirSync(path.join(place.cwd, 'kept')).sort(), parts.sort());
    assert.equal(new Set(backups).size, 2);
    await expectExit(0, ['verify', 'kept/*.liel', '--require', 'page-digests'], place);
  });

  it('backup, with one key that is read once', async (t) => {
    const place = workplace(t);
    await expectExit(0, ['keygen', '-o', 'pair', '--no-password'], place);
    const key = readFileSync(path.join(place.cwd, 'pair.key'));
    const words = ['backup', 'x/a.liel', 'y/z/a.liel', '-o', 'kept/', '--sign', '-', '--json'];
    const [file, ...args] = commandLine(words);
    const child = spawn(file, args, {...place, stdio: 'pipe'});
    child.stdin.end(key);
    const run = await ended(child);
    assert.equal(run.code, 0, run.stderr);
    for (const {backup} of rowsOf(run)) await expectExit(0, ['verify', `${backup}`, '--public-key', 'pair.pub'], place);
    const other = await runProgram([...words.slice(0, -2), 'c.liel', '--json'], place);
    assert.equal(other.code, 3, 'a key that is none ends it before a store is looked at');
    assert.equal(documentIn(other)['stores'], undefined);
  });

  it('seal and doctor, named by a list too', async (t) => {
    const place = workplace(t);
    writeFileSync(path.join(place.cwd, 'names'), 'x/a.liel\0b.liel\0./x/a.liel\0c.liel\0');
    const sealed = await runProgram(['seal', '--stores-from', 'names', '--json', '--quiet'], place);
    assert.equal(sealed.code, 3, sealed.stderr);
    assert.deepEqual(told(rowsOf(sealed)), [
      ['b.liel', false],
      ['c.liel', false],
      ['x/a.liel', true],
    ]);
    assert.deepEqual(
      ['b', 'c', 'x/a'].map((name) => existsSync(path.join(place.cwd, `${name}.liel.seal`))),
      [false, false, true],
    );
    const looked = await runProgram(['doctor', '--stores-from', 'names', 'gone*.liel', '--json', '--quiet'], place);
    assert.equal(looked.code, 1, looked.stderr);
    assert.deepEqual(told(rowsOf(looked)), [
      ['b.liel', true],
      ['c.liel', false],
      ['gone*.liel', 'L0002'],
      ['x/a.liel', true],
    ]);
    const nagios = await runProgram(['doctor', '--stores-from', 'names', '--exit', 'nagios'], place);
    assert.deepEqual([nagios.code, nagios.stdout.startsWith('LIEL CRITICAL - 1 of 3 not fine')], [2, true]);
  });

  it('as one store is: stores has the same members', async (t) => {
    const place = workplace(t);
    for (const command of ['verify', 'seal', 'doctor']) {
      const one = rowsOf(await runProgram([command, 'x/a.liel', '--json', '--quiet'], place));
      const many = rowsOf(await runProgram([command, 'x/a.liel', 'b.liel', '--json', '--quiet'], place));
      assert.deepEqual(Object.keys(one[0]), Object.keys(many[1]), command);
    }
  });

  it('words that are of one store, or of none, are refused before anything is done', async (t) => {
    const place = workplace(t);
    const before = readdirSync(place.cwd);
    for (const words of [
      ['backup', 'x/a.liel', 'y/z/a.liel', '-o', 'one.liel'],
      ['seal', 'x/a.liel', 'y/z/a.liel', '-o', 'one.seal'],
      ['backup'],
      ['seal'],
    ])
      await expectExit(2, words, place);
    assert.deepEqual(readdirSync(place.cwd), before);
  });
});
