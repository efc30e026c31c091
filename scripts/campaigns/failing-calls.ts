/**
 * Lets one call of a writing command fail, again and again: `tsx scripts/campaigns/failing-calls.ts SECONDS [SEED]`. What is
 * said of the command must be what is on the disk, then and after a power cut; ends with one line of figures.
 */
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {
  changingJobs,
  failures,
  lies,
  liesAfterPowerCut,
  runFailing,
  Workplace,
} from '../../test/support/failing-calls.js';
import {SeededRandom} from '../../test/support/random.js';
import {quickDirectory} from '../../test/support/temp-directory.js';

/** What came of the calls that failed. */
export interface FailingCalls {
  calls: number;
  /** What a power cut took of what was said to be there, one sentence each. */
  readonly lost: string[];
  /** What was said and is not so, and what ended as a bug of the program. */
  readonly wrong: string[];
  /** Jobs that did not end within a minute. */
  readonly hangs: string[];
}

const longestMs = 60_000;

/** Lets calls fail until so many have, or the time is over. */
export async function failCalls(
  until: {readonly calls?: number; readonly ms?: number},
  random: SeededRandom,
): Promise<FailingCalls> {
  const result: FailingCalls = {calls: 0, lost: [], wrong: [], hangs: []};
  const directory = quickDirectory();
  const end = performance.now() + (until.ms ?? Number.POSITIVE_INFINITY);
  try {
    const place = await Workplace.of(directory);
    const undisturbed = new Map<string, {readonly calls: number; readonly after: ReadonlyMap<string, string>}>();
    while (result.calls < (until.calls ?? Number.POSITIVE_INFINITY) && performance.now() < end) {
      const [name, job] = random.pick(Object.entries(changingJobs));
      let known = undisturbed.get(name);
      if (!known) {
        place.putBack();
        const {calls} = await runFailing(place, job, 0, 'EIO');
        known = {calls: calls.length, after: await place.look()};
        undisturbed.set(name, known);
      }
      place.putBack();
      const call = 1 + random.below(known.calls);
      const began = performance.now();
      result.calls++;
      try {
        const told = await runFailing(place, job, call, random.pick(failures));
        const what = `${name}, call ${call}, ${told.failed}: `;
        result.wrong.push(...(await lies(place, told, known.after)).map((problem) => what + problem));
        result.lost.push(
          ...(await liesAfterPowerCut(place, told, random, known.after)).map((problem) => what + problem),
        );
      } catch (error) {
        result.wrong.push(`${name}, call ${call}: ${error instanceof Error ? error.stack : error}`);
      }
      if (performance.now() - began > longestMs) result.hangs.push(`${name}, call ${call}`);
    }
  } finally {
    rmSync(directory, {recursive: true, force: true});
  }
  return result;
}

async function main([seconds = '60', seed = String(Math.floor(Math.random() * 2 ** 32))]: string[]): Promise<void> {
  const {calls, lost, wrong, hangs} = await failCalls({ms: Number(seconds) * 1000}, new SeededRandom(Number(seed)));
  for (const line of [...lost, ...wrong, ...hangs]) console.log(line);
  console.log(
    `failing calls: seed ${seed}, ${calls.toLocaleString('en')} calls failed in ${seconds} s: ${lost.length} lost, ${wrong.length} wrong, ${hangs.length} hangs`,
  );
  if (lost.length + wrong.length + hangs.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
