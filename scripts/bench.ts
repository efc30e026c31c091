/**
 * `npm run bench -- [--quick] [--sizes 1k,20k] [--runs 5] [--program out/liel]`: whole processes of the Python package and of this program in
 * turn, on stores of N nodes and 2 N edges with three properties a node and one an edge.
 * Prints one table; times are medians, memory is the peak of resident memory of one more run.
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir, totalmem} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {type PropertyValue, ValueWriter} from '../src/engine/format/property-value.js';
import {AtomicFile} from '../src/engine/storage/atomic-file.js';
import {StoreBuilder} from '../src/engine/storage/store-builder.js';
import {table} from '../src/ui/table.js';
import {peer} from '../test/support/peer.js';

const {values: options} = parseArgs({
  options: {
    quick: {type: 'boolean', default: false},
    sizes: {type: 'string'},
    runs: {type: 'string', default: '5'},
    program: {type: 'string', default: 'bin/run.js'},
  },
});
const runs = Number(options.runs);
const sizes = (options.sizes ?? (options.quick ? '50,1k,20k' : '50,1k,20k,100k,1m')).split(',').map(toCount);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs expects a count');

/** Beyond this many nodes the Python package would take minutes a run. */
const largestForPeer = 200_000;

const program = path.resolve(fileURLToPath(new URL('..', import.meta.url)), options.program);
const directory = mkdtempSync(path.join(tmpdir(), 'liel-bench-'));
process.on('exit', () => rmSync(directory, {recursive: true, force: true}));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));

function toCount(text: string): number {
  const match = /^(\d+)([km]?)$/i.exec(text.trim());
  if (!match) throw new Error(`--sizes expects counts like 20k, not ${text}`);
  return Number(match[1]) * ({k: 1000, m: 1_000_000}[match[2].toLowerCase()] ?? 1);
}

function countText(count: number): string {
  return count % 1_000_000 === 0 ? `${count / 1_000_000} M` : count % 1000 === 0 ? `${count / 1000} k` : `${count}`;
}

/** Makes a store of `count` nodes and twice as many edges. */
function makeStore(file: string, count: number): void {
  const output = AtomicFile.create(file);
  const builder = new StoreBuilder(output.device);
  const writer = new ValueWriter();
  const encode = (value: PropertyValue): Buffer => Buffer.from(writer.encode(value));
  const nodeLabels = [['Person'], ['File'], ['Decision', 'Accepted'], ['Task']].map(encode);
  const edgeLabels = ['KNOWS', 'CITES', 'DEPENDS_ON'].map(encode);
  for (let i = 1; i <= count; i++) {
    const properties = new Map<string, PropertyValue>([
      ['name', `record ${i}`],
      ['rank', BigInt(i * 7919)],
      ['score', (i % 1000) / 8 + 0.1],
    ]);
    builder.addNode(nodeLabels[i % nodeLabels.length], writer.encode(properties));
  }
  // Two outgoing edges a node, to nodes far apart.
  for (let i = 1; i <= 2 * count; i++) {
    const to = ((i * 7919) % count) + 1;
    builder.addEdge(((i - 1) % count) + 1, to, edgeLabels[i % 3], writer.encode(new Map([['weight', (i % 97) / 4]])));
  }
  builder.finish();
  output.commit();
}

type Run = readonly [file: string, ...args: string[]];

/** What a command of either program is run with. */
interface Case {
  readonly name: string;
  readonly args: (base: string) => readonly string[];
  /** What it writes, removed before each run. */
  readonly output?: (base: string) => string;
}

const cases: readonly Case[] = [
  {name: 'version', args: () => ['version']},
  {name: 'stats', args: (base) => ['stats', `${base}.liel`]},
  {
    name: 'manifest -o',
    args: (base) => ['manifest', `${base}.liel`, '-o', `${base}.out`],
    output: (base) => `${base}.out`,
  },
  {name: 'sign', args: (base) => ['sign', `${base}.liel`, '--key-file', 'bench.key']},
  {
    name: 'verify --signature',
    args: (base) => ['verify', `${base}.liel`, '--signature', `${base}.sig`, '--key-file', 'bench.key'],
  },
  {name: 'export -o', args: (base) => ['export', `${base}.liel`, '-o', `${base}.out`], output: (base) => `${base}.out`},
  {
    name: 'import -o',
    args: (base) => ['import', `${base}.json`, '-o', `${base}.new`],
    output: (base) => `${base}.new`,
  },
];

const toPeer = (args: readonly string[]): Run | undefined => peer && [peerProgram(peer.python), ...args];

/** The `liel` script beside the Python, which starts faster than `python -m liel`. */
function peerProgram(python: string): string {
  const found = spawnSync(python, [
    '-c',
    'import sys, os; print(os.path.join(os.path.dirname(sys.executable), "liel"))',
  ]);
  const script = found.stdout.toString().trim();
  if (!existsSync(script)) throw new Error(`there is no ${script}`);
  return script;
}

interface Measured {
  readonly ms: number;
  /** MiB; undefined where it cannot be measured. */
  readonly peak: number | undefined;
}

/** Runs a process to its end; returns whether it succeeded. Not the synchronous call: that would keep Ctrl-C waiting. */
function succeeds([file, ...args]: Run): Promise<boolean> {
  const child = spawn(file, args, {cwd: directory, stdio: 'ignore'});
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Wall time of one process in milliseconds; undefined when it fails. */
async function timeOnce(run: Run): Promise<number | undefined> {
  const start = performance.now();
  const ok = await succeeds(run);
  return ok ? performance.now() - start : undefined;
}

const timeProgram = '/usr/bin/time';

/** Peak of resident memory of one process, in MiB. */
async function peakOnce(run: Run): Promise<number | undefined> {
  if (!existsSync(timeProgram)) return undefined;
  const report = path.join(directory, 'peak');
  const ok = await succeeds([timeProgram, '-f', '%M', '-o', report, ...run]);
  return ok ? Number(readFileSync(report, 'utf8').trim()) / 1024 : undefined;
}

/** Measures some programs in turn: first each once, then each again. A program that fails is undefined. */
async function measure(
  programs: readonly (Run | undefined)[],
  prepare: () => void = () => {},
): Promise<(Measured | undefined)[]> {
  const times: number[][] = programs.map(() => []);
  const failed = new Set<number>();
  for (let i = 0; i < runs; i++) {
    for (const [j, run] of programs.entries()) {
      if (run === undefined || failed.has(j)) continue;
      prepare();
      const ms = await timeOnce(run);
      if (ms === undefined) failed.add(j);
      else times[j].push(ms);
    }
  }
  const measured: (Measured | undefined)[] = [];
  for (const [j, run] of programs.entries()) {
    prepare();
    const worked = run !== undefined && !failed.has(j);
    measured.push(worked ? {ms: median(times[j]), peak: await peakOnce(run)} : undefined);
  }
  return measured;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const digits = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function row(size: string, name: string, theirs: Measured | undefined | 'fails', ours: Measured | undefined): string[] {
  const cell = (value: number | undefined): string => (value === undefined ? '-' : digits(value));
  const ratio = (a: number | undefined, b: number | undefined): string => (a && b ? `${digits(a / b)}x` : '-');
  const peerRun = theirs === 'fails' ? undefined : theirs;
  const peerTime = theirs === 'fails' ? 'fails' : cell(peerRun?.ms);
  return [
    name,
    size,
    peerTime,
    ours ? cell(ours.ms) : 'fails',
    ratio(peerRun?.ms, ours?.ms),
    cell(peerRun?.peak),
    cell(ours?.peak),
    ratio(peerRun?.peak, ours?.peak),
  ];
}

/** Reads a file once and hashes as many bytes as another one has: what no program that makes a manifest can beat. */
const limitScript = `
const fs = require('node:fs');
const [store, manifest] = process.argv.slice(1);
const buffer = Buffer.alloc(1048576);
const fd = fs.openSync(store);
while (fs.readSync(fd, buffer) > 0);
const hash = require('node:crypto').createHash('sha256');
for (let left = fs.statSync(manifest).size; left > 0; left -= buffer.length) hash.update(buffer.subarray(0, Math.min(left, buffer.length)));
hash.digest('hex');
`;

/** The peer must open a store of the generator and find in it what was meant to be there. */
function checkWithPeer(base: string, count: number): void {
  const command = toPeer(['stats', `${base}.liel`, '--format', 'json']);
  if (!command) return;
  const run = spawnSync(command[0], command.slice(1), {cwd: directory, encoding: 'utf8'});
  const stats = JSON.parse(run.stdout) as {node_count: number; edge_count: number; file_size: number};
  const size = statSync(path.join(directory, `${base}.liel`)).size;
  if (stats.node_count !== count || stats.edge_count !== 2 * count || stats.file_size !== size) {
    throw new Error(`the peer finds another store of ${count} nodes: ${run.stdout}`);
  }
}

function runOurs(...args: string[]): void {
  const run = spawnSync(program, args, {cwd: directory, encoding: 'utf8'});
  if (run.status !== 0) throw new Error(`liel ${args.join(' ')}: exit ${run.status}\n${run.stderr}`);
}

async function benchSize(count: number): Promise<string[][]> {
  const base = `n${count}`;
  const size = countText(count);
  makeStore(path.join(directory, `${base}.liel`), count);
  const peerRuns = peer !== undefined && count <= largestForPeer;
  if (peerRuns) checkWithPeer(base, count);
  runOurs('export', `${base}.liel`, '-o', `${base}.json`);
  runOurs('sign', `${base}.liel`, '--key-file', 'bench.key', '-o', `${base}.sig`);
  const rows: string[][] = [];
  // A version has no size.
  for (const {name, args, output} of cases.slice(count === sizes[0] ? 0 : 1)) {
    const prepare = (): void => {
      if (output) rmSync(path.join(directory, output(base)), {force: true});
    };
    const [theirs, ours] = await measure(
      [peerRuns ? toPeer(args(base)) : undefined, [program, ...args(base)]],
      prepare,
    );
    process.stderr.write('.');
    prepare();
    rows.push(row(size, name, peerRuns ? (theirs ?? 'fails') : undefined, ours));
  }
  runOurs('manifest', `${base}.liel`, '-o', `${base}.manifest`);
  const [limit] = await measure([[process.execPath, '-e', limitScript, `${base}.liel`, `${base}.manifest`]]);
  rows.push(row(size, 'limit: read the store, hash its manifest', undefined, limit));
  process.stderr.write(` ${size}, ${Math.round(statSync(path.join(directory, `${base}.liel`)).size / 1e6)} MB\n`);
  for (const end of ['liel', 'json', 'sig', 'manifest']) rmSync(path.join(directory, `${base}.${end}`));
  return rows;
}

writeFileSync(path.join(directory, 'bench.key'), 'bench');
const [bare] = await measure([[process.execPath, '-e', '0']]);
const rows = [row('-', 'node -e 0', undefined, bare)];
for (const count of sizes) rows.push(...(await benchSize(count)));
process.stdout.write(
  `${table(['command', 'nodes', 'peer ms', 'ours ms', 'faster', 'peer MiB', 'ours MiB', 'smaller'], rows)}\n` +
    `n=${runs}, medians; Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
    `load ${loadavg()[0].toFixed(1)}; peer: ${peer ? 'liel 0.8.0' : 'not found (set LIEL_PEER_PYTHON)'}\n`,
);
