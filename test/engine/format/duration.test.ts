import assert from 'node:assert/strict';
import {test} from 'node:test';
import {durationMs, momentMs} from '../../../src/engine/format/duration.js';

test('a duration is a number and ms, s, m, h or d; seconds where it has no unit', () => {
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

test('a moment is a day, or a time with its zone, and one that there is', () => {
  assert.equal(momentMs('2026-11-28T09:00Z'), Date.UTC(2026, 10, 28, 9));
  assert.equal(momentMs('2026-11-28T09:00:01.5+02:00'), Date.UTC(2026, 10, 28, 7, 0, 1, 500));
  assert.equal(momentMs('2026-11-28'), Date.UTC(2026, 10, 28));
  for (const text of [
    '',
    '2026-11-28T09:00',
    '2026-04-31',
    '2026-02-30T00:00Z',
    '28.11.2026',
    '2026',
    'yesterday',
    '1e9',
  ])
    assert.equal(momentMs(text), undefined, text);
});
