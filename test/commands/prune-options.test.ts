import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {bytesOf, sinceOf} from '../../src/commands/prune-options.js';
import {conditions} from '../../src/engine/faults/conditions.js';
import {raises} from '../support/raises.js';

const now = new Date('2026-03-10T00:00:00Z');

describe('the words of a size and a span', () => {
  it('are numbers with units, and nothing else', () => {
    assert.deepEqual(['4096', '1K', '1.5KiB', '10GiB', '0'].map(bytesOf), [4096, 1024, 1536, 10 * 1024 ** 3, 0]);
    for (const text of ['', '10GB', '-1', '1e9', '99999999TiB', '1 GiB'])
      assert.throws(() => bytesOf(text), raises(conditions.usage));
    assert.equal(sinceOf('30d', now), '2026-02-08T00:00:00.000Z');
    for (const text of ['', '1y', '99999999999d']) assert.throws(() => sinceOf(text, now), raises(conditions.usage));
  });
});
