import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, it} from 'node:test';
import {finish} from '../../support/finish.js';
import {filesIn, Medium, problemsAfterCut} from '../../support/power-cut.js';
import {publishingJobs, workplace} from '../../support/publishing-jobs.js';
import {seededRandom} from '../../support/random.js';
import {recordedSystem} from '../../support/recorded-system.js';
import {withCalls} from '../../support/system-calls.js';

describe('a power cut at any call, unsynced names lost or in another order, leaves files as they were or as they were to be:', () => {
  for (const [name, {run}] of Object.entries(publishingJobs)) {
    it(name, async (t) => {
      const random = seededRandom(t);
      const at = await workplace(t);
      const before = filesIn(at('.'));
      const {calls, system} = recordedSystem();
      await withCalls(system, () => finish(run(at)));
      const after = filesIn(at('.'));
      const medium = new Medium(before);
      for (const [i, call] of calls.entries()) {
        medium.take(call);
        // Between two writes into one stage nothing with a name changes.
        if (call.call === 'write' && calls[i + 1]?.call === 'write') continue;
        for (let tries = 0; tries < 8; tries++) {
          const problems = problemsAfterCut(medium.afterPowerCut(random), before, after);
          assert.deepEqual(problems, [], `after ${call.call} of ${path.basename(call.file)}, call ${i + 1}`);
        }
      }
      assert.deepEqual(
        problemsAfterCut(medium.afterPowerCut(random), after, after),
        [],
        'at the end all of it is safe',
      );
      t.diagnostic(`${calls.length} calls`);
    });
  }
});
