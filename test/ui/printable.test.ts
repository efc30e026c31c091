import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {printable, unobeyed} from '../../src/ui/printable.js';

describe('a text from a store', () => {
  it('is shown with its control characters, line separators and marks of direction spelled out', () => {
    assert.equal(printable('a\n\r\tb'), 'a\\n\\r\\tb');
    assert.equal(printable('\u0000\u001b[31m\u007f\u0085'), '\\x00\\x1b[31m\\x7f\\x85');
    assert.equal(printable('\u2028\u2029'), '\\u{2028}\\u{2029}');
    for (const mark of ['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069']) {
      assert.equal(printable(mark), `\\u{${mark.charCodeAt(0).toString(16)}}`);
    }
    assert.equal(printable('Źródło 日本 😀'), 'Źródło 日本 😀');
  });

  it('shows every character that looks like nothing, or like a blank', () => {
    assert.equal(printable('a\u200bb\ufeffc\u00add'), 'a\\u{200b}b\\u{feff}c\\xadd');
    assert.equal(printable('t\u{e0041}\u{e007f}'), 't\\u{e0041}\\u{e007f}');
    assert.equal(printable('a\u200db 1\ufe0f \u3164\u00a0\u2800'), 'a\\u{200d}b 1\\u{fe0f} \\u{3164}\\xa0\\u{2800}');
    for (let code = 0; code < 0x110000; code++) {
      const character = String.fromCodePoint(code);
      if (/\p{Cf}/u.test(character)) assert.notEqual(printable(`a${character}b`), `a${character}b`, code.toString(16));
    }
  });

  it('keeps emoji together', () => {
    for (const emoji of ['👨‍👩‍👧', '❤️', '👩🏽‍🚀', '🏳️‍🌈']) assert.equal(printable(emoji), emoji);
  });
});

describe('a line', () => {
  it('never begins with what a CI runner obeys, behind blanks and colours either', () => {
    for (const [line, shown] of [
      ['::error file=x::text', '\\x3a:error file=x::text'],
      ['  ::stop-commands::t', '  \\x3a:stop-commands::t'],
      ['\u00a0\u3000\t::x', '\u00a0\u3000\t\\x3a:x'],
      ['\u001b[31m\u001b[1m::x', '\u001b[31m\u001b[1m\\x3a:x'],
      ['##vso[task.setvariable]', '\\x23#vso[task.setvariable]'],
      ['one\n ::two\r## three', 'one\n \\x3a:two\r\\x23# three'],
      ['###[x', '\\x23\\x23#[x'],
    ] as const) {
      assert.equal(unobeyed(line), shown);
    }
  });

  it('has no command of Azure anywhere, and is left alone otherwise', () => {
    assert.equal(unobeyed('a: ##vso[x] and ##[error]'), 'a: \\x23#vso[x] and \\x23#[error]');
    for (const line of ['a ::b', 'std::vec', '# heading', ':x', 'a ## b', '', 'c: 1'])
      assert.equal(unobeyed(line), line);
  });

  it('of blanks or marks alone takes no time', () => {
    const started = process.cpuUsage().user;
    unobeyed(`${' '.repeat(1_000_000)}::${'#'.repeat(1_000_000)}${' ::'.repeat(100_000)}`);
    assert.ok(process.cpuUsage().user - started < 3_000_000);
  });
});
