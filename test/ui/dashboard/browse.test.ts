import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {countMemory, type LabelsReport} from '../../../src/engine/operations/browse/browse.js';
import {press} from '../../../src/ui/dashboard/browse/browse-keys.js';
import {rowsOf} from '../../../src/ui/dashboard/browse/browse-rows.js';
import {type BrowsePlace, type BrowseState, placeName} from '../../../src/ui/dashboard/browse/browse-state.js';
import {typedPlace} from '../../../src/ui/dashboard/browse/places.js';
import {browseLines, browserOf, bytes, pressKeys, record} from '../../support/browse-text.js';
import {damagedBytes, damagedStores, needsCorpus} from '../../support/corpus.js';
import {corrupt} from '../../support/corrupt.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

function storeOf(t: TestContext, content: Uint8Array = smallStore()): string {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  writeFileSync(store, content);
  return store;
}

/** The marked row of the frame. */
const selectedRow = (state: BrowseState): string => browseLines(state).find((line) => line.startsWith('>')) ?? '';

/** Goes by Tab to the row with a text, and where it leads. */
async function follow(state: BrowseState, row: string): Promise<BrowseState> {
  let at = await pressKeys(state, 'tab');
  for (let steps = 0; selectedRow(at) !== `> ${row}` && steps < 50; steps++) at = await pressKeys(at, 'tab');
  return pressKeys(at, 'enter');
}

const wayOf = ({trail, place}: BrowseState): string =>
  [...trail.map((stop) => stop.place), place].map(placeName).join(' › ');

describe('memory in the browser', () => {
  it('goes from labels to records to neighbours, by name and edge label, back and forth', async (t) => {
    const start = await browserOf(storeOf(t));
    assert.match(selectedRow(start), /^> all nodes +4$/);
    const list = await pressKeys(start, 'j', 'enter');
    assert.equal(selectedRow(list), `> ${'1'.padEnd(11)} ${'node 1'.padEnd(80 - 12 - 2 - 1 - 2)}  N`);
    const first = await pressKeys(list, 'enter');
    const text = browseLines(first).join('\n');
    assert.match(text, /^labels › N › node 1 {2}a\.liel/);
    assert.match(text, /> node 1\n {2}node 1: N\n\n {2}name {2}"node 1"\n {2}rank {2}1\n/);
    assert.match(text, /outgoing: 2 edges\n {2}→ E {2}node 2 {2}node 2\n {2}→ E {2}node 3 {2}node 3\n/);
    assert.match(text, /incoming: 1 edge\n {2}← E {2}node 3 {2}node 3/);
    const third = await follow(first, '→ E  node 3  node 3');
    assert.equal(wayOf(third), 'labels › N › node 1 › node 3');
    const back = await pressKeys(third, 'b');
    assert.equal(selectedRow(back), '> → E  node 3  node 3');
    const forth = await pressKeys(back, 'b', 'f', 'f');
    assert.deepEqual([wayOf(forth), forth.ahead], [wayOf(third), []]);
    assert.match((await pressKeys(forth, 'f')).notice, /nothing was gone back from/);
    assert.match((await pressKeys(start, 'b')).notice, /where it began/);
  });

  it('names labels as they are met, says that there may be more, and counts to the end', async (t) => {
    const many = smallStore((graph) => {
      for (let i = 0; i < 200_000; i++) {
        graph.addNode([`L${i % 50_000}`], new Map());
        if (i % 20_000 === 0) graph.commit();
      }
    });
    const store = storeOf(t, many);
    const work = countMemory(store);
    const met: LabelsReport[] = [];
    let step = await work.next();
    for (; !step.done; step = await work.next()) if (step.value.type === 'counted') met.push(step.value.labels);
    const [first] = met;
    assert.ok(first && !first.isWhole && first.node.live > 0 && first.node.live < 200_000, JSON.stringify(met.length));
    const before = {...(await browserOf(store)), counts: first};
    assert.equal(before.seen.topic === 'labels' && before.seen.nodes, 200_004);
    assert.match(browseLines(before).join('\n'), /all nodes +200,004 *\n {2}\S+ +[\d,]+\+ /);
    assert.equal(step.value.isWhole, true);
    assert.equal(step.value.node.live, 200_004);
    assert.match(browseLines({...before, counts: step.value}).join('\n'), /all nodes +200,004\n {2}L\d* +4 /);
  });

  it('shows values as people write them: lists and maps an item a line, texts line by line', async (t) => {
    const long = Array.from({length: 12}, (_, i) => `word ${i}`);
    const values = properties({list: long, map: new Map([['a', long]]), text: 'one\ntwo\u001b[2J', short: [1n, 2.5]});
    const store = storeOf(
      t,
      smallStore((graph) => void graph.addNode([], values)),
    );
    const text = browseLines(await browserOf(store, record('node', 6), {rows: 60})).join('\n');
    assert.match(text, / {2}list:\n {4}\[\n {6}"word 0"\n {6}"word 1"\n/);
    assert.match(text, / {2}map:\n {4}\{\n {6}"a": \[\n {8}"word 0"\n/);
    assert.match(text, / {2}text:\n {4}│ one\n {4}│ two\\x1b\[2J\n/);
    assert.match(text, / {2}short {2}\[1, 2\.5\]\n/);
  });

  it('finds ids, labels, titles and values, capital letters like small ones, and numbers as a whole', async (t) => {
    const late = properties({title: 'Ärger', deep: [new Map([['x', 'Needle in here']])], n: 4711n});
    const store = storeOf(
      t,
      smallStore((graph) => void graph.addNode(['Special'], late)),
    );
    const found = async (query: string): Promise<string[]> => {
      const {seen} = await browserOf(store, {topic: 'found', query, from: undefined});
      return seen.topic === 'found' ? seen.records.map(({kind, id}) => `${kind} ${id}`) : [];
    };
    assert.deepEqual(await found('SPECIAL'), ['node 6']);
    assert.deepEqual(await found('needle IN'), ['node 6']);
    assert.deepEqual(await found('ärger'), ['node 6']);
    assert.deepEqual(await found('4711'), ['node 6']);
    assert.deepEqual(await found('471'), []);
    // By their ids, and node 2 by its rank too.
    assert.deepEqual(await found('2'), ['node 2', 'edge 2']);
    assert.deepEqual(await found('0.5'), ['edge 1', 'edge 2', 'edge 3', 'edge 4']);
    assert.deepEqual(await found('deep'), [], 'names of properties are no values');
    const typed = await pressKeys(await browserOf(store), '/', ...'needlx', 'backspace', 'e', 'enter');
    assert.match(browseLines(typed).join('\n'), /^labels › \/needle {2}a\.liel[\s\S]*> node 6 +Ärger +Special/);
    assert.match(browseLines(await pressKeys(typed, '/', ...'none', 'enter')).join('\n'), /nothing is found; b goes/);
  });

  it('reads long lists and long lists of neighbours in parts, each with what follows', async (t) => {
    const store = storeOf(
      t,
      smallStore((graph) => {
        for (let i = 0; i < 700; i++)
          graph.addEdge(1, 'MANY', graph.addNode(['Leaf'], properties({name: `leaf ${i}`})));
      }),
    );
    const list = await browserOf(store, {topic: 'records', which: {label: 'Leaf'}, from: {kind: 'node', id: 1}});
    const rest = await pressKeys(list, 'G', 'enter');
    assert.equal(placeName(rest.place), 'Leaf from 506');
    assert.deepEqual([rowsOf(list).length, rowsOf(rest).length], [501, 200]);
    const hub = await browserOf(store, record('node', 1));
    assert.match(rowsOf(hub).find(({text}) => text.startsWith('outgoing'))?.text ?? '', /^outgoing: 702 edges, 200 of/);
    let at = hub;
    const seen = new Set<string>();
    for (let parts = 0; parts < 9; parts++) {
      for (const {text} of rowsOf(at)) if (text.includes('leaf')) seen.add(text);
      const more = rowsOf(at).findIndex(({text}) => text.startsWith('→ more'));
      if (more < 0) break;
      at = await pressKeys({...at, cursor: more}, 'enter');
    }
    assert.equal(seen.size, 700);
  });

  it('reads what it can of a damaged store, and says what it cannot', async (t) => {
    const damaged = corrupt(smallStore())
      .node(1, 'firstOutEdge', 99n)
      .node(2, 'propOffset', 2n ** 50n)
      .edge(2, 'nextInEdge', 2n);
    const store = storeOf(t, damaged.bytes());
    const first = browseLines(await browserOf(store, record('node', 1))).join('\n');
    assert.match(first, /! the list leads to edge 99, which is not there/);
    assert.match(first, /incoming: 1 edge\n {2}← E {2}node 3/);
    assert.match(browseLines(await browserOf(store, record('node', 2))).join('\n'), /! its properties lie outside/);
    assert.match(browseLines(await browserOf(store, record('node', 3))).join('\n'), /! the list comes back to edge 2/);
    assert.match(browseLines(await browserOf(store, record('node', 5))).join('\n'), /node 5, deleted: N/);
    assert.match(browseLines(await browserOf(store, record('edge', 77))).join('\n'), /edge 77, never written/);
    const beyond = browseLines(await browserOf(store, record('node', 9_999_999))).join('\n');
    assert.match(beyond, /! the node extents that can be reached do not hold id 9999999/);
  });
});

describe('bytes in the browser', () => {
  it('are one key away from what is selected, and memory one key away from them', async (t) => {
    const start = await browserOf(storeOf(t), record('node', 1));
    const own = await pressKeys(start, 'x');
    assert.equal(placeName(own.place), 'bytes of node 1');
    assert.match(browseLines({...own, rows: 60}).join('\n'), /\n {2}[0-9a-f]{8} {2}01 00 /);
    assert.equal(placeName((await pressKeys(own, 'x')).place), 'node 1');
    const edge = await pressKeys(start, 'tab', 'x');
    assert.equal(placeName(edge.place), 'bytes of edge 1');
    const page = await pressKeys(own, 'm');
    assert.deepEqual([placeName(page.place), page.cursor], ['page map', 1025]);
    assert.equal(placeName((await pressKeys(page, 'x')).place), 'page 1025');
    const lists = await follow(own, '→ slot: page 1025');
    assert.equal(placeName(lists.place), 'page 1025');
  });

  it('lie beside each other: pages, records, and sections round the end', async (t) => {
    const start = await browserOf(storeOf(t), bytes('node', 1));
    assert.match((await pressKeys(start, 'left')).notice, /bytes of node 1 is the first/);
    const third = await pressKeys(start, 'n', 'right');
    assert.deepEqual([placeName(third.place), third.trail], ['bytes of node 3', []]);
    const pages = await browserOf(start.store, bytes('page', 0));
    assert.match((await pressKeys(pages, 'p')).notice, /page 0 is the first/);
    const end = await pressKeys(await browserOf(start.store, bytes('page', 1795)), 'n');
    assert.deepEqual([placeName(end.place), end.notice], ['page 1795', 'page 1795 is the last']);
    const around = await browserOf(start.store, bytes());
    assert.deepEqual(
      [placeName((await pressKeys(around, 'n')).place), placeName((await pressKeys(around, 'p')).place)],
      ['header', 'lock'],
    );
    const memory = await pressKeys(await browserOf(start.store, record('edge', 1)), 'right', 'right', 'left');
    assert.equal(placeName(memory.place), 'edge 2');
    assert.match((await pressKeys(await browserOf(start.store), 'right')).notice, /nothing lies beside/);
  });
});

describe('the page map', () => {
  it('has a cell for each page, with damage in its own letter, and goes from damage to damage', async (t) => {
    const damaged = storeOf(t, corrupt(smallStore()).node(1, 'firstOutEdge', 99n).bytes());
    const map = await browserOf(damaged, {topic: 'pages'});
    const lines = browseLines(map);
    assert.match(lines.join('\n'), /! damaged 1 .*h header 1 +w wal 1,024/);
    assert.match(lines[3], /^page 0: header +\d+ findings? on 1 page; n goes to the next$/);
    assert.match(lines[4], /^ {9}0 #w{59}$/);
    const there = await pressKeys(map, 'n');
    assert.equal(there.cursor, 1025);
    assert.match(browseLines(there).join('\n'), /page 1025: damaged/);
    assert.match(browseLines({...there, cursor: 1024}).join('\n'), / 1,020 wwww#!\.{54}\n/);
    assert.equal(placeName((await pressKeys(there, 'enter')).place), 'page 1025');
    assert.equal((await pressKeys(there, 'down', 'right', 'up', 'left', 'n')).cursor, 1025);
    assert.equal((await pressKeys(there, 'G')).cursor, (await pressKeys(there, 'G', 'right', 'down')).cursor);
    assert.equal((await pressKeys(there, 'G', 'g')).cursor, 0);
    const sound = await browserOf(storeOf(t), {topic: 'pages'});
    assert.match(browseLines(sound).join('\n'), /page 0: header +no damage found/);
    assert.match((await pressKeys(sound, 'n')).notice, /no damaged page/);
  });
});

describe('keys of the browser', () => {
  it('go to what is typed, and say when that is no place', async (t) => {
    const start = await browserOf(storeOf(t));
    const there = await pressKeys(start, ':', ...'edge 99', 'backspace', 'backspace', '2', 'enter');
    assert.equal(placeName(there.place), 'edge 2');
    assert.match((await pressKeys(start, ':', ...'nowhere', 'enter')).notice, /no place: nowhere/);
    assert.equal((await pressKeys(start, ':', 'q', 'escape')).mode, 'look');
    assert.equal((await pressKeys(start, '/', 'enter')).notice, '');
  });

  it('read again, and quit from everywhere but from what is typed', async (t) => {
    const start = await browserOf(storeOf(t), record('node', 1));
    const {look} = press(start, 'r');
    assert.deepEqual([look?.place, look?.trail], [start.place, []]);
    assert.equal(press(start, 'q').effect, 'quit');
    assert.equal(press({...start, mode: 'help'}, 'q').effect, 'quit');
    assert.equal(press({...start, mode: 'go'}, 'q').effect, undefined);
    assert.equal(press({...start, mode: 'search'}, 'ctrl-c').effect, 'interrupt');
  });

  it('move row by row and page by page, and stay on the rows there are', async (t) => {
    const start = await browserOf(storeOf(t), bytes('page', 0), {rows: 12});
    assert.equal((await pressKeys(start, 'up')).cursor, 0);
    assert.equal((await pressKeys(start, 'down', 'j', 'k')).cursor, 1);
    assert.equal((await pressKeys(start, 'pagedown', ' ', 'pageup')).cursor, 9);
    const end = await pressKeys(start, 'G');
    const lines = browseLines(end);
    assert.match(lines[lines.length - 2], /^> 0+ff0 /);
    assert.equal((await pressKeys(end, 'g')).cursor, 0);
  });
});

describe('a place that is typed', () => {
  it('is a topic and a number, a number of the kind that is looked at, a section, or an offset', () => {
    const labels: BrowsePlace = {topic: 'labels'};
    const places: readonly (readonly [text: string, from: BrowsePlace, place: string | undefined])[] = [
      ['17', labels, 'node 17'],
      ['17', record('edge', 3), 'edge 17'],
      ['17', bytes('page', 3), 'page 17'],
      ['n17', bytes('page', 3), 'bytes of node 17'],
      [' Edge  5 ', labels, 'edge 5'],
      ['p 0', labels, 'page 0'],
      ['wal', labels, 'wal'],
      ['map', bytes('wal'), 'page map'],
      ['labels', bytes('wal'), 'labels'],
      ['overview', labels, 'overview'],
      ['@8191', labels, 'page 1'],
      ['@0x2000', labels, 'page 2'],
      ['node', labels, undefined],
      ['q 5', labels, undefined],
      ['wal 5', labels, undefined],
      ['n 99999999999999999999', labels, undefined],
      ['-1', labels, undefined],
    ];
    for (const [text, from, place] of places) {
      const found = typedPlace(text, from);
      assert.equal(found && placeName(found), place, text);
    }
  });
});

describe('the frame of the browser', () => {
  it('fits any screen, in every mode, whatever records are called, and nothing in it steers a terminal', async (t) => {
    const evil = '\u001b[2J\u202e日本\n"\u200b\ufeff\u{e0041}'.repeat(40);
    const store = storeOf(
      t,
      smallStore((graph) => {
        graph.addNode([evil], properties({[evil]: evil, title: evil}));
        graph.addEdge(6, evil, 6, properties({}));
      }),
    );
    const places: readonly BrowsePlace[] = [
      {topic: 'labels'},
      {topic: 'records', which: {label: evil}, from: {kind: 'node', id: 1}},
      {topic: 'found', query: evil.slice(0, 3), from: undefined},
      record('node', 6),
      record('edge', 6),
      {topic: 'pages'},
      bytes('node', 6),
    ];
    for (const place of places) {
      const state = await browserOf(store, place);
      for (const [columns, rows] of [
        [80, 24],
        [40, 12],
        [24, 5],
        [200, 60],
      ] as const) {
        for (const mode of ['look', 'go', 'search', 'help'] as const) {
          for (const notice of ['', evil]) {
            const lines = browseLines({...state, columns, rows, mode, notice, typed: evil});
            const where = `${place.topic} ${columns}x${rows} ${mode}`;
            assert.ok(lines.length <= rows, `${where}: ${lines.length} lines`);
            for (const line of lines) {
              assert.ok([...line].length <= columns, `${where}: ${line}`);
              assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
            }
          }
        }
      }
    }
  });

  it('can be drawn of every damaged store, and every place that is named can be gone to', needsCorpus, async (t) => {
    for (const {name} of damagedStores()) {
      const store = storeOf(t, damagedBytes(name));
      const first: readonly BrowsePlace[] = [
        {topic: 'labels'},
        {topic: 'records', which: 'all', from: {kind: 'node', id: 1}},
        {topic: 'records', which: 'all', from: {kind: 'edge', id: 1}},
        {topic: 'found', query: 'nowhere', from: undefined},
        ...([undefined, 'header', 'wal', 'extents', 'lock'] as const).map((topic) => bytes(topic)),
      ];
      for (const place of first) {
        const state = await browserOf(store, place);
        assert.ok(browseLines(state).length > 2, `${name} ${placeName(place)}`);
        const places = rowsOf(state).flatMap(({to}) => (to ? [to] : []));
        for (const to of places.slice(0, 20)) {
          assert.ok(browseLines(await browserOf(store, to)).length > 2, `${name} ${placeName(to)}`);
        }
      }
    }
  });
});
