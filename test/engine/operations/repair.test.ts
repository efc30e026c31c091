import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {slotPageHeader} from '../../../src/engine/format/records/constants.js';
import {toNodeId} from '../../../src/engine/format/records/integers.js';
import {nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {recordKinds} from '../../../src/engine/format/records/record-kind.js';
import {ValueWriter} from '../../../src/engine/format/values/property-value.js';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {StoreBuilder} from '../../../src/engine/storage/writing/store-builder.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

test('a counter that alone is wrong is recounted, and the copy is sound', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const output = path.join(directory, 'r.liel');
  writeFileSync(store, corrupt(smallStore()).header('nodeCount', 9n).bytes());
  const {report} = await finish(repair({store, output, force: false, dryRun: false}));
  assert.deepEqual(report.node_count, {before: 9, after: 4});
  assert.equal(report.loss_accepted, false);
  assert.equal((await finish(verify({store: output, shadowed: 'real'}))).report.ok, true);
});

test('records that are gone are not repaired away: counters and lists that agree on a loss are refused', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const output = path.join(directory, 'r.liel');
  // Edge 2 is marked as deleted: its counter and both its lists still know it.
  writeFileSync(store, corrupt(smallStore()).edge(2, 'flags', 1).bytes());
  const options = {store, output, force: false};
  for (const dryRun of [true, false]) {
    await assert.rejects(finish(repair({...options, dryRun})), raises(conditions.repairLoses));
  }
  assert.equal(existsSync(output), false);
  const {report} = await finish(repair({...options, dryRun: false, acceptLoss: true}));
  assert.equal(report.loss_accepted, true);
  assert.deepEqual(report.edge_count, {before: 4, after: 3});
  assert.equal((await finish(verify({store: output, shadowed: 'real'}))).report.ok, true);
});

test('a value that nobody can read is refused by the dry run too', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const output = path.join(directory, 'r.liel');
  for (const field of ['propOffset', 'labelOffset'] as const) {
    const healthy = corrupt(smallStore()).bytes();
    const {chains} = readStore(new MemoryDevice(store, healthy), store);
    const slot = chains.node.extents[0] + slotPageHeader;
    const blob = Number(new DataView(healthy.buffer, healthy.byteOffset).getBigUint64(slot + nodeSlot.at[field], true));
    writeFileSync(store, corrupt(healthy).write(blob, [0x7f]).bytes());
    for (const dryRun of [true, false]) {
      const repairing = finish(repair({store, output, force: false, dryRun}));
      await assert.rejects(repairing, raises(conditions.blobUndecodable), `${field}, dry run: ${dryRun}`);
    }
  }
  assert.equal(existsSync(output), false);
});

test('bytes behind the last extent are left behind', async (t) => {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  const output = path.join(directory, 'r.liel');
  writeFileSync(
    store,
    Buffer.concat([corrupt(smallStore()).node(3, 'inDegree', 7).bytes(), Buffer.from('appended noise')]),
  );
  const {report} = await finish(repair({store, output, force: false, dryRun: false}));
  assert.equal(report.node_degrees_changed, 1);
  assert.deepEqual([report.remaining_findings, report.first_remaining], [0, null]);
  assert.equal(readFileSync(output).length, smallStore().length);
});

const repairTo = (store: string, output: string) => finish(repair({store, output, force: false, dryRun: false}));

function storeOf(t: TestContext, bytes: Uint8Array) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'a.liel');
  writeFileSync(store, bytes);
  return {store, output: path.join(directory, 'r.liel')};
}

/** A slot of the small store. */
function slotBytes(bytes: Uint8Array, kind: 'node' | 'edge', id: number): Uint8Array {
  const at = corrupt(bytes).slotAt(kind, id);
  return bytes.subarray(at, at + recordKinds[kind].geometry.slotSize);
}

test('an id that lies is put right where everything around it says which it was', async (t) => {
  const healthy = smallStore();
  const lies = [
    ['node 3 says it is 9017, which was never given out', corrupt(healthy).node(3, 'nodeId', 9017n)],
    ['node 3 says it is 1, which is in its place', corrupt(healthy).node(3, 'nodeId', 1n)],
    ['node 4, without edges, says it is far beyond 2^53', corrupt(healthy).node(4, 'nodeId', 2n ** 63n + 1n)],
    ['edge 2 says it is 4', corrupt(healthy).edge(2, 'edgeId', 4n)],
    ['deleted node 5 says it is 7', corrupt(healthy).node(5, 'nodeId', 7n)],
    ['one of each kind', corrupt(healthy).node(1, 'nodeId', 70n).edge(4, 'edgeId', 1n)],
  ] as const;
  for (const [what, lie] of lies) {
    const {store, output} = storeOf(t, lie.bytes());
    const {report} = await repairTo(store, output);
    assert.ok(readFileSync(output).equals(healthy), what);
    assert.equal(report.slot_ids_rewritten.length, what === 'one of each kind' ? 2 : 1);
    assert.equal(report.healthy, false);
  }
});

test('a slot that may belong elsewhere is refused, with the list', async (t) => {
  const healthy = smallStore();
  const bare = smallStore((graph) => {
    graph.addNode();
    graph.addNode();
  });
  const at = (kind: 'node' | 'edge', id: number) => corrupt(healthy).slotAt(kind, id);
  const moved = [
    [
      'nodes 2 and 4 are swapped',
      corrupt(healthy)
        .write(at('node', 2), slotBytes(healthy, 'node', 4))
        .write(at('node', 4), slotBytes(healthy, 'node', 2)),
    ],
    [
      'edges 1 and 2 are swapped',
      corrupt(healthy)
        .write(at('edge', 1), slotBytes(healthy, 'edge', 2))
        .write(at('edge', 2), slotBytes(healthy, 'edge', 1)),
    ],
    ['node 7 says it is 6, whose slot is free', corrupt(bare).node(7, 'nodeId', 6n).node(6, 'nodeId', 0n)],
    [
      'node 6, bare as it is, stands in the place of node 7 as well',
      corrupt(bare).write(corrupt(bare).slotAt('node', 7), slotBytes(bare, 'node', 6)),
    ],
    ['most ids of the page lie', corrupt(healthy).node(1, 'nodeId', 11n).node(2, 'nodeId', 12n).node(3, 'nodeId', 13n)],
    ['the lists of node 3 hold no edge of it', corrupt(healthy).node(3, 'nodeId', 9n).node(3, 'firstOutEdge', 1n)],
  ] as const;
  for (const [what, damage] of moved) {
    const {store, output} = storeOf(t, damage.bytes());
    await assert.rejects(repairTo(store, output), raises(conditions.identityUndecided), what);
    assert.equal(existsSync(output), false);
  }
});

test('a slot that was copied over another is no lie about an id', async (t) => {
  const healthy = smallStore();
  const copied = corrupt(healthy).write(corrupt(healthy).slotAt('node', 4), slotBytes(healthy, 'node', 2));
  const {store, output} = storeOf(t, copied.bytes());
  await assert.rejects(repairTo(store, output), raises(conditions.blobOverlap));
});

test(
  'what was repaired is the healthy store again, and the Python package makes its manifest',
  needsPeer,
  async (t) => {
    const random = seededRandom(t);
    const device = new MemoryDevice('healthy.liel');
    const builder = new StoreBuilder(device);
    const writer = new ValueWriter();
    const label = Uint8Array.from(writer.encode('E'));
    const nodes = 20_000;
    for (let i = 1; i <= nodes; i++) {
      builder.addNode(new Uint8Array(0), writer.encode(properties({name: `node ${i}`, i: BigInt(i)})));
    }
    for (let i = 0; i < 2 * nodes; i++) {
      builder.addEdge(toNodeId(1 + random.below(nodes)), toNodeId(1 + random.below(nodes)), label, new Uint8Array(0));
    }
    builder.finish();
    const healthy = new Uint8Array(device.content());
    const damaged = corrupt(healthy);
    for (let i = 0; i < 50; i++) {
      damaged.node(1 + random.below(nodes / 2), 'outDegree', random.below(9));
      damaged.node(1 + random.below(nodes / 2), 'firstInEdge', BigInt(random.below(2 * nodes)));
      damaged.edge(1 + random.below(nodes / 2), 'nextOutEdge', BigInt(random.below(2 * nodes)));
    }
    const {store, output} = storeOf(t, damaged.bytes());
    const {report} = await repairTo(store, output);
    assert.ok(readFileSync(output).equals(healthy));
    const script = 'import sys; from liel.cli.__main__ import main; sys.exit(main())';
    const document = path.join(path.dirname(output), 'manifest.json');
    const run = runPeer(script, ['manifest', output, '-o', document]);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(createHash('sha256').update(readFileSync(document)).digest('hex'), report.manifest_sha256);
  },
);

test('repair tells how far it has come while it works, not when it is done', async (t) => {
  const device = new MemoryDevice('large.liel');
  const builder = new StoreBuilder(device);
  const label = Uint8Array.from(new ValueWriter().encode('E'));
  for (let i = 0; i < 100_000; i++) builder.addNode(new Uint8Array(0), new Uint8Array(0));
  for (let i = 0; i < 200_000; i++)
    builder.addEdge(toNodeId(1 + (i % 100_000)), toNodeId(1 + ((i * 7) % 100_000)), label, new Uint8Array(0));
  builder.finish();
  const {store, output} = storeOf(t, new Uint8Array(device.content()));
  let staged = 0;
  for await (const event of repair({store, output, force: false, dryRun: false})) {
    assert.equal(event.type, 'progress');
    if (readdirSync(path.dirname(output)).some((name) => name.endsWith('.partial'))) staged++;
  }
  assert.ok(staged > 0, 'events came while the copy was being written');
  assert.ok(existsSync(output));
});
