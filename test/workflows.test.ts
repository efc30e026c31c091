import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import packageJson from '../package.json' with {type: 'json'};
import {makePemKeys} from './support/pem-keys.js';
import {placeProgram} from './support/program.js';
import {runTool} from './support/stock-tools.js';
import {temporaryDirectory} from './support/temp-directory.js';
import {readSteps, runStep, type StepEnd} from './support/workflow.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const workflows = readdirSync(path.join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);

/** What is YAML for GitHub on the runbook pages, by page. */
const onPages = readdirSync(path.join(root, 'runbooks'))
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) =>
    [...textOf(`runbooks/${name}`).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
      .filter(([, yaml]) => /^jobs:/m.test(yaml))
      .map(([, yaml]) => ({name, yaml})),
  );

/** A tool of .stock, or undefined where .ci/run could not put it there. */
function stockTool(name: string): string | undefined {
  const file = path.join(root, '.stock/bin', name);
  return existsSync(file) ? file : undefined;
}

describe('workflows, the action, and those on runbook pages', () => {
  it('put nothing into a script: what others can name reaches it by the environment', () => {
    const all = [...workflows, 'action.yml'].map((name) => ({name, yaml: textOf(name)}));
    for (const {name, yaml} of [...all, ...onPages])
      for (const {run = ''} of readSteps(yaml)) assert.doesNotMatch(run, /\$\{\{/, name);
  });

  it('may read, and no more where a job does not say so; each job ends some time', () => {
    for (const {name, yaml} of [...workflows.map((file) => ({name: file, yaml: textOf(file)})), ...onPages]) {
      const {permissions, jobs} = parse(yaml) as {
        permissions: object;
        jobs: Record<string, {'timeout-minutes'?: number}>;
      };
      const needed = name === 'signing-in-github-actions.md' ? {contents: 'write'} : {contents: 'read'};
      assert.deepEqual(permissions, needed, name);
      for (const job of Object.values(jobs)) assert.ok(job['timeout-minutes'], name);
    }
  });

  it('use actions by the digest of a commit where they are ours, and say which release it is', () => {
    for (const file of workflows) {
      for (const [, used] of textOf(file).matchAll(/uses: (.+)/g))
        assert.match(used, /^(\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/, file);
    }
  });

  it('are what actionlint knows', {skip: stockTool('actionlint') ? false : 'needs actionlint in .stock'}, (t) => {
    const cwd = temporaryDirectory(t);
    for (const [i, {yaml}] of onPages.entries()) writeFileSync(path.join(cwd, `${i}.yml`), yaml);
    const files = [
      ...workflows.map((file) => path.join(root, file)),
      ...onPages.map((_, i) => path.join(cwd, `${i}.yml`)),
    ];
    const {status, stdout} = runTool(stockTool('actionlint')!, ['-no-color', ...files], root);
    assert.equal(status, 0, stdout);
  });

  it('have the form that their schemas want', {skip: stockTool('check-jsonschema') ? false : 'needs .stock'}, () => {
    for (const [schema, ...files] of [
      ['github-workflows', ...workflows],
      ['github-actions', 'action.yml'],
      ['dependabot', '.github/dependabot.yml'],
      ['github-issue-forms', '.github/ISSUE_TEMPLATE/wrong.yml', '.github/ISSUE_TEMPLATE/missing.yml'],
      ['github-issue-config', '.github/ISSUE_TEMPLATE/config.yml'],
    ]) {
      const {status, stdout} = runTool(
        stockTool('check-jsonschema')!,
        ['--builtin-schema', `vendor.${schema}`, ...files],
        root,
      );
      assert.equal(status, 0, stdout);
    }
  });
});

describe('the steps of the release workflow, as written', {skip: process.platform !== 'linux' && 'needs Linux'}, () => {
  const steps = readSteps(textOf('.github/workflows/release.yml'));

  async function step(name: string, cwd: string, env: Record<string, string>): Promise<StepEnd> {
    const found = steps.find((one) => one.name === name);
    assert.ok(found, name);
    return runStep({...found, env: {}}, {}, {cwd, env});
  }

  /** A directory with what the repository holds. */
  function checkout(t: TestContext): string {
    const cwd = temporaryDirectory(t);
    for (const name of ['sample', 'scripts', 'src', 'node_modules', 'package.json', 'tsconfig.json', 'tools'])
      symlinkSync(path.join(root, name), path.join(cwd, name));
    mkdirSync(path.join(cwd, 'out'));
    return cwd;
  }

  it('refuse a tag that is not the version', async () => {
    const name = 'The tag is the version';
    assert.equal((await step(name, root, {GITHUB_REF_NAME: `v${packageJson.version}`})).code, 0);
    assert.equal((await step(name, root, {GITHUB_REF_NAME: 'v9.9.9'})).code, 1);
  });

  it('smoke the executable that has the digest, and no other', async (t) => {
    const cwd = checkout(t);
    const NAME = 'liel-linux-x64';
    const program = readFileSync(path.join(placeProgram(t), 'liel'));
    writeFileSync(path.join(cwd, 'out', NAME), program);
    const {stdout: sums} = runTool('sha256sum', [NAME], path.join(cwd, 'out'));
    writeFileSync(path.join(cwd, 'out/SHA256SUMS'), sums.replace(/^./, 'f'));
    const other = await step('The executable by its digest', cwd, {NAME});
    assert.equal(other.code, sums.startsWith('f') ? 0 : 1);
    writeFileSync(path.join(cwd, 'out/SHA256SUMS'), sums);
    assert.equal((await step('The executable by its digest', cwd, {NAME})).code, 0);
    const run = await step('The runbook with it', cwd, {});
    assert.equal(run.code, 0, run.output);
  });

  it('sign each file, so that the program knows its own release, and leave no key behind', async (t) => {
    const cwd = checkout(t);
    makePemKeys(cwd);
    writeFileSync(path.join(cwd, 'out/SHA256SUMS'), 'sums');
    mkdirSync(path.join(cwd, 'temp'));
    // Packages are there already.
    mkdirSync(path.join(cwd, 'path'));
    writeFileSync(path.join(cwd, 'path/npm'), '#!/bin/sh\n', {mode: 0o755});
    const env = {
      LIEL_RELEASE_KEY: readFileSync(path.join(cwd, 'release.pem'), 'utf8').trimEnd(),
      PLACE: path.join(cwd, 'temp'),
      PATH: `${path.join(cwd, 'path')}:${process.env['PATH']}`,
    };
    const {code, output} = await step('Signatures', cwd, env);
    assert.equal(code, 0, output);
    assert.deepEqual(readdirSync(path.join(cwd, 'temp')), []);
    const bundle = JSON.parse(readFileSync(path.join(cwd, 'out/SHA256SUMS.sigstore.json'), 'utf8'));
    assert.match(bundle.mediaType, /sigstore\.bundle/);
  });
});
