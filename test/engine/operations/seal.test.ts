import assert from 'node:assert/strict';
import {chmodSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {compareSeal, type SealComparison} from '../../../src/engine/evidence/seal/compare-seal.js';
import {makeSeal, readSeal, sealPathOf, writeSeal} from '../../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {isFault} from '../../../src/engine/faults/fault.js';
import {dataStart, pageSize, walStart} from '../../../src/engine/format/records/constants.js';
import {behind} from '../../../src/engine/format/records/geometry.js';
import {encodeSeal, type Seal, sealHead} from '../../../src/engine/format/seal.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {blake3Pages} from '../../../src/engine/storage/checksum.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {encodeWal} from '../../../src/engine/storage/reading/wal.js';
import {corrupt} from '../../support/corrupt.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {interrupted, properties, randomStore, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const identity = {device: 1n, inode: 2n, modifiedNs: 3n, sealedAtMs: 4};
const sealOf = (store: Uint8Array): Promise<Seal> => makeSeal(new MemoryDevice('store.liel', store), identity);
const compare = async (store: Uint8Array, seal: Seal): Promise<SealComparison> =>
  compareSeal(new MemoryDevice('store.liel', store), seal);

/** The store after more commits. */
function afterCommits(store: Uint8Array, ...changes: ((graph: Graph) => void)[]): Uint8Array {
  const device = new MemoryDevice('store.liel', store);
  for (const change of changes) {
    const graph = Graph.over(device);
    change(graph);
    graph.commit();
  }
  return new Uint8Array(device.content());
}

describe('a seal', () => {
  it('comes back from its file as it was, under one percent of the store, with the mode of the store', async (t) => {
    const store = path.join(temporaryDirectory(t), 'store.liel');
    writeFileSync(store, smallStore());
    chmodSync(store, 0o600);
    const seal = await sealOf(smallStore());
    writeSeal(seal, sealPathOf(store), store);
    assert.deepEqual(encodeSeal(await readSeal(sealPathOf(store))), encodeSeal(seal));
    assert.ok(statSync(sealPathOf(store)).size < statSync(store).size / 100);
    assert.equal(statSync(sealPathOf(store)).mode & 0o777, 0o600);
  });

  it('is refused when any bit of it changed, when it was cut or extended, and when it is another file', async (t) => {
    const file = path.join(temporaryDirectory(t), 'store.liel.seal');
    writeSeal(await sealOf(smallStore()), file, file);
    const whole = readFileSync(file);
    const random = seededRandom(t);
    const places = [...Array(sealHead.size).keys(), ...Array.from({length: 200}, () => random.below(whole.length))];
    for (const at of places) {
      const changed = Buffer.from(whole);
      changed[at] ^= 1 << random.below(8);
      writeFileSync(file, changed);
      const isVersion = at >= sealHead.at.major && at < sealHead.at.pageSize;
      const expected = isVersion ? [conditions.sealDamaged, conditions.sealNewer] : [conditions.sealDamaged];
      await assert.rejects(readSeal(file), (error) => isFault(error, ...expected), `byte ${at}`);
    }
    for (const other of [whole.subarray(0, 100), whole.subarray(0, -1), Buffer.concat([whole, whole]), smallStore()]) {
      writeFileSync(file, other);
      await assert.rejects(readSeal(file), raises(conditions.sealDamaged));
    }
  });
});

describe('the head of a seal', () => {
  it('is refused with a page size that nobody knows, and told by a newer version, though its digest is right', async (t) => {
    const file = path.join(temporaryDirectory(t), 'store.liel.seal');
    const whole = encodeSeal(await sealOf(smallStore()));
    const hash = await blake3Pages();
    for (const name of ['major', 'minor', 'pageSize'] as const) {
      const other = Uint8Array.from(whole);
      other[sealHead.at[name] + 1] ^= 0x30;
      other.set(hash(other.subarray(0, sealHead.at.digest)), sealHead.at.digest);
      writeFileSync(file, other);
      const expected = name === 'pageSize' ? conditions.sealDamaged : conditions.sealNewer;
      await assert.rejects(readSeal(file), raises(expected), name);
    }
  });
});

describe('a store beside its seal', () => {
  it('is the same as long as no byte changed, its WAL live or not', async (t) => {
    const {closed, walLive} = randomStore(seededRandom(t), 120);
    for (const store of [smallStore(), closed, walLive]) {
      assert.equal((await compare(store, await sealOf(store))).verdict, 'same');
    }
  });

  it('is damaged when one bit changed, wherever it lies, and the page is named', async (t) => {
    const random = seededRandom(t);
    const {closed, walLive} = randomStore(random, 120);
    for (const store of [closed, walLive]) {
      const seal = await sealOf(store);
      const places = [...Array(60).keys()].map((i) => (i < 40 ? random.below(140) : random.below(store.length)));
      for (const at of [...places, 4096, 4100, 8192, 8193, 8213, 8234, 12_400]) {
        const changed = Uint8Array.from(store);
        changed[at] ^= 1 << random.below(8);
        const {verdict, pages} = await compare(changed, seal);
        assert.deepEqual({verdict, pages}, {verdict: 'damaged', pages: [Math.floor(at / pageSize)]}, `byte ${at}`);
      }
    }
  });

  it('is damaged when it was cut or extended', async () => {
    const seal = await sealOf(smallStore());
    const pages = smallStore().length / pageSize;
    const cut = await compare(
      corrupt(smallStore())
        .truncate((pages - 2) * pageSize)
        .bytes(),
      seal,
    );
    assert.deepEqual([cut.verdict, cut.pages], ['damaged', [pages - 2, pages - 1]]);
    const longer = await compare(
      corrupt(smallStore())
        .truncate(pages * pageSize + 1)
        .bytes(),
      seal,
    );
    assert.deepEqual([longer.verdict, longer.pages], ['damaged', [pages]]);
  });

  it('has moved on after commits, recovered or left in the WAL', async () => {
    const add = (graph: Graph): void => void graph.addNode(['late'], properties({at: 1n}));
    const remove = (id: number) => (graph: Graph) => graph.deleteNode(id);
    const edgeLast = (graph: Graph): void => graph.updateEdge(1, properties({weight: 1}));
    const empty = afterCommits(
      smallStore((graph) => graph.addNode()),
      edgeLast,
    );
    const touch = (graph: Graph): void => graph.updateNode(6, properties({}));
    const live = interrupted(smallStore(), add);
    for (const [before, after] of [
      [smallStore(), afterCommits(smallStore(), add)],
      [smallStore(), afterCommits(smallStore(), remove(1), add, remove(2))],
      [smallStore(), live],
      [live, afterCommits(live, () => {})],
      [live, afterCommits(live, remove(3))],
      [empty, afterCommits(empty, touch)],
    ]) {
      assert.equal((await compare(after, await sealOf(before))).verdict, 'moved on');
    }
  });

  it('has moved on after a commit that left the header as it was and began like the one before', async () => {
    const pages = [behind(dataStart, pageSize), behind(dataStart, 2 * pageSize)];
    const committed = (change: number): Uint8Array => {
      const store = smallStore();
      store[pages[1] + 100] ^= change;
      const images = pages.map((at) => [at, store.slice(at, at + pageSize)] as const);
      store.set(encodeWal(images, images.length), walStart);
      return store;
    };
    const seal = await sealOf(committed(0));
    const after = committed(1);
    assert.deepEqual((await compare(after, seal)).pages, [2, 3, pages[1] / pageSize]);
    assert.equal((await compare(after, seal)).verdict, 'moved on');
    for (const at of [8192, 12_287, 12_288, 12_350, 12_351, 16_383]) {
      const damaged = committed(0);
      damaged[at] ^= 1;
      assert.equal((await compare(damaged, seal)).verdict, 'damaged', `byte ${at}`);
    }
  });

  it('is damaged when its header was changed to a valid one that no commit writes', async () => {
    const seal = await sealOf(smallStore());
    for (const [field, value] of [
      ['nodeCount', 3],
      ['nodeCount', 5],
      ['edgeCount', 3],
      ['nextNodeId', 7],
      ['nextEdgeId', 5],
      ['nextPropOffset', dataStart],
      ['edgeIndexHead', dataStart],
      ['walLength', 4138],
    ] as const) {
      const {verdict, pages} = await compare(corrupt(smallStore()).header(field, value).bytes(), seal);
      assert.deepEqual([verdict, pages], ['damaged', [0]], field);
    }
  });

  it('is damaged when a counter grew faster than its ids, though there was a commit as well', async () => {
    const seal = await sealOf(smallStore());
    const later = afterCommits(smallStore(), (graph) => graph.addNode(['late']));
    assert.equal((await compare(later, seal)).verdict, 'moved on');
    for (const [field, value] of [
      ['nodeCount', 6],
      ['edgeCount', 5],
    ] as const) {
      const {verdict, isReplaced, reason} = await compare(corrupt(later).header(field, value).bytes(), seal);
      assert.deepEqual([verdict, isReplaced], ['damaged', true], reason);
    }
  });
});
