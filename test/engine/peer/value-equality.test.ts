import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {PropertyValue} from '../../../src/engine/format/values/property-value.js';
import {equalityText} from '../../../src/engine/peer/merge-equality.js';
import {equalAsStored, equalInPython} from '../../../src/engine/peer/value-equality.js';
import {properties} from '../../support/sample-store.js';

/** As the merge compares: by texts that stand for values. */
function equalInMerge(x: PropertyValue, y: PropertyValue): boolean {
  const text = equalityText(x);
  return text !== undefined && text === equalityText(y);
}

describe('the equality of values', () => {
  const rows: readonly (readonly [
    PropertyValue,
    PropertyValue,
    inPython: boolean,
    asStored: boolean,
    inMerge: boolean,
  ])[] = [
    [1n, 1, true, false, false],
    [true, 1n, true, false, false],
    [0, -0, true, false, true],
    [Number.NaN, Number.NaN, false, true, false],
    [9_007_199_254_740_993n, 9_007_199_254_740_992, false, false, false],
    ['1', 1n, false, false, false],
    [null, 0n, false, false, false],
    [[1n, [true]], [1, [1n]], true, false, false],
    [[], new Map(), false, false, false],
    [properties({a: 1n, b: null}), properties({b: null, a: 1n}), true, true, true],
    [properties({a: null}), properties({b: null}), false, false, false],
  ];

  it('has three kinds: of Python, as stored, and of the peer when it merges', () => {
    for (const [a, b, ...expected] of rows) {
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const) {
        assert.deepEqual([equalInPython(x, y), equalAsStored(x, y), equalInMerge(x, y)], expected, `${x} ${y}`);
      }
    }
  });
});
