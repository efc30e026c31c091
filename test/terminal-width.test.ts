import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {exit} from '../src/engine/faults/fault.js';
import {columnsOf} from '../src/ui/columns.js';
import {commandExamples} from './support/command-examples.js';
import {commandLine, ended, runProgram} from './support/program.js';
import {states} from './support/states.js';
import {temporaryDirectory} from './support/temp-directory.js';

/** A terminal whose lines nobody wraps: `script` of util-linux. */
const {status, stdout: version} = spawnSync('script', ['--version'], {encoding: 'utf8'});
const needsScript = status === 0 && version.includes('util-linux') ? {} : {skip: 'needs script of util-linux'};

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

/** What the program shows on a terminal of so many columns, in rows. */
async function rowsOn(columns: number, words: readonly string[], cwd: string, env = {}): Promise<string[]> {
  const line = `stty cols ${columns} rows 24; exec ${quoted(commandLine(words))}`;
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd,
    env: {...process.env, SHELL: '/bin/sh', TERM: 'xterm', PAGER: 'cat', LC_ALL: 'C.UTF-8', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const {code, stdout} = await ended(child);
  assert.ok(code === exit.done || code === exit.no, `exit ${code}\n${stdout}`);
  // A line of progress is written over.
  return stdout.split('\r\n').map((row) => stripVTControlCharacters(row.slice(row.lastIndexOf('\r') + 1)));
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Documents are their bytes on a terminal as well, and screens draw. */
const talkers = commandExamples.filter(({id, trait}) => trait !== 'screen' && id !== 'completion');

describe('on a terminal no line is longer than it, and no word is cut that a line can hold:', {
  concurrency: 2,
  ...needsScript,
}, () => {
  for (const {id, words, trait, output} of talkers) {
    it(id, async (t) => {
      const place = async (): Promise<string> => {
        const cwd = temporaryDirectory(t);
        await states.examples!(cwd, t);
        if (output !== undefined && trait !== 'inPlace' && !output.endsWith('/'))
          rmSync(path.join(cwd, output), {force: true});
        return cwd;
      };
      const changesNothing = (trait === 'reads' || trait === 'program') && output === undefined && id !== 'demo';
      const first = await place();
      const piped = await runProgram(words, {cwd: first});
      if (piped.stdout.startsWith('{')) return;
      const whole = new Set(wordsOf(`${piped.stdout} ${piped.stderr}`));
      for (const columns of [60, 80, 120]) {
        const rows = await rowsOn(columns, words, changesNothing ? first : await place());
        for (const [i, row] of rows.entries()) {
          const longest = Math.max(0, ...wordsOf(row).map(columnsOf));
          assert.ok(columnsOf(row) <= columns || longest > columns - 12, `${columns}: ${row}`);
          const [before, after] = [wordsOf(row).at(-1) ?? '', wordsOf(rows[i + 1] ?? '')[0] ?? ''];
          const isCut =
            before !== '' && after !== '' && whole.has(before + after) && !(whole.has(before) && whole.has(after));
          assert.ok(!isCut || columnsOf(before + after) > columns, `${columns}: ${before} and ${after} are one word`);
        }
      }
    });
  }
});

it('what is ours is in ASCII where the locale has no UTF-8, and names are as they are', needsScript, async (t) => {
  const cwd = temporaryDirectory(t);
  await states.examples!(cwd, t);
  const plain = {LC_ALL: 'C'};
  for (const words of [
    ['runbook'],
    ['runbook', 'corrupt-store'],
    ['explain', 'L1010'],
    ['help'],
    ['backups', 'backups'],
  ]) {
    const text = (await rowsOn(80, words, cwd, plain)).join('\n');
    assert.match(text, /^[\0-\x7f]+$/, words.join(' '));
  }
  await rowsOn(80, ['import', 'base.json', '-o', 'größe.liel'], cwd);
  assert.ok((await rowsOn(80, ['verify', 'größe.liel'], cwd, plain)).join('\n').includes('größe.liel: sound'));
});
