import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {backupAway} from '../../../../src/engine/operations/backups/backup-away.js';
import {prune} from '../../../../src/engine/operations/backups/prune.js';
import {onImages} from '../../../../src/engine/outputs/off-site/on-images.js';
import {finish} from '../../../support/finish.js';
import {environmentOf, makeBucket, needsVersity, startVersity} from '../../../support/object-server.js';
import {smallStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

describe('backups that are locked in their bucket', needsVersity, () => {
  it('are said and kept by prune, and those that are not go', async (t) => {
    const server = await startVersity();
    const environment = environmentOf(server);
    const bucket = await makeBucket(server, {'x-amz-bucket-object-lock-enabled': 'true'});
    const store = path.join(temporaryDirectory(t), 'project.liel');
    writeFileSync(store, smallStore());
    const output = `s3://${bucket}/laptop/`;
    const begun = Date.now() - 10_000;
    for (const [seconds, lockMs] of [
      [0, 86_400_000],
      [1, undefined],
      [2, undefined],
    ] as const) {
      const now = new Date(begun + seconds * 1000);
      const how = {store, output, environment, now, lockMs, version: '0.0.0', compress: 'zstd', drill: true} as const;
      const {report} = await finish(backupAway(how));
      assert.equal(report.sent?.proved_by, 'checksum of the server');
      assert.equal(report.sent?.locked_until, lockMs && new Date(now.getTime() + lockMs).toISOString());
    }
    const rules = {last: 1, daily: 0, weekly: 0, monthly: 0};
    const cut = (dryRun: boolean) =>
      finish(
        onImages({words: [output], areDirectories: 'all', command: 'prune', environment}, ([directory]) =>
          prune({directory: directory as string, rules, dryRun}),
        ),
      );
    for (const [dryRun, gone] of [
      [true, 'goes'],
      [false, 'removed'],
    ] as const) {
      const {report, notes} = await cut(dryRun);
      assert.deepEqual(
        report.backups.map(({outcome}) => outcome),
        ['kept', gone, 'kept'],
      );
      assert.match(report.backups[2]?.reasons.join() ?? '', /^its object is locked until 2/);
      if (!dryRun) assert.match(notes.join('\n'), /keeps versions: what was removed takes its room until/);
    }
    assert.deepEqual((await cut(true)).report.backups.length, 2);
  });
});
