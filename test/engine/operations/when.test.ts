import assert from 'node:assert/strict';
import {readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {Graph} from '../../../src/engine/graph/graph.js';
import {type Span, when} from '../../../src/engine/operations/when.js';
import {whenRenderer} from '../../../src/ui/when-text.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));

/** A store that was changed by each of these in turn, with a copy after each. */
async function workplace(t: TestContext, changes: readonly ((graph: Graph) => unknown)[]) {
  const store = path.join(temporaryDirectory(t), 'line\nbreak.liel');
  writeFileSync(store, smallStore());
  const copies: string[] = [];
  for (const [i, change] of changes.entries()) {
    const graph = await Graph.open(store);
    change(graph);
    graph.commit();
    await graph.close();
    copies.push((await backUp(store, path.join(store, '../backups/'), {now: day(i + 1)})).backup);
  }
  const ask = async (key: string, value: string, limit = 50) => {
    const {report} = await finish(when({target: store, wanted: {key, value}, limit, now: day(31), keepFrom: 0}));
    return {report, spans: report.stores[0]!.spans.map(days), records: report.stores[0]!.records};
  };
  return {store, copies, ask};
}

/** The days of a span: the one before it, its first, its last, and the one behind. */
const days = ({after, since, until, before}: Span): (number | null)[] =>
  [after, since, until, before].map((moment) => moment && new Date(moment.taken_at).getUTCDate());

const otherDigest = `"blake3": "${'0'.repeat(64)}"`;

const status = (graph: Graph, value: string): void => graph.updateNode(2, properties({status: value}));

describe('when', () => {
  it('says since when and until when a value was there, and between which copies it came and went', async (t) => {
    const {ask} = await workplace(t, [
      () => {},
      (graph) => status(graph, 'open'),
      (graph) => graph.updateEdge(1, properties({status: 'open'})),
      (graph) => status(graph, 'closed'),
      (graph) => graph.deleteEdge(1),
      (graph) => status(graph, 'open'),
    ]);
    // The second time with the index that the first one made.
    for (let round = 0; round < 2; round++) {
      const {report, spans, records} = await ask('status', 'open');
      assert.deepEqual(spans, [
        [1, 2, 4, 5],
        [5, 6, 6, null],
      ]);
      assert.deepEqual(
        records.map((record) => [`${record.kind} ${record.id}`, ...days(record)]),
        [
          ['node 2', 1, 2, 3, 4],
          ['node 2', 5, 6, 6, null],
          ['edge 1', 2, 3, 4, 5],
        ],
      );
      assert.equal(whenRenderer.exit?.(report), 0);
    }
    assert.deepEqual((await ask('status', 'closed')).spans, [[3, 4, 5, 6]]);
    assert.deepEqual((await ask('rank', '2')).spans, [[null, 1, 6, null]]);
  });

  it('takes a value as text, or as JSON writes it, and tells kinds apart', async (t) => {
    const {ask} = await workplace(t, [
      (graph) => graph.updateNode(1, properties({n: 1n, text: '1', list: [true, 2n], none: null, blank: ''})),
    ]);
    const isThere = async (key: string, value: string) => whenRenderer.exit?.((await ask(key, value)).report) === 0;
    assert.deepEqual(
      await Promise.all([isThere('n', '1'), isThere('n', '1.0'), isThere('text', '1'), isThere('text', '"1"')]),
      [true, false, true, true],
    );
    assert.deepEqual(
      await Promise.all([
        isThere('list', '[true,2]'),
        isThere('none', 'null'),
        isThere('blank', ''),
        isThere('gone', 'null'),
      ]),
      [true, true, true, false],
    );
  });

  it('never says that a value is there now: copies tell of no later than the last that was read', async (t) => {
    const {ask, copies} = await workplace(t, [(graph) => status(graph, 'open'), (graph) => status(graph, 'closed')]);
    rmSync(copies[1]);
    const {report, spans} = await ask('status', 'open');
    assert.deepEqual(spans, [[null, 1, 1, null]]);
    assert.match(whenRenderer.text(report) ?? '', /still there in the last copy that was read, 2026-01-01/);
  });

  it('shows as many records as it is told, and counts the rest', async (t) => {
    const {ask} = await workplace(t, [
      (graph) => {
        for (let i = 0; i < 9; i++) graph.addNode(['T'], properties({tag: 'x'}));
      },
    ]);
    const {report, records} = await ask('tag', 'x', 4);
    assert.deepEqual([records.map(({id}) => id), report.stores[0]!.record_spans], [[6, 7, 8, 9], 9]);
    assert.match(whenRenderer.text(report) ?? '', /and 5 more spans of records/);
  });

  it('passes over a copy that rotted, though the index has it for sound, and is not led astray behind it', async (t) => {
    const {ask, copies} = await workplace(t, [
      (graph) => status(graph, 'open'),
      (graph) => status(graph, 'closed'),
      (graph) => graph.addNode(['T'], properties({status: 'open'})),
      (graph) => graph.updateNode(1, properties({a: 1n})),
    ]);
    await ask('status', 'open');
    const {spans} = await ask('status', 'open');
    assert.deepEqual(spans, [
      [null, 1, 1, 2],
      [2, 3, 4, null],
    ]);
    for (const {ending, flip} of [
      {ending: '', flip: (bytes: Buffer) => bytes.fill(0xff, bytes.length - 8192)},
      {
        ending: '.receipt.json',
        flip: (bytes: Buffer) => Buffer.from(`${bytes}`.replace(/"blake3": "\w+"/, otherDigest)),
      },
    ]) {
      const file = `${copies[1]}${ending}`;
      const whole = readFileSync(file);
      writeFileSync(file, flip(Buffer.from(whole)));
      const {report, spans: without} = await ask('status', 'open');
      assert.deepEqual(without, [[null, 1, 4, null]]);
      assert.equal(report.stores[0]!.passed_over.length, 1);
      assert.equal(whenRenderer.exit?.(report), 1);
      writeFileSync(file, whole);
    }
    // Rotten where it is read, its size and time as they were: the index has it for sound, its seal does not.
    const file = copies[1]!;
    const whole = readFileSync(file);
    utimesSync(file, 1000, 1000);
    await ask('status', 'open');
    const {offset} = corrupt(whole).blobOf('node', 2);
    writeFileSync(
      file,
      corrupt(whole)
        .write(offset + 5, [0x7e])
        .bytes(),
    );
    utimesSync(file, 1000, 1000);
    const {report, records} = await ask('status', 'open');
    assert.match(report.stores[0]!.passed_over[0]?.reason ?? '', /than its seal says/);
    assert.deepEqual(
      records.map((record) => [`${record.kind} ${record.id}`, ...days(record)]),
      [
        ['node 2', null, 1, 1, 3],
        ['node 6', 1, 3, 4, null],
      ],
    );
    writeFileSync(file, whole);
    rmSync(copies[3]!);
    assert.deepEqual((await ask('status', 'closed')).spans, [[1, 2, 3, null]]);
  });
});
