import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {conditionPages, conditionPagesDirectory} from '../scripts/make-runbook-pages.js';
import {allConditions} from '../src/engine/faults/conditions.js';
import {guidanceOf} from '../src/engine/faults/guidance.js';
import {parseCommandLine} from './support/command-lines.js';
import {ended, expectExit, placeProgram} from './support/program.js';
import {missingFrom, type PageSection, readPage} from './support/runbook-page.js';
import {type Environment, states} from './support/states.js';
import {temporaryDirectory} from './support/temp-directory.js';
import {expressionValue, type Known, readSteps, runStep} from './support/workflow.js';

const directory = fileURLToPath(new URL('../runbooks', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const textOf = (...names: string[]): string => readFileSync(path.join(...names), 'utf8');
const pages = readdirSync(directory).filter((name) => name.endsWith('.md'));

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
    const made = await makeState(section, cwd, t);
    if (typeof made === 'string') t.diagnostic(`skipped: ${section.state}: ${made}`);
    else await runSection(section, {cwd, env: {...env, ...made}}, change);
  }
}

async function makeState({state, steps}: PageSection, cwd: string, t: TestContext): Promise<string | Environment> {
  const make = states[state];
  assert.ok(make, `there is no state ${state}`);
  const made = await make(cwd, t);
  if (typeof made === 'string') return `${made} (${steps.length} lines)`;
  return typeof made === 'object' && made !== null && 'env' in made ? (made.env as Environment) : {};
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
  /** Runs its steps as written in a directory, those that are not left out there, and returns their names. */
  async function runWorkflow(t: TestContext, cwd: string, secrets: Known): Promise<{ran: string[]; output: string}> {
    const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(textOf(directory, 'github-actions.md')) ?? [];
    const PATH = `${placeProgram(t)}${path.delimiter}${process.env['PATH']}`;
    const ran: string[] = [];
    let output = '';
    for (const step of readSteps(yaml).filter(({run}) => run !== undefined)) {
      const known = {
        ...secrets,
        ...hashesIn(step.if ?? '', cwd),
        'env.HAS_KEY': String('secrets.LIEL_SIGNING_KEY' in secrets),
      };
      // The program that is tested is on PATH already, and is what this step would install.
      if (step.name === 'Install liel') mkdirSync(path.join(cwd, 'artifacts'));
      else if (step.if === undefined || expressionValue(step.if, known) !== '') {
        const end = await runStep(step, known, {cwd, env: {PATH}});
        assert.equal(end.code, 0, `${step.name}\n${end.output}`);
        ran.push(step.name);
        output += end.summary;
      }
    }
    return {ran, output};
  }

  it('runs as written, step by step, in a checkout of a signed store', async (t) => {
    const cwd = temporaryDirectory(t);
    await states['kept'](cwd, t);
    await states['two-stores'](cwd, t);
    await expectExit(0, ['keygen', '-o', 'publish', '--no-password', '--quiet'], {cwd});
    await expectExit(0, ['sign', 'project.liel', '--secret-key', 'publish.key', '--quiet'], {cwd});
    const {ran, output} = await runWorkflow(t, cwd, {'secrets.LIEL_SIGNING_KEY': textOf(cwd, 'release.key')});
    assert.equal(ran.length, 6, ran.join('\n'));
    assert.match(output, /## liel verify: 1 store: 1 passed/);
    assert.deepEqual(readdirSync(path.join(cwd, 'artifacts')).sort(), [
      'liel.sarif',
      'merge.json',
      'project.export.json',
      'project.imported.liel',
      'project.manifest.json',
      'project.verdict.json',
    ]);
  });

  it('is green in a fork without secrets and a repository without a base store, and says what it left out', async (t) => {
    const cwd = temporaryDirectory(t);
    await states['kept'](cwd, t);
    const {ran, output} = await runWorkflow(t, cwd, {});
    assert.deepEqual(ran, [
      'The store is sound and can be counted',
      'Manifest',
      'Signature under a shared key, not checked',
      'Out to JSON and back',
    ]);
    assert.match(output, /signature was not checked/);
  });

  it('installs liel by its digest from an address, from the package in the repository, or says what is missing', async (t) => {
    const cwd = temporaryDirectory(t);
    const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(textOf(directory, 'github-actions.md')) ?? [];
    const install = readSteps(yaml).find(({name}) => name === 'Install liel')!;
    const run = (env: Record<string, string>) =>
      runStep(
        install,
        {'runner.temp': cwd},
        {
          cwd,
          env: {LIEL_URL: '', GITHUB_PATH: path.join(cwd, 'path'), npm_config_prefix: path.join(cwd, 'prefix'), ...env},
        },
      );
    const missing = await run({});
    assert.deepEqual([missing.code, /::error title=liel::put the package/.test(missing.output)], [1, true]);
    const program = path.join(placeProgram(t), 'liel');
    const LIEL_SHA256 = createHash('sha256').update(readFileSync(program)).digest('hex');
    const url = {LIEL_URL: `file://${program}`};
    assert.equal((await run({...url, LIEL_SHA256: LIEL_SHA256.replace(/^./, 'x')})).code, 1);
    assert.equal((await run({...url, LIEL_SHA256})).code, 0);
    assert.equal(textOf(cwd, 'path'), `${cwd}/liel\n`);
    mkdirSync(path.join(cwd, '.github'));
    mkdirSync(path.join(cwd, 'package'));
    writeFileSync(
      path.join(cwd, 'package/package.json'),
      '{"name": "liel-ops", "version": "0.0.1", "bin": {"liel": "liel"}}',
    );
    writeFileSync(path.join(cwd, 'package/liel'), '#!/bin/sh\n');
    execFileSync('tar', ['-czf', '.github/liel-ops.tgz', 'package'], {cwd});
    const packed = await run({});
    assert.equal(packed.code, 0, packed.output);
    assert.ok(existsSync(path.join(cwd, 'prefix/bin/liel')), packed.output);
  });
});

/** What hashFiles gives for each file that a condition asks for: nothing for those that are not there. */
function hashesIn(condition: string, cwd: string): Known {
  const asked = [...condition.matchAll(/hashFiles\('([^']+)'\)/g)];
  return Object.fromEntries(asked.map(([call, file]) => [call, existsSync(path.join(cwd, file)) ? 'digest' : '']));
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
