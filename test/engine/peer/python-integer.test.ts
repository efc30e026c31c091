import assert from 'node:assert/strict';
import {test} from 'node:test';
import {integerKey, integerRepr} from '../../../src/engine/peer/python-integer.js';
import {readScalars} from '../../../src/engine/peer/python-members.js';

const memberOf = (text: string): unknown => (readScalars(Buffer.from(text)) as Record<string, unknown>)['n'];

test('an integer is written without point and exponent, or as a boolean', () => {
  const rows: readonly (readonly [literal: string, isInteger: boolean])[] = [
    ['1', true],
    ['-0', true],
    ['true', true],
    ['false', true],
    ['1.0', false],
    ['1e0', false],
    ['1E2', false],
    ['1.5', false],
    ['"1"', false],
    ['null', false],
  ];
  for (const [literal, isInteger] of rows) {
    const text = `{"other": 1.0, "n": ${literal}, "nn": 2.0}`;
    assert.equal(['number', 'boolean'].includes(typeof memberOf(text)), isInteger, literal);
  }
  assert.equal(memberOf('{"n": 1.0, "n" : 1}'), 1, 'of equal members the last counts');
  assert.equal(memberOf('{}'), undefined, 'a member that is not there is none');
});

test('an integer that was written as a boolean is printed as one: by Python in its own words, in a key in those of JSON', () => {
  const rows = [
    [1, false, '1', '1'],
    [0, false, '0', '0'],
    [-0, false, '0', '0'],
    [1, true, 'True', 'true'],
    [0, true, 'False', 'false'],
    [-7, false, '-7', '-7'],
    [2n ** 64n, false, '18446744073709551616', '18446744073709551616'],
  ] as const;
  for (const [value, isBoolean, repr, key] of rows) {
    assert.deepEqual([integerRepr(value, isBoolean), integerKey(value, isBoolean)], [repr, key]);
  }
});
