import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {chmodSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditionPages, conditionPagesDirectory} from '../scripts/make-runbook-pages.js';
import {allConditions} from '../src/engine/faults/conditions.js';
import {guidanceOf} from '../src/engine/faults/guidance.js';
import {parseCommandLine} from './support/command-lines.js';
import {commandLine, ended} from './support/program.js';
import {missingFrom, type PageSection, readPage} from './support/runbook-page.js';
import {states} from './support/states.js';
import {temporaryDirectory} from './support/temp-directory.js';
import {readWorkflow} from './support/workflow.js';

const directory = fileURLToPath(new URL('../runbooks', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const textOf = (...names: string[]): string => readFileSync(path.join(...names), 'utf8');
const pages = readdirSync(directory).filter((name) => name.endsWith('.md'));

/** A directory with the program in it under its name. */
function placeProgram(t: TestContext): string {
  const bin = temporaryDirectory(t);
  const words = commandLine([]).map((word) => `'${word}'`);
  writeFileSync(path.join(bin, 'liel'), `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  chmodSync(path.join(bin, 'liel'), 0o755);
  return bin;
}

interface Shell {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

async function runInShell(line: string, {cwd, env}: Shell): Promise<{code: number | null; output: string}> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', line], {
    cwd,
    env: {...process.env, NO_COLOR: '1', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const {code, stdout, stderr} = await ended(child);
  return {code, output: `${stdout}${stderr}`};
}

/** Runs the command lines of a page, and requires the outcome that it shows. */
async function runPage(t: TestContext, markdown: string, change = (line: string, _cwd: string): string => line) {
  const env = {PATH: `${placeProgram(t)}${path.delimiter}${process.env['PATH']}`};
  for (const section of readPage(markdown)) {
    const cwd = temporaryDirectory(t);
    const reason = await makeState(section, cwd, t);
    if (reason !== undefined) t.diagnostic(`skipped: ${section.state}: ${reason}`);
    else await runSection(section, {cwd, env}, change);
  }
}

async function makeState({state, steps}: PageSection, cwd: string, t: TestContext): Promise<string | undefined> {
  const make = states[state];
  assert.ok(make, `there is no state ${state}`);
  const reason = await make(cwd, t);
  return typeof reason === 'string' ? `${reason} (${steps.length} lines)` : undefined;
}

async function runSection({steps}: PageSection, shell: Shell, change: (line: string, cwd: string) => string) {
  for (const {line, exit, shows} of steps) {
    const {code, output} = await runInShell(change(line, shell.cwd), shell);
    assert.equal(code, exit, `${line}\n${output}`);
    assert.deepEqual(missingFrom(output, shows), [], `${line}\n${output}`);
  }
}

describe('a runbook page does what it shows:', {concurrency: 2}, () => {
  for (const name of pages) {
    it(name, (t) => runPage(t, textOf(directory, name)));
  }
});

describe('runbook pages', () => {
  it('say what they are about and when they are the right ones', () => {
    for (const name of pages) {
      const text = textOf(directory, name);
      assert.match(text, /^# [A-Z]/, name);
      assert.match(text, /\n\nWhen: [\s\S]+?[.:]\n\n/, name);
    }
  });

  it('link to pages that are there, and name codes that there are', () => {
    const codes = new Set(allConditions().map(({code}) => code));
    for (const name of pages) {
      const text = textOf(directory, name);
      for (const [, target] of text.matchAll(/\]\(([^)]+\.md)\)/g))
        assert.ok(pages.includes(target), `${name}: ${target}`);
      for (const [code] of text.matchAll(/\bL[0-6]\d{3}\b/g)) assert.ok(codes.has(code), `${name}: ${code}`);
    }
  });
});

describe('the page of a condition', () => {
  it('says what explain says: npx tsx scripts/make-runbook-pages.ts writes them', () => {
    const made = conditionPages();
    assert.deepEqual(readdirSync(conditionPagesDirectory).sort(), [...made.keys()].sort());
    for (const [name, text] of made) assert.equal(textOf(conditionPagesDirectory, name), text, name);
  });

  it('names command lines that are understood, and a page that is there', () => {
    for (const condition of allConditions()) {
      const {verify, page} = guidanceOf(condition, condition.example);
      for (const line of verify) if (line.startsWith('liel ')) assert.equal(parseCommandLine(line), undefined);
      if (page !== null) assert.ok(pages.includes(`${page}.md`), `${condition.code}: ${page}`);
    }
  });
});

describe('the workflow for GitHub Actions', () => {
  it('runs as written, step by step, in a checkout of a signed store', async (t) => {
    const cwd = temporaryDirectory(t);
    await states['kept'](cwd, t);
    await states['two-stores'](cwd, t);
    const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(textOf(directory, 'github-actions.md')) ?? [];
    const steps = readWorkflow(yaml);
    assert.ok(steps.length >= 5, yaml);
    const secrets = {LIEL_SIGNING_KEY: textOf(cwd, 'release.key')};
    const PATH = `${placeProgram(t)}${path.delimiter}${process.env['PATH']}`;
    for (const {name, run, env} of steps) {
      // The program that is tested is on PATH already.
      if (name === 'Install liel') continue;
      const {code, output} = await runInShell(run, {cwd, env: {...filled(env, secrets), PATH}});
      assert.equal(code, 0, `${name}\n${output}`);
    }
    assert.deepEqual(readdirSync(path.join(cwd, 'artifacts')).sort(), [
      'project.export.json',
      'project.imported.liel',
      'project.manifest.json',
      'project.verdict.json',
    ]);
  });
});

/** The environment of a step with its secrets. */
function filled(env: Readonly<Record<string, string>>, secrets: Readonly<Record<string, string>>) {
  const value = (text: string): string =>
    text.replace(/\$\{\{ secrets\.(\w+) \}\}/g, (_, name: string) => secrets[name]);
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, value(text)]));
}

describe('the states of runbook pages', () => {
  it('are all used', () => {
    const texts = [...pages.map((name) => textOf(directory, name)), textOf(fixtures, 'operations-guide.md')];
    // The laws stand on what the examples of the commands name.
    const used = new Set(['examples', ...texts.flatMap((text) => readPage(text).map(({state}) => state))]);
    assert.deepEqual(
      Object.keys(states).filter((name) => !used.has(name)),
      [],
    );
  });
});

describe('the command lines of the operations guide', () => {
  it('work as they are written there', async (t) => {
    // Only the place of the key is another: nobody has a directory /secure.
    await runPage(t, textOf(fixtures, 'operations-guide.md'), (line, cwd) => line.replace('/secure', `${cwd}/secure`));
  });
});
