/**
 * `npx tsx scripts/days.ts [NODES] [DAYS] [MINUTES]`, 100,000 and 20 without them, fewer days where those minutes are over: days of a store as the Python package writes them, kept in
 * each way that there is, ours beside restic and borg, and at the end every copy of every day brought back and its bytes compared with
 * those of its day. A day gives every thousandth node another value, and adds a fifth as many nodes, each with an edge; then comes
 * one day on which nothing was written. Prints the table of runbooks/small-backups.md, and exits with 1 where any day does not come back.
 * Needs restic and borg (Debian: restic, borgbackup), and at 1,000,000 nodes about 15 GB in TMPDIR.
 */
import {spawn, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Readable} from 'node:stream';
import {runPeer} from '../test/support/peer.js';
import {knownIdentity, knownRecipient} from '../test/support/writing-jobs.js';
import {makeStore} from './bench-store.js';

const program = path.resolve(import.meta.dirname, '../bin/run.js');
const work = mkdtempSync(path.join(tmpdir(), 'liel-days-'));
process.on('exit', () => rmSync(work, {recursive: true, force: true}));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const store = path.join(work, 'project.liel');
const identityFile = path.join(work, 'key.txt');

/** What the peer does on a day. */
const writeDay = `
import liel, random, sys
day, nodes = int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(day)
db = liel.open(sys.argv[1])
changed = chance.sample(range(1, nodes + 1), nodes // 1000)
for i in changed:
    db.update_node(i, rank=day * nodes + i)
for i in range(nodes // 5000):
    note = db.add_node(['Note'], name=f'day {day}, {i}')
    db.add_edge(note, 'ABOUT', chance.choice(changed))
db.commit()
db.close()
`;

const env = {
  ...process.env,
  RESTIC_PASSWORD: 'days',
  RESTIC_CACHE_DIR: path.join(work, 'restic-cache'),
  BORG_BASE_DIR: path.join(work, 'borg-base'),
};

/** Runs a program to its end, which has to be a good one; returns what it printed. */
function run(file: string, ...args: string[]): string {
  const {status, stdout, stderr, error} = spawnSync(file, args, {cwd: work, env, encoding: 'utf8'});
  if (error) throw error;
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return stdout;
}

async function sha256Of(bytes: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of bytes) hash.update(part);
  return hash.digest('hex');
}

/** The SHA-256 of what a program prints. */
function printed(file: string, ...args: string[]): Promise<string> {
  return sha256Of(spawn(file, args, {cwd: work, env, stdio: ['ignore', 'pipe', 'inherit']}).stdout);
}

/** Bytes of all files below a directory. */
function bytesIn(directory: string, ending = ''): number {
  const names = readdirSync(directory, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith(ending));
  const sizes = names.map((name) => statSync(path.join(directory, name))).filter((entry) => entry.isFile());
  return sizes.reduce((sum, {size}) => sum + size, 0);
}

/** A way to keep days. */
interface Way {
  readonly name: string;
  readonly begin?: (place: string) => void;
  /** Keeps the store as it is. Returns by what name it is asked for later. */
  readonly keep: (place: string, day: number, isUnchanged: boolean) => string;
  /** The SHA-256 of what a kept day comes back as. */
  readonly bringBack: (place: string, kept: string) => Promise<string>;
}

/** Copies that this program makes, restored by it. */
function ours(...how: readonly string[]): Way {
  return {
    name: ['backup', ...how.map((word) => (word === knownRecipient ? 'age1…' : word))].join(' '),
    keep: (place, _, isUnchanged) => {
      const words = [
        'backup',
        store,
        '-o',
        `${place}/`,
        ...how,
        ...(isUnchanged ? ['--skip-unchanged'] : []),
        '--json',
      ];
      return JSON.parse(run(process.execPath, program, ...words)).backup as string;
    },
    bringBack: async (_, kept) => {
      const restored = path.join(work, 'restored.liel');
      const identity = kept.endsWith('.age') ? ['--identity-file', identityFile] : [];
      run(process.execPath, program, 'restore', kept, '-o', restored, ...identity, '--quiet');
      const digest = await sha256Of(createReadStream(restored));
      rmSync(restored);
      return digest;
    },
  };
}

const borg = (...how: readonly string[]): Way => ({
  name: ['borg create --compression zstd', ...how].join(' '),
  begin: (place) => run('borg', 'init', '-e', 'none', place),
  keep: (place, day) => {
    const kept = `${place}::${day}`;
    run('borg', 'create', '--compression', 'zstd', ...how, kept, path.basename(store));
    return kept;
  },
  bringBack: (_, kept) => printed('borg', 'extract', '--stdout', kept),
});

const restic: Way = {
  name: 'restic backup',
  begin: (place) => run('restic', 'init', '-r', place),
  keep: (place, day) => {
    run('restic', 'backup', '-r', place, '--tag', `day-${day}`, store);
    return `day-${day}`;
  },
  bringBack: (place, kept) => printed('restic', 'dump', '-q', '-r', place, '--tag', kept, 'latest', store),
};

/** What needs no program of anybody. */
const plainCopy: Way = {
  name: 'cp',
  keep: (place, day) => {
    const kept = path.join(place, String(day));
    copyFileSync(store, kept);
    return kept;
  },
  bringBack: (_, kept) => sha256Of(createReadStream(kept)),
};

const small = ['--compress', 'zstd', '--since', 'auto'];
const ways = [
  plainCopy,
  ours('--compress', 'zstd'),
  ours(...small),
  ours(...small, '--encrypt-to', knownRecipient),
  restic,
  borg(),
  borg('--chunker-params', 'fixed,65536'),
].map((way, i) => ({...way, place: path.join(work, `way-${i}`), grown: [] as number[], kept: [] as string[]}));

const megabytes = (bytes: number): string => (bytes < 1000 ? `${bytes} B` : `${(bytes / 1e6).toPrecision(3)} MB`);
const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

function keepDay(day: number, isUnchanged: boolean): void {
  for (const way of ways) {
    const before = day === 1 ? 0 : bytesIn(way.place);
    way.kept.push(way.keep(way.place, day, isUnchanged));
    way.grown.push(bytesIn(way.place) - before);
  }
  say(`day ${day}: ${ways.map(({grown}) => grown.at(-1)).join(' ')}`);
}

/** Brings every kept day back, and returns the row of a way. */
async function judge({name, place, grown, kept, bringBack}: (typeof ways)[number], digests: readonly string[]) {
  let equal = 0;
  for (const [i, one] of kept.entries()) if ((await bringBack(place, one)) === digests[i]) equal++;
  if (equal < kept.length) process.exitCode = 1;
  const later = grown.slice(1, -1).sort((a, b) => a - b);
  const sum = grown.slice(0, -1).reduce((a, b) => a + b, 0);
  const cells = [grown[0], later[0], later.at(-1), sum, grown.at(-1)].map((bytes = 0) => megabytes(bytes));
  say(`${name}: ${equal} of ${kept.length} days come back equal; ${grown.join(' ')}`);
  return [`\`${name}\``, ...cells, `${equal} of ${kept.length}`];
}

async function main(nodes: number, most: number, minutes: number): Promise<void> {
  writeFileSync(identityFile, knownIdentity);
  makeStore(store, nodes);
  for (const {place, begin} of ways) {
    mkdirSync(place);
    begin?.(place);
  }
  const digests: string[] = [];
  const end = Date.now() + minutes * 60_000;
  for (let day = 1, isUnchanged = false; !isUnchanged; day++) {
    isUnchanged = day > most || (day > 2 && Date.now() > end);
    if (!isUnchanged) {
      const {status, stderr} = runPeer(writeDay, [store, String(day), String(nodes)]);
      if (status !== 0) throw new Error(stderr);
    }
    digests.push(await sha256Of(createReadStream(store)));
    keepDay(day, isUnchanged);
  }
  const rows: string[][] = [];
  for (const way of ways) rows.push(await judge(way, digests));
  const days = digests.length - 1;
  const heads = ['kept by', 'day 1', 'a day, least', 'most', `${days} days`, 'unchanged day', 'back, equal'];
  console.log(`${nodes} nodes, ${megabytes(statSync(store).size)} after ${days} days`);
  for (const row of [heads, heads.map((_, i) => (i === 0 ? '---' : '---:')), ...rows])
    console.log(`| ${row.join(' | ')} |`);
}

const [nodes = '100000', days = '20', minutes = 'Infinity'] = process.argv.slice(2);
await main(Number(nodes), Number(days), Number(minutes));
