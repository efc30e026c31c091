import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {grouped, humanSize, printable} from '../../src/ui/printable.js';

describe('a size', () => {
  it('has two decimals at the most, and the unit in which it is at least 1', () => {
    const sizes: readonly (readonly [bytes: number, text: string])[] = [
      [0, '0 bytes'],
      [1023, '1023 bytes'],
      [1024, '1 KiB'],
      [1536, '1.5 KiB'],
      [1034, '1.01 KiB'],
      [1024 ** 2 - 1, '1024 KiB'],
      [1024 ** 2, '1 MiB'],
      [7_356_416, '7.02 MiB'],
      [10 * 1024 ** 3, '10 GiB'],
      [1024 ** 4, '1 TiB'],
      [5000 * 1024 ** 4, '5000 TiB'],
    ];
    for (const [bytes, text] of sizes) assert.equal(humanSize(bytes), text);
  });

  it('between two hundredths is rounded to the even one, on the exact value', () => {
    // 128 bytes are an eighth of a KiB: 0.125.
    assert.deepEqual([humanSize(1024 + 128), humanSize(1024 + 384)], ['1.12 KiB', '1.38 KiB']);
    assert.deepEqual([humanSize(1024 + 127), humanSize(1024 + 129)], ['1.12 KiB', '1.13 KiB']);
    assert.deepEqual([humanSize(1024 + 640), humanSize(1024 + 896)], ['1.62 KiB', '1.88 KiB']);
  });
});

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

it('a whole number has a comma before every three digits', () => {
  assert.deepEqual([0, 999, 1000, 123_456, 1_234_567].map(grouped), ['0', '999', '1,000', '123,456', '1,234,567']);
});
