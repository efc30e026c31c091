import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

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
