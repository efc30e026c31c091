import assert from 'node:assert/strict';
import {mkdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {it} from 'node:test';
import {BackupShelf} from '../../../src/engine/outputs/newest-backup.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

it('the newest backup of a store is told by the moment in its name, beside the store and in backups/', (t) => {
  const directory = temporaryDirectory(t);
  const at = (name: string): string => path.join(directory, name);
  const shelf = new BackupShelf(at('x.liel'));
  assert.deepEqual(shelf.look(), {newest: null, count: 0, directory});
  writeFileSync(at('x-20260102-000000.liel'), 'older');
  writeFileSync(at('x-20260103-000000.liel'), 'newer');
  writeFileSync(at('y-20260109-000000.liel'), 'of another store');
  writeFileSync(at('x-20260431-000000.liel'), 'of no day');
  // The time of the file says nothing.
  utimesSync(at('x-20260103-000000.liel'), 1, 1);
  const beside = {path: at('x-20260103-000000.liel'), taken_at: '2026-01-03T00:00:00Z', size_bytes: 5};
  assert.deepEqual(shelf.look(), {newest: beside, count: 2, directory});
  mkdirSync(at('backups'));
  writeFileSync(at('backups/x-20260104-000000.liel'), 'newest');
  const below = {path: at('backups/x-20260104-000000.liel'), taken_at: '2026-01-04T00:00:00Z', size_bytes: 6};
  assert.deepEqual(shelf.look(), {newest: below, count: 3, directory: at('backups')});
  rmSync(at('backups'), {recursive: true});
  assert.deepEqual(shelf.look(), {newest: beside, count: 2, directory});
});
