import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {listBackups} from '../../../../src/engine/operations/backups/backups.js';
import {prune} from '../../../../src/engine/operations/backups/prune.js';
import type {KeepRules} from '../../../../src/engine/outputs/retention.js';
import type {SystemCalls} from '../../../../src/engine/storage/files/system-calls.js';
import {fillShelf, type Kind} from '../../../support/backup-of.js';
import {finish} from '../../../support/finish.js';
import {holdLock} from '../../../support/lock-holder.js';
import {raises} from '../../../support/raises.js';
import {recordedSystem} from '../../../support/recorded-system.js';
import {withCalls, withoutReading} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const now = new Date('2026-03-10T00:00:00Z');

async function shelfWith(t: TestContext, names: Readonly<Record<string, Kind>>): Promise<string> {
  const directory = path.join(temporaryDirectory(t), 'backups');
  mkdirSync(directory);
  await fillShelf(directory, names);
  return directory;
}

const list = async (directory: string, verify = false) => (await finish(listBackups({directory, verify, now}))).report;
const pruneBy = async (directory: string, rules: Partial<KeepRules>, dryRun = false, byName = false) => {
  const all = {last: 0, daily: 0, weekly: 0, monthly: 0, ...rules};
  return (await finish(prune({directory, rules: all, dryRun, byName, now}))).report;
};

describe('a listing of backups', () => {
  it('is by store and newest first, with age, size and what is known of each', async (t) => {
    const directory = await shelfWith(t, {
      'b-20260309-000000.liel': 'drilled',
      'a-20260309-000000.liel': 'not drilled',
      'a-20260309-000000-2.liel': 'damaged',
      'a-20260308-120000.liel': 'no receipt',
      'a-20260308-000000.liel': 'changed',
    });
    const {backups, others} = await list(directory);
    assert.deepEqual(
      backups.map(({path: file, stem, age_seconds, verdict}) => [path.basename(file), stem, age_seconds, verdict]),
      [
        ['a-20260309-000000-2.liel', 'a', 86_400, 'damaged'],
        ['a-20260309-000000.liel', 'a', 86_400, 'not drilled'],
        ['a-20260308-000000.liel', 'a', 172_800, 'changed'],
        ['b-20260309-000000.liel', 'b', 86_400, 'drilled'],
        ['a-20260308-120000.liel', 'a', 129_600, 'no receipt'],
      ],
    );
    assert.deepEqual(others, []);
    assert.ok(backups.every(({digest, size_bytes}) => digest === 'not checked' && size_bytes > 4_000_000));
  });

  it('finds by hashing what has other bytes than its receipt says', async (t) => {
    const directory = await shelfWith(t, {
      'a-20260309-000000.liel': 'drilled',
      'a-20260308-000000.liel': 'drilled',
      'a-20260307-000000.liel': 'no receipt',
    });
    const file = path.join(directory, 'a-20260308-000000.liel');
    const bytes = readFileSync(file);
    bytes[5000] ^= 1;
    writeFileSync(file, bytes);
    const known = (report: Awaited<ReturnType<typeof list>>) =>
      report.backups.map(({verdict, digest}) => [verdict, digest]);
    assert.deepEqual(known(await list(directory)).slice(1, 2), [['drilled', 'not checked']]);
    assert.deepEqual(known(await list(directory, true)), [
      ['drilled', 'equal'],
      ['changed', 'differs'],
      ['no receipt', 'not checked'],
    ]);
  });

  it('finds by the header and the seal what its receipt says otherwise', async (t) => {
    const [right, counts, root] = ['a-20260309-000000.liel', 'a-20260308-000000.liel', 'a-20260307-000000.liel'];
    const directory = await shelfWith(t, {[right]: 'drilled', [counts]: 'drilled', [root]: 'drilled'});
    const alter = (name: string, from: RegExp, to: string): void => {
      const file = path.join(directory, `${name}.receipt.json`);
      const text = readFileSync(file, 'utf8');
      assert.match(text, from);
      writeFileSync(file, text.replace(from, to));
    };
    alter(counts, /"edge_count":\d+/, '"edge_count":77');
    alter(root, /"seal_root":"[0-9a-f]{8}/, '"seal_root":"00000000');
    const {backups} = await list(directory, true);
    assert.deepEqual(
      backups.map(({verdict, digest}) => [verdict, digest]),
      [
        ['drilled', 'equal'],
        ['changed', 'equal'],
        ['changed', 'equal'],
      ],
    );
    assert.match(backups[1].reason, /^its receipt says edge_count 77, and it is \d+$/);
  });

  it('goes on past a copy or a receipt that cannot be read, and says of each that it is so', async (t) => {
    const [bytes, receipt, right] = ['a-20260309-000000.liel', 'a-20260308-000000.liel', 'a-20260307-000000.liel'];
    const directory = await shelfWith(t, {[bytes]: 'drilled', [receipt]: 'drilled', [right]: 'drilled'});
    const openSync = withoutReading(path.join(directory, bytes), path.join(directory, `${receipt}.receipt.json`));
    await withCalls({openSync}, async () => {
      const {backups} = await list(directory, true);
      assert.deepEqual(
        backups.map(({path: file, verdict}) => [path.basename(file), verdict]).sort(),
        [
          [bytes, 'unreadable'],
          [receipt, 'unreadable'],
          [right, 'drilled'],
        ].sort(),
      );
      const unreadable = backups.filter(({verdict}) => verdict === 'unreadable');
      for (const {reason} of unreadable) assert.match(reason, /cannot be read|no permission to read/);
      assert.ok((await pruneBy(directory, {last: 1})).backups.every(({kept}) => kept));
    });
  });

  it('names what is no backup, and counts a file named by hand that has a receipt', async (t) => {
    const directory = await shelfWith(t, {'by-hand.liel': 'drilled', 'a-20260309-000000.liel': 'drilled'});
    const put = (name: string, text = 'x'): void => writeFileSync(path.join(directory, name), text);
    put('notes.txt');
    put('a-20260309-000001.liel.4711.partial');
    put('a-20260309-000002.liel.tmp');
    put('gone-20260309-000000.liel.receipt.json');
    put('gone-20260309-000000.liel.seal');
    put('odd.liel');
    put('odd.liel.receipt.json', '{"receipt_version": 1}');
    put('a-20260231-000000.liel');
    mkdirSync(path.join(directory, 'd-20260309-000000.liel'));
    symlinkSync('a-20260309-000000.liel', path.join(directory, 'l-20260309-000000.liel'));
    const {backups, others} = await list(directory);
    assert.deepEqual(
      backups.map(({path: file, stem}) => [path.basename(file), stem]),
      [
        ['a-20260309-000000.liel', 'a'],
        ['by-hand.liel', 'model'],
      ],
    );
    assert.deepEqual(
      others.map(({path: file, kind}) => [path.basename(file), kind]),
      [
        ['a-20260231-000000.liel', 'foreign'],
        ['a-20260309-000001.liel.4711.partial', 'leftover'],
        ['a-20260309-000002.liel.tmp', 'leftover'],
        ['d-20260309-000000.liel', 'foreign'],
        ['gone-20260309-000000.liel.receipt.json', 'leftover'],
        ['gone-20260309-000000.liel.seal', 'leftover'],
        ['l-20260309-000000.liel', 'foreign'],
        ['notes.txt', 'foreign'],
        ['odd.liel', 'foreign'],
        ['odd.liel.receipt.json', 'foreign'],
      ],
    );
  });

  it('takes a receipt for what it is: unreadable, when it is no receipt', async (t) => {
    const name = 'a-20260309-000000.liel';
    const directory = await shelfWith(t, {[name]: 'drilled'});
    const receipt = path.join(directory, `${name}.receipt.json`);
    const good = readFileSync(receipt, 'utf8');
    const texts = [
      '',
      '[]',
      'null',
      '{"receipt_version":2}',
      good.replace(/"blake3":"..../, '"blake3":"'),
      'x'.repeat(70_000),
    ];
    for (const text of [...texts, good.replace('"drill":{', '"drill":[{').replace(/\}\}$/, '}]}')]) {
      writeFileSync(receipt, text);
      const [{verdict, reason}] = (await list(directory)).backups;
      assert.equal(verdict, 'unreadable', text.slice(0, 80));
      assert.match(reason, /^its receipt /);
    }
  });

  it('is refused with L0035 when there is no such directory', async (t) => {
    const directory = temporaryDirectory(t);
    await assert.rejects(list(path.join(directory, 'nowhere')), raises(conditions.directoryMissing));
    writeFileSync(path.join(directory, 'file'), '');
    await assert.rejects(list(path.join(directory, 'file')), raises(conditions.directoryMissing));
  });
});

describe('a prune', () => {
  const names = {
    'a-20260309-120000.liel': 'not drilled',
    'a-20260309-000000.liel': 'drilled',
    'a-20260308-000000.liel': 'drilled',
    'a-20260307-000000.liel': 'drilled',
    'b-20260101-000000.liel': 'drilled',
  } as const;

  it('removes what no rule keeps, with seal and receipt, each store for itself, and says why the rest stays', async (t) => {
    const directory = await shelfWith(t, names);
    writeFileSync(path.join(directory, 'notes.txt'), 'mine');
    const planned = await pruneBy(directory, {daily: 2}, true);
    assert.equal(readdirSync(directory).length, 16);
    const report = await pruneBy(directory, {daily: 2});
    const carriedOut = planned.backups.map((backup) => (backup.kept ? backup : {...backup, outcome: 'removed'}));
    assert.deepEqual(report, {...planned, dry_run: false, backups: carriedOut});
    assert.deepEqual(
      report.backups.map(({path: file, reasons}) => [path.basename(file), reasons]),
      [
        ['a-20260309-120000.liel', ['newest copy']],
        ['a-20260309-000000.liel', ['newest drilled copy', 'daily 1 of 2']],
        ['a-20260308-000000.liel', ['daily 2 of 2']],
        ['a-20260307-000000.liel', []],
        ['b-20260101-000000.liel', ['newest drilled copy', 'daily 1 of 2']],
      ],
    );
    assert.equal(
      readdirSync(directory).some((name) => name.includes('20260307')),
      false,
    );
    assert.equal(readdirSync(directory).length, 13);
    assert.ok(report.freed_bytes > 4_000_000);
    assert.equal(report.others.length, 1);
  });

  it('has each copy gone for good before what belongs to it goes, and ends when all is gone for good', async (t) => {
    const directory = await shelfWith(t, names);
    const {calls, system} = recordedSystem();
    await withCalls(system, () => pruneBy(directory, {last: 1}));
    const words = calls.map(({call, file}) => (call === 'sync' ? 'sync' : path.basename(file)));
    const gone = ['a-20260307-000000.liel', 'a-20260308-000000.liel'];
    const parts = ['.receipt.json', '.confirmed.json', '.seal', '.seal.progress'];
    const signatures = ['.minisig', '.receipt.json.minisig', '.sshsig', '.receipt.json.sshsig'];
    assert.deepEqual(
      words,
      gone.flatMap((name) => [name, 'sync', ...[...parts, ...signatures].map((ending) => name + ending), 'sync']),
    );
    for (const {call, file} of calls) if (call === 'sync') assert.equal(file, directory);
  });

  it('does not count on a drilled copy that has rotted since', async (t) => {
    const directory = await shelfWith(t, names);
    const file = path.join(directory, 'a-20260309-000000.liel');
    const bytes = readFileSync(file);
    bytes[5000] ^= 1;
    writeFileSync(file, bytes);
    const {backups} = await pruneBy(directory, {last: 1});
    assert.deepEqual(
      backups.filter(({kept}) => kept).map(({path: kept, verdict}) => [path.basename(kept), verdict]),
      [
        ['a-20260309-120000.liel', 'not drilled'],
        ['a-20260309-000000.liel', 'changed'],
        ['a-20260308-000000.liel', 'drilled'],
        ['b-20260101-000000.liel', 'drilled'],
      ],
    );
  });

  it('leaves a copy alone that a writer has open', async (t) => {
    const directory = await shelfWith(t, names);
    await holdLock(t, 'ours', path.join(directory, 'a-20260307-000000.liel'));
    const {backups} = await pruneBy(directory, {last: 1});
    assert.deepEqual(backups[3].reasons, ['a writer has it open']);
    assert.equal(readdirSync(directory).includes('a-20260307-000000.liel'), true);
  });

  it('goes on past a copy that cannot be removed, leaves all that belongs to that, and says so', async (t) => {
    const directory = await shelfWith(t, names);
    const stuck = path.join(directory, 'a-20260307-000000.liel');
    const calls: Partial<SystemCalls> = {
      unlinkSync: (file) => {
        if (file === stuck) throw Object.assign(new Error('not permitted'), {code: 'EPERM'});
        unlinkSync(file);
      },
    };
    const report = await withCalls(calls, () => pruneBy(directory, {last: 1}));
    const outcomes = new Map(report.backups.map(({path: file, outcome}) => [path.basename(file), outcome]));
    assert.equal(outcomes.get('a-20260307-000000.liel'), 'failed');
    assert.equal(outcomes.get('a-20260308-000000.liel'), 'removed');
    assert.deepEqual([report.removed_count, report.failed_count], [1, 1]);
    for (const file of [stuck, `${stuck}.seal`, `${stuck}.receipt.json`]) assert.ok(existsSync(file), file);
    const reasons = report.backups.find(({outcome}) => outcome === 'failed')?.reasons ?? [];
    assert.match(reasons.join(), /no permission/);
  });

  it('keeps what no receipt ties to a store, and judges it by its name only when told to', async (t) => {
    const days = ['01', '02', '03'];
    const unknown = Object.fromEntries(days.map((day) => [`x-202601${day}-090000.liel`, 'no receipt' as const]));
    const directory = await shelfWith(t, unknown);
    const {backups} = await pruneBy(directory, {last: 1});
    assert.deepEqual(
      backups.map(({kept, store}) => [kept, store]),
      days.map(() => [true, null]),
    );
    assert.match(backups[0].reasons.join(), /nothing calls it a backup/);
    const byName = await pruneBy(directory, {last: 1}, false, true);
    assert.equal(byName.removed_count, 2);
  });

  for (const kind of ['no receipt', 'not drilled'] as const) {
    it(`never takes a broken copy for the newest where nobody restored one, but the next that is whole: ${kind}`, async (t) => {
      const days = ['05', '06', '07', '08', '09'].map((day) => `a-202603${day}-000000.liel`);
      const directory = await shelfWith(t, Object.fromEntries(days.map((name) => [name, kind])));
      const [, whole, sealed, , cut] = days.map((name) => path.join(directory, name));
      truncateSync(cut, 8192);
      const rotten = readFileSync(sealed);
      rotten[rotten.length - 1] ^= 1;
      writeFileSync(sealed, rotten);
      if (kind === 'no receipt') writeFileSync(`${sealed}.seal`, readFileSync(`${directory}.made.liel.seal`));
      unlinkSync(path.join(directory, days[3]));
      const {backups} = await pruneBy(directory, {last: 1}, false, true);
      const wrong = kind === 'no receipt' ? 'unreadable' : 'changed';
      assert.deepEqual(
        backups.map(({path: file, verdict, outcome}) => [file, verdict, outcome]),
        [
          [cut, wrong, 'kept'],
          [sealed, wrong, 'kept'],
          [whole, kind, 'kept'],
          [path.join(directory, days[0]), kind, 'removed'],
        ],
      );
    });
  }

  it('keeps an old receipt that does not say of which store it is', async (t) => {
    const directory = await shelfWith(t, names);
    for (const name of Object.keys(names)) {
      const file = path.join(directory, `${name}.receipt.json`);
      const {identity: _, ...older} = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify(older));
    }
    const report = await pruneBy(directory, {last: 1});
    assert.equal(report.removed_count, 0);
    assert.ok(report.backups.every(({reasons}) => /does not say of which store/.test(reasons.join())));
  });

  it('tells two stores of one path apart, by the machine and by their records', async (t) => {
    const directory = await shelfWith(t, names);
    const change = (name: string, identity: object): void => {
      const file = path.join(directory, `${name}.receipt.json`);
      const receipt = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({...receipt, identity: {...receipt.identity, ...identity}}));
    };
    change('a-20260308-000000.liel', {machine: 'another'});
    change('a-20260307-000000.liel', {lineage: ['blobs 8 00000000', 'node 1 00000000 00000000']});
    const report = await pruneBy(directory, {last: 1});
    assert.equal(report.removed_count, 0);
    assert.equal(new Set(report.backups.map(({machine, store}) => `${machine} ${store}`)).size, 3);
  });

  it('never lets a copy of a time to come count as the newest, and never removes it', async (t) => {
    const directory = await shelfWith(t, {...names, 'a-20991231-000000.liel': 'drilled'});
    const {backups} = await pruneBy(directory, {last: 1});
    const ofStore = backups.filter(({store}) => store === path.join(directory, 'a.liel'));
    assert.deepEqual(
      ofStore.filter(({kept}) => kept).map(({path: file, verdict}) => [path.basename(file), verdict]),
      [
        ['a-20991231-000000.liel', 'doubtful'],
        ['a-20260309-120000.liel', 'not drilled'],
        ['a-20260309-000000.liel', 'drilled'],
      ],
    );
  });

  it('without a rule is refused with L0036, and removes nothing', async (t) => {
    const directory = await shelfWith(t, names);
    await assert.rejects(pruneBy(directory, {}), raises(conditions.nothingToKeep));
    assert.equal(readdirSync(directory).length, 15);
  });
});
