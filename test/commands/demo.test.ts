import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {shellWords} from '../support/command-lines.js';
import {documentIn, expectExit, runProgram} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

describe('demo', () => {
  it('makes what its command lines need: a sound store, a damaged one that heals, a backup, a merge to decide', async (t) => {
    const cwd = temporaryDirectory(t);
    const made = await expectExit(0, ['demo', "it's mine", '--json', '--quiet'], {cwd});
    assert.equal(made.stderr, '', 'no digit is lost');
    const {next} = documentIn(made) as {
      next: string[];
    };
    assert.equal(next.length, 5);
    const codes = [];
    for (const line of next) codes.push((await runProgram(shellWords(line).slice(1), {cwd})).code);
    // Nothing is reviewed where there is no terminal.
    assert.deepEqual(codes, [0, 1, 0, 0, 2]);
    const healed = documentIn(
      await expectExit(0, ['diff', "it's mine/project.liel", "it's mine/healed.liel", '--strict', '--json'], {cwd}),
    );
    assert.deepEqual((healed['physical'] as {same_bytes: boolean}).same_bytes, true);
    const merge = [
      'merge',
      "it's mine/base.liel",
      "it's mine/incoming.liel",
      '--node-key',
      'path',
      '--dry-run',
      '--json',
    ];
    assert.equal((documentIn(await expectExit(0, merge, {cwd}))['warnings'] as unknown[]).length, 1);
  });

  it('leaves alone what is there: a directory with anything in it, and a file', async (t) => {
    const cwd = temporaryDirectory(t);
    writeFileSync(path.join(cwd, 'file'), 'x');
    mkdirSync(path.join(cwd, 'full'));
    writeFileSync(path.join(cwd, 'full/one'), 'x');
    await expectExit(2, ['demo', 'file'], {cwd});
    await expectExit(2, ['demo', 'full'], {cwd});
    assert.deepEqual(readdirSync(path.join(cwd, 'full')), ['one']);
  });
});
