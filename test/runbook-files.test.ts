import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {corrupt} from './support/corrupt.js';
import {placeProgram} from './support/program.js';
import {blocksOf} from './support/runbook-page.js';
import {smallStore} from './support/sample-store.js';
import {states} from './support/states.js';
import {needsTools, runTool} from './support/stock-tools.js';
import {temporaryDirectory} from './support/temp-directory.js';
import {readSteps, runStep} from './support/workflow.js';

/** What stands on runbook pages as a file to copy: scripts, units, jobs, rules. */

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const stock = (name: string): string => path.join(root, '.stock/bin', name);
const needsStock = (name: string) => ({skip: existsSync(stock(name)) ? false : `needs ${name} in .stock`});

/** Runs a script with the program on PATH. */
function runScript(t: TestContext, script: string, cwd: string, env: Record<string, string> = {}) {
  const PATH = `${placeProgram(t)}${path.delimiter}${process.env['PATH']}`;
  const {status, stdout, stderr} = spawnSync('sh', ['-c', script], {
    cwd,
    env: {...process.env, PATH, ...env},
    encoding: 'utf8',
  });
  return {status, output: `${stdout}${stderr}`};
}

const unix = {skip: process.platform === 'win32' && 'needs Unix'};

describe('the page about schedules', () => {
  const page = textOf('runbooks/on-a-schedule.md');
  const [nightly] = blocksOf(page, 'bash');
  const [settings, service, timer] = blocksOf(page, 'ini');

  it('has a job that backs up, proves and pings, and pings nobody where anything failed', unix, async (t) => {
    const cwd = temporaryDirectory(t);
    await states['kept'](cwd, t);
    writeFileSync(path.join(cwd, 'ping'), '');
    const env = {LIEL_DIRECTORY: cwd, LIEL_METRICS: path.join(cwd, 'liel.prom'), LIEL_PING: `file://${cwd}/ping`};
    const good = runScript(t, nightly, cwd, env);
    assert.deepEqual([good.status, good.output], [0, ''], 'cron mails what is printed');
    const receipts = readdirSync(path.join(cwd, 'backups')).filter((name) => name.endsWith('.receipt.json'));
    assert.equal(receipts.length, 1);
    assert.match(readFileSync(path.join(cwd, 'backups', receipts[0]), 'utf8'), /"done": true/);
    assert.match(readFileSync(env.LIEL_METRICS, 'utf8'), /liel_run_exit_code\{command="backups"\} 0/);
    // A switch that cannot be reached is a failure of the job as well.
    assert.notEqual(runScript(t, nightly, cwd, {...env, LIEL_PING: `file://${cwd}/gone`}).status, 0);
    writeFileSync(path.join(cwd, 'project.liel'), corrupt(smallStore()).node(1, 'nodeId', 9n).bytes());
    const bad = runScript(t, nightly.replace(/curl/, 'echo PINGED; curl'), cwd, env);
    assert.deepEqual([bad.status, bad.output.includes('PINGED')], [3, false], bad.output);
    assert.match(bad.output, /^liel: L1012 /m);
  });

  it('has units that systemd takes', needsTools('systemd-analyze'), (t) => {
    const cwd = temporaryDirectory(t);
    const job = path.join(cwd, 'liel-nightly');
    writeFileSync(job, nightly, {mode: 0o755});
    writeFileSync(path.join(cwd, 'liel-nightly.service'), service.replace('/usr/local/bin/liel-nightly', job));
    writeFileSync(path.join(cwd, 'liel-nightly.timer'), timer);
    const {status, stderr} = runTool(
      'systemd-analyze',
      ['verify', '--man=no', 'liel-nightly.service', 'liel-nightly.timer'],
      cwd,
    );
    // What is wrong with units of the machine is nothing of ours.
    const ours = stderr.split('\n').filter((line) => line.includes('liel-nightly'));
    assert.deepEqual(ours, []);
    assert.equal(status, 0, stderr);
    const [, calendar] = /^OnCalendar=(.*)$/m.exec(timer)!;
    assert.equal(runTool('systemd-analyze', ['calendar', calendar]).status, 0);
  });

  it('has settings that cron and systemd read alike, and a line of cron that a shell takes', unix, (t) => {
    const [line] = blocksOf(page, 'cron');
    const [, command] = /^\d+ \d+ \* \* \* liel (.+)\n$/.exec(line)!;
    assert.doesNotMatch(command, /%/, 'cron ends a command at a per cent sign');
    assert.equal(runScript(t, `sh -n <<'END'\n${command}\nEND\n`, root).status, 0);
    for (const word of settings.trimEnd().split('\n')) assert.match(word, /^[A-Z_]+=[^\s"'$]*$/);
  });

  it('has a plist that a Mac reads, and scripts for PowerShell that name what is there', needsTools('python3'), () => {
    const [xml] = blocksOf(page, 'xml');
    const script = 'import plistlib, json, sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
    const list = JSON.parse(execFileSync('python3', ['-c', script], {input: xml, encoding: 'utf8'}));
    assert.deepEqual(
      [list.ProgramArguments, list.StartCalendarInterval],
      [['/usr/local/bin/liel-nightly'], {Hour: 3, Minute: 10}],
    );
    const [job] = blocksOf(page, 'powershell');
    const jobs = [...job.matchAll(/^ {2}@\((.+)\),?$/gm)].map(([, words]) => words.replaceAll(/'|,/g, ''));
    const lines = [...nightly.matchAll(/^run (?!\()(.+?)(?: "\$@")?$/gm)].map(([, words]) => words);
    assert.deepEqual(jobs, lines, 'both systems do the same');
  });
});

describe('the page about many stores', () => {
  it('has a look around them that finds the backups which were just made', unix, async (t) => {
    const cwd = temporaryDirectory(t);
    await states['project'](cwd, t);
    const lines = blocksOf(textOf('runbooks/many-stores.md'), 'sh').find((block) => block.includes('liel doctor'))!;
    const {status, output} = runScript(t, lines, cwd);
    assert.equal(status, 0, output);
    assert.match(output, /2 stores: backed up[\s\S]*L5034/);
    assert.doesNotMatch(output, /L5027/);
  });
});

describe('the page about git', () => {
  it(
    'has a hook that lets sound stores be committed, by the bytes that are committed, and no other',
    needsTools('git'),
    async (t) => {
      const cwd = temporaryDirectory(t);
      await states['repository'](cwd, t);
      const [hook] = blocksOf(textOf('runbooks/git.md'), 'bash');
      writeFileSync(path.join(cwd, '.git/hooks/pre-commit'), hook);
      chmodSync(path.join(cwd, '.git/hooks/pre-commit'), 0o755);
      const broken = corrupt(smallStore()).node(1, 'nodeId', 9n).bytes();
      const commit = () => runScript(t, 'git add -A && git commit -qm next', cwd);
      writeFileSync(path.join(cwd, 'a file'), 'no store');
      assert.equal(commit().status, 0, 'where no store is changed');
      mkdirSync(path.join(cwd, 'deep er'));
      writeFileSync(path.join(cwd, 'deep er/-x.liel'), smallStore());
      assert.equal(commit().status, 0);
      writeFileSync(path.join(cwd, 'deep er/-x.liel'), broken);
      const {status, output} = commit();
      assert.deepEqual([status, /L1012/.test(output)], [1, true], output);
      // The one in the directory is sound again, the one that would be committed is not.
      writeFileSync(path.join(cwd, 'deep er/-x.liel'), smallStore());
      assert.equal(runScript(t, 'git commit -qm next', cwd).status, 1);
      assert.equal(runScript(t, 'git rm -qf --cached "deep er/-x.liel" && git commit -qm gone', cwd).status, 0);
    },
  );
});

describe('the page about many stores', () => {
  const page = textOf('runbooks/many-stores.md');
  const yaml = blocksOf(page, 'yaml').find((text) => text.includes('kind: Job'))!;
  const {spec} = parse(yaml);

  it('has a Job that Kubernetes takes', needsStock('kubernetes-validate'), (t) => {
    const file = path.join(temporaryDirectory(t), 'job.yaml');
    writeFileSync(file, yaml);
    const {status, stdout, stderr} = runTool(stock('kubernetes-validate'), ['--strict', file]);
    assert.equal(status, 0, `${stdout}${stderr}`);
  });

  it('has pods that leave one file each, which are summed; one that did not end is missed', unix, (t) => {
    const cwd = temporaryDirectory(t);
    mkdirSync(path.join(cwd, 'stores/a'), {recursive: true});
    mkdirSync(path.join(cwd, 'verdicts'));
    for (let i = 0; i < 6; i++) writeFileSync(path.join(cwd, `stores/a/s${i}.liel`), smallStore());
    const [{args}] = spec.template.spec.containers;
    const script = args[0]
      .replaceAll('/stores/', `${cwd}/stores/`)
      .replaceAll('/verdicts/', `${cwd}/verdicts/`)
      .replaceAll('/16"', '/4"');
    assert.ok(args[0].includes(`/${spec.completions}"`));
    const all = [0, 1, 2, 3].map((index) => `(JOB_COMPLETION_INDEX=${index}; ${script})`).join('\n');
    const pods = runScript(t, all, cwd);
    assert.deepEqual(
      readdirSync(path.join(cwd, 'verdicts')).sort(),
      ['0.jsonl', '1.jsonl', '2.jsonl', '3.jsonl'],
      pods.output,
    );
    assert.equal(runScript(t, 'liel report verdicts/*.jsonl', cwd).status, 0);
    assert.equal(runScript(t, 'rm verdicts/2.jsonl; liel report verdicts/*.jsonl', cwd).status, 3);
  });
});

describe('the matrix for GitHub Actions', () => {
  it('runs as written: a share for each runner, and one verdict of them all', unix, async (t) => {
    const cwd = temporaryDirectory(t);
    mkdirSync(path.join(cwd, 'deep/er'), {recursive: true});
    mkdirSync(path.join(cwd, 'shards'));
    for (let i = 0; i < 5; i++) writeFileSync(path.join(cwd, `deep/er/s${i}.liel`), smallStore());
    writeFileSync(path.join(cwd, 'deep/bad.liel'), corrupt(smallStore()).node(1, 'nodeId', 9n).bytes());
    const yaml = blocksOf(textOf('runbooks/many-stores.md'), 'yaml').find((text) => text.includes('matrix:'))!;
    const env = {PATH: `${placeProgram(t)}${path.delimiter}${process.env['PATH']}`};
    const [share, sum] = ['Verify a share', 'Sum'].map((wanted) => readSteps(yaml).find(({name}) => name === wanted)!);
    for (const shard of parse(yaml).jobs.shard.strategy.matrix.shard as number[]) {
      const {code, output} = await runStep(share, {'matrix.shard': String(shard)}, {cwd, env});
      assert.equal(code, 0, output);
      renameSync(path.join(cwd, `${shard}.jsonl`), path.join(cwd, `shards/${shard}.jsonl`));
    }
    const {code, summary, output} = await runStep(sum, {}, {cwd, env});
    assert.equal(code, 1, output);
    assert.match(summary, /6 stores: 5 passed, 1 failed/);
  });
});

describe('alerts', () => {
  const rules = textOf('monitoring/liel.rules.yml');

  it('are on their page as they are in the file', () => {
    assert.deepEqual(blocksOf(textOf('runbooks/alerts.md'), 'yaml'), [rules]);
  });

  it('ask for what reports hold, and name pages that are there', () => {
    const source = textOf('src/ui/reports/prometheus-report.ts');
    const families = [...source.matchAll(/name: 'liel_(\w+)'|^ {2}(\w+): '/gm)].map(
      ([, one, other]) => `liel_${one ?? other}`,
    );
    const asked = new Set([...rules.matchAll(/expr: (.*)/g)].flatMap(([, expr]) => expr.match(/\bliel_\w+/g) ?? []));
    assert.deepEqual(
      [...asked].filter((name) => !families.includes(name)),
      [],
    );
    for (const [, page] of rules.matchAll(/liel runbook ([\w-]+)/g))
      assert.ok(existsSync(path.join(root, `runbooks/${page}.md`)));
  });

  it('are raised when they should be, and not before, says promtool', needsStock('promtool'), (t) => {
    const cwd = temporaryDirectory(t);
    copyFileSync(path.join(root, 'monitoring/liel.rules.yml'), path.join(cwd, 'liel.rules.yml'));
    copyFileSync(path.join(root, 'test/fixtures/alerts.test.yml'), path.join(cwd, 'alerts.test.yml'));
    const {status, stdout, stderr} = runTool(stock('promtool'), ['test', 'rules', 'alerts.test.yml'], cwd);
    assert.equal(status, 0, `${stdout}${stderr}`);
  });
});

describe('the Dockerfile', () => {
  it('is what hadolint takes', needsStock('hadolint'), () => {
    const {status, stdout} = runTool(stock('hadolint'), ['Dockerfile'], root);
    assert.equal(status, 0, stdout);
  });
});
