import {spawnSync} from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {pageSize} from '../../src/engine/format/records/constants.js';
import {fileHeader} from '../../src/engine/format/records/layouts.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {headerChecksum} from '../../src/engine/storage/reading/store-header.js';
import {backUp} from './backup-of.js';
import {type Corruption, corrupt} from './corrupt.js';
import {holdLock} from './lock-holder.js';
import {makePemKeys} from './pem-keys.js';
import {expectExit} from './program.js';
import {interrupted, properties} from './sample-store.js';
import {scratchDirectory} from './temp-directory.js';

/** The states of a directory that runbook pages are about. */

/** Variables of a shell. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Puts a directory into a state; returns why that cannot be done here, if it cannot, or variables that belong to it. */
type Maker = (cwd: string, t: TestContext) => unknown;

const sample = fileURLToPath(new URL('../../sample/project-memory.json', import.meta.url));

/** A backup of the healthy project, which was written the day before it was taken. */
const backup = 'backups/project-20250101-000000.liel';

/** A process id that no process has. */
const deadPid = 4_194_303;

type Files = ReadonlyMap<string, Uint8Array>;
let keptFiles: Promise<Files> | undefined;

/** The store of the sample (37 nodes, 59 edges) with a signature, an export and a backup; made once. */
function healthyFiles(): Promise<Files> {
  keptFiles ??= makeFiles();
  return keptFiles;
}

async function makeFiles(): Promise<Files> {
  const cwd = scratchDirectory();
  const key = 'a key for tests only\n';
  const signature = ['--key-file', 'release.key', '-o', 'release/project.liel.sig'];
  try {
    writeFileSync(path.join(cwd, 'release.key'), key);
    makePemKeys(cwd);
    for (const args of [
      ['import', sample, '-o', 'project.liel'],
      ['sign', 'project.liel', ...signature],
      ['export', 'project.liel', '-o', 'backups/project.export.json'],
    ]) {
      await expectExit(0, [...args, '--quiet'], {cwd});
    }
    copyFileSync(path.join(cwd, 'project.liel'), path.join(cwd, backup));
    const names = [
      'project.liel',
      'release.key',
      'release.pem',
      'release.pub.pem',
      'release/project.liel.sig',
      'backups/project.export.json',
      backup,
    ];
    return new Map(names.map((name) => [name, new Uint8Array(readFileSync(path.join(cwd, name)))]));
  } finally {
    rmSync(cwd, {recursive: true});
  }
}

async function healthy(): Promise<Uint8Array> {
  return (await healthyFiles()).get('project.liel')!;
}

async function project(cwd: string): Promise<void> {
  for (const name of ['project.liel', 'memory.liel']) writeFileSync(path.join(cwd, name), await healthy());
  for (const name of ['release.key', 'release.pem', 'release.pub.pem'])
    writeFileSync(path.join(cwd, name), (await healthyFiles()).get(name)!, {mode: 0o600});
}

/** The project with a backup, a signature and an export from when it was healthy. */
async function kept(cwd: string): Promise<void> {
  for (const [name, bytes] of await healthyFiles()) {
    mkdirSync(path.dirname(path.join(cwd, name)), {recursive: true});
    writeFileSync(path.join(cwd, name), bytes);
  }
  const written = new Date('2024-12-31T00:00:00Z');
  utimesSync(path.join(cwd, 'project.liel'), written, written);
}

const damaged =
  (damage: (corruption: Corruption) => Corruption): Maker =>
  async (cwd) => {
    await kept(cwd);
    writeFileSync(path.join(cwd, 'project.liel'), damage(corrupt(await healthy())).bytes());
  };

/** Sealed when it was healthy, as its backup was; then a letter of a value changed. */
async function changedPage(cwd: string): Promise<void> {
  await kept(cwd);
  for (const store of ['project.liel', backup]) await expectExit(0, ['seal', store], {cwd});
  const corruption = corrupt(await healthy());
  const {offset, length} = corruption.blobOf('node', 19);
  writeFileSync(path.join(cwd, 'project.liel'), corruption.write(offset + length - 1, [0x21]).bytes());
}

const late = (graph: Graph): unknown => graph.addNode(['Task'], properties({title: 'committed, then the power went'}));

async function liveWal(cwd: string): Promise<void> {
  await kept(cwd);
  writeFileSync(path.join(cwd, 'project.liel'), interrupted(await healthy(), late));
}

/** The commit entry at the end of the WAL never reached the disk, and the header counts as before. */
async function tornWal(cwd: string): Promise<void> {
  await kept(cwd);
  const old = await healthy();
  const torn = interrupted(old, late);
  const {walOffset, walLength} = fileHeader.decode(torn);
  const device = new MemoryDevice('torn.liel', torn);
  device.write(old.subarray(0, pageSize), 0);
  const header = {...fileHeader.decode(old), walOffset, walLength: walLength - 21n};
  const page = new Uint8Array(old.subarray(0, pageSize));
  fileHeader.encode(header, page);
  fileHeader.encode({...header, checksum: headerChecksum(page)}, page);
  device.write(page, 0);
  writeFileSync(path.join(cwd, 'project.liel'), device.content());
}

async function staleLock(cwd: string): Promise<void> {
  await liveWal(cwd);
  lockOf(cwd, `{\n  "pid": ${deadPid},\n  "created_at_unix_ms": 1735689600000,\n  "path": "${cwd}/project.liel"\n}\n`);
}

async function namelessLock(cwd: string): Promise<void> {
  await kept(cwd);
  lockOf(cwd);
}

function lockOf(cwd: string, owner?: string): void {
  const lock = path.join(cwd, 'project.liel.lock');
  mkdirSync(lock);
  if (owner !== undefined) writeFileSync(path.join(lock, 'owner.json'), owner);
}

async function liveLock(cwd: string, t: TestContext): Promise<void> {
  await kept(cwd);
  await holdLock(t, 'ours', path.join(cwd, 'project.liel'));
}

/** The project, and a disk of 1 MB at small/. */
async function fullDisk(cwd: string, t: TestContext): Promise<string | undefined> {
  await kept(cwd);
  const disk = scratchDirectory();
  symlinkSync(disk, path.join(cwd, 'small'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
  t.after(() => {
    if (mounted) spawnSync('umount', ['-l', disk]);
    rmSync(disk, {recursive: true});
  });
  return mounted ? undefined : 'needs root and mount';
}

/** Two stores of files and what they hold, told apart by their paths. */
async function twoStores(cwd: string, incomingPaths: readonly string[]): Promise<void> {
  await project(cwd);
  const base = ['src/a.ts', 'src/b.ts', 'src/c.ts'];
  for (const [name, paths, by] of [
    ['base.liel', base, 'ana'],
    ['incoming.liel', incomingPaths, 'ben'],
  ] as const) {
    const device = new MemoryDevice(name);
    const graph = Graph.over(device);
    for (const [i, file] of paths.entries()) {
      graph.addNode(['File'], properties({path: file, reviewed_by: by}));
      if (i > 0) graph.addEdge(i, 'IMPORTS', i + 1);
    }
    graph.commit();
    writeFileSync(path.join(cwd, name), device.content());
  }
}

/** A repository of git whose branches main and incoming have each one file more than what they come from; doubtful has one twice. */
async function repository(cwd: string): Promise<string | undefined> {
  const git = (...args: string[]) => spawnSync('git', ['-c', 'init.defaultBranch=main', ...args], {cwd});
  if (git('init', '-q').status !== 0) return 'needs git';
  for (const [name, value] of [
    ['user.name', 'ana'],
    ['user.email', 'ana@example.org'],
    ['commit.gpgsign', 'false'],
  ] as const)
    git('config', name, value);
  const files = ['src/a.ts', 'src/b.ts', 'src/c.ts'];
  const commit = async (paths: readonly string[]): Promise<void> => {
    const made = scratchDirectory();
    await twoStores(made, paths);
    copyFileSync(path.join(made, 'incoming.liel'), path.join(cwd, 'project.liel'));
    rmSync(made, {recursive: true});
    git('add', 'project.liel');
    git('commit', '-qm', paths.at(-1)!);
  };
  await commit(files);
  for (const [branch, more] of [
    ['incoming', 'src/d.ts'],
    ['doubtful', 'src/c.ts'],
  ]) {
    git('checkout', '-q', '-b', branch);
    await commit([...files, more]);
    git('checkout', '-q', 'main');
  }
  await commit([...files, 'src/e.ts']);
  return undefined;
}

/** The project with a copy of each of four days, in which a decision was taken back, and an experiment came and went. */
async function past(cwd: string): Promise<void> {
  await project(cwd);
  const store = path.join(cwd, 'project.liel');
  const days: readonly ((graph: Graph) => unknown)[] = [
    () => {},
    (graph) => graph.updateNode(19, properties({status: 'superseded'})),
    (graph) => graph.addNode(['Experiment'], properties({title: 'measure again', status: 'open'})),
    (graph) => graph.deleteNode(38),
  ];
  for (const [i, change] of days.entries()) {
    const graph = await Graph.open(store);
    change(graph);
    graph.commit();
    await graph.close();
    await backUp(store, path.join(cwd, 'backups', '/'), {now: new Date(Date.UTC(2026, 0, 2 + i, 9))});
  }
}

/** What killed runs left beside the store. */
async function leftovers(cwd: string): Promise<void> {
  await kept(cwd);
  const at = (ending: string): string => path.join(cwd, `project.liel${ending}`);
  writeFileSync(at('.tmp'), await healthy());
  writeFileSync(at(`.${deadPid}.partial`), 'LIEL');
  mkdirSync(at(`.lock.reap.${deadPid}.1735689600000`));
  writeFileSync(at('.pre-restore-20250101-000000'), await healthy());
}

/** Nodes that a path tells apart. */
const filesExport = (...paths: readonly string[]): string =>
  JSON.stringify({
    export_version: 1,
    nodes: paths.map((name, i) => ({id: i + 1, labels: ['File'], properties: {path: name}})),
    edges: [{id: 1, label: 'USES', from_node: 1, to_node: 2, properties: {}}],
  });

let exampleFiles: Promise<Files> | undefined;

async function makeExamples(): Promise<Files> {
  const cwd = scratchDirectory();
  const at = (name: string): string => path.join(cwd, name);
  try {
    for (const [name, bytes] of await healthyFiles()) {
      mkdirSync(path.dirname(at(name)), {recursive: true});
      writeFileSync(at(name), bytes);
    }
    renameSync(at('backups/project.export.json'), at('project.export.json'));
    for (const name of ['memory.liel', 'backups/project.liel']) copyFileSync(at('project.liel'), at(name));
    writeFileSync(at('ranks.csv'), 'id,rank\n1,0.5\n2,0.25\n');
    writeFileSync(at('base.json'), filesExport('a.ts', 'b.ts'));
    writeFileSync(at('incoming.json'), filesExport('b.ts', 'c.ts'));
    for (const args of [
      ['import', 'base.json', '-o', 'base.liel'],
      ['import', 'incoming.json', '-o', 'incoming.liel'],
      ['seal', 'project.liel'],
      ['backup', 'project.liel', '-o', 'backups/project-20260102-030405.liel'],
    ]) {
      await expectExit(0, [...args, '--quiet'], {cwd});
    }
    for (const shard of ['1', '2']) {
      const words = ['verify', '*.liel', '--shard', `${shard}/2`, '--format', 'jsonl', '--quiet'];
      writeFileSync(at(`shard-${shard}.jsonl`), (await expectExit(0, words, {cwd})).stdout);
    }
    const names = readdirSync(cwd, {recursive: true, encoding: 'utf8'});
    const files = names.filter((name) => statSync(at(name)).isFile());
    return new Map(files.map((name) => [name, new Uint8Array(readFileSync(at(name)))]));
  } finally {
    rmSync(cwd, {recursive: true});
  }
}

/** What the examples of the commands name: the project with its seal, stores to compare and to merge, backups that were proved, an export. */
async function examples(cwd: string): Promise<void> {
  exampleFiles ??= makeExamples();
  const written = new Date('2024-12-31T00:00:00Z');
  for (const [name, bytes] of await exampleFiles) {
    const file = path.join(cwd, name);
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, name.endsWith('.receipt.json') ? ofStoreIn(cwd, bytes) : bytes);
    utimesSync(file, written, written);
  }
}

/** A receipt that says of the store in another directory that it is the one that was backed up. */
function ofStoreIn(cwd: string, receipt: Uint8Array): string {
  const document = JSON.parse(Buffer.from(receipt).toString('utf8'));
  const {path: store} = document.identity;
  return JSON.stringify({...document, identity: {...document.identity, path: path.join(cwd, path.basename(store))}});
}

/** The project, its key where the operations guide has it, and copies under the names that it uses. */
async function guide(cwd: string): Promise<void> {
  await project(cwd);
  await kept(cwd);
  mkdirSync(path.join(cwd, 'secure/path'), {recursive: true});
  mkdirSync(path.join(cwd, 'maintenance'));
  mkdirSync(path.join(cwd, 'artifacts'));
  const key = path.join(cwd, 'release.key');
  copyFileSync(key, path.join(cwd, 'secure/path/liel-signing.key'));
  copyFileSync(key, path.join(cwd, 'release/liel-signing.key'));
  for (const name of ['backups/project.export.json', 'release/project.liel.sig']) rmSync(path.join(cwd, name));
  renameSync(path.join(cwd, backup), path.join(cwd, 'backups/project-20260508-120000.liel'));
  const merged = path.join(cwd, 'merged');
  mkdirSync(merged);
  await twoStores(merged, ['src/c.ts', 'src/d.ts']);
  for (const name of ['base.liel', 'incoming.liel']) copyFileSync(path.join(merged, name), path.join(cwd, name));
}

/** The project, and a graph as tables of other programs. */
async function tables(cwd: string): Promise<void> {
  await project(cwd);
  const write = (name: string, ...lines: string[]): void =>
    writeFileSync(path.join(cwd, name), lines.map((line) => `${line}\n`).join(''));
  write('people.csv', 'id,labels,name,born', 'ada,Person,"Lovelace, Ada",1815', 'alan,Person,Alan Turing,1912');
  write('knows.csv', 'src,dst,type,since', 'ada,alan,INSPIRED,1936');
  write('ranks.csv', 'id,rank', '1,0.5', '2,0.25');
  write('strange.csv', 'id,rank', '1,0.75', '999,0.5');
  write('more.csv', 'src,dst,type,since', 'ada,alan,INSPIRED,1936', 'ada,grace,INSPIRED,1944');
}

/** The project, and an object store with a bucket `memory`; the command lines that follow are told where that is. */
async function bucket(cwd: string): Promise<string | {readonly env: Environment}> {
  // Only in tests is there a server, and it stops with them.
  const {environmentOf, makeBucket, needsVersity, startVersity} = await import('./object-server.js');
  if (needsVersity.skip !== false) return `${needsVersity.skip}`;
  await project(cwd);
  const server = await startVersity();
  await makeBucket(server, {'x-amz-bucket-object-lock-enabled': 'true'}, 'memory');
  return {env: environmentOf(server)};
}

/** Every state by its name. */
export const states: Readonly<Record<string, Maker>> = {
  project,
  tables,
  kept,
  // Its outgoing list begins at its second edge.
  drifted: damaged((store) => store.node(19, 'firstOutEdge', 32)),
  cut: async (cwd) => {
    await kept(cwd);
    truncateSync(path.join(cwd, 'project.liel'), 5_000_000);
  },
  'bad-value': damaged((store) => store.write(store.blobOf('node', 19).offset, [0x5f])),
  'bad-header': damaged((store) => store.header('checksum', 5n)),
  'changed-page': changedPage,
  'live-wal': liveWal,
  'torn-wal': tornWal,
  'stale-lock': staleLock,
  'live-lock': liveLock,
  'nameless-lock': namelessLock,
  'full-disk': fullDisk,
  'two-stores': (cwd) => twoStores(cwd, ['src/c.ts', 'src/d.ts']),
  'conflicting-stores': (cwd) => twoStores(cwd, ['src/c.ts', 'src/c.ts']),
  leftovers,
  past,
  'many-stores': async (cwd) => {
    await project(cwd);
    return spawnSync('sh', ['-c', 'command -v parallel']).status === 0 ? undefined : 'needs parallel';
  },
  'kept-and-age': async (cwd, t) => {
    await states['kept'](cwd, t);
    return spawnSync('age', ['--version']).status === 0 ? undefined : 'needs age';
  },
  bucket,
  repository,
  examples,
  guide,
};
