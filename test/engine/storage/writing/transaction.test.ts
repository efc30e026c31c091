import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {dataStart, extentSize, maxCommitPages, pageSize} from '../../../../src/engine/format/records/constants.js';
import {behind, offsetOf} from '../../../../src/engine/format/records/geometry.js';
import {toPageNumber} from '../../../../src/engine/format/records/integers.js';
import {fileHeader} from '../../../../src/engine/format/records/layouts.js';
import {type Device, MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {PageCache} from '../../../../src/engine/storage/reading/page-cache.js';
import {LiveStore} from '../../../../src/engine/storage/writing/live-store.js';
import {CountingDevice} from '../../../support/counting-device.js';
import {FaultyDevice} from '../../../support/faulty-device.js';
import {raises} from '../../../support/raises.js';

/** Changes `count` pages of property extents. */
function changePages(live: LiveStore, count: number): void {
  while (live.transaction.changedPages < count) {
    const at = live.allocator.placeBlob(pageSize);
    if (live.transaction.changedPages < count) live.transaction.write(new Uint8Array(pageSize).fill(7), at);
  }
}

/** Writes down every call in words. */
class Journal implements Device {
  readonly calls: string[] = [];
  readonly name = 'journal.liel';
  constructor(readonly below: MemoryDevice) {}
  size = (): number => this.below.size();
  read = (target: Uint8Array, offset: number): number => this.below.read(target, offset);
  truncate = (): void => assert.fail('a commit truncates nothing');
  close = (): void => {};
  sync = (): void => void this.calls.push('sync');
  write(source: Uint8Array, offset: number): void {
    const place = offset === 0 ? 'header' : offset < dataStart ? 'WAL' : 'data';
    const length = offset === 0 ? ` ${fileHeader.decode(source).walLength}` : '';
    this.calls.push(`${place}${length}`);
    this.below.write(source, offset);
  }
}

describe('Transaction', () => {
  it('syncs the WAL before the header that announces it, the header before the data, the data before the end', () => {
    const device = new Journal(new MemoryDevice());
    const live = LiveStore.over(device);
    device.calls.length = 0;
    live.transaction.write(Uint8Array.of(4), live.allocator.placeBlob(1));
    assert.deepEqual(live.commit(), {pages: 2, walBytes: 8255});
    assert.deepEqual(device.calls, ['WAL', 'sync', 'header 8255', 'sync', 'data', 'data', 'sync', 'header 0', 'sync']);
  });

  it('writes and syncs the header alone when no page changed', () => {
    const device = new Journal(new MemoryDevice());
    const live = LiveStore.over(device);
    device.calls.length = 0;
    live.header.nextNodeId = 5;
    assert.deepEqual(live.commit(), {pages: 0, walBytes: 0});
    assert.deepEqual(device.calls, ['header 0', 'sync']);
    assert.equal(fileHeader.decode(device.below.content()).nextNodeId, 5n);
  });

  it('carries 1018 pages and refuses 1019 before anything is written; rollback then restores', () => {
    const device = new CountingDevice(new MemoryDevice());
    const live = LiveStore.over(device);
    changePages(live, maxCommitPages);
    live.commit();
    const before = {...live.header};
    device.reset();
    changePages(live, maxCommitPages + 1);
    assert.throws(() => live.commit(), raises(conditions.transactionTooLarge));
    assert.equal(device.writes + device.syncs, 0);
    assert.equal(live.transaction.changedPages, maxCommitPages + 1);
    live.rollback();
    assert.deepEqual(live.header, before);
    assert.equal(live.transaction.changedPages, 0);
    changePages(live, 3);
    live.commit();
  });

  it('counts on the WAL region that is left behind the WAL offset', () => {
    const device = new MemoryDevice();
    const live = LiveStore.over(device);
    live.header.walOffset = behind(dataStart, -3 * pageSize);
    changePages(live, 3);
    assert.throws(() => live.commit(), raises(conditions.transactionTooLarge));
    live.rollback();
    live.header.walOffset = behind(dataStart, -3 * pageSize);
    changePages(live, 2);
    live.commit();
    assert.ok(device.content()[dataStart] === 7);
  });

  it('keeps bytes 128 to 4095 of page 0 and zeroes 112 to 127', () => {
    const device = new MemoryDevice();
    LiveStore.over(device);
    device.write(new Uint8Array(pageSize - 112).fill(0xff), 112);
    const live = LiveStore.over(device);
    live.transaction.write(Uint8Array.of(4), live.allocator.placeBlob(1));
    live.commit();
    assert.ok(
      device
        .content()
        .subarray(112, 128)
        .every((byte) => byte === 0),
    );
    assert.ok(
      device
        .content()
        .subarray(128, pageSize)
        .every((byte) => byte === 0xff),
    );
  });

  it('fills the last WAL page, since the peer reads the WAL by whole pages and the file may end there', () => {
    const device = new FaultyDevice(new MemoryDevice());
    const live = LiveStore.over(device);
    live.transaction.write(Uint8Array.of(4), live.allocator.placeBlob(1));
    device.failAt(2, 'io');
    assert.throws(() => live.commit(), raises(conditions.io));
    assert.equal(device.size() % pageSize, 0);
  });

  it('forgets the changed pages on rollback', () => {
    const live = LiveStore.over(new MemoryDevice());
    const at = live.allocator.placeBlob(4);
    live.transaction.write(Uint8Array.of(1, 2, 3, 4), at);
    live.commit();
    live.transaction.write(Uint8Array.of(9, 9), behind(at, 1));
    assert.deepEqual([...live.transaction.read(at, 4)], [1, 9, 9, 4]);
    live.rollback();
    assert.deepEqual([...live.transaction.read(at, 4)], [1, 2, 3, 4]);
  });

  it('reads and writes across page borders', () => {
    const live = LiveStore.over(new MemoryDevice());
    const at = behind(live.allocator.placeBlob(3 * pageSize), pageSize - 2);
    live.transaction.write(Uint8Array.of(1, 2, 3, 4, 5), at);
    assert.deepEqual([...live.transaction.read(behind(at, -1), 7)], [0, 1, 2, 3, 4, 5, 0]);
  });

  it('writes nothing more after a commit that a failing medium cut short, at whichever call it failed', () => {
    for (let call = 1; call <= 9; call++) {
      const device = new FaultyDevice(new MemoryDevice());
      const live = LiveStore.over(device);
      live.transaction.write(Uint8Array.of(4), live.allocator.placeBlob(1));
      device.failAt(call, 'diskFull');
      // WAL and sync come before the commit, the header and its sync are the commit, the rest comes after it.
      if (call <= 2) assert.throws(() => live.commit(), raises(conditions.diskFull));
      else if (call <= 4) assert.throws(() => live.commit(), raises(conditions.commitUnsettled));
      else assert.match(live.commit().unsettled ?? '', /no space left/);
      const calls = device.calls;
      assert.throws(() => live.commit(), raises(conditions.commitUnfinished));
      assert.throws(() => live.rollback(), raises(conditions.commitUnfinished));
      assert.throws(
        () => live.transaction.change(behind(dataStart, 8 * extentSize)),
        raises(conditions.commitUnfinished),
      );
      assert.equal(device.calls, calls);
    }
  });
});

describe('PageCache', () => {
  it('keeps the pages used last and forgets the others', () => {
    const device = new CountingDevice(new MemoryDevice('', new Uint8Array(8 * pageSize)));
    const cache = new PageCache(device, 2);
    for (const page of [0, 1, 0, 2, 0]) cache.page(offsetOf(toPageNumber(page)));
    assert.equal(device.reads, 3);
    cache.page(offsetOf(toPageNumber(1)));
    assert.equal(device.reads, 4);
  });
});
