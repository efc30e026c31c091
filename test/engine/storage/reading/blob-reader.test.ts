import assert from 'node:assert/strict';
import {test} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {fault} from '../../../../src/engine/faults/fault.js';
import {toFileOffset} from '../../../../src/engine/format/records/integers.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {BlobReader} from '../../../../src/engine/storage/reading/blob-reader.js';
import {StoreBytes} from '../../../../src/engine/storage/reading/store-bytes.js';
import {raises} from '../../../support/raises.js';
import {seededRandom} from '../../../support/random.js';

test('a blob is read wherever it lies: in the block of the last one, across its end, or longer than any block', (t) => {
  const random = seededRandom(t);
  const content = Buffer.alloc(3 * 1024 * 1024);
  for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(Math.imul(at + 1, 0x9e3779b1) >>> 0, at);
  const source = new StoreBytes(new MemoryDevice('a.liel', content));
  for (const blockSize of [4096, 65_536]) {
    const blobs = new BlobReader(source, blockSize);
    let offset = 0;
    let before = 0;
    for (let i = 0; i < 4000; i++) {
      // Mostly one behind the other, at times far away, around the ends of blocks, and back.
      const choice = random.below(10);
      if (choice === 0) offset = random.below(content.length);
      if (choice === 1) offset = (1 + random.below(40)) * blockSize - random.below(600);
      if (choice === 2) offset = before;
      const longest = random.below(50) === 0 ? 200_000 : 700;
      const length = Math.min(1 + random.below(longest), content.length - offset);
      if (length <= 0) offset = 0;
      else {
        blobs.read(toFileOffset(offset), length);
        const found = blobs.bytes.subarray(blobs.start, blobs.end);
        assert.equal(Buffer.compare(found, content.subarray(offset, offset + length)), 0, `${length} at ${offset}`);
        if (length < 700) before = offset;
        offset += length;
      }
    }
  }
});

test('a block that could not be read is read again, and nothing is believed of what was there before', () => {
  const blockSize = 4096;
  const device = new MemoryDevice('a.liel', Buffer.alloc(64 * blockSize, 1).fill(2, 16 * blockSize));
  let isBroken = false;
  const read = device.read.bind(device);
  device.read = (target, offset) => {
    const count = read(target.subarray(0, isBroken ? 100 : target.length), offset);
    if (isBroken) throw fault(conditions.io, {path: 'a.liel', action: 'read', problem: 'EIO'});
    return count;
  };
  const blobs = new BlobReader(new StoreBytes(device), blockSize);
  const bytesAt = (offset: number): number[] => {
    blobs.read(toFileOffset(offset), 200);
    return [...new Set(blobs.bytes.subarray(blobs.start, blobs.end))];
  };
  assert.deepEqual(bytesAt(0), [1]);
  isBroken = true;
  // The sixteenth block has the place of the first.
  assert.throws(() => bytesAt(16 * blockSize), raises(conditions.io));
  assert.throws(() => bytesAt(0), raises(conditions.io));
  isBroken = false;
  assert.deepEqual([bytesAt(0), bytesAt(16 * blockSize), bytesAt(0)], [[1], [2], [1]]);
});
