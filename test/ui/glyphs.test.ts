import assert from 'node:assert/strict';
import {test} from 'node:test';
import {glyphs} from '../../src/ui/glyphs.js';

const said = '“a” → b … ✓ ✗ ██░ ñ 😀';
const spelled = '"a" -> b ... + x ##. ? ?';

test('the first variable of a locale that is set decides; none is ASCII, but on Windows, which has none', () => {
  for (const [locale, platform, shown] of [
    [{LANG: 'en_US.UTF-8'}, 'linux', said],
    [{LANG: 'de_AT.utf8'}, 'linux', said],
    [{LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C'}, 'linux', said],
    [{LC_ALL: 'C', LANG: 'C.UTF-8'}, 'linux', spelled],
    [{LC_CTYPE: 'POSIX', LANG: 'C.UTF-8'}, 'darwin', spelled],
    [{LANG: 'de_AT.ISO-8859-1'}, 'linux', spelled],
    [{}, 'linux', spelled],
    [{}, 'win32', said],
  ] as const) {
    assert.equal(glyphs(said, locale, platform), shown, JSON.stringify(locale));
  }
});
