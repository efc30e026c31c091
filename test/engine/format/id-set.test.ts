import assert from 'node:assert/strict';
import {it} from 'node:test';
import {IdSet} from '../../../src/engine/format/id-set.js';

it('a set of ids holds what was put in, and no other number, however large', () => {
  const ids = new IdSet(20);
  for (const id of [1, 8, 19]) ids.add(id);
  const others = [0, -1, 2, 20, 2 ** 31 + 1, 2 ** 32 + 1, 2 ** 32 + 8, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY];
  assert.deepEqual(
    [1, 8, 19].map((id) => ids.has(id)),
    [true, true, true],
  );
  for (const id of others) assert.equal(ids.has(id), false, String(id));
});
