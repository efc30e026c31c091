import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {hashOf} from '../../../src/engine/format/values/hash-table.js';
import {ValueWriter} from '../../../src/engine/format/values/property-value.js';
import {ValueBytes} from '../../../src/engine/format/values/value-bytes.js';
import {byKeys, mergePlace, runMerge, storeOf} from '../../support/merging.js';

const idempotent = byKeys(['path'], {edgeStrategy: 'idempotent'});

/** Two labels of edges from node 1 to node 1 whose keys have one hash. */
function labelsOfOneHash(): [string, string] {
  const seen = new Map<number, string>();
  const writer = new ValueWriter();
  const key = new ValueBytes();
  for (let i = 0; ; i++) {
    key.length = 0;
    key.integer(1);
    key.integer(1);
    key.raw(writer.encode(`E${i}`));
    const hash = hashOf(key.bytes, 0, key.length);
    const other = seen.get(hash);
    if (other !== undefined) return [other, `E${i}`];
    seen.set(hash, `E${i}`);
  }
}

describe('edges that a merge adds once', () => {
  it('are told apart where they have one hash', async (t) => {
    const [a, b] = labelsOfOneHash();
    const nodes: Parameters<typeof storeOf>[0] = [[['File'], {path: 'a'}]];
    const left = storeOf(nodes, [[1, a, 1]]);
    const right = storeOf(nodes, [
      [1, b, 1],
      [1, a, 1],
      [1, b, 1],
    ]);
    const {report} = await runMerge(mergePlace(t, left, right), {how: idempotent});
    assert.deepEqual(
      [...report.edge_id_map],
      [
        [1, 2],
        [2, 1],
        [3, 2],
      ],
    );
  });

  it('are the newest of the destination, and then those that came in', async (t) => {
    const left = storeOf(
      [
        [['File'], {path: 'a'}],
        [['File'], {path: 'b'}],
        [['File'], {path: 'only here'}],
      ],
      [
        [1, 'USES', 2, {w: -0}],
        [3, 'USES', 3],
        [1, 'USES', 2, {w: 0}],
        [2, 'USES', 1, {w: 0}],
      ],
    );
    const right = storeOf(
      [
        [['File'], {path: 'b'}],
        [['File'], {path: 'a'}],
        [['File'], {path: 'new'}],
      ],
      [
        [2, 'USES', 1, {w: -0}],
        [1, 'USES', 2, {w: 0n}],
        [1, 'USES', 2, {w: 0n}],
        [3, 'USES', 3],
        [3, 'USES', 3],
        [3, 'USES', 3, {w: Number.NaN}],
        [3, 'USES', 3, {w: Number.NaN}],
      ],
    );
    const {report} = await runMerge(mergePlace(t, left, right), {how: idempotent});
    assert.deepEqual(
      [...report.edge_id_map],
      [
        [1, 3],
        [2, 5],
        [3, 5],
        [4, 6],
        [5, 6],
        [6, 7],
        [7, 8],
      ],
    );
  });
});
