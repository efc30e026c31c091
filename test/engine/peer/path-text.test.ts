import assert from 'node:assert/strict';
import {test} from 'node:test';
import {normalisedPath} from '../../../src/engine/peer/path-text.js';

test('a path is printed as Python does: no double slashes, no . segments, .. kept', {
  skip: process.platform === 'win32',
}, () => {
  const paths: readonly (readonly [given: string, printed: string])[] = [
    ['a.liel', 'a.liel'],
    ['./a.liel', 'a.liel'],
    ['a//b/./c.liel', 'a/b/c.liel'],
    ['../a/../b.liel', '../a/../b.liel'],
    ['/srv//a/', '/srv/a'],
    ['/', '/'],
    ['', '.'],
    ['.', '.'],
    // Two slashes at the beginning mean something of their own to POSIX, three do not.
    ['//host/a', '//host/a'],
    ['///srv/a', '/srv/a'],
  ];
  for (const [given, printed] of paths) assert.equal(normalisedPath(given), printed, given);
});
