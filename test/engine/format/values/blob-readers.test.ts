import assert from 'node:assert/strict';
import {test} from 'node:test';
import {BlobTranscoder, NonFiniteError} from '../../../../src/engine/format/json/canonical-json.js';
import {JsonBytes} from '../../../../src/engine/format/json/json-bytes.js';
import {
  BlobError,
  decodeLabels,
  decodeProperties,
  TrailingBytes,
  ValueWriter,
} from '../../../../src/engine/format/values/property-value.js';
import {blobKinds, damagedBlob, disagreement, randomBlob} from '../../../support/blob-readers.js';
import {seededRandom} from '../../../support/random.js';
import {properties} from '../../../support/sample-store.js';

test('all readers of a blob accept and tell the same, whole or damaged, for properties and for labels', (t) => {
  const random = seededRandom(t);
  for (let round = 0; round < 6000; round++) {
    const kind = blobKinds[round % blobKinds.length];
    const blob = randomBlob(kind, random);
    assert.equal(disagreement(kind, blob), undefined, Buffer.from(blob).toString('hex'));
    const damaged = damagedBlob(blob, random);
    assert.equal(disagreement(kind, damaged), undefined, Buffer.from(damaged).toString('hex'));
  }
});

test('a count that lost one bit leaves bytes behind the value, which no reader passes over', () => {
  const writer = new ValueWriter();
  const map = Uint8Array.from(writer.encode(properties({meta: properties({a: 1n, b: 2n}), title: 'x'})));
  // The count of the inner map: 2 becomes 0, and its keys are read as those of the outer one, in no order.
  map[14] ^= 2;
  const list = Uint8Array.from(writer.encode(['Task', 'Secret', 'Urgent']));
  list[1] ^= 2;
  for (const [kind, blob] of [
    ['properties', map],
    ['node labels', list],
  ] as const) {
    const read = () => (kind === 'properties' ? decodeProperties(blob) : decodeLabels.node(blob));
    assert.throws(read, TrailingBytes);
    assert.equal(disagreement(kind, blob), undefined);
  }
  const label = Uint8Array.from([...writer.encode('KNOWS'), 0]);
  assert.throws(() => decodeLabels.edge(label), BlobError);
  assert.equal(disagreement('edge label', label), undefined);
});

test('a float that JSON cannot say is refused by name, or written as a string when asked', () => {
  const blob = new ValueWriter().encode(new Map([['a', Number.NaN]]));
  const transcoded = (nonFinite: 'refuse' | 'text'): string => {
    const out = new JsonBytes(64);
    new BlobTranscoder(out, nonFinite).properties(blob, 0, blob.length, 0, []);
    return Buffer.from(out.content()).toString();
  };
  assert.throws(() => transcoded('refuse'), NonFiniteError);
  assert.equal(transcoded('text'), '{\n  "a": "NaN"\n}');
});
