/**
 * `npx tsx scripts/start-up.ts NODE...`: what a start costs of the npm package as users install it, under each Node that is named, of
 * out/liel where it is there, and of the Python package in .peer. All of them in turn, so that a busy machine is busy for all; medians
 * of processor time and wall time in ms. `npm run record-cache` under a Node puts into the package what that Node compiles.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 15;
const work = mkdtempSync(path.join(os.tmpdir(), 'liel-start-up-'));
process.on('exit', () => rmSync(work, {recursive: true, force: true}));

/** An empty prefix with the packed package. */
function installed(): string {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work], {
    cwd: root,
    stdio: 'ignore',
  });
  const [archive] = readdirSync(work);
  const prefix = path.join(work, 'prefix');
  mkdirSync(prefix);
  const words = ['install', '--global', '--offline', '--silent', '--ignore-scripts', '--no-audit', '--prefix', prefix];
  execFileSync('npm', [...words, path.join(work, archive!)], {stdio: 'ignore'});
  return path.join(prefix, 'lib/node_modules/liel-ops/bin/run.js');
}

/** Wall time and processor time of one run, in ms. */
function once(words: readonly string[]): [wall: number, cpu: number] {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>&1';
  const {stderr, status} = spawnSync('bash', ['-c', script, 'bash', ...words], {cwd: work, encoding: 'utf8'});
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  const [wall = 0, user = 0, system = 0] = stderr
    .trim()
    .split(' ')
    .map((text) => Number(text) * 1000);
  return [wall, user + system];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const program = installed();
const nodes = process.argv.slice(2).map((node) => path.resolve(node));
const peer = path.join(root, '.peer/bin/python');
const executable = path.join(root, 'out/liel');
// The flag that bin/run.js is started with by its first line.
const flag = '--v8-pool-size=1';
const starters: (readonly [name: string, words: readonly string[]])[] = [
  ...nodes.map(
    (node) => [execFileSync(node, ['--version'], {encoding: 'utf8'}).trim(), [node, flag, program]] as const,
  ),
  ...(existsSync(executable) ? [['out/liel', [executable]] as const] : []),
  ...(existsSync(peer) ? [['Python package', [peer, '-m', 'liel.cli']] as const] : []),
];
const store = path.join(work, 'project.liel');
execFileSync(
  process.execPath,
  [program, 'import', path.join(root, 'sample/project-memory.json'), '-o', store, '--quiet'],
  {stdio: 'ignore'},
);
const jobs = [['version'], ['stats', store]];
const cases = [
  ...nodes.map((node) => ['node -e 0', [node, '-e', '0']] as const),
  ...jobs.flatMap((job) => starters.map(([name, words]) => [`${name} ${job[0]}`, [...words, ...job]] as const)),
];
const times = new Map(cases.map(([, words]) => [words, [] as [number, number][]]));
for (let round = 0; round < rounds; round++) for (const [words, seen] of times) seen.push(once(words));
process.stdout.write(`medians of ${rounds}, load ${os.loadavg()[0]!.toFixed(1)}; processor time, wall time in ms\n`);
for (const [name, words] of cases) {
  const seen = times.get(words)!;
  const [wall, cpu] = [median(seen.map(([wall_]) => wall_)), median(seen.map(([, cpu_]) => cpu_))];
  process.stdout.write(
    `${name}${name === 'node -e 0' ? ` ${words[0]!.split('/').at(-3)}` : ''}: ${cpu.toFixed(0)}, ${wall.toFixed(0)}\n`,
  );
}
