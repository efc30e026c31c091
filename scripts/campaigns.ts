/**
 * `npm run campaign -- NAME SECONDS [SEED]` plays one of scripts/campaigns/, `npm run campaigns -- SECONDS [--record]` all
 * of them, two at a time. A module that lies there joins by itself: it takes SECONDS and SEED, prints its seed, and ends with
 * one line of figures, with exit code 1 when anything was wrong. `--record` keeps the lines in figures.json, which the page
 * of promises shows.
 */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const directory = fileURLToPath(new URL('campaigns/', import.meta.url));
const figuresFile = path.join(directory, 'figures.json');

/** What is there but is no campaign: what they have in common, and the mutants of the code, which take words and hours. */
const others = ['campaign.ts', 'mutants.ts'];

/** What a long run of a campaign said last. */
export interface CampaignFigure {
  readonly date: string;
  readonly machine: string;
  /** Its closing line, with seed, seconds and figures. */
  readonly line: string;
}

/** The names of all campaigns. */
export function campaignNames(): string[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.ts') && !others.includes(file));
  return files.map((file) => path.parse(file).name).sort();
}

/** What long runs gave, by campaign. */
export function readFigures(): Readonly<Record<string, CampaignFigure>> {
  return JSON.parse(readFileSync(figuresFile, 'utf8'));
}

interface Ended {
  readonly name: string;
  readonly ok: boolean;
  readonly line: string;
}

/** Plays one campaign in a process of its own, passing on what it prints. */
async function playOne(name: string, words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(directory, `${name}.ts`), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  const [code] = await once(child, 'close');
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  return {name, ok: code === 0, line: code === null ? `${name}: was killed` : line};
}

/** Plays campaigns, as many at a time as there are cores, but two at the most: some measure what others cost. */
async function playAll(names: readonly string[], words: readonly string[]): Promise<Ended[]> {
  const waiting = [...names];
  const ended: Ended[] = [];
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) ended.push(await playOne(name, words));
  };
  await Promise.all(Array.from({length: Math.min(2, os.availableParallelism())}, worker));
  return ended;
}

/** Keeps the closing lines of campaigns that were played here and met nothing wrong. */
function record(ended: readonly Ended[]): void {
  const [{model = 'unknown'} = {}] = os.cpus();
  const machine = `${os.availableParallelism()} cores (${model.trim()}), Node ${process.versions.node}`;
  const played = ended.filter(({ok, line}) => ok && !line.includes(': not run: '));
  const date = new Date().toISOString().slice(0, 10);
  const figures = {
    ...readFigures(),
    ...Object.fromEntries(played.map(({name, line}) => [name, {date, machine, line}])),
  };
  const sorted = Object.fromEntries(Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(figuresFile, `${JSON.stringify(sorted, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2).filter((word) => word !== '--record');
  const named = words.filter((word) => !/^\d/.test(word));
  const unknown = named.find((name) => !campaignNames().includes(name));
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${campaignNames().join(', ')}`);
  const numbers = words.filter((word) => /^\d/.test(word));
  const ended = await playAll(named.length > 0 ? named : campaignNames(), numbers);
  if (process.argv.includes('--record')) record(ended);
  process.stdout.write(`\n${ended.map(({line}) => `${line}\n`).join('')}`);
  if (ended.some(({ok}) => !ok)) process.exitCode = 1;
}
