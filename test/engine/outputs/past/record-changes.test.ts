import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {diffById} from '../../../../src/engine/evidence/comparison/diff-by-id.js';
import {DiffSide} from '../../../../src/engine/evidence/comparison/diff-side.js';
import {RecordComparison} from '../../../../src/engine/evidence/comparison/record-comparison.js';
import type {RecordKind} from '../../../../src/engine/format/records/geometry.js';
import {changesBetween} from '../../../../src/engine/outputs/past/record-changes.js';
import {finishPaced} from '../../../../src/engine/passes/pace.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {readStore, type StoreSnapshot} from '../../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../../support/corrupt.js';
import {SeededRandom, seededRandom} from '../../../support/random.js';
import {properties, randomStore, smallStore} from '../../../support/sample-store.js';

const snapshotOf = (bytes: Uint8Array): StoreSnapshot => readStore(new MemoryDevice('a.liel', bytes));

/** What the comparison of `diff --strict` finds. */
async function strictDiff(older: StoreSnapshot, newer: StoreSnapshot) {
  const left = await DiffSide.open('left', older, () => {});
  const right = await DiffSide.open('right', newer, () => {});
  const comparison = new RecordComparison(left, right, true);
  const of = (kind: RecordKind) => finishPaced(diffById(comparison, kind));
  return {node: await of('node'), edge: await of('edge')};
}

describe('the changes between two copies', () => {
  it('are those of a strict diff, whatever happened, a live WAL too', async (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 40; round++) {
      const seed = random.below(1e9);
      const older = randomStore(new SeededRandom(seed), 20 + random.below(200));
      // The same history that went on, or another one.
      const newer = randomStore(new SeededRandom(random.chance(0.7) ? seed : seed + 1), 20 + random.below(300));
      const [a, b] = [older.closed, random.chance(0.5) ? newer.closed : newer.walLive].map(snapshotOf);
      assert.deepEqual(await changesBetween(a!, b!), await strictDiff(a!, b!), `round ${round}`);
    }
  });

  it('are seen where nobody writes: in the place of a value, and at the ends of an edge', async () => {
    const older = smallStore();
    const {offset, length} = corrupt(older).blobOf('edge', 3);
    const newer = corrupt(older)
      .write(offset + length - 1, [0x40])
      .edge(2, 'toNode', 4n)
      .edge(4, 'fromNode', 3n)
      .bytes();
    const none = {added: [], removed: [], changed: []};
    const found = await changesBetween(snapshotOf(older), snapshotOf(newer));
    assert.deepEqual(found, {node: none, edge: {...none, changed: [2, 3, 4]}});
  });

  it('are none where only the order of a map or the place of a value is another', async () => {
    const one = smallStore((graph) =>
      graph.updateNode(
        1,
        properties({
          m: new Map([
            ['a', 1n],
            ['b', 2n],
          ]),
        }),
      ),
    );
    const other = smallStore((graph) => {
      graph.updateNode(2, properties({name: 'away'}));
      graph.updateNode(2, properties({name: 'node 2'}));
      graph.updateNode(
        1,
        properties({
          m: new Map([
            ['b', 2n],
            ['a', 1n],
          ]),
        }),
      );
    });
    const none = {added: [], removed: [], changed: []};
    assert.deepEqual(await changesBetween(snapshotOf(one), snapshotOf(other)), {node: none, edge: none});
  });
});
