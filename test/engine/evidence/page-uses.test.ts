import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readLeniently} from '../../../src/engine/check/lenient-store.js';
import {pageRuns} from '../../../src/engine/evidence/page-uses.js';
import {fileHeader} from '../../../src/engine/format/records/layouts.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {corrupt} from '../../support/corrupt.js';
import {smallStore} from '../../support/sample-store.js';

const runsOf = (bytes: Uint8Array) => pageRuns(readLeniently(new MemoryDevice('x.liel', bytes)));
const sum = (bytes: Uint8Array) => runsOf(bytes).reduce((pages, run) => pages + run.pages, 0);

describe('what the pages of a store are there for', () => {
  it('is known of each page of a sound store, in the order of the file', () => {
    const bytes = smallStore();
    assert.equal(sum(bytes), bytes.length / 4096);
    assert.deepEqual(
      runsOf(bytes).map(({use, pages}) => `${pages} ${use}`),
      [
        '1 header',
        '1024 wal',
        '1 nodes',
        '255 unused',
        '1 index',
        '1 properties',
        '255 unused',
        '1 index',
        '1 edges',
        '255 unused',
        '1 index',
      ],
    );
  });

  it('believes no counter of a broken header', () => {
    const bytes = corrupt(smallStore()).write(fileHeader.at.nextNodeId, [0xa0, 0x0f]).bytes();
    const nodes = runsOf(bytes).find(({use}) => use === 'nodes');
    assert.equal(nodes?.pages, 256);
  });

  it('counts the pages of any file, also of one that is no store or ends early', () => {
    for (const size of [4096, 5000, 2 ** 20]) assert.equal(sum(new Uint8Array(size)), Math.ceil(size / 4096));
    const cut = smallStore().subarray(0, 1_100 * 4096 + 17);
    assert.equal(sum(cut), 1_101);
  });
});
