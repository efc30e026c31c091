import assert from 'node:assert/strict';
import {test} from 'node:test';
import {IdPairs, jsonLine, jsonParts, seenJson, storedValue} from '../../src/ui/json.js';
import {seededRandom} from '../support/random.js';
import {randomMap, randomValue} from '../support/random-value.js';

test('members are in code point order; those that are not there are left out', () => {
  assert.equal(
    jsonLine({b: 1, a: undefined, '\u{10000}': 2, '\uffff': 3, B: null}),
    '{"B": null, "b": 1, "\uffff": 3, "\u{10000}": 2}',
  );
  assert.equal(jsonLine([undefined, null, true, [], {}]), '[null, null, true, [], {}]');
});

test('keys of a map that are numbers are in the order of numbers', () => {
  assert.equal(
    jsonLine(
      new Map([
        [10, 'x'],
        [9, 'y'],
        [100, 'z'],
      ]),
    ),
    '{"9": "y", "10": "x", "100": "z"}',
  );
  assert.equal(
    jsonLine(
      new Map([
        ['b', 1],
        ['a', 2],
      ]),
    ),
    '{"a": 2, "b": 1}',
  );
});

test('pairs of ids are the object that a map of them is, however many there are', () => {
  for (const count of [0, 1, 4095, 4096, 4097, 10_000]) {
    const pairs = Array.from({length: count}, (_, i): [number, number] => [i * 3 + 1, 2 ** 53 - 2 + i]);
    assert.equal(jsonLine({ids: new IdPairs(pairs)}), jsonLine({ids: new Map(pairs)}));
  }
});

test('the parts of a line are the line, whatever it says', (t) => {
  const random = seededRandom(t);
  const odd: unknown[] = [undefined, null, 7, 'text', [], {}, new Map(), new IdPairs([]), storedValue(1), [{}]];
  for (const value of [
    ...odd,
    {},
    {a: undefined},
    {a: undefined, b: 1},
    ...odd.map((member) => ({b: member, a: [member, member]})),
  ])
    assert.equal([...jsonParts(value)].join(''), jsonLine(value));
  for (let i = 0; i < 200; i++) {
    const pairs = Array.from({length: random.below(9000)}, (_, id): [number, number] => [id, random.below(99)]);
    const list = Array.from({length: random.below(4)}, () => storedValue(randomValue(random, 3)));
    const value = {list, ids: new IdPairs(pairs), map: storedValue(randomMap(random, 2)), '#[x]': {inner: list}};
    assert.equal([...jsonParts(value)].join(''), jsonLine(value));
  }
});

test('whole numbers are digits up to 2^53; what JSON cannot say exactly is a string', () => {
  const most = Number.MAX_SAFE_INTEGER;
  assert.equal(jsonLine([0, -5, most, -most]), `[0, -5, ${most}, ${-most}]`);
  // The place of a damaged blob can be any number of 64 bits.
  assert.equal(
    jsonLine([2 ** 53, 2 ** 60, -(2 ** 63)]),
    '["9007199254740992", "1152921504606847000", "-9223372036854776000"]',
  );
  assert.equal(jsonLine([Number.NaN, Number.POSITIVE_INFINITY]), '["NaN", "Infinity"]');
  assert.equal(jsonLine([2n ** 64n, -(2n ** 70n)]), `[${2n ** 64n}, ${-(2n ** 70n)}]`);
  assert.equal(jsonLine([0.5, 1e-7]), '[0.5, 1e-07]');
});

test('floats of a store are floats, however large; ints are ints', () => {
  const stored = storedValue([1, 1n, 2 ** 60, -0, new Map([['deep', [2]]]), Number.NaN]);
  assert.equal(jsonLine(stored), '[1.0, 1, 1.152921504606847e+18, -0.0, {"deep": [2.0]}, "NaN"]');
});

test('text is as it is, but for what JSON escapes', () => {
  assert.equal(jsonLine('é"\n\u0001'), '"é\\"\\n\\u0001"');
});

test('what cannot be seen is escaped, and means the same', () => {
  const text = 'a\u007f\u0085\u202e\u200b\u{e0041}é日本👩🏽‍🚀"\\\n';
  const line = jsonLine({[text]: text});
  assert.doesNotMatch(line, /[\p{Cc}\u200b\u202e\u{e0041}]/u);
  assert.deepEqual(JSON.parse(line), {[text]: text});
  assert.ok(line.includes('é日本👩🏽‍🚀'));
  const document = JSON.stringify({[text]: [text]}, null, 2);
  assert.deepEqual(JSON.parse(seenJson(document)), JSON.parse(document));
  assert.equal(seenJson(document).split('\n').length, document.split('\n').length);
});

test('no word of a report is a command that a CI runner finds anywhere in a line', () => {
  const label = '##vso[task.complete result=Failed;]x';
  const line = jsonLine({[label]: label, b: '##[error]y', c: '# ## ###'});
  assert.doesNotMatch(line, /##\w*\[/);
  assert.deepEqual(JSON.parse(line), {[label]: label, b: '##[error]y', c: '# ## ###'});
});
