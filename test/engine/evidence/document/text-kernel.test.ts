import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {textKernelFile, textKernelModule} from '../../../../scripts/make-text-kernel.js';
import {RecordPrinter} from '../../../../src/engine/evidence/document/record-printer.js';
import {giveBackKernel, takeKernel} from '../../../../src/engine/evidence/document/text-kernel.js';
import {JsonBytes} from '../../../../src/engine/format/json/json-bytes.js';
import {nodeGeometry, type RecordKind} from '../../../../src/engine/format/records/geometry.js';
import {recordKinds} from '../../../../src/engine/format/records/record-kind.js';
import {type PropertyValue, ValueWriter} from '../../../../src/engine/format/values/property-value.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {BlobReader} from '../../../../src/engine/storage/reading/blob-reader.js';
import {readStore, type StoreSnapshot} from '../../../../src/engine/storage/reading/open-store.js';
import {slotPages} from '../../../../src/engine/storage/reading/slot-scan.js';
import {StoreBuilder} from '../../../../src/engine/storage/writing/store-builder.js';
import {type SeededRandom, seededRandom} from '../../../support/random.js';
import {randomValue} from '../../../support/random-value.js';

const writer = new ValueWriter();
const encode = (value: PropertyValue): Buffer => Buffer.from(writer.encode(value));

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const rawText = (bytes: Buffer): Buffer => Buffer.concat([u32(bytes.length), bytes]);

const letters = ['a', 'b', '"', '\\', '\n', '\u0000', '\u001f', '\u007f', 'é', '€', '😀', '\ud7ff', '\ue000', '\uffff'];

function text(random: SeededRandom): string {
  const length = random.chance(0.03) ? random.below(20_000) : random.below(40);
  const isPlain = random.chance(0.5);
  return Array.from({length}, () => (isPlain ? 'xyz0'[random.below(4)] : random.pick(letters))).join('');
}

/** A set of properties, most of them in order, as all writers store them. */
function properties(random: SeededRandom): Buffer {
  const names = ['name', 'weight', 'id', 'labels', 'label', 'from_node', 'to_node', 'é'];
  const keys = Array.from({length: random.below(5)}, () => (random.chance(0.9) ? text(random) : random.pick(names)));
  const entries = keys.map((key) =>
    Buffer.concat([
      rawText(Buffer.from(key)),
      encode(randomValue(random, random.below(random.chance(0.1) ? 14 : 3), random.chance(0.05))),
    ]),
  );
  if (random.chance(0.9)) entries.sort((a, b) => Buffer.compare(a.subarray(4), b.subarray(4)));
  return entries.length === 0 && random.chance(0.5)
    ? Buffer.alloc(0)
    : Buffer.concat([Buffer.from([6]), u32(entries.length), ...entries]);
}

/** The same, here and there with a byte that is another, cut, or longer. */
function perhapsDamaged(random: SeededRandom, blob: Buffer): Buffer {
  if (random.chance(0.9) || blob.length === 0) return blob;
  const damaged = Buffer.from(blob);
  if (random.chance(0.6)) damaged[random.below(blob.length)] = random.below(256);
  else return random.chance(0.5) ? damaged.subarray(0, random.below(blob.length)) : Buffer.concat([damaged, u32(7)]);
  return damaged;
}

/** A store of one node and one edge, and what lies ahead of their blobs so that they come to lie anywhere in a block. */
function storeOf(random: SeededRandom): StoreSnapshot {
  const device = new MemoryDevice('random.liel');
  const builder = new StoreBuilder(device);
  const count = random.below(4);
  const labels = encode(Array.from({length: count}, () => text(random)));
  const padding = encode(new Map([['p', 'x'.repeat(random.below(140_000))]]));
  const node = builder.addNode(perhapsDamaged(random, labels), perhapsDamaged(random, properties(random)));
  builder.addNode(encode([]), padding);
  const label = perhapsDamaged(random, encode(text(random)));
  for (let i = 0; i < 3; i++) builder.addEdge(node, node, label, perhapsDamaged(random, properties(random)));
  builder.finish();
  return readStore(device);
}

type Kernel = 'with the kernel' | 'without';

/** The text of the records of one kind, what is known of them then, or why there is none. */
function printed(snapshot: StoreSnapshot, kind: RecordKind, how: Kernel): unknown {
  const {bytes, chains, store} = snapshot;
  const kernel = how === 'without' ? undefined : takeKernel(bytes);
  const out = new JsonBytes(1024);
  const printer = new RecordPrinter(new BlobReader(bytes), out, store, {kind: 'export', nonFinite: 'refuse'}, kernel);
  try {
    const {geometry} = recordKinds[kind];
    for (const page of slotPages(bytes, geometry, chains[kind].extents, 0, printer.window)) printer.page(kind, page);
    return [Buffer.from(out.content()).toString('latin1'), printer.shadowed, printer.deepest];
  } catch (error) {
    return String(error);
  } finally {
    giveBackKernel(kernel);
  }
}

describe('the kernel for the text of records', () => {
  it('writes what JavaScript writes, and leaves it what it does not know, whatever the bytes are', (t) => {
    const random = seededRandom(t);
    let refused = 0;
    for (let round = 0; round < 600; round++) {
      const snapshot = storeOf(random);
      for (const kind of ['node', 'edge'] as const) {
        const expected = printed(snapshot, kind, 'without');
        assert.deepEqual(printed(snapshot, kind, 'with the kernel'), expected, `round ${round}`);
        if (typeof expected === 'string') refused++;
      }
    }
    assert.ok(refused > 20 && refused < 800, `${refused} were refused`);
  });

  it('writes usual records by itself: this would pass unseen if it left all of them', (t) => {
    const device = new MemoryDevice('usual.liel');
    const builder = new StoreBuilder(device);
    const usual = new Map<string, PropertyValue>([
      ['flags', [true, null, 'a "quoted" word', -5n]],
      ['name', 'Zoë €'],
      ['score', 0.25],
    ]);
    for (let i = 0; i < 200; i++) builder.addNode(encode(['Task', 'File']), encode(usual));
    builder.finish();
    const snapshot = readStore(device);
    const kernel = takeKernel(snapshot.bytes);
    if (!kernel) return t.skip('the machine has no vectors');
    const out = new JsonBytes(1024);
    for (const page of slotPages(
      snapshot.bytes,
      recordKinds.node.geometry,
      snapshot.chains.node.extents,
      0,
      kernel.window,
    ))
      kernel.page('node', page, out, (slot) => assert.fail(`slot ${slot} was left`));
    giveBackKernel(kernel);
    const records = JSON.parse(`[${Buffer.from(out.content()).toString().slice(1)}]`);
    assert.deepEqual(records[199], {
      id: 200,
      labels: ['File', 'Task'],
      properties: {flags: [true, null, 'a "quoted" word', -5], name: 'Zoë €', score: 0.25},
    });
  });

  it('reads each block of a large store, also where it had another one before', () => {
    const device = new MemoryDevice('large.liel');
    const builder = new StoreBuilder(device);
    // The labels and properties of a node are 2 KiB, so that blobs begin at the same places in all blocks.
    for (let i = 0; i < 3000; i++)
      builder.addNode(encode(['Long']), encode(new Map([['text', `${i}`.padEnd(2016, '.')]])));
    builder.finish();
    const snapshot = readStore(device);
    assert.deepEqual(printed(snapshot, 'node', 'with the kernel'), printed(snapshot, 'node', 'without'));
  });

  it('takes for UTF-8 what is UTF-8, and nothing else', () => {
    const device = new MemoryDevice('text.liel');
    const builder = new StoreBuilder(device);
    const map = Buffer.from([6, 1, 0, 0, 0, 1, 0, 0, 0, 0x61, 4]);
    for (let lead = 0x80; lead <= 0xff; lead++) {
      for (const second of [0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0]) {
        for (const length of [1, 2, 3, 4]) {
          const bytes = Buffer.from([lead, second, 0x80, 0xbf].slice(0, length));
          builder.addNode(encode([]), Buffer.concat([map, rawText(bytes)]));
        }
      }
    }
    builder.finish();
    const {bytes, chains, store} = readStore(device);
    const kernel = takeKernel(bytes);
    const texts = [kernel, undefined].map((used) => {
      const out = new JsonBytes(1024);
      const style = {kind: 'export', nonFinite: 'refuse'} as const;
      const printer = new RecordPrinter(new BlobReader(bytes), out, store, style, used);
      const found: string[] = [];
      for (const page of slotPages(bytes, nodeGeometry, chains.node.extents, 0, printer.window)) {
        for (let slot = 0; slot < page.slots; slot++) {
          out.length = 0;
          try {
            printer.page('node', {
              ...page,
              start: page.start + slot * nodeGeometry.slotSize,
              firstId: page.firstId + slot,
              slots: 1,
            });
            found.push(Buffer.from(out.content()).toString('latin1'));
          } catch (error) {
            found.push(String(error));
          }
        }
      }
      return found;
    });
    giveBackKernel(kernel);
    assert.deepEqual(texts[0], texts[1]);
    assert.ok(texts[0]?.some((text) => /not UTF-8|invalid UTF-8/.test(text)));
  });

  it('remembers nothing of the store before', () => {
    const stores = ['one', 'two'].map((name) => {
      const device = new MemoryDevice(`${name}.liel`);
      const builder = new StoreBuilder(device);
      builder.addNode(encode([name]), encode(new Map([['name', name]])));
      builder.finish();
      return readStore(device);
    });
    for (const snapshot of [...stores, ...stores]) {
      assert.deepEqual(printed(snapshot, 'node', 'with the kernel'), printed(snapshot, 'node', 'without'));
    }
  });

  it('is the one that is made: npx tsx scripts/make-text-kernel.ts', async () => {
    assert.ok(readFileSync(textKernelFile, 'utf8') === (await textKernelModule()));
  });
});
