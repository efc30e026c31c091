import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {columnsOf} from '../../src/ui/columns.js';
import {table} from '../../src/ui/table.js';
import {seededRandom} from '../support/random.js';

const head = ['layer', 'verdict', 'what'];
const rows = [
  ['container', 'pass', 'magic, version, page size and length are those of a .liel 1.0 store'],
  ['wal', 'pass', 'empty'],
];

const at = (columns: number | undefined, words: readonly (readonly string[])[] = rows, titles = head): string[] =>
  table(titles, words, {columns}).split('\n');

describe('a table', () => {
  it('is as wide as it is in a pipe, and where it fits', () => {
    const lines = [
      ' layer       verdict   what',
      ' container   pass      magic, version, page size and length are those of a .liel 1.0 store',
      ' wal         pass      empty',
    ];
    for (const columns of [undefined, 0, 120]) assert.deepEqual(at(columns), lines);
  });

  it('folds its last column under itself', () => {
    assert.deepEqual(at(80), [
      ' layer       verdict   what',
      ' container   pass      magic, version, page size and length are those of a .liel',
      '                       1.0 store',
      ' wal         pass      empty',
    ]);
    assert.deepEqual(at(60), [
      ' layer       verdict   what',
      ' container   pass      magic, version, page size and length',
      '                       are those of a .liel 1.0 store',
      ' wal         pass      empty',
    ]);
  });

  it('becomes records below 60 columns, and where its last column has no room; what is empty is left out', () => {
    const records = [
      'layer: container',
      'verdict: pass',
      'what: magic, version, page size and length are those of a',
      '      .liel 1.0 store',
      '',
      'layer: wal',
      'verdict: pass',
      'what: empty',
      '',
    ];
    assert.deepEqual(at(59), records);
    const long = ['a', 'b'.repeat(60), '', 'x '.repeat(20).trim()];
    assert.deepEqual(at(80, [long], ['first', 'second', 'third', '']), [
      'first: a',
      `second: ${'b'.repeat(60)}`,
      long[3],
      '',
    ]);
  });

  it('becomes records rather than cut a digest or a path', () => {
    const digest = '0123456789abcdef'.repeat(4);
    assert.deepEqual(at(70, [['a.liel', digest]], ['store', 'digest']), ['store: a.liel', 'digest:', digest, '']);
  });

  it('is no wider than its terminal but for words that are, and loses none', (t) => {
    const random = seededRandom(t);
    const word = (): string => 'w'.repeat(1 + random.below(14));
    for (let i = 0; i < 200; i++) {
      const columns = 60 + random.below(80);
      const cells = Array.from({length: 1 + random.below(5)}, () => [
        word(),
        word(),
        Array.from({length: 1 + random.below(30)}, word).join(' '),
      ]);
      const lines = at(columns, cells);
      for (const line of lines) assert.ok(columnsOf(line) <= columns, `${columns}: ${line}`);
      const words = (text: string): string[] => text.split(/\s+/).filter(Boolean).sort();
      assert.deepEqual(words(lines.join(' ')), words([head, ...cells].flat().join(' ')));
    }
  });
});
