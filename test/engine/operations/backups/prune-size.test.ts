import assert from 'node:assert/strict';
import {mkdirSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {prune} from '../../../../src/engine/operations/backups/prune.js';
import type {KeepRules} from '../../../../src/engine/outputs/retention.js';
import {fillShelf} from '../../../support/backup-of.js';
import {finish} from '../../../support/finish.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const now = new Date('2026-03-10T00:00:00Z');

describe('a size that backups may take', () => {
  const shelf = async (t: TestContext): Promise<string> => {
    const directory = path.join(temporaryDirectory(t), 'backups');
    mkdirSync(directory);
    await fillShelf(directory, {
      'a-20260309-000000.liel': 'drilled',
      'a-20260308-000000.liel': 'drilled',
      'a-20260301-000000.liel': 'drilled',
      'b-20260305-000000.liel': 'drilled',
      'b-20260201-000000.liel': 'drilled',
      'by-hand.liel': 'drilled',
      'c-20260101-000000.liel': 'no receipt',
    });
    return directory;
  };
  const pruneTo = async (directory: string, maxBytes: number, rules: Partial<KeepRules> = {}, dryRun = false) => {
    const all = {last: 0, daily: 0, weekly: 0, monthly: 0, ...rules};
    return (await finish(prune({directory, rules: all, maxBytes, dryRun, now}))).report;
  };
  const left = (directory: string): string[] => readdirSync(directory).filter((name) => name.endsWith('.liel'));

  it('lets the oldest go first, whichever store they are of, and no more than it must', async (t) => {
    const directory = await shelf(t);
    const {kept_bytes: total, backups} = await pruneTo(directory, Number.MAX_SAFE_INTEGER, {}, true);
    assert.ok(backups.every(({kept}) => kept));
    const [one] = backups.map(({size_bytes}) => size_bytes);
    const report = await pruneTo(directory, total - 1);
    assert.deepEqual([report.removed_count, report.freed_bytes], [1, one]);
    assert.ok(!left(directory).includes('b-20260201-000000.liel'));
    assert.deepEqual(
      report.backups.filter(({over_size}) => over_size).map(({stem}) => stem),
      ['b'],
    );
    await pruneTo(directory, total - 2 * one);
    assert.ok(!left(directory).includes('a-20260301-000000.liel'));
  });

  it('never lets what must stay go, and says that it is too much', async (t) => {
    const directory = await shelf(t);
    const report = await pruneTo(directory, 0);
    const stays = ['a-20260309-000000.liel', 'b-20260305-000000.liel', 'by-hand.liel', 'c-20260101-000000.liel'];
    assert.deepEqual(left(directory).sort(), stays);
    assert.ok(report.kept_bytes > 0);
    assert.equal(report.max_bytes, 0);
  });

  it('comes after the rules, which alone say what goes for its age', async (t) => {
    const directory = await shelf(t);
    const report = await pruneTo(directory, Number.MAX_SAFE_INTEGER, {since: '2026-03-05T00:00:00.000Z'}, true);
    const gone = report.backups.filter(({kept}) => !kept).map(({path: file}) => path.basename(file));
    assert.deepEqual(gone, ['a-20260301-000000.liel', 'b-20260201-000000.liel']);
    assert.ok(report.backups.every(({over_size}) => !over_size));
  });
});
