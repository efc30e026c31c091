import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
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

const python = spawnSync('python3', ['--version']).status === 0 ? false : 'needs python3';

test('a path of Windows is printed as Python does: the drive and the share stay, slashes are turned', {
  skip: python,
}, () => {
  const paths = [
    'C:\\stores\\a.liel',
    'c:/stores//a.liel',
    'C:\\a\\..\\b\\.\\c.liel\\',
    'C:a.liel',
    'C:\\',
    'C:',
    '\\stores\\a.liel',
    '\\\\host\\share\\a.liel',
    '//host/share/x/a.liel',
    'my stores/a.liel',
    '..\\a.liel',
    '',
  ];
  const script =
    'import sys, json, pathlib; print(json.dumps([str(pathlib.PureWindowsPath(p)) for p in json.load(sys.stdin)]))';
  const {stdout} = spawnSync('python3', ['-c', script], {input: JSON.stringify(paths), encoding: 'utf8'});
  assert.deepEqual(
    paths.map((file) => normalisedPath(file, path.win32)),
    JSON.parse(stdout),
  );
});
