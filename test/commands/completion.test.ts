import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {commandTable} from '../../src/commands/command-table.js';
import {expectExit} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** What bash offers for the last of some words. */
function offered(script: string, words: readonly string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(' ');
  const program = `source "$1"; COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _liel; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const run = spawnSync('bash', ['-c', program, 'bash', script], {encoding: 'utf8'});
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.split('\n').filter((word) => word !== '');
}

test('bash completes commands, flags and fixed values from the script', async (t) => {
  const cwd = temporaryDirectory(t);
  const script = path.join(cwd, 'liel.bash');
  writeFileSync(script, (await expectExit(0, ['completion', 'bash'], {cwd})).stdout);
  assert.deepEqual(offered(script, ['liel', 'ver']).sort(), ['verify', 'version']);
  assert.deepEqual(offered(script, ['liel', 'stats', '--format', 'j']), ['json']);
  assert.ok(offered(script, ['liel', 'repair', '--dr']).includes('--dry-run'));
  assert.deepEqual(offered(script, ['liel', 'ev']).sort(), ['events', 'evidence']);
  assert.deepEqual(offered(script, ['liel', 'events', '']).sort(), ['append', 'list']);
  assert.deepEqual(offered(script, ['liel', 'events', 'append', 'x.liel', '--auth']), ['--author']);
  assert.ok(offered(script, ['liel', 'inspect', 'x.liel', 'ext']).includes('extents'));
});

for (const shell of ['bash', 'zsh', 'fish']) {
  test(`the script for ${shell} knows every command and its flags, and the shell reads it`, async (t) => {
    const cwd = temporaryDirectory(t);
    const {stdout} = await expectExit(0, ['completion', shell], {cwd});
    for (const [id, {flags}] of Object.entries(commandTable)) {
      for (const word of id.split(':')) assert.ok(stdout.includes(word), id);
      for (const flag of Object.keys(flags)) assert.ok(stdout.includes(flag), `${id} --${flag}`);
    }
    const script = path.join(cwd, 'script');
    writeFileSync(script, stdout);
    const run = spawnSync(shell, ['-n', script], {encoding: 'utf8'});
    if (run.error) return t.diagnostic(`${shell} is not installed; its syntax was not checked`);
    assert.equal(run.status, 0, run.stderr);
  });
}

test('a shell that is not known is a usage error that names those that are', async (t) => {
  const {stderr} = await expectExit(2, ['completion', 'tcsh'], {cwd: temporaryDirectory(t)});
  assert.match(stderr, /bash, zsh, fish/);
});
