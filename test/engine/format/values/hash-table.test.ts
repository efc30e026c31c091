import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {HashTable} from '../../../../src/engine/format/values/hash-table.js';
import {seededRandom} from '../../../support/random.js';

/** All numbers of a hash, in any order. */
function numbersOf(table: HashTable, hash: number): number[] {
  const numbers: number[] = [];
  for (let number = table.first(hash); number !== 0; number = table.next()) numbers.push(number);
  return numbers.sort((a, b) => a - b);
}

describe('a table of hashes', () => {
  it('finds every number of a hash, and no other, however many there are', (t) => {
    const random = seededRandom(t);
    // From nearly all in one place to nearly all apart.
    for (const range of [1, 30, 5000, 2 ** 32]) {
      const table = new HashTable();
      const plain = new Map<number, number[]>();
      const hashes: number[] = [];
      for (let i = 1; i <= (range === 1 ? 2000 : 20_000); i++) {
        const hash = random.chance(0.3) && i > 1 ? random.pick(hashes) : random.below(range) | 0;
        hashes.push(hash);
        assert.equal(numbersOf(table, hash).length, plain.get(hash)?.length ?? 0);
        assert.equal(table.add(), i);
        plain.set(hash, [...(plain.get(hash) ?? []), i]);
      }
      for (const [hash, numbers] of plain) assert.deepEqual(numbersOf(table, hash), numbers);
      assert.equal(table.size, hashes.length);
    }
  });

  it('is empty before anything is added, for every hash', () => {
    const table = new HashTable();
    for (const hash of [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]) assert.equal(table.first(hash), 0);
    assert.equal(table.size, 0);
  });

  it('keeps what stands over its end', () => {
    const table = new HashTable();
    for (const hash of [0, -1, -(2 ** 31)]) {
      for (let i = 0; i < 3000; i++) {
        assert.equal(numbersOf(table, hash).length, i);
        table.add();
      }
    }
    assert.deepEqual(numbersOf(table, -1)[0], 3001);
  });
});
