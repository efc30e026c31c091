import assert from 'node:assert/strict';
import {it} from 'node:test';
import {parseStrictJson} from '../../../../src/engine/format/json/strict-json.js';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text));

it('strict JSON is JSON that all readers read alike', () => {
  for (const text of [
    '{"a": 1, "b": {"a": [1, {"a": 2}, {"a": 3}]}, "c": "a"}',
    '["a:", {"x\\":": 1}]',
    '3',
    '"\\u00e9é"',
  ]) {
    assert.deepEqual(parse(text), JSON.parse(text));
  }
});

it('a key that stands twice in one object is refused, however it is spelled and however deep it lies', () => {
  for (const text of ['{"a":1,"a":1}', '[{"b":{"a":1,"c":{},"a":2}}]', '{"a":1,"\\u0061":2}', '{"":1,"":2}']) {
    assert.throws(() => parse(text), /stands twice in one object/, text);
  }
});

it('what is not UTF-8, a byte order mark and what is no JSON are refused', () => {
  assert.throws(() => parse('\ufeff{}'), SyntaxError);
  assert.throws(() => parseStrictJson(Buffer.from('{"a":"\xff"}', 'latin1')), TypeError);
  for (const text of ['', '{', '{"a":NaN}', '{} {}', "{'a':1}"]) assert.throws(() => parse(text), SyntaxError, text);
});
