import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  type EdgeId,
  type NodeId,
  toEdgeId,
  toFileOffset,
  toNodeId,
} from '../../../../src/engine/format/records/integers.js';
import type {Field, Layout} from '../../../../src/engine/format/records/layout.js';
import {edgeSlot, nodeSlot} from '../../../../src/engine/format/records/layouts.js';
import {u64At, wordsOf} from '../../../../src/engine/format/words.js';
import {NodeLists} from '../../../../src/engine/storage/writing/node-lists.js';
import {putEdge, putNode, setLinks, setLists} from '../../../../src/engine/storage/writing/slot-writer.js';
import {seededRandom} from '../../../support/random.js';

/** More than 32 bits, so that both words of a field count. */
const large = (n: number): number => n * 2 ** 32 + n;
const node = (n: number): NodeId => toNodeId(large(n));
const edge = (n: number): EdgeId => toEdgeId(large(n));

const at = 80;
const blobs = {
  labelOffset: toFileOffset(large(3)),
  labelLength: 31,
  propOffset: toFileOffset(large(4)),
  propLength: 41,
};
const storedBlobs = {
  labelOffset: BigInt(blobs.labelOffset),
  labelLength: 31,
  propOffset: BigInt(blobs.propOffset),
  propLength: 41,
};

/** What a slot full of ones is after `write`; the bytes around it must not change. */
function written<F extends Readonly<Record<string, Field<unknown>>>>(
  layout: Layout<F>,
  write: (words: Uint32Array) => void,
) {
  const bytes = new Uint8Array(240).fill(0xff);
  write(wordsOf(bytes));
  const slot = bytes.slice(at, at + layout.size);
  bytes.fill(0xff, at, at + layout.size);
  assert.ok(
    bytes.every((byte) => byte === 0xff),
    'only the slot is written',
  );
  return {slot, record: layout.decode(slot)};
}

describe('the slot of a new record', () => {
  it('is that of a node without edges, whatever was there', () => {
    const {slot, record} = written(nodeSlot, (words) => putNode(words, at, {id: node(1), ...blobs}));
    const lists = {firstOutEdge: 0n, firstInEdge: 0n, outDegree: 0, inDegree: 0};
    assert.deepEqual(record, {nodeId: BigInt(large(1)), ...lists, ...storedBlobs, flags: 0});
    assert.deepEqual(slot, encoded(nodeSlot, record));
  });

  it('is that of an edge before the heads of both lists, whatever was there', () => {
    const ends = {from: node(5), to: node(6), nextOut: edge(7), nextIn: edge(8)};
    const {slot, record} = written(edgeSlot, (words) => putEdge(words, at, {id: edge(2), ...ends, ...blobs}));
    assert.deepEqual(record, {
      edgeId: BigInt(large(2)),
      fromNode: BigInt(large(5)),
      toNode: BigInt(large(6)),
      nextOutEdge: BigInt(large(7)),
      nextInEdge: BigInt(large(8)),
      ...storedBlobs,
      flags: 0,
    });
    assert.deepEqual(slot, encoded(edgeSlot, record));
  });
});

describe('the lists of a written slot', () => {
  it('change alone', () => {
    const lists = new NodeLists(2);
    const [one, five] = [toNodeId(1), toNodeId(5)];
    lists.reserve(five);
    for (const id of [7, 8, large(1)]) lists.putAtHead(toEdgeId(id), five, one);
    for (const id of [9, large(2)]) lists.putAtHead(toEdgeId(id), one, five);
    const listed = written(nodeSlot, (words) => setLists(words, at, lists, five)).record;
    const others = nodeSlot.decode(new Uint8Array(nodeSlot.size).fill(0xff));
    assert.deepEqual(listed, {
      ...others,
      firstOutEdge: BigInt(large(1)),
      firstInEdge: BigInt(large(2)),
      outDegree: 3,
      inDegree: 2,
    });
    const linked = written(edgeSlot, (words) => setLinks(words, at, edge(5), edge(6))).record;
    const rest = edgeSlot.decode(new Uint8Array(edgeSlot.size).fill(0xff));
    assert.deepEqual(linked, {...rest, nextOutEdge: BigInt(large(5)), nextInEdge: BigInt(large(6))});
  });
});

describe('the edges of neighbouring slots', () => {
  it('get into the lists of their ends as one after the other', (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 50; round++) {
      const count = random.below(60);
      const words = new Uint32Array((count + 1) * (edgeSlot.size / 4));
      const [alone, together] = [new NodeLists(9), new NodeLists(9)];
      const first = random.pick([1, large(3)]);
      const expected: number[][] = [];
      for (let i = 0; i < count; i++) {
        const [id, from, to] = [toEdgeId(first + i), toNodeId(random.below(9)), toNodeId(random.below(9))];
        const links = {nextOut: toEdgeId(0), nextIn: toEdgeId(0)};
        putEdge(words, i * edgeSlot.size, {id, from, to, ...links, ...blobs});
        expected.push([id, alone.headOut(from), alone.headIn(to)]);
        alone.putAtHead(id, from, to);
      }
      together.linkSlots(words, 0, count);
      const {edgeId, nextOutEdge, nextInEdge} = edgeSlot.at;
      const linked = expected.map((_, i) =>
        [edgeId, nextOutEdge, nextInEdge].map((field) => u64At(words, i * edgeSlot.size + field)),
      );
      assert.deepEqual(linked, expected);
      const listsOf = (lists: NodeLists) =>
        Array.from({length: 9}, (_, i) => toNodeId(i)).map((id) => [
          lists.headOut(id),
          lists.headIn(id),
          lists.degreeOut(id),
          lists.degreeIn(id),
        ]);
      assert.deepEqual(listsOf(together), listsOf(alone));
    }
  });
});

/** The slot as its layout writes it: reserved bytes are zero. */
function encoded<F extends Readonly<Record<string, Field<unknown>>>>(
  layout: Layout<F>,
  record: ReturnType<Layout<F>['decode']>,
): Uint8Array {
  const bytes = new Uint8Array(layout.size);
  layout.encode(record, bytes);
  return bytes;
}
