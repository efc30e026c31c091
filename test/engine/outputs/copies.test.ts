import assert from 'node:assert/strict';
import fs, {closeSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {isFault} from '../../../src/engine/faults/fault.js';
import {backup} from '../../../src/engine/operations/backups/backup.js';
import {repair} from '../../../src/engine/operations/repair/repair.js';
import {verify} from '../../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {interrupted, smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

function workplace(t: TestContext, bytes: Uint8Array) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  writeFileSync(store, bytes);
  return {directory, store, output: path.join(directory, 'out.liel')};
}

const backUp = (store: string, output: string, force = false, drill = true) =>
  finish(backup({store, output, force, drill, waitMs: 0, now: new Date('2026-01-02T03:04:05.678Z'), version: '0.0.0'}));
const repairCopy = (store: string, output: string, dryRun = false) =>
  finish(repair({store, output, force: false, dryRun, waitMs: 0}));

/** Calls that overwrite some bytes of a staged copy of a size before each read of it, as a bad disk would, and count that. */
function spoilingCalls(directory: string, size: number, offset: number) {
  let spoilt = 0;
  const readSync = ((fd: number, ...rest: [Uint8Array, number, number, number]) => {
    const staged = readdirSync(directory).find((name) => name.endsWith('.partial'));
    const file = path.join(directory, staged ?? '');
    if (staged !== undefined && fs.fstatSync(fd).ino === statSync(file).ino && statSync(file).size >= size) {
      const writer = openSync(file, 'r+');
      writeSync(writer, Buffer.from('spoilt'), 0, 6, offset);
      closeSync(writer);
      spoilt += 1;
    }
    return fs.readSync(fd, ...rest);
  }) as typeof fs.readSync;
  return {readSync, spoilt: () => spoilt};
}

describe('a backup', () => {
  it('is the store, whatever the WAL holds: rolled forward in the copy, never in the source', async (t) => {
    const {store, output} = workplace(
      t,
      interrupted(smallStore(), (graph) => graph.addNode(['late'])),
    );
    const before = readFileSync(store);
    const {report} = await backUp(store, output);
    assert.ok(readFileSync(store).equals(before));
    assert.ok(report.wal_pages_applied > 0);
    const {wal, header} = readStore(new MemoryDevice('copy', readFileSync(output)), 'copy');
    assert.deepEqual([wal.entries.length, header.walLength, header.nodeCount], [0, 0, 5]);
    assert.equal((await finish(verify({store: output, shadowed: 'real'}))).report.ok, true);
  });

  it('that reads back otherwise than it was written does not get its name', async (t) => {
    const bytes = smallStore();
    const {directory, store, output} = workplace(t, bytes);
    writeFileSync(output, 'old');
    const {readSync, spoilt} = spoilingCalls(directory, bytes.length, Buffer.from(bytes).lastIndexOf('node 4'));
    await assert.rejects(
      withCalls({readSync}, () => backUp(store, output, true, false)),
      (error) => isFault(error, conditions.copyDiffers, conditions.copyUnreadable),
    );
    assert.ok(spoilt() > 0, 'the copy was spoilt');
    assert.equal(readFileSync(output, 'utf8'), 'old');
    assert.deepEqual(readdirSync(directory).sort(), ['out.liel', 'x.liel']);
  });

  it('that changes on the disk once it is synced does not get its name, drilled or not', async (t) => {
    const bytes = smallStore();
    for (const drill of [false, true]) {
      const {directory, store, output} = workplace(t, bytes);
      let spoilt = 0;
      const fsyncSync = (fd: number): void => {
        fs.fsyncSync(fd);
        const staged = readdirSync(directory).find((name) => name.startsWith('out.liel.') && !name.includes('drill'));
        if (staged === undefined || fs.fstatSync(fd).ino !== statSync(path.join(directory, staged)).ino) return;
        const writer = openSync(path.join(directory, staged), 'r+');
        writeSync(writer, Buffer.from('spoilt'), 0, 6, Buffer.from(bytes).lastIndexOf('node 4'));
        closeSync(writer);
        spoilt++;
      };
      await assert.rejects(
        withCalls({fsyncSync}, () => backUp(store, output, false, drill)),
        raises(conditions.copyUnreadable),
      );
      assert.equal(spoilt, 1);
      assert.deepEqual(readdirSync(directory), ['x.liel']);
    }
  });

  it('in a directory is called by the store and the moment', async (t) => {
    const {directory, store} = workplace(t, smallStore());
    const {report} = await backUp(store, path.join(directory, 'backups/'));
    assert.equal(report.backup, path.join(directory, 'backups', 'x-20260102-030405.liel'));
    assert.deepEqual(readFileSync(report.backup).subarray(0, 4096), readFileSync(store).subarray(0, 4096));
  });
});

describe('a repair', () => {
  it('refuses to invent a node or to drop an edge', async (t) => {
    const {store, output} = workplace(t, corrupt(smallStore()).edge(2, 'toNode', 99n).bytes());
    await leavesUnchanged(store, async () => {
      await assert.rejects(repairCopy(store, output), raises(conditions.repairUndecided));
      await assert.rejects(repairCopy(store, output, true), raises(conditions.repairUndecided));
    });
  });

  it('rebuilds lists and degrees so that the copy is the store it was', async (t) => {
    const healthy = smallStore();
    const damaged = corrupt(healthy).node(1, 'firstOutEdge', 99n).node(3, 'inDegree', 7).edge(4, 'nextInEdge', 4n);
    const {store, output} = workplace(t, damaged.bytes());
    const {report} = await leavesUnchanged(store, () => repairCopy(store, output, true));
    assert.deepEqual(
      [report.node_heads_changed, report.node_degrees_changed, report.edge_links_changed, report.healthy],
      [1, 1, 1, false],
    );
    const repaired = await repairCopy(store, output);
    assert.deepEqual({...repaired.report, dry_run: true, manifest_sha256: null}, report);
    assert.ok(readFileSync(output).equals(healthy));
  });

  it('recounts the counters', async (t) => {
    const {store, output} = workplace(t, corrupt(smallStore()).header('nodeCount', 9).header('edgeCount', 0).bytes());
    const {report} = await repairCopy(store, output);
    assert.deepEqual(
      [report.node_count, report.edge_count],
      [
        {before: 9, after: 4},
        {before: 0, after: 4},
      ],
    );
    assert.ok(readFileSync(output).equals(smallStore()));
  });
});
