import assert from 'node:assert/strict';
import {test} from 'node:test';
import {BlobTranscoder, NonFiniteError, writeValue} from '../../../../src/engine/format/json/canonical-json.js';
import {JsonBytes} from '../../../../src/engine/format/json/json-bytes.js';
import {
  BlobError,
  decodeProperties,
  type PropertyValue,
  ValueWriter,
} from '../../../../src/engine/format/values/property-value.js';
import {ValueChecker} from '../../../../src/engine/format/values/value-check.js';
import {type SeededRandom, seededRandom} from '../../../support/random.js';

/** What a walker says of a blob: its result, or the reason it refuses. */
function verdict(walk: () => string): string {
  try {
    return walk();
  } catch (error) {
    if (error instanceof BlobError) return `refused: ${error.message}`;
    throw error;
  }
}

function decoded(blob: Uint8Array): string {
  const out = new JsonBytes(64);
  writeValue(out, decodeProperties(blob), 0, 'text');
  return Buffer.from(out.content()).toString();
}

function transcoded(blob: Uint8Array): string {
  const out = new JsonBytes(64);
  new BlobTranscoder(out, 'text').properties(blob, 0, blob.length, 0, []);
  return Buffer.from(out.content()).toString();
}

function randomValue(random: SeededRandom, depth: number): PropertyValue {
  const kind = random.below(depth > 3 ? 6 : 8);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return BigInt(random.below(2_000_000) - 1_000_000) * 9_007_199_254n;
  if (kind === 3) return (random.below(2000) - 1000) / 7;
  if (kind <= 5) return random.pick(['', 'plain', 'zażółć', '\u{1f600}"\\\n', '\uffff']);
  const count = random.below(5);
  if (kind === 6) return Array.from({length: count}, () => randomValue(random, depth + 1));
  return new Map(Array.from({length: count}, (_, i) => [`k${random.below(10)}${i}`, randomValue(random, depth + 1)]));
}

test('decoding, checking and transcoding agree on every blob, whole or damaged', (t) => {
  const random = seededRandom(t);
  const writer = new ValueWriter();
  for (let round = 0; round < 4000; round++) {
    const properties = new Map([
      ['a', randomValue(random, 0)],
      ['b', randomValue(random, 0)],
      ['zz', randomValue(random, 0)],
    ]);
    const blob = new Uint8Array(writer.encode(properties));
    assert.equal(transcoded(blob), decoded(blob));
    for (let hits = random.below(4); hits > 0; hits--) blob[random.below(blob.length)] = random.below(256);
    const byDecoder = verdict(() => decoded(blob));
    assert.equal(
      verdict(() => transcoded(blob)),
      byDecoder,
      Buffer.from(blob).toString('hex'),
    );
    const byChecker = verdict(() => String(new ValueChecker().properties(blob, 0, blob.length)));
    // The checker also refuses whole entries that the count leaves out; the others stop before them.
    if (!byChecker.startsWith('refused: props: more properties follow')) {
      assert.equal(
        byChecker.startsWith('refused') ? byChecker : 'read',
        byDecoder.startsWith('refused') ? byDecoder : 'read',
      );
    }
  }
});

test('a float that JSON cannot say is refused by name, or written as a string when asked', () => {
  const blob = new ValueWriter().encode(new Map([['a', Number.NaN]]));
  const out = new JsonBytes(64);
  assert.throws(() => new BlobTranscoder(out).properties(blob, 0, blob.length, 0, []), NonFiniteError);
  assert.equal(transcoded(blob), '{\n  "a": "NaN"\n}');
});
