import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {press} from '../../../src/ui/dashboard/pick/pick-keys.js';
import type {PickState} from '../../../src/ui/dashboard/pick/pick-state.js';
import {pickerOf, pickLines, pressPicker} from '../../support/pick-text.js';

const marked = (state: PickState): string => pickLines(state).find((line) => line.startsWith('>')) ?? '';

describe('keys of the picker of backups', () => {
  it('move row by row, page by page and to both ends, and stay on the rows there are', () => {
    const start = pickerOf(100, {rows: 12});
    assert.equal(pressPicker(start, 'up', 'k').cursor, 0);
    assert.equal(pressPicker(start, 'down', 'j', 'k').cursor, 1);
    assert.equal(pressPicker(start, 'pagedown', ' ', 'pageup').cursor, 8);
    assert.equal(pressPicker(start, 'G', 'down').cursor, 99);
    assert.equal(pressPicker(start, 'G', 'g').cursor, 0);
  });

  it('restore after a question that only y answers with yes, and otherwise say what would change', () => {
    const asked = pressPicker(pickerOf(3), 'j', 'enter');
    assert.equal(asked.mode, 'confirm');
    assert.deepEqual(press(asked, 'y').choice, {backup: asked.copies[1]?.path, isLook: false});
    for (const key of ['n', 'enter', 'escape', ' ', 'q']) {
      const {state, choice, effect} = press(asked, key);
      assert.deepEqual([state.mode, state.cursor, choice, effect], ['choose', 1, undefined, undefined], key);
    }
    assert.deepEqual(press(pickerOf(3), 'd').choice, {backup: asked.copies[0]?.path, isLook: true});
    assert.equal(press(pickerOf(3), 'y').choice, undefined);
  });

  it('leave without a choice by q, Esc and Ctrl-C, and help by any key', () => {
    const start = pickerOf(3);
    assert.deepEqual([press(start, 'q').effect, press(start, 'escape').effect], ['quit', 'quit']);
    for (const mode of ['choose', 'confirm', 'help'] as const)
      assert.equal(press({...start, mode}, 'ctrl-c').effect, 'interrupt', mode);
    assert.equal(pressPicker(start, '?').mode, 'help');
    assert.equal(pressPicker(start, '?', 'x').mode, 'choose');
  });
});

describe('the frame of the picker', () => {
  it('shows the chosen backup on every screen, and control characters of no name', () => {
    for (const columns of [20, 43, 80, 120])
      for (const rows of [4, 12, 24]) {
        const state = pressPicker(pickerOf(60, {columns, rows}), 'G');
        const lines = pickLines(state);
        assert.ok(lines.length <= rows, `${columns} by ${rows}: ${lines.length} lines`);
        assert.ok(
          lines.every((line) => line.length <= columns),
          `${columns} by ${rows}`,
        );
        assert.match(marked(state), /^> 2026-05-01T00/, `${columns} by ${rows}`);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
        assert.doesNotMatch(lines.join(''), /[\u0000-\u001f]/);
      }
  });

  it('says of what it asks, and how many copies cannot be relied on', () => {
    const state = pickerOf(2, {uncounted: 3});
    assert.match(pickLines(state)[0] ?? '', /2 backups, 3 that cannot be relied on/);
    assert.match(
      pickLines(pressPicker(state, 'enter')).at(-1) ?? '',
      /^put the backup of 2026-06-29T00:00:00Z in .* now\? y\/n/,
    );
    assert.match(pickLines(pressPicker(state, '?')).join('\n'), /say what a restore of it would change/);
  });
});
