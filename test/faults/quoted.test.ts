import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {quote, quoteWord} from '../../src/engine/faults/condition.js';

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
