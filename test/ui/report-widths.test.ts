import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {columnsOf} from '../../src/ui/columns.js';
import {goldenOf, partOf, renderedFor, reportsOf} from '../support/report-texts.js';

const widths = [60, 80, 120] as const;

it('reports are laid out for 60, 80 and 120 columns and for a pipe as they were (UPDATE_GOLDEN=1 writes them)', async (t) => {
  const reports = await reportsOf(t);
  const texts = new Map<string, string>();
  for (const [line, render] of Object.entries(reports)) {
    const parts = [...widths, undefined].map((columns) => partOf(line, columns, render));
    texts.set(goldenOf(line), (texts.get(goldenOf(line)) ?? '') + parts.join(''));
  }
  for (const [golden, text] of texts) {
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  }
  const [one = ''] = texts.keys();
  const names = [...texts.keys()].map((golden) => path.basename(golden));
  assert.deepEqual(readdirSync(path.dirname(one)).sort(), names.sort(), 'no golden is left over');
  for (const [line, render] of Object.entries(reports)) {
    const words = new Set(renderedFor(undefined, render).split(/\s+/));
    assert.ok(words.size > 1, `${line} says something`);
    for (const columns of widths) checkRows(line, columns, words, renderedFor(columns, render).split('\n'));
  }
});

/** No row is longer than the terminal, and no word is cut that a row can hold. */
function checkRows(line: string, columns: number, words: ReadonlySet<string>, rows: readonly string[]): void {
  for (const [i, row] of rows.entries()) {
    const longest = Math.max(0, ...row.split(/\s+/).map(columnsOf));
    assert.ok(columnsOf(row) <= columns || longest > columns - 12, `${line}, ${columns}: ${row}`);
    const [before = '', after = ''] = [row.trimEnd().split(/\s+/).at(-1), (rows[i + 1] ?? '').trim().split(/\s+/)[0]];
    const isCut =
      before !== '' && after !== '' && words.has(before + after) && !(words.has(before) && words.has(after));
    const isTooLong = columnsOf(before + after) > columns;
    assert.ok(!isCut || isTooLong, `${line}, ${columns}: ${before} and ${after} are one word`);
  }
}
