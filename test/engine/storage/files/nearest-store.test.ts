import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {Fault} from '../../../../src/engine/faults/fault.js';
import {requireFile} from '../../../../src/engine/storage/files/file-system.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

function said(file: string): {message: string; next: readonly string[]} {
  try {
    requireFile(file);
  } catch (error) {
    if (error instanceof Fault) return {message: error.message, next: error.condition.remedy(error.facts)};
  }
  return assert.fail(`${file} is there`);
}

test('a store that is not there: the nearest name in its directory, which the next line is about', (t) => {
  const cwd = temporaryDirectory(t);
  for (const name of ['project.liel', 'other.liel', 'projec.json']) writeFileSync(path.join(cwd, name), '');
  const meant = path.join(cwd, 'project.liel');
  const {message, next} = said(path.join(cwd, 'projct.liel'));
  assert.equal(message, `file does not exist: ${path.join(cwd, 'projct.liel')}; did you mean ${meant}?`);
  assert.deepEqual(next, [`liel stats ${meant}`]);
});

test('nothing is guessed where no name is near, for other files, and in a directory that is not there', (t) => {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'project.liel'), '');
  for (const name of ['memory.liel', 'notes.txt', 'gone/project.liel']) {
    const {message, next} = said(path.join(cwd, name));
    assert.equal(message, `file does not exist: ${path.join(cwd, name)}`);
    assert.deepEqual(next, ['liel help']);
  }
  mkdirSync(path.join(cwd, 'projct.liel'));
  assert.match(said(path.join(cwd, 'projct.liel')).message, /projct\.liel is a directory/);
});
