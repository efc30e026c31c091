import assert from 'node:assert/strict';
import fs, {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {prune} from '../../../src/engine/operations/backups/prune.js';
import {type RestoreOptions, restore} from '../../../src/engine/operations/backups/restore.js';
import {undoRestore} from '../../../src/engine/operations/backups/undo-restore.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import type {SystemCalls} from '../../../src/engine/storage/files/system-calls.js';
import {backUp} from '../../support/backup-of.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** A store of one node, which has nothing in common with the small one. */
function anotherStore(): Uint8Array {
  const device = new MemoryDevice('another.liel');
  const graph = Graph.over(device);
  graph.addNode(['Another'], properties({title: 'not the small store'}));
  graph.commit();
  return new Uint8Array(device.content());
}

const compaction = {output: undefined, inPlace: false, force: false, dryRun: false};

/** A store with a backup, and the store of somebody else. */
async function workplace(t: TestContext) {
  const cwd = temporaryDirectory(t);
  const [store, other] = [path.join(cwd, 'x.liel'), path.join(cwd, 'other.liel')];
  writeFileSync(store, smallStore());
  writeFileSync(other, anotherStore());
  const {backup, receipt} = await backUp(store, undefined);
  return {store, other, backup, receipt};
}

async function sourceRow(backup: string, store: string, options: Partial<RestoreOptions> = {}) {
  const {checks} = (await finish(restore({backup, store, ...options}))).report;
  return checks.find(({name}) => name === 'source');
}

/** Rewrites what a receipt says of the store. */
function tell(receipt: string, identity: object | undefined): void {
  const document = JSON.parse(readFileSync(receipt, 'utf8'));
  writeFileSync(receipt, JSON.stringify({...document, identity: identity && {...document.identity, ...identity}}));
}

describe('the store that a backup is of', () => {
  it('is its own place: another one is refused with what both hold, and named when it is forced', async (t) => {
    const {store, other, backup} = await workplace(t);
    const before = readFileSync(other);
    await assert.rejects(finish(restore({backup, store: other})), (error: Error) => {
      assert.match(error.message, /holds 4 nodes and 4 edges and is not of .*other\.liel, which holds 1 node/);
      return raises(conditions.restoreOfAnother)(error);
    });
    assert.ok(readFileSync(other).equals(before));
    assert.deepEqual((await sourceRow(backup, store))?.verdict, 'pass');
    const forced = await sourceRow(backup, other, {force: true});
    assert.deepEqual(forced?.verdict, 'not checked');
    assert.match(forced?.reason ?? '', /--force was given/);
  });

  it('is told by its records where the path is of another machine', async (t) => {
    const {store, other, backup, receipt} = await workplace(t);
    tell(receipt, {machine: 'elsewhere'});
    assert.deepEqual((await sourceRow(backup, store))?.verdict, 'pass', 'the same records');
    tell(receipt, {machine: 'elsewhere', path: other});
    await assert.rejects(finish(restore({backup, store: other})), raises(conditions.restoreOfAnother));
  });

  it('is told by its records where no receipt says it, and not at all where there are none', async (t) => {
    const {store, other, backup, receipt} = await workplace(t);
    tell(receipt, undefined);
    assert.deepEqual((await sourceRow(backup, store))?.verdict, 'pass', 'a receipt of 0.1.0');
    rmSync(receipt);
    assert.deepEqual((await sourceRow(backup, store))?.verdict, 'pass');
    await assert.rejects(finish(restore({backup, store: other})), raises(conditions.restoreOfAnother));
    const empty = new MemoryDevice('empty');
    Graph.over(empty).commit();
    writeFileSync(other, empty.content());
    assert.deepEqual((await sourceRow(backup, other))?.verdict, 'not checked');
  });

  it('is another one when a new store was made in its place', async (t) => {
    const {store, backup} = await workplace(t);
    writeFileSync(store, anotherStore());
    await assert.rejects(finish(restore({backup, store})), raises(conditions.restoreOfAnother));
  });
});

describe('the newest backup', () => {
  it('is @, where the store is, where it is gone, and in another place that is named', async (t) => {
    const {store, backup} = await workplace(t);
    const {backup: elsewhere} = await backUp(store, path.join(path.dirname(store), 'disk', '/'), {
      now: new Date('2026-02-02T00:00:00Z'),
    });
    const restored = async (options: Partial<RestoreOptions> = {}) =>
      (await finish(restore({backup: '@', store, ...options}))).report.backup;
    assert.equal(await restored(), backup);
    rmSync(store);
    assert.equal(await restored(), backup);
    assert.equal(await restored({backupDirectories: [path.dirname(elsewhere)]}), elsewhere);
    await assert.rejects(restored({store: `${store}.other`}), raises(conditions.noBackup));
  });
});

describe('a store that a link leads to', () => {
  it('has one series of backups, whichever name was given, and the newest is the newest', async (t) => {
    const {store} = await workplace(t);
    const link = path.join(path.dirname(store), 'current.liel');
    symlinkSync(store, link);
    const {backup: newest} = await backUp(link, undefined, {now: new Date('2026-02-03T00:00:00Z')});
    assert.match(path.basename(newest), /^x-/);
    for (const name of [store, link])
      assert.equal((await finish(restore({backup: '@', store: name}))).report.backup, newest);
    const older = path.join(path.dirname(newest), 'z-20260101-000000.liel');
    for (const ending of ['', '.seal', '.receipt.json'])
      renameSync(newest + ending, older.replace('0101', '0204') + ending);
    const rules = {last: 1, daily: 0, weekly: 0, monthly: 0};
    const {report} = await finish(prune({directory: path.dirname(newest), rules}));
    const kept = report.backups.filter(({kept}) => kept).map(({path: file}) => path.basename(file));
    assert.deepEqual(kept, ['z-20260204-000000.liel'], 'the newest of one store stays, whatever it is called');
  });

  it('has its backups though a byte of a label is another: one record is no other store', async (t) => {
    const {store, backup} = await workplace(t);
    const bytes = readFileSync(store);
    const at = bytes.indexOf('N', 5_000_000);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(store, bytes);
    assert.equal((await finish(restore({backup: '@', store}))).report.backup, backup);
  });

  it('tells a place that cannot be looked at from one without backups', async (t) => {
    const {store} = await workplace(t);
    const nowhere = path.join(path.dirname(store), 'not mounted');
    await assert.rejects(
      finish(restore({backup: '@', store, backupDirectories: [nowhere]})),
      raises(conditions.directoryMissing),
    );
  });
});

describe('what a restore left', () => {
  it('when it was killed before its swap is taken away by the next one, and its seal comes back', async (t) => {
    const {store, backup} = await workplace(t);
    await finish(restore({backup, store}));
    const {previous} = (await finish(restore({backup, store}))).report;
    rmSync(previous ?? '');
    // As a kill between the second name and the swap leaves it.
    linkSync(store, previous ?? '');
    renameSync(`${store}.seal`, `${previous}.seal`);
    await finish(restore({backup, store}));
    assert.ok(existsSync(`${store}.seal`));
    assert.equal(statSync(store).nlink, 1);
  });

  it('is taken away under the writer lock alone: before, a restore may be between its two names', async (t) => {
    const jobs = {
      restore: (store: string, backup: string) => finish(restore({backup, store})),
      undo: (store: string) => finish(undoRestore({store})),
      compact: (store: string) => finish(compact({...compaction, store, inPlace: true})),
    };
    for (const [name, job] of Object.entries(jobs)) {
      const {store, backup} = await workplace(t);
      await finish(restore({backup, store, now: new Date('2026-01-01T00:00:00Z')}));
      const left = `${store}.pre-restore-20250101-000000`;
      linkSync(store, left);
      const removals: boolean[] = [];
      const unlinkSync: SystemCalls['unlinkSync'] = (file) => {
        if (file === left) removals.push(existsSync(`${store}.lock`));
        fs.unlinkSync(file);
      };
      await withCalls({...fs, unlinkSync}, () => job(store, backup));
      assert.deepEqual(removals, [true], name);
    }
  });

  it('stays where compact only says what it would do', async (t) => {
    const {store} = await workplace(t);
    const left = `${store}.pre-restore-20250101-000000`;
    linkSync(store, left);
    await finish(compact({...compaction, store, inPlace: true, dryRun: true}));
    assert.ok(existsSync(left));
  });

  it('is put back only when it is a regular file, and of no time to come', async (t) => {
    const {store, backup} = await workplace(t);
    const {previous} = (await finish(restore({backup, store}))).report;
    writeFileSync(`${store}.pre-restore-20991231-000000`, 'of a clock that was ahead');
    mkdirSync(`${store}.pre-restore-20981231-000000`);
    assert.equal((await finish(undoRestore({store}))).report.undone_from, previous);
  });
});

describe('a store', () => {
  it('with a second name is not replaced, neither by a restore nor by its undo', async (t) => {
    const {store, backup} = await workplace(t);
    await finish(restore({backup, store}));
    linkSync(store, `${store}.second`);
    await assert.rejects(finish(restore({backup, store})), raises(conditions.severalNames));
    await assert.rejects(finish(undoRestore({store})), raises(conditions.severalNames));
  });

  it('that was not restored has nothing to undo', async (t) => {
    const {store} = await workplace(t);
    await assert.rejects(finish(undoRestore({store})), raises(conditions.nothingToUndo));
  });
});
