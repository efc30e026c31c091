import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {expectExit} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const told = fileURLToPath(new URL('../support/tell-of-tables.cjs', import.meta.url));

// Each of these tables takes as long as all the rest of a start: 20 and 30 ms of a processor.
it('a start makes no table of characters before there is text that is not ASCII', async (t) => {
  const cwd = temporaryDirectory(t);
  writeFileSync(path.join(cwd, 'a.liel'), smallStore());
  const env = {NODE_OPTIONS: `--require=${told}`};
  for (const line of ['version', 'stats a.liel', 'verify a.liel', 'verify a.liel --json', 'explain L4002']) {
    const {stderr} = await expectExit(0, line.split(' '), {cwd, env});
    assert.doesNotMatch(stderr, /^made:/m, line);
  }
  // That it would be told: a page with an ellipsis in it is folded by both.
  const {stderr} = await expectExit(0, ['runbook', 'corrupt-store'], {cwd, env});
  for (const table of ['Segmenter', 'emoji']) assert.ok(stderr.includes(`made: ${table}`), stderr);
});
