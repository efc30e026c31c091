import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {floatText} from '../../../../src/engine/format/json/canonical-number.js';
import {JsonBytes} from '../../../../src/engine/format/json/json-bytes.js';
import {seededRandom} from '../../../support/random.js';
import {randomDouble} from '../../../support/random-value.js';

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

describe('a float written as bytes', () => {
  const written = (value: number): string => {
    const out = new JsonBytes(1);
    out.float(value);
    return Buffer.from(out.content()).toString();
  };

  it('has the same text, short decimals and their neighbours among them', (t) => {
    const random = seededRandom(t);
    const borders = [
      0,
      1e-6,
      0.000099,
      0.0001,
      0.000101,
      0.1,
      0.3,
      1,
      10,
      24.25,
      0.000001 * 123,
      1e8,
      999_999_999.999999,
    ];
    const tooLong = [1e9, 1e9 + 0.5, 0.1 + 0.2, 1.0000001, 1e15, 1e16, 123456789.1234567, 1e21, 5e-324];
    const decimals = Array.from({length: 20_000}, () => {
      return random.below(10 ** (1 + random.below(15))) / 10 ** random.below(8);
    });
    for (const value of [...borders, ...tooLong, ...decimals]) {
      for (const near of [value, nextAfter(value, 1), nextAfter(value, -1)]) {
        for (const signed of [near, -near]) assert.equal(written(signed), floatText(signed));
      }
    }
    for (let i = 0; i < 20_000; i++) {
      const value = randomDouble(random);
      if (Number.isFinite(value)) assert.equal(written(value), floatText(value));
    }
  });
});

/** The double `steps` behind a positive one, in the order of doubles. */
function nextAfter(value: number, steps: number): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0] += BigInt(steps);
  const near = new Float64Array(bits.buffer)[0];
  return Number.isFinite(near) ? near : value;
}

describe('the text of a whole number', () => {
  it('is its decimal digits, up to 2^53 and down to minus that', (t) => {
    const random = seededRandom(t);
    const borders = [0, 1, 9, 10, 99, 100, 999_999_999, 1_000_000_000, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53];
    const values = [...borders, ...Array.from({length: 2000}, () => random.below(10 ** (1 + random.below(15))))];
    for (const value of values) {
      for (const signed of [value, -value]) {
        const out = new JsonBytes(1);
        out.integer(signed);
        assert.equal(Buffer.from(out.content()).toString(), String(signed === 0 ? 0 : signed));
      }
    }
  });
});
