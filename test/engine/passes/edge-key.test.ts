import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {toNodeId} from '../../../src/engine/format/records/integers.js';
import {type PropertyMap, ValueWriter} from '../../../src/engine/format/values/property-value.js';
import {EdgeKey} from '../../../src/engine/passes/edge-key.js';
import {equalityText} from '../../../src/engine/peer/merge-equality.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {RecordReader} from '../../../src/engine/storage/reading/record-reader.js';
import {StoreBuilder} from '../../../src/engine/storage/writing/store-builder.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {randomMap, randomValue} from '../../support/random-value.js';

const writer = new ValueWriter();
const blob = (value: Parameters<ValueWriter['encode']>[0]): Uint8Array => Uint8Array.from(writer.encode(value));

/** Lists one in the other. */
function nested(depth: number): Uint8Array {
  const map = Buffer.concat([Buffer.from([6, 1, 0, 0, 0, 1, 0, 0, 0]), Buffer.from('d')]);
  return Buffer.concat([map, ...Array.from({length: depth}, () => Buffer.from([5, 1, 0, 0, 0])), Buffer.from([0])]);
}

/** A map as no known writer writes it: in another order, the first entry twice. */
function untidy(random: SeededRandom, map: PropertyMap): Uint8Array {
  const entries = random.shuffle([...map]);
  const [first] = entries;
  if (first && random.chance(0.5)) entries.unshift([first[0], 'earlier']);
  const count = Buffer.alloc(5, 6);
  count.writeUInt32LE(entries.length, 1);
  const parts = entries.flatMap(([key, value]) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(Buffer.byteLength(key));
    return [size, Buffer.from(key), blob(value)];
  });
  return Buffer.concat([count, ...parts]);
}

/** The keys of edges, in turn; undefined for one that equals none. */
function keysOf(blobs: readonly (readonly [Uint8Array, Uint8Array])[]): (string | undefined)[] {
  const device = new MemoryDevice();
  const builder = new StoreBuilder(device);
  const node = builder.addNode(new Uint8Array(0), new Uint8Array(0));
  for (const [label, properties] of blobs) builder.addEdge(node, node, label, properties);
  builder.finish();
  const reader = new RecordReader(readStore(device, 'edges.liel'), 'edge');
  const key = new EdgeKey();
  return blobs.map(() => {
    assert.ok(reader.next());
    return key.write(reader, 7, 2 ** 40) ? Buffer.from(key.out.content()).toString('latin1') : undefined;
  });
}

function randomBlobs(t: TestContext): {blobs: [Uint8Array, Uint8Array][]; texts: (string | undefined)[]} {
  const random = seededRandom(t);
  const maps = Array.from({length: 60}, () => randomMap(random, 2));
  maps.push(new Map([['z', 0]]), new Map([['z', -0]]), new Map([['l', [-0]]]), new Map([['l', [0]]]), new Map());
  maps.push(new Map([['z', Number.NaN]]), new Map([['l', [randomValue(random, 0), Number.NaN]]]));
  const blobs: [Uint8Array, Uint8Array][] = [];
  const texts: (string | undefined)[] = [];
  for (let i = 0; i < 600; i++) {
    const map = random.pick(maps);
    const label = random.pick(['', 'E', 'é']);
    const labelBlob = label === '' && random.chance(0.5) ? new Uint8Array(0) : blob(label);
    const isTidy = random.chance(0.5);
    blobs.push([labelBlob, isTidy ? (map.size === 0 ? new Uint8Array(0) : blob(map)) : untidy(random, map)]);
    const text = equalityText(map);
    texts.push(text === undefined ? undefined : `${label} ${text}`);
  }
  return {blobs, texts};
}

describe('the key of an edge', () => {
  it('is shared by edges that a merge calls equal, and by no others, however they are stored', (t) => {
    const {blobs, texts} = randomBlobs(t);
    const keys = keysOf(blobs);
    const textOf = new Map<string, string>();
    const keyOf = new Map<string, string>();
    for (const [i, key] of keys.entries()) {
      const text = texts[i];
      assert.equal(key === undefined, text === undefined);
      if (key === undefined || text === undefined) continue;
      assert.equal(textOf.get(key) ?? text, text);
      assert.equal(keyOf.get(text) ?? key, key);
      textOf.set(key, text);
      keyOf.set(text, key);
    }
    assert.ok(textOf.size > 20 && keys.includes(undefined));
  });

  it('is that of values nested deeper than writers write them', () => {
    const [deep, other, same] = keysOf([40, 41, 40].map((depth) => [blob('E'), nested(depth)]));
    assert.ok(deep !== undefined && deep === same && deep !== other);
  });

  it('has both ends, in their order', () => {
    const device = new MemoryDevice();
    const builder = new StoreBuilder(device);
    builder.addNode(new Uint8Array(0), new Uint8Array(0));
    builder.addEdge(toNodeId(1), toNodeId(1), blob('E'), new Uint8Array(0));
    builder.finish();
    const reader = new RecordReader(readStore(device, 'edges.liel'), 'edge');
    assert.ok(reader.next());
    const key = new EdgeKey();
    const ends = [
      [1, 2],
      [2, 1],
      [1, 2 ** 32 + 2],
      [2 ** 32 + 1, 2],
    ] as const;
    const keys = ends.map(([from, to]) => {
      assert.ok(key.write(reader, from, to));
      return Buffer.from(key.out.content()).toString('hex');
    });
    assert.equal(new Set(keys).size, ends.length);
  });
});
