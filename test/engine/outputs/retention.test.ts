import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parseBackupName} from '../../../src/engine/format/backup-name.js';
import type {BackupVerdict, ShelvedBackup} from '../../../src/engine/outputs/backup-shelf.js';
import {type KeepRules, retain} from '../../../src/engine/outputs/retention.js';
import {seededRandom} from '../../support/random.js';

const none: KeepRules = {last: 0, daily: 0, weekly: 0, monthly: 0};

function backupAt(taken_at: string, verdict: BackupVerdict = 'drilled', sequence = 1): ShelvedBackup {
  const path = `x-${taken_at}`;
  const identity = undefined;
  return {
    aged_from: taken_at,
    confirmed_at: null,
    codec: null,
    base: null,
    encryption: null,
    path,
    stem: 'x',
    identity,
    blake3: undefined,
    taken_at,
    sequence,
    size_bytes: 1,
    bytes_on_disk: 1,
    verdict,
    reason: '',
    digest: 'equal',
  };
}

/** Moments of the backups that stay, newest first. */
function kept(backups: readonly ShelvedBackup[], rules: Partial<KeepRules>): string[] {
  const newestFirst = [...backups].sort((a, b) => (a.taken_at < b.taken_at ? 1 : -1));
  const reasons = retain(newestFirst, {...none, ...rules});
  return newestFirst.filter((backup) => (reasons.get(backup) ?? []).length > 0).map(({taken_at}) => taken_at);
}

describe('the rules for keeping', () => {
  it('keep the newest copy of each of the last so many days, weeks and months that have one', () => {
    const backups = [
      '2026-03-04T23:59:59Z',
      '2026-03-04T00:00:00Z',
      '2026-03-02T12:00:00Z', // a Monday
      '2026-03-01T12:00:00Z', // the Sunday before: another week, the same month
      '2026-02-20T12:00:00Z',
      '2026-01-31T12:00:00Z',
    ].map((moment) => backupAt(moment));
    const days = (moments: string[]): string[] => moments.map((moment) => moment.slice(5, 10));
    assert.deepEqual(days(kept(backups, {last: 2})), ['03-04', '03-04']);
    assert.deepEqual(days(kept(backups, {daily: 3})), ['03-04', '03-02', '03-01']);
    assert.deepEqual(kept(backups, {daily: 1}), ['2026-03-04T23:59:59Z']);
    assert.deepEqual(days(kept(backups, {weekly: 2})), ['03-04', '03-01']);
    assert.deepEqual(days(kept(backups, {monthly: 2})), ['03-04', '02-20']);
    assert.deepEqual(days(kept(backups, {last: 1, monthly: 3})), ['03-04', '02-20', '01-31']);
  });

  it('keep every state of a span, also one that an older copy goes on standing for', () => {
    const covering = {...backupAt('2026-02-01T00:00:00Z'), confirmed_at: '2026-03-03T00:00:00Z'};
    const backups = [
      backupAt('2026-03-04T00:00:00Z'),
      backupAt('2026-03-02T00:00:00Z', 'not drilled'),
      covering,
      backupAt('2026-02-28T23:59:59Z'),
      backupAt('2026-03-01T12:00:00Z', 'damaged'),
    ];
    const stays = kept(backups, {since: '2026-03-01T00:00:00.000Z'});
    assert.deepEqual(stays, ['2026-03-04T00:00:00Z', '2026-03-02T00:00:00Z', '2026-02-01T00:00:00Z']);
    // A rule that nothing fulfils keeps what always stays.
    assert.deepEqual(kept(backups, {since: '2027-01-01T00:00:00.000Z'}), ['2026-03-04T00:00:00Z']);
  });

  it('count weeks from Monday, over the end of a year', () => {
    const backups = [
      backupAt('2027-01-03T12:00:00Z'),
      backupAt('2026-12-28T00:00:00Z'),
      backupAt('2026-12-27T23:00:00Z'),
    ];
    assert.deepEqual(kept(backups, {weekly: 2}), ['2027-01-03T12:00:00Z', '2026-12-27T23:00:00Z']);
  });

  it('give the day to the drilled copy, and places that are left to undrilled copies of other days', () => {
    const backups = [
      backupAt('2026-03-03T01:00:00Z'),
      backupAt('2026-03-02T09:00:00Z', 'not drilled'),
      backupAt('2026-03-02T01:00:00Z'),
      backupAt('2026-03-01T01:00:00Z', 'no receipt'),
      backupAt('2026-02-28T01:00:00Z'),
    ];
    assert.deepEqual(kept(backups, {daily: 2}), ['2026-03-03T01:00:00Z', '2026-03-02T01:00:00Z']);
    assert.deepEqual(kept(backups, {daily: 3}), [
      '2026-03-03T01:00:00Z',
      '2026-03-02T01:00:00Z',
      '2026-02-28T01:00:00Z',
    ]);
    const all = ['2026-03-03T01:00:00Z', '2026-03-02T01:00:00Z', '2026-03-01T01:00:00Z', '2026-02-28T01:00:00Z'];
    assert.deepEqual(kept(backups, {daily: 9}), all);
  });

  it('never let the newest drilled copy go, nor a newer one that is undrilled, nor a damaged one that nothing replaces', () => {
    const damaged = backupAt('2026-03-05T01:00:00Z', 'damaged');
    const undrilled = backupAt('2026-03-04T01:00:00Z', 'not drilled');
    const drilled = backupAt('2026-03-03T01:00:00Z');
    const older = backupAt('2026-03-02T01:00:00Z', 'damaged');
    const reasons = retain([damaged, undrilled, drilled, older], none);
    assert.deepEqual(
      [damaged, undrilled, drilled, older].map((backup) => reasons.get(backup)),
      [['damaged, and no drilled copy is newer'], ['newest copy'], ['newest drilled copy'], undefined],
    );
  });

  it('leave alone what was named by hand, and what is not what its receipt says', () => {
    const byHand = backupAt('2020-01-01T00:00:00Z', 'drilled', 0);
    const changed = backupAt('2020-01-02T00:00:00Z', 'changed');
    const reasons = retain([backupAt('2026-03-05T01:00:00Z'), changed, byHand], {...none, last: 1});
    assert.deepEqual(reasons.get(byHand), ['named by hand']);
    assert.match(String(reasons.get(changed)), /look at it/);
  });

  it('keep at most as many by a rule as it says, and always something, whatever is on the shelf', (t) => {
    const random = seededRandom(t);
    const verdicts: BackupVerdict[] = ['drilled', 'not drilled', 'no receipt', 'damaged'];
    for (let round = 0; round < 300; round++) {
      const moments = new Set(Array.from({length: 1 + random.below(30)}, () => random.below(400)));
      const backups = [...moments]
        .sort((a, b) => b - a)
        .map((hours) => {
          const moment = new Date(Date.UTC(2026, 0, 1, hours * 7)).toISOString().replace('.000', '');
          return backupAt(moment, verdicts[random.below(4)]);
        });
      const daily = random.below(5);
      const reasons = retain(backups, {...none, daily});
      const byRule = backups.filter((backup) => reasons.get(backup)?.some((reason) => reason.startsWith('daily')));
      assert.ok(byRule.length <= daily);
      assert.equal(new Set(byRule.map(({taken_at}) => taken_at.slice(0, 10))).size, byRule.length);
      const newestDrilled = backups.find(({verdict}) => verdict === 'drilled');
      if (newestDrilled) assert.ok(reasons.has(newestDrilled));
      assert.ok(reasons.size > 0);
    }
  });
});

describe('the name of a backup', () => {
  it('says the store and the moment, and which of its second it is', () => {
    assert.deepEqual(parseBackupName('a-b-20260102-030405.liel'), {
      stem: 'a-b',
      takenAt: '2026-01-02T03:04:05Z',
      sequence: 1,
    });
    assert.equal(parseBackupName('x-20260102-030405-12.liel')?.sequence, 12);
    assert.equal(parseBackupName('x-20260102-030405-20260203-040506.liel')?.stem, 'x-20260102-030405');
    const none = [
      'x.liel',
      'x-20260102.liel',
      'x-20260102-030405',
      '-20260102-030405.liel',
      'x-20260102-030405-0.liel',
    ];
    for (const name of [...none, 'x-20260431-030405.liel', 'x-20261302-030405.liel', 'x-20260102-240405.liel']) {
      assert.equal(parseBackupName(name), undefined, name);
    }
  });
});
