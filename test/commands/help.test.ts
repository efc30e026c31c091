import assert from 'node:assert/strict';
import {test} from 'node:test';
import {commandGroups} from '../../src/commands/command-groups.js';
import {commandTable, commandWords} from '../../src/commands/command-table.js';
import {expectExit} from '../support/program.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';

test('every command stands in one group of the help', () => {
  const listed = commandGroups.flatMap(([, , ids]) => ids);
  assert.deepEqual([...listed].sort(), Object.keys(commandTable).sort());
});

test('no word, help, --help and -h list all commands, each with its sentence in its line', async (t) => {
  const cwd = temporaryDirectory(t);
  const outputs = await Promise.all(
    [[], ['help'], ['help', 'help'], ['--help'], ['-h']].map(
      async (words) => (await expectExit(0, words, {cwd})).stdout,
    ),
  );
  const [help = ''] = outputs;
  for (const other of outputs) assert.equal(other, help);
  for (const [id, {summary}] of Object.entries(commandTable)) {
    assert.ok(
      help.split('\n').some((line) => line.trim().startsWith(`${commandWords(id)} `) && line.endsWith(` ${summary}`)),
      id,
    );
  }
});

test('on a terminal a sentence folds under itself', needsTerminal, async (t) => {
  const terminal = new Terminal(t, temporaryDirectory(t), 60, 200);
  terminal.run([process.execPath, `${process.cwd()}/bin/run.js`]);
  const screen = await terminal.until(/things\s+in\.\s+ready>/);
  assert.match(
    screen,
    /\n {2}lock {12}Say who holds the writer lock of a store,\n {18}when it was taken, alive or dead\.\n/,
  );
});
