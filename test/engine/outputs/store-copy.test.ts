import assert from 'node:assert/strict';
import {test} from 'node:test';
import {extentSize, pageSize} from '../../../src/engine/format/records/constants.js';
import {copyBytes, copyStore} from '../../../src/engine/outputs/store-copy.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {CountingDevice} from '../../support/counting-device.js';
import {interrupted, smallStore} from '../../support/sample-store.js';

test('a copy has all bytes and the size, whatever it begins and ends with; zeros are not written', async () => {
  const size = 2 * extentSize + 5 * pageSize + 100;
  for (const filled of [[], [0], [size - 1], [extentSize - 1, extentSize], [70_000, 2 * extentSize]]) {
    const source = new MemoryDevice('source');
    source.truncate(size);
    for (const at of filled) source.write(Uint8Array.of(1), at);
    const target = new MemoryDevice('target');
    const counted = new CountingDevice(target);
    await copyBytes(
      size,
      (part, at) => void source.read(part, at),
      counted,
      () => {},
    );
    assert.equal(Buffer.compare(target.content(), source.content()), 0, `filled at ${filled}`);
    assert.ok(counted.bytesWritten <= filled.length * 65_536, `${counted.bytesWritten} bytes written`);
  }
});

test('a copy of a store is what its readers see: its commit in place, its WAL empty, the rest to the byte', async () => {
  for (const [bytes, nodes] of [
    [smallStore(), 4],
    [interrupted(smallStore(), (graph) => graph.addNode()), 5],
  ] as const) {
    const snapshot = readStore(new MemoryDevice('x.liel', bytes));
    const target = new MemoryDevice('copy.liel');
    await copyStore(snapshot, target, () => {});
    const {header, wal} = readStore(target);
    assert.deepEqual([header.nodeCount, header.walLength, wal.entries.length], [nodes, 0, 0]);
    assert.deepEqual({...header, walLength: 0}, {...snapshot.header, walLength: 0});
    assert.equal(target.size(), snapshot.bytes.size);
    if (snapshot.header.walLength === 0) assert.equal(Buffer.compare(target.content(), bytes), 0);
  }
});
