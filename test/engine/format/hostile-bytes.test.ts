import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {BlobTranscoder} from '../../../src/engine/format/json/canonical-json.js';
import {JsonBytes} from '../../../src/engine/format/json/json-bytes.js';
import {maxReadDepth} from '../../../src/engine/format/records/constants.js';
import {
  BlobError,
  decodeNodeLabels,
  decodeProperties,
  type PropertyValue,
  ValueWriter,
} from '../../../src/engine/format/values/property-value.js';
import {ValueChecker} from '../../../src/engine/format/values/value-check.js';
import {type SeededRandom, seededRandom} from '../../support/random.js';
import {randomMap} from '../../support/random-value.js';

/** The words of a refusal, or what came out. Every other error fails the test. */
function verdict<T>(work: () => T): {refusal: string; result: undefined} | {refusal: undefined; result: T} {
  try {
    return {refusal: undefined, result: work()};
  } catch (error) {
    if (!(error instanceof BlobError)) throw error;
    return {refusal: error.message, result: undefined};
  }
}

/** Bytes of a blob after what a bad disk or a bad program does to it. */
function mutated(random: SeededRandom, blob: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(blob);
  for (let i = 1 + random.below(3); i > 0; i--) {
    const at = random.below(bytes.length);
    switch (random.below(4)) {
      case 0:
        bytes[at] ^= 1 << random.below(8);
        break;
      case 1:
        bytes[at] = random.pick([0, 1, 4, 5, 6, 7, 0x7f, 0x80, 0xc0, 0xed, 0xff]);
        break;
      case 2:
        bytes.set(Uint8Array.from([0xff, 0xff, 0xff, random.pick([0, 0x7f, 0xff])]).subarray(0, bytes.length - at), at);
        break;
      default:
        bytes.copyWithin(at, random.below(bytes.length));
    }
  }
  return random.chance(0.3) ? bytes.subarray(0, 1 + random.below(bytes.length)) : bytes;
}

function countValues(value: PropertyValue): number {
  if (value instanceof Map) return 1 + [...value.values()].reduce((sum: number, item) => sum + countValues(item), 0);
  return Array.isArray(value) ? 1 + value.reduce((sum: number, item) => sum + countValues(item), 0) : 1;
}

function transcode(blob: Uint8Array): string {
  const out = new JsonBytes(64);
  new BlobTranscoder(out, 'text').properties(blob, 0, blob.length, 0, []);
  return Buffer.from(out.content()).toString();
}

describe('damaged property bytes', () => {
  it('are refused or read, never more than they can hold, and the same by all that read them', (t) => {
    const random = seededRandom(t);
    const writer = new ValueWriter();
    const checker = new ValueChecker();
    let refused = 0;
    for (let i = 0; i < 5000; i++) {
      const blob = mutated(random, writer.encode(randomMap(random, 4)));
      const decoded = verdict(() => decodeProperties(blob));
      if (decoded.result) assert.ok(countValues(decoded.result) <= blob.length);
      else refused++;
      const checked = verdict(() => checker.properties(blob, 0, blob.length));
      const shown = verdict(() => transcode(blob));
      const what = Buffer.from(blob).toString('hex');
      // Entries that the count leaves out are read over by the others, as the Python package does.
      const uncounted = decoded.refusal === undefined && checked.refusal?.startsWith('props: more properties follow');
      if (!uncounted) assert.equal(checked.refusal, decoded.refusal, what);
      assert.equal(shown.refusal, decoded.refusal, what);
      if (decoded.result) JSON.parse(shown.result ?? '');
    }
    assert.ok(refused > 1000, `${refused} were refused`);
  });

  it('of any kind do not make labels out of nothing', (t) => {
    const random = seededRandom(t);
    const writer = new ValueWriter();
    for (let i = 0; i < 2000; i++) {
      const blob = mutated(random, writer.encode(['label', 'é', '']));
      const decoded = verdict(() => decodeNodeLabels(blob));
      const shown = verdict(() => {
        const out = new JsonBytes(64);
        new BlobTranscoder(out).nodeLabels(blob, 0, blob.length, 0);
        return JSON.parse(Buffer.from(out.content()).toString());
      });
      assert.equal(shown.refusal === undefined, decoded.refusal === undefined, Buffer.from(blob).toString('hex'));
    }
  });

  const bomb = (count: number, ...bytes: number[]): Uint8Array => {
    const blob = Buffer.alloc(5 + bytes.length);
    blob[0] = bytes[0] === undefined ? 5 : 6;
    blob.writeUInt32LE(count, 1);
    blob.set(bytes, 5);
    return blob;
  };

  it('that promise four thousand million members cost nothing', () => {
    const before = process.memoryUsage();
    for (const blob of [bomb(2 ** 32 - 1), bomb(2 ** 32 - 1, 0, 0, 0, 0, 0), bomb(2 ** 32 - 1, 1, 0, 0, 0)]) {
      assert.throws(() => decodeProperties(blob), BlobError);
      assert.throws(() => transcode(blob), BlobError);
      assert.throws(() => new ValueChecker().properties(blob, 0, blob.length), BlobError);
    }
    const after = process.memoryUsage();
    assert.ok(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers < 20e6);
  });

  it('that nest too deeply are refused before the stack ends', () => {
    const lists = (levels: number): Uint8Array => {
      const blob = new Uint8Array(10 + levels * 5 + 1);
      blob.set([6, 1, 0, 0, 0, 1, 0, 0, 0, 0x6b]);
      for (let i = 0; i < levels; i++) blob.set([5, 1, 0, 0, 0], 10 + i * 5);
      return blob;
    };
    for (const levels of [maxReadDepth, 100_000, 200_000]) {
      const deep = new BlobError(`prop_codec: nested deeper than ${maxReadDepth} levels`);
      assert.throws(() => decodeProperties(lists(levels)), deep);
      assert.throws(() => transcode(lists(levels)), deep);
      assert.throws(() => new ValueChecker().properties(lists(levels), 0, lists(levels).length), deep);
    }
    assert.equal(decodeProperties(lists(maxReadDepth - 1)).size, 1);
    assert.ok(transcode(lists(maxReadDepth - 1)).endsWith('}'));
  });
});
