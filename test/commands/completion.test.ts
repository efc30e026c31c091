import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {commandTable, commandWords} from '../../src/commands/command-table.js';
import {offerFor} from '../../src/commands/completion-values.js';
import {expectExit, placeProgram} from '../support/program.js';
import {properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';

/** A directory with stores of odd names, with what lies beside them, and one whose labels and keys are odd. */
function directoryOfStores(t: TestContext): string {
  const cwd = temporaryDirectory(t);
  const bytes = smallStore((graph) => {
    const node = graph.addNode(['Big "Thing"', 'a,b', 'line\nend'], properties({owner: 'x', "it's": 'y'}));
    graph.addEdge(node, 'KNOWS WELL', node, properties({}));
  });
  for (const name of ['project.liel', 'my own.liel', "it's.liel"]) writeFileSync(path.join(cwd, name), bytes);
  for (const name of ['project.liel.seal', 'project.liel.receipt.json', 'project.liel.lock', 'notes.txt', '.hidden'])
    writeFileSync(path.join(cwd, name), '');
  mkdirSync(path.join(cwd, 'backups'));
  return cwd;
}

/** What is offered for the last of some words. */
function offered(...words: readonly string[]): string[] {
  return offerFor(words.slice(0, -1), words.at(-1) ?? '').candidates.map(([word]) => word);
}

test('commands, their other names, and the words of topics are offered', () => {
  assert.deepEqual(offered('ver'), ['verify', 'version']);
  assert.deepEqual(offered('ev'), ['evidence', 'events']);
  assert.deepEqual(offered('events', ''), ['append', 'list']);
  assert.deepEqual(offered('check', '--sea'), ['--seal']);
  assert.deepEqual([offered('che'), offered('dump')], [['check'], ['dump-catalog']]);
  assert.deepEqual(offered('--'), ['--help', '--version']);
  assert.deepEqual(offered('no-such', ''), []);
});

test('flags are those that may still be given; hidden ones are not offered, negations are', () => {
  assert.deepEqual(offered('lock', 'x.liel', '--wa'), []);
  assert.deepEqual(offered('stats', 'x.liel', '--wa'), ['--wait']);
  assert.deepEqual(offered('backup', 'x.liel', '--no'), ['--no-drill']);
  assert.deepEqual(offered('repair', '--dry-run', 'x.liel', '--d'), []);
  assert.deepEqual(offered('merge', '--node-key', 'a', '--node'), ['--node-key']);
  assert.deepEqual(offered('events', 'append', 'x.liel', '--auth'), ['--author']);
  assert.deepEqual(offered('version', '--lic', ''), offered('version', '--lic', '-'), 'nothing else can stand there');
  assert.deepEqual(offered('stats', '--', '--fo'), []);
  for (const [id, {flags}] of Object.entries(commandTable))
    for (const {name, hidden = false} of Object.values(flags))
      assert.equal(offered(...id.split(':'), '--').includes(`--${name}`), !hidden, `${commandWords(id)} --${name}`);
});

test('arguments that name something of the program are offered', () => {
  assert.deepEqual(offered('explain', 'L101').slice(0, 2), ['L1010', 'L1011']);
  assert.ok(offered('runbook', 'corr').includes('corrupt-store'));
  assert.deepEqual(offered('schema', 'verify-s'), ['verify-stores']);
  assert.deepEqual(offered('help', 'ex'), ['explain', 'export', 'exit-codes']);
  assert.deepEqual(offered('help', 'events', 'l'), ['list']);
  assert.ok(offered('inspect', 'x.liel', 'ext').includes('extents'));
  assert.deepEqual(offered('completion', ''), ['bash', 'zsh', 'fish']);
});

test('values of flags are offered behind a blank, a = and a comma', () => {
  assert.deepEqual(offered('stats', '--format', 'j'), ['json']);
  assert.deepEqual(offered('stats', '--format=j'), ['--format=json']);
  assert.deepEqual(offered('export', 'x.liel', '--to', 'neo'), ['neo4j-csv', 'neo4j-parquet']);
  assert.deepEqual(offered('verify', '--report', 'j'), ['junit=', 'jsonl=']);
  assert.deepEqual(offered('verify', '--report=git'), ['--report=github']);
  assert.deepEqual(offered('verify', '--require', 'header,page'), ['header,page-digests']);
  assert.deepEqual(offered('verify', '--require', 'header,head'), []);
  assert.deepEqual(offered('attest', '--subjects', 'store,s'), ['store,seal']);
  assert.deepEqual(offered('map', 'x.liel', '--depth', ''), []);
});

test('every flag with a value has its files, its words, or stands here as one of which nothing is known', (t) => {
  const store = path.join(directoryOfStores(t), 'project.liel');
  const unknown = Object.entries(commandTable).flatMap(([id, {flags}]) =>
    Object.values(flags)
      .filter(({type, hidden}) => type === 'option' && !hidden)
      .filter(({name}) => {
        const {kind, candidates} = offerFor([...id.split(':'), store, `--${name}`], '');
        return kind === 'words' && candidates.length === 0;
      })
      .map(({helpValue = ''}) => helpValue),
  );
  const freeText = [
    '',
    'TEXT',
    'MOMENT',
    'ID',
    'KIND ID',
    'COLUMN',
    'KEY',
    'VALUE',
    'NAME|FILE',
    'RECIPIENT',
    'BASE or auto',
  ];
  const figures = ['N', '30s', '26h', '25h', '49h', '30d', '500ms', '10GiB', '3/16'];
  assert.deepEqual(new Set(unknown), new Set([...freeText, ...figures]));
});

test('labels and keys are those of the store on the line', (t) => {
  const cwd = directoryOfStores(t);
  const store = path.join(cwd, 'project.liel');
  assert.deepEqual(offered('export', store, '--labels', ''), ['Big "Thing"', 'N', 'line\nend']);

  assert.deepEqual(offered('pack', store, 'y.liel', '--include-labels=N,B'), ['--include-labels=N,Big "Thing"']);
  assert.deepEqual(offered('trace', '--from', '1', store, '--edge-label', ''), ['E', 'KNOWS WELL']);
  assert.deepEqual(offered('export', store, '--where', ''), ["it's=", 'name=', 'owner=', 'rank=']);
  assert.deepEqual(offered('export', store, '--redact', 'name,w'), ['name,weight']);
  assert.deepEqual(offered('diff', path.join(cwd, 'absent.liel'), store, '--node-key', 'o'), ['owner']);
  for (const word of ['absent.liel', 'backups', 'notes.txt'])
    assert.deepEqual(offered('trace', path.join(cwd, word), '--edge-label', ''), [], word);
});

test('stores and directories come before what lies beside stores', (t) => {
  const cwd = directoryOfStores(t);
  const names = (command: readonly string[], typed: string): string[] =>
    offered(...command, path.join(cwd, typed)).map((file) => file.slice(cwd.length + 1));
  const all = offered('report', `${cwd}/`).map((file) => file.slice(cwd.length + 1));
  assert.deepEqual(names(['verify'], 'p'), ['project.liel']);
  assert.deepEqual(names(['diff', 'x.liel'], 'p'), ['project.liel']);
  assert.deepEqual(names(['repair', 'x.liel', '--output'], 'p'), ['project.liel']);
  assert.deepEqual(
    offered('verify', `${cwd}/`).map((file) => file.slice(cwd.length + 1)),
    ['backups/', "it's.liel", 'my own.liel', 'project.liel'],
  );
  assert.deepEqual(names(['verify'], 'project.liel.s'), ['project.liel.seal']);
  assert.deepEqual(names(['verify'], '.h'), ['.hidden']);
  assert.deepEqual(
    offered('prune', `${cwd}/`).map((file) => file.slice(cwd.length + 1)),
    ['backups/'],
  );
  assert.ok(all.includes('notes.txt') && all.includes('project.liel.seal') && !all.includes('.hidden'));
  assert.deepEqual(offered('verify', '--report', `junit=${cwd}/no`), [`junit=${cwd}/notes.txt`]);
  assert.deepEqual(offered('verify', `${cwd}/no-such-directory/`), []);
});

test('the home directory is found behind ~, which stays as it was typed', (t) => {
  const before = process.env['HOME'];
  t.after(() => {
    process.env['HOME'] = before;
  });
  process.env['HOME'] = directoryOfStores(t);
  assert.deepEqual(offered('verify', '~/pro'), ['~/project.liel']);
  assert.deepEqual(offered('trace', '~/project.liel', '--edge-label', 'K'), ['KNOWS WELL']);
});

test('what a line cannot hold is not printed, and the rest says what it is', async (t) => {
  const cwd = directoryOfStores(t);
  const {stdout} = await expectExit(0, ['completion', 'zsh', 'liel export project.liel --labels '], {cwd});
  assert.equal(stdout, 'words\nBig "Thing"\nN\n');
  const flags = (await expectExit(0, ['completion', 'fish', 'liel stats --wa'], {cwd})).stdout;
  assert.equal(flags, 'words\n--wait\tHow long to wait for a writer to finish (ms, s, m).\n');
  const bash = ['completion', 'bash', 'liel export project.liel --labels=B', '=:'];
  assert.equal((await expectExit(0, bash, {cwd})).stdout, 'words\nBig\\ \\"Thing\\"\n');
});

/** A line behind a prompt, and what follows it. */
const shown = (line: string, behind: string): RegExp =>
  new RegExp(`> ${line.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}${behind}`, 'm');

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** Lines, and what a Tab behind each makes of it. */
const completed: readonly (readonly [typed: string, whole: string])[] = [
  ['liel repai', 'liel repair '],
  ['liel verify proj', 'liel verify project.liel '],
  ['liel verify my', String.raw`liel verify my\ own.liel `],
  ['liel verify it', String.raw`liel verify it\'s.liel `],
  ['liel verify "my', 'liel verify "my own.liel" '],
  ["liel verify 'my", "liel verify 'my own.liel' "],
  ['liel verify back', 'liel verify backups/'],
  ['liel export project.liel --to=pa', 'liel export project.liel --to=parquet '],
  ['liel verify --report jun', 'liel verify --report junit='],
  ['liel verify --report junit=my', String.raw`liel verify --report junit=my\ own.liel `],
  ['liel trace project.liel --edge-label K', String.raw`liel trace project.liel --edge-label KNOWS\ WELL `],
  ['liel trace project.liel --edge-label "K', 'liel trace project.liel --edge-label "KNOWS WELL" '],
  ['liel export project.liel --labels "B', String.raw`liel export project.liel --labels "Big \"Thing\"" `],
  [String.raw`liel export my\ own.liel --where ow`, String.raw`liel export my\ own.liel --where owner=`],
  ['liel verify $PWD/my', String.raw`liel verify $PWD/my\ own.liel `],
];

const shells: readonly (readonly [shell: string, start: string, load: string])[] = [
  ['bash', 'bash --norc --noprofile -i', 'source <(liel completion bash)'],
  ['zsh', 'zsh -f -i', 'autoload -U compinit; compinit -u -D; source <(liel completion zsh)'],
  [
    'fish',
    'fish -N -i',
    "set -g fish_autosuggestion_enabled 0; function fish_prompt; echo -n 'typed> '; end; liel completion fish | source",
  ],
];

for (const [shell, start, load] of shells) {
  const skip = needsTerminal.skip || (isInstalled(shell) ? false : `${shell} is not installed`);
  test(`${shell} completes what is typed, names with blanks and quotes too`, {skip}, async (t) => {
    const cwd = directoryOfStores(t);
    const HOME = temporaryDirectory(t);
    const terminal = new Terminal(t, cwd, 100, 50);
    terminal.run(`HOME='${HOME}' PATH='${placeProgram(t)}':"$PATH" PS1='typed> ' ${start}`);
    terminal.run(load);
    terminal.run('echo loa""ded');
    await terminal.until(/^loaded/m);
    for (const [typed, whole] of completed) {
      terminal.press('C-l');
      terminal.type(typed);
      await terminal.until(shown(typed, '$'));
      terminal.press('Tab');
      // What follows shows whether a blank stands there.
      terminal.type('x');
      await terminal.until(shown(whole, 'x'));
      terminal.press('C-u');
    }
  });
}

test('a shell that is not known is a usage error that names those that are', async (t) => {
  const {stderr} = await expectExit(2, ['completion', 'tcsh'], {cwd: temporaryDirectory(t)});
  assert.match(stderr, /bash, zsh, fish/);
});
