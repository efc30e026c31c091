import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {makeSeal, sealPathOf, writeSeal} from '../../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {dataStart, pageSize, walStart} from '../../../src/engine/format/records/constants.js';
import {edgeSlot} from '../../../src/engine/format/records/layouts.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {contentOf} from '../../support/graph-content.js';
import {holdLock} from '../../support/lock-holder.js';
import {needsPeer, runPeer} from '../../support/peer.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {interrupted, properties, randomStore, smallStore} from '../../support/sample-store.js';
import {survey} from '../../support/survey.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

const secret = 'the launch code is 0000';

/** A store that has forgotten a secret: it stands in a dead blob, a dead slot's blob and in old WAL. */
function forgetfulStore(): Uint8Array {
  const device = new MemoryDevice('forgetful.liel', smallStore());
  const graph = Graph.over(device);
  const node = graph.addNode(['Secret'], properties({note: secret}));
  graph.addEdge(node, 'TELLS', 1, properties({what: secret}));
  graph.updateNode(2, properties({name: secret}));
  graph.commit();
  graph.updateNode(2, properties({name: 'nothing'}));
  graph.deleteNode(node);
  graph.commit();
  return new Uint8Array(device.content());
}

function workplace(t: TestContext, bytes: Uint8Array) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  writeFileSync(store, bytes);
  return {directory, store, output: path.join(directory, 'out.liel')};
}

const base = {output: undefined, inPlace: false, force: false, dryRun: false};
const copyTo = (store: string, output: string, dryRun = false) => finish(compact({...base, store, output, dryRun}));
const inPlace = (store: string) => finish(compact({...base, store, inPlace: true}));
const soundness = async (store: string) => (await finish(verify({store, shadowed: 'real'}))).report.ok;
const open = (file: string) => readStore(new MemoryDevice(file, readFileSync(file)), file);
const contentIn = (bytes: Uint8Array) => contentOf(Graph.over(new MemoryDevice('content.liel', bytes)));
const outsideWal = (bytes: Buffer): Buffer => Buffer.from(bytes).fill(0, walStart, Math.min(dataStart, bytes.length));

describe('a compacted copy', () => {
  it('has forgotten what was deleted, to the last byte, and nothing else', async (t) => {
    const bytes = forgetfulStore();
    const {store, output} = workplace(t, bytes);
    assert.ok(Buffer.from(bytes).includes(secret), 'the secret is in the old bytes');
    const {report} = await leavesUnchangedBut(store, output, () => copyTo(store, output));
    const copy = readFileSync(output);
    assert.ok(!copy.includes(secret));
    assert.ok(!copy.subarray(walStart, dataStart).some((byte) => byte !== 0), 'no residue of a commit');
    assert.equal(contentIn(copy), contentIn(bytes));
    assert.deepEqual([report.deleted_nodes, report.deleted_edges], [2, 2]);
    assert.deepEqual([report.nodes, report.edges, report.next_node_id, report.next_edge_id], [4, 4, 7, 7]);
    assert.ok(report.dead.blob_bytes > 3 * secret.length && report.dead.wal_bytes > 0);
    assert.equal(await soundness(output), true);
  });

  it('has the size that the dry run foretold, and keeps ids, next ids and lists, whatever the history', async (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 6; round++) {
      const {closed, walLive} = randomStore(random, 400);
      for (const bytes of [closed, walLive]) {
        const {store, output} = workplace(t, bytes);
        const foretold = (await leavesUnchanged(store, () => copyTo(store, output, true))).report;
        assert.ok(!existsSync(output));
        const {report} = await copyTo(store, output);
        assert.deepEqual(report, {...foretold, dry_run: false});
        assert.equal(statSync(output).size, foretold.size_bytes.after);
        assert.deepEqual(survey(open(output)), []);
        assert.equal(contentIn(readFileSync(output)), contentIn(bytes), `round ${round}`);
        const [before, after] = [open(store).header, open(output).header];
        assert.deepEqual([after.nextNodeId, after.nextEdgeId], [before.nextNodeId, before.nextEdgeId]);
      }
    }
  });

  it('keeps a sound list in its order, though no writer would have made it so', async (t) => {
    // The outgoing list of node 1 is 4, 1 by insertion.
    const turned = corrupt(smallStore())
      .node(1, 'firstOutEdge', 1n)
      .edge(1, 'nextOutEdge', 4n)
      .edge(4, 'nextOutEdge', 0n);
    const {store, output} = workplace(t, turned.bytes());
    await copyTo(store, output);
    const graph = Graph.over(new MemoryDevice('copy.liel', readFileSync(output)));
    assert.deepEqual(
      graph.outEdges(1).map(({id}) => id),
      [1, 4],
    );
    assert.equal(await soundness(output), true);
  });

  it('carries nothing over in bytes that have no meaning', async (t) => {
    const healthy = smallStore();
    const marked = corrupt(healthy);
    const mark = [0x53, 0x45, 0x43];
    marked.write(marked.slotAt('edge', 1) + edgeSlot.at.flags + 1, mark);
    const {store, output} = workplace(t, marked.bytes());
    await copyTo(store, output);
    assert.ok(!readFileSync(output).subarray(dataStart).includes(Buffer.from(mark)));
  });

  it('of a compacted store is the same bytes', async (t) => {
    const {store, output} = workplace(t, forgetfulStore());
    await copyTo(store, output);
    await copyTo(output, `${output}.again`);
    assert.ok(readFileSync(`${output}.again`).equals(readFileSync(output)));
  });

  it('of an empty store is one page', async (t) => {
    const device = new MemoryDevice('empty.liel');
    Graph.over(device).commit();
    const {store, output} = workplace(t, new Uint8Array(device.content()));
    const {report} = await copyTo(store, output);
    assert.deepEqual([report.size_bytes.after, readFileSync(output).length], [pageSize, pageSize]);
  });

  it('has the bytes that the Python package makes when it vacuums the same store', needsPeer, async (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 4; round++) {
      const {store, output} = workplace(t, randomStore(random, 150).closed);
      await copyTo(store, output);
      const run = runPeer('import liel, sys; db = liel.open(sys.argv[1]); db.vacuum(); db.close()', [store]);
      assert.equal(run.status, 0, run.stderr);
      assert.ok(outsideWal(readFileSync(output)).equals(outsideWal(readFileSync(store))), `round ${round}`);
    }
  });
});

describe('compaction', () => {
  it('refuses a store that contradicts itself, and leaves everything as it was', async (t) => {
    const healthy = smallStore();
    const damages = [
      [corrupt(healthy).node(3, 'inDegree', 7), conditions.damageFound],
      [corrupt(healthy).edge(2, 'toNode', 99n), conditions.damageFound],
      [corrupt(healthy).node(3, 'nodeId', 9n), conditions.slotIdentity],
      [corrupt(healthy).header('nodeCount', 9n), conditions.counterMismatch],
    ] as const;
    for (const [damage, condition] of damages) {
      const {store, output} = workplace(t, damage.bytes());
      await leavesUnchanged(store, async () => {
        await assert.rejects(copyTo(store, output), raises(condition));
        await assert.rejects(copyTo(store, output, true), raises(condition));
        await assert.rejects(inPlace(store), raises(condition));
      });
    }
  });

  it('in place keeps mode and name, links too, and leaves nothing beside the store', async (t) => {
    const bytes = forgetfulStore();
    const {directory, store} = workplace(t, bytes);
    const link = path.join(directory, 'link.liel');
    symlinkSync(store, link);
    chmodSync(store, 0o640);
    const {report} = await inPlace(link);
    assert.equal(report.in_place, true);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(statSync(store).mode & 0o777, 0o640);
    assert.ok(!readFileSync(store).includes(secret));
    assert.equal(contentIn(readFileSync(store)), contentIn(bytes));
    assert.deepEqual(readdirSync(directory).sort(), ['link.liel', 'x.liel']);
  });

  it('in place rolls a committed WAL forward, and refuses to cut one that was not committed', async (t) => {
    const live = interrupted(smallStore(), (graph) => graph.addNode(['late']));
    const {store} = workplace(t, live);
    const {report} = await inPlace(store);
    assert.ok(report.wal_pages_applied > 0);
    assert.deepEqual([open(store).header.nodeCount, open(store).header.walLength], [5, 0]);
    // The commit entry of the WAL is spoilt: its pages belong to no commit.
    const {header} = open(workplace(t, live).store);
    const torn = Uint8Array.from(smallStore());
    const wal = live.subarray(walStart, walStart + header.walLength - 21);
    const device = new MemoryDevice('torn.liel', torn);
    device.write(wal, walStart);
    const damaged = corrupt(new Uint8Array(device.content())).header('walLength', BigInt(wal.length)).bytes();
    const other = workplace(t, damaged);
    await leavesUnchanged(other.store, () => assert.rejects(inPlace(other.store), raises(conditions.walTail)));
    const {report: copied} = await copyTo(other.store, other.output);
    assert.equal(copied.wal_bytes_cut, wal.length);
  });

  it('leaves out what follows the store, but never in place, where it would be gone', async (t) => {
    const {store, output} = workplace(t, Buffer.concat([smallStore(), Buffer.alloc(5000, 1)]));
    await leavesUnchanged(store, () => assert.rejects(inPlace(store), raises(conditions.trailingPages)));
    assert.equal((await copyTo(store, output)).report.dead.trailing_bytes, 5000);
    assert.equal(await soundness(output), true);
  });

  it('names damaged values before damaged lists, and before bytes behind the store', async (t) => {
    const damaged = corrupt(smallStore());
    const bytes = damaged
      .write(damaged.blobOf('node', 2).offset, Uint8Array.of(0x66))
      .node(1, 'firstOutEdge', 0n)
      .bytes();
    const {store, output} = workplace(t, Buffer.concat([bytes, Buffer.alloc(pageSize)]));
    await leavesUnchanged(store, () => assert.rejects(copyTo(store, output), raises(conditions.blobUndecodable)));
    await leavesUnchanged(store, () => assert.rejects(inPlace(store), raises(conditions.blobUndecodable)));
  });

  it('is refused a store with a blob that has bytes behind its value', async (t) => {
    const longer = corrupt(smallStore());
    // Its blob takes the first bytes of a dead one along.
    const {length} = longer.blobOf('edge', 4);
    const {store, output} = workplace(t, longer.edge(4, 'propLength', length + 2).bytes());
    await leavesUnchanged(store, () => assert.rejects(copyTo(store, output), raises(conditions.blobTrailing)));
  });

  it('in place respects the lock of a writer', async (t) => {
    const {store} = workplace(t, smallStore());
    await holdLock(t, 'ours', store);
    await assert.rejects(inPlace(store), raises(conditions.storeLocked));
  });

  it('in place seals the store anew when it had a seal, and makes none where there was none', async (t) => {
    const {store} = workplace(t, forgetfulStore());
    assert.equal((await inPlace(store)).report.seal, null);
    assert.equal(existsSync(`${store}.seal`), false);
    await sealIt(store);
    assert.equal((await inPlace(store)).report.seal, `${store}.seal`);
    const {report} = await finish(verify({store, shadowed: 'real'}));
    assert.equal(report.layers.find(({name}) => name === 'page digests')?.verdict, 'pass');
    assert.equal(await soundness(store), true);
  });

  it('refuses a store that its seal knows to be damaged, though nothing else shows it', async (t) => {
    const healthy = smallStore();
    const {store, output} = workplace(t, healthy);
    await sealIt(store);
    // A letter of a name.
    const {offset, length} = corrupt(healthy).blobOf('node', 2);
    const at = healthy.indexOf(0x32, offset);
    assert.ok(at > offset && at < offset + length);
    writeFileSync(store, corrupt(healthy).write(at, [0x33]).bytes());
    await assert.rejects(copyTo(store, output), raises(conditions.sealBroken));
    // Residue of the WAL holds nothing, and verify says no all the same.
    writeFileSync(
      store,
      corrupt(healthy)
        .write(walStart + 50, [1])
        .bytes(),
    );
    await assert.rejects(copyTo(store, output), raises(conditions.sealBroken));
    // Nor is anything made beside a seal that is none.
    writeFileSync(`${store}.seal`, 'no seal');
    await assert.rejects(copyTo(store, output), raises(conditions.sealDamaged));
  });

  it('is asked for a copy or for the store itself, not for both and not for neither', async (t) => {
    const {store, output} = workplace(t, smallStore());
    await assert.rejects(finish(compact({...base, store})), raises(conditions.usage));
    await assert.rejects(finish(compact({...base, store, output, inPlace: true})), raises(conditions.usage));
    assert.equal((await finish(compact({...base, store, dryRun: true}))).report.output, null);
  });
});

async function sealIt(store: string): Promise<void> {
  const identity = {device: 0n, inode: 0n, modifiedNs: 0n, sealedAtMs: 0};
  writeSeal(await makeSeal(new MemoryDevice(store, readFileSync(store)), identity), sealPathOf(store), store);
}

/** As `leavesUnchanged`, for work that makes one file. */
async function leavesUnchangedBut<T>(store: string, output: string, work: () => Promise<T>): Promise<T> {
  const before = readFileSync(store);
  const result = await work();
  assert.ok(readFileSync(store).equals(before));
  assert.deepEqual(readdirSync(path.dirname(store)).sort(), [path.basename(output), path.basename(store)].sort());
  return result;
}
