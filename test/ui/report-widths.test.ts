import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {commandLoaders} from '../../src/commands/index.js';
import {columnsOf} from '../../src/ui/columns.js';
import {goldenOf, partOf, renderedFor, reportsOf} from '../support/report-texts.js';

const widths = [60, 80, 120] as const;

/** Commands without such a report, and why. */
const others: Readonly<Record<string, string>> = {
  attest: 'a document',
  browse: 'a screen',
  completion: 'a script',
  help: 'grows with the commands',
  runbook: 'grows with the pages',
  schema: 'a document',
  'self:verify': 'of this program',
  version: 'of this program and machine',
  watch: 'a screen',
};

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
  for (const [line, render] of Object.entries(reports)) {
    const words = new Set(renderedFor(undefined, render).split(/\s+/));
    assert.ok(words.size > 1, `${line} says something`);
    for (const columns of widths) checkRows(line, columns, words, renderedFor(columns, render).split('\n'));
  }
});

it('every command has a golden of its report, or a reason why not', () => {
  const goldens = readdirSync(path.dirname(goldenOf('verify'))).map((name) => path.basename(name, '.txt'));
  const commands = Object.keys(commandLoaders).filter((id) => !(id in others));
  assert.deepEqual([...new Set(commands.map((id) => id.split(':')[0]))].sort(), goldens.sort());
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
