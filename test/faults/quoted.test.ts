import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {quote, quoteWord} from '../../src/engine/faults/condition.js';
import {windowsWord} from '../../src/engine/faults/windows-word.js';

const words = ['a.liel', "it's", 'two words', 'é 日本', '$HOME `x` "y" \\', '!!', '~', '*'];
const unseen = [
  'a\nb.liel',
  'tab\tand\rreturn',
  '\u001b[31mred',
  '\u202edne',
  "z\u200b'\\x41",
  't\u{e0041}g',
  'n\u00a0b',
  '\n',
];

test('a word that is quoted is that very word for a shell, in every locale, and can be seen', () => {
  for (const word of [...words, ...unseen]) {
    for (const locale of ['C', 'C.UTF-8']) {
      const {stdout} = spawnSync('bash', ['-c', `printf %s ${quoteWord(word)}`], {
        env: {...process.env, LC_ALL: locale},
      });
      assert.equal(stdout.toString(), word, quoteWord(word));
    }
  }
  for (const word of unseen) assert.match(quote(word), /^\$'[ -~]+'$/);
  assert.equal(quote('-x\n'), "$'./-x\\x0a'");
});

test('a word for PowerShell is that very word there, and for cmd wherever one spelling serves both', () => {
  const spelled: Readonly<Record<string, string>> = {
    'C:\\stores\\a.liel': 'C:\\stores\\a.liel',
    'C:\\my stores\\a.liel': '"C:\\my stores\\a.liel"',
    // A program would take the backslash for a mark of the quote behind it.
    'C:\\my stores\\': '"C:\\my stores\\\\"',
    // PowerShell makes a list of a word with a comma, and takes one behind an @ out of a variable.
    'a,b.liel': '"a,b.liel"',
    '@a.liel': '"@a.liel"',
    'R&D (100%).liel': '"R&D (100%).liel"',
    "it's.liel": '"it\'s.liel"',
    '$HOME.liel': "'$HOME.liel'",
    "it's $5.liel": "'it''s $5.liel'",
    '\u201ctitle\u201d.liel': "'\u201ctitle\u201d.liel'",
    'é 日本.liel': '"é 日本.liel"',
    'a\u202eb $x.liel': '"a`u{202e}b `$x.liel"',
  };
  for (const [word, text] of Object.entries(spelled)) assert.equal(windowsWord(word), text);
});
