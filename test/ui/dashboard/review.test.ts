import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {columnsOf} from '../../../src/ui/columns.js';
import {press} from '../../../src/ui/dashboard/review/review-keys.js';
import {newReview, type ReviewState} from '../../../src/ui/dashboard/review/review-state.js';
import {conflict, record, reviewLines, reviewOf, warning} from '../../support/review-text.js';

const three = reviewOf([conflict('c'), warning('a'), warning('b')]);
const pressAll = (state: ReviewState, ...keys: string[]): ReviewState =>
  keys.reduce((before, key) => press(before, key).state, state);
const answersOf = (state: ReviewState): unknown => [...state.answers];

describe('keys of a review', () => {
  it('decide, go on to the next question, and are taken back one by one', () => {
    const decided = pressAll(three, 't', 's', 'd');
    assert.deepEqual(answersOf(decided), [
      ['c', 'take'],
      ['a', 'skip'],
      ['b', 'keep'],
    ]);
    assert.match(decided.notice, /last question/);
    const undone = pressAll(decided, 'u', 'u');
    assert.deepEqual([answersOf(undone), undone.selected], [[['c', 'take']], 1]);
    assert.match(pressAll(undone, 'u', 'u').notice, /nothing to undo/);
    assert.deepEqual(answersOf(pressAll(three, 't', 'p', 'd')), [['c', 'keep']]);
  });

  it('go round the questions without deciding, and to the next open one, conflicts first', () => {
    assert.equal(pressAll(three, 'right', 'n', 'right').selected, 0);
    assert.equal(pressAll(three, 'left').selected, 2);
    assert.deepEqual(answersOf(pressAll(three, 'j', 'k', 'up', 'down', 'G', 'g')), [], 'keys that move decide nothing');
    assert.equal(pressAll(three, 'n', 'o').selected, 0);
    assert.equal(pressAll(three, 'd', 'd', 'p', 'p', 'o').selected, 2);
    assert.match(pressAll(three, 'd', 'd', 'd', 'o').notice, /every question is decided/);
    assert.deepEqual(answersOf(pressAll(three, 'n', 'p', 'o', '?', 'x')), []);
  });

  it('list all questions, move among them, decide there, and open one', () => {
    const list = pressAll(three, 'l', 'j');
    assert.deepEqual([list.isList, list.selected], [true, 1]);
    assert.deepEqual([pressAll(list, 'G').selected, pressAll(list, 'G', 'g').selected], [2, 0]);
    assert.deepEqual(answersOf(pressAll(list, 't')), [['a', 'take']]);
    assert.deepEqual([pressAll(list, 'enter').isList, pressAll(list, 'enter').selected], [false, 1]);
    assert.equal(pressAll(list, 'enter', 'escape').isList, true);
  });

  it('decide all questions that are alike and open at once, and take that back as one', () => {
    const mixed = reviewOf([
      conflict('c'),
      warning('a'),
      warning('b'),
      warning('x', {property: 'other'}),
      warning('d'),
    ]);
    const asked = pressAll(mixed, 'n', 's', 'A');
    assert.equal(asked.mode, 'all alike');
    assert.match(reviewLines(asked).at(-1) ?? '', /on 2 questions like this/);
    const decided = pressAll(asked, 't');
    assert.deepEqual(answersOf(decided), [
      ['a', 'skip'],
      ['b', 'take'],
      ['d', 'take'],
    ]);
    assert.match(decided.notice, /take: 2 questions; u takes it back/);
    assert.equal(decided.selected, 0, 'on to what is open');
    assert.deepEqual(answersOf(pressAll(decided, 'u')), [['a', 'skip']]);
    assert.deepEqual(answersOf(pressAll(asked, 'j')), [['a', 'skip']], 'another key decides nothing');
    assert.match(pressAll(decided, 'n', 'A').notice, /all like this are decided/);
  });

  it('search in messages and records, round the end, and say when nothing is found', () => {
    const state = reviewOf([warning('a'), warning('b'), warning('c', {incoming: [record(9, {t: ['Żółw']})]})]);
    const found = pressAll(state, '/', 'ż', 'X', 'backspace', 'Ó', 'enter');
    assert.deepEqual([found.selected, found.mode, found.query], [2, 'question', 'żÓ']);
    assert.equal(pressAll(state, '/', ..."path='b'", 'enter', '/', ...'differs', 'enter', 'm').selected, 0);
    assert.match(pressAll(state, '/', 'q', 'enter').notice, /not found: q/);
    assert.equal(pressAll(state, '/', 'k', 't', 'escape').answers.size, 0);
    assert.match(pressAll(state, 'm').notice, /nothing to look for/);
  });

  it('leave at once when nothing would be lost, and ask otherwise', () => {
    assert.equal(press(three, 'q').effect, 'quit');
    const asked = press(pressAll(three, 't'), 'q');
    assert.deepEqual([asked.effect, asked.state.mode], [undefined, 'confirm quit']);
    assert.equal(press(asked.state, 'y').effect, 'quit');
    for (const key of ['n', 'q', 'escape', 'enter', 't']) {
      const answered = press(asked.state, key);
      assert.deepEqual([answered.effect, answered.state.mode, answered.state.answers.size], [undefined, 'question', 1]);
    }
    const again = newReview(three.questions, {first: new Map([['c', 'take']])}, three);
    assert.equal(press(again, 'q').effect, 'quit');
    assert.equal(press(pressAll(again, 'p', 'p', 'd'), 'q').effect, undefined);
  });

  it('write a plan, after a question while conflicts are open', () => {
    assert.equal(press(pressAll(three, 'd'), 'w').effect, 'write');
    const asked = press(three, 'w');
    assert.deepEqual([asked.effect, asked.state.mode], [undefined, 'confirm write']);
    assert.equal(press(asked.state, 'n').effect, undefined);
    assert.equal(press(asked.state, 'y').effect, 'write');
    assert.equal(press(asked.state, 'ctrl-c').effect, 'interrupt');
  });
});

describe('the frame of a review', () => {
  it('shows both sides, what differs, how far the review is, and what happens without a decision', () => {
    const text = reviewLines(pressAll(three, 't')).join('\n');
    assert.match(text, /^2 of 3 {2}1 decided {2}no conflict open/);
    assert.match(text, /── warning: node_property_conflict ─/);
    assert.match(text, /destination +incoming\nnode 1 +node 7\n≠ size: 1 +≠ size: 2\n {2}labels: File +labels: File\n/);
    assert.match(text, /decision: keep, by the policy/);
    assert.match(reviewLines(three).join('\n'), /1 conflict open[\s\S]*decision: open: it blocks the merge/);
    assert.match(reviewLines(pressAll(three, 's', 'p')).join('\n'), /decision: skip\n/);
  });

  it('fits any screen, in every mode, whatever records are called, and nothing in it steers a terminal', () => {
    const evil = '\u001b[2J\u202e日本\n"\u200b\ufeff\u{e0041}'.repeat(40);
    const odd = warning('e', {messages: [evil], incoming: [record(1, {[evil]: evil, size: evil}, [evil])]});
    for (const [columns, rows] of [
      [80, 24],
      [64, 20],
      [40, 12],
      [24, 9],
      [200, 60],
    ] as const) {
      for (const [mode, isList] of [
        ['question', false],
        ['question', true],
        ['help', false],
        ['search', true],
        ['all alike', false],
        ['confirm quit', false],
        ['confirm write', true],
      ] as const) {
        const state = reviewOf([odd, conflict('c')], {columns, rows, mode, isList, typed: evil});
        const lines = reviewLines(state);
        assert.ok(lines.length <= rows, `${columns}x${rows} ${mode}: ${lines.length} lines`);
        for (const line of lines) {
          assert.ok(columnsOf(line) <= columns, line);
          assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
        }
      }
    }
  });

  it('names the way to write, to help and out in its last line, whole, where there are 80 columns', () => {
    for (const isList of [false, true]) {
      const last = reviewLines(reviewOf([warning('a')], {isList})).at(-1)!;
      assert.match(last, /^d keep .* w write .*\? help {2}q quit$/);
      assert.match(last, isList ? /Enter opens {2}jk move/ : /l list {2}←→ question/);
    }
  });

  it('scrolls records that are longer than the screen, to their end and back', () => {
    const long = Object.fromEntries(Array.from({length: 40}, (_, i) => [`key${String(i).padStart(2, '0')}`, 'x']));
    const state = reviewOf([warning('l', {incoming: [record(1, long)]})], {rows: 14});
    assert.match(reviewLines(state).join('\n'), /\d+ more lines below/);
    const end = pressAll(state, ...Array.from({length: 30}, () => 'pagedown'));
    assert.match(reviewLines(end).join('\n'), /key39/);
    assert.doesNotMatch(reviewLines(end).join('\n'), /more line/);
    assert.equal(pressAll(end, ...Array.from({length: 60}, () => 'up')).scroll, 0);
  });

  it('lists the questions with counts by kind, and what becomes of each', () => {
    const text = reviewLines(pressAll(three, 'l', 'j', 't')).join('\n');
    assert.match(text, /conflict: missing_node_key: 1 question, 0 decided, 1 open\n/);
    assert.match(text, /warning: node_property_conflict of size: 2 questions, 1 decided, 1 open\n/);
    assert.match(text, /\n {2}open +source node 3 is missing/);
    assert.match(text, /\n {2}take +path='a'/);
    assert.match(text, /\n> \(keep\) +path='b'/);
  });

  it('marks what differs inside a long text, whole characters, and leaves long equal parts out', () => {
    const text = (middle: string): string => `${'begin '.repeat(100)}${middle}${' end'.repeat(100)}`;
    const sides = {destination: [record(1, {size: text('a😀c')})], incoming: [record(7, {size: text('a😁c')})]};
    const shown = reviewLines(reviewOf([warning('l', sides)], {rows: 40, columns: 60}))
      .join('')
      .replace(/\s+/g, '');
    assert.match(shown, /…5\d\dequalcharacters….*begina\[-😀-\]cend.*…3\d\dequalcharacters…/u);
    assert.match(shown, /begina\{\+😁\+\}cend/u);
  });

  it('asks and answers in its last line, where a narrow screen shows it', () => {
    const last = (state: ReviewState): string => reviewLines({...state, columns: 40}).at(-1) ?? '';
    assert.match(last(three), /d keep {2}t take {2}s skip/);
    assert.match(last(pressAll(three, 'w')), /^y\/n: write the plan\? 1 open/);
    assert.match(last(pressAll(three, 't', 'q')), /^y\/n: leave without a plan\?/);
    assert.match(last(pressAll(three, '/', 'a')), /^\/a▏/);
  });

  it('leaves the end of a very long value out, between two characters, and says how many there are', () => {
    const long = warning('l', {incoming: [record(1, {size: `a${'😀'.repeat(20_000)}`})]});
    const state = reviewOf([long], {rows: 3000});
    const text = reviewLines(state).join('');
    assert.match(text, /😀… \(20003 ?characters\)/u);
    assert.doesNotMatch(text, /[\ufffd\ud800-\udfff]/u);
  });
});
