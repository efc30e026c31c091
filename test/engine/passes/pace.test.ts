import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {pageSize} from '../../../src/engine/format/records/constants.js';
import type {Progress} from '../../../src/engine/passes/operation.js';
import {finishPaced, Pace, pacedSteps} from '../../../src/engine/passes/pace.js';

/** Steps that go on until something is so; false when it does not come in a long time. */
function* stepsUntil(isSo: () => boolean): Generator<void, boolean, void> {
  for (const end = performance.now() + 20_000; performance.now() < end; ) {
    if (isSo()) return true;
    yield;
  }
  return false;
}

describe('long work', () => {
  it('tells how far it has come while it goes on, at most how much there is', async () => {
    const told: Progress[] = [];
    const cameTrue = await pacedSteps(
      stepsUntil(() => told.length >= 3),
      'pages',
      1000,
      (event) => void (event.type === 'progress' && told.push(event)),
    );
    assert.ok(cameTrue, 'it was told');
    for (const {phase, total, unit, done} of told) {
      assert.deepEqual([phase, total, unit], ['pages', 1000 * pageSize, 'bytes']);
      assert.ok(done > 0 && done <= total);
    }
  });

  it('lets timers and signals in, whether it tells something or not', async () => {
    for (const run of [
      (steps: Generator<void, boolean, void>) => pacedSteps(steps, 'pages', 1, () => {}),
      (steps: Generator<void, boolean, void>) => finishPaced(steps),
    ]) {
      let isIn = false;
      setTimeout(() => {
        isIn = true;
      }, 1);
      assert.ok(await run(stepsUntil(() => isIn)));
    }
  });

  it('that is short is done at once, and tells nothing', async () => {
    const told: Progress[] = [];
    await pacedSteps(
      [][Symbol.iterator]() as never,
      'pages',
      1,
      (event) => void (event.type === 'progress' && told.push(event)),
    );
    assert.deepEqual(told, []);
  });

  it('counts records, and looks at the clock at a few of them only', () => {
    let looks = 0;
    const {now} = performance;
    // A clock that stands still.
    performance.now = () => {
      looks++;
      return 1;
    };
    try {
      const pace = new Pace();
      looks = 0;
      for (let i = 0; i < 10_240; i++) assert.equal(pace.record('import', 10_240), undefined);
    } finally {
      performance.now = now;
    }
    assert.equal(looks, 10);
  });
});
