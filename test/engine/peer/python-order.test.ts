import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {PropertyValue} from '../../../src/engine/format/values/property-value.js';
import {comparePython, sortedPython, UnorderableError} from '../../../src/engine/peer/python-order.js';

test('numbers and booleans are ordered by value, texts by code point, lists member by member', () => {
  const pairs: readonly (readonly [less: PropertyValue, more: PropertyValue])[] = [
    [1n, 2n],
    [1n, 1.5],
    [false, true],
    [false, 0.5],
    [true, 2n],
    [2n ** 53n, 2n ** 53n + 1n],
    ['a', 'b'],
    ['', 'a'],
    ['\uffff', '\u{10000}'],
    [['a'], ['b']],
    [['a'], ['a', 1n]],
    [[], [0n]],
    [
      ['a', 1n],
      ['a', 2n],
    ],
  ];
  for (const [less, more] of pairs) {
    assert.ok(comparePython(less, more) < 0, `${less} < ${more}`);
    assert.ok(comparePython(more, less) > 0, `${more} > ${less}`);
  }
  for (const [a, b] of [
    [1n, true],
    [0n, false],
    [1n, 1],
    [
      ['a', 1n],
      ['a', 1],
    ],
  ] as const) {
    assert.equal(comparePython(a, b), 0);
  }
});

test('what Python cannot order has no order', () => {
  for (const [a, b] of [
    [1n, 'a'],
    [null, null],
    [null, 1n],
    [new Map(), new Map()],
    [['a'], [1n]],
  ] as const) {
    assert.throws(() => comparePython(a, b), UnorderableError);
  }
});

test('what is sorted is a list, the characters of a text, or the keys of a map', () => {
  assert.deepEqual(sortedPython(['b', 'a']), ['a', 'b']);
  assert.deepEqual(sortedPython('b\u{1f600}a'), ['a', 'b', '\u{1f600}']);
  assert.deepEqual(
    sortedPython(
      new Map([
        ['z', 1n],
        ['y', 2n],
      ]),
    ),
    ['y', 'z'],
  );
  for (const value of [null, 1n, 1.5, true]) assert.throws(() => sortedPython(value), UnorderableError);
});
