import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {IdMap} from '../../../../src/engine/operations/import/id-map.js';
import {seededRandom} from '../../../support/random.js';

/** A map of ids in ascending order; a boolean is the number it counts as. */
function mapOf(...ids: readonly (number | bigint | boolean)[]): IdMap {
  const map = new IdMap();
  for (const id of ids) map.add(typeof id === 'boolean' ? Number(id) : id, typeof id === 'boolean');
  return map;
}

describe('the ids of an export', () => {
  it('lead to the ids of the new store, which count from 1', () => {
    const map = mapOf(-3, 0, 7, 1000);
    assert.deepEqual(
      [-3, 0, 7, 1000, 8, -4, 1001].map((id) => map.get(id)),
      [1, 2, 3, 4, undefined, undefined, undefined],
    );
    assert.equal(map.size, 4);
  });

  it('that are booleans print as they are, and count as 0 and 1', () => {
    const map = mapOf(false, true, 2);
    assert.deepEqual(
      [...map.entries()],
      [
        ['false', 1],
        ['true', 2],
        ['2', 3],
      ],
    );
    assert.deepEqual([map.get(0), map.get(1)], [1, 2]);
  });

  it('that are equal are one: the last record counts, spelled as the first, as keys of a dictionary are', () => {
    assert.deepEqual(
      [...mapOf(1, true, 5, 5).entries()],
      [
        ['1', 2],
        ['5', 4],
      ],
    );
    assert.deepEqual([...mapOf(true, 1).entries()], [['true', 2]]);
    assert.equal(mapOf(1, true, 5, 5).get(1), 2);
    assert.equal(mapOf(5, 5).get(5), 2);
    assert.equal(mapOf(1, true, 5, 5).size, 2);
  });

  it('beyond 2^53 are told apart, though they round to one number', () => {
    const big = 2n ** 60n;
    const map = mapOf(7, big, big + 1n, big + 1n, big + 2n);
    assert.deepEqual(
      [big, big + 1n, big + 2n, big + 3n].map((id) => map.get(id)),
      [2, 4, 5, undefined],
    );
    assert.deepEqual([...map.entries()].at(-1), [String(big + 2n), 5]);
    assert.equal(map.size, 4);
  });

  it('may be many', () => {
    const map = mapOf(...Array.from({length: 5000}, (_, i) => 2 * i));
    assert.deepEqual(
      [map.get(0), map.get(2046), map.get(2048), map.get(9998), map.get(3)],
      [1, 1024, 1025, 5000, undefined],
    );
  });

  it('are found as in a dictionary, whatever gaps and repeats they have', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 300; round++) {
      const ids: (number | bigint | boolean)[] = [];
      let id = random.below(6) - 3;
      for (let i = random.below(40); i > 0; i--) {
        ids.push((id === 0 || id === 1) && random.chance(0.3) ? id === 1 : id);
        if (random.chance(0.8)) id += random.pick([1, 1, 1, 2, 50]);
      }
      for (let i = random.below(4); i > 0; i--) ids.push(2n ** 60n + BigInt(3 - i));
      const plain = new Map<number | bigint, [string, number]>();
      for (const [i, written] of ids.entries()) {
        const key = typeof written === 'boolean' ? Number(written) : written;
        plain.set(key, [plain.get(key)?.[0] ?? String(written), i + 1]);
      }
      const map = mapOf(...ids);
      assert.deepEqual([...map.entries()], [...plain.values()]);
      assert.equal(map.size, plain.size);
      for (let wanted = -5; wanted < 60; wanted++) assert.equal(map.get(wanted), plain.get(wanted)?.[1]);
      for (const [wanted, [, newId]] of plain) assert.equal(map.get(wanted), newId);
    }
  });
});
