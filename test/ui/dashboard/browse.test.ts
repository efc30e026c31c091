import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import type {InspectTopic} from '../../../src/engine/operations/inspect/inspect.js';
import {placeOf, press} from '../../../src/ui/dashboard/browse/browse-keys.js';
import {rowsOf} from '../../../src/ui/dashboard/browse/browse-rows.js';
import {type BrowseState, placeName} from '../../../src/ui/dashboard/browse/browse-state.js';
import {browseLines, browserOf, overview, pressKeys} from '../../support/browse-text.js';
import {damagedBytes, damagedStores, needsCorpus} from '../../support/corpus.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

function storeOf(t: TestContext, bytes: Uint8Array = smallStore()): string {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  writeFileSync(store, bytes);
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

const node = (number: number) => ({topic: 'node' as InspectTopic, number});

describe('keys of the browser', () => {
  it('follow what leads on, and go back to the row where one was', async (t) => {
    const start = await browserOf(storeOf(t), node(1));
    const edge = await follow(start, '→ outgoing: edge 4');
    assert.equal(placeName(edge.place), 'edge 4');
    const end = await follow(edge, '→ to: node 3');
    assert.equal(placeName(end.place), 'node 3');
    const back = await pressKeys(end, 'b', 'backspace');
    assert.deepEqual([placeName(back.place), selectedRow(back), back.trail], ['node 1', '> → outgoing: edge 4', []]);
    assert.match((await pressKeys(back, 'b')).notice, /where it began/);
    assert.match((await pressKeys(start, 'enter')).notice, /rows with → lead on/);
    const links = rowsOf(start).filter(({link}) => link).length;
    const around = await pressKeys(start, ...Array.from({length: links + 1}, () => 'tab'));
    assert.equal(selectedRow(around), selectedRow(await pressKeys(start, 'tab')));
  });

  it('go to the neighbours of a page, node or edge, to no page there is not, and round the sections', async (t) => {
    const start = await browserOf(storeOf(t), node(1));
    assert.match((await pressKeys(start, 'left')).notice, /node 1 is the first/);
    const third = await pressKeys(start, 'n', 'right');
    assert.deepEqual([placeName(third.place), third.trail], ['node 3', []]);
    const pages = await browserOf(start.report.store, {topic: 'page', number: 0});
    assert.match((await pressKeys(pages, 'p')).notice, /page 0 is the first/);
    const last = Math.ceil(pages.report.size_bytes / 4096) - 1;
    const end = await pressKeys(pages, 'g', ...String(last), 'enter', 'n');
    assert.deepEqual([placeName(end.place), end.notice], [`page ${last}`, `page ${last} is the last`]);
    const around = await browserOf(start.report.store);
    assert.deepEqual(
      [placeName((await pressKeys(around, 'n')).place), placeName((await pressKeys(around, 'p')).place)],
      ['header', 'lock'],
    );
  });

  it('go to what is typed, and say when that is no place', async (t) => {
    const start = await browserOf(storeOf(t));
    const there = await pressKeys(start, 'g', ...'edge 99', 'backspace', 'backspace', '2', 'enter');
    assert.equal(placeName(there.place), 'edge 2');
    assert.match((await pressKeys(start, 'g', ...'nowhere', 'enter')).notice, /no place: nowhere/);
    assert.equal((await pressKeys(start, 'g', 'q', 'escape')).mode, 'look');
    assert.equal((await pressKeys(start, 'g', 'enter')).notice, '');
  });

  it('show bytes, read again, and quit from everywhere but from what is typed', async (t) => {
    const start = await browserOf(storeOf(t), node(1));
    assert.equal((await pressKeys(start, 'x')).hex, true);
    assert.equal((await pressKeys(start, 'x', 'x')).hex, false);
    const {look} = press(start, 'r');
    assert.deepEqual([look?.place, look?.trail], [start.place, []]);
    assert.equal(press(start, 'q').effect, 'quit');
    assert.equal(press({...start, mode: 'help'}, 'q').effect, 'quit');
    assert.equal(press({...start, mode: 'go'}, 'q').effect, undefined);
    assert.equal(press({...start, mode: 'go'}, 'ctrl-c').effect, 'interrupt');
  });

  it('move row by row and page by page, and stay on the rows there are', async (t) => {
    const start = await browserOf(storeOf(t), {topic: 'page', number: 0}, {hex: true, rows: 12});
    assert.equal((await pressKeys(start, 'up')).cursor, 0);
    assert.equal((await pressKeys(start, 'down', 'j', 'k')).cursor, 1);
    assert.equal((await pressKeys(start, 'pagedown', ' ', 'pageup')).cursor, 9);
    const end = await pressKeys(start, ...Array.from({length: 99}, () => 'pagedown'));
    const lines = browseLines(end);
    assert.match(lines[lines.length - 2], /^> 0+ff0 /);
    // Fewer rows without the bytes: the last of them is selected.
    assert.match(browseLines(await pressKeys(end, 'x')).at(-2) ?? '', /^> →/);
  });
});

describe('a place that is typed', () => {
  it('is a topic and a number, a number of the kind that is looked at, a section, or an offset', () => {
    const places: readonly (readonly [text: string, from: typeof overview, place: string | undefined])[] = [
      ['17', overview, 'node 17'],
      ['17', {topic: 'page', number: 3}, 'page 17'],
      ['n17', {topic: 'page', number: 3}, 'node 17'],
      [' Edge  5 ', overview, 'edge 5'],
      ['p 0', overview, 'page 0'],
      ['wal', overview, 'wal'],
      ['overview', overview, 'overview'],
      ['@8191', overview, 'page 1'],
      ['@0x2000', overview, 'page 2'],
      ['node', overview, undefined],
      ['q 5', overview, undefined],
      ['wal 5', overview, undefined],
      ['n 99999999999999999999', overview, undefined],
      ['-1', overview, undefined],
    ];
    for (const [text, from, place] of places) {
      const found = placeOf(text, from);
      assert.equal(found && placeName(found), place, text);
    }
  });
});

describe('the frame of the browser', () => {
  it('shows the way here, what is there, and what the keys do', async (t) => {
    const state = await follow(await browserOf(storeOf(t), node(1)), '→ outgoing: edge 4');
    const text = browseLines(state).join('\n');
    assert.match(text, /^node 1 › edge 4 {2}\S+a\.liel/);
    assert.match(text, /\n> edge 4, at offset \d+\n {2}state: live\n/);
    assert.match(text, /\n {2}fromNode +1 +node the edge leaves\n/);
    assert.match(text, /→ to: node 3/);
    assert.match(text, /←→ edge/);
    assert.match(selectedRow(await pressKeys(state, 'tab')), /^> → label \(6 bytes at \d+\): "E"$/);
  });

  it('fits any screen, in every mode, whatever records are called, and nothing in it steers a terminal', async (t) => {
    const evil = '\u001b[2J\u202e日本\n"\u200b\ufeff\u{e0041}'.repeat(40);
    const store = storeOf(
      t,
      smallStore((graph) => void graph.addNode([evil], properties({[evil]: evil}))),
    );
    const shown = (screen: Partial<BrowseState>) => browserOf(store, node(6), {notice: evil, typed: evil, ...screen});
    assert.match(
      browseLines(await shown({})).join('\n'),
      /labels .*\\u001b\[2J\\u\{202e\}日本[\s\S]*\\x1b\[2J\\u\{202e\}/,
    );
    assert.match(browseLines(await shown({mode: 'go'})).at(-1) ?? '', /^go to: \\x1b\[2J\\u\{202e\}/);
    const wide = await shown({});
    assert.ok(rowsOf({...wide, columns: 40}).length > rowsOf(wide).length, 'rows are made anew for another width');
    for (const [columns, rows] of [
      [80, 24],
      [40, 12],
      [24, 5],
      [200, 60],
    ] as const) {
      for (const mode of ['look', 'go', 'help'] as const) {
        for (const notice of ['', evil]) {
          const lines = browseLines(
            await browserOf(store, node(6), {columns, rows, mode, notice, typed: evil, hex: true}),
          );
          assert.ok(lines.length <= rows, `${columns}x${rows} ${mode}: ${lines.length} lines`);
          for (const line of lines) {
            assert.ok([...line].length <= columns, line);
            assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
          }
        }
      }
    }
  });

  it('can be drawn of every damaged store, and every place that is named can be gone to', needsCorpus, async (t) => {
    for (const {name} of damagedStores()) {
      const store = storeOf(t, damagedBytes(name));
      for (const topic of [undefined, 'header', 'wal', 'extents', 'lock'] as const) {
        const state = await browserOf(store, {topic, number: undefined}, {hex: true});
        assert.ok(browseLines(state).length > 2, `${name} ${topic}`);
        for (const {links} of state.report.views.slice(0, 20)) {
          for (const {topic: there, number} of links.slice(0, 5)) {
            assert.ok(
              browseLines(await browserOf(store, {topic: there, number})).length > 2,
              `${name} ${there} ${number}`,
            );
          }
        }
      }
    }
  });
});
