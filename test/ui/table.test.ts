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

  it('becomes records below 60 columns, and where no two columns fit; what is empty is left out', () => {
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
    const long = ['a', 'b'.repeat(75), '', 'x '.repeat(20).trim()];
    assert.deepEqual(at(80, [long], ['first', 'second', 'third', '']), [
      'first: a',
      'second:',
      'b'.repeat(75),
      long[3],
      '',
    ]);
  });

  it('has columns that do not fit below their rows, where they have their titles; what is empty is left out', () => {
    const because = 'restored in 7 ms; its store was found unchanged at 2026-01-02T10:00:00Z (bytes)';
    const name = (hour: number): string => `project-20260102-${hour}0000.liel`;
    const backups = [
      [name(12), '/srv/project.liel on host', '3 h', '7.02 MiB', 'drilled', 'not checked', because],
      [name(10), '/srv/project.liel on host', '5 h', '7.02 MiB', 'drilled', 'not checked', ''],
      [name(10), '/srv/other.liel on host', '5 h', '7.02 MiB', 'damaged', 'not checked', 'it had 5 findings'],
    ];
    const titles = ['backup', 'of', 'age', 'size', 'verdict', 'BLAKE3', 'because'];
    const shown = (columns: number): string[] =>
      table(titles, backups, {columns, above: 'of', first: ['because', 'age']}).split('\n');
    assert.deepEqual(shown(80), [
      ' backup                        age  size      verdict  BLAKE3',
      '/srv/project.liel on host',
      ' project-20260102-120000.liel  3 h  7.02 MiB  drilled  not checked',
      '    because: restored in 7 ms; its store was found unchanged at',
      '             2026-01-02T10:00:00Z (bytes)',
      ' project-20260102-100000.liel  5 h  7.02 MiB  drilled  not checked',
      '/srv/other.liel on host',
      ' project-20260102-100000.liel  5 h  7.02 MiB  damaged  not checked',
      '    because: it had 5 findings',
    ]);
    assert.deepEqual(shown(60).slice(0, 3), [
      ' backup                        size      verdict',
      '/srv/project.liel on host',
      ' project-20260102-120000.liel  7.02 MiB  drilled',
    ]);
    assert.deepEqual(shown(60).slice(3, 5), [
      '    age: 3 h   BLAKE3: not checked',
      '    because: restored in 7 ms; its store was found unchanged',
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
      // Titles stand once above, or with each cell that has no room in its row.
      const words = (text: string): string[] => (text.match(/\bw+\b/g) ?? []).sort();
      assert.deepEqual(words(lines.join(' ')), words(cells.flat().join(' ')));
    }
  });
});
