import assert from 'node:assert/strict';
import {it} from 'node:test';
import {checkCoveredPages} from '../../../src/engine/check/covered-pages.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import type {Finding} from '../../../src/engine/faults/fault.js';
import {pageSize, slotPageHeader} from '../../../src/engine/format/records/constants.js';
import {nodeGeometry} from '../../../src/engine/format/records/geometry.js';
import {extentIndexPage} from '../../../src/engine/format/records/layouts.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {interrupted, smallStore} from '../../support/sample-store.js';

/** A store whose last commit, still in the WAL, covers a page of nodes and an index page of them. */
const live = interrupted(smallStore(), (graph) => {
  for (let i = 0; i < nodeGeometry.slotsPerExtent; i++) graph.addNode();
});
const {chains} = readStore(new MemoryDevice('x.liel', live), 'x.liel');
const [indexPage] = chains.node.indexPages;
const [nodes] = chains.node.extents;

/** What is found under the images when bytes of the file are others. */
function foundWith(offset: number, bytes: readonly number[]): string[] {
  const device = new MemoryDevice('x.liel', live);
  device.write(Uint8Array.from(bytes), offset);
  const found: Finding[] = [];
  checkCoveredPages(readStore(device, 'x.liel'), (finding) => void found.push(finding));
  for (const {condition, place} of found) {
    assert.equal(condition.code, conditions.coveredPage.code);
    assert.equal(place.page, Math.floor(offset / pageSize));
  }
  return found.map(({facts}) => `${facts['holds']} ${facts['problem']}`);
}

it('under a committed image lies the page before it, or after it, or one torn between both', () => {
  const {wal} = readStore(new MemoryDevice('x.liel', live), 'x.liel');
  assert.ok(wal.images.has(indexPage) && wal.images.has(nodes), 'both are covered');
  assert.deepEqual(foundWith(0, []), []);
  for (const [offset, image] of wal.images) {
    assert.deepEqual(foundWith(offset, [...image]), []);
    assert.deepEqual(foundWith(offset, [...image.subarray(0, 1536)]), []);
  }
});

it('an index page counts no more than its image, and names no other extent', () => {
  const {at, size} = extentIndexPage;
  assert.deepEqual(foundWith(indexPage + at.count, [3]), ['node index page 0 reports count 3, more than its image']);
  assert.deepEqual(foundWith(indexPage + at.count, [2]), []);
  assert.match(foundWith(indexPage + at.next, [0, 16])[0], /holds the offset 4096, unlike its image$/);
  assert.match(foundWith(indexPage + size, [0, 32])[0], /holds the offset \d+, unlike its image$/);
});

it('a slot holds the id of its place, or none', () => {
  const first = nodes + slotPageHeader;
  assert.deepEqual(foundWith(first, [9]), ['node slots from 1 on stores the id 9 at the place of 1']);
  assert.deepEqual(foundWith(first + nodeGeometry.slotSize, [1]), [
    'node slots from 1 on stores the id 1 at the place of 2',
  ]);
  assert.deepEqual(foundWith(first, [0]), []);
});
