import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {Fault} from '../../src/engine/faults/fault.js';
import {dataStart, pageSize, walStart} from '../../src/engine/format/records/constants.js';
import {toFileOffset} from '../../src/engine/format/records/integers.js';
import {fileHeader} from '../../src/engine/format/records/layouts.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {crc32} from '../../src/engine/storage/crc32.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {putHeader, type StoreHeader} from '../../src/engine/storage/reading/store-header.js';
import {FaultyDevice} from '../support/faulty-device.js';
import {contentOf} from '../support/graph-content.js';
import {readByPeer} from '../support/history.js';
import {needsPeer} from '../support/peer.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** A commit that was cut short after the header announced its WAL: an update, so that the old header fits the new pages. */
function interruptedCommit() {
  const device = new MemoryDevice('x.liel');
  const graph = Graph.over(device);
  for (const name of ['Ada', 'Bob']) graph.addNode(['P'], new Map([['name', name]]));
  graph.addEdge(1, 'KNOWS', 2);
  graph.commit();
  const before = new Uint8Array(device.content());
  const old = contentOf(graph);
  const oldHeader = readStore(device, 'x').header;
  graph.updateNode(1, new Map([['name', 'Eve']]));
  const next = contentOf(graph);
  const faulty = new FaultyDevice(device);
  const again = Graph.over(faulty);
  again.updateNode(1, new Map([['name', 'Eve']]));
  faulty.failAt(5, 'io');
  assert.ok(again.commit().unsettled);
  const {wal, header} = readStore(device, 'x');
  const entries = wal.entries.map(
    ({offset, length}) => new Uint8Array(device.content().subarray(offset, offset + length)),
  );
  return {before, old, next, oldHeader, newHeader: header, entries};
}

type Crash = ReturnType<typeof interruptedCommit>;

/** The old pages with a WAL of these entries, announced by a header. */
function storeWith(
  crash: Crash,
  header: StoreHeader,
  entries: readonly Uint8Array[],
  change: Partial<StoreHeader> = {},
) {
  const image = new MemoryDevice('image', crash.before);
  const walOffset = change.walOffset ?? walStart;
  image.write(new Uint8Array(dataStart - walStart), walStart);
  const wal = Buffer.concat(entries);
  image.write(wal, walOffset);
  const page = new Uint8Array(pageSize);
  putHeader({...header, walLength: wal.length, ...change}, page);
  image.write(page, 0);
  return image.content();
}

/** A copy of an entry with some bytes changed and its CRC right again. */
function forged(entry: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = new Uint8Array(entry);
  const view = new DataView(copy.buffer);
  change(view);
  view.setUint32(copy.length - 4, crc32(copy.subarray(0, -4)), true);
  return copy;
}

function broken(entry: Uint8Array, at: number): Uint8Array {
  const copy = new Uint8Array(entry);
  copy[at] ^= 1;
  return copy;
}

type Verdict = 'old' | 'new' | 'refused';
/** The peer writes forged targets verbatim, and then finds one thing or another. */
type PeerVerdict = Verdict | 'anything';
type Build = (crash: Crash) => Uint8Array;

const images = ({entries}: Crash): Uint8Array[] => entries.slice(0, -1);
const commitEntry = ({entries}: Crash): Uint8Array => entries.at(-1)!;
const withOld =
  (entries: (crash: Crash) => Uint8Array[]): Build =>
  (crash) =>
    storeWith(crash, crash.oldHeader, entries(crash));
const withNew =
  (entries: (crash: Crash) => Uint8Array[], change: Partial<StoreHeader> = {}): Build =>
  (crash) =>
    storeWith(crash, crash.newHeader, entries(crash), change);
const retargeted = (target: bigint): Build =>
  withNew((crash) => [
    forged(crash.entries[0], (view) => view.setBigUint64(5, target, true)),
    ...images(crash).slice(1),
    commitEntry(crash),
  ]);

/** What this engine and the peer make of each WAL; `refused` leaves the file as it was. */
const cases: [name: string, build: Build, ours: Verdict, peer: PeerVerdict][] = [
  ['images and commit', withNew(({entries}) => entries), 'new', 'new'],
  ['images without commit', withOld(images), 'old', 'old'],
  ['a torn image', withOld((crash) => [broken(crash.entries[0], 2000), ...crash.entries.slice(1)]), 'old', 'old'],
  ['a torn commit entry', withOld((crash) => [...images(crash), broken(commitEntry(crash), 18)]), 'old', 'old'],
  ['an entry of length 10', withOld((crash) => [Uint8Array.of(10, 0, 0, 0), ...crash.entries]), 'old', 'old'],
  [
    'an entry four times too long',
    withOld((crash) => [Uint8Array.of(0x54, 0x40, 0, 0), ...crash.entries]),
    'old',
    'old',
  ],
  ['an image cut in its middle', withOld((crash) => [crash.entries[0].subarray(0, 2000)]), 'old', 'old'],
  ['zeros', withOld(() => [new Uint8Array(8255)]), 'old', 'old'],
  ['garbage behind the commit', withNew((crash) => [...crash.entries, new Uint8Array(77).fill(0xee)]), 'new', 'new'],
  ['a WAL offset of 5000', withNew(({entries}) => entries, {walOffset: toFileOffset(5000)}), 'new', 'new'],
  [
    'one page twice, the later image wins',
    withNew((crash) => [forged(crash.entries[0], (view) => view.setUint8(17, 9)), ...crash.entries]),
    'new',
    'new',
  ],
  ['commit before images', withNew((crash) => [commitEntry(crash), ...images(crash)]), 'refused', 'new'],
  ['an image behind the commit', withNew((crash) => [...crash.entries, crash.entries[0]]), 'refused', 'new'],
  [
    'an unknown operation',
    withNew((crash) => [forged(commitEntry(crash), (view) => view.setUint8(4, 3)), ...crash.entries]),
    'refused',
    'new',
  ],
  [
    'data length 4095',
    withNew((crash) => [forged(crash.entries[0], (view) => view.setUint32(13, 4095, true)), ...crash.entries.slice(1)]),
    'refused',
    'refused',
  ],
  ['a target at page 0', retargeted(0n), 'refused', 'anything'],
  ['an unaligned target', retargeted(4_198_401n), 'refused', 'anything'],
  ['a target in no extent', retargeted(2n ** 26n), 'refused', 'anything'],
  ['a target of 2^63', retargeted(2n ** 63n), 'refused', 'refused'],
  ['a length past the end of the file', withNew(({entries}) => entries, {walLength: 2 ** 30}), 'refused', 'refused'],
];

function verdictOf(content: string, {old, next}: Crash): Verdict {
  if (content.startsWith('refused')) return 'refused';
  if (content === next) return 'new';
  return content === old ? 'old' : assert.fail(content);
}

describe('a WAL as a crash or a forger leaves it', needsPeer, () => {
  it('is read as the peer reads it, unless that would apply what no writer makes', async (t) => {
    const directory = temporaryDirectory(t);
    const crash = interruptedCommit();
    const stores = cases.map((_, i) => path.join(directory, `peer-${i}.liel`));
    for (const [i, [, build]] of cases.entries()) writeFileSync(stores[i], build(crash));
    const found = readByPeer(stores);
    for (const [i, [name, build, ours, peer]] of cases.entries()) {
      await t.test(name, async () => {
        if (peer !== 'anything') assert.equal(verdictOf(found[i], crash), peer, found[i]);
        const store = path.join(directory, `ours-${i}.liel`);
        const bytes = Buffer.from(build(crash));
        writeFileSync(store, bytes);
        if (ours === 'refused') {
          await assert.rejects(
            Graph.open(store),
            (error) => error instanceof Fault && error.condition.code.startsWith('L300'),
          );
          assert.ok(readFileSync(store).equals(bytes));
          return;
        }
        const graph = await Graph.open(store);
        assert.equal(contentOf(graph), crash[ours === 'old' ? 'old' : 'next']);
        await graph.close();
        assert.equal(fileHeader.decode(readFileSync(store)).walLength, 0n);
      });
    }
  });

  it('is named a lost commit where the peer opens neither the old state nor the new', async (t) => {
    const store = path.join(temporaryDirectory(t), 'x.liel');
    const crash = interruptedCommit();
    const device = new MemoryDevice('x', crash.before);
    const faulty = new FaultyDevice(device);
    const graph = Graph.over(faulty);
    for (let i = 0; i < 16_130; i++) graph.addNode();
    faulty.failAt(5, 'io');
    assert.ok(graph.commit().unsettled);
    const lost = Buffer.from(crash.before);
    lost.set(device.content().subarray(0, pageSize));
    lost.fill(0, walStart, dataStart);
    writeFileSync(store, lost);
    await assert.rejects(
      Graph.open(store),
      (error) => error instanceof Fault && error.condition.code === conditions.lostCommit.code,
    );
    assert.ok(readFileSync(store).equals(lost));
    const [found] = readByPeer([store]);
    assert.notEqual(found, crash.old);
  });
});
