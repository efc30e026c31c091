import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {compareSeal} from '../../../../src/engine/evidence/seal/compare-seal.js';
import {readSeal} from '../../../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {type RestoreOptions, restore} from '../../../../src/engine/operations/backups/restore.js';
import {type UndoRestoreReport, undoRestore} from '../../../../src/engine/operations/backups/undo-restore.js';
import {verify} from '../../../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {backUp} from '../../../support/backup-of.js';
import {corrupt} from '../../../support/corrupt.js';
import {finish} from '../../../support/finish.js';
import {holdLock} from '../../../support/lock-holder.js';
import {needsPeer} from '../../../support/peer.js';
import {raises} from '../../../support/raises.js';
import {interrupted, smallStore} from '../../../support/sample-store.js';
import {withCalls, withoutReading} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const now = new Date('2026-05-06T07:08:09.123Z');

async function bringBack(backup: string, store: string, options: Partial<RestoreOptions> = {}) {
  const usual = {backup, store, recovery: 'strict', waitMs: 0, now} as const;
  return (await finish(restore({...usual, ...options}))).report;
}

async function putBack(store: string): Promise<UndoRestoreReport> {
  return (await finish(undoRestore({store, now}))).report;
}

const newer = smallStore((graph) => graph.addNode(['newer']));

/** A directory with a backup of the small store, and a store that has moved on. */
async function workplace(t: TestContext) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, 'x.liel');
  writeFileSync(store, smallStore());
  const {backup} = await backUp(store, path.join(cwd, 'backups', '/'));
  writeFileSync(store, newer);
  return {cwd, store, backup, previous: `${store}.pre-restore-20260506-070809`};
}

/** Names and bytes of all files below a directory. */
function content(directory: string): Map<string, string> {
  const names = readdirSync(directory, {recursive: true, encoding: 'utf8'});
  const files = names.filter((name) => lstatSync(path.join(directory, name)).isFile());
  return new Map(files.sort().map((name) => [name, readFileSync(path.join(directory, name)).toString('latin1')]));
}

/** Requires that something is refused, and that not a byte changed anywhere. */
async function refused(cwd: string, work: Promise<unknown>, condition: {readonly code: string}): Promise<void> {
  const before = content(cwd);
  await assert.rejects(work, raises(condition));
  assert.deepEqual([...content(cwd).keys()], [...before.keys()]);
  assert.deepEqual(content(cwd), before);
}

describe('a restore', () => {
  it('puts the backup in the place of the store, and keeps the store that was there', async (t) => {
    const {cwd, store, backup, previous} = await workplace(t);
    chmodSync(store, 0o640);
    const report = await bringBack(backup, store);
    assert.ok(readFileSync(store).equals(smallStore()));
    assert.ok(readFileSync(previous).equals(newer));
    assert.equal(statSync(store).mode & 0o777, 0o640);
    assert.deepEqual([report.previous, report.node_count], [previous, 4]);
    assert.deepEqual(
      report.checks.map(({name, verdict}) => [name, verdict]),
      [
        ['receipt', 'pass'],
        ['seal', 'pass'],
        ['source', 'pass'],
        ['structure', 'pass'],
      ],
    );
    assert.deepEqual(readdirSync(cwd).sort(), ['backups', 'x.liel', path.basename(previous), 'x.liel.seal']);
    assert.equal(
      (await compareSeal(new MemoryDevice('x', readFileSync(store)), await readSeal(`${store}.seal`))).verdict,
      'same',
    );
    assert.equal((await finish(verify({store, shadowed: 'real'}))).report.ok, true);
  });

  for (const state of ['a store with a seal', 'a store without one', 'no store', 'a damaged store'] as const) {
    it(`of ${state} is undone by the command it prints`, async (t) => {
      const {cwd, store, backup} = await workplace(t);
      if (state === 'a store with a seal') await bringBack(backup, store);
      if (state === 'no store') rmSync(store);
      if (state === 'a damaged store') writeFileSync(store, 'nothing that is a store');
      const before = content(cwd);
      const {undo, previous} = await bringBack(backup, store);
      assert.equal(previous === null, state === 'no store');
      assert.ok(readFileSync(store).equals(smallStore()));
      if (previous === null) {
        assert.equal(undo, null);
        return;
      }
      assert.equal(undo, `liel restore --undo ${store}`);
      const undone = await putBack(store);
      assert.equal(undone.undone_from, previous);
      const after = content(cwd);
      const kept = path.relative(cwd, undone.previous ?? '');
      assert.ok(
        after.get(kept) === Buffer.from(smallStore()).toString('latin1'),
        'what the restore had put there is kept',
      );
      for (const name of [kept, `${kept}.seal`]) after.delete(name);
      assert.deepEqual([...after.keys()], [...before.keys()]);
      for (const [name, bytes] of before) assert.ok(after.get(name) === bytes, name);
      // Undone once more, it is the restored store again.
      await putBack(store);
      assert.ok(readFileSync(store).equals(smallStore()));
      assert.ok(existsSync(`${store}.seal`));
    });
  }

  it('says where things are in the words that named the store', async (t) => {
    const {cwd} = await workplace(t);
    const below = path.relative(process.cwd(), cwd);
    const store = path.join(below, 'x.liel');
    const {backup} = await backUp(store, path.join(below, 'copy.liel'));
    const {previous} = await bringBack(backup, store);
    const undone = await putBack(store);
    assert.deepEqual([undone.undone_from, undone.previous], [previous, `${store}.pre-restore-20260506-070809-2`]);
    // Behind a link they lie elsewhere.
    mkdirSync(path.join(cwd, 'other'));
    symlinkSync(path.join(cwd, 'x.liel'), path.join(cwd, 'other', 'x.liel'));
    const linked = await putBack(path.join(below, 'other', 'x.liel'));
    assert.equal(path.dirname(linked.undone_from), realpathSync(cwd));
  });

  it('twice in a second keeps both stores', async (t) => {
    const {store, backup, previous} = await workplace(t);
    await bringBack(backup, store);
    writeFileSync(store, 'in between');
    const report = await bringBack(backup, store);
    assert.equal(report.previous, `${previous}-2`);
    assert.ok(readFileSync(previous).equals(newer));
    assert.equal(readFileSync(`${previous}-2`, 'utf8'), 'in between');
  });

  it('of a backup without a seal leaves no seal that would speak of other bytes', async (t) => {
    const {store, backup, previous} = await workplace(t);
    await bringBack(backup, store);
    rmSync(`${backup}.seal`);
    rmSync(`${backup}.receipt.json`);
    const report = await bringBack(backup, store);
    assert.deepEqual(
      report.checks.map(({verdict}) => verdict),
      ['not checked', 'not checked', 'pass', 'pass'],
    );
    assert.equal(existsSync(`${store}.seal`), false);
    assert.ok(existsSync(`${previous}-2.seal`));
  });

  it('through a link replaces what the link points to', async (t) => {
    const {cwd, store, backup} = await workplace(t);
    mkdirSync(path.join(cwd, 'links'));
    const link = path.join(cwd, 'links', 'current.liel');
    symlinkSync(store, link);
    await bringBack(backup, link);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.ok(readFileSync(store).equals(smallStore()));
    await putBack(link);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.ok(readFileSync(store).equals(newer));
  });

  it('rolls a commit in the WAL forward, and cuts what belongs to none only when told to', async (t) => {
    const {cwd, store} = await workplace(t);
    const live = path.join(cwd, 'live.liel');
    writeFileSync(
      live,
      interrupted(smallStore(), (graph) => graph.addNode(['late'])),
    );
    const report = await bringBack(live, store);
    assert.deepEqual([report.node_count, report.wal_bytes_cut], [5, 0]);
    assert.ok(report.wal_pages_applied > 0);
    const torn = path.join(cwd, 'torn.liel');
    writeFileSync(torn, corrupt(smallStore()).header('walLength', 40n).bytes());
    await refused(cwd, bringBack(torn, store), conditions.walTail);
    const cut = await bringBack(torn, store, {recovery: 'auto-truncate'});
    assert.deepEqual([cut.node_count, cut.wal_bytes_cut], [4, 40]);
    assert.equal((await finish(verify({store, shadowed: 'real'}))).report.ok, true);
  });
});

const flipped = (digit: string): string => (digit === '0' ? '1' : '0');

describe('a restore is refused, and nothing changes,', () => {
  for (const who of ['ours', 'peer'] as const) {
    it(`while a writer of ${who} has the store open`, who === 'peer' ? needsPeer : {}, async (t) => {
      const {cwd, store, backup} = await workplace(t);
      const holder = await holdLock(t, who, store);
      await refused(cwd, bringBack(backup, store), conditions.storeLocked);
      setTimeout(() => void holder.release(), 200);
      await bringBack(backup, store, {waitMs: 10_000});
      assert.ok(readFileSync(store).equals(smallStore()));
    });
  }

  it('when the backup is not what its receipt says, or not what its seal says', async (t) => {
    const {cwd, store, backup} = await workplace(t);
    const bytes = readFileSync(backup);
    const place = bytes.lastIndexOf('node 4');
    bytes[place] ^= 1;
    writeFileSync(backup, bytes);
    await refused(cwd, bringBack(backup, store), conditions.backupChanged);
    rmSync(`${backup}.receipt.json`);
    await refused(cwd, bringBack(backup, store), conditions.backupChanged);
    const report = await bringBack(backup, store, {acceptDamage: true});
    assert.equal(report.checks[1].verdict, 'fail');
    assert.match(report.checks[1].reason, new RegExp(`the first is ${Math.floor(place / 4096)}:`));
    assert.deepEqual([report.seal, existsSync(`${store}.seal`)], [null, false]);
  });

  it('when the backup has another size than its receipt says', async (t) => {
    const {cwd, store, backup} = await workplace(t);
    writeFileSync(backup, newer);
    rmSync(`${backup}.seal`);
    const text = readFileSync(`${backup}.receipt.json`, 'utf8');
    writeFileSync(`${backup}.receipt.json`, text.replace(/"size_bytes": \d+/, '"size_bytes": 1'));
    await refused(cwd, bringBack(backup, store), conditions.backupChanged);
  });

  for (const member of ['manifest_sha256', 'node_count', 'edge_count', 'seal_root']) {
    it(`when its receipt names its bytes and another ${member}, unless damage is accepted`, async (t) => {
      const {cwd, store, backup} = await workplace(t);
      const receipt = JSON.parse(readFileSync(`${backup}.receipt.json`, 'utf8'));
      const wrong = typeof receipt[member] === 'number' ? receipt[member] + 1 : receipt[member].replace(/^./, flipped);
      writeFileSync(`${backup}.receipt.json`, JSON.stringify({...receipt, [member]: wrong}));
      await refused(cwd, bringBack(backup, store), conditions.backupChanged);
      const {checks} = await bringBack(backup, store, {acceptDamage: true});
      assert.deepEqual(
        checks.map(({name, verdict}) => [name, verdict]),
        [
          ['receipt', 'fail'],
          ['seal', 'pass'],
          ['source', 'pass'],
          ['structure', 'pass'],
        ],
      );
      assert.match(checks[0].reason, new RegExp(`its receipt says ${member} `));
    });
  }

  it('when its receipt is there and cannot be read', async (t) => {
    const {cwd, store, backup} = await workplace(t);
    const openSync = withoutReading(`${backup}.receipt.json`);
    await withCalls({openSync}, async () => {
      await refused(cwd, bringBack(backup, store), conditions.permission);
      const {checks} = await bringBack(backup, store, {acceptDamage: true});
      assert.equal(checks[0].verdict, 'fail');
      assert.match(checks[0].reason, /^its receipt cannot be read: no permission to read/);
    });
  });

  it('when the backup contradicts itself, or cannot be read', async (t) => {
    const {cwd, store} = await workplace(t);
    const other = path.join(cwd, 'other.liel');
    writeFileSync(other, corrupt(smallStore()).node(3, 'inDegree', 7).bytes());
    await refused(cwd, bringBack(other, store), conditions.backupChanged);
    writeFileSync(other, corrupt(smallStore()).node(3, 'nodeId', 9n).bytes());
    await refused(cwd, bringBack(other, store, {acceptDamage: true}), conditions.slotIdentity);
    writeFileSync(other, 'no store');
    await refused(cwd, bringBack(other, store), conditions.tooShort);
  });

  it('when the target is the backup itself, a directory or memory, or when there is no backup', async (t) => {
    const {cwd, store, backup} = await workplace(t);
    await refused(cwd, bringBack(backup, backup), conditions.outputIsInput);
    await refused(cwd, bringBack(backup, cwd), conditions.outputNotAFile);
    await refused(cwd, bringBack(backup, ':memory:'), conditions.outputNotAFile);
    await refused(cwd, bringBack(`${backup}.gone`, store), conditions.inputMissing);
  });
});
