import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {Fault} from '../../../src/engine/faults/fault.js';
import {dataStart, pageSize, walStart} from '../../../src/engine/format/records/constants.js';
import {behind, pageOf, slotOffset} from '../../../src/engine/format/records/geometry.js';
import {toFileOffset} from '../../../src/engine/format/records/integers.js';
import {edgeSlot, nodeSlot} from '../../../src/engine/format/records/layouts.js';
import {recordKinds} from '../../../src/engine/format/records/record-kind.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {compareRecords, type Salvaged, salvageBytes} from '../../support/salvaged.js';
import {randomStore} from '../../support/sample-store.js';
import {quickDirectory} from '../../support/temp-directory.js';

let directory = '';
before(() => {
  directory = quickDirectory();
});
after(() => rmSync(directory, {recursive: true}));

/** Every live record with the pages that hold its slot and its blobs. */
function pagesOfRecords(healthy: Uint8Array, records: Salvaged['records']): Map<string, Set<number>> {
  const {chains} = readStore(new MemoryDevice('healthy', healthy), 'healthy');
  const pages = new Map<string, Set<number>>();
  for (const name of records.keys()) {
    const [kind, id] = name.split(' ') as ['node' | 'edge', string];
    const {geometry} = recordKinds[kind];
    const at = slotOffset(geometry, chains[kind].extents, Number(id))!;
    const slot = (kind === 'node' ? nodeSlot : edgeSlot).decode(healthy, at);
    const touched = new Set([pageOf(at), pageOf(behind(at, geometry.slotSize - 1))]);
    for (const [start, length] of [
      [slot.labelOffset, slot.labelLength],
      [slot.propOffset, slot.propLength],
    ] as const) {
      const offset = toFileOffset(Number(start));
      for (let page = pageOf(offset); length > 0 && page <= pageOf(behind(offset, length - 1)); page++)
        touched.add(page);
    }
    pages.set(name, touched);
  }
  return pages;
}

/** What is damaged: the bytes, and the pages that are no longer what they were. */
interface Damage {
  readonly bytes: Uint8Array;
  readonly pages: ReadonlySet<number>;
}

/** Zeros pages and sectors, cuts the file, puts noise into header, index and slot pages, wipes old page images. */
function damage(random: SeededRandom, healthy: Uint8Array): Damage {
  let bytes = Buffer.from(healthy);
  const pages = new Set<number>();
  const {chains} = readStore(new MemoryDevice('healthy', healthy), 'healthy');
  const used = Array.from({length: (healthy.length - dataStart) / pageSize}, (_, i) => dataStart / pageSize + i).filter(
    (page) => healthy.subarray(page * pageSize, (page + 1) * pageSize).some((byte) => byte !== 0),
  );
  const isText = (page: number): boolean =>
    chains.prop.extents.some((start) => page * pageSize >= start && page * pageSize < start + 2 ** 20);
  if (random.chance(0.7)) bytes.fill(0, walStart, dataStart);
  if (random.chance(0.5)) noise(random, bytes, 0);
  for (const {indexPages} of Object.values(chains)) {
    for (const offset of indexPages) if (random.chance(0.4)) noise(random, bytes, offset);
  }
  for (let i = random.below(4); i > 0; i--) {
    const page = random.pick(used);
    // Noise in a text or number is beyond notice.
    const sector = page * pageSize + random.below(8) * 512;
    if (!isText(page) && random.chance(0.5)) noise(random, bytes, page * pageSize);
    else if (random.chance(0.5)) bytes.fill(0, sector, sector + 512);
    else bytes.fill(0, page * pageSize, (page + 1) * pageSize);
    pages.add(page);
  }
  if (random.chance(0.3)) {
    const size = random.below(bytes.length);
    for (let page = Math.floor(size / pageSize); page <= bytes.length / pageSize; page++) pages.add(page);
    bytes = bytes.subarray(0, size);
  }
  return {bytes, pages};
}

function noise(random: SeededRandom, bytes: Buffer, offset: number): void {
  for (let i = offset; i < offset + pageSize; i++) bytes[i] = random.below(256);
}

test('records on pages that nobody touched come back as they were, and no other is called recovered', async (t) => {
  const random = seededRandom(t);
  let recovered = 0;
  for (let round = 0; round < 25; round++) {
    const healthy = randomStore(random, 50 + random.below(400)).closed;
    const {records} = await salvageBytes(healthy, directory);
    const places = pagesOfRecords(healthy, records);
    const {bytes, pages} = damage(random, healthy);
    let salvaged: Salvaged | undefined;
    try {
      salvaged = await salvageBytes(bytes, directory);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      assert.equal(error.condition.code, 'L4010');
    }
    for (const [name, touched] of places) {
      if ([...touched].some((page) => pages.has(page))) continue;
      recovered++;
      assert.equal(salvaged?.records.get(name)?.text, records.get(name)?.text, `round ${round}: ${name}`);
    }
    if (salvaged) assert.deepEqual(compareRecords(salvaged, records).wrong, [], `round ${round}`);
  }
  t.diagnostic(`${recovered} untouched records came back`);
});

test('any bytes are salvaged, or refused by name', async (t) => {
  const random = seededRandom(t);
  for (let round = 0; round < 25; round++) {
    const bytes = Buffer.from(randomStore(random, 60).walLive);
    for (let flips = 2 ** random.below(12); flips > 0; flips--) {
      const page = random.pick([0, 1, 2, 1025, 1026, 1281, 1282, 1283, 1538, 1539, 1540, 1795]);
      const at = page * pageSize + random.below(random.chance(0.5) ? 128 : pageSize);
      if (at < bytes.length) bytes[at] = random.chance(0.3) ? 255 : random.below(256);
    }
    try {
      await salvageBytes(bytes, directory);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      assert.equal(error.condition.code, 'L4010', error.message);
    }
  }
});
