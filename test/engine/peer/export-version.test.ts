import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openExport, problemOf} from '../../support/export-text.js';

test('a version that equals 1 in Python is accepted', () => {
  for (const version of ['1', '1.0', 'true', '1e0', '10e-1', '0.99999999999999999999']) {
    assert.equal(openExport(`{"export_version":${version},"nodes":[],"edges":[]}`).nodeCount, 0, version);
  }
});

test('another version is refused as Python prints it', () => {
  const versions: [string, string][] = [
    ['2', '2'],
    ['-0', '0'],
    ['-0.0', '-0.0'],
    ['1.5', '1.5'],
    ['1e16', '1e+16'],
    ['NaN', 'nan'],
    ['[Infinity,-Infinity]', '[inf, -inf]'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['null', 'None'],
    ['false', 'False'],
    ['"1"', '1'],
    ['"it\'s\\n"', "it's\n"],
    ['[1, "a"]', "[1, 'a']"],
    ['{"k": [true, null, "Aa"]}', "{'k': [True, None, 'Aa']}"],
    ['{"a":1,"b":{},"a":[]}', "{'a': [], 'b': {}}"],
    ['["it\'s","\\"","\'\\""]', "[\"it's\", '\"', '\\'\"']"],
    [
      '["\\\\\\n\\r\\t\\u0000\\u007f\\u00a0é\\u2028😀\\udbff\\udfff"]',
      "['\\\\\\n\\r\\t\\x00\\x7f\\xa0é\\u2028😀\\U0010ffff']",
    ],
    // Printable since Unicode 15: to this Node, but not to Python 3.11.
    ['["\u{1fae8}\u{1fae7}"]', "['\\U0001fae8\u{1fae7}']"],
    [`"${'x'.repeat(70_000)}"`, 'a value of 70002 bytes'],
    ['7'.repeat(70_000), 'a value of 70000 bytes'],
  ];
  for (const [version, text] of versions) {
    assert.equal(
      problemOf(() => openExport(`{"nodes":1,"export_version":${version}}`)),
      `L0013 unsupported export_version: ${text}`,
    );
  }
  assert.equal(
    problemOf(() => openExport('{}')),
    'L0013 unsupported export_version: None',
  );
});
