import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import type {Graph} from '../../src/engine/graph/graph.js';
import {documentIn, type Ended, expectExit, runProgram} from '../support/program.js';
import {properties, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';
import {needsTerminal, Terminal} from '../support/terminal.js';

/** Words that want to be obeyed, or not to be seen. */
const words = [
  '::error file=x,line=1::text',
  '  ::stop-commands::t',
  '##vso[task.setvariable variable=x]y',
  '##[group]g',
  'x\n::set-output name=r::evil',
  'x\r##[error]',
  'a\u200bb',
  '\ufeffa',
  'a\u00adb',
  't\u{e0041}\u{e0042}',
  '\u202eevil\u0085\u007f\u001b[31m',
];

const store = '::error::s.liel';
const other = '##[t\u200b\n::x.liel';

function fill(graph: Graph, rank: bigint): void {
  const ids = words.map((word) =>
    graph.addNode([word, 'Decision', 'File'], properties({[word]: word, name: word, title: word, reason: word, rank})),
  );
  for (const [i, word] of words.slice(1).entries()) {
    graph.addEdge(ids[i] as number, word, ids[i + 1] as number, properties({[word]: word}));
  }
}

function workplace(t: TestContext): {cwd: string} {
  // A directory whose name wants to be obeyed as well.
  const cwd = path.join(temporaryDirectory(t), '::warning::d');
  mkdirSync(cwd);
  writeFileSync(
    path.join(cwd, store),
    smallStore((graph) => fill(graph, 1n)),
  );
  writeFileSync(
    path.join(cwd, other),
    smallStore((graph) => fill(graph, 2n)),
  );
  writeFileSync(path.join(cwd, '::key'), 'secret');
  return {cwd};
}

/** Command lines that show names, labels, keys, values, files and reasons; in this order they work. */
const lines: readonly (readonly string[])[] = [
  ['stats', store],
  ['stats', other],
  ['catalog', store],
  ['verify', store],
  ['verify', store, other],
  ['diff', store, other],
  ['diff', store, other, '--node-key', 'name'],
  ['merge', store, other, '--node-key', 'name', '--dry-run'],
  ['merge', store, other, '--node-key', 'name', '-o', '::m.liel', '--plan', '::plan'],
  ['merge', store, other, '--from-plan', '::plan', '-o', '::m.liel'],
  ['trace', store, '--from', '5', '--to', '12'],
  ['inspect', store, 'node', '6'],
  ['inspect', store, 'edge', '6', '--hex'],
  ['events', 'list', store],
  ['seal', store],
  ['sign', store, '--key-file', '::key', '-o', '::sig'],
  ['verify', store, '--signature', '::sig', '--key-file', '::key'],
  ['verify', other, '--signature', '::sig', '--key-file', '::key'],
  ['backup', store, '-o', '::shelf'],
  ['backups', '::shelf'],
  ['prune', '::shelf', '--keep-last', '1'],
  ['doctor', store],
  ['lock', store],
  ['repair', store, '-o', '::r.liel'],
  ['compact', store, '-o', '::c.liel'],
  ['salvage', store, '-o', '::s.liel'],
  ['pack', store, '::p.liel', '--include-labels', words[0] as string],
  ['export', store, '-o', '::e.json'],
  ['import', '::e.json', '-o', '::i.liel'],
  ['watch', store, other, '--once'],
  ['restore', '::c.liel', '-o', other],
  ['restore', '::e.json', '-o', '::z.liel'],
  ['stats', '::none'],
  ['::command'],
  ['explain', '::x'],
  ['stats', store, '--format', '::x'],
  ['help', '##[x'],
];

/** What is wrong with the lines of a run. */
function problems({stdout, stderr}: Ended): string[] {
  const isBad = (line: string): boolean => /^\s*(::|##)|##\w*\[|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line);
  return `${stdout}\n${stderr}`.split('\n').filter(isBad);
}

describe('no line of ours', () => {
  it('is a command for a CI runner or hides a character, whatever a store, a file or a word is called', async (t) => {
    const place = workplace(t);
    for (const args of lines) {
      const run = await runProgram(args, {...place, env: {GITHUB_ACTIONS: 'true', TF_BUILD: 'True'}});
      assert.notEqual(run.code, 7, args.join(' '));
      assert.deepEqual(problems(run), [], args.join(' '));
    }
  });

  it('changes data: reports are equal as data, documents byte for byte', async (t) => {
    const place = workplace(t);
    const run = await expectExit(0, ['stats', store, '--json'], place);
    const {Decision, ...labels} = documentIn(run)['node_labels'] as Record<string, number>;
    assert.deepEqual(
      Object.keys(labels)
        .filter((label) => label !== 'N' && label !== 'File')
        .sort(),
      [...words].sort(),
    );
    assert.doesNotMatch(run.stdout.trimEnd(), /[\p{Cc}\p{Cf}]/u);
    const {stdout} = await expectExit(0, ['export', store], place);
    await expectExit(0, ['export', store, '-o', 'e.json'], place);
    assert.equal(stdout, readFileSync(path.join(place.cwd, 'e.json'), 'utf8'));
    assert.ok(stdout.includes('\u202eevil\u0085\u007f'));
  });

  it('steers a terminal, in a document either', needsTerminal, async (t) => {
    const {cwd} = workplace(t);
    const terminal = new Terminal(t, cwd, 120, 900);
    const [program, ...start] = ['node', path.resolve('bin/run.js')];
    for (const command of ['export', 'manifest']) {
      terminal.run([program as string, ...start, command, store]);
      const screen = await terminal.until(/evil\\u0085\\u007f[\s\S]*ready>\s*$/);
      assert.match(screen, /\\u202eevil/);
      terminal.run('clear');
      await terminal.until(/^ready>\s*$/);
    }
  });
});
