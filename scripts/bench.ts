/**
 * `npm run bench -- [--group evidence] [--quick] [--sizes 1k,20k] [--runs 5] [--copies 200] [--program out/liel]`: whole processes of the Python package and of this program in
 * turn, on stores of N nodes and 2 N edges with three properties a node and one an edge.
 * Prints one table; times are medians, memory and CPU time are those of one more run.
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir, totalmem} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {table} from '../src/ui/table.js';
import {peer} from '../test/support/peer.js';
import {benchCases, peerCommands, peerScripts, type Run} from './bench-cases.js';
import {makeCopies, makeStore} from './bench-store.js';

const {values: options} = parseArgs({
  options: {
    quick: {type: 'boolean', default: false},
    /** One of the groups of bench-cases.ts. */
    group: {type: 'string', default: 'evidence'},
    sizes: {type: 'string'},
    runs: {type: 'string', default: '5'},
    /** How many copies the group `past` is asked about. */
    copies: {type: 'string', default: '20'},
    program: {type: 'string', default: 'bin/run.js'},
  },
});
const cases = benchCases[options.group];
if (!cases) throw new Error(`--group expects one of ${Object.keys(benchCases).join(', ')}`);
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

/** What the peer is run with: its own command, or its Python where it has none. */
function toPeer(args: readonly string[], name = args[0]): Run | undefined {
  if (!peer) return undefined;
  const script = peerScripts[name];
  if (script) return [peer.python, '-c', script, args[1]];
  return peerCommands.has(args[0]) && !name.endsWith('integrity') ? [peerProgram(peer.python), ...args] : undefined;
}

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
  /** Milliseconds of all cores, in the program and in the system; undefined where they cannot be measured. */
  readonly cpu: number | undefined;
}

/** Runs a process to its end; returns whether it succeeded. Not the synchronous call: that would keep Ctrl-C waiting. */
function succeeds([file, ...args]: Run): Promise<boolean> {
  const child = spawn(file, args, {cwd: directory, stdio: 'ignore'});
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // Two stores that differ are no failure, and neither is a loss that was accepted.
    child.on('exit', (code) => resolve(code === 0 || (code === 1 && args.includes('diff')) || code === 6));
  });
}

/** Wall time of one process in milliseconds; undefined when it fails. */
async function timeOnce(run: Run): Promise<number | undefined> {
  const start = performance.now();
  const ok = await succeeds(run);
  return ok ? performance.now() - start : undefined;
}

const timeProgram = '/usr/bin/time';

/** What one process takes: its peak of resident memory, and CPU time. */
async function takenOnce(run: Run): Promise<Pick<Measured, 'peak' | 'cpu'>> {
  const nothing = {peak: undefined, cpu: undefined};
  if (!existsSync(timeProgram)) return nothing;
  const report = path.join(directory, 'peak');
  const ok = await succeeds([timeProgram, '-f', '%M %U %S', '-o', report, ...run]);
  if (!ok) return nothing;
  const [kilobytes = 0, user = 0, system = 0] =
    readFileSync(report, 'utf8').trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return {peak: kilobytes / 1024, cpu: (user + system) * 1000};
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
    measured.push(worked ? {ms: median(times[j]), ...(await takenOnce(run))} : undefined);
  }
  return measured;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const digits = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function row(
  size: string,
  name: string,
  theirs: Measured | undefined | 'fails',
  ours: Measured | undefined,
  megabytes?: number,
): string[] {
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
    cell(ours?.cpu),
    megabytes && ours ? digits((megabytes / ours.ms) * 1000) : '-',
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
  if (run.status !== 0 && run.status !== 6)
    throw new Error(`liel ${args.join(' ')}: exit ${run.status}\n${run.stderr}`);
}

async function benchSize(count: number): Promise<string[][]> {
  const base = `n${count}`;
  const size = countText(count);
  makeStore(path.join(directory, `${base}.liel`), count);
  if (options.group === 'past') await makeCopies(path.join(directory, base), count, Number(options.copies));
  if (options.group === 'review') makeStore(path.join(directory, `${base}.other.liel`), count, 10);
  const peerRuns = peer !== undefined && count <= largestForPeer;
  if (peerRuns) checkWithPeer(base, count);
  runOurs('export', `${base}.liel`, '-o', `${base}.json`);
  runOurs('sign', `${base}.liel`, '--key-file', 'bench.key', '-o', `${base}.sig`);
  const rows: string[][] = [];
  // A version has no size.
  const megabytes = statSync(path.join(directory, `${base}.liel`)).size / 1e6;
  for (const {
    name,
    args,
    output,
    before,
    other,
    largest = Number.POSITIVE_INFINITY,
    peerLargest = largestForPeer,
  } of cases) {
    // A version has no size.
    if (count > largest || (name === 'version' && count !== sizes[0])) continue;
    const prepare = (): void => {
      for (const file of output?.(base) ?? []) rmSync(path.join(directory, file), {force: true, recursive: true});
    };
    if (before) runOurs(...before(base));
    const asPeer = other ? undefined : toPeer(args(base), name);
    const hasPeer = peer !== undefined && count <= peerLargest && asPeer !== undefined;
    const [theirs, ours] = await measure(
      [hasPeer ? asPeer : undefined, other ? other(base) : [program, ...args(base)]],
      prepare,
    );
    process.stderr.write('.');
    prepare();
    rows.push(
      row(size, name, hasPeer ? (theirs ?? 'fails') : undefined, ours, name === 'version' ? undefined : megabytes),
    );
  }
  runOurs('manifest', `${base}.liel`, '-o', `${base}.manifest`);
  const [limit] = await measure([[process.execPath, '-e', limitScript, `${base}.liel`, `${base}.manifest`]]);
  rows.push(row(size, 'limit: read the store, hash its manifest', undefined, limit));
  process.stderr.write(` ${size}, ${Math.round(megabytes)} MB\n`);
  for (const file of readdirSync(directory).filter((name) => name.startsWith(base)))
    rmSync(path.join(directory, file), {force: true, recursive: true});
  return rows;
}

writeFileSync(path.join(directory, 'bench.key'), 'bench');
const [bare] = await measure([[process.execPath, '-e', '0']]);
const rows = [row('-', 'node -e 0', undefined, bare)];
for (const count of sizes) rows.push(...(await benchSize(count)));
process.stdout.write(
  `${table(['command', 'nodes', 'peer ms', 'ours ms', 'faster', 'ours CPU ms', 'MB/s', 'peer MiB', 'ours MiB', 'smaller'], rows)}\n` +
    `n=${runs}, medians; Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
    `load ${loadavg()[0].toFixed(1)}; peer: ${peer ? 'liel 0.8.0' : 'not found (set LIEL_PEER_PYTHON)'}\n`,
);
