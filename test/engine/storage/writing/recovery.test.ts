import assert from 'node:assert/strict';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {
  dataStart,
  pageSize,
  walCommitEntrySize,
  walStart,
  walWriteEntrySize,
} from '../../../../src/engine/format/records/constants.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {crc32} from '../../../../src/engine/storage/crc32.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {readStore} from '../../../../src/engine/storage/reading/open-store.js';
import {putHeader, type StoreHeader} from '../../../../src/engine/storage/reading/store-header.js';
import {LiveStore, recoverStore} from '../../../../src/engine/storage/writing/live-store.js';
import {rollForward} from '../../../../src/engine/storage/writing/recovery.js';
import {CountingDevice} from '../../../support/counting-device.js';
import {FaultyDevice} from '../../../support/faulty-device.js';
import {contentOf} from '../../../support/graph-content.js';
import {raises} from '../../../support/raises.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const properties = new Map([['name', 'Ada']]);

/** A store as a crash leaves it right after the header announced the WAL, with what it held before and will hold. */
function storeWithLiveWal(change: (graph: Graph) => void = (graph) => graph.addNode(['B'], properties)) {
  const device = new MemoryDevice('live.liel');
  const first = Graph.over(device);
  first.addNode(['A'], properties);
  first.addEdge(1, 'SELF', 1);
  first.commit();
  const old = contentOf(first);
  const oldImage = new Uint8Array(device.content());
  const faulty = new FaultyDevice(device);
  const second = Graph.over(faulty);
  change(second);
  const next = contentOf(second);
  faulty.failAt(5, 'io');
  assert.ok(second.commit().unsettled);
  return {device, old, next, oldImage};
}

/** Changes the header of a device, its checksum included. */
function changeHeader(device: MemoryDevice, change: (header: StoreHeader) => void): void {
  const {header} = readStore(device, device.name);
  change(header);
  const page = new Uint8Array(device.content().subarray(0, pageSize));
  putHeader(header, page);
  device.write(page, 0);
}

/** Runs `work`, which must raise the condition and leave the device as it was. */
function assertUntouched(device: MemoryDevice, condition: {readonly code: string}, work: () => unknown): void {
  const before = new Uint8Array(device.content());
  assert.throws(work, raises(condition));
  assert.equal(Buffer.compare(device.content(), before), 0);
}

describe('recover', () => {
  it('writes nothing to a store without a live WAL', () => {
    const device = new CountingDevice(new MemoryDevice());
    LiveStore.over(device);
    device.reset();
    assert.deepEqual(rollForward(device, 'x', 'strict'), {
      mode: 'strict',
      appliedPages: 0,
      appliedBytes: 0,
      cutBytes: 0,
    });
    assert.equal(device.writes + device.syncs, 0);
  });

  it('rolls a committed WAL forward and ends it', () => {
    const {device, next} = storeWithLiveWal();
    const pages = readStore(device, 'x').wal.images.size;
    const appliedBytes = pages * walWriteEntrySize + walCommitEntrySize;
    assert.deepEqual(rollForward(device, 'x', 'strict'), {
      mode: 'strict',
      appliedPages: pages,
      appliedBytes,
      cutBytes: 0,
    });
    assert.equal(readStore(device, 'x').header.walLength, 0);
    assert.equal(contentOf(Graph.over(device)), next);
  });

  it('rolls forward again over data that was half written when the crash came', () => {
    const {device, next} = storeWithLiveWal();
    const images = [...readStore(device, 'x').wal.images];
    for (const [offset, image] of images.slice(0, 2)) device.write(image.subarray(0, 1536), offset);
    assert.equal(contentOf(Graph.over(device)), next);
  });

  it('refuses in strict mode to cut what follows the commit, and cuts it in mode auto-truncate', () => {
    const {device, next} = storeWithLiveWal();
    const committed = readStore(device, 'x').wal.committedBytes;
    changeHeader(device, (header) => {
      header.walLength += 100;
    });
    assertUntouched(device, conditions.walTail, () => rollForward(device, 'x', 'strict'));
    const report = rollForward(device, 'x', 'auto-truncate');
    assert.deepEqual([report.appliedBytes, report.cutBytes], [committed, 100]);
    assert.equal(contentOf(Graph.over(device)), next);
  });

  it('cuts a WAL without a commit entry when the header still fits the pages', () => {
    const {device, old} = storeWithLiveWal((graph) => graph.deleteEdge(1));
    changeHeader(device, (header) => {
      header.edgeCount = 1;
      header.walLength -= 1;
    });
    assertUntouched(device, conditions.walTail, () => rollForward(device, 'x', 'strict'));
    const report = rollForward(device, 'x', 'auto-truncate');
    assert.deepEqual([report.appliedPages, report.appliedBytes], [0, 0]);
    assert.ok(report.cutBytes > 0);
    assert.equal(contentOf(Graph.over(device)), old);
  });

  it('touches nothing when the WAL holds an entry that no writer makes', () => {
    const {device} = storeWithLiveWal();
    const entry = new Uint8Array(device.content().subarray(walStart, walStart + walWriteEntrySize));
    new DataView(entry.buffer).setBigUint64(5, 5n, true);
    new DataView(entry.buffer).setUint32(walWriteEntrySize - 4, crc32(entry.subarray(0, -4)), true);
    device.write(entry, walStart);
    assertUntouched(device, conditions.walEntry, () => rollForward(device, 'x', 'auto-truncate'));
  });

  it('touches nothing when an image belongs to no extent: behind them all, between them, or beyond any store', () => {
    const behind = storeWithLiveWal().device.size();
    for (const target of [behind, behind + 4 * pageSize, behind + 1024 * 1024, 2 ** 36]) {
      const {device} = storeWithLiveWal((graph) => graph.updateNode(1, properties));
      const entry = new Uint8Array(device.content().subarray(walStart, walStart + walWriteEntrySize));
      new DataView(entry.buffer).setBigUint64(5, BigInt(target), true);
      new DataView(entry.buffer).setUint32(walWriteEntrySize - 4, crc32(entry.subarray(0, -4)), true);
      device.write(entry, walStart);
      assertUntouched(device, conditions.walEntry, () => rollForward(device, 'x', 'auto-truncate'));
    }
  });

  it('syncs what it rolled forward before it ends the WAL, and that before it is done', () => {
    const {device} = storeWithLiveWal();
    const calls: string[] = [];
    const recorded = new MemoryDevice('x.liel', device.content());
    const write = recorded.write.bind(recorded);
    recorded.write = (source, offset) => {
      calls.push(offset === 0 ? 'header' : 'page');
      write(source, offset);
    };
    recorded.sync = () => void calls.push('sync');
    const {appliedPages} = rollForward(recorded, 'x', 'strict');
    assert.deepEqual(calls, [...Array(appliedPages).fill('page'), 'sync', 'header', 'sync']);
  });

  it('recovers from the WAL where the index page on disk is damaged and the WAL holds the good one', () => {
    const {device, next} = storeWithLiveWal((graph) => {
      for (let i = 0; i < 16_128; i++) graph.addNode();
    });
    const {nodeIndexHead} = readStore(device, 'x').header;
    device.write(Uint8Array.of(0x58, 2), nodeIndexHead + 8);
    assert.equal(contentOf(Graph.over(device)), next);
  });
});

describe('a lost commit', () => {
  /** The header of the new commit over the pages of the old one; the WAL region as `wal` leaves it. */
  function loseCommit(change: (graph: Graph) => void, keepResidue: boolean): MemoryDevice {
    const {device, oldImage} = storeWithLiveWal(change);
    const lost = new MemoryDevice('lost.liel', oldImage);
    lost.write(new Uint8Array(device.content().subarray(0, pageSize)), 0);
    if (!keepResidue) lost.write(new Uint8Array(dataStart - walStart), walStart);
    return lost;
  }

  const changes: [string, (graph: Graph) => void][] = [
    ['an added node', (graph) => graph.addNode()],
    ['an added node with a blob', (graph) => graph.addNode(['B'])],
    ['an added edge', (graph) => graph.addEdge(1, 'X', 1)],
    ['a deleted edge', (graph) => graph.deleteEdge(1)],
    ['an update', (graph) => graph.updateNode(1, new Map([['name', 'Bob']]))],
    ['a new extent', (graph) => graph.updateNode(1, new Map([['name', 'x'.repeat(1_048_000)]]))],
  ];

  for (const [name, change] of changes) {
    it(`is named, and nothing is touched, when only its header reached the disk: ${name}`, () => {
      const device = loseCommit(change, false);
      for (const mode of ['strict', 'auto-truncate'] as const) {
        assertUntouched(device, conditions.lostCommit, () => rollForward(device, 'x', mode));
      }
    });
  }

  it('is named when the residue of the commit before looks like its WAL', () => {
    const device = new MemoryDevice();
    const graph = Graph.over(device);
    graph.addNode(['A'], properties);
    graph.commit();
    graph.updateNode(1, new Map([['name', 'Bob']]));
    graph.commit();
    const before = new Uint8Array(device.content());
    const faulty = new FaultyDevice(device);
    const next = Graph.over(faulty);
    next.updateNode(1, new Map([['name', 'Eve']]));
    faulty.failAt(5, 'io');
    assert.ok(next.commit().unsettled);
    const lost = new MemoryDevice('lost.liel', before);
    lost.write(new Uint8Array(device.content().subarray(0, pageSize)), 0);
    assert.ok(readStore(lost, 'x').wal.committed);
    assertUntouched(lost, conditions.lostCommit, () => rollForward(lost, 'x', 'auto-truncate'));
  });

  it('is not seen where a crash came between the data and the end of the WAL', () => {
    const device = new FaultyDevice(new MemoryDevice());
    const graph = Graph.over(device);
    graph.addNode(['A'], properties);
    graph.commit();
    graph.updateNode(1, new Map([['name', 'Bob']]));
    const content = contentOf(graph);
    const writes = 4 + graph.changedPages;
    device.failAt(writes + 2, 'io');
    assert.ok(graph.commit().unsettled);
    const reopened = new MemoryDevice('x', readAll(device));
    assert.ok(readStore(reopened, 'x').wal.committed);
    assert.equal(contentOf(Graph.over(reopened)), content);
  });
});

function readAll(device: FaultyDevice): Uint8Array {
  const bytes = new Uint8Array(device.size());
  device.read(bytes, 0);
  return bytes;
}

describe('LiveStore.open', () => {
  it('makes a missing store of one page, and an empty one of a file of 0 bytes', async (t) => {
    const directory = temporaryDirectory(t);
    for (const name of ['missing.liel', 'empty.liel']) {
      const store = path.join(directory, name);
      if (name === 'empty.liel') writeFileSync(store, '', {mode: 0o600});
      const live = await LiveStore.open(store);
      await live.close();
      assert.equal(statSync(store).size, pageSize);
    }
    assert.equal(statSync(path.join(directory, 'empty.liel')).mode & 0o777, 0o600);
  });

  it('brings a new store to the medium before anything is written to it', () => {
    const device = new CountingDevice(new MemoryDevice());
    LiveStore.over(device);
    assert.deepEqual([device.writes, device.syncs], [1, 1]);
  });

  it('does not make a store when told so, nor of a directory', async (t) => {
    const directory = temporaryDirectory(t);
    const missing = path.join(directory, 'missing.liel');
    await assert.rejects(LiveStore.open(missing, {create: false}), raises(conditions.inputMissing));
    await assert.rejects(LiveStore.open(directory), raises(conditions.outputNotAFile));
    assert.equal(existsSync(missing), false);
    assert.equal(existsSync(`${directory}.lock`), false);
  });

  it('holds the writer lock until it is closed, and gives it back when opening fails', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    const live = await LiveStore.open(store);
    assert.ok(existsSync(`${store}.lock`));
    await assert.rejects(LiveStore.open(store), raises(conditions.storeLocked));
    await live.close();
    await live.close();
    assert.equal(existsSync(`${store}.lock`), false);
    writeFileSync(store, 'no store');
    await assert.rejects(LiveStore.open(store));
    assert.equal(existsSync(`${store}.lock`), false);
  });

  it('leaves files beside the store alone', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    writeFileSync(`${store}.tmp`, 'mine');
    await (await LiveStore.open(store)).close();
    assert.equal(readFileSync(`${store}.tmp`, 'utf8'), 'mine');
  });

  it('refuses to commit once the lock is gone', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    const live = await LiveStore.open(store);
    t.after(() => live.close());
    writeFileSync(path.join(`${store}.lock`, 'owner.json'), '{"pid": 1}');
    const before = readFileSync(store);
    live.transaction.write(Uint8Array.of(4), live.allocator.placeBlob(1));
    assert.throws(() => live.commit(), raises(conditions.lockLost));
    assert.deepEqual(readFileSync(store), before);
  });

  it('keeps a store in memory under the name :memory:', async () => {
    const live = await LiveStore.open(':memory:');
    live.transaction.write(Uint8Array.of(4), live.allocator.placeBlob(1));
    live.commit();
    await live.close();
    assert.equal(existsSync(':memory:'), false);
  });

  it('refuses a header by which the next write would overwrite a record', () => {
    const wrongs: [{readonly code: string}, Partial<StoreHeader>][] = [
      [conditions.hiddenRecord, {nextNodeId: 1}],
      [conditions.hiddenRecord, {nextEdgeId: 1}],
      [conditions.counterMismatch, {nodeCount: 2}],
      [conditions.counterMismatch, {edgeCount: 0}],
    ];
    for (const [condition, change] of wrongs) {
      const device = new MemoryDevice('x.liel', storeWithLiveWal().oldImage);
      changeHeader(device, (header) => Object.assign(header, change));
      assertUntouched(device, condition, () => LiveStore.over(device));
    }
    const device = new MemoryDevice('x.liel', storeWithLiveWal().oldImage);
    changeHeader(device, (header) => {
      header.nextPropOffset--;
    });
    assertUntouched(device, conditions.appendPosition, () => LiveStore.over(device));
  });

  it('is not needed to rollForward a file', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    const {device} = storeWithLiveWal();
    writeFileSync(store, device.content());
    const report = await recoverStore(store, 'strict');
    assert.ok(report.appliedPages > 0);
    assert.equal((await recoverStore(store, 'strict')).appliedPages, 0);
    assert.equal(existsSync(`${store}.lock`), false);
    await assert.rejects(recoverStore(`${store}.missing`, 'strict'), raises(conditions.inputMissing));
  });

  it('rolls a live WAL forward and reports it', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    const {device, next} = storeWithLiveWal();
    writeFileSync(store, device.content());
    const graph = await Graph.open(store);
    assert.ok(graph.recovery.appliedPages > 0);
    assert.equal(contentOf(graph), next);
    await graph.close();
  });
});
