import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {it} from 'node:test';
import {fileURLToPath} from 'node:url';

const golden = fileURLToPath(new URL('../../test/fixtures/reports-ascii.txt', import.meta.url));

it('reports are in ASCII where the locale has no UTF-8, but for what a store holds (UPDATE_GOLDEN=1 writes them)', async (t) => {
  // Before anything is loaded that asks for it.
  Object.assign(process.env, {LC_ALL: 'C', LANG: 'C'});
  const {reportsOf, widthsOf} = await import('../support/report-texts.js');
  const text = widthsOf(await reportsOf(t), [80, undefined]);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
  assert.match(text.replaceAll(/größe|日本語/g, ''), /^[\n -~]+$/);
});
