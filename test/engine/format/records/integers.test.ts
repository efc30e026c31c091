import assert from 'node:assert/strict';
import {test} from 'node:test';
import {offsetOf, pageOf, startOfPage} from '../../../../src/engine/format/records/geometry.js';
import {
  type FileOffset,
  type PageNumber,
  toFileOffset,
  toPageNumber,
} from '../../../../src/engine/format/records/integers.js';
import type {Device} from '../../../../src/engine/storage/files/device.js';
import type {BlobReader} from '../../../../src/engine/storage/reading/blob-reader.js';
import type {StoreBytes} from '../../../../src/engine/storage/reading/store-bytes.js';

test('pages and offsets lead to each other', () => {
  const inPage3 = toFileOffset(3 * 4096 + 17);
  assert.equal(pageOf(inPage3), 3);
  assert.equal(offsetOf(toPageNumber(3)), 12_288);
  assert.equal(startOfPage(inPage3), 12_288);
  assert.equal(startOfPage(toFileOffset(12_288)), 12_288);
});

/** What the compiler must refuse: `tsc` fails when one of these lines has nothing to expect. Nobody calls it. */
export function swapped(
  page: PageNumber,
  offset: FileOffset,
  bytes: StoreBytes,
  blobs: BlobReader,
  device: Device,
): void {
  // @ts-expect-error a page for an offset
  pageOf(page);
  // @ts-expect-error an offset for a page
  offsetOf(offset);
  // @ts-expect-error a page for an offset
  bytes.page(page);
  // @ts-expect-error a page for an offset
  bytes.read(new Uint8Array(8), page);
  // @ts-expect-error a page for an offset
  blobs.read(page, 8);
  // @ts-expect-error a page for an offset, in a file of any kind
  device.write(new Uint8Array(8), page);
  // @ts-expect-error a number that has no name yet
  bytes.page(offset + 8);
}
