import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {type Compared, requireSameRecords} from '../../../src/engine/outputs/same-records.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {type Corruption, corrupt} from '../../support/corrupt.js';
import {raises} from '../../support/raises.js';
import {properties, smallStore} from '../../support/sample-store.js';

const snapshotOf = (bytes: Uint8Array) => readStore(new MemoryDevice('x.liel', bytes));

function compare(source: Uint8Array, copy: Uint8Array, compared: Compared = 'ends and lists'): void {
  for (const _ of requireSameRecords(snapshotOf(source), snapshotOf(copy), compared));
}

/** A store with 200 more nodes, over several pages, of which only the last lives, or none. */
function longer(last: 'lives' | 'is deleted'): Uint8Array {
  const device = new MemoryDevice('x.liel', smallStore());
  const graph = Graph.over(device);
  const ids = Array.from({length: 200}, () => graph.addNode(['Late'], properties({})));
  for (const id of last === 'lives' ? ids.slice(0, -1) : ids) graph.deleteNode(id);
  graph.commit();
  return device.content();
}

describe('records of a copy', () => {
  it('are the same in a copy of the bytes, and with nodes on pages of which all are deleted or free', () => {
    for (const store of [smallStore(), longer('lives')]) {
      compare(store, store);
      compare(store, store, 'ends');
    }
    compare(smallStore(), longer('is deleted'));
    compare(longer('is deleted'), smallStore());
  });

  const others: readonly (readonly [what: string, (store: Corruption) => Corruption, Compared])[] = [
    ['an end of an edge', (store) => store.edge(2, 'toNode', 4n), 'ends'],
    ['a byte of a property', (store) => store.write(store.blobOf('node', 2).offset + 9, Uint8Array.of(0x7f)), 'ends'],
    ['the length of a property', (store) => store.node(2, 'propLength', store.blobOf('node', 2).length - 1), 'ends'],
    ['a label', (store) => store.node(2, 'labelLength', 0), 'ends'],
    ['a record that is gone', (store) => store.node(2, 'flags', 1), 'ends'],
    ['a record that came back', (store) => store.edge(5, 'flags', 0), 'ends'],
    ['the head of a list', (store) => store.node(1, 'firstOutEdge', 0n), 'ends and lists'],
    ['a place in a list', (store) => store.edge(1, 'nextInEdge', 3n), 'ends and lists'],
    ['a degree', (store) => store.node(1, 'outDegree', 7), 'ends and lists'],
  ];
  for (const [what, change, compared] of others) {
    it(`are others for ${what}, whichever of the two has it`, () => {
      const store = smallStore();
      const other = change(corrupt(store)).bytes();
      for (const pair of [
        [store, other],
        [other, store],
      ] as const) {
        assert.throws(() => compare(...pair, compared), raises(conditions.copyUnreadable));
      }
      if (compared === 'ends and lists') compare(store, other, 'ends');
    });
  }

  it('are others for a record on a page that only one of the two has', () => {
    for (const pair of [
      [smallStore(), longer('lives')],
      [longer('lives'), smallStore()],
    ] as const) {
      assert.throws(() => compare(...pair), raises(conditions.copyUnreadable));
    }
  });
});
