import assert from 'node:assert/strict';
import fs, {readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../src/engine/faults/conditions.js';
import {dataAtRiskOf, exit, Fault, isFinding} from '../../src/engine/faults/fault.js';
import {dataStart, pageSize, walStart} from '../../src/engine/format/records/constants.js';
import {Graph} from '../../src/engine/graph/graph.js';
import {backup} from '../../src/engine/operations/backups/backup.js';
import {diff} from '../../src/engine/operations/diff/diff.js';
import {doctor} from '../../src/engine/operations/doctor/doctor.js';
import {heal} from '../../src/engine/operations/heal/heal.js';
import {inspect} from '../../src/engine/operations/inspect/inspect.js';
import {salvage} from '../../src/engine/operations/salvage/salvage.js';
import {seal} from '../../src/engine/operations/seal.js';
import {sign} from '../../src/engine/operations/sign.js';
import {stats} from '../../src/engine/operations/stats.js';
import {verify} from '../../src/engine/operations/verify/verify.js';
import {MemoryDevice} from '../../src/engine/storage/files/device.js';
import {openForReading} from '../../src/engine/storage/files/file-system.js';
import {LenientDevice} from '../../src/engine/storage/files/lenient-device.js';
import type {SystemCalls} from '../../src/engine/storage/files/system-calls.js';
import {readStore, type StoreSnapshot} from '../../src/engine/storage/reading/open-store.js';
import {corrupt} from '../support/corrupt.js';
import {failingReads} from '../support/failing-reads.js';
import {finish} from '../support/finish.js';
import {raises} from '../support/raises.js';
import {salvageBytes} from '../support/salvaged.js';
import {interrupted, properties, smallStore} from '../support/sample-store.js';
import {withCalls} from '../support/system-calls.js';
import {temporaryDirectory} from '../support/temp-directory.js';

/** Three pages of node slots, and properties over many pages, texts of zeros among them. Nothing is left in the WAL region. */
function wideStore(): Uint8Array {
  const device = new MemoryDevice('wide.liel');
  const graph = Graph.over(device);
  for (let i = 1; i <= 150; i++) graph.addNode(['Node'], properties({name: `node ${i}`, text: '\0'.repeat(101)}));
  for (let i = 1; i < 150; i++) graph.addEdge(i, 'NEXT', i + 1, properties({}));
  graph.commit();
  return new Uint8Array(device.content()).fill(0, walStart, dataStart);
}

const wide = wideStore();
const {chains, header}: StoreSnapshot = readStore(new MemoryDevice('wide.liel', wide));
const pageAt = (offset: number): number => Math.floor(offset / pageSize);
const nodeSlots = pageAt(chains.node.extents[0] as number) + 1;
const blobs = pageAt(chains.prop.extents[0] as number) + 1;
const residue = pageAt(walStart);

interface Place {
  readonly directory: string;
  readonly store: string;
}

function placed(t: TestContext, bytes = wide): Place {
  const directory = temporaryDirectory(t);
  const store = path.join(directory, 'x.liel');
  write(store, bytes);
  return {directory, store};
}

/** What was written long ago is read at once. */
function write(file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes);
  utimesSync(file, 1, 1);
}

const bad = (file: string, page: number) => ({file, from: page * pageSize, to: (page + 1) * pageSize});

const sealed = (store: string) =>
  finish(seal({store, output: undefined, force: false, acceptDamage: false, waitMs: 0, now: new Date(0)}));

describe('a page of a file that cannot be read', () => {
  for (const how of ['EIO', 'nothing'] as const) {
    it(`is named by whoever reads that file: ${how}`, (t) => {
      const {store} = placed(t);
      const device = openForReading(store);
      t.after(() => device.close());
      const {calls} = failingReads({...bad(store, blobs), how});
      withCalls(calls, () => {
        const bytes = new Uint8Array(2 << 20);
        try {
          device.read(bytes, dataStart + 512);
          assert.fail('nothing was raised');
        } catch (error) {
          assert.ok(error instanceof Fault, String(error));
          assert.ok(isFinding(error, conditions.io));
          const place = {page: blobs, offset: blobs * pageSize, bytes: pageSize};
          assert.deepEqual(error.place, place);
          assert.deepEqual({...place, ...error.facts}, error.facts);
          assert.equal(dataAtRiskOf(error), 'committed');
          assert.match(error.condition.remedy(error.facts)[0] ?? '', /^ddrescue /);
        }
        assert.equal(device.read(bytes.subarray(0, pageSize), (blobs + 1) * pageSize), pageSize);
      });
    });
  }

  it('is content when it can be read the second time, and no error is the end of the file', (t) => {
    const {store} = placed(t);
    const device = openForReading(store);
    t.after(() => device.close());
    const faults = failingReads({...bad(store, blobs), times: 1});
    const bytes = new Uint8Array(wide.length + 5000);
    assert.equal(
      withCalls(faults.calls, () => device.read(bytes, 0)),
      wide.length,
    );
    assert.equal(faults.failed, 1);
    assert.ok(Buffer.from(wide).equals(bytes.subarray(0, wide.length)));
  });

  it('reads as zeros where reading goes on, is remembered, and never asked for again', (t) => {
    const {store} = placed(t);
    const file = openForReading(store);
    t.after(() => file.close());
    const device = new LenientDevice(file);
    const last = pageAt(wide.length - 1);
    const faults = failingReads(bad(store, 1), bad(store, blobs), bad(store, last));
    withCalls(faults.calls, () => {
      const bytes = new Uint8Array(wide.length + 100).fill(7);
      assert.equal(device.read(bytes, 0), wide.length);
      const {failed} = faults;
      const expected = Uint8Array.from(wide);
      for (const page of [1, blobs, last]) expected.fill(0, page * pageSize, (page + 1) * pageSize);
      assert.ok(Buffer.from(expected).equals(bytes.subarray(0, wide.length)));
      assert.deepEqual([...device.unreadable.keys()], [1, blobs, last]);
      assert.equal(device.read(bytes.fill(7), 0), wide.length);
      assert.ok(Buffer.from(expected).equals(bytes.subarray(0, wide.length)));
      assert.equal(faults.failed, failed);
    });
  });

  it('keeps everybody from making something of the store who needs it', async (t) => {
    const {directory, store} = placed(t);
    const other = path.join(directory, 'other.liel');
    write(other, wide);
    for (const how of ['EIO', 'nothing'] as const) {
      const {calls} = failingReads({...bad(store, blobs), how});
      await withCalls(calls, async () => {
        await assert.rejects(finish(stats({store})), raises(conditions.io));
        await assert.rejects(finish(backup({store, version: '0'})), raises(conditions.io));
        await assert.rejects(finish(diff({left: store, right: other, nodeKeys: [], limit: 10})), raises(conditions.io));
        await assert.rejects(finish(diff({left: other, right: store, nodeKeys: [], limit: 10})), raises(conditions.io));
      });
    }
  });
});

describe('verify', () => {
  const layersOf = async (store: string) => {
    const {report} = await finish(verify({store}));
    const named = report.findings.filter((found) => isFinding(found, conditions.io));
    return {
      report,
      pages: named.map(({place}) => place.page),
      layer: (name: string) => report.layers.find((layer) => layer.name === name),
    };
  };

  it('names the page in the layer that it lies in, and goes on', async (t) => {
    const {store} = placed(t);
    for (const page of [blobs, nodeSlots]) {
      const {calls} = failingReads(bad(store, page));
      const {report, pages, layer} = await withCalls(calls, () => layersOf(store));
      assert.deepEqual(pages, [page]);
      assert.equal(report.exit, exit.no);
      assert.equal(layer('container')?.verdict, 'pass');
      assert.equal(layer('structure')?.verdict, 'fail');
      assert.match(layer('structure')?.reason ?? '', new RegExp(`page ${page}\\b`));
      assert.ok(report.finding_count > 1, 'what it held is missing');
    }
  });

  it('calls it the header page, and cannot decide', async (t) => {
    const {store} = placed(t);
    const {calls} = failingReads(bad(store, 0));
    const {report, pages, layer} = await withCalls(calls, () => layersOf(store));
    assert.deepEqual([pages, report.finding_count, report.exit], [[0], 1, exit.undecidable]);
    assert.equal(layer('container')?.verdict, 'fail');
    assert.equal(layer('header')?.verdict, 'not checked');
  });

  it('calls it a page of the WAL where a commit waits there', async (t) => {
    const {store} = placed(
      t,
      interrupted(wide, (graph) => graph.addNode(['Late'])),
    );
    const {calls} = failingReads(bad(store, residue));
    const {pages, layer} = await withCalls(calls, () => layersOf(store));
    assert.deepEqual([pages, layer('wal')?.verdict], [[residue], 'fail']);
  });

  it('never takes its zeros for the page that was sealed', async (t) => {
    const {store} = placed(t);
    await sealed(store);
    const {calls} = failingReads(bad(store, residue));
    const {report, pages, layer} = await withCalls(calls, () => layersOf(store));
    assert.deepEqual([pages, layer('page digests')?.verdict], [[residue], 'fail']);
    assert.equal(report.exit, exit.no);
    const slice = {budgetMs: 60_000, resume: false};
    const sliced = await withCalls(calls, () => finish(verify({store, slice})));
    assert.equal(sliced.report.exit, exit.no);
  });

  it('takes a seal that cannot be read for one that proves nothing, and judges the store', async (t) => {
    const {store} = placed(t);
    await sealed(store);
    const {calls} = failingReads(bad(`${store}.seal`, 1));
    const {layer} = await withCalls(calls, () => layersOf(store));
    assert.deepEqual([layer('page digests')?.verdict, layer('structure')?.verdict], ['fail', 'pass']);
  });

  it('makes no manifest of zeros for a signature', async (t) => {
    const {directory, store} = placed(t);
    const keyFile = path.join(directory, 'key');
    const file = path.join(directory, 'signature');
    writeFileSync(keyFile, 'secret');
    await finish(sign({store, keyFile, output: file, shadowed: 'real', force: false}));
    const {calls} = failingReads(bad(store, blobs));
    const signature = {file, keyFile};
    await withCalls(calls, () => assert.rejects(finish(verify({store, signature})), raises(conditions.io)));
  });
});

describe('salvage', () => {
  it('makes no store when a page by which records were judged goes while it works', async (t) => {
    const device = new MemoryDevice('long.liel');
    const graph = Graph.over(device);
    // Longer than what is kept of the file: it is read again for the new store.
    graph.addNode(['Long'], properties({text: 'x'.repeat(100_000)}));
    graph.commit();
    const {directory, store} = placed(t, device.content());
    const {calls} = failingReads(bad(store, pageAt(corrupt(device.content()).blobOf('node', 1).offset) + 1));
    let isJudged = false;
    const laterGone: Partial<SystemCalls> = {
      readSync: ((fd: number, bytes: Buffer, at: number, length: number, position: number) =>
        (isJudged ? calls : fs).readSync(fd, bytes, at, length, position)) as SystemCalls['readSync'],
      // Room for the new store is asked for when it is known what goes into it.
      statfsSync: ((at: string) => {
        isJudged = true;
        return fs.statfsSync(at);
      }) as SystemCalls['statfsSync'],
    };
    const work = salvage({store, output: path.join(directory, 'new.liel'), stream: async () => {}});
    await withCalls(laterGone, () => assert.rejects(finish(work), raises(conditions.io)));
    assert.deepEqual(readdirSync(directory), ['x.liel']);
  });

  const salvaged = async (t: TestContext, page: number) => {
    const {directory, store} = placed(t);
    const {calls} = failingReads(bad(store, page));
    // The helper writes the same bytes to the same file.
    return withCalls(calls, () => salvageBytes(wide, directory));
  };

  it('loses no record that does not touch the page, and believes no byte of it', async (t) => {
    const {report, records} = await salvaged(t, blobs);
    assert.deepEqual([report.unreadable_page_count, report.unreadable_pages], [1, [blobs]]);
    const touched = (id: number): boolean => {
      const {offset, length} = corrupt(wide).blobOf('node', id);
      return offset < (blobs + 1) * pageSize && offset + length > blobs * pageSize;
    };
    for (let id = 1; id <= 150; id++) {
      const isWhole = records.get(`node ${id}`)?.verdict === 'recovered';
      if (touched(id)) assert.ok(!isWhole, `node ${id} lies on the page`);
    }
    const whole = [...records].filter(([name, {verdict}]) => name.startsWith('node') && verdict === 'recovered');
    const labelsToo = pageSize / 100;
    assert.ok(whole.length >= 150 - labelsToo, `${whole.length} nodes`);
    assert.equal(report.complete, false);
  });

  it('believes no number whose last bytes are on the page, also not in the last blob of all', async (t) => {
    const padded = (bytes: number): Uint8Array =>
      smallStore((graph) => graph.updateNode(1, properties({a: 'x'.repeat(bytes), z: 0x0102_0304_0506_0708n}))).fill(
        0,
        walStart,
        dataStart,
      );
    const {offset, length} = corrupt(padded(0)).blobOf('node', 1);
    // Four bytes of the number are on the next page.
    const bytes = padded((pageSize + 4 - ((offset + length) % pageSize)) % pageSize);
    const blob = corrupt(bytes).blobOf('node', 1);
    assert.equal((blob.offset + blob.length) % pageSize, 4);
    const {directory, store} = placed(t, bytes);
    const {calls} = failingReads(bad(store, pageAt(blob.offset + blob.length)));
    const {records} = await withCalls(calls, () => salvageBytes(bytes, directory));
    assert.equal(records.get('node 1')?.verdict, 'partial');
  });

  it('loses the nodes of a page of slots, and recovers everything without the header and the residue of the WAL', async (t) => {
    const {report: slots} = await salvaged(t, nodeSlots);
    assert.deepEqual([slots.nodes.recovered + slots.nodes.partial + slots.nodes.lost, slots.complete], [150, false]);
    assert.ok(slots.nodes.recovered >= header.nodeCount - 63);
    for (const page of [0, residue]) {
      const {report} = await salvaged(t, page);
      assert.deepEqual([report.unreadable_pages, report.complete, report.nodes.recovered], [[page], true, 150]);
    }
  });
});

describe('heal', () => {
  it('takes the page from the first backup that has it and gives it', async (t) => {
    const {directory, store} = placed(t);
    await sealed(store);
    const backups = ['a.liel', 'b.liel'].map((name) => path.join(directory, name));
    for (const file of backups) write(file, wide);
    const output = path.join(directory, 'healed.liel');
    const {calls} = failingReads(bad(store, blobs), bad(store, residue), bad(backups[0] as string, blobs));
    const {report} = await withCalls(calls, () => finish(heal({store, backups, output})));
    assert.deepEqual([report.unreadable_pages, report.damaged_pages], [[residue, blobs], 2]);
    assert.deepEqual(
      report.healed.map(({pages}) => pages),
      [1, 1],
    );
    assert.ok(readFileSync(output).equals(wide));
  });

  it('needs no backup for a page that was sealed as zeros', async (t) => {
    const {directory, store} = placed(t);
    await sealed(store);
    const output = path.join(directory, 'healed.liel');
    const {calls} = failingReads(bad(store, residue));
    const {report} = await withCalls(calls, () => finish(heal({store, backups: [], output})));
    assert.deepEqual(report.healed, [{backup: `${store}.seal`, pages: 1}]);
    assert.ok(readFileSync(output).equals(wide));
  });
});

describe('what only looks', () => {
  it('shows a store around the page, and says that the page is not shown', async (t) => {
    const {store} = placed(t);
    const {calls} = failingReads(bad(store, blobs));
    const id = [...Array(150).keys()].find((node) => corrupt(wide).blobOf('node', node + 1).offset > blobs * pageSize);
    const {views} = await withCalls(calls, () => inspect({store, topic: 'node', number: (id ?? 0) + 1, hex: false}));
    assert.match(views[0]?.problems[0] ?? '', new RegExp(`page ${blobs}\\b.*EIO`));
    assert.match(views[1]?.lines.join() ?? '', /cannot be read/);
  });

  it('doctor goes on, and names it', async (t) => {
    const {store} = placed(t);
    await sealed(store);
    const {calls} = failingReads(bad(store, blobs));
    const own = {searchPath: [], program: 'liel', version: '0', node: '0', platform: 'any', packages: {}};
    const {report} = await withCalls(calls, () => finish(doctor({store, own})));
    const check = report.checks.find(({what}) => what.includes(`page ${blobs},`));
    assert.deepEqual([check?.check, check?.verdict, check?.code], ['seal', 'bad', conditions.io.code]);
  });
});
