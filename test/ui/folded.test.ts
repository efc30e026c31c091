import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {describe, it} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {columnsOf} from '../../src/ui/columns.js';
import {folded} from '../../src/ui/folded.js';
import {seededRandom} from '../support/random.js';

const lines = (text: string, columns: number): string[] => folded(text, columns).split('\n');

describe('lines on a terminal', () => {
  it('stay as they are where they fit', () => {
    const text = ' layer    what\n wal      empty\n\nx'.repeat(3);
    assert.equal(folded(text, 20), text);
  });

  it('fold the last column under itself', () => {
    assert.deepEqual(lines(' container   pass   magic, version and length are right', 46), [
      ' container   pass   magic, version and length',
      '                    are right',
    ]);
  });

  it('fold a text under its first word, behind its name, number or mark', () => {
    assert.deepEqual(lines('  why: one two three four five six seven', 34), [
      '  why: one two three four five six',
      '       seven',
    ]);
    assert.deepEqual(lines('- one two three four five six seven', 30), ['- one two three four five six', '  seven']);
    assert.deepEqual(lines('  one two three four five six seven', 30), ['  one two three four five six', '  seven']);
    assert.deepEqual(lines('one two three four five six seven', 28), ['one two three four five six', 'seven']);
  });

  it('go on below, set in, where a table is wider than the terminal', () => {
    const row = ` a-${'x'.repeat(20)}.liel   /srv/${'x'.repeat(20)}.liel   3 KiB   drilled   not checked`;
    assert.deepEqual(lines(row, 70), [
      ` a-${'x'.repeat(20)}.liel   /srv/${'x'.repeat(20)}.liel   3`,
      '    KiB   drilled   not checked',
    ]);
  });

  it('are commands behind a backslash, which a shell reads as they were', {skip: process.platform === 'win32'}, () => {
    assert.deepEqual(lines('  next: liel diff base.liel incoming.liel --node-key path --format json', 50), [
      '  next: liel diff base.liel incoming.liel \\',
      '            --node-key path --format json',
    ]);
    const command = `liel verify 'a b.liel' "it's ${'c '.repeat(20)}" d\\ e ${'x'.repeat(70)} f --quiet # so much of it`;
    for (const lead of ['  next: ', '    ', '$ ', 'next: ']) {
      for (const columns of [40, 60, 80]) {
        const [first, ...rows] = folded(lead + command, columns).split('\n');
        assert.ok(first!.startsWith(lead) && rows.length > 0);
        const script = [first!.slice(lead.length), ...rows].join('\n');
        const shell = (text: string): string =>
          spawnSync('sh', ['-c', text.replace(/^liel/, "printf '%s|'")], {encoding: 'utf8'}).stdout;
        assert.equal(shell(script), shell(command));
        assert.ok(shell(command).endsWith('|f|--quiet|'));
      }
    }
  });

  it('keep colours, which take no room', () => {
    const red = (word: string): string => `\u001b[31m${word}\u001b[39m`;
    const plain = 'wal   bad   one two three four five';
    assert.equal(
      folded(`wal   ${red('bad')}   one two three four five`, 38),
      `wal   ${red('bad')}   one two three four five`,
    );
    assert.deepEqual(
      lines(`wal   ${red('bad')}   one two ${red('three four five six')}`, 36).map((row) =>
        stripVTControlCharacters(row).trimEnd(),
      ),
      ['wal   bad   one two three four five', '            six'],
    );
    assert.equal(columnsOf(plain), 35);
  });

  it('count wide characters as two columns', () => {
    assert.deepEqual(lines('  名前: 店舗 店舗 店舗 店舗 店舗 店舗 店舗', 34), [
      '  名前: 店舗 店舗 店舗 店舗 店舗',
      '  店舗 店舗',
    ]);
  });

  it('are never longer than the terminal, lose no character, and cut no word that a line can hold', (t) => {
    const random = seededRandom(t);
    for (let i = 0; i < 300; i++) {
      const columns = 40 + random.below(90);
      const words = Array.from({length: 1 + random.below(30)}, () =>
        'w'.repeat(1 + random.below(random.below(9) === 0 ? 150 : 12)),
      );
      const gaps = words.map(() => (random.below(6) === 0 ? '   ' : ' '));
      const text = `${' '.repeat(random.below(5))}${words.map((word, n) => word + gaps[n]).join('')}`.trimEnd();
      const rows = lines(text, columns);
      for (const row of rows) assert.ok(columnsOf(row) <= columns, `${columns}: ${row}`);
      assert.equal(rows.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      const shown = rows.flatMap((row) => row.split(' '));
      for (const word of words)
        if (word.length <= columns) assert.ok(shown.includes(word), `${columns}: ${word} in ${text}`);
    }
  });
});
