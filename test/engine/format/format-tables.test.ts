import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {it} from 'node:test';
import {formatReadme, withFormatTables} from '../../../scripts/format-tables.js';

it('the byte tables of the format document are those of the declarations', () => {
  const text = readFileSync(formatReadme, 'utf8');
  const fresh = withFormatTables(text);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(formatReadme, fresh);
  else assert.ok(text === fresh, 'the tables are stale; UPDATE_GOLDEN=1 rewrites them');
});

it('every record has a table', () => {
  const text = readFileSync(formatReadme, 'utf8');
  for (const name of ['FileHeader', 'NodeSlot', 'EdgeSlot', 'ExtentIndexPage', 'WalEntryHead']) {
    assert.match(text, new RegExp(`<!-- layout: ${name} -->\\n\\| offset`));
  }
});
