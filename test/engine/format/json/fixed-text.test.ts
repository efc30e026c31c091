import assert from 'node:assert/strict';
import {it} from 'node:test';
import {FixedText} from '../../../../src/engine/format/json/fixed-text.js';
import {JsonBytes} from '../../../../src/engine/format/json/json-bytes.js';

it('fixed text is what it is, wherever it begins, however long it is, and in memory that is full', () => {
  const letters = Array.from({length: 128}, (_, code) => String.fromCharCode(code)).join('');
  for (let length = 0; length <= 20; length++) {
    for (let before = 0; before < 9; before++) {
      for (const from of [0, 40, 128 - length]) {
        const text = letters.slice(from, from + length);
        const out = new JsonBytes(Buffer.alloc(before + length));
        out.ascii('x'.repeat(before));
        out.fixed(new FixedText(text));
        out.ascii('y');
        assert.equal(Buffer.from(out.content()).toString('latin1'), `${'x'.repeat(before)}${text}y`);
      }
    }
  }
  // All that it may begin with, and end with: no eight letters are a number that is none.
  for (const letter of letters) {
    const text = letter.repeat(8);
    const out = new JsonBytes(8);
    out.fixed(new FixedText(text));
    assert.equal(Buffer.from(out.content()).toString('latin1'), text);
  }
});
