/**
 * Lets one call of a writing command fail, again and again. What is said of the command must be what is on the disk, then
 * and after a power cut.
 */
import {
  changingJobs,
  failures,
  lies,
  liesAfterPowerCut,
  runFailing,
  Workplace,
} from '../../test/support/failing-calls.js';
import {type Campaign, campaign} from './campaign.js';

/** A place with all that the jobs change, which is put back before each. */
export async function begin(directory: string): Promise<Campaign> {
  const place = await Workplace.of(directory);
  const undisturbed = new Map<string, {readonly calls: number; readonly after: ReadonlyMap<string, string>}>();
  return {
    round: async ({random, count, wrong}) => {
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
      const told = await runFailing(place, job, call, random.pick(failures));
      count('failing calls');
      const problems = await lies(place, told, known.after);
      for (let cut = 0; cut < 4; cut++) problems.push(...(await liesAfterPowerCut(place, told, random, known.after)));
      for (const problem of problems) wrong(`${name}, call ${call}, ${told.failed}: ${problem}`);
    },
  };
}

await campaign(import.meta.url, begin);
