import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {Fault, isFault} from '../../../../src/engine/faults/fault.js';
import {type LookOptions, lookAtRestore} from '../../../../src/engine/operations/backups/look-at-restore.js';
import {restore} from '../../../../src/engine/operations/backups/restore.js';
import {diff} from '../../../../src/engine/operations/diff/diff.js';
import {namedBackup} from '../../../../src/engine/outputs/store-backups.js';
import {backUp} from '../../../support/backup-of.js';
import {corrupt} from '../../../support/corrupt.js';
import {finish} from '../../../support/finish.js';
import {raises} from '../../../support/raises.js';
import {properties, smallStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const withNodes = (count: number): Uint8Array =>
  smallStore((graph) => {
    for (let i = 0; i < count; i++) graph.addNode(['later'], properties({i: BigInt(i)}));
  });

/** A store that had another node on each of three days, and a backup of each. */
async function workplace(t: TestContext) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, `it's.liel`);
  const shelf = path.join(cwd, 'backups', '/');
  const copies: string[] = [];
  for (const n of [1, 2, 3]) {
    writeFileSync(store, withNodes(n));
    copies.push((await backUp(store, shelf, {now: day(n)})).backup);
  }
  writeFileSync(store, withNodes(4));
  const look = async (options: Partial<LookOptions>) =>
    (await finish(lookAtRestore({backup: '@', store, compare: true, now: day(9), ...options}))).report;
  const bringBack = async (options: {backup?: string; atMs?: number}) =>
    (await finish(restore({backup: '@', store, now: day(9), ...options}))).report;
  return {cwd, store, shelf, copies: copies as [string, string, string], look, bringBack};
}

const rot = (file: string): void => {
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] ^= 1;
  writeFileSync(file, bytes);
};

/** Names and bytes of all files below a directory. */
const content = (directory: string): string =>
  readdirSync(directory, {recursive: true, encoding: 'utf8', withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${readFileSync(path.join(entry.parentPath, entry.name)).toString('base64')}`)
    .sort()
    .join('\n');

describe('getting back', () => {
  it('takes the newest copy, the one of a time ago, or the one that there was at a moment', async (t) => {
    const {copies, look, bringBack, store} = await workplace(t);
    const [first, second, third] = copies;
    assert.equal((await look({})).backup, third);
    assert.equal((await look({backup: '@6.5d'})).backup, second);
    assert.equal((await look({backup: '@7d'})).backup, second);
    assert.equal((await look({atMs: day(2).getTime() - 1})).backup, first);
    assert.equal((await look({atMs: day(2).getTime()})).backup, second);
    assert.equal((await bringBack({atMs: day(1).getTime() + 1})).backup, first);
    assert.deepEqual(readFileSync(store), Buffer.from(withNodes(1)));
  });

  it('goes on from the copy that covers a moment, where the store was found unchanged meanwhile', async (t) => {
    const {cwd, store, copies, look} = await workplace(t);
    const [, , third] = copies;
    writeFileSync(store, readFileSync(third));
    const {unchanged} = await backUp(store, path.dirname(third), {now: day(6), skipUnchanged: true});
    assert.equal(unchanged?.same, 'bytes');
    mkdirSync(path.join(cwd, 'other'));
    await backUp(store, path.join(cwd, 'other', '/'), {now: day(5)});
    assert.equal((await look({backupDirectories: [path.join(cwd, 'other')]})).backup, third);
  });

  it('is asked of copies by a sign only where they are what their receipts say, as by restore', async (t) => {
    const {store, copies} = await workplace(t);
    const changes = async (left: string, right: string) => {
      const of = left === store || right === store ? {} : {of: store};
      return (await finish(diff({left, right, ...of, nodeKeys: [], limit: 0}))).report.nodes.added.length;
    };
    const ago = `@${new Date(day(1)).toISOString()}`;
    assert.equal(await changes(ago, '@'), 2);
    rot(copies[2]);
    const signed: readonly [string, string][] = [
      ['@', store],
      [store, '@'],
      [ago, '@'],
    ];
    for (const [left, right] of signed) await assert.rejects(changes(left, right), raises(conditions.copyUnsound));
    // Who names a copy wants to see what is in it now.
    const {report} = await finish(diff({left: copies[2], right: copies[0], nodeKeys: [], limit: 0}));
    assert.equal(report.nodes.removed.length, 2);
  });

  it('leads from a store without backups to one that is found, wherever that is typed', async (t) => {
    const store = path.join(temporaryDirectory(t), 'a.liel');
    writeFileSync(store, withNodes(1));
    const compare = () => finish(diff({left: '@', right: store, nodeKeys: [], limit: 0}));
    await assert.rejects(compare, (error) => {
      assert.ok(isFault(error, conditions.noBackup));
      assert.deepEqual(conditions.noBackup.remedy(error.facts as never), [`liel backup ${store}`]);
      return true;
    });
    await backUp(store, undefined);
    assert.equal((await compare()).report.changed, false);
  });

  it('says that no copy is that old, and which the oldest is', async (t) => {
    const {store, bringBack} = await workplace(t);
    const before = readFileSync(store);
    await assert.rejects(bringBack({atMs: day(1).getTime() - 1}), raises(conditions.noBackupThen));
    await assert.rejects(bringBack({backup: '@30d'}), raises(conditions.noBackupThen));
    for (const ago of ['@9000d', '@99999999999d'])
      await assert.rejects(namedBackup(ago, store), raises(conditions.noBackupThen));
    assert.deepEqual(readFileSync(store), before);
    await assert.rejects(bringBack({backup: 'x.liel', atMs: 1}), raises(conditions.usage));
    await assert.rejects(bringBack({backup: '@2d', atMs: 1}), raises(conditions.usage));
  });

  it('only says what it would change, in the numbers of a diff, and writes nothing', async (t) => {
    const {cwd, store, copies, look} = await workplace(t);
    const [first, , third] = copies;
    const before = content(cwd);
    const report = await look({atMs: day(1).getTime()});
    const {nodes, edges} = (await finish(diff({left: store, right: first, nodeKeys: [], limit: 0}))).report;
    const counted = ({added, removed, changed}: typeof nodes) => ({
      added: added.length,
      removed: removed.length,
      changed: changed.length,
    });
    assert.deepEqual(report.replaces?.changes, {nodes: counted(nodes), edges: counted(edges)});
    assert.deepEqual(report.replaces?.changes.nodes, {added: 0, removed: 3, changed: 0});
    assert.deepEqual([report.replaces?.nodes, report.nodes, report.made_at], [8, 5, day(1).toISOString()]);
    assert.match(report.next ?? '', /^liel restore '.*it'\\''s-20260101-000000\.liel' -o '.*it'\\''s\.liel'$/);
    const {store: place, replaces, next} = await look({backup: third, store: undefined, compare: false});
    assert.deepEqual([place, replaces, next], [null, null, null]);
    assert.equal(content(cwd), before);
  });

  it('says of a store that cannot be read, or is gone, that it cannot be compared', async (t) => {
    const {store, look} = await workplace(t);
    writeFileSync(store, corrupt(withNodes(4)).header('nextNodeId', 0n).bytes());
    const {unread, replaces} = await look({});
    assert.match(unread ?? '', /nextNodeId/);
    assert.equal(replaces, null);
    rmSync(store);
    const gone = await look({});
    assert.deepEqual([gone.unread, gone.replaces], [null, null]);
  });

  it('names the newest copy that proves sound where the newest is not, and takes it for nobody', async (t) => {
    const {cwd, store, copies, look, bringBack} = await workplace(t);
    const [first, second, third] = copies;
    rot(third);
    rot(second);
    const before = content(cwd);
    for (const work of [() => bringBack({}), () => look({}), () => look({compare: false})]) {
      const error = await work().catch((raised: unknown) => raised);
      assert.ok(error instanceof Fault);
      assert.equal(error.condition, conditions.newestUnsound);
      const facts = error.facts as {backup: string; sound: string; passed: number};
      assert.deepEqual([facts.backup, facts.sound, facts.passed], [third, first, 1]);
    }
    assert.equal(content(cwd), before);
    // Where none is sound, what is wrong with the one that was asked for is said.
    rot(first);
    await assert.rejects(bringBack({}), raises(conditions.backupChanged));
    assert.ok(existsSync(store));
  });

  const damages: Readonly<Record<string, (copy: string, receipt: string) => void>> = {
    'another length': (copy) => truncateSync(copy, statSync(copy).size - 4096),
    'a receipt that is none': (_, receipt) => writeFileSync(receipt, '{'),
    'a receipt of a later version': (_, receipt) =>
      writeFileSync(receipt, readFileSync(receipt, 'utf8').replace(/"receipt_version": ?\d+/, '"receipt_version": 99')),
    'only its receipt left': (copy) => rmSync(copy),
    'a link in its place': (copy) => {
      renameSync(copy, `${copy}.elsewhere`);
      symlinkSync(`${copy}.elsewhere`, copy);
    },
    'a time that is still to come': (_, receipt) =>
      writeFileSync(receipt, readFileSync(receipt, 'utf8').replace(/"created_at": ?"\d{4}/, '"created_at": "2999')),
  };
  for (const [what, damage] of Object.entries(damages)) {
    it(`takes no older copy unasked where the newest has ${what}`, async (t) => {
      const {cwd, copies, look, bringBack} = await workplace(t);
      const [, second, third] = copies;
      damage(third, `${third}.receipt.json`);
      const before = content(cwd);
      for (const work of [() => bringBack({}), () => look({})]) {
        const error = await work().catch((raised: unknown) => raised);
        assert.ok(isFault(error, conditions.newestUnsound), String(error));
        assert.deepEqual([error.facts['backup'], error.facts['sound']], [third, second]);
      }
      assert.equal(content(cwd), before);
    });

    it(`says what is wrong with the only copy where it has ${what}`, async (t) => {
      const {store, copies, bringBack} = await workplace(t);
      const [first, second, third] = copies;
      for (const copy of [second, third]) for (const end of ['', '.seal', '.receipt.json']) rmSync(`${copy}${end}`);
      damage(first, `${first}.receipt.json`);
      const compare = () => finish(diff({left: '@', right: store, nodeKeys: [], limit: 0}));
      for (const work of [() => bringBack({}), compare]) {
        const error = await work().catch((raised: unknown) => raised);
        assert.ok(isFault(error, conditions.noBackup), String(error));
        assert.ok(error.message.includes(path.basename(first)), error.message);
        assert.match(conditions.noBackup.remedy(error.facts as never)[0] ?? '', /^liel backups .*--verify$/);
      }
    });
  }

  it('offers nothing where a file was named, or where the trouble is another', async (t) => {
    const {store, copies, bringBack} = await workplace(t);
    const [, , third] = copies;
    rot(third);
    await assert.rejects(bringBack({backup: third}), raises(conditions.backupChanged));
    renameSync(store, `${store}.away`);
    mkdirSync(store);
    await assert.rejects(bringBack({}), (error) => error instanceof Fault && !isFault(error, conditions.newestUnsound));
  });

  it('needs to know of which store the newest backup is wanted', async (t) => {
    const {look} = await workplace(t);
    await assert.rejects(look({store: undefined, compare: false}), raises(conditions.usage));
  });
});
