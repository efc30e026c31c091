import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {makeSeal, sealPathOf, writeSeal} from '../../../src/engine/evidence/seal/seal-file.js';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Fault} from '../../../src/engine/faults/fault.js';
import {dataStart, pageSize} from '../../../src/engine/format/records/constants.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {heal} from '../../../src/engine/operations/heal/heal.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';

function grown(bytes: Uint8Array, change: (graph: Graph) => void): Uint8Array {
  const device = new MemoryDevice('grown.liel', bytes);
  const graph = Graph.over(device);
  change(graph);
  graph.commit();
  return new Uint8Array(device.content());
}

const old = smallStore();
const healthy = grown(old, (graph) => graph.addNode(['Later'], properties({name: 'after the backup'})));

/** A store sealed in health and damaged since, and backups. */
async function workplace(t: TestContext, damagedBytes: Uint8Array, ...backups: Uint8Array[]) {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  const identity = {device: 1n, inode: 2n, modifiedNs: 3n, sealedAtMs: Date.UTC(2026, 0, 2)};
  writeFileSync(store, damagedBytes);
  writeSeal(await makeSeal(new MemoryDevice('x.liel', healthy), identity), sealPathOf(store), store);
  const names = backups.map((bytes, i) => {
    const name = path.join(directory, `backup-${i}.liel`);
    writeFileSync(name, bytes);
    return name;
  });
  const output = path.join(directory, 'healed.liel');
  const run = (options = {}) =>
    finish(heal({store, backups: names, output, force: false, dryRun: false, acceptLoss: false, ...options}));
  return {directory, store, output, names, run};
}

const holds = (file: string, bytes: Uint8Array): boolean => readFileSync(file).equals(bytes);

describe('healing', () => {
  it('gives the store as it was sealed, whatever bits changed in whatever pages', async (t) => {
    const random = seededRandom(t);
    for (let round = 0; round < 15; round++) {
      const bytes = Uint8Array.from(healthy);
      const pages = new Set<number>();
      for (let flips = 1 + random.below(6); flips > 0; flips--) {
        const at = random.chance(0.3) ? random.below(pageSize) : dataStart + random.below(bytes.length - dataStart);
        const page = Math.floor(at / pageSize);
        if (pages.has(page)) continue;
        pages.add(page);
        bytes[at] ^= 1 << random.below(8);
      }
      const {store, output, names, run} = await workplace(t, bytes, healthy);
      const {report} = await run();
      assert.ok(holds(output, healthy), `round ${round}`);
      assert.ok(holds(store, bytes), 'the damaged store stays as it is');
      assert.equal(report.damaged_pages, pages.size);
      assert.deepEqual(report.healed, [{backup: names[0], pages: pages.size}]);
      assert.equal(report.sealed_at, '2026-01-02T00:00:00.000Z');
    }
  });

  it('takes pages from a backup of another day, where they had not changed since', async (t) => {
    const {output, run} = await workplace(t, corrupt(healthy).zeroPage(1539).bytes(), old);
    // The later node left page 1539 alone.
    const {report} = await run();
    assert.deepEqual(
      report.healed.map(({pages}) => pages),
      [1],
    );
    assert.ok(holds(output, healthy));
  });

  it('takes @ for the newest backup of the store, wherever it was told that backups are', async (t) => {
    const {directory, store, output, run} = await workplace(t, healthy);
    const shelf = path.join(directory, 'elsewhere');
    const {backup} = await backUp(store, `${shelf}/`);
    writeFileSync(store, corrupt(healthy).zeroPage(1539).bytes());
    await assert.rejects(run({backups: ['@']}), (error: unknown) => {
      // A copy of what is damaged would mend nothing.
      assert.ok(raises(conditions.noBackup)(error) && error instanceof Fault);
      assert.match(
        error.condition.remedy(error.facts).join('\n'),
        /^liel history .* --backups DIRECTORY\nliel doctor /,
      );
      return true;
    });
    const {report} = await run({backups: ['@'], backupDirectories: [shelf]});
    assert.deepEqual(report.healed, [{backup, pages: 1}]);
    assert.ok(holds(output, healthy));
  });

  it('refuses pages that changed between backup and seal, unless their loss is accepted', async (t) => {
    const nodePage = dataStart / pageSize;
    const damaged = corrupt(healthy).node(3, 'inDegree', 7).edge(2, 'toNode', 99n).bytes();
    const {store, output, run} = await workplace(t, damaged, old);
    await leavesUnchanged(store, async () => {
      await assert.rejects(run(), raises(conditions.healIncomplete));
      await assert.rejects(run({dryRun: true}), raises(conditions.healIncomplete));
    });
    const {report} = await run({acceptLoss: true});
    assert.deepEqual([report.lost_page_count, report.lost_pages], [1, [nodePage]]);
    assert.ok(holds(output, corrupt(healthy).node(3, 'inDegree', 7).bytes()), 'the other page is healed');
  });

  it('asks several backups', async (t) => {
    const damaged = corrupt(healthy).node(3, 'inDegree', 7).edge(2, 'toNode', 99n).bytes();
    const other = corrupt(healthy).edge(1, 'toNode', 99n).bytes();
    const {output, names, run} = await workplace(t, damaged, old, other);
    const {report} = await run();
    assert.ok(holds(output, healthy));
    assert.deepEqual(report.healed, [
      {backup: names[0], pages: 1},
      {backup: names[1], pages: 1},
    ]);
  });

  it('brings back what was cut off, and leaves out what was appended', async (t) => {
    const cut = await workplace(t, healthy.subarray(0, dataStart + 100), healthy);
    await cut.run();
    assert.ok(holds(cut.output, healthy));
    const longer = await workplace(t, Buffer.concat([healthy, Buffer.alloc(9000, 1)]), healthy);
    const {report} = await longer.run();
    assert.ok(holds(longer.output, healthy));
    assert.equal(report.dropped_pages, 3);
  });

  it('of a store that is as sealed is a copy', async (t) => {
    const {output, run} = await workplace(t, healthy, old);
    const {report} = await run();
    assert.ok(holds(output, healthy));
    assert.equal(report.damaged_pages, 0);
  });

  it('says in a dry run what it would do, and writes nothing', async (t) => {
    const {directory, output, run} = await workplace(t, corrupt(healthy).zeroPage(0).bytes(), healthy);
    const before = readdirSync(directory);
    const {report} = await run({dryRun: true});
    assert.deepEqual(readdirSync(directory), before);
    const healed = (await run()).report;
    assert.deepEqual({...healed, dry_run: true}, report);
    assert.ok(holds(output, healthy));
  });

  it('takes nothing from the backup of another store', async (t) => {
    const stranger = smallStore((graph) => graph.deleteNode(1));
    const {output, run} = await workplace(t, corrupt(healthy).node(3, 'inDegree', 7).bytes(), stranger);
    await assert.rejects(run(), raises(conditions.healIncomplete));
    assert.equal(existsSync(output), false);
  });

  it('refuses a store that was committed to since, one without a seal, and a seal that is damaged', async (t) => {
    const later = grown(healthy, (graph) => graph.addNode(['New']));
    const moved = await workplace(t, later, healthy);
    await assert.rejects(moved.run(), raises(conditions.healMovedOn));
    rmSync(sealPathOf(moved.store));
    await assert.rejects(moved.run(), raises(conditions.healWithoutSeal));
    writeFileSync(sealPathOf(moved.store), 'no seal');
    await assert.rejects(moved.run(), raises(conditions.sealDamaged));
    assert.equal(existsSync(moved.output), false);
  });

  it('mends what no commit writes in a store that was committed to since, and keeps the commits', async (t) => {
    const directory = temporaryDirectory(t);
    const store = path.join(directory, 'x.liel');
    const output = path.join(directory, 'healed.liel');
    const sealed = grown(old, (graph) => graph.addNode(['Long'], properties({text: 'x'.repeat(3 * pageSize)})));
    const identity = {device: 1n, inode: 2n, modifiedNs: 3n, sealedAtMs: 0};
    writeSeal(await makeSeal(new MemoryDevice('x.liel', sealed), identity), sealPathOf(store), store);
    writeFileSync(path.join(directory, 'backup.liel'), sealed);
    const later = grown(sealed, (graph) => graph.addNode(['Later'], properties({text: 'y'})));
    const spoilt = Uint8Array.from(later);
    const {offset} = corrupt(later).blobOf('node', 6);
    spoilt[offset + pageSize + 100] ^= 4;
    writeFileSync(store, spoilt);
    const backups = [path.join(directory, 'backup.liel')];
    const {report} = await finish(heal({store, backups, output, force: false, dryRun: false, acceptLoss: false}));
    assert.ok(holds(output, later));
    assert.deepEqual([report.committed_since, report.damaged_pages], [true, 1]);
  });

  it('never writes over a store, a seal or a backup', async (t) => {
    const {store, names, run} = await workplace(t, corrupt(healthy).zeroPage(0).bytes(), healthy);
    for (const input of [store, sealPathOf(store), names[0]]) {
      await assert.rejects(run({output: input, force: true}), raises(conditions.outputIsInput));
    }
    await assert.rejects(run({backups: [`${names[0]}.missing`]}), raises(conditions.inputMissing));
  });
});
