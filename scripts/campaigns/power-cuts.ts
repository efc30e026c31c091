/**
 * A power cut at any call of whatever publishes a file, and at any write or sync of commits; names and bytes that were not
 * synced are lost, or reach the medium in another order, or torn. Files are then as they were or as they were to be, and a
 * store has the state before a commit or the one after it.
 */
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {assertOldOrNew, playCrashes, runWorkload} from '../../test/support/crash-workload.js';
import {finish} from '../../test/support/finish.js';
import {filesIn, Medium, problemsAfterCut} from '../../test/support/power-cut.js';
import {publishingJobs, workplaceIn} from '../../test/support/publishing-jobs.js';
import {type RecordedCall, recordedSystem} from '../../test/support/recorded-system.js';
import {withCalls} from '../../test/support/system-calls.js';
import {type Campaign, campaign, type Round} from './campaign.js';

/** What a job did to the disk, and the files before and after it. */
interface Recording {
  readonly name: string;
  readonly calls: readonly RecordedCall[];
  readonly before: ReadonlyMap<string, Buffer>;
  readonly after: ReadonlyMap<string, Buffer>;
}

const cutsOfCall = 4;

async function recordJob(name: string, directory: string): Promise<Recording> {
  mkdirSync(directory);
  const at = await workplaceIn(directory);
  const before = filesIn(at('.'));
  const {calls, system} = recordedSystem();
  await withCalls(system, () => finish(publishingJobs[name].run(at)));
  return {name, calls, before, after: filesIn(at('.'))};
}

/** Cuts the power after every call that is not followed by one more write. */
function cutJob({name, calls, before, after}: Recording, {random, count, wrong}: Round): void {
  const medium = new Medium(before);
  for (const [i, call] of calls.entries()) {
    medium.take(call);
    if (call.call === 'write' && calls[i + 1]?.call === 'write') continue;
    for (let cut = 0; cut < cutsOfCall; cut++) {
      count('cuts of jobs');
      const problems = problemsAfterCut(medium.afterPowerCut(random), before, after);
      if (problems.length > 0) wrong(`${name}, after call ${i + 1}, ${call.call}: ${problems.join('; ')}`);
    }
  }
  const problems = problemsAfterCut(medium.afterPowerCut(random), after, after);
  if (problems.length > 0) wrong(`${name}, at its end: ${problems.join('; ')}`);
}

function cutCommits({random, count, wrong}: Round): void {
  playCrashes(runWorkload(random), random, (...crash) => {
    count('cuts of commits');
    try {
      assertOldOrNew(...crash);
    } catch (error) {
      wrong((error as Error).message);
    }
  });
}

function begin(directory: string): Campaign {
  const recordings = new Map<string, Promise<Recording>>();
  const names = Object.keys(publishingJobs);
  const round = async (one: Round): Promise<void> => {
    if (one.random.chance(0.15)) return cutCommits(one);
    const name = one.random.pick(names);
    const recording = recordings.get(name) ?? recordJob(name, path.join(directory, String(names.indexOf(name))));
    recordings.set(name, recording);
    cutJob(await recording, one);
  };
  return {round};
}

await campaign(import.meta.url, begin);
