import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {smallStore} from './support/sample-store.js';
import {scratchDirectory} from './support/temp-directory.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A project that installs the packed package, as its users get it. */
let project = '';

const npm = (cwd: string, ...words: readonly string[]): string =>
  execFileSync('npm', words, {cwd, encoding: 'utf8', env: {...process.env, NODE_OPTIONS: undefined}});

before(() => {
  project = scratchDirectory();
  const [{filename}] = JSON.parse(npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', project));
  writeFileSync(path.join(project, 'package.json'), '{"type": "module", "private": true}');
  // Offline and with its engines respected: it needs no other package, and this Node is one that it names.
  npm(project, 'install', '--offline', '--engine-strict', '--no-audit', '--no-fund', `./${filename}`);
  writeFileSync(path.join(project, 'project.liel'), smallStore());
});

after(() => rmSync(project, {recursive: true, force: true}));

function inProject(script: string): unknown {
  writeFileSync(path.join(project, 'script.js'), script);
  return JSON.parse(execFileSync(process.execPath, ['script.js'], {cwd: project, encoding: 'utf8'}));
}

describe('the package that users install', () => {
  it('is smaller than 10 MB with all it needs, and needs no other package', () => {
    const installed = path.join(project, 'node_modules');
    const files = readdirSync(installed, {recursive: true, encoding: 'utf8'}).map((name) => path.join(installed, name));
    const bytes = files
      .map((file) => lstatSync(file))
      .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
    assert.ok(bytes < 10_000_000, `${bytes} bytes`);
    assert.deepEqual(
      readdirSync(installed).filter((name) => !name.startsWith('.')),
      ['liel-ops'],
    );
  });

  it('has the program, its pages and the page of what is stable', () => {
    const liel = path.join(project, 'node_modules/.bin/liel');
    const words = ['verify', 'project.liel', '--format', 'json'];
    assert.equal(JSON.parse(execFileSync(liel, words, {cwd: project, encoding: 'utf8'})).ok, true);
    assert.match(execFileSync(liel, ['runbook'], {cwd: project, encoding: 'utf8'}), /routine-backup/);
    for (const name of ['STABILITY.md', 'CHANGELOG.md', 'README.md', 'LICENSE']) {
      assert.ok(existsSync(path.join(project, 'node_modules/liel-ops', name)), name);
    }
  });

  it('shows its schemas, and nothing else but the door', () => {
    const found = inProject(`
      import {createRequire} from 'node:module';
      const {title} = createRequire(import.meta.url)('liel-ops/schemas/verify.schema.json');
      const inner = await import('liel-ops/dist/engine.mjs').catch((error) => error.code);
      const program = await import('liel-ops').catch((error) => error.code);
      console.log(JSON.stringify([typeof title, inner, program]));
    `);
    assert.deepEqual(found, ['string', 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_PACKAGE_PATH_NOT_EXPORTED']);
  });
});

describe('the door of the engine', () => {
  it('writes a store, proves it, backs it up and restores it, and prints nothing by itself', () => {
    const found = inProject(`
      import {backup, Graph, restore, run, stats, verify} from 'liel-ops/engine';
      const graph = await Graph.open('new.liel');
      const ada = graph.addNode(['Person'], new Map([['name', 'Ada']]));
      graph.addEdge(ada, 'knows', ada);
      graph.commit();
      await graph.close();
      const {ok} = await run(verify({store: 'new.liel'}));
      const made = await run(backup({store: 'new.liel', output: 'copy.liel', version: '1.2.3'}));
      const {node_count, edge_labels} = await run(stats({store: 'copy.liel'}));
      const back = await run(restore({backup: 'copy.liel', store: 'again.liel'}));
      console.log(JSON.stringify([ok, made.drill.done, node_count, [...edge_labels], back.node_count]));
    `);
    assert.deepEqual(found, [true, true, 1, [['knows', 1]], 1]);
  });

  it('raises faults with their codes, and hears a signal while it waits', () => {
    const found = inProject(`
      import {backup, conditions, Fault, Graph, isFault, run, verify} from 'liel-ops/engine';
      const missing = await run(verify({store: 'none.liel'})).catch((error) => error);
      const graph = await Graph.open('project.liel');
      const held = await run(backup({store: 'project.liel', version: '1'})).catch((error) => error);
      const end = new AbortController();
      const waiting = run(backup({store: 'project.liel', version: '1', waitMs: 1e9}), {signal: end.signal});
      setImmediate(() => end.abort());
      const ended = await waiting.catch((error) => error);
      await graph.close();
      const isMissing = isFault(missing, conditions.inputMissing);
      console.log(JSON.stringify([missing instanceof Fault, isMissing, held.condition.code, held.condition.exit, ended.name]));
    `);
    assert.deepEqual(found, [true, true, 'L2001', 4, 'AbortError']);
  });

  it('has types that hold in a strict project of Node', () => {
    writeFileSync(
      path.join(project, 'script.ts'),
      `
      import {Fault, Graph, type Operation, run, type StatsReport, stats, verify, type VerifyOptions} from 'liel-ops/engine';
      const options: VerifyOptions = {store: 'project.liel'};
      const report = await run(verify(options), {onEvent: (event) => event.type === 'progress' && event.done});
      const isOk: boolean = report.ok;
      const operation: Operation<unknown, StatsReport> = stats({store: 'project.liel'});
      const {node_count} = await run(operation);
      const graph = await Graph.open('project.liel', {waitMs: 10});
      const id: number = graph.addNode(['A'], new Map([['n', 1n]]));
      const code = (error: unknown): string => error instanceof Fault ? error.condition.code : '';
      // @ts-expect-error: a store is named by a text
      verify({store: 1});
      export {code, id, isOk, node_count};
    `,
    );
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    const types = path.join(root, 'node_modules/@types');
    const strict = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--module',
      'nodenext',
      '--target',
      'es2023',
    ];
    execFileSync(
      process.execPath,
      [compiler, ...strict, '--lib', 'es2024', '--typeRoots', types, '--types', 'node', 'script.ts'],
      {
        cwd: project,
        stdio: 'pipe',
      },
    );
  });

  it('is what its page shows', () => {
    const page = readFileSync(path.join(root, 'STABILITY.md'), 'utf8');
    const [, script = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
    mkdirSync(path.join(project, 'page'), {recursive: true});
    writeFileSync(path.join(project, 'page', 'script.mjs'), script);
    execFileSync(process.execPath, ['script.mjs'], {cwd: path.join(project, 'page'), stdio: 'pipe'});
    assert.ok(readdirSync(path.join(project, 'page', 'backups')).some((name) => name.endsWith('.receipt.json')));
  });
});
