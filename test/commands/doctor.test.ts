import assert from 'node:assert/strict';
import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {documentIn, expectExit} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const ours = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** A program called liel in a directory of its own. */
function place(directory: string, name: string, content: string): string {
  const home = path.join(directory, name);
  mkdirSync(home);
  writeFileSync(path.join(home, 'liel'), content);
  chmodSync(path.join(home, 'liel'), 0o755);
  return home;
}

test('doctor tells this program from the Python package, and says which one a shell starts', async (t) => {
  const cwd = temporaryDirectory(t);
  const python = place(cwd, 'python', '#!/opt/venv/bin/python\nfrom liel.cli.__main__ import main\nmain()\n');
  const other = place(cwd, 'other', '#!/bin/sh\necho something else\n');
  const linked = path.join(cwd, 'linked');
  mkdirSync(linked);
  symlinkSync(ours, path.join(linked, 'liel'));
  const env = {PATH: [python, linked, other].join(path.delimiter)};
  const report = documentIn(await expectExit(0, ['doctor', '--json'], {cwd, env}));
  const found = report['on_path'] as {kind: string; first: boolean}[];
  assert.deepEqual(
    found.map(({kind, first}) => [kind, first]),
    [
      ['python package', true],
      ['liel-ops', false],
      ['unknown', false],
    ],
  );
  assert.match(String(report['advice']), /starts the Python package/);
});

test('doctor names the Node and the packages inside', async (t) => {
  const report = documentIn(await expectExit(0, ['doctor', '--json'], {cwd: temporaryDirectory(t)}));
  assert.match(String(report['node']), /^\d+\.\d+\.\d+$/);
  assert.match((report['packages'] as Record<string, string>)['@oclif/core'], /^\d+\.\d+\.\d+$/);
});
