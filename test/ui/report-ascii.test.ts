import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {it} from 'node:test';
import {fileURLToPath} from 'node:url';

const golden = fileURLToPath(new URL('../../test/fixtures/reports-ascii.txt', import.meta.url));

it('reports are in ASCII where the locale has no UTF-8, but for what a store holds (UPDATE_GOLDEN=1 writes them)', async (t) => {
  // Before anything is loaded that asks for it.
  Object.assign(process.env, {LC_ALL: 'C', LANG: 'C'});
  const {goldenOf, partOf, reportsOf} = await import('../support/report-texts.js');
  const parts = Object.entries(await reportsOf(t)).map(([line, render]) => ({line, part: partOf(line, 80, render)}));
  // The others look as they do where it has.
  const text = parts
    .flatMap(({line, part}) => (readFileSync(goldenOf(line), 'utf8').includes(part) ? [] : [part]))
    .join('');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
  for (const {part} of parts) assert.match(part.replaceAll(/größe|日本語/g, ''), /^[\n -~]+$/);
});
