import assert from 'node:assert/strict';
import {isUtf8 as nodeIsUtf8} from 'node:buffer';
import {describe, it} from 'node:test';
import {compareBytes, compareCodePoints, isUtf8} from '../../../src/engine/format/utf8.js';
import {seededRandom} from '../../support/random.js';

const judged = (bytes: Uint8Array): boolean => isUtf8(bytes, 0, bytes.length);

describe('UTF-8', () => {
  it('is judged as Node does, over every sequence of two bytes and many longer ones', (t) => {
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        const bytes = Uint8Array.of(first, second);
        assert.equal(judged(bytes), nodeIsUtf8(bytes), `${first} ${second}`);
      }
    }
    const random = seededRandom(t);
    const leads = [
      0x00, 0x7f, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf4, 0xf5,
    ];
    const tails = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
    for (let i = 0; i < 50_000; i++) {
      const bytes = Uint8Array.from({length: 1 + random.below(6)}, (_, k) => random.pick(k % 4 === 0 ? leads : tails));
      assert.equal(judged(bytes), nodeIsUtf8(bytes), Buffer.from(bytes).toString('hex'));
    }
  });

  it('of every code point is valid, and of every surrogate is not', () => {
    for (let code = 0; code <= 0x10ffff; code += code < 0x10000 ? 1 : 97) {
      const isSurrogate = code >= 0xd800 && code <= 0xdfff;
      const bytes = isSurrogate
        ? Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
        : Buffer.from(String.fromCodePoint(code));
      assert.equal(judged(bytes), !isSurrogate, code.toString(16));
    }
  });

  it('is judged within its bounds: a sequence cut by the end is none', () => {
    const bytes = Buffer.from('aé😀');
    for (let end = 0; end <= bytes.length; end++) assert.equal(isUtf8(bytes, 0, end), [0, 1, 3, 7].includes(end));
    assert.equal(isUtf8(bytes, 2, 3), false);
  });
});

describe('the order of strings', () => {
  it('is that of their code points, and of their bytes', (t) => {
    const random = seededRandom(t);
    const characters = [
      '',
      'a',
      'b',
      'A',
      '9',
      'é',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{1f600}',
      '\u{10ffff}',
    ];
    const text = (): string => Array.from({length: random.below(4)}, () => random.pick(characters)).join('');
    for (let i = 0; i < 20_000; i++) {
      const [a, b] = [text(), text()];
      const [x, y] = [Buffer.from(a), Buffer.from(b)];
      const expected = Math.sign(Buffer.compare(x, y));
      assert.equal(Math.sign(compareCodePoints(a, b)), expected, JSON.stringify([a, b]));
      assert.equal(Math.sign(compareBytes(x, 0, x.length, y, 0, y.length)), expected);
    }
    assert.ok(compareCodePoints('\uffff', '\u{10000}') < 0);
  });
});
