import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ageText, spanText} from '../../src/ui/age.js';

test('a span is one number and its unit, of which it is at least one, cut off', () => {
  const second = 1000;
  const minute = 60 * second;
  const hour = 60 * minute;
  const spans: readonly (readonly [milliseconds: number, text: string])[] = [
    [-5 * hour, '0 s'],
    [999, '0 s'],
    [second, '1 s'],
    [minute - 1, '59 s'],
    [minute, '1 min'],
    [hour - 1, '59 min'],
    [hour, '1 h'],
    [48 * hour - 1, '47 h'],
    [48 * hour, '2 d'],
    [1000 * 24 * hour, '1000 d'],
  ];
  for (const [milliseconds, text] of spans) assert.equal(spanText(milliseconds), text, `${milliseconds} ms`);
});

test('an age counts from a moment to now', () => {
  assert.equal(ageText('2026-01-02T03:04:05Z', Date.UTC(2026, 0, 2, 4, 4, 5)), '1 h');
});
