import assert from 'node:assert/strict';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {isPattern, matchingFiles} from '../../../../src/engine/storage/files/file-patterns.js';
import {raises} from '../../../support/raises.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** A directory with files in two directories, a hidden one and one with a star in its name. */
function workplace(t: TestContext): string {
  const cwd = temporaryDirectory(t);
  for (const name of ['a', 'b', '.c', 'a/deep']) mkdirSync(path.join(cwd, name));
  for (const name of [
    'a/1.liel',
    'a/2.liel',
    'a/2.liel.seal',
    'b/1.liel',
    'a/deep/1.liel',
    'b/.hidden.liel',
    '.c/1.liel',
    'x*.liel',
  ]) {
    writeFileSync(path.join(cwd, name), '');
  }
  return cwd;
}

describe('a pattern', () => {
  it('names files and directories, in the order of their names, as in a shell', async (t) => {
    const cwd = workplace(t);
    const named = async (pattern: string) =>
      (await matchingFiles(path.join(cwd, pattern))).map((file) => path.relative(cwd, file));
    assert.deepEqual(await named('*/1.liel'), ['a/1.liel', 'b/1.liel']);
    assert.deepEqual(await named('a/?.liel'), ['a/1.liel', 'a/2.liel']);
    assert.deepEqual(await named('a/*'), ['a/1.liel', 'a/2.liel', 'a/2.liel.seal', 'a/deep']);
    assert.deepEqual(await named('.*/*.liel'), ['.c/1.liel']);
    assert.deepEqual(await named('b/.*'), ['b/.hidden.liel']);
    assert.deepEqual(await named('**/1.liel'), ['a/1.liel', 'a/deep/1.liel', 'b/1.liel']);
    assert.deepEqual(await named('a/[13].liel'), ['a/1.liel']);
    assert.deepEqual(await named('a/[!1].liel'), ['a/2.liel']);
    assert.deepEqual(await named('?'), ['a', 'b']);
    assert.deepEqual(await named('*/deep'), ['a/deep']);
    for (const nothing of ['*.json', 'a/1.lie', 'nowhere/*', 'a/1.liel/*']) {
      assert.deepEqual(await named(nothing), [], nothing);
    }
  });

  it('takes other characters of patterns and of regular expressions for themselves', async (t) => {
    const cwd = temporaryDirectory(t);
    const odd = ['a\nb1.liel', 'a+(1).liel', 'a{1,2}.liel', '!a^$1.liel', '@(1|2).liel', "it's 1.liel"];
    for (const name of [...odd, 'aa1.liel']) writeFileSync(path.join(cwd, name), '');
    for (const name of odd) {
      const pattern = name.replace('1', '?');
      assert.deepEqual(await matchingFiles(path.join(cwd, pattern)), [path.join(cwd, name)], pattern);
    }
  });

  it('finds names with line breaks at any depth', async (t) => {
    const cwd = temporaryDirectory(t);
    mkdirSync(path.join(cwd, 'x\ny'));
    for (const name of ['a\r\nb.liel', 'x\ny/1.liel']) writeFileSync(path.join(cwd, name), '');
    const found = await matchingFiles(path.join(cwd, '**/*.liel'));
    assert.deepEqual(
      found,
      ['a\r\nb.liel', 'x\ny/1.liel'].map((name) => path.join(cwd, name)),
    );
  });

  it('spells what it finds as it begins, and goes through links to directories', async (t) => {
    const cwd = workplace(t);
    symlinkSync('a', path.join(cwd, 'link'));
    const here = path.relative('.', cwd);
    assert.deepEqual(await matchingFiles(`${here}/./link/1.*`), [`${here}/./link/1.liel`]);
    assert.deepEqual(await matchingFiles(`${cwd}//b/*.liel`), [`${cwd}//b/1.liel`]);
  });

  it('does not pass over a directory that cannot be listed', async (t) => {
    const cwd = workplace(t);
    const readdirSync = (): never => {
      throw Object.assign(new Error('no'), {code: 'EACCES'});
    };
    const listed = withCalls({readdirSync}, () => matchingFiles(path.join(cwd, 'a/*.liel')));
    await assert.rejects(listed, raises(conditions.permission));
  });

  it('is no word that names a file just so', (t) => {
    const cwd = workplace(t);
    assert.equal(isPattern(path.join(cwd, 'x*.liel')), false);
    assert.equal(isPattern(path.join(cwd, 'y*.liel')), true);
    assert.equal(isPattern(path.join(cwd, 'a/1.liel')), false);
  });
});
