import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {commandGroups} from '../../src/commands/command-groups.js';
import {commandTable, commandWords} from '../../src/commands/command-table.js';
import {meaningOfNo, relatedCommands} from '../../src/commands/related-commands.js';
import {exitCodes} from '../../src/ui/exit-codes.js';
import {helpTopics} from '../../src/ui/help-topics.js';
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

test('no help names a default that is no word', async (t) => {
  const cwd = temporaryDirectory(t);
  const {stdout} = await expectExit(0, ['trace', '--help'], {cwd});
  assert.match(stdout, /--edge-label LABEL +Follow only edges with this label\.\n/);
});

test('the help of a command has its own flags before those of all, exit codes, and what goes with it', async (t) => {
  const cwd = temporaryDirectory(t);
  const {stdout} = await expectExit(0, ['verify', '--help'], {cwd});
  const places = [
    'USAGE',
    'ARGUMENTS',
    '\nFLAGS',
    '--require LAYER',
    'GLOBAL FLAGS',
    '--wait 30s',
    'ALIASES',
    'EXAMPLES',
    'EXIT CODES',
    'RELATED',
  ].map((part) => stdout.indexOf(part));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.ok(!places.includes(-1), stdout);
  assert.match(stdout, /^ {2}1 +a layer fails$/m);
  assert.match(stdout, /^ {2}liel seal +Keep a digest/m);
  assert.doesNotMatch(stdout, /^ {2}6 /m);
  assert.equal((await expectExit(0, ['help', 'check'], {cwd})).stdout, stdout);
  const {stdout: lock} = await expectExit(0, ['lock', 'x.liel', '-h'], {cwd});
  assert.doesNotMatch(lock, /--wait|^ {2}1 /m);
  assert.match((await expectExit(0, ['salvage', '-h'], {cwd})).stdout, /^ {2}6 +done, with a loss/m);
});

test('every command has related ones, which are there, and only commands have', () => {
  assert.deepEqual(Object.keys(relatedCommands).sort(), Object.keys(commandTable).sort());
  for (const [id, others] of Object.entries(relatedCommands)) {
    assert.ok(others.length > 0 && !others.includes(id), id);
    for (const other of others) assert.ok(other in commandTable, `${id}: ${other}`);
  }
  for (const id of Object.keys(meaningOfNo)) assert.ok(id in commandTable, id);
});

test('what holds for all commands has pages; the exit codes are those of the README', async (t) => {
  const cwd = temporaryDirectory(t);
  for (const topic of Object.keys(helpTopics)) {
    const {stdout} = await expectExit(0, ['help', topic], {cwd});
    assert.ok(stdout.split('\n').length > 5, topic);
  }
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  for (const [codes, meaning] of exitCodes) assert.ok(readme.includes(`| ${codes} | ${meaning} |`), codes);
  assert.match((await expectExit(2, ['help', 'nothing'], {cwd})).stderr, /there is no help on nothing/);
});

test('a flag or a store that was probably meant is named', async (t) => {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'project.liel'), '');
  const said = async (...words: string[]): Promise<string> => (await expectExit(2, words, {cwd})).stderr;
  assert.match(
    await said('merge', 'a', 'b', '--node-kye', 'x'),
    /there is no flag --node-kye; did you mean --node-key\?/,
  );
  assert.match(await said('stats', 'x', '--formt=json'), /did you mean --format\?/);
  assert.match(await said('events', 'append', 'x.liel', '--author', '--operatoin'), /^liel: L0001 (?!.*did you mean)/);
  for (const name of ['projct.liel', 'project', 'projet', 'project.lel', './project.leil']) {
    for (const command of ['stats', 'doctor', 'recover'])
      assert.match(await said(command, name), /did you mean project\.liel\?/, `${command} ${name}`);
  }
  assert.doesNotMatch(await said('stats', 'project.db'), /did you mean/);
  assert.doesNotMatch(await said('sign', 'project.liel', '--key-file', 'project.key'), /did you mean/);
});
