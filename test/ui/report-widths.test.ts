import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {columnsOf} from '../../src/ui/columns.js';
import {renderedFor, reportsOf, widthsOf} from '../support/report-texts.js';

const golden = fileURLToPath(new URL('../../test/fixtures/reports.txt', import.meta.url));
const widths = [60, 80, 120] as const;

it('reports are laid out for 60, 80 and 120 columns and for a pipe as they were (UPDATE_GOLDEN=1 writes them)', async (t) => {
  const reports = await reportsOf(t);
  const text = widthsOf(reports, [...widths, undefined]);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
  for (const [name, render] of Object.entries(reports)) {
    const words = new Set(renderedFor(undefined, render).split(/\s+/));
    for (const columns of widths) {
      const rows = renderedFor(columns, render).split('\n');
      for (const [i, row] of rows.entries()) {
        const longest = Math.max(0, ...row.split(/\s+/).map(columnsOf));
        assert.ok(columnsOf(row) <= columns || longest > columns - 12, `${name}, ${columns}: ${row}`);
        const [before = '', after = ''] = [
          row.trimEnd().split(/\s+/).at(-1),
          (rows[i + 1] ?? '').trim().split(/\s+/)[0],
        ];
        const isCut =
          before !== '' && after !== '' && words.has(before + after) && !(words.has(before) && words.has(after));
        assert.ok(
          !isCut || columnsOf(before + after) > columns,
          `${name}, ${columns}: ${before} and ${after} are one word`,
        );
      }
    }
  }
});
