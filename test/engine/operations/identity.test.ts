import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {readIdentityRules} from '../../../src/engine/evidence/identity-rules.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import type {PropertyValue} from '../../../src/engine/format/values/property-value.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {edgeIdentity, edgeText, keyIdentity} from '../../../src/engine/peer/identity-text.js';
import {equalityText} from '../../../src/engine/peer/merge-equality.js';
import {identifyNode} from '../../../src/engine/peer/node-identity.js';
import {isPrintable} from '../../../src/engine/peer/python-printable.js';
import {pythonRepr} from '../../../src/engine/peer/python-repr.js';
import {equalAsStored, equalInPython} from '../../../src/engine/peer/value-equality.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {raises} from '../../support/raises.js';
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

/** As the merge compares: by texts that stand for values. */
function equalInMerge(x: PropertyValue, y: PropertyValue): boolean {
  const text = equalityText(x);
  return text !== undefined && text === equalityText(y);
}

describe('the equality of values', () => {
  const rows: readonly (readonly [
    PropertyValue,
    PropertyValue,
    inPython: boolean,
    asStored: boolean,
    inMerge: boolean,
  ])[] = [
    [1n, 1, true, false, false],
    [true, 1n, true, false, false],
    [0, -0, true, false, true],
    [Number.NaN, Number.NaN, false, true, false],
    [9_007_199_254_740_993n, 9_007_199_254_740_992, false, false, false],
    ['1', 1n, false, false, false],
    [null, 0n, false, false, false],
    [[1n, [true]], [1, [1n]], true, false, false],
    [[], new Map(), false, false, false],
    [properties({a: 1n, b: null}), properties({b: null, a: 1n}), true, true, true],
    [properties({a: null}), properties({b: null}), false, false, false],
  ];

  it('has three kinds: of Python, as stored, and of the peer when it merges', () => {
    for (const [a, b, ...expected] of rows) {
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const) {
        assert.deepEqual([equalInPython(x, y), equalAsStored(x, y), equalInMerge(x, y)], expected, `${x} ${y}`);
      }
    }
  });
});

describe('an identity', () => {
  const props = properties({path: 'a.ts', n: 1n});

  it('of a node is its keys in the order they were given, repeats kept', () => {
    assert.equal(keyIdentity(props, ['path', 'n', 'path']), "path='a.ts',n=1,path='a.ts'");
  });

  it('of an edge escapes nothing: a label can look like a label with properties', () => {
    assert.equal(edgeIdentity('k=1', edgeText('E', properties({b: 2n, a: 1n})), 'k=2'), 'k=1 -[E a=1,b=2]-> k=2');
    assert.equal(edgeText('E k=1', new Map()), edgeText('E', properties({k: 1n})));
  });

  it('by rules begins with the label; a node without one says why', () => {
    const matching = {
      mode: 'identity_rules',
      rules: new Map([
        ['File', ['path']],
        ['Dir', ['name', 'n', 'at']],
      ]),
    } as const;
    const identify = (...labels: string[]) => identifyNode(matching, labels, props);
    assert.deepEqual(identify('Other', 'File'), {identity: "File:path='a.ts'"});
    assert.deepEqual(identify('Other'), {problem: 'unmatched'});
    assert.deepEqual(identify('File', 'Dir'), {problem: 'several_rules', labels: ['Dir', 'File']});
    assert.deepEqual(identify('Dir'), {problem: 'missing_key', label: 'Dir', keys: ['name', 'at']});
    assert.deepEqual(identifyNode({mode: 'node_key', keys: ['x']}, [], props), {problem: 'missing_key', keys: ['x']});
  });
});

describe('a file of identity rules', () => {
  const rulesIn = (t: TestContext, content: string | Uint8Array) => {
    const file = path.join(temporaryDirectory(t), 'rules.json');
    writeFileSync(file, content);
    return () => readIdentityRules(file);
  };

  it('gives the properties of each label in their order; of equal labels the last counts', (t) => {
    const text = '{"other": [1, NaN], "identity_rules": {"B": ["x"], "A": ["q", "p", "q"], "B": ["\\u00e9"]}, "z": {}}';
    assert.deepEqual(
      [...rulesIn(t, text)()],
      [
        ['B', ['é']],
        ['A', ['q', 'p', 'q']],
      ],
    );
  });

  it('is refused with the words of the peer when it has another shape', (t) => {
    const noObject = 'identity rules file must contain a non-empty identity_rules object';
    for (const [text, problem] of [
      ['[]', noObject],
      ['{}', noObject],
      ['{"identity_rules": {}}', noObject],
      ['{"identity_rules": {"A": ["x"]}, "identity_rules": 1}', noObject],
      ['{"identity_rules": {"": ["x"]}}', 'identity rule labels must be non-empty strings'],
      ['{"identity_rules": {"A": []}}', 'identity rule for A must be a non-empty string list'],
      ['{"identity_rules": {"A": ["x", ""]}}', 'identity rule for A must be a non-empty string list'],
      ['{"identity_rules": {"A": ["x", 1]}}', 'identity rule for A must be a non-empty string list'],
      ['{"identity_rules": {"A": "x"}}', 'identity rule for A must be a non-empty string list'],
    ]) {
      assert.throws(
        rulesIn(t, text),
        (error: unknown) => raises(conditions.rulesInvalid)(error) && (error as Error).message === problem,
      );
    }
  });

  it('is refused when it is no JSON, no UTF-8, nested without end, or not there', (t) => {
    assert.throws(rulesIn(t, '{"identity_rules":'), raises(conditions.rulesUnreadable));
    assert.throws(
      rulesIn(t, Buffer.from('{"identity_rules": {"\xff": ["x"]}}', 'latin1')),
      raises(conditions.rulesUnreadable),
    );
    assert.throws(rulesIn(t, '['.repeat(100_000)), raises(conditions.rulesUnreadable));
    assert.throws(rulesIn(t, '{"identity_rules": {"\\ud800": ["x"]}}'), raises(conditions.rulesUnreadable));
    assert.throws(
      () => readIdentityRules(path.join(temporaryDirectory(t), 'none.json')),
      raises(conditions.inputMissing),
    );
  });
});
