import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {
  dataStart,
  pageSize,
  slotPageHeader,
  walStart,
  walWriteEntrySize,
} from '../../../src/engine/format/records/constants.js';
import {nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {salvageBytes} from '../../support/salvaged.js';
import {interrupted, properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const withoutImages = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).fill(0, walStart, dataStart);
const idsIn = (output: string): number[] =>
  [...Graph.over(new MemoryDevice('new', readFileSync(output))).nodes()].map(({id}) => id);

test('deleted records stay deleted, with the header and without it', async (t) => {
  const directory = temporaryDirectory(t);
  for (const bytes of [smallStore(), corrupt(smallStore()).zeroPage(0).bytes()]) {
    const {output, report} = await salvageBytes(bytes, directory);
    assert.deepEqual(idsIn(output), [1, 2, 3, 4]);
    assert.equal(report.nodes.next_id, 6, 'the id of the deleted node is not given out again');
  }
});

test('a node whose deleted mark was in a lost sector is not called recovered', async (t) => {
  const directory = temporaryDirectory(t);
  const device = new MemoryDevice('small');
  const graph = Graph.over(device);
  for (let id = 1; id <= 20; id++) graph.addNode([], properties({}));
  graph.deleteNode(8);
  graph.commit();
  // Slot 8 has its last 8 bytes in the second sector of the first page.
  const bytes = corrupt(withoutImages(device.content()))
    .zeroPage(0)
    .write(dataStart + 512, new Uint8Array(512))
    .bytes();
  const {ledger} = await salvageBytes(bytes, directory);
  assert.equal(ledger.get('node 7')?.verdict, 'recovered');
  assert.equal(ledger.get('node 8')?.verdict, 'partial');
});

test('a text is not recovered from a page image where a sector that no image has is lost', async (t) => {
  const directory = temporaryDirectory(t);
  const device = new MemoryDevice('small');
  const graph = Graph.over(device);
  graph.addNode([], properties({text: 'long'.repeat(1500)}));
  graph.commit();
  // The last commit leaves an image of the page that the text ends on, and none of those before it.
  graph.addNode([], properties({late: 1n}));
  graph.commit();
  const healthy = device.content();
  const {offset} = corrupt(healthy).blobOf('node', 1);
  const sector = Math.ceil((offset + 64) / 512) * 512;
  const bytes = corrupt(healthy).write(sector, new Uint8Array(512)).bytes();
  const {ledger} = await salvageBytes(bytes, directory);
  assert.deepEqual([ledger.get('node 1')?.verdict, ledger.get('node 2')?.verdict], ['partial', 'recovered']);
});

test('what verify calls sound is recovered whole: a place of no properties, and bytes in a slot that was never given out', async (t) => {
  const directory = temporaryDirectory(t);
  const healthy = withoutImages(smallStore((graph) => graph.addNode([], properties({}))));
  const free = corrupt(healthy).slotAt('node', 6) + nodeSlot.size;
  for (const bytes of [
    corrupt(healthy).node(6, 'propOffset', 8_388_608).node(6, 'propLength', 0).bytes(),
    corrupt(healthy)
      .write(free + nodeSlot.at.propOffset, [1, 2, 3])
      .bytes(),
  ]) {
    const {report, ledger} = await salvageBytes(bytes, directory);
    const {report: verdict} = await finish(verify({store: path.join(directory, 'x.liel')}));
    assert.deepEqual([verdict.ok, report.complete], [true, true]);
    assert.equal(ledger.get('node 6')?.verdict, 'recovered');
    assert.equal(ledger.has('node 7'), false);
  }
});

test('what a text says is no record, though it looks like a page of slots', async (t) => {
  const directory = temporaryDirectory(t);
  const page = new Uint8Array(pageSize);
  for (let slot = 0; slot < 63; slot++) {
    const at = slotPageHeader + slot * nodeSlot.size;
    const fields = nodeSlot.decode(new Uint8Array(nodeSlot.size));
    nodeSlot.encode({...fields, nodeId: BigInt(64 + slot)}, page, at);
  }
  const text = Buffer.from(page).toString('latin1').repeat(3);
  // Moved along until the copies stand at page borders.
  const pages = (shift: number): Uint8Array =>
    smallStore((graph) => graph.updateNode(1, properties({bait: ' '.repeat(shift) + text})));
  const probe = corrupt(pages(0)).blobOf('node', 1);
  const first =
    Buffer.from(pages(0)).indexOf(Buffer.from(page).subarray(slotPageHeader, 200), probe.offset) - slotPageHeader;
  const bytes = pages((pageSize - (first % pageSize)) % pageSize);
  const baited = corrupt(bytes).blobOf('node', 1);
  assert.ok(
    Buffer.from(bytes).subarray(0).indexOf(Buffer.from(page), baited.offset) % pageSize === 0,
    'the bait is in place',
  );
  for (const damaged of [bytes, corrupt(withoutImages(bytes)).zeroPage(0).bytes()]) {
    const {output} = await salvageBytes(damaged, directory);
    assert.deepEqual(idsIn(output), [1, 2, 3, 4]);
  }
});

test('a committed WAL counts, as it does for readers; an unfinished commit does not', async (t) => {
  const directory = temporaryDirectory(t);
  const live = interrupted(smallStore(), (graph) => graph.addNode(['late'], properties({at: 1n})));
  const committed = await salvageBytes(live, directory);
  assert.deepEqual(idsIn(committed.output), [1, 2, 3, 4, 6]);
  assert.equal(committed.report.wal.state, 'applied');
  const torn = await salvageBytes(corrupt(smallStore()).write(0, torn2(live)).bytes(), directory);
  assert.deepEqual(idsIn(torn.output), [1, 2, 3, 4]);
  assert.equal(torn.report.wal.state, 'not applied');
});

/** Header and WAL of an interrupted commit whose second image never arrived. */
function torn2(live: Uint8Array): Uint8Array {
  const bytes = Buffer.from(live.subarray(0, dataStart));
  bytes.fill(0, walStart + 4117, walStart + 2 * 4117);
  return bytes;
}

test('a lost node that live edges name is kept without content, so that its edges are', async (t) => {
  const directory = temporaryDirectory(t);
  const store = withoutImages(smallStore());
  const at = corrupt(store).slotAt('node', 2);
  const {output, ledger, report} = await salvageBytes(corrupt(store).write(at, new Uint8Array(64)).bytes(), directory);
  const graph = Graph.over(new MemoryDevice('new', readFileSync(output)));
  assert.deepEqual([graph.nodeCount, graph.edgeCount], [4, 4]);
  assert.deepEqual(ledger.get('node 2')?.why, ['live edges name it']);
  assert.equal(ledger.get('node 2')?.verdict, 'partial');
  assert.equal(report.complete, false);
});

test('an edge whose end was changed is not believed, nor one that its lists do not know', async (t) => {
  const directory = temporaryDirectory(t);
  const store = withoutImages(smallStore());
  const changed = await salvageBytes(corrupt(store).edge(2, 'toNode', 4n).bytes(), directory);
  assert.equal(changed.ledger.get('edge 2')?.verdict, 'lost');
  assert.ok(changed.ledger.get('edge 2')?.record, 'its content stands in the ledger');
  const revived = await salvageBytes(corrupt(store).edge(5, 'flags', 0).bytes(), directory);
  assert.equal(revived.ledger.get('edge 5')?.stored, false);
});

test('two records that claim the same bytes: only the one they stand behind keeps them', async (t) => {
  const directory = temporaryDirectory(t);
  const store = corrupt(withoutImages(smallStore()));
  const {offset, length} = store.blobOf('node', 1);
  const bytes = store.node(3, 'propOffset', BigInt(offset)).node(3, 'propLength', length).bytes();
  const {ledger, output} = await salvageBytes(bytes, directory);
  assert.equal(ledger.get('node 1')?.verdict, 'recovered');
  const stored = corrupt(readFileSync(output));
  assert.deepEqual([stored.blobOf('node', 1).length, stored.blobOf('node', 3).length], [length, 0]);
  assert.deepEqual(ledger.get('node 3')?.why, [
    'its properties cannot be read',
    'another record claims the same bytes',
  ]);
});

test('a commit that was announced and whose WAL rotted is lost, whatever else is whole', async (t) => {
  const directory = temporaryDirectory(t);
  const waiting = interrupted(smallStore(), (graph) => graph.addNode(['Late'], properties({title: 'acknowledged'})));
  const whole = await salvageBytes(waiting, directory);
  assert.deepEqual([whole.report.complete, whole.report.nodes.recovered], [true, 5]);
  for (const at of [walStart + 1000, walStart + walWriteEntrySize - 1]) {
    const bytes = Uint8Array.from(waiting);
    bytes[at] ^= 0x55;
    const {report} = await salvageBytes(bytes, directory);
    assert.deepEqual([report.complete, report.lost_commit, report.wal.state], [false, true, 'not applied']);
  }
});

test('records that the seal beside the store denies are not called whole', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  const healthy = smallStore();
  writeFileSync(store, healthy);
  await finish(seal({store, now: new Date()}));
  assert.equal((await salvageBytes(healthy, directory)).report.seal_problem, null);
  const rotted = Buffer.from(healthy);
  rotted[rotted.lastIndexOf('node 2')] ^= 1;
  const {report} = await salvageBytes(rotted, directory);
  assert.equal(report.complete, false);
  assert.match(report.seal_problem ?? '', /1 page is not the one that was sealed/);
});
