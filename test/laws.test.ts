import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {exit} from '../src/engine/faults/fault.js';
import {asJson, commandExamples, printsJson} from './support/command-examples.js';
import {documentIn, ended, runProgram, startProgram} from './support/program.js';
import {states} from './support/states.js';
import {temporaryDirectory} from './support/temp-directory.js';

/**
 * The laws that every command is held to by being there. Each is run as its own first example says, in a directory that has
 * what the examples name.
 */

const readers = commandExamples.filter(({trait}) => trait === 'reads');
/** Those that read and print, and write no file. */
const printers = readers.filter(({output, words}) => output === undefined && words.length > 1);

type Traces = Readonly<Record<string, string>>;

/** Every file below a directory: its time, its mode and its bytes. */
function tracesOf(directory: string): Traces {
  const names = readdirSync(directory, {recursive: true, encoding: 'utf8'});
  const files = names.filter((name) => statSync(path.join(directory, name)).isFile()).sort();
  return Object.fromEntries(
    files.map((name) => {
      const file = path.join(directory, name);
      const {mtimeNs, mode} = statSync(file, {bigint: true});
      return [name, `${mtimeNs} ${mode} ${readFileSync(file, 'base64')}`];
    }),
  );
}

/** Requires that nothing of what was there changed; returns what is new. */
function newIn(directory: string, before: Traces): string[] {
  const after = tracesOf(directory);
  for (const [name, trace] of Object.entries(before)) assert.ok(after[name] === trace, `${name} is not as it was`);
  return Object.keys(after).filter((name) => !(name in before));
}

/** What is done to the store that the examples are about. */
const damages: readonly (readonly [name: string, damage: (store: Buffer) => Uint8Array])[] = [
  ['cut to its first pages', (store) => store.subarray(0, 5000)],
  ['empty', () => Buffer.alloc(0)],
  ['a text', () => Buffer.from('not a store at all\n'.repeat(500))],
  [
    'full of ones behind its header',
    (store) => Buffer.concat([store.subarray(0, 4096), Buffer.alloc(store.length - 4096, 0xff)]),
  ],
];

describe('a command does what its first example says, as JSON too, and quietly:', {concurrency: 2}, () => {
  for (const {id, trait, words, output} of commandExamples.filter(printsJson)) {
    it(`${id}, which ${trait}`, async (t) => {
      const cwd = temporaryDirectory(t);
      await states.examples!(cwd, t);
      if (output !== undefined && trait !== 'inPlace' && !output.endsWith('/'))
        rmSync(path.join(cwd, output), {force: true});
      const before = tracesOf(cwd);
      const run = await runProgram([...asJson(words), '--quiet'], {cwd});
      assert.ok([exit.done, exit.no].includes(run.code as never), `exit ${run.code}\n${run.stderr}`);
      assert.equal(run.stderr, '');
      if (output === undefined || run.stdout !== '') documentIn(run);
      if (trait === 'inPlace') return;
      const made = newIn(cwd, before);
      if (trait !== 'derives') assert.deepEqual(made, output === undefined ? [] : [path.normalize(output)]);
    });
  }
});

describe('words that nobody understands are a usage error, as one document where JSON is wanted:', {
  concurrency: 2,
}, () => {
  for (const {id, words, trait} of commandExamples.filter(printsJson)) {
    it(id, async (t) => {
      const cwd = temporaryDirectory(t);
      const run = await runProgram([...words.slice(0, id.includes(':') ? 2 : 1), '--no-such-flag', '--json'], {cwd});
      assert.equal(run.code, exit.usage, run.stderr);
      const {code, facts} = documentIn(run)['error'] as {code: string; facts: {problem: string}};
      assert.deepEqual([code, facts.problem.includes('--no-such-flag')], ['L0001', true], `${trait}: ${facts.problem}`);
      assert.deepEqual(readdirSync(cwd), []);
    });
  }
});

for (const [name, damage] of damages) {
  describe(`a store that is ${name} ends no command in a bug, and no reader changes it:`, {concurrency: 2}, () => {
    for (const {id, trait, words} of commandExamples.filter(({trait}) => trait !== 'screen' && trait !== 'program')) {
      it(id, async (t) => {
        const cwd = temporaryDirectory(t);
        await states.examples!(cwd, t);
        for (const store of ['project.liel', 'base.liel']) {
          const file = path.join(cwd, store);
          writeFileSync(file, damage(readFileSync(file)));
          utimesSync(file, 1_000_000, 1_000_000);
        }
        const before = tracesOf(cwd);
        const run = await runProgram([...asJson(words), '--quiet'], {cwd});
        assert.ok(run.code !== null && run.code !== exit.internal, `exit ${run.code} ${run.signal}\n${run.stderr}`);
        assert.doesNotMatch(run.stderr, /\n\s+at |^liel: L0001/m);
        if (run.stdout !== '') documentIn(run);
        if (trait === 'reads') newIn(cwd, before);
        const left = readdirSync(cwd, {recursive: true, encoding: 'utf8'}).filter((file) =>
          /\.(partial|lock)$/.test(file),
        );
        assert.deepEqual(left, []);
      });
    }
  });
}

describe('a reader of a pipe that has seen enough is no trouble:', {concurrency: 2}, () => {
  for (const {id, words} of printers) {
    it(id, async (t) => {
      const cwd = temporaryDirectory(t);
      await states.examples!(cwd, t);
      const before = tracesOf(cwd);
      const child = startProgram(words, {cwd});
      child.stdout?.destroy();
      const {code, signal, stderr} = await ended(child);
      assert.equal(signal, null);
      assert.ok(code === exit.done || code === exit.no, `exit ${code}\n${stderr}`);
      assert.doesNotMatch(stderr, /EPIPE/);
      assert.deepEqual(newIn(cwd, before), []);
    });
  }
});

const isRoot = process.getuid?.() === 0;

describe('where nobody can write, what only reads works as ever:', {concurrency: 2}, () => {
  for (const {id, words} of printers) {
    it(id, async (t) => {
      const cwd = temporaryDirectory(t);
      await states.examples!(cwd, t);
      const places = ['.', ...readdirSync(cwd).filter((name) => statSync(path.join(cwd, name)).isDirectory())];
      for (const place of places) chmodSync(path.join(cwd, place), 0o555);
      try {
        const run = await runProgram(words, {cwd, ...(isRoot ? {uid: 65_534} : {})});
        assert.ok(run.code === exit.done || run.code === exit.no, `exit ${run.code}\n${run.stderr}`);
      } finally {
        for (const place of places) chmodSync(path.join(cwd, place), 0o755);
      }
    });
  }
});

const hasJq = spawnSync('jq', ['--version']).status === 0;

it('what is called one document is one to jq as well', {skip: hasJq ? false : 'jq is not there'}, async (t) => {
  const cwd = temporaryDirectory(t);
  await states.examples!(cwd, t);
  for (const {id, words} of printers) {
    const child = startProgram(asJson(words), {cwd});
    const jq = spawnSync('jq', ['-s', 'length'], {input: (await ended(child)).stdout, encoding: 'utf8'});
    assert.equal(jq.stdout, '1\n', `${id}: ${jq.stderr}`);
  }
});
