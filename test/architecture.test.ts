import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {type SourceFile, sourceFiles} from './support/source-files.js';

const files = sourceFiles();

/** The floors of the house, from the ground up: what lies higher imports what lies lower, never the other way. */
const floors: readonly (readonly string[])[] = [
  ['faults'],
  ['format'],
  ['peer', 'storage'],
  ['check', 'graph'],
  ['passes'],
  ['evidence'],
  ['outputs'],
  ['operations'],
  ['library', 'worker'],
  ['commands'],
];

/** What each room imports besides itself: all that lies below its floor; the screen only words and shapes. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floors.slice(0, floor).flat()]))),
  commands: [...floors.flat(), 'ui'],
  ui: ['faults', 'format'],
};

/** Rooms whose types are what the screen shows. */
const shown = ['passes', 'evidence', 'outputs', 'operations'];

/** Packages that one room, or one file, imports for all. */
const homes: readonly (readonly [module: RegExp, ...homes: string[]])[] = [
  [/^node:(fs|net|tty)(\/|$)/, 'engine/storage/files/system-calls.ts'],
  [/^node:os$/, 'engine/storage/files/'],
  [/^hyparquet(-writer)?(\/|$)/, 'engine/format/parquet/'],
  [/^saxes$/, 'engine/format/graphml/', 'engine/format/s3/xml.ts'],
  [/^aws4fetch$/, 'engine/storage/objects/bucket.ts'],
  [/^node:https?$/, 'engine/storage/objects/exchange.ts'],
  [/^age-encryption$/, 'engine/storage/age/age.ts'],
  [/^fzstd$/, 'engine/'],
  [/^tinyglobby$/, 'engine/storage/files/file-patterns.ts'],
  // A profile of the aws program may name another program that hands out its keys.
  [/^node:child_process$/, 'commands/pager.ts', 'engine/storage/objects/access.ts'],
  [/^node:sea$/, 'commands/running-executable.ts'],
  [/^node:worker_threads$/, 'engine/passes/jobs.ts'],
  [/^proper-lockfile$/, 'engine/storage/lock/writer-lock.ts'],
  [/^hash-wasm$/, 'engine/storage/'],
  [/^@hpcc-js\/wasm-zstd$/, 'engine/storage/zstd/'],
  [/^node:crypto$/, 'engine/storage/'],
  [/^(chalk|cli-table3|cli-truncate|string-width|wrap-ansi)$/, 'ui/'],
  [/^(ink|react)$/, 'ui/dashboard/'],
  [/^d3-force$/, 'ui/map/'],
  [/^@oclif\//, 'commands/'],
];

const roomOf = (file: string): string => (/^(?:engine\/)?(\w+)(?:\/|\.\w+$)/.exec(file) ?? ['', file])[1];

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

test('imports run one way, up the floors of the engine; the screen sees the shapes of reports', () => {
  const wrong = imports.filter(({from, target, typesOnly}) => {
    if (!target.startsWith('.') || target.endsWith('.json')) return false;
    const room = roomOf(from);
    const other = roomOf(path.posix.join(path.posix.dirname(from), target));
    if (other === room) return false;
    const isShape = room === 'ui' && typesOnly && shown.includes(other);
    return !isShape && !allowed[room]?.includes(other);
  });
  assert.deepEqual(wrong.map(said), []);
});

test('every package has one home, and the engine needs no other package', () => {
  const wrong = imports.filter(({from, target}) => {
    if (target.startsWith('.')) return false;
    const [, ...rooms] = homes.find(([module]) => module.test(target)) ?? [];
    if (rooms.length > 0) return !rooms.some((home) => from.startsWith(home));
    return !/^node:(async_hooks|path|util|zlib|buffer|timers\/promises)$/.test(target);
  });
  assert.deepEqual(wrong.map(said), []);
});

test('what judges a broken store does not go through the graph, which trusts it', () => {
  const wary = /^engine\/operations\/(verify|inspect|repair|salvage)\b/;
  const wrong = imports.filter(({from, target}) => wary.test(from) && /(^|\/)graph\//.test(target));
  assert.deepEqual(wrong.map(said), []);
});

test('a job imports no other job: what two jobs need has a room below', () => {
  // A folder is one job, a file beside the folders another.
  const jobOf = (file: string): string | undefined => /^engine\/operations\/([\w-]+)/.exec(file)?.[1];
  const wrong = imports.filter(({from, target}) => {
    const other = target.startsWith('.') ? jobOf(path.posix.join(path.posix.dirname(from), target)) : undefined;
    return jobOf(from) !== undefined && other !== undefined && other !== jobOf(from);
  });
  assert.deepEqual(wrong.map(said), []);
});

test('jobs are small enough to be looked through', () => {
  const jobs = files.filter((file) => file.path.startsWith('engine/operations/'));
  const lines = jobs.reduce((sum, {text}) => sum + text.split('\n').length - 1, 0);
  assert.ok(jobs.length <= 150, `${jobs.length} files`);
  assert.ok(lines <= 16_200, `${lines} lines`);
});

test('there are no barrels: the list of commands and the door of the engine are the only lists', () => {
  const onlyPassesOn = ({text}: SourceFile): boolean =>
    text.replace(/\/\*[\s\S]*?\*\/|^(import|export)\s[^;]*\sfrom\s'[^']+';$/gm, '').trim() === '';
  const lists = files.filter((file) => /(^|\/)index\.tsx?$/.test(file.path) || onlyPassesOn(file));
  assert.deepEqual(
    lists.map((file) => file.path),
    ['commands/index.ts', 'engine/library.ts'],
  );
});

test('no room is for leftovers: nothing is called utils, common, shared, helpers or misc', () => {
  const leftovers = files.filter((file) => /(^|[/-])(utils?|common|shared|helpers?|misc)([/.-]|$)/.test(file.path));
  assert.deepEqual(
    leftovers.map((file) => file.path),
    [],
  );
});
