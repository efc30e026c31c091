import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {setImmediate as turn} from 'node:timers/promises';
import {type Progress, progress, whileWorking} from '../../../src/engine/passes/operation.js';

const pagesTo = (done: number): Progress => progress('pages', done, 100, 'records');

describe('work that tells its progress', () => {
  it('is told of while it runs, and gives its result', async () => {
    const work = whileWorking(async (tell) => {
      for (let done = 1; done <= 3; done++) {
        tell(pagesTo(done));
        await turn();
      }
      return 'result';
    });
    const seen: number[] = [];
    for (;;) {
      const step = await work.next();
      if (step.done) {
        assert.equal(step.value, 'result');
        break;
      }
      seen.push(step.value.done);
    }
    assert.deepEqual(seen, [1, 2, 3]);
  });

  it('raises what the work raises', async () => {
    const work = whileWorking(async (tell) => {
      tell(pagesTo(1));
      await turn();
      throw new Error('broken');
    });
    await work.next();
    await assert.rejects(work.next(), /broken/);
  });

  it('stops when nobody waits for it any more, before those who left go on', async () => {
    let isRunning = true;
    let turns = 0;
    const work = whileWorking(async (tell) => {
      try {
        for (; turns < 1000; turns++) {
          tell(pagesTo(turns));
          await turn();
        }
      } finally {
        isRunning = false;
      }
    });
    for await (const event of work) {
      assert.equal(event.done, 0);
      break;
    }
    assert.equal(isRunning, false);
    assert.ok(turns <= 2, `it went on for ${turns} turns`);
  });
});
