import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, it} from 'node:test';
import type {PropertyValue} from '../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {isPrintable} from '../../../src/engine/peer/python-printable.js';
import {isPlain, pythonRepr} from '../../../src/engine/peer/python-repr.js';
import {equalInPython} from '../../../src/engine/peer/value-equality.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {seededRandom} from '../../support/random.js';
import {randomValue} from '../../support/random-value.js';
import {properties} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const spellings: readonly (readonly [PropertyValue, string])[] = [
  [null, 'None'],
  [true, 'True'],
  [7n, '7'],
  [7, '7.0'],
  [-0, '-0.0'],
  [1e16, '1e+16'],
  [Number.NaN, 'nan'],
  [-1 / 0, '-inf'],
  ['plain', "'plain'"],
  ["it's", '"it\'s"'],
  ['both \' and "', "'both \\' and \"'"],
  ['\\\n\t\r\u0000\u007f', "'\\\\\\n\\t\\r\\x00\\x7f'"],
  ['\u00ad\u0378\u2028\ufeff é 日本 \u{1f600}\u{e0001}', "'\\xad\\u0378\\u2028\\ufeff é 日本 \u{1f600}\\U000e0001'"],
  [[1n, 'a', null, []], "[1, 'a', None, []]"],
  [
    new Map<string, PropertyValue>([
      ['b', 1n],
      ['a', [true]],
      ['\uffff', 0],
      ['\u{10000}', 0],
    ]),
    "{'a': [True], 'b': 1, '\\uffff': 0.0, '\u{10000}': 0.0}",
  ],
];

describe('the spelling of a value', () => {
  it('is that of Python, with the entries of maps sorted by code point', () => {
    for (const [value, text] of spellings) assert.equal(pythonRepr(value), text);
  });

  it('is known to be plain from the bytes of a text alone', () => {
    const texts = spellings.flatMap(([value]) => (typeof value === 'string' ? [value] : []));
    for (const text of [...texts, '', ' ', '~', '"', '!@[]^{|}', "'", '\\', '\u0080', '\u001f']) {
      const bytes = Buffer.from(`'${text}'`);
      assert.equal(
        isPlain(bytes, 1, bytes.length - 1),
        pythonRepr(text) === `'${text}'` && /^[\0-\x7f]*$/.test(text),
        text,
      );
    }
  });

  it('shows the characters as they are that Unicode 14 calls printable, whatever this Node knows', () => {
    // Assigned in Unicode 15 and 16: new to this Node, unknown to Python 3.11.
    for (const later of [0x1fae8, 0x0cf3, 0x1c89]) assert.equal(isPrintable(later), false);
    for (const known of [0x20, 0x7e, 0xa1, 0x1fae7, 0xffee]) assert.equal(isPrintable(known), true);
    for (const never of [0x1f, 0x7f, 0xa0, 0xe000, 0x10ffff]) assert.equal(isPrintable(never), false);
  });

  it('agrees with the peer for random values, and so does equality', needsPeer, async (t) => {
    const random = seededRandom(t);
    const store = path.join(temporaryDirectory(t), 'values.liel');
    const graph = await Graph.open(store);
    const pairs = Array.from({length: 400}, () => {
      const a = randomValue(random, 3);
      return [a, random.chance(0.5) ? disturbed(a) : randomValue(random, 1)] as const;
    });
    for (const [a, b] of pairs) graph.addNode([], properties({a, b}));
    graph.commit();
    await graph.close();
    const run = runPeer(peerScript, [store]);
    const answers: [string, string, boolean][] = JSON.parse(run.stdout);
    assert.equal(answers.length, pairs.length, run.stderr);
    for (const [i, [a, b]] of pairs.entries()) {
      assert.deepEqual([pythonRepr(a), pythonRepr(b), equalInPython(a, b)], answers[i]);
    }
    assert.ok(
      answers.some(([a, b, equal]) => equal && a !== b),
      'some are spelled otherwise and equal',
    );
  });
});

const peerScript = `
import sys, json, liel
from liel.cli.identity import _stable_value_repr as r
with liel.open(sys.argv[1]) as db:
    print(json.dumps([[r(n['a']), r(n['b']), n['a'] == n['b']] for n in db.all_nodes_as_records()]))
`;

/** The value with small integers as floats and booleans as integers. */
function disturbed(value: PropertyValue): PropertyValue {
  if (typeof value === 'boolean') return value ? 1n : 0;
  if (typeof value === 'bigint') return Number(value);
  if (value === 0) return -0;
  if (Array.isArray(value)) return value.map(disturbed);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, disturbed(item)]));
  return value;
}
