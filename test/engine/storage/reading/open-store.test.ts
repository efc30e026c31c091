import assert from 'node:assert/strict';
import {test} from 'node:test';
import {dataStart, extentSize, pageSize, walStart} from '../../../../src/engine/format/records/constants.js';
import {toFileOffset} from '../../../../src/engine/format/records/integers.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {readStore} from '../../../../src/engine/storage/reading/open-store.js';
import {encodeWal} from '../../../../src/engine/storage/reading/wal.js';
import {type Corruption, corrupt} from '../../../support/corrupt.js';
import {interrupted, smallStore} from '../../../support/sample-store.js';
import {refusalOf} from '../../../support/survey.js';

const healthy = smallStore();
const live = interrupted(healthy, (graph) => graph.updateNode(1));

/** A WAL with an image for an offset that no page has. */
const stray = encodeWal([[toFileOffset(5), new Uint8Array(pageSize)]], 1);

/** One for each place where opening finds something, in its order. */
const damages: Readonly<Record<string, Corruption>> = {
  header: corrupt(healthy).write(0, [0]),
  'bounds of the WAL': corrupt(healthy).header('walLength', 2n ** 40n),
  'an entry of the WAL': corrupt(healthy).write(walStart, stray).header('walLength', stray.length),
  'a header field': corrupt(healthy).header('nodeCount', 2n ** 53n),
  'an index page': corrupt(healthy).index('node', 'count', 9999),
  'an extent': corrupt(healthy).extent('node', 0, 5n),
  'the chains together': corrupt(healthy).extent('node', 0, BigInt(dataStart + 100 * extentSize)),
  'the next id': corrupt(healthy).header('nextNodeId', 0),
  'the append position': corrupt(healthy).header('nextPropOffset', 1),
  'the place of the WAL': corrupt(healthy).header('walOffset', 0),
};

test('whatever opening finds names the store as it is called, and as its device when it is not', () => {
  for (const [what, damaged] of Object.entries(damages)) {
    const device = new MemoryDevice('store.liel.1.partial', damaged.bytes());
    const called = refusalOf(() => readStore(device, 'store.liel'));
    const uncalled = refusalOf(() => readStore(device));
    assert.deepEqual([called?.facts['store'], uncalled?.facts['store']], ['store.liel', device.name], what);
  }
});

test('a snapshot and what it notes name the store as it is called', () => {
  const torn = new MemoryDevice('store.liel.1.partial', live);
  torn.write(new Uint8Array(64), pageSize + 100);
  const {store, bytes, notes} = readStore(torn, 'store.liel');
  assert.deepEqual(
    [store, bytes.name, notes.map(({facts}) => facts['store'])],
    ['store.liel', 'store.liel', ['store.liel']],
  );
});
