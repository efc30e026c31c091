import assert from 'node:assert/strict';
import {test} from 'node:test';
import {durationMs} from '../../src/commands/flags.js';

test('a duration is a number and ms, s, m or h; seconds where it has no unit', () => {
  const durations: readonly (readonly [text: string, milliseconds: number])[] = [
    ['30', 30_000],
    ['0', 0],
    ['0s', 0],
    ['500ms', 500],
    ['1.5s', 1500],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['7d', 604_800_000],
    ['0.5', 500],
    ['1.2345s', 1235],
  ];
  for (const [text, milliseconds] of durations) assert.equal(durationMs(text), milliseconds, text);
});

test('nothing else is a duration', () => {
  for (const text of ['', ' ', 's', '-1s', '1 s', '1w', '1s ', '30sec', '1.', '.5', '1e3', '1S', '0x10', '∞', '1s1m']) {
    assert.equal(durationMs(text), undefined, text);
  }
});
