import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {isPattern, matchingFiles} from '../../../../src/engine/storage/files/file-patterns.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

/** A directory with files in two directories, a hidden one and one with a star in its name. */
function workplace(t: TestContext): string {
  const cwd = temporaryDirectory(t);
  for (const name of ['a', 'b', '.c', 'a/deep']) mkdirSync(path.join(cwd, name));
  for (const name of ['a/1.liel', 'a/2.liel', 'a/2.liel.seal', 'b/1.liel', 'b/.hidden.liel', '.c/1.liel', 'x*.liel']) {
    writeFileSync(path.join(cwd, name), '');
  }
  return cwd;
}

describe('a pattern', () => {
  it('names regular files, in the order of their names, as in a shell', (t) => {
    const cwd = workplace(t);
    const named = (pattern: string) => matchingFiles(path.join(cwd, pattern)).map((file) => path.relative(cwd, file));
    assert.deepEqual(named('*/1.liel'), ['a/1.liel', 'b/1.liel']);
    assert.deepEqual(named('a/?.liel'), ['a/1.liel', 'a/2.liel']);
    assert.deepEqual(named('a/*'), ['a/1.liel', 'a/2.liel', 'a/2.liel.seal']);
    assert.deepEqual(named('.*/*.liel'), ['.c/1.liel']);
    assert.deepEqual(named('b/.*'), ['b/.hidden.liel']);
    for (const nothing of ['*.json', 'a/1.lie', 'nowhere/*', 'a/1.liel/*', '*/deep', '?']) {
      assert.deepEqual(named(nothing), [], nothing);
    }
  });

  it('takes other characters of regular expressions for themselves', (t) => {
    const cwd = temporaryDirectory(t);
    for (const name of ['a+(1).liel', 'aa1.liel', 'a[1].liel']) writeFileSync(path.join(cwd, name), '');
    assert.deepEqual(matchingFiles(path.join(cwd, 'a+(?).*')), [path.join(cwd, 'a+(1).liel')]);
    assert.deepEqual(matchingFiles(path.join(cwd, 'a[?].liel')), [path.join(cwd, 'a[1].liel')]);
  });

  it('is no word that names a file just so', (t) => {
    const cwd = workplace(t);
    assert.equal(isPattern(path.join(cwd, 'x*.liel')), false);
    assert.equal(isPattern(path.join(cwd, 'y*.liel')), true);
    assert.equal(isPattern(path.join(cwd, 'a/1.liel')), false);
  });
});
