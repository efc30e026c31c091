import assert from 'node:assert/strict';
import fs, {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {findReceipt} from '../../../../src/engine/evidence/receipt.js';
import {compareSeal} from '../../../../src/engine/evidence/seal/compare-seal.js';
import {readSeal} from '../../../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {fileHeader} from '../../../../src/engine/format/records/layouts.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {backup} from '../../../../src/engine/operations/backups/backup.js';
import {listBackups} from '../../../../src/engine/operations/backups/backups.js';
import {restoreInto} from '../../../../src/engine/outputs/restored-copy.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import type {SystemCalls} from '../../../../src/engine/storage/files/system-calls.js';
import {readStore} from '../../../../src/engine/storage/reading/open-store.js';
import {headerChecksum} from '../../../../src/engine/storage/reading/store-header.js';
import {backUp} from '../../../support/backup-of.js';
import {corrupt} from '../../../support/corrupt.js';
import {finish} from '../../../support/finish.js';
import {holdLock, startOurs} from '../../../support/lock-holder.js';
import {needsPeer} from '../../../support/peer.js';
import {raises} from '../../../support/raises.js';
import {recordedSystem} from '../../../support/recorded-system.js';
import {interrupted, smallStore} from '../../../support/sample-store.js';
import {withCalls} from '../../../support/system-calls.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';
import {leavesUnchanged} from '../../../support/unchanged.js';
import {untilSaid} from '../../../support/waiting.js';

function workplace(t: TestContext, bytes: Uint8Array = smallStore()) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  writeFileSync(store, bytes);
  return {directory, store, shelf: path.join(directory, 'backups', '/')};
}

describe('a backup', () => {
  it('was restored before it has a name, and its receipt and seal say what it is', async (t) => {
    const {store, shelf} = workplace(t);
    mkdirSync(shelf);
    const report = await leavesUnchanged(store, () => backUp(store, shelf));
    assert.deepEqual([report.drill.done, report.drill.verdict, report.live], [true, 'pass', false]);
    assert.ok(report.drill.ms > 0);
    const bytes = readFileSync(report.backup);
    const seal = await readSeal(report.seal);
    assert.equal((await compareSeal(new MemoryDevice('copy', bytes), seal)).verdict, 'same');
    assert.equal(report.seal_root, Buffer.from(seal.root).toString('hex'));
    const {backup: _, seal: __, receipt: ___, signatures, ...facts} = report;
    assert.deepEqual(signatures, []);
    assert.deepEqual(await findReceipt(report.backup), {
      kind: 'liel-receipt',
      version: 1,
      receipt_version: 1,
      tool: {name: 'liel-ops', version: '0.0.0'},
      ...facts,
    });
    const names = ['', '.receipt.json', '.seal'].map((ending) => `x-20260102-030405.liel${ending}`);
    assert.deepEqual(readdirSync(shelf).sort(), names);
  });

  it('goes to backups/ beside the store, or into a directory that a name without .liel is', async (t) => {
    const {directory, store} = workplace(t);
    assert.equal(path.dirname((await backUp(store, undefined)).backup), path.join(directory, 'backups'));
    const named = path.join(directory, 'not', 'there');
    assert.equal(path.dirname((await backUp(store, named)).backup), named);
    assert.equal((await backUp(store, path.join(directory, 'copy.liel'))).backup, path.join(directory, 'copy.liel'));
    mkdirSync(path.join(directory, 'links'));
    const link = path.join(directory, 'links', 'x.liel');
    symlinkSync(store, link);
    const behind = await backUp(link, undefined);
    assert.equal(path.dirname(behind.backup), path.join(directory, 'backups'), 'beside the store itself');
    assert.equal(behind.identity?.path, store);
  });

  it('takes the next name where somebody makes a backup of that name, and leaves no directory when it is refused', async (t) => {
    const {directory, store, shelf} = workplace(t);
    mkdirSync(shelf);
    await holdLock(t, 'ours', path.join(shelf, 'x-20260102-030405.liel'));
    assert.equal(path.basename((await backUp(store, shelf)).backup), 'x-20260102-030405-2.liel');
    await holdLock(t, 'ours', store);
    const deep = path.join(directory, 'new', 'deep', '/');
    await assert.rejects(backUp(store, deep), raises(conditions.storeLocked));
    assert.equal(existsSync(path.join(directory, 'new')), false);
  });

  it('of a newer format is the same bytes, is marked as not read, and counts as no drilled copy', async (t) => {
    const newer = Buffer.from(smallStore());
    newer.writeUInt16LE(1, fileHeader.at.minor);
    newer.writeBigUInt64LE(headerChecksum(newer), fileHeader.at.checksum);
    const {store, shelf} = workplace(t, newer);
    const report = await backUp(store, shelf);
    assert.ok(readFileSync(report.backup).equals(newer));
    assert.deepEqual(
      [report.format, report.manifest_sha256, report.node_count, report.drill.done],
      ['1.1', null, null, false],
    );
    const listing = await finish(listBackups({directory: shelf, verify: true}));
    const [listed] = listing.report.backups;
    assert.deepEqual([listed.verdict, listed.digest], ['not drilled', 'equal']);
    assert.match(listed.reason, /format 1\.1/);
  });

  it('without a drill says so, in the receipt too', async (t) => {
    const {store, shelf} = workplace(t);
    const report = await backUp(store, shelf, {drill: false});
    assert.deepEqual(report.drill, {done: false, ms: 0, verdict: 'not done'});
    assert.deepEqual(((await findReceipt(report.backup)) as {drill: unknown}).drill, report.drill);
  });

  it('in the same second as another has a name of its own, also of a store elsewhere', async (t) => {
    const {store, shelf} = workplace(t);
    const other = workplace(
      t,
      smallStore((graph) => graph.addNode(['other'])),
    );
    const [first, second] = [await backUp(store, shelf), await backUp(store, shelf)];
    const bytes = readFileSync(first.backup);
    const third = await backUp(other.store, shelf);
    const names = [first, second, third].map(({backup}) => path.basename(backup));
    const stem = 'x-20260102-030405';
    assert.deepEqual(names, [`${stem}.liel`, `${stem}-2.liel`, `${stem}-3.liel`]);
    assert.ok(readFileSync(first.backup).equals(bytes));
    assert.equal(third.node_count, 5);
    assert.equal(readStore(new MemoryDevice('x', readFileSync(third.backup)), 'x').header.nodeCount, 5);
  });

  it('has a name of its own where a seal or a receipt lies that is of no copy', async (t) => {
    for (const ending of ['.seal', '.receipt.json']) {
      const {store, shelf} = workplace(t);
      mkdirSync(shelf);
      writeFileSync(path.join(shelf, `x-20260102-030405.liel${ending}`), 'mine');
      const {backup} = await backUp(store, shelf);
      assert.equal(path.basename(backup), 'x-20260102-030405-2.liel');
      assert.equal(readFileSync(path.join(shelf, `x-20260102-030405.liel${ending}`), 'utf8'), 'mine');
    }
  });

  it('is compared with its store, though it can be restored as it is', async (t) => {
    const {directory, store} = workplace(t);
    const copies = new Map<number, string>();
    const spoiling: Partial<SystemCalls> = {
      openSync: (file, flags, mode) => {
        const fd = fs.openSync(file, flags, mode);
        if (/copy\.liel\.\d+\.[0-9a-f]+\.partial$/.test(String(file))) copies.set(fd, String(file));
        return fd;
      },
      fsyncSync: (fd) => {
        fs.fsyncSync(fd);
        const copy = copies.get(fd);
        if (copy !== undefined && copies.delete(fd)) fs.writeSync(fd, 'm', readFileSync(copy).lastIndexOf('node 1'));
      },
    };
    await withCalls(spoiling, () =>
      assert.rejects(backUp(store, path.join(directory, 'copy.liel')), raises(conditions.copyUnreadable)),
    );
    assert.deepEqual(readdirSync(directory), ['x.liel']);
  });

  it('of a store whose lock was taken away meanwhile is dropped: a writer may have been at work', async (t) => {
    const {directory, store} = workplace(t);
    const stages = new Set<number>();
    const thieving: Partial<SystemCalls> = {
      openSync: (file, flags, mode) => {
        const fd = fs.openSync(file, flags, mode);
        if (String(file).endsWith('.partial')) stages.add(fd);
        return fd;
      },
      writeSync: ((fd: number, bytes: Uint8Array, ...rest: number[]) => {
        if (stages.has(fd)) rmSync(`${store}.lock`, {recursive: true, force: true});
        return fs.writeSync(fd, bytes, ...rest);
      }) as SystemCalls['writeSync'],
    };
    await withCalls(thieving, () =>
      assert.rejects(backUp(store, path.join(directory, 'copy.liel')), raises(conditions.lockLost)),
    );
    assert.deepEqual(readdirSync(directory), ['x.liel']);
  });

  it('of a store that cannot be locked says whether others may write to it: then it is one beside a writer', async (t) => {
    const {directory, store} = workplace(t);
    for (const [code, why, live] of [
      ['EROFS', 'lies where nobody can write; copied without a lock', false],
      ['EACCES', 'cannot be locked by this user, and others may write: copied as with --live', true],
    ] as const) {
      const mkdirSync = ((file: fs.PathLike, options?: fs.MakeDirectoryOptions) => {
        if (String(file) === `${store}.lock`) throw Object.assign(new Error(code), {code});
        return fs.mkdirSync(file, options);
      }) as SystemCalls['mkdirSync'];
      const output = path.join(directory, `${code}.liel`);
      await withCalls({mkdirSync}, async () => {
        const {notes, report} = await finish(backup({store, output, now: new Date(0), version: '0'}));
        assert.deepEqual(notes, [`${store} ${why}`]);
        assert.equal(report.live, live);
        assert.equal(((await findReceipt(report.backup)) as {live: boolean}).live, live);
      });
    }
  });

  it('that replaces one replaces its seal and receipt', async (t) => {
    const {directory, store} = workplace(t);
    const copy = path.join(directory, 'copy.liel');
    const before = await backUp(store, copy);
    writeFileSync(
      store,
      smallStore((graph) => graph.addNode(['more'])),
    );
    await assert.rejects(backUp(store, copy), raises(conditions.outputExists));
    const after = await backUp(store, copy, {force: true});
    assert.notEqual(after.seal_root, before.seal_root);
    assert.equal(((await findReceipt(after.backup)) as {blake3: string}).blake3, after.blake3);
    assert.equal(Buffer.from((await readSeal(after.seal)).root).toString('hex'), after.seal_root);
  });

  it('that replaces one is never seen beside the receipt or the seal of the other: they go first, the new ones come last', async (t) => {
    const {directory, store} = workplace(t);
    const copy = path.join(directory, 'copy.liel');
    await backUp(store, copy);
    const {calls, system} = recordedSystem();
    await withCalls(system, () => backUp(store, copy, {force: true}));
    const named = calls.flatMap(({call, file, to}) => {
      const isOurs = (name: string): boolean => /^copy\.liel(\.seal|\.receipt\.json)?$/.test(name);
      if (call !== 'rename') return [];
      const [from, name] = [path.basename(file), path.basename(to ?? '')];
      return [...(isOurs(from) ? [`${from} goes`] : []), ...(isOurs(name) ? [`${name} comes`] : [])];
    });
    const coming = ['copy.liel comes', 'copy.liel.seal comes', 'copy.liel.receipt.json comes'];
    assert.deepEqual(named, ['copy.liel.receipt.json goes', 'copy.liel.seal goes', ...coming]);
  });

  it('does not write over what lies where its seal or receipt would be', async (t) => {
    for (const ending of ['.seal', '.receipt.json']) {
      const {directory, store} = workplace(t);
      writeFileSync(path.join(directory, `copy.liel${ending}`), 'mine');
      await leavesUnchanged(store, () =>
        assert.rejects(backUp(store, path.join(directory, 'copy.liel')), raises(conditions.outputExists)),
      );
    }
  });
});

describe('a damaged store', () => {
  const damaged = corrupt(smallStore()).node(3, 'inDegree', 7).bytes();

  it('makes no backup, and nothing that looks like one', async (t) => {
    const {store, directory} = workplace(t, damaged);
    await leavesUnchanged(store, () => assert.rejects(backUp(store, directory), raises(conditions.sourceDamaged)));
  });

  it('makes one that is marked as damaged when that was accepted', async (t) => {
    const {store, shelf} = workplace(t, damaged);
    const report = await backUp(store, shelf, {acceptDamage: true});
    assert.ok(report.finding_count > 0);
    assert.equal(((await findReceipt(report.backup)) as {finding_count: number}).finding_count, report.finding_count);
    assert.ok(readFileSync(report.backup).equals(damaged));
  });

  it('is one too when its seal says so, and not when it was committed to since', async (t) => {
    const {store, shelf} = workplace(t);
    const {seal} = await backUp(store, shelf);
    copyFileSync(seal, `${store}.seal`);
    const bytes = readFileSync(store);
    const flipped = Buffer.from(bytes);
    flipped[bytes.lastIndexOf('node 4')] ^= 1;
    writeFileSync(store, flipped);
    await assert.rejects(backUp(store, shelf), raises(conditions.sealBroken));
    const report = await backUp(store, shelf, {acceptDamage: true});
    assert.equal(report.finding_count, 1);
    assert.match(report.first_finding ?? '', /not the one that was sealed/);
    writeFileSync(store, bytes);
    const graph = await Graph.open(store);
    graph.addNode(['later']);
    graph.commit();
    await graph.close();
    assert.equal((await backUp(store, shelf)).finding_count, 0);
    writeFileSync(`${store}.seal`, 'no seal');
    await assert.rejects(backUp(store, shelf), raises(conditions.sealDamaged));
  });

  it('never takes the place of another copy', async (t) => {
    const {store, directory} = workplace(t);
    const copy = path.join(directory, 'copy.liel');
    await backUp(store, copy);
    writeFileSync(store, damaged);
    const options = {force: true, acceptDamage: true};
    await leavesUnchanged(copy, () => assert.rejects(backUp(store, copy, options), raises(conditions.sourceDamaged)));
  });
});

/** A medium that returns another byte than was written, at one place, once it was synced. */
class RottenDevice extends MemoryDevice {
  private isRotten = false;

  constructor(private readonly place: number) {
    super('rotten');
  }

  override sync(): void {
    this.isRotten = true;
  }

  override read(target: Uint8Array, offset: number): number {
    const count = super.read(target, offset);
    const at = this.place - offset;
    if (this.isRotten && at >= 0 && at < count) target[at] ^= 1;
    return count;
  }
}

describe('a restore, and so a drill', () => {
  const bytes = smallStore();
  const original = readStore(new MemoryDevice('x', bytes), 'x');
  const restoreOn = (place: number) => restoreInto(new RottenDevice(place), 'x', original, () => {});

  it('is refused when the medium returns one other byte, wherever it lies', async () => {
    const [extent] = original.chains.node.extents;
    const inName = Buffer.from(bytes).lastIndexOf('node 4');
    for (const at of [0, 20, original.header.nodeIndexHead, extent, inName, 5_000, bytes.length - 1]) {
      await assert.rejects(
        restoreOn(at),
        (error) => raises(conditions.copyUnreadable)(error) && /byte \d/.test(String(error)),
      );
    }
    assert.equal((await restoreOn(bytes.length)).nodeCount, 4);
  });

  it('rolls forward what is in the WAL, and reads the same back', async () => {
    const live = interrupted(bytes, (graph) => graph.addNode(['late']));
    const target = new MemoryDevice('target');
    const {nodeCount} = await restoreInto(target, 'x', readStore(new MemoryDevice('live', live), 'live'), () => {});
    assert.equal(nodeCount, 5);
    assert.equal(readStore(target, 'x').wal.images.size, 0);
  });
});

/** Changes a byte that no reader looks at, again and again, and sets the time back to what it was. */
const restlessScript = `
import {openSync, statSync, utimesSync, writeSync} from 'node:fs';
const {atime, mtime} = statSync(process.argv[1]);
const fd = openSync(process.argv[1], 'r+');
console.log('begun');
for (let i = 0; ; i++) {
  writeSync(fd, Uint8Array.of(i), 0, 1, 8192);
  utimesSync(process.argv[1], atime, mtime);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}
`;

/** Commits two nodes at a time, again and again. */
const busyScript = `
import {setTimeout as sleep} from 'node:timers/promises';
import {Graph} from '${new URL('../../../../src/engine/graph/graph.ts', import.meta.url)}';
const graph = await Graph.open(process.argv[1]);
console.log('begun');
for (;;) {
  graph.addNode(['pair']);
  graph.addNode(['pair']);
  graph.commit();
  await sleep(Math.random() * 250);
}
`;

describe('a live backup', () => {
  for (const who of ['ours', 'peer'] as const) {
    it(
      `copies beside a writer of ${who} that holds the lock, which an ordinary one refuses to`,
      who === 'peer' ? needsPeer : {},
      async (t) => {
        const {store, shelf} = workplace(t);
        await holdLock(t, who, store);
        await assert.rejects(backUp(store, shelf), raises(conditions.storeLocked));
        const report = await backUp(store, shelf, {live: true});
        assert.deepEqual([report.live, report.node_count, report.drill.done], [true, 4, true]);
        assert.ok(existsSync(`${store}.lock`));
      },
    );
  }

  it('takes a commit that waits in the WAL as its readers see it', async (t) => {
    const {store, shelf} = workplace(
      t,
      interrupted(smallStore(), (graph) => graph.addNode(['late'])),
    );
    const report = await backUp(store, shelf, {live: true});
    assert.equal(report.node_count, 5);
    assert.ok(report.wal_pages_applied > 0);
  });

  it('is one whole commit while a writer commits all the time, or refuses with L2003', async (t) => {
    const {store, shelf} = workplace(t);
    const child = startOurs(busyScript, [store]);
    t.after(() => child.kill('SIGKILL'));
    await untilSaid(child, /begun/);
    let made = 0;
    for (let i = 0; i < 4; i++) {
      try {
        const report = await backUp(store, shelf, {live: true, waitMs: 300});
        assert.equal((report.node_count ?? 1) % 2, 0);
        made++;
      } catch (error) {
        assert.ok(raises(conditions.unstableRead)(error));
      }
    }
    t.diagnostic(`${made} of 4 live backups were made`);
  });

  it('is refused with L2003 when no two passes are equal, though time and header stay', async (t) => {
    const {store, shelf, directory} = workplace(t);
    const child = startOurs(restlessScript, [store]);
    t.after(() => child.kill('SIGKILL'));
    await untilSaid(child, /begun/);
    // A pass in which a busy machine never let the writer write is an equal one, and its copy a good one.
    const isRefused = (): Promise<boolean> =>
      backUp(store, shelf, {live: true}).then(() => false, raises(conditions.unstableRead));
    for (let tries = 0; !(await isRefused()); tries++) {
      assert.ok(tries < 50, 'it is never refused');
      rmSync(shelf, {recursive: true});
    }
    assert.deepEqual(readdirSync(directory), ['x.liel']);
  });
});
