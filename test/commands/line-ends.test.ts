import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {expectExit} from '../support/program.js';
import {smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

it('lines that end in CR LF, as editors on Windows write them, are read as others: lists, documents, keys, signatures', async (t) => {
  const cwd = temporaryDirectory(t);
  const withCr = (from: string, to: string): void => {
    writeFileSync(path.join(cwd, to), readFileSync(path.join(cwd, from), 'utf8').replaceAll('\n', '\r\n'));
  };
  writeFileSync(path.join(cwd, 'a.liel'), smallStore());
  writeFileSync(path.join(cwd, 'b.liel'), smallStore());
  writeFileSync(path.join(cwd, 'list'), 'a.liel\r\nb.liel\r\n');
  const {stdout} = await expectExit(0, ['verify', '--stores-from', 'list', '--json', '--quiet'], {cwd});
  assert.equal(JSON.parse(stdout).stores.length, 2);
  await expectExit(0, ['export', 'a.liel', '-o', 'a.json', '--quiet'], {cwd});
  withCr('a.json', 'cr.json');
  await expectExit(0, ['import', 'cr.json', '-o', 'c.liel', '--quiet'], {cwd});
  await expectExit(0, ['diff', 'a.liel', 'c.liel', '--quiet'], {cwd});
  await expectExit(0, ['keygen', '-o', 'k', '--no-password', '--quiet'], {cwd});
  await expectExit(0, ['sign', 'a.liel', '--secret-key', 'k.key', '--quiet'], {cwd});
  withCr('k.pub', 'cr.pub');
  withCr('a.liel.minisig', 'cr.minisig');
  const words = ['--public-key', 'cr.pub', '--signature', 'cr.minisig', '--require', 'signature', '--quiet'];
  await expectExit(0, ['verify', 'a.liel', ...words], {cwd});
});
