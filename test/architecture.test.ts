import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {type SourceFile, sourceFiles} from './support/source-files.js';

const files = sourceFiles();

/** What each room imports besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  faults: [],
  format: ['faults'],
  storage: ['faults', 'format'],
  check: ['faults', 'format', 'storage'],
  graph: ['faults', 'format', 'storage'],
  operations: ['faults', 'format', 'storage', 'check', 'graph'],
  ui: ['faults', 'format', 'types of operations'],
  commands: ['faults', 'format', 'storage', 'check', 'graph', 'operations', 'types of operations', 'ui'],
};

/** Packages that one room, or one file, imports for all. */
const homes: readonly (readonly [module: RegExp, home: string])[] = [
  [/^node:fs(\/|$)/, 'engine/storage/file-system.ts'],
  [/^proper-lockfile$/, 'engine/storage/writer-lock.ts'],
  [/^(hash-wasm|node:crypto)$/, 'engine/storage/checksum.ts'],
  [/^(chalk|cli-table3|cli-truncate|string-width|wrap-ansi)$/, 'ui/'],
  [/^(ink|react)$/, 'ui/dashboard/'],
  [/^@oclif\//, 'commands/'],
];

const roomOf = (file: string): string => (/^(?:engine\/)?(\w+)\//.exec(file) ?? ['', file])[1];

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typesOnly: boolean;
}

function importsOf({path: from, text}: SourceFile): Import[] {
  const named = [...text.matchAll(/^(?:import|export)\s([^;'"=]*?)\sfrom\s'([^']+)'/gm)];
  const bare = [...text.matchAll(/^import\s'([^']+)'|\bimport\(\s*'([^']+)'/gm)];
  return [
    ...named.map(([, names, target]) => ({from, target, typesOnly: /^type\s/.test(names) || isListOfTypes(names)})),
    ...bare.map(([, target, lazy]) => ({from, target: target ?? lazy, typesOnly: false})),
  ];
}

function isListOfTypes(names: string): boolean {
  const list = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1].split(',') ?? [];
  return list.length > 0 && list.every((name) => name.trim() === '' || /^type\s/.test(name.trim()));
}

const imports = files.flatMap(importsOf);
const said = ({from, target}: Import): string => `${from} imports ${target}`;

test('imports run one way: faults, format, storage, then check and graph, operations, ui with their types, commands', () => {
  const wrong = imports.filter(({from, target, typesOnly}) => {
    if (!target.startsWith('.') || target.endsWith('.json')) return false;
    const room = roomOf(from);
    const other = roomOf(path.posix.join(path.posix.dirname(from), target));
    if (other === room) return false;
    const isType = other === 'operations' && typesOnly && allowed[room]?.includes('types of operations');
    return !isType && !allowed[room]?.includes(other);
  });
  assert.deepEqual(wrong.map(said), []);
});

test('every package has one home, and the engine needs no other package', () => {
  const wrong = imports.filter(({from, target}) => {
    if (target.startsWith('.')) return false;
    const home = homes.find(([module]) => module.test(target))?.[1];
    if (home !== undefined) return !from.startsWith(home);
    return !/^node:(path|zlib|buffer|timers\/promises)$/.test(target);
  });
  assert.deepEqual(wrong.map(said), []);
});

test('what judges a broken store does not go through the graph, which trusts it', () => {
  const wary = /^engine\/operations\/(verify|inspect|repair|salvage)\b/;
  const wrong = imports.filter(({from, target}) => wary.test(from) && /(^|\/)graph\//.test(target));
  assert.deepEqual(wrong.map(said), []);
});

test('there are no barrels: commands/index.ts is the only list', () => {
  const onlyPassesOn = ({text}: SourceFile): boolean =>
    text.replace(/\/\*[\s\S]*?\*\/|^(import|export)\s[^;]*\sfrom\s'[^']+';$/gm, '').trim() === '';
  const lists = files.filter((file) => /(^|\/)index\.tsx?$/.test(file.path) || onlyPassesOn(file));
  assert.deepEqual(
    lists.map((file) => file.path),
    ['commands/index.ts'],
  );
});

test('no room is for leftovers: nothing is called utils, common, shared, helpers or misc', () => {
  const leftovers = files.filter((file) => /(^|[/-])(utils?|common|shared|helpers?|misc)([/.-]|$)/.test(file.path));
  assert.deepEqual(
    leftovers.map((file) => file.path),
    [],
  );
});
