import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {unpack} from '../../../src/engine/evidence/packed-frames.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {packedBlock, parseFrame} from '../../../src/engine/format/zstd/frame.js';
import {listBackups} from '../../../src/engine/operations/backups/backups.js';
import {lookAtRestore} from '../../../src/engine/operations/backups/look-at-restore.js';
import {prune} from '../../../src/engine/operations/backups/prune.js';
import {restore} from '../../../src/engine/operations/backups/restore.js';
import {diff} from '../../../src/engine/operations/diff/diff.js';
import {heal} from '../../../src/engine/operations/heal/heal.js';
import {seal} from '../../../src/engine/operations/seal.js';
import {stats} from '../../../src/engine/operations/stats.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {compressInto, requirePacked} from '../../../src/engine/outputs/packing.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {openPacker} from '../../../src/engine/storage/zstd/packer.js';
import {openUnpacker} from '../../../src/engine/storage/zstd/unpacker.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {interrupted, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

const now = new Date('2026-01-02T03:04:05.678Z');
const quiet = (): void => {};
const hasZstd = (() => {
  try {
    execFileSync('zstd', ['--version'], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
})();

async function workplace(t: TestContext, bytes: Uint8Array = smallStore()) {
  const cwd = temporaryDirectory(t);
  const store = path.join(cwd, `it's "x".liel`);
  writeFileSync(store, bytes);
  const shelf = path.join(cwd, 'backups', '/');
  const take = (options = {}) => backUp(store, shelf, {compress: 'zstd', now, ...options});
  const bringBack = async (backup: string, name = 'restored.liel') => {
    const place = path.join(cwd, name);
    await finish(restore({backup, store: place, now, force: true}));
    return readFileSync(place);
  };
  return {cwd, store, shelf, take, bringBack};
}

const isFault = (error: unknown): boolean => error instanceof Fault;

/** The bytes of a frame with blocks that each stand for as many bytes as one byte can. */
function frameOfRuns(blocks: number, contentSize: number): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0b1010_0100, 0, 0, 0, 0]);
  head.writeUInt32LE(contentSize, 5);
  const runs = Array.from({length: blocks}, (_, i) => {
    const block = Buffer.from([0, 0, 0, 0]);
    block.writeUIntLE((131_072 << 3) | 2 | (i === blocks - 1 ? 1 : 0), 0, 3);
    return block;
  });
  return Buffer.concat([head, ...runs, Buffer.alloc(4)]);
}

describe('a compressed backup', () => {
  it('is what other programs read, and its receipt and seal speak of the store in it', async (t) => {
    const {store, shelf, take, bringBack} = await workplace(t);
    const report = await take();
    assert.match(report.backup, /-20260102-030405\.liel\.zst$/);
    assert.deepEqual(readdirSync(shelf).length, 3);
    const bytes = readFileSync(report.backup);
    assert.equal(report.stored?.size_bytes, bytes.length);
    assert.equal(report.stored?.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.ok(bytes.length * 20 < report.size_bytes);
    const plain = await backUp(store, path.join(shelf, 'plain.liel'), {now});
    assert.deepEqual([report.blake3, report.seal_root], [plain.blake3, plain.seal_root]);
    assert.deepEqual(await bringBack(report.backup), readFileSync(plain.backup));
    if (!hasZstd) return;
    assert.ok(execFileSync('zstd', ['-dc', report.backup], {maxBuffer: 2 ** 26}).equals(readFileSync(plain.backup)));
    assert.match(execFileSync('zstd', ['-lv', report.backup]).toString(), /Check: XXH64/);
  });

  it('is taken by everything that takes a backup', async (t) => {
    const {cwd, store, shelf, take} = await workplace(t);
    const {backup} = await take();
    await finish(seal({store, now}));
    assert.equal((await finish(verify({store: backup}))).report.ok, true);
    assert.equal((await finish(stats({store: backup}))).report.node_count, 4);
    const {report: same} = await finish(diff({left: store, right: '@', nodeKeys: [], limit: 0}));
    assert.equal(same.changed, false);
    const {report: listed} = await finish(listBackups({directory: shelf, verify: true, now}));
    assert.deepEqual(
      [listed.backups[0].verdict, listed.backups[0].digest, listed.backups[0].codec],
      ['drilled', 'equal', 'zstd'],
    );
    assert.ok(listed.backups[0].bytes_on_disk < listed.backups[0].size_bytes);
    const {report: look} = await finish(lookAtRestore({backup: '@', store, compare: true, now}));
    assert.deepEqual(look.replaces?.changes.nodes, {added: 0, removed: 0, changed: 0});
    writeFileSync(store, corrupt(readFileSync(store)).node(3, 'inDegree', 7).bytes());
    const healed = path.join(cwd, 'healed.liel');
    await finish(heal({store, backups: ['@'], output: healed}));
    assert.equal((await finish(verify({store: healed}))).report.ok, true);
    const {report: pruned} = await finish(
      prune({directory: shelf, rules: {last: 1, daily: 0, weekly: 0, monthly: 0}, now: new Date('2026-02-01')}),
    );
    assert.equal(pruned.backups.find(({path: file}) => file === backup)?.kept, true);
  });

  it('holds the commit that waited in the WAL, and can stand in for another copy until it rots', async (t) => {
    const {take} = await workplace(
      t,
      interrupted(smallStore(), (graph) => graph.addNode(['late'])),
    );
    const first = await take();
    assert.equal(first.node_count, 5);
    assert.equal((await take({skipUnchanged: true})).unchanged?.same, 'graph');
    const bytes = readFileSync(first.backup);
    bytes[bytes.length >> 1] ^= 4;
    writeFileSync(first.backup, bytes);
    assert.equal((await take({skipUnchanged: true})).unchanged, undefined);
  });

  it('is refused wherever it was cut, and wherever a bit of it is another', async (t) => {
    const {take, shelf, bringBack, cwd} = await workplace(t);
    const {backup} = await take();
    const plain = await bringBack(backup);
    rmSync(path.join(cwd, 'restored.liel'));
    const bytes = readFileSync(backup);
    const frames: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const frame = parseFrame(bytes.subarray(at));
      assert.ok(typeof frame !== 'string');
      at += frame.length;
      frames.push(at);
    }
    const refused = async (changed: Uint8Array, what: string) => {
      writeFileSync(backup, changed);
      await assert.rejects(bringBack(backup), isFault, what);
      assert.ok(!existsSync(path.join(cwd, 'restored.liel')), what);
      const text = readFileSync(`${backup}.receipt.json`);
      rmSync(`${backup}.receipt.json`);
      // Without it, bits that say nothing of the content may be others; the content may not.
      const found = await bringBack(backup).catch((error: unknown) => void assert.ok(isFault(error)));
      assert.ok(found === undefined || found.equals(plain), what);
      rmSync(path.join(cwd, 'restored.liel'), {force: true});
      writeFileSync(`${backup}.receipt.json`, text);
      const {verdict} = (await finish(listBackups({directory: shelf, verify: true, now}))).report.backups[0];
      assert.equal(verdict, 'changed', what);
    };
    for (const at of [...frames.slice(0, -1), 7, frames[0] + 3, bytes.length - 1]) {
      await refused(bytes.subarray(0, at), `cut at ${at}`);
    }
    for (let i = 0; i < 24; i++) {
      const flipped = Uint8Array.from(bytes);
      flipped[Math.floor((i * bytes.length) / 24) + (i % 5)] ^= 1 << (i % 8);
      await refused(flipped, `flip ${i}`);
    }
    await refused(Buffer.concat([bytes, bytes.subarray(0, frames[0])]), 'a frame behind the last');
    await refused(Buffer.concat([bytes, Buffer.from('more')]), 'bytes behind the last frame');
  });

  it('never gives more than its receipt says, whatever its frames claim', async (t) => {
    const {take, bringBack, cwd} = await workplace(t);
    const {backup, receipt} = await take();
    const text = readFileSync(receipt, 'utf8');
    const bombs: Readonly<Record<string, Buffer>> = {
      'a frame that unpacks to more than a block': frameOfRuns(800, 100 * 1_048_576),
      'a frame that holds more than it says': frameOfRuns(800, 1000),
      'more frames than the store has blocks': Buffer.concat([
        ...Array.from({length: 200}, () => frameOfRuns(8, packedBlock)),
        frameOfRuns(1, 131_072),
      ]),
    };
    for (const [what, bomb] of Object.entries(bombs)) {
      writeFileSync(backup, bomb);
      writeFileSync(receipt, text.replace(/("stored":[^}]*"size_bytes": )\d+/, `$1${bomb.length}`));
      await assert.rejects(bringBack(backup), raises(conditions.packedUnreadable), what);
    }
    assert.deepEqual(readdirSync(cwd).sort(), ['backups', `it's "x".liel`]);
  });

  it('is refused where its receipt lies', async (t) => {
    const {take, bringBack} = await workplace(t);
    const {backup, receipt} = await take();
    const text = readFileSync(receipt, 'utf8');
    const lies = [
      [/"size_bytes": \d+/, '"size_bytes": 4096', conditions.packedUnreadable],
      [/"sha256": "../, '"sha256": "00', conditions.packedUnreadable],
      [/"blake3": "../, '"blake3": "00', conditions.backupChanged],
      [/"node_count": \d+/, '"node_count": 3', conditions.backupChanged],
    ] as const;
    for (const [what, lie, condition] of lies) {
      writeFileSync(receipt, text.replace(what, lie));
      await assert.rejects(bringBack(backup), raises(condition), lie);
    }
  });

  it('gets its name only when what lies on the disk holds the copy', async () => {
    const copy = new MemoryDevice('copy', smallStore());
    const target = new MemoryDevice('packed');
    const stored = await compressInto(copy, target, quiet);
    await requirePacked(target, 'packed', {copy, stored}, quiet);
    const bytes = Uint8Array.from(target.content());
    bytes[40] ^= 1;
    const rotten = new MemoryDevice('packed', bytes);
    await assert.rejects(requirePacked(rotten, 'packed', {copy, stored}, quiet), raises(conditions.copyUnreadable));
    const other = new MemoryDevice(
      'copy',
      smallStore((graph) => graph.addNode(['other'])),
    );
    await assert.rejects(
      requirePacked(target, 'packed', {copy: other, stored}, quiet),
      raises(conditions.copyUnreadable),
    );
  });

  it('is called compressed, and nothing else is', async (t) => {
    const {cwd, store} = await workplace(t);
    const at = (name: string): string => path.join(cwd, name);
    await assert.rejects(backUp(store, at('a.liel'), {compress: 'zstd'}), raises(conditions.usage));
    await assert.rejects(backUp(store, at('a.liel.zst')), raises(conditions.usage));
    assert.equal((await backUp(store, at('a.liel.zst'), {compress: 'zstd'})).backup, at('a.liel.zst'));
    assert.equal(typeof parseFrame(readFileSync(at('a.liel.zst'))), 'object');
  });
});

describe('blocks', () => {
  const random = (size: number): Buffer => {
    const bytes = Buffer.alloc(size);
    for (let i = 0, x = 1; i < size; i++) {
      x = (x * 48_271) % 2_147_483_647;
      bytes[i] = x >> 8;
    }
    return bytes;
  };

  for (const size of [0, 1, 255, 256, 70_000, packedBlock - 1, packedBlock, 2 * packedBlock, 2 * packedBlock + 5]) {
    it(`come back as they were, of ${size} bytes, whatever packs and unpacks them`, async () => {
      for (const content of [random(size), Buffer.alloc(size, 7)]) {
        const packed = new MemoryDevice('packed');
        await compressInto(new MemoryDevice('plain', content), packed, quiet);
        const found: Buffer[] = [];
        await unpack(packed, 'packed', (block) => void found.push(Buffer.from(block)));
        assert.ok(Buffer.concat(found).equals(content));
        if (hasZstd) {
          const stock = execFileSync('zstd', ['-dc'], {input: packed.content(), maxBuffer: 2 ** 26});
          assert.ok(stock.equals(content));
        }
        const block = content.subarray(0, packedBlock);
        for (const byNode of [true, false]) {
          const bytes = (await openPacker(byNode))(block);
          const frame = parseFrame(bytes);
          assert.ok(typeof frame !== 'string');
          for (const other of [true, false]) {
            assert.deepEqual(Buffer.from((await openUnpacker(other))(bytes, frame) ?? []), block);
          }
        }
      }
    });
  }
});
