import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {setImmediate as turn} from 'node:timers/promises';
import {note, type Progress, progress, whileWorking} from '../../../src/engine/passes/operation.js';

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
      if (step.value.type === 'progress') seen.push(step.value.done);
    }
    assert.deepEqual(seen, [1, 2, 3]);
  });

  it('loses no note, and says one that work says again once', async () => {
    const work = whileWorking(async (tell) => {
      for (const text of ['first', 'second', 'first']) tell(note(text));
      tell(pagesTo(1));
      await turn();
      tell(note('last'));
      return 'result';
    });
    const seen: string[] = [];
    for await (const event of work) seen.push(event.type === 'note' ? event.text : event.phase);
    assert.deepEqual(seen, ['first', 'second', pagesTo(1).phase, 'last']);
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
      assert.equal(event.type === 'progress' && event.done, 0);
      break;
    }
    assert.equal(isRunning, false);
    assert.ok(turns <= 2, `it went on for ${turns} turns`);
  });
});
