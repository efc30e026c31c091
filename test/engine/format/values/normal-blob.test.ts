import assert from 'node:assert/strict';
import {test} from 'node:test';
import {NormalBlob} from '../../../../src/engine/format/values/normal-blob.js';
import {type PropertyMap, tag, ValueWriter} from '../../../../src/engine/format/values/property-value.js';

const blobs = new NormalBlob();
const isNormal = (bytes: Uint8Array, keys: readonly Uint8Array[] = []): boolean =>
  blobs.isNormal(bytes, 0, bytes.length, keys);

function text(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value.length);
  return Buffer.concat([length, Buffer.from(value)]);
}

/** A map of members as they are given, in whatever order. */
function mapOf(...members: readonly (readonly [key: string, value: readonly number[]])[]): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(members.length);
  return Buffer.concat([Uint8Array.of(tag.map), count, ...members.flatMap(([k, v]) => [text(k), Uint8Array.from(v)])]);
}

const none = [tag.null];

test('what the value writer writes is in normal form, nothing included', () => {
  const values: PropertyMap = new Map<string, never>(
    Object.entries({a: 1n, b: 0.5, c: 'x', d: [true, null], e: new Map([['f', false]]), g: null}) as never,
  );
  assert.equal(isNormal(new ValueWriter().encode(values)), true);
  assert.equal(isNormal(new Uint8Array(0)), true);
});

test('keys that do not ascend strictly are not, at any depth: equal ones, which hide a value, among them', () => {
  assert.equal(isNormal(mapOf(['a', none], ['b', none])), true);
  for (const keys of [
    ['b', 'a'],
    ['a', 'a'],
    ['a', 'b', 'b'],
    ['ab', 'a'],
  ]) {
    const map = mapOf(...keys.map((key) => [key, none] as const));
    assert.equal(isNormal(map), false, keys.join());
    assert.equal(isNormal(mapOf(['deep', [...map]])), false, keys.join());
  }
});

test('a boolean is 0 or 1, an empty map is no bytes, and nothing lies behind a value', () => {
  assert.deepEqual(
    [0, 1, 2, 255].map((byte) => isNormal(mapOf(['a', [tag.bool, byte]]))),
    [true, true, false, false],
  );
  assert.equal(isNormal(mapOf()), false);
  assert.equal(isNormal(Buffer.concat([mapOf(['a', none]), Uint8Array.of(0)])), false);
  const whole = mapOf(['a', [tag.int, 0, 0, 0, 0, 0, 0, 0, 0]]);
  for (let end = 1; end < whole.length; end++) assert.equal(isNormal(whole.subarray(0, end)), false, `${end} bytes`);
  assert.equal(isNormal(mapOf(['a', [99]])), false);
});

test('a key that is asked for is seen where it is one of the outermost map', () => {
  const wanted = [Buffer.from('id')];
  assert.deepEqual(
    [
      mapOf(['id', none]),
      mapOf(['a', none], ['id', none]),
      mapOf(['a', [...mapOf(['id', none])]]),
      mapOf(['idx', none]),
    ].map((map) => isNormal(map, wanted) && blobs.hasKey),
    [true, true, false, false],
  );
});
