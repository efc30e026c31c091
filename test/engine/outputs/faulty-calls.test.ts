import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import {after, describe, it} from 'node:test';
import {listEvents} from '../../../src/engine/operations/events/list-events.js';
import {changingJobs, failures, lies, liesAfterPowerCut, runFailing, Workplace} from '../../support/failing-calls.js';
import {finish} from '../../support/finish.js';
import {seededRandom} from '../../support/random.js';
import {quickDirectory} from '../../support/temp-directory.js';

/** Whether a call is tried in every run: those about names, and the first of several writes. */
const isTelling = (calls: readonly string[], i: number): boolean =>
  calls[i] !== 'openSync' && !(calls[i] === 'writeSync' && calls[i - 1] === 'writeSync');

describe('a call that fails once: what is said of the job is what is on the disk, and after a power cut too:', async () => {
  const directory = quickDirectory();
  after(() => rmSync(directory, {recursive: true, force: true}));
  const place = await Workplace.of(directory);
  for (const [name, job] of Object.entries(changingJobs)) {
    it(name, async (t) => {
      const random = seededRandom(t);
      place.putBack();
      const {error, calls} = await runFailing(place, job, 0, 'EIO');
      assert.equal(error, undefined);
      const done = await place.look();
      let tried = 0;
      for (let call = 1; call <= calls.length; call++) {
        if (!isTelling(calls, call - 1) && random.chance(0.8)) continue;
        tried++;
        place.putBack();
        const told = await runFailing(place, job, call, random.pick(failures));
        const problems = await lies(place, told, done);
        const later: string[] = [];
        for (let cut = 0; cut < 4; cut++) later.push(...(await liesAfterPowerCut(place, told, random, done)));
        const what = `call ${call}, ${told.failed}: ${told.error ?? 'done'}; ${told.notes}`;
        assert.deepEqual([...problems, ...later], [], what);
      }
      t.diagnostic(`${tried} of ${calls.length} calls`);
    });
  }

  it('an event that is appended again after an error is there once', async () => {
    const job = changingJobs['event appended'];
    place.putBack();
    const {calls} = await runFailing(place, job, 0, 'EIO');
    for (let call = 1; call <= calls.length; call++) {
      place.putBack();
      const {error, failed} = await runFailing(place, job, call, 'EIO');
      // As a loop does that goes on until the command succeeds.
      if (error) await finish(job.run(place.at));
      const {report} = await finish(listEvents({store: place.at('a.liel')}));
      assert.equal(report.events.length, 1, `call ${call}, ${failed}: ${error ?? 'done'}`);
    }
  });
});
