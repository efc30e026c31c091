import assert from 'node:assert/strict';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {dataStart, walStart} from '../../src/engine/format/records/constants.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {readStore} from '../../src/engine/storage/reading/open-store.js';
import {putHeader} from '../../src/engine/storage/reading/store-header.js';
import {rollForward} from '../../src/engine/storage/writing/recovery.js';
import {FaultyDevice} from '../support/faulty-device.js';
import {contentOf} from '../support/graph-content.js';
import {
  type Outcome,
  type PlainValue,
  readByPeer,
  runHistory,
  runPeerHistories,
  type Step,
  take,
} from '../support/history.js';
import {needsPeer} from '../support/peer.js';
import {type SeededRandom, seededRandom} from '../support/random.js';
import {randomSteps} from '../support/random-history.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const commit: Step = ['commit'];
const many = (count: number, step: Step): Step[] => Array.from({length: count}, () => step);
const int = (value: number | string): PlainValue => ['i', String(value)];
const long = (size: number): PlainValue => ['r', 'y', size];
const bits = (hex: string): PlainValue => ['f', hex];

function nested(depth: number): PlainValue {
  let value: PlainValue = int(1);
  for (let i = 0; i < depth; i++) value = ['l', [value]];
  return value;
}

/** Bytes of the map blob `{"s": <text>}` around its text. */
const blobOverhead = 1 + 4 + 4 + 1 + 1 + 4;
const biggest = 1_048_568 - blobOverhead;

/** The cases of the format group: name, history, file size if it is fixed. */
const cases: [name: string, steps: Step[], size?: number][] = [
  ['a fresh store', [], 4096],
  ['an empty commit', [commit], 4096],
  ['a bare node', [['node', []], commit], 5_251_072],
  ['a node with blobs', [['node', ['B', 'A'], {z: int(1), a: 'x'}], commit], 6_303_744],
  ['a first edge', [['node', ['A']], ['node', []], ['edge', 1, 'E', 2, {k: int(1)}], commit], 7_356_416],
  ['an edge before any blob', [['node', []], ['node', []], ['edge', 1, 'E', 2], commit]],
  ['self-loops', [['node', []], ['edge', 1, 'E', 1], ['edge', 1, 'E', 1], commit]],
  [
    'a hub',
    [...many(3, ['node', []]), ...many(5, ['edge', 1, 'E', 2]), ['edge', 2, 'E', 1], ['edge', 1, 'E', 3], commit],
  ],
  [
    'a deleted middle edge',
    [...many(2, ['node', []]), ...many(3, ['edge', 1, 'E', 2]), commit, ['deleteEdge', 2], commit],
  ],
  [
    'a deleted node with a self-loop and edges both ways',
    [
      ...many(3, ['node', ['N'], {k: 'v'}]),
      ...([
        ['edge', 1, 'A', 1],
        ['edge', 1, 'B', 2],
        ['edge', 2, 'C', 1],
        ['edge', 3, 'D', 1],
        ['edge', 2, 'E', 3],
        ['edge', 1, 'F', 3],
      ] satisfies Step[]),
      ['deleteNode', 1],
      commit,
      ['deleteNode', 1],
      ['deleteEdge', 1],
      ['updateNode', 1],
      ['updateEdge', 2],
      ['deleteNode', 3],
      commit,
    ],
  ],
  ['three updates', [['node', ['A'], {k: int(1)}], ...many(3, ['updateNode', 1, {k: int(2), m: 'n'}]), commit]],
  [
    'updates with nothing',
    [
      ['node', ['A'], {k: int(1)}],
      ['node', []],
      ['edge', 1, 'E', 2],
      ['edge', 1, 'E', 2, {k: null}],
      ...([1, 2].flatMap((id) => [
        ['updateNode', id],
        ['updateEdge', id],
      ]) as Step[]),
      commit,
    ],
  ],
  [
    'burned node ids',
    [
      ['node', ['x'], {p: long(1_048_577)}],
      ['node', ['r'.repeat(1_048_577)]],
      ['node', ['ok']],
      ['updateNode', 3, {p: long(1_048_577)}],
      commit,
      ['node', [], {p: long(1_048_577)}],
      commit,
    ],
  ],
  [
    'burned edge ids',
    [
      ...many(2, ['node', []]),
      ['deleteNode', 2],
      ['edge', 1, 'E', 2],
      ['edge', 2, 'E', 1, {k: int(1)}],
      ['edge', 1, 'E', 3],
      ['edge', 0, 'E', 1],
      ['edge', 1, 'r'.repeat(1_048_577), 1],
      ['edge', 1, 'E', 1],
      commit,
    ],
  ],
  ['63 nodes', [...many(63, ['node', []]), commit]],
  ['64 nodes', [...many(64, ['node', []]), commit]],
  ['65 nodes, the last two later', [...many(63, ['node', []]), commit, ...many(2, ['node', []]), commit]],
  ['51 edges', [['node', []], ...many(51, ['edge', 1, 'E', 1]), commit]],
  ['52 edges', [['node', []], ...many(52, ['edge', 1, 'E', 1]), commit]],
  ['a second node extent', [...many(16_000, ['node', []]), commit, ...many(129, ['node', []]), commit]],
  [
    'a second edge extent',
    [
      ...many(4000, ['node', []]),
      ...Array.from({length: 13_057}, (_, i): Step => ['edge', (i % 4000) + 1, '', 7]),
      commit,
    ],
  ],
  [
    'a property extent with a gap at its end',
    [['node', [], {s: long(700_000)}], ['node', [], {s: long(700_000)}], ['node', [], {s: 'x'}], commit],
  ],
  [
    'the biggest blob',
    [['node', [], {s: long(biggest)}], ['node', [], {s: long(biggest + 1)}], ['node', ['A']], commit],
  ],
  [
    'every kind of value',
    [
      [
        'node',
        [],
        {
          a: null,
          b: true,
          c: false,
          d: int('9223372036854775807'),
          e: int('-9223372036854775808'),
          f: bits('8000000000000000'),
          g: bits('0000000000000001'),
          h: bits('7fe1ccf385ebc8a0'),
          i: bits('7ff8000000000123'),
          j: bits('7ff0000000000000'),
          k: ['l', []],
          l: ['m', []],
          m: '',
          n: [
            'm',
            [
              ['y', ['l', [int(1), bits('3ff0000000000000'), 'x']]],
              ['x', ['m', [['', null]]]],
            ],
          ],
        },
      ],
      ['updateNode', 1, {z: int(1)}],
      commit,
    ],
  ],
  [
    'map keys in code point order',
    [
      [
        'node',
        [],
        {'\uffff': int(1), '\u{10000}': int(2), é: int(3), '': int(4), '\u0000': int(5), Z: int(6), a: int(7)},
      ],
      commit,
    ],
  ],
  ['odd labels', [['node', ['', 'A', 'A', '\u{1f600}']], ['node', many(1000, commit).map((_, i) => `L${i}`)], commit]],
  ['an empty edge label', [['node', []], ['edge', 1, '', 1], commit]],
  ['nesting of 32 and 33 levels', [['node', [], {v: nested(32)}], ['node', [], {v: nested(33)}], ['node', []], commit]],
  [
    'a second session',
    [
      ['node', ['A'], {k: int(1)}],
      commit,
      ['reopen'],
      ['node', ['B']],
      ['edge', 1, 'E', 2],
      commit,
      ['reopen'],
      ...many(63, ['node', ['C']]),
      ['deleteEdge', 1],
      commit,
      ['node', ['lost']],
      ['reopen'],
      ['node', ['D'], {s: long(1_000_000)}],
      commit,
    ],
  ],
  [
    'a rollback',
    [
      ['node', ['A']],
      ['rollback'],
      ['node', ['B'], {k: int(1)}],
      commit,
      ['edge', 1, 'E', 1],
      ['rollback'],
      ['edge', 1, 'F', 1],
      commit,
    ],
  ],
  ['1018 changed pages', [...many(63 * 1017, ['node', []]), commit]],
  [
    '1019 changed pages, refused, and a rollback',
    [...many(63 * 1018, ['node', []]), commit, ['rollback'], ['node', []], commit],
  ],
];

/** The bytes that equal histories make equal. */
function bytesOutsideWal(store: string): Buffer {
  const bytes = readFileSync(store);
  return Buffer.concat([bytes.subarray(0, walStart), bytes.subarray(dataStart)]);
}

function assertSameBytes(ours: string, theirs: string): void {
  const a = bytesOutsideWal(ours);
  const b = bytesOutsideWal(theirs);
  const length = Math.min(a.length, b.length);
  if (a.equals(b)) return;
  let at = 0;
  while (at < length && a[at] === b[at]) at++;
  assert.fail(
    `sizes ${a.length} and ${b.length}, first difference at file offset ${at < walStart ? at : at + dataStart - walStart}`,
  );
}

describe('equal histories give equal bytes outside the WAL region', needsPeer, () => {
  let theirs: {outcomes: Outcome[]; stores: string[]} | undefined;

  function peerRuns(directory: string) {
    theirs ??= (() => {
      const stores = cases.map((_, i) => path.join(directory, `peer-${i}.liel`));
      return {stores, outcomes: runPeerHistories(cases.map(([, steps], i) => ({store: stores[i], steps})))};
    })();
    return theirs;
  }

  it('for every case of the format group', async (t) => {
    const directory = temporaryDirectory(t);
    const {stores, outcomes} = peerRuns(directory);
    for (const [i, [name, steps, size]] of cases.entries()) {
      await t.test(name, async () => {
        const store = path.join(directory, `ours-${i}.liel`);
        const outcome = await runHistory(store, steps);
        assert.deepEqual(outcome, outcomes[i]);
        assertSameBytes(store, stores[i]);
        if (size !== undefined) assert.equal(statSync(store).size, size);
      });
    }
    await t.test('and each reads what the other wrote', async () => {
      const ours = cases.map((_, i) => path.join(directory, `ours-${i}.liel`));
      const readByThem = readByPeer(ours);
      for (const [i, store] of stores.entries()) {
        const graph = await Graph.open(store);
        assert.equal(contentOf(graph), readByThem[i], cases[i][0]);
        await graph.close();
      }
    });
  });
});

describe('a random history', needsPeer, () => {
  it('gives equal bytes after every commit, through rollbacks and new sessions', async (t) => {
    const random = seededRandom(t);
    const directory = temporaryDirectory(t);
    const steps = randomSteps(random, 4000).flatMap((step): Step[] => {
      const chance = random.next();
      if (chance < 0.015) return [step, commit];
      if (chance < 0.02) return [step, ['rollback']];
      return chance < 0.025 ? [step, ['reopen']] : [step];
    });
    steps.push(commit);
    const [theirs, ours] = ['peer.liel', 'ours.liel'].map((name) => path.join(directory, name));
    const [expected] = runPeerHistories([{store: theirs, steps}]);
    const outcome = await runHistory(ours, steps);
    const different = outcome.findIndex((result, i) => result !== expected[i]);
    assert.equal(different, -1, `step ${different}: ${JSON.stringify(steps[different])?.slice(0, 200)}`);
    assertSameBytes(ours, theirs);
  });
});

describe('a live WAL', needsPeer, () => {
  /** Random sessions; the store before and after the last commit. */
  function sessions(random: SeededRandom): {before: Step[]; after: Step[]} {
    return {before: [...randomSteps(random, 60), commit], after: randomSteps(random, 40)};
  }

  it('of this writer is rolled forward by the peer, wherever in the commit the crash came', async (t) => {
    const random = seededRandom(t);
    const directory = temporaryDirectory(t);
    const {before, after} = sessions(random);
    const device = new MemoryDevice();
    const graph = Graph.over(device);
    for (const step of before) take(graph, step);
    const base = new Uint8Array(device.content());
    for (const step of after) take(graph, step);
    const content = contentOf(graph);
    const dataWrites = graph.changedPages;
    const stores: string[] = [];
    for (let written = 0; written <= dataWrites + 1; written += Math.max(1, dataWrites >> 3)) {
      const image = new MemoryDevice('image', base);
      const faulty = new FaultyDevice(image);
      const again = Graph.over(faulty);
      for (const step of after) take(again, step);
      faulty.failAt(5 + written, 'io');
      assert.ok(again.commit().unsettled);
      const store = path.join(directory, `crash-${written}.liel`);
      writeFileSync(store, image.content());
      stores.push(store);
    }
    for (const found of readByPeer(stores)) assert.equal(found, content);
  });

  it('of the peer is rolled forward by this engine, to the bytes the peer would have had', async (t) => {
    const random = seededRandom(t);
    const directory = temporaryDirectory(t);
    const {before, after} = sessions(random);
    const [early, late] = ['early.liel', 'late.liel'].map((name) => path.join(directory, name));
    runPeerHistories([
      {store: early, steps: before},
      {store: late, steps: [...before, ...after, commit]},
    ]);
    const finished = readFileSync(late);
    const live = liveWalOf(readFileSync(early), finished);
    const pages = [...readStore(live, 'live').wal.images.keys()];
    for (let written = 0; written <= pages.length; written += Math.max(1, pages.length >> 3)) {
      const image = new MemoryDevice('image', live.content());
      for (const offset of pages.slice(0, written)) image.write(finished.subarray(offset, offset + 4096), offset);
      const report = rollForward(image, 'image', 'strict');
      assert.equal(report.appliedPages, pages.length);
      const outside = (bytes: Uint8Array) => Buffer.concat([bytes.subarray(0, walStart), bytes.subarray(dataStart)]);
      assert.ok(outside(image.content()).equals(outside(finished)));
    }
  });
});

/** What the peer leaves when it is killed after its header announced the WAL: old data, new header, new WAL. */
function liveWalOf(before: Buffer, after: Buffer): MemoryDevice {
  const image = new MemoryDevice('live', before);
  image.write(after.subarray(walStart, Math.min(after.length, dataStart)), walStart);
  const header = readStore(new MemoryDevice('after', after), 'after').header;
  let length = 0;
  for (let at: number = walStart, last = 0; last !== 1; at = walStart + length) {
    const size = after.readUInt32LE(at);
    last = after[at + 4] === 2 ? 1 : 0;
    length += size;
  }
  const page = new Uint8Array(after.subarray(0, 4096));
  putHeader({...header, walLength: length}, page);
  image.write(page, 0);
  return image;
}
