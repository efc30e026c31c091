import assert from 'node:assert/strict';
import {test} from 'node:test';
import {JsonReader} from '../../../../src/engine/format/json/json-reader.js';
import {maxBlobSize} from '../../../../src/engine/format/records/constants.js';
import {BlobEncoder} from '../../../../src/engine/format/values/blob-encoder.js';
import {
  blobTooLarge,
  decodeEdgeLabel,
  decodeNodeLabels,
  decodeProperties,
  type PropertyValue,
  tooDeep,
  ValueWriter,
} from '../../../../src/engine/format/values/property-value.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {type SeededRandom, seededRandom} from '../../../support/random.js';

const windows = [1, 17, 23, 64, 65_536];

/** Encodes the one value that a text holds, and requires that all of it was read. */
function encode(text: string, make: (encoder: BlobEncoder) => void, windowBytes?: number): BlobEncoder {
  const reader = new JsonReader(new MemoryDevice('export.json', Buffer.from(text)), windowBytes);
  const encoder = new BlobEncoder(reader);
  reader.begin();
  reader.next();
  make(encoder);
  reader.end();
  return encoder;
}

function properties(text: string, windowBytes?: number): BlobEncoder {
  return encode(text, (encoder) => encoder.properties(), windowBytes);
}

function labels(text: string): BlobEncoder {
  return encode(text, (encoder) => assert.equal(encoder.labels(), true));
}

function decoded(text: string): unknown {
  const encoder = properties(text);
  assert.equal(encoder.refusal, undefined);
  return decodeProperties(encoder.bytes());
}

/** A value of the format together with a text of it: the members in any order, some keys twice. */
function randomValue(random: SeededRandom, depth: number): [PropertyValue, string] {
  if (depth > 0 && random.chance(0.25)) {
    const items = Array.from({length: random.below(4)}, () => randomValue(random, depth - 1));
    return [items.map(([value]) => value), `[${items.map(([, text]) => text).join(random.pick([',', ' ,\n']))}]`];
  }
  if (depth > 0 && random.chance(0.4)) return randomMap(random, depth - 1);
  const int = BigInt.asIntN(random.pick([8, 32, 33, 53, 54, 63, 64]), BigInt(random.below(2 ** 32)) * 4_294_967_291n);
  const float = (random.next() - 0.5) * 10 ** (random.below(40) - 20);
  return random.pick<[PropertyValue, string]>([
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    [int, String(int)],
    [float, Number.isInteger(float) ? `${float}.0` : String(float)],
    ['é日😀\u0000', random.pick(['"é日😀\\u0000"', '"\\u00e9\\u65E5\\ud83d\\ude00\\u0000"'])],
    ['', '""'],
  ]);
}

function randomMap(random: SeededRandom, depth: number): [PropertyValue, string] {
  const keys = ['', 'a', 'ab', 'b', 'é', 'z', '\uffff', '😀', '\n', '__proto__', '10', '9'];
  const map = new Map<string, PropertyValue>();
  const members: string[] = [];
  for (let i = random.below(7); i > 0; i--) {
    const key = random.pick(keys);
    const [value, text] = randomValue(random, depth);
    map.set(key, value);
    members.push(`${JSON.stringify(key)}:${text}`);
  }
  return [map, `{${members.join(',')}}`];
}

test('properties come out as the value writer writes them: keys ascending, the last of equal ones', (t) => {
  const random = seededRandom(t);
  const writer = new ValueWriter();
  for (let i = 0; i < 3000; i++) {
    const [value, text] = randomMap(random, 4);
    const encoder = properties(text, random.pick(windows));
    const expected = value instanceof Map && value.size === 0 ? new Uint8Array(0) : writer.encode(value);
    assert.equal(encoder.refusal, undefined);
    assert.deepEqual(Buffer.from(encoder.bytes()), Buffer.from(expected), text);
  }
});

test('an empty property set and empty labels have no bytes', () => {
  assert.equal(properties('{ }').bytes().length, 0);
  assert.equal(labels('[ ]').bytes().length, 0);
});

test('keys are ordered by code point, not by UTF-16 unit', () => {
  const map = decoded('{"😀":1,"\uffff":2,"b":3,"a":4}') as Map<string, unknown>;
  assert.deepEqual([...map.keys()], ['a', 'b', '\uffff', '😀']);
});

test('ints within 64 bits stay ints, larger ones become the nearest float', () => {
  const numbers: [string, bigint | number][] = [
    ['0', 0n],
    ['-0', 0n],
    ['-1', -1n],
    ['4294967295', 4_294_967_295n],
    ['4294967296', 4_294_967_296n],
    ['-4294967297', -4_294_967_297n],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    ['-9223372036854775808', -9_223_372_036_854_775_808n],
    ['9223372036854775808', 2 ** 63],
    ['-9223372036854775809', -(2 ** 63)],
    ['1000000000000000000000000000000', 1e30],
    [String(2n ** 1024n - 2n ** 970n - 1n), Number.MAX_VALUE],
    ['-0.0', -0],
    ['1.0', 1],
    ['1E5', 100_000],
    ['1e400', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
  ];
  for (const [text, value] of numbers) {
    const [stored] = (decoded(`{"a":${text}}`) as Map<string, unknown>).values();
    assert.ok(Object.is(stored, value), `${text} was stored as ${stored}`);
  }
});

test('labels keep their order and their repetitions', () => {
  assert.deepEqual(decodeNodeLabels(labels('["b","","a","\\u0061"]').bytes()), ['b', '', 'a', 'a']);
});

test('a label that is no string is seen, and the rest of the array is passed', () => {
  encode('["a",{"b":[1]},"c"]', (encoder) => assert.equal(encoder.labels(), false));
});

test('an edge label is stored even when it is empty', () => {
  const label = (text: string) => encode(text, (encoder) => encoder.label()).bytes();
  assert.equal(label('""').length, 5);
  assert.equal(decodeEdgeLabel(label('"LED\\u005fTO"')), 'LED_TO');
});

const unstorable = (type: string) =>
  `Property values must be None, bool, int, float, str, list, or dict (nested values follow the same rules). Got type \`${type}\`.`;
const surrogates = (where: string) => `'utf-8' codec can't encode ${where}: surrogates not allowed`;
const huge = '9'.repeat(309);

const refusals: [string, string | undefined][] = [
  ['{"a":"\\ud800"}', unstorable('str')],
  ['{"a":{"b":["x\\udc00\\ud800"]}}', unstorable('str')],
  [`{"a":${huge}}`, unstorable('int')],
  [`{"a":[{"b":-${huge}}]}`, unstorable('int')],
  [`{"a":${2n ** 1024n - 2n ** 970n}}`, unstorable('int')],
  ['{"\\ud800":1}', surrogates("character '\\ud800' in position 0")],
  ['{"żó\\udfff\\u0041":1}', surrogates("character '\\udfff' in position 2")],
  ['{"a":{"xy\\ud800\\ud801\\udbffz":1}}', surrogates('characters in position 2-4')],
  ['{"\\ud83d-\\ud83d":1}', surrogates("character '\\ud83d' in position 0")],
  // The first in the order of the text is reported.
  ['{"b":"\\ud800","a\\ud800":1}', unstorable('str')],
  ['{"b\\ud800":1,"a":"\\ud800"}', surrogates("character '\\ud800' in position 1")],
  [`{"a":${'['.repeat(40)}"\\ud800"${']'.repeat(40)}}`, tooDeep],
  // What a later equal key replaces does not matter.
  ['{"a":"\\ud800","a":1}', undefined],
  [`{"a":${'['.repeat(40)}${']'.repeat(40)},"b":1,"a":null}`, undefined],
  ['{"x":{"\\ud800":1,"b":2},"x":3}', undefined],
  ['{"x":{"b":"\\ud800","a":1,"b":0}}', undefined],
  ['{"a":1,"a":"\\ud800"}', unstorable('str')],
  // A key keeps its first place, with its last value.
  [`{"a":1,"b":"\\ud800","a":${huge}}`, unstorable('int')],
  [`{"z":{"c":{"b":1,"a":[${huge}]}},"b":"\\ud800","a":1}`, unstorable('int')],
];

test('what a store cannot hold is reported in the words of the peer', () => {
  for (const [text, expected] of refusals) {
    for (const windowBytes of windows) assert.equal(properties(text, windowBytes).refusal, expected, text);
  }
});

test('a refusal is forgotten when the next blob is begun', () => {
  const reader = new JsonReader(new MemoryDevice('export.json', Buffer.from('{"a":"\\ud800"} {"a":1}')));
  const encoder = new BlobEncoder(reader);
  reader.begin();
  encoder.properties();
  assert.ok(encoder.refusal);
  reader.next();
  encoder.properties();
  assert.equal(encoder.refusal, undefined);
});

test('a lone surrogate in a label is refused', () => {
  assert.equal(labels('["ok","a\\udc00\\ud801z"]').refusal, surrogates('characters in position 1-2'));
  const label = encode('"\\udc00z"', (encoder) => encoder.label());
  assert.equal(label.refusal, surrogates("character '\\udc00' in position 0"));
});

test('values nest as deep as the value writer lets them', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"k":', '}'],
  ]) {
    for (const [levels, inside, fits] of [
      [32, '1', true],
      [33, '1', false],
    ] as const) {
      const text = `{"a":${open.repeat(levels)}${inside}${close.repeat(levels)}}`;
      assert.equal(properties(text).refusal, fits ? undefined : tooDeep, text);
    }
  }
  assert.equal(properties(`{"a":${'['.repeat(33)}${']'.repeat(33)}}`).refusal, undefined);
  assert.equal(properties(`{"a":${'['.repeat(34)}${']'.repeat(34)}}`).refusal, tooDeep);
});

test('a blob has at most 1,048,568 bytes, equal keys counted once', () => {
  const text = (size: number) => `{"a":"${'x'.repeat(size - 15)}"}`;
  const largest = properties(text(maxBlobSize));
  assert.equal(largest.bytes().length, maxBlobSize);
  assert.equal(largest.sizeProblem, undefined);
  assert.equal(properties(text(maxBlobSize + 1)).sizeProblem, blobTooLarge(maxBlobSize + 1));
  const twice = properties(`{"a":"${'x'.repeat(maxBlobSize)}","b":1,"a":2}`);
  assert.equal(twice.sizeProblem, undefined);
  assert.deepEqual(
    decodeProperties(twice.bytes()),
    new Map([
      ['a', 2n],
      ['b', 1n],
    ]),
  );
});

test('labels and an edge label have the same limit', () => {
  const text = (size: number) => `"${'x'.repeat(size)}"`;
  const label = (size: number) => encode(text(size - 5), (encoder) => encoder.label()).sizeProblem;
  assert.equal(labels(`[${text(maxBlobSize - 10)}]`).sizeProblem, undefined);
  assert.equal(labels(`[${text(maxBlobSize - 9)}]`).sizeProblem, blobTooLarge(maxBlobSize + 1));
  assert.equal(label(maxBlobSize), undefined);
  assert.equal(label(maxBlobSize + 1), blobTooLarge(maxBlobSize + 1));
});

test('a blob far beyond the limit is counted without being kept', () => {
  const size = 80_000_000;
  const encoder = properties(`{"b":1,"a":"${'x'.repeat(size)}","c":{"z":1,"y":2}}`);
  const small = properties('{"b":1,"a":"","c":{"z":1,"y":2}}').bytes().length;
  assert.equal(encoder.sizeProblem, blobTooLarge(size + small));
});

test('a map of many keys in any order is put in order', (t) => {
  const random = seededRandom(t);
  const keys = random.shuffle(Array.from({length: 20_000}, (_, i) => `key ${i}`));
  const map = decoded(`{${keys.map((key, i) => `"${key}":${i}`).join()}}`) as Map<string, bigint>;
  assert.deepEqual([...map.keys()], [...keys].sort());
  for (const i of [0, 1, 19_999]) assert.equal(map.get(keys[i]), BigInt(i));
});
