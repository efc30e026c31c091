import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ascendingOrder, countUpTo} from '../../../src/engine/format/ascending.js';
import {seededRandom} from '../../support/random.js';

test('the order is that of a stable sort, of numbers near each other, far apart and beyond what a number holds', (t) => {
  const random = seededRandom(t);
  const near = () => random.below(20) - 10;
  const far = () => random.pick([-1, 1]) * (Number.MAX_SAFE_INTEGER - random.below(3));
  for (let round = 0; round < 200; round++) {
    const numberOf = random.pick([near, far, () => random.pick([near, far])()]);
    const numbers = Array.from({length: random.below(40)}, numberOf);
    const expected = numbers.map((_, i) => i).sort((a, b) => numbers[a] - numbers[b] || a - b);
    assert.deepEqual(Array.from(ascendingOrder(Float64Array.from(numbers))), expected);
    const large = numbers.map((number) => (random.chance(0.5) ? BigInt(number) * 2n ** 60n : number));
    const compared = large
      .map((_, i) => i)
      .sort((a, b) => (large[a] < large[b] ? -1 : large[a] > large[b] ? 1 : a - b));
    assert.deepEqual(Array.from(ascendingOrder(large)), compared);
  }
});

test('what is up to a number is counted, and equal ones with it', () => {
  const numbers = [1, 2, 2, 5];
  assert.deepEqual(
    [0, 1, 2, 3, 5, 6].map((limit) => countUpTo(numbers, limit)),
    [0, 1, 3, 3, 4, 4],
  );
  assert.equal(countUpTo(numbers, 9, 2), 2);
  assert.equal(countUpTo([], 9), 0);
});
