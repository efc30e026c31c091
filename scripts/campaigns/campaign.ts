/**
 * What all campaigns have in common: `tsx scripts/campaigns/NAME.ts SECONDS [SEED]` tries one thing after another until the
 * time is over, says at once what is wrong, and ends with one line of figures, with exit code 1 if anything was wrong.
 * Round number N draws from the seed plus N: `NAME.ts 0 SEED` plays the round of that seed alone.
 */
import {rmSync, writeSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import {SeededRandom} from '../../test/support/random.js';
import {quickDirectory} from '../../test/support/temp-directory.js';

/** One attempt of a campaign. Whatever chance decides comes from its `random`. */
export interface Round {
  readonly random: SeededRandom;
  /** Adds to a figure of the closing line. */
  count(figure: string, times?: number): void;
  /** Notes something that must not be; the round may go on. */
  wrong(what: string): void;
}

/** What is tried again and again. */
export interface Campaign {
  readonly round: (round: Round) => void | Promise<void>;
  /** Gives back what the rounds share. */
  readonly end?: () => void | Promise<void>;
}

/** Prepares a campaign; the directory is in memory where the system has such a place, and goes with it. */
export type Begin = (directory: string) => Campaign | Promise<Campaign>;

/** Raised by what cannot be tried here; that is said, and is nothing wrong. */
export class NotHere extends Error {}

/** What came of a campaign. */
export interface Outcome {
  readonly rounds: number;
  readonly figures: ReadonlyMap<string, number>;
  /** What was wrong, each behind the seed of its round. */
  readonly wrong: readonly string[];
}

export interface Limits {
  readonly seed: number;
  /** One round is played at least, however little time there is. */
  readonly seconds?: number;
  readonly rounds?: number;
  /** Told of each round before it is played. */
  readonly onRound?: (seed: number) => void;
  readonly onWrong?: (what: string) => void;
}

/** Plays rounds until one of the limits is met. */
export async function play(begin: Begin, limits: Limits): Promise<Outcome> {
  const {seed, seconds = Number.POSITIVE_INFINITY, rounds: most = Number.POSITIVE_INFINITY} = limits;
  const figures = new Map<string, number>();
  const wrong: string[] = [];
  const directory = quickDirectory();
  let rounds = 0;
  try {
    const campaign = await begin(directory);
    const end = performance.now() + seconds * 1000;
    try {
      do {
        const own = seed + rounds++;
        limits.onRound?.(own);
        const note = (what: string): void => {
          wrong.push(`seed ${own}: ${what}`);
          limits.onWrong?.(wrong.at(-1)!);
        };
        const count = (figure: string, times = 1): void => void figures.set(figure, (figures.get(figure) ?? 0) + times);
        try {
          await campaign.round({random: new SeededRandom(own), count, wrong: note});
        } catch (error) {
          note(error instanceof Error ? (error.stack ?? error.message) : String(error));
        }
      } while (performance.now() < end && rounds < most);
    } finally {
      await campaign.end?.();
    }
  } finally {
    rmSync(directory, {recursive: true, force: true});
  }
  return {rounds, figures, wrong};
}

/** A round that takes as long as this hangs. */
const hangSeconds = 180;

/** Ends this process when a round hangs, even one that never comes up for air; returns what to call at each round. */
function watchdog(): (seed: number) => void {
  const beat = new Int32Array(new SharedArrayBuffer(4));
  const script = `
    const {workerData: {beat, ms}} = require('node:worker_threads');
    for (;;) {
      const before = beat[0];
      if (Atomics.wait(beat, 0, before, ms) !== 'timed-out') continue;
      require('node:fs').writeSync(1, 'WRONG a round hangs: seed ' + (beat[0] >>> 0) + '\\n');
      process.kill(process.pid, 'SIGKILL');
    }`;
  new Worker(script, {eval: true, workerData: {beat, ms: hangSeconds * 1000}}).unref();
  return (seed) => {
    Atomics.store(beat, 0, seed | 0);
    Atomics.notify(beat, 0);
  };
}

/** Plays a campaign as the command line says, if its module is the one that was started. */
export async function campaign(moduleUrl: string, begin: Begin): Promise<void> {
  const file = fileURLToPath(moduleUrl);
  if (process.argv[1] !== file) return;
  const [seconds = '60', seed = String(Math.floor(Math.random() * 2 ** 32))] = process.argv.slice(2);
  const name = path.parse(file).name;
  const print = (line: string): void => void writeSync(1, `${line}\n`);
  print(`${name}: seed ${seed}, ${seconds} s`);
  try {
    const {rounds, figures, wrong} = await play(begin, {
      seed: Number(seed),
      seconds: Number(seconds),
      onRound: watchdog(),
      onWrong: (what) => print(`WRONG ${what}`),
    });
    const said = [...figures].sort().map(([figure, times]) => `${times} ${figure}`);
    const last = wrong.length === 0 ? 'nothing wrong' : `${wrong.length} WRONG`;
    print(`${name}: seed ${seed}, ${seconds} s: ${[`${rounds} rounds`, ...said, last].join(', ')}`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    print(`${name}: not run: ${error.message}`);
  }
}
