import assert from 'node:assert/strict';
import {test} from 'node:test';
import {offsetOf, pageOf, startOfPage} from '../../../../src/engine/format/records/geometry.js';
import {
  type EdgeId,
  type FileOffset,
  type NodeId,
  type PageNumber,
  toFileOffset,
  toPageNumber,
} from '../../../../src/engine/format/records/integers.js';
import type {Graph} from '../../../../src/engine/graph/graph.js';
import type {Device} from '../../../../src/engine/storage/files/device.js';
import type {StoreBytes} from '../../../../src/engine/storage/reading/store-bytes.js';
import type {NodeLists} from '../../../../src/engine/storage/writing/node-lists.js';
import type {StoreBuilder} from '../../../../src/engine/storage/writing/store-builder.js';

test('pages and offsets lead to each other', () => {
  const inPage3 = toFileOffset(3 * 4096 + 17);
  assert.equal(pageOf(inPage3), 3);
  assert.equal(offsetOf(toPageNumber(3)), 12_288);
  assert.equal(startOfPage(inPage3), 12_288);
  assert.equal(startOfPage(toFileOffset(12_288)), 12_288);
});

/** What the compiler must refuse: `tsc` fails when one of these lines has nothing to expect. Nobody calls them. */
export function swappedPlaces(page: PageNumber, offset: FileOffset, bytes: StoreBytes, device: Device): void {
  // @ts-expect-error a page for an offset
  pageOf(page);
  // @ts-expect-error an offset for a page
  offsetOf(offset);
  // @ts-expect-error a page for an offset
  bytes.page(page);
  // @ts-expect-error a page for an offset
  bytes.read(new Uint8Array(8), page);
  // @ts-expect-error a number that has no name yet
  bytes.page(offset + 8);
  // @ts-expect-error a page for an offset, in a file of any kind
  device.write(new Uint8Array(8), page);
}

export function swappedIds(node: NodeId, edge: EdgeId, graph: Graph, builder: StoreBuilder, lists: NodeLists): void {
  // @ts-expect-error an edge for a node
  lists.headOut(edge);
  // @ts-expect-error ends before the edge
  lists.putAtHead(node, node, edge);
  // @ts-expect-error an edge for a node
  builder.addEdge(node, edge, new Uint8Array(5), new Uint8Array(0));
  // @ts-expect-error an edge for a node, though a plain number would do
  graph.node(edge);
  // @ts-expect-error a node for an edge, though a plain number would do
  graph.deleteEdge(node);
}
