import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {beginningOf, columnsOf, fits, padded, shortened} from '../../src/ui/columns.js';
import {wrapped} from '../../src/ui/dashboard/wrapped.js';
import {seededRandom} from '../support/random.js';

const family = '👨‍👩‍👧‍👦';
const accented = 'e\u0301';

/** What writing is made of: narrow, wide, combining, joined, of two code units, of many. */
const characters = ['a', '"', 'é', '日', '😀', family, '🇵🇱', '👍🏽', accented, 'ก\u0e49', '한', '\u0915\u093f', '𝒳'];

describe('a text in columns', () => {
  it('is measured as a terminal draws it', () => {
    const widths = new Map([
      ['a', 1],
      ['日', 2],
      ['😀', 2],
      [family, 2],
      [accented, 1],
      ['𝒳', 1],
    ]);
    for (const [character, width] of widths) assert.equal(columnsOf(character), width, character);
    assert.equal(fits('日本語', 6), true);
    assert.equal(fits('日本語', 5), false);
    assert.equal(padded('日', 4), '日  ');
    assert.equal(padded('日本語', 4), '日本語');
  });

  it('is cut between two characters, and an ellipsis stands for the rest', () => {
    assert.equal(shortened('abcdef', 6), 'abcdef');
    assert.equal(shortened('abcdefg', 6), 'abcde…');
    assert.equal(shortened('日本語日本語', 6), '日本…');
    assert.equal(shortened(family.repeat(4), 5), `${family.repeat(2)}…`);
    assert.equal(shortened(accented.repeat(9), 4), `${accented.repeat(3)}…`);
    assert.equal(beginningOf('a😀b', 2), 'a');
    assert.equal(beginningOf('a😀b', 3), 'a😀');
  });

  it('takes no time for what nobody sees of it, and no more room than it has', () => {
    const started = process.cpuUsage().user;
    for (const character of ['é', '日', '😀', '\u0301']) {
      const text = shortened(character.repeat(400_000), 44);
      assert.ok(columnsOf(text) <= 44 && text.endsWith('…'), text);
    }
    // Measuring all of it takes seconds, under Node 20 minutes.
    assert.ok(process.cpuUsage().user - started < 500_000);
  });

  it('never shows half a character, however it is cut or wrapped', (t) => {
    const random = seededRandom(t);
    for (let i = 0; i < 200; i++) {
      const text = Array.from({length: 1 + random.below(400)}, () => random.pick(characters)).join('');
      const width = 8 + random.below(40);
      const short = shortened(text, width);
      const rows = wrapped(text, width);
      for (const line of [short, ...rows]) {
        assert.ok(line.isWellFormed(), JSON.stringify({text, width, line}));
        assert.ok(columnsOf(line) <= width, JSON.stringify({text, width, line}));
      }
      const whole = [rows[0], ...rows.slice(1).map((row) => row.slice(4))].join('');
      assert.equal(whole.normalize(), text.normalize());
      assert.ok(short === text || text.startsWith(short.slice(0, -1)), JSON.stringify({text, width, short}));
    }
  });

  it('is wrapped with what belongs together in one row, and in little time where it is long', () => {
    assert.deepEqual(wrapped('日本語日本語', 8), ['日本語日', '    本語']);
    assert.deepEqual(wrapped('', 8), ['']);
    assert.deepEqual(wrapped(family.repeat(6), 8), [family.repeat(4), `    ${family.repeat(2)}`]);
    assert.deepEqual(wrapped(accented.repeat(10), 8), [accented.repeat(8), `    ${accented.repeat(2).normalize()}`]);
    const rows = wrapped('é日'.repeat(10_000), 64);
    assert.equal(rows.length, Math.ceil((30_000 - 64) / 60) + 1);
  });
});
