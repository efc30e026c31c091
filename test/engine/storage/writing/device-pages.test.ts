import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {pageSize} from '../../../../src/engine/format/records/constants.js';
import {toFileOffset} from '../../../../src/engine/format/records/integers.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {DevicePages} from '../../../../src/engine/storage/writing/device-pages.js';
import {seededRandom} from '../../../support/random.js';

/** Pages that are kept at one place are so far apart. */
const kept = 4096;

/** A device that notes where it was written, and how much. */
class NotingDevice extends MemoryDevice {
  readonly writes: [number, number][] = [];

  override write(source: Uint8Array, offset: number): void {
    this.writes.push([offset / pageSize, source.length / pageSize]);
    super.write(source, toFileOffset(offset));
  }
}

describe('pages that are changed in memory', () => {
  it('hold what was written to them, whichever share a place', (t) => {
    const random = seededRandom(t);
    const old = Buffer.alloc(3 * pageSize + 100, 7);
    const device = new MemoryDevice('pages', old);
    const plain = Buffer.alloc((3 * kept + 10) * pageSize);
    old.copy(plain);
    const pages = new DevicePages(device);
    for (let i = 0; i < 3000; i++) {
      const page = kept * random.below(3) + random.below(8);
      const at = page * pageSize + random.below(pageSize);
      const bytes = Buffer.alloc(random.chance(0.1) ? random.below(3 * pageSize) : random.below(20), i);
      if (random.chance(0.6)) {
        pages.copy(bytes, toFileOffset(at), 'write');
        bytes.copy(plain, at);
      } else {
        pages.copy(bytes, toFileOffset(at), 'read');
        assert.ok(bytes.equals(plain.subarray(at, at + bytes.length)));
      }
      if (random.chance(0.01)) pages.flush();
    }
    pages.flush();
    const content = Buffer.from(device.content());
    assert.ok(content.equals(plain.subarray(0, content.length)));
    assert.ok(plain.subarray(content.length).every((byte) => byte === 0));
  });

  it('are words as well, at the place that was found', () => {
    const pages = new DevicePages(new MemoryDevice());
    const at = pages.find(toFileOffset(5 * pageSize));
    pages.words[at >> 2] = 0x01020304;
    assert.deepEqual([...pages.change(toFileOffset(5 * pageSize)).subarray(0, 4)], [4, 3, 2, 1]);
  });

  it('are written once, neighbours together, and not beyond their places', () => {
    const device = new NotingDevice();
    const pages = new DevicePages(device);
    for (const page of [1, 2, 3, kept - 1, kept, 5]) pages.change(toFileOffset(page * pageSize)).fill(1);
    pages.flush();
    pages.flush();
    assert.deepEqual(device.writes, [
      [kept, 1],
      [1, 3],
      [5, 1],
      [kept - 1, 1],
    ]);
  });

  it('are found far behind 2^32 pages', () => {
    const writes: number[] = [];
    const device = {
      ...new MemoryDevice(),
      size: () => 0,
      write: (_: Uint8Array, offset: number) => writes.push(offset),
    };
    const pages = new DevicePages(device as unknown as MemoryDevice);
    const far = 2 ** 40 * pageSize;
    pages.change(toFileOffset(far)).fill(1);
    pages.flush();
    assert.deepEqual(writes, [far]);
  });
});
