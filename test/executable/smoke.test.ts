import assert from 'node:assert/strict';
import {execFileSync, type SpawnSyncReturns, spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const executable = fileURLToPath(new URL('../../out/liel', import.meta.url));
const canRun = existsSync(executable) && process.platform === 'linux' && process.getuid?.() === 0;
const skip = canRun ? false : 'needs out/liel (npm run package), Linux and root for chroot';

/** A root file system with nothing but the executable, its shared libraries and a directory for stores. */
let root = '';

before(() => {
  if (skip) return;
  root = mkdtempSync(path.join(os.tmpdir(), 'liel-chroot-'));
  for (const library of sharedLibraries(executable)) {
    mkdirSync(path.join(root, path.dirname(library)), {recursive: true});
    copyFileSync(library, path.join(root, library));
  }
  copyFileSync(executable, path.join(root, 'liel'));
  chmodSync(path.join(root, 'liel'), 0o755);
  mkdirSync(path.join(root, 'stores'));
  writeFileSync(path.join(root, 'stores/graph.json'), JSON.stringify(sampleExport(2000)));
  writeFileSync(path.join(root, 'stores/key'), 'a key');
});

after(() => {
  if (root) rmSync(root, {recursive: true, force: true});
});

function sharedLibraries(program: string): string[] {
  const listing = execFileSync('ldd', [program], {encoding: 'utf8'});
  return [...listing.matchAll(/(\/\S+)/g)].map(([, library]) => library);
}

function sampleExport(nodes: number): object {
  const node = (_: unknown, i: number): object => ({
    id: i + 1,
    labels: ['Note'],
    properties: {text: 'x'.repeat(2600), i},
  });
  const edge = (_: unknown, i: number): object => ({
    id: i + 1,
    from_node: i + 1,
    to_node: nodes - i,
    label: 'NEXT',
    properties: {},
  });
  return {export_version: 1, nodes: Array.from({length: nodes}, node), edges: Array.from({length: nodes}, edge)};
}

/** Runs the executable as the only program of a bare system: no environment, no HOME, no terminal, nothing on PATH. */
function liel(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync('/usr/sbin/chroot', [root, '/liel', ...args], {
    env: {PATH: '/nonexistent'},
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function succeed(...args: string[]): string {
  const {status, stdout, stderr} = liel(...args);
  assert.equal(status, 0, `${args.join(' ')}: ${stderr}`);
  return stdout;
}

test('the executable runs the runbook on a system that holds nothing else', {skip}, () => {
  assert.match(succeed('version'), /^liel \d/);
  succeed('import', 'stores/graph.json', '-o', 'stores/a.liel');
  assert.match(succeed('stats', 'stores/a.liel'), /Nodes: 2,000/);
  assert.equal(JSON.parse(succeed('manifest', 'stores/a.liel')).node_count, 2000);
  succeed('sign', 'stores/a.liel', '--key-file', 'stores/key', '-o', 'stores/a.sig');
  assert.match(
    succeed('verify', 'stores/a.liel', '--signature', 'stores/a.sig', '--key-file', 'stores/key'),
    /Signature OK/,
  );
  const backup = JSON.parse(succeed('backup', 'stores/a.liel', '-o', 'stores/b.liel', '--json'));
  assert.match(backup.blake3, /^[0-9a-f]{64}$/);
  succeed('repair', 'stores/a.liel', '-o', 'stores/r.liel');
  assert.match(succeed('runbook', 'stale-lock'), /^Stale lock\n\nWhen: /);
});

test('the executable needs the libraries of C and C++ and no other, as the Dockerfile says', {skip}, () => {
  const names = sharedLibraries(executable).map((library) => path.basename(library).replace(/\.so.*|-.*/, ''));
  const known = ['ld', 'libc', 'libdl', 'libgcc_s', 'libm', 'libpthread', 'libstdc++'];
  assert.deepEqual([...new Set(names)].sort(), known);
});

test('more than 5 MB of JSON go whole through a pipe', {skip}, () => {
  const document = succeed('export', 'stores/a.liel');
  assert.ok(document.length > 5_000_000, `only ${document.length} characters`);
  assert.equal(JSON.parse(document).edge_count, 2000);
});

test('a reader that closes its pipe ends the executable quietly', {skip}, () => {
  const run = spawnSync('sh', ['-c', `chroot ${root} /liel export stores/a.liel --quiet | head -1`], {
    encoding: 'utf8',
  });
  assert.equal(run.stdout, '{\n');
  assert.equal(run.stderr, '');
});

test('an unknown command is a usage error that says what was meant', {skip}, () => {
  const {status, stderr} = liel('verfy', 'stores/a.liel');
  assert.equal(status, 2);
  assert.match(stderr, /did you mean verify\?/);
});

test('reading works where nothing can be written', {skip}, (t) => {
  const mount = spawnSync(
    'unshare',
    [
      '-m',
      'sh',
      '-c',
      `mount --bind -o ro ${root} ${root} && mount -o remount,ro,bind ${root} && chroot ${root} /liel stats stores/a.liel`,
    ],
    {
      env: {PATH: process.env['PATH']},
      encoding: 'utf8',
    },
  );
  if (/unshare|mount:/.test(mount.stderr)) return t.skip('mount namespaces are not allowed here');
  assert.equal(mount.status, 0, mount.stderr);
  assert.match(mount.stdout, /Nodes: 2,000/);
});

test('what the environment says to Node is nothing to the executable', {skip}, () => {
  for (const variables of [
    {NODE_OPTIONS: '--require /x.js'},
    {NODE_OPTIONS: '--inspect=0'},
    {NODE_DEBUG: 'fs,module'},
  ]) {
    const {status, stdout, stderr} = spawnSync(executable, ['version', '--json'], {env: variables, encoding: 'utf8'});
    assert.deepEqual([status, stderr, typeof JSON.parse(stdout)], [0, '', 'object'], Object.values(variables).join());
  }
});
