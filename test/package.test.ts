import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {runTool} from './support/stock-tools.js';
import {temporaryDirectory} from './support/temp-directory.js';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const packageJson = read('package.json');
const lock: {packages: Record<string, LockedPackage>} = read('package-lock.json');

interface LockedPackage {
  readonly version: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('every dependency is pinned to one exact version', () => {
  const {dependencies, devDependencies, optionalDependencies} = packageJson;
  const loose = Object.entries({...dependencies, ...devDependencies, ...optionalDependencies}).filter(
    ([, range]) => !/^\d+\.\d+\.\d+$/.test(String(range)),
  );
  assert.deepEqual(loose, []);
});

test('the lock file names no server, so that any registry will do', () => {
  const named = Object.entries(lock.packages).filter(([, {resolved}]) => resolved !== undefined);
  assert.deepEqual(named, []);
});

test('the lock file lists the packages of every platform, or `npm ci` refuses it', () => {
  const missing = Object.entries(lock.packages).flatMap(([place, {optionalDependencies}]) =>
    Object.keys(optionalDependencies ?? {}).filter(
      (name) => !lock.packages[`${place}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
    ),
  );
  assert.deepEqual(missing, []);
});

test('docs/install.md names the Nodes that executables are built with, and the README none', () => {
  const page = readFileSync(new URL('../docs/install.md', import.meta.url), 'utf8');
  const [, all, own, mac] = /with Node (\S+) \(for this machine alone it is (\S+), on a Mac (\S+)\)/.exec(page)!;
  const script = readFileSync(new URL('../scripts/package.ts', import.meta.url), 'utf8');
  assert.equal(all, /nodeForAll = '(.+)'/.exec(script)?.[1]);
  const nodes: Record<string, string> = read('tools/node/package.json').optionalDependencies;
  for (const [name, version] of Object.entries(nodes)) assert.equal(version, name.includes('darwin') ? mac : own, name);
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  assert.doesNotMatch(readme, /built with Node \d/);
});

test('the packed package is installed into an empty prefix without anything else, small, with its man pages, and runs', (t) => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const cwd = temporaryDirectory(t);
  const npm = (...words: string[]) => runTool('npm', [...words, '--ignore-scripts', '--silent'], root);
  const [{filename, size, unpackedSize, files}] = JSON.parse(npm('pack', '--json', '--pack-destination', cwd).stdout);
  const packed = files as {path: string; size: number}[];
  // A release has what two Nodes compile of the program; a checkout that of its own.
  const caches = packed.filter((file) => file.path.endsWith('.cache')).map((file) => file.size);
  const withTwo = unpackedSize + (2 - caches.length) * Math.max(0, ...caches);
  assert.ok(size < 4e6 && withTwo < 10e6, `${size} bytes, unpacked ${unpackedSize}, ${withTwo} with two caches`);
  const page = readFileSync(new URL('../runbooks/github-actions.md', import.meta.url), 'utf8');
  assert.ok(size < 1e6 * Number(/`liel-ops-….tgz`, under (\d) MB;/.exec(page)?.[1]), `${size} bytes`);
  const names = packed.map((file) => file.path);
  assert.deepEqual(
    names.filter((name) => /\.(node|so|exe|gyp)$|node_modules|^test|^scripts/.test(name)),
    [],
  );
  const words = ['install', '--global', '--offline', '--no-audit', '--prefix', cwd, path.join(cwd, filename)];
  assert.equal(npm(...words).status, 0);
  const {status, stdout, stderr} = runTool(path.join(cwd, 'bin/liel'), ['version'], cwd);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^liel \d/);
  // Where npm puts pages of man.
  if (names.includes('dist/man/liel.1')) assert.ok(existsSync(path.join(cwd, 'share/man/man1/liel-verify.1')));
});
