import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {fileHeader} from '../../src/engine/format/records/layouts.js';
import {documentIn, expectExit} from '../support/program.js';
import {interrupted, smallStore} from '../support/sample-store.js';
import {temporaryDirectory} from '../support/temp-directory.js';

const walOf = (file: string): number => Number(fileHeader.decode(readFileSync(file)).walLength);

/** A store whose last commit, a sixth node, stands only in its WAL. */
const liveStore = (): Uint8Array => interrupted(smallStore(), (graph) => graph.addNode(['late'], new Map()));

test('a commit that stands only in the WAL is rolled forward, and nothing is cut', async (t) => {
  const cwd = temporaryDirectory(t);
  const file = path.join(cwd, 'a.liel');
  writeFileSync(file, liveStore());
  const before = documentIn(await expectExit(0, ['stats', 'a.liel', '--json'], {cwd}));
  const report = documentIn(await expectExit(0, ['recover', 'a.liel', '--json'], {cwd}));
  assert.ok((report['wal_pages_applied'] as number) > 0);
  assert.equal(report['wal_bytes_cut'], 0);
  assert.equal(walOf(file), 0);
  assert.ok((before['wal_pages'] as number) > 0);
  const settled = {...before, wal_bytes: 0, wal_pages: 0};
  assert.deepEqual(documentIn(await expectExit(0, ['stats', 'a.liel', '--json'], {cwd})), settled);
  assert.match((await expectExit(0, ['recover', 'a.liel'], {cwd})).stdout, /nothing to recover/);
});

test('a torn WAL is cut only when that was asked for, and the bytes are counted', async (t) => {
  const cwd = temporaryDirectory(t);
  const file = path.join(cwd, 'a.liel');
  const torn = liveStore();
  // The old header but for the WAL: a commit that changed no counter, with its commit entry lost.
  const header = fileHeader.decode(torn);
  torn.set(smallStore().subarray(0, 4096));
  const old = fileHeader.decode(torn);
  fileHeader.encode(
    {...old, walLength: header.walLength - 21n, checksum: old.checksum ^ (header.walLength - 21n)},
    torn,
  );
  writeFileSync(file, torn);
  const refused = await expectExit(3, ['recover', 'a.liel'], {cwd});
  assert.match(refused.stderr, /L3004/);
  assert.deepEqual(new Uint8Array(readFileSync(file)), torn);
  const report = documentIn(await expectExit(0, ['recover', 'a.liel', '--recovery', 'auto-truncate', '--json'], {cwd}));
  assert.equal(report['wal_bytes_cut'], Number(header.walLength) - 21);
  assert.equal(walOf(file), 0);
  assert.match((await expectExit(0, ['stats', 'a.liel'], {cwd})).stdout, /Nodes: 4/);
});
