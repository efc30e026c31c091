import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ByteBuffer} from '../../../../src/engine/format/values/byte-buffer.js';
import {ValueBytes} from '../../../../src/engine/format/values/value-bytes.js';

describe('a growing buffer', () => {
  it('holds what was appended, in short and long pieces', () => {
    const buffer = new ByteBuffer(1);
    let expected = Buffer.alloc(0);
    for (const size of [0, 1, 63, 64, 65, 300, 5000]) {
      const source = Buffer.from(Array.from({length: size + 2}, (_, i) => (i * 7 + size) & 0xff));
      buffer.byte(size & 0xff);
      buffer.raw(source, 1, size + 1);
      buffer.utf8(`é€𝄞${size}`);
      expected = Buffer.concat([
        expected,
        Buffer.of(size & 0xff),
        source.subarray(1, size + 1),
        Buffer.from(`é€𝄞${size}`),
      ]);
      assert.deepEqual(Buffer.from(buffer.content()), expected);
    }
    assert.equal(buffer.overflowed, false);
  });

  it('holds texts of every length and script, behind their size where it is asked for', () => {
    const buffer = new ValueBytes(1);
    for (const text of [
      '',
      'a',
      '\u007f',
      '\u0080',
      'aé',
      '日本',
      'é'.repeat(64),
      'x'.repeat(64),
      'x'.repeat(65),
      `${'x'.repeat(63)}\u{1f600}`,
    ]) {
      buffer.length = 0;
      buffer.text(text);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(Buffer.byteLength(text));
      assert.deepEqual(Buffer.from(buffer.content()), Buffer.concat([size, Buffer.from(text)]), text);
    }
  });

  it('counts what is beyond its limit, and keeps what is before', () => {
    for (const size of [10, 200]) {
      const buffer = new ByteBuffer(4, 100);
      buffer.raw(new Uint8Array(95).fill(1));
      buffer.raw(new Uint8Array(size).fill(2));
      buffer.byte(3);
      buffer.utf8('xyz');
      assert.equal(buffer.length, 99 + size);
      assert.ok(buffer.overflowed);
      assert.deepEqual([buffer.bytes.length, buffer.bytes[94]], [100, 1]);
    }
  });
});

it('encoded numbers are little-endian, over 64 bits where they are written so', () => {
  const buffer = new ValueBytes(1);
  buffer.u32(0xfedc_ba98);
  buffer.u32(0);
  buffer.integer(-(2 ** 53 - 1));
  buffer.i64(-(2n ** 63n));
  buffer.f64(-0.1);
  buffer.setU32(4, 7);
  const expected = Buffer.alloc(32);
  expected.writeUInt32LE(0xfedc_ba98, 0);
  expected.writeUInt32LE(7, 4);
  expected.writeBigInt64LE(-(2n ** 53n - 1n), 8);
  expected.writeBigInt64LE(-(2n ** 63n), 16);
  expected.writeDoubleLE(-0.1, 24);
  assert.deepEqual(Buffer.from(buffer.content()), expected);
});
