import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {bytes, layout, u8, u16, u32, u64, zero} from '../../../../src/engine/format/records/layout.js';
import {
  edgeSlot,
  extentIndexPage,
  fileHeader,
  nodeSlot,
  walEntryHead,
} from '../../../../src/engine/format/records/layouts.js';
import {seededRandom} from '../../../support/random.js';

const records = [fileHeader, nodeSlot, edgeSlot, extentIndexPage, walEntryHead];

describe('a layout', () => {
  it('must be tiled by its fields: no gap, no overlap, no rest', () => {
    const fine = {a: u32(0, 'a'), b: u64(4, 'b'), c: zero(12, 4)};
    assert.equal(layout('Fine', 16, fine).size, 16);
    assert.throws(() => layout('Gap', 16, {a: u32(0, 'a'), b: u64(8, 'b')}), /Gap\.b begins at 8/);
    assert.throws(() => layout('Overlap', 16, {a: u64(0, 'a'), b: u64(4, 'b')}), /Overlap\.b begins at 4/);
    assert.throws(() => layout('Late', 16, {a: u64(1, 'a')}), /Late\.a begins at 1/);
    assert.throws(() => layout('Short', 17, fine), /Short has 16 bytes of fields, declared 17/);
    assert.throws(() => layout('Long', 15, fine), /Long has 16/);
    assert.throws(() => layout('Swapped', 6, {b: u32(2, 'b'), a: u16(0, 'a')}), /Swapped/);
  });

  it('is as large as the format says', () => {
    assert.deepEqual(
      records.map(({name, size}) => [name, size]),
      [
        ['FileHeader', 128],
        ['NodeSlot', 64],
        ['EdgeSlot', 80],
        ['ExtentIndexPage', 16],
        ['WalEntryHead', 17],
      ],
    );
  });

  it('gives back what was encoded, at any place, and touches nothing around it', (t) => {
    const random = seededRandom(t);
    for (const record of records) {
      for (let round = 0; round < 50; round++) {
        const source = Uint8Array.from({length: record.size}, () => random.below(256));
        const decoded = record.decode(source) as never;
        const start = random.below(20);
        const target = new Uint8Array(record.size + 40).fill(0xee);
        record.encode(decoded, target, start);
        assert.deepEqual(record.decode(target, start), decoded);
        assert.ok(target.subarray(0, start).every((byte) => byte === 0xee));
        assert.ok(target.subarray(start + record.size).every((byte) => byte === 0xee));
      }
    }
  });

  it('writes reserved bytes as zero, whatever was there, and never reads them', () => {
    for (const record of records) {
      const decoded = record.decode(new Uint8Array(record.size).fill(0xff)) as Record<string, unknown>;
      const target = new Uint8Array(record.size).fill(0xff);
      record.encode(decoded as never, target);
      for (const [name, {kind, offset, size}] of Object.entries(record.fields)) {
        const expected = kind === 'zero' ? 0 : 0xff;
        assert.ok(
          target.subarray(offset, offset + size).every((byte) => byte === expected),
          name,
        );
        assert.equal(name in decoded, kind !== 'zero', name);
      }
    }
  });

  it('is little-endian, and reads zeros behind the end of its bytes', () => {
    const mixed = layout('Mixed', 19, {
      a: u8(0, 'a'),
      b: u16(1, 'b'),
      c: u32(3, 'c'),
      d: u64(7, 'd'),
      e: bytes(15, 4, 'e'),
    });
    const source = Uint8Array.from({length: 19}, (_, i) => i + 1);
    assert.deepEqual(mixed.decode(source), {
      a: 1,
      b: 0x0302,
      c: 0x07060504,
      d: 0x0f0e0d0c0b0a0908n,
      e: Uint8Array.of(16, 17, 18, 19),
    });
    const cut = mixed.decode(source.subarray(0, 5));
    assert.deepEqual([cut.c, cut.d, [...cut.e]], [0x0504, 0n, [0, 0, 0, 0]]);
    assert.deepEqual([mixed.decode(source, 100).a, mixed.decode(new Uint8Array(0)).d], [0, 0n]);
    assert.deepEqual(mixed.at, {a: 0, b: 1, c: 3, d: 7, e: 15});
  });

  it('keeps every 64-bit number exact', () => {
    const target = new Uint8Array(64);
    const slot = {...nodeSlot.decode(target), nodeId: 2n ** 64n - 1n, propOffset: 2n ** 53n + 1n};
    nodeSlot.encode(slot, target);
    assert.deepEqual(nodeSlot.decode(target), slot);
  });
});
