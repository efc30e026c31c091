import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {FindingList} from '../../../src/engine/evidence/finding-list.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {finding} from '../../../src/engine/faults/fault.js';

const dangling = (edge: number) =>
  finding(conditions.danglingEdge, {store: 's', edge, end: 'target', node: '9'}, {edge});
const degree = () =>
  finding(conditions.degree, {store: 's', node: 1, list: 'outgoing', stored: 1, counted: 2}, {node: 1});
const page = (number: number) =>
  finding(conditions.sealedResidue, {store: 's', page: number, reason: 'r'}, {page: number});

describe('a list of findings', () => {
  it('keeps a hundred, counts all, and forgets no layer', () => {
    const list = new FindingList();
    for (let edge = 1; edge <= 250; edge++) list.add(dangling(edge));
    list.add(degree());
    assert.deepEqual([list.kept.length, list.count], [100, 251]);
    assert.match(list.summary('references') ?? '', /\(and 249 more\)$/);
    assert.match(list.summary('adjacency') ?? '', /node 1/);
    assert.equal(list.summary('structure'), undefined);
  });

  it('puts what explains the others before them, and leaves them half of the room', () => {
    const list = new FindingList();
    for (let edge = 1; edge <= 250; edge++) list.add(dangling(edge));
    list.addFirst(
      Array.from({length: 80}, (_, i) => page(i + 1)),
      5000,
    );
    assert.deepEqual([list.kept.length, list.count], [100, 5250]);
    assert.deepEqual([list.kept[0].place.page, list.kept[49].place.page, list.kept[50].place.edge], [1, 50, 1]);
    const short = new FindingList();
    short.add(degree());
    short.addFirst([page(1), page(2)], 2);
    assert.deepEqual([short.kept.length, short.count], [3, 3]);
  });
});
