import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {commandLine, expectExit} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';
import {until} from '../support/waiting.js';

const quoted = (words: readonly string[]): string =>
  commandLine(words)
    .map((word) => `'${word}'`)
    .join(' ');

test(
  'a page that is too long for the terminal goes to PAGER, one that is not, and one with --no-pager, does not',
  needsTerminal,
  async (t) => {
    const cwd = temporaryDirectory(t);
    const pager = path.join(cwd, 'a pager');
    writeFileSync(pager, '#!/bin/sh\ncat > paged; echo "shown by $1"\n', {mode: 0o755});
    const paged = path.join(cwd, 'paged');
    const terminal = new Terminal(t, cwd, 80, 24);
    terminal.run(`export PAGER="'${pager}' me"`);
    terminal.run(`${quoted(['runbook', 'corrupt-store', '--no-pager'])}; echo end=$?`);
    await terminal.until(/end=0\n/);
    assert.ok(!existsSync(paged));
    terminal.run(`clear; ${quoted(['runbook', 'corrupt-store'])}; echo end=$?`);
    await terminal.until(/shown by me\nend=0\n/);
    assert.match(readFileSync(paged, 'utf8'), /Corrupt store[\s\S]*\n {4}liel verify project\.liel/);
    terminal.run('clear; PAGER=/no/such/pager; export PAGER');
    terminal.run(
      `${quoted(['runbook', 'corrupt-store'])} | tail -1; ${quoted(['runbook', 'corrupt-store'])}; echo end=$?`,
    );
    await terminal.until(/end=0\n/);
  },
);

test('Ctrl-C is a key of the pager; when it ends, so does the command', needsTerminal, async (t) => {
  const cwd = temporaryDirectory(t);
  const terminal = new Terminal(t, cwd, 80, 24);
  terminal.run('PAGER="less -R"; export PAGER; unset LESS');
  terminal.run(`clear; ${quoted(['runbook', 'corrupt-store'])}; echo end=$?`);
  await terminal.until(/Corrupt store[\s\S]*\n:/);
  terminal.press('C-c');
  // less throws keys away that come while it still hears of the signal.
  const isAtEnd = (): boolean => {
    terminal.type('G');
    return terminal.screen().includes('(END)');
  };
  await until('the end of the page', isAtEnd, () => terminal.screen());
  terminal.type('q');
  await terminal.until(/end=0\n/);
});

test('in a pipe nothing pages', async (t) => {
  const cwd = temporaryDirectory(t);
  const env = {PAGER: 'touch paged'};
  assert.match((await expectExit(0, ['explain'], {cwd, env})).stdout, /^ L1010 /m);
  assert.ok(!existsSync(path.join(cwd, 'paged')));
});
