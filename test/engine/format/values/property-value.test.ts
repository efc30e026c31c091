import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {maxBlobSize} from '../../../../src/engine/format/records/constants.js';
import {
  BlobError,
  BlobTooLarge,
  blobTooLarge,
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  decodeValue,
  type PropertyValue,
  tooDeep,
  ValueError,
  ValueWriter,
} from '../../../../src/engine/format/values/property-value.js';
import {seededRandom} from '../../../support/random.js';
import {randomMap, randomValue} from '../../../support/random-value.js';

const encode = (value: PropertyValue): Uint8Array => Uint8Array.from(new ValueWriter().encode(value));
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

function nested(levels: number, wrap: (inner: PropertyValue) => PropertyValue): PropertyValue {
  let value: PropertyValue = 1n;
  for (let i = 0; i < levels; i++) value = wrap(value);
  return value;
}

describe('the value codec', () => {
  it('gives back every value: ints and floats apart, minus zero and NaN kept', (t) => {
    const random = seededRandom(t);
    for (let i = 0; i < 5000; i++) {
      const value = randomValue(random, 5);
      assert.deepEqual(decodeValue(encode(value)), sorted(value));
    }
    for (const float of [-0, Number.NaN, 1, 5e-324]) assert.ok(Object.is(decodeValue(encode(float)), float));
    assert.equal(decodeValue(encode(1n)), 1n);
  });

  it('writes the bytes that the format says', () => {
    const table: readonly (readonly [PropertyValue, string])[] = [
      [null, '00'],
      [false, '01 00'],
      [true, '01 01'],
      [1n, '02 0100000000000000'],
      [-1n, '02 ffffffffffffffff'],
      [-(2n ** 63n), '02 0000000000000080'],
      [1, '03 000000000000f03f'],
      ['é', '04 02000000 c3a9'],
      [['a', null], '05 02000000 04 01000000 61 00'],
      [new Map([['k', true]]), '06 01000000 01000000 6b 01 01'],
    ];
    for (const [value, bytes] of table) assert.deepEqual(encode(value), hex(bytes));
  });

  it('writes maps in code point order at every level, whatever order they were made in', (t) => {
    const keys = ['\u{10000}', '\uffff', 'é', 'z', 'ab', 'a', ''];
    const inOrder = [...keys].reverse();
    const random = seededRandom(t);
    const make = (names: readonly string[]) =>
      new Map(names.map((key) => [key, new Map(names.map((inner) => [inner, 1n]))]));
    for (let i = 0; i < 20; i++) assert.deepEqual(encode(make(random.shuffle(keys))), encode(make(inOrder)));
    assert.deepEqual([...(decodeValue(encode(make(keys))) as Map<string, unknown>).keys()], inOrder);
  });

  it('holds values down to depth 32 and refuses the next', () => {
    for (const wrap of [(inner: PropertyValue) => [inner], (inner: PropertyValue) => new Map([['k', inner]])]) {
      const deepest = new Map([['top', nested(32, wrap)]]);
      assert.deepEqual(decodeProperties(encode(deepest)), deepest);
      assert.throws(() => encode(new Map([['top', nested(33, wrap)]])), new ValueError(tooDeep));
    }
  });

  it('refuses what the format cannot hold', () => {
    for (const value of [2n ** 63n, -(2n ** 63n) - 1n, '\ud800', 'a\udc00b', ['\ud800'], new Map([['\udfff', 1n]])]) {
      assert.throws(() => encode(value as PropertyValue), ValueError);
    }
  });

  it('holds a blob of 1,048,568 bytes and refuses a longer one, with its size', () => {
    assert.equal(encode('x'.repeat(maxBlobSize - 5)).length, maxBlobSize);
    const error = new BlobTooLarge(blobTooLarge(maxBlobSize + 1));
    assert.throws(() => encode('x'.repeat(maxBlobSize - 4)), error);
    assert.match(error.message, /^property blob of 1048569 bytes exceeds the per-extent limit of 1048568 bytes$/);
  });

  it('does not keep anything of one value in the next', () => {
    const writer = new ValueWriter();
    writer.encode(['something long', 'x'.repeat(5000)]);
    assert.deepEqual(Uint8Array.from(writer.encode(null)), hex('00'));
    assert.throws(() => writer.encode([2n ** 64n]));
    assert.deepEqual(Uint8Array.from(writer.encode(true)), hex('0101'));
  });
});

describe('decoding', () => {
  const faults: readonly (readonly [bytes: string, problem: string])[] = [
    ['', 'unexpected end of data'],
    ['01', 'bool truncated'],
    ['02 01000000000000', 'int64 truncated'],
    ['03 0000', 'float64 truncated'],
    ['04 0100', 'string length truncated'],
    ['04 02000000 61', 'string data truncated'],
    ['04 01000000 ff', 'invalid UTF-8'],
    ['04 03000000 eda080', 'invalid UTF-8'],
    ['05 0000', 'list count truncated'],
    ['05 02000000 00', 'unexpected end of data'],
    ['06 00', 'map count truncated'],
    ['06 01000000 0200', 'map key length truncated'],
    ['06 01000000 02000000 61', 'map key data truncated'],
    ['06 01000000 01000000 c3 00', 'invalid UTF-8 in key'],
    ['07', 'unknown tag 0x07'],
    ['05 01000000 5f', 'unknown tag 0x5f'],
  ];

  it('says what is wrong in the words of the Python package', () => {
    for (const [bytes, problem] of faults) {
      assert.throws(() => decodeValue(hex(bytes)), new BlobError(`prop_codec: ${problem}`));
    }
    const map = encode(new Map());
    assert.throws(() => decodeProperties(hex('00')), new BlobError('props: expected Map'));
    assert.throws(() => decodeNodeLabels(map), new BlobError('labels: expected List'));
    assert.throws(() => decodeNodeLabels(encode(['a', 1n])), new BlobError('labels: expected String in list'));
    assert.throws(() => decodeEdgeLabel(encode(['a'])), new BlobError('edge label is not a string'));
  });

  it('takes no bytes for nothing, any order of keys, the last of equal ones, and any true', () => {
    assert.deepEqual(decodeProperties(new Uint8Array(0)), new Map());
    assert.deepEqual(decodeNodeLabels(new Uint8Array(0)), []);
    assert.equal(decodeEdgeLabel(new Uint8Array(0)), '');
    const disordered = hex('06 03000000 01000000 62 0101 01000000 61 0100 01000000 62 01ff');
    assert.deepEqual(
      decodeProperties(disordered),
      new Map([
        ['b', true],
        ['a', false],
      ]),
    );
    assert.deepEqual(decodeProperties(encode(new Map())), new Map());
  });

  it('leaves the bytes behind a value alone, and reads only its own part of a buffer', (t) => {
    const random = seededRandom(t);
    for (let i = 0; i < 300; i++) {
      const map = randomMap(random, 3);
      const blob = encode(map);
      const buffer = new Uint8Array(blob.length + 40).fill(0xff);
      buffer.set(blob, 17);
      assert.deepEqual(decodeValue(buffer, 17), sorted(map));
      if (map.size === 0) continue;
      assert.throws(() => decodeValue(buffer, 17, 17 + blob.length - 1), BlobError);
    }
  });
});

/** The value with its maps in the order in which they are stored: deepEqual minds no order of keys, but let it see one. */
function sorted(value: PropertyValue): PropertyValue {
  if (value instanceof Map) {
    const keys = [...value.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return new Map(keys.map((key) => [key, sorted(value.get(key) as PropertyValue)]));
  }
  return Array.isArray(value) ? value.map(sorted) : value;
}
