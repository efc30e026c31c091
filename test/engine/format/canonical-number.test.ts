import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {floatText} from '../../../src/engine/format/canonical-number.js';
import {JsonBytes} from '../../../src/engine/format/json-bytes.js';
import {seededRandom} from '../../support/random.js';
import {randomDouble} from '../../support/random-value.js';

const table: readonly (readonly [number, string])[] = [
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [-1.5, '-1.5'],
  [0.1, '0.1'],
  [100, '100.0'],
  [1e15, '1000000000000000.0'],
  [9_999_999_999_999_998, '9999999999999998.0'],
  [1e16, '1e+16'],
  [2 ** 53, '9007199254740992.0'],
  [1.2345678901234568e17, '1.2345678901234568e+17'],
  [1e21, '1e+21'],
  [1e22, '1e+22'],
  [1e100, '1e+100'],
  [0.0001, '0.0001'],
  [0.00012345, '0.00012345'],
  [0.00009999999999999999, '9.999999999999999e-05'],
  [1e-5, '1e-05'],
  [1.5e-7, '1.5e-07'],
  [1e-10, '1e-10'],
  [5e-324, '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e+308'],
  [-2.2250738585072014e-308, '-2.2250738585072014e-308'],
];

describe('the text of a float', () => {
  it('is the one Python prints, at every border between the two notations', () => {
    for (const [value, text] of table) assert.equal(floatText(value), text);
    for (const value of [Number.NaN, 1 / 0, -1 / 0]) assert.equal(floatText(value), String(value));
  });

  it('reads back as the same float, and is never the text of an int', (t) => {
    const random = seededRandom(t);
    for (let i = 0; i < 20_000; i++) {
      const value = randomDouble(random);
      const text = floatText(value);
      assert.ok(Object.is(Number(text), value), text);
      if (Number.isFinite(value)) assert.match(text, /^-?\d+(\.\d+)?(e[+-]\d{2,})?$/);
      assert.doesNotMatch(text, /^-?\d+$/);
    }
  });
});

describe('the text of a whole number', () => {
  it('is its decimal digits, up to 2^53 and down to minus that', (t) => {
    const random = seededRandom(t);
    const borders = [0, 1, 9, 10, 99, 100, 999_999_999, 1_000_000_000, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53];
    const values = [...borders, ...Array.from({length: 2000}, () => random.below(10 ** (1 + random.below(15))))];
    for (const value of values) {
      for (const signed of [value, -value]) {
        const out = new JsonBytes(1);
        out.integer(signed);
        assert.equal(Buffer.from(out.text()).toString(), String(signed === 0 ? 0 : signed));
      }
    }
  });
});
