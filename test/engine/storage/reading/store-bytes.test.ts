import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {pageSize} from '../../../../src/engine/format/records/constants.js';
import {offsetOf} from '../../../../src/engine/format/records/geometry.js';
import {type FileOffset, toFileOffset, toPageNumber} from '../../../../src/engine/format/records/integers.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {StoreBytes} from '../../../../src/engine/storage/reading/store-bytes.js';
import {CountingDevice} from '../../../support/counting-device.js';
import {seededRandom} from '../../../support/random.js';

describe('the bytes of a store', () => {
  it('are those of the file, with the images of the WAL over them and zeros behind the end', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 200; round++) {
      const file = Uint8Array.from({length: random.below(12) * pageSize + random.below(2) * 100}, () =>
        random.below(256),
      );
      const images = new Map<FileOffset, Uint8Array>();
      const expected = new Uint8Array(40 * pageSize);
      expected.set(file);
      for (let i = random.below(6); i > 0; i--) {
        const at = offsetOf(toPageNumber(random.below(20)));
        const image = new Uint8Array(pageSize).fill(1 + random.below(255));
        images.set(at, image);
        expected.set(image, at);
      }
      const bytes = new StoreBytes(new MemoryDevice('x', file), images);
      assert.equal(bytes.size, Math.max(file.length, ...[...images.keys()].map((at) => at + pageSize)));
      for (let read = 0; read < 20; read++) {
        const offset = toFileOffset(random.below(22 * pageSize));
        const target = new Uint8Array(1 + random.below(random.pick([10, 5000, 15 * pageSize]))).fill(0xaa);
        bytes.read(target, offset);
        assert.ok(Buffer.from(target).equals(expected.subarray(offset, offset + target.length)));
      }
    }
  });

  it('cost one read, however many there are', () => {
    const device = new CountingDevice(new MemoryDevice('x', new Uint8Array(64 * pageSize)));
    const bytes = new StoreBytes(device, new Map([[offsetOf(toPageNumber(1)), new Uint8Array(pageSize)]]));
    bytes.read(new Uint8Array(50 * pageSize), toFileOffset(0));
    bytes.page(offsetOf(toPageNumber(63)));
    assert.deepEqual([device.reads, device.writes], [2, 0]);
  });
});
