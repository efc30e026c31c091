import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {
  dataStart,
  pageSize,
  walCommitEntrySize,
  walSize,
  walStart,
  walWriteEntrySize,
} from '../../../../src/engine/format/records/constants.js';
import {toFileOffset} from '../../../../src/engine/format/records/integers.js';
import {walEntryHead} from '../../../../src/engine/format/records/layouts.js';
import {crc32} from '../../../../src/engine/storage/crc32.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {encodeWal, farthestGrowth, parseWal, walOperation} from '../../../../src/engine/storage/reading/wal.js';

const page = (byte: number): Uint8Array => new Uint8Array(pageSize).fill(byte);
const target = dataStart + pageSize;
const commit = encodeWal([], 0);
const image = (offset: number, byte = 1): Uint8Array =>
  encodeWal([[toFileOffset(offset), page(byte)]], 1).slice(0, walWriteEntrySize);

/** An entry with other bytes, and a CRC that fits them. */
function changed(entry: Uint8Array, at: number, bytes: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(entry);
  copy.set(bytes, at);
  new DataView(copy.buffer).setUint32(copy.length - 4, crc32(copy.subarray(0, -4)), true);
  return copy;
}

function parse(...entries: readonly Uint8Array[]) {
  const bytes = Buffer.concat(entries);
  const device = new MemoryDevice('x.liel');
  device.write(bytes, walStart);
  device.truncate(dataStart + 2 * pageSize);
  return parseWal(device, BigInt(walStart), BigInt(bytes.length));
}

describe('a live WAL', () => {
  it('holds its images when it is one complete commit', () => {
    const {entries, committed, images, committedBytes, tailBytes, refusal} = parse(
      encodeWal(
        [
          [toFileOffset(target), page(1)],
          [toFileOffset(dataStart), page(2)],
        ],
        2,
      ),
    );
    assert.deepEqual([entries.length, committed, tailBytes, refusal], [3, true, 0, undefined]);
    assert.equal(committedBytes, 2 * walWriteEntrySize + walCommitEntrySize);
    assert.deepEqual(
      [...images].map(([offset, [byte]]) => [offset, byte]),
      [
        [target, 1],
        [dataStart, 2],
      ],
    );
  });

  it('holds the last image of a page that it has twice', () => {
    assert.deepEqual(parse(image(target, 1), image(target, 2), commit).images.get(toFileOffset(target))?.[0], 2);
  });

  it('holds nothing when the commit entry is missing, and all of it is tail', () => {
    const {images, committed, committedBytes, tailBytes, refusal} = parse(image(target), image(dataStart));
    assert.deepEqual([images.size, committed, committedBytes, refusal], [0, false, 0, undefined]);
    assert.equal(tailBytes, 2 * walWriteEntrySize);
  });

  it('ends at the first entry of which a bit changed, wherever it lies', () => {
    for (const at of [0, 4, 5, 13, 500, walWriteEntrySize - 4, walWriteEntrySize - 1]) {
      const torn = image(dataStart);
      torn[at] ^= 1;
      const {entries, committed, tailBytes} = parse(image(target), torn, commit);
      assert.deepEqual([entries.length, committed], [1, false], `byte ${at}`);
      assert.equal(tailBytes, 2 * walWriteEntrySize + walCommitEntrySize);
    }
  });

  it('counts bytes behind the commit as tail when they are no entry', () => {
    const {committed, tailBytes, refusal, images} = parse(image(target), commit, new Uint8Array(100));
    assert.deepEqual([committed, tailBytes, refusal, images.size], [true, 100, undefined, 1]);
  });

  it('is refused as a whole for an entry that no writer makes, and then holds no image', () => {
    const beyond = Math.ceil((dataStart + 2 * pageSize + farthestGrowth) / pageSize + 1) * pageSize;
    const refused: Readonly<Record<string, readonly Uint8Array[]>> = {
      'follows the commit entry': [image(target), commit, image(dataStart)],
      'commits nothing': [commit],
      'has the unknown operation 7': [changed(image(target), walEntryHead.at.operation, [7])],
      'has data length 4095 instead of 4096': [changed(image(target), walEntryHead.at.dataLength, [0xff, 0x0f])],
      [`targets the unaligned offset ${target + 1}`]: [image(target + 1)],
      'targets the header page': [image(0)],
      [`targets offset ${walStart} in the WAL region`]: [image(walStart)],
      [`targets offset ${dataStart - pageSize} in the WAL region`]: [image(dataStart - pageSize)],
      [`targets offset ${beyond}, beyond any store`]: [image(beyond)],
    };
    for (const [problem, entries] of Object.entries(refused)) {
      const {refusal, images} = parse(...entries, ...(problem.startsWith('follows') ? [] : [image(target), commit]));
      assert.equal(refusal?.condition.code, conditions.walEntry.code, problem);
      assert.equal(refusal.facts['problem'], problem);
      assert.equal(images.size, 0, problem);
    }
  });

  it('is refused where none can be, whatever it holds', () => {
    const device = new MemoryDevice('x.liel');
    device.truncate(dataStart);
    const bounds: readonly (readonly [offset: bigint, length: bigint, problem: string])[] = [
      [BigInt(walStart) - 1n, 100n, 'begins before the WAL region'],
      [BigInt(walStart), BigInt(walSize) + 1n, 'longer than the WAL region'],
      [BigInt(walStart) + 1n, BigInt(walSize), 'reaches beyond the WAL region'],
    ];
    for (const [offset, length, problem] of bounds) {
      assert.equal(parseWal(device, offset, length).refusal?.facts['problem'], problem);
    }
    device.truncate(walStart + 99);
    const short = parseWal(device, BigInt(walStart), 100n).refusal;
    assert.equal(short?.facts['problem'], `reaches beyond the end of the file at ${walStart + 99}`);
    assert.equal(parseWal(device, 0n, 0n).refusal, undefined, 'no bytes are no WAL');
  });

  it('has operations that are known by number', () => {
    assert.deepEqual([walOperation.write, walOperation.commit], [1, 2]);
  });
});
