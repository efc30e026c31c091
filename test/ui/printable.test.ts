import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {printable} from '../../src/ui/printable.js';

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
});
