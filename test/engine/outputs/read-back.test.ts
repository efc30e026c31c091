import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault, isFinding} from '../../../src/engine/faults/fault.js';
import {type Expected, readBack} from '../../../src/engine/outputs/read-back.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {corrupt} from '../../support/corrupt.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';

const counts = {nodes: 4, edges: 4};

const backFrom = (bytes: Uint8Array, expected: Partial<Expected> = {}): Promise<number> =>
  readBack(
    new MemoryDevice('stage', bytes),
    {path: 'out.liel', counts, otherwise: conditions.copyDiffers, ...expected},
    () => {},
  );

describe('a store that was written is read back', () => {
  it('and is fine when it is sound and holds as many records as it should', async () => {
    await backFrom(smallStore());
  });

  it('and refused when it holds others, by the condition that was asked for and under its name', async () => {
    for (const others of [
      {nodes: 5, edges: 4},
      {nodes: 4, edges: 3},
    ]) {
      for (const otherwise of [conditions.copyDiffers, conditions.mergeDiffers]) {
        await assert.rejects(backFrom(smallStore(), {counts: others, otherwise}), (error) => {
          assert.ok(error instanceof Fault);
          const {path, expected, found} = error.facts;
          const words = `${others.nodes} nodes and ${others.edges} edges`;
          assert.deepEqual([path, expected, found], ['out.liel', words, '4 nodes and 4 edges']);
          return raises(otherwise)(error);
        });
      }
    }
  });

  it('and refused when its lists do not fit its edges', async () => {
    const bytes = corrupt(smallStore()).node(3, 'inDegree', 7).bytes();
    await assert.rejects(backFrom(bytes), (error) => {
      assert.match((error as Error).message, /4 nodes and 4 edges and 1 finding about its lists/);
      return raises(conditions.copyDiffers)(error);
    });
  });

  it('and refused for any finding, but for those that were foreseen', async () => {
    const {length} = smallStore();
    const longer = corrupt(smallStore())
      .truncate(length + 4096)
      .bytes();
    await assert.rejects(backFrom(longer), raises(conditions.trailingPages));
    await backFrom(longer, {isFine: (found) => isFinding(found, conditions.trailingPages)});
    const wrongId = corrupt(smallStore()).node(3, 'nodeId', 9n).bytes();
    await assert.rejects(
      backFrom(wrongId, {isFine: (found) => isFinding(found, conditions.trailingPages)}),
      raises(conditions.slotIdentity),
    );
  });
});
