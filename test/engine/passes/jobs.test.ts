import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {closeSync, ftruncateSync, openSync, writeFileSync, writeSync} from 'node:fs';
import path from 'node:path';
import {afterEach, beforeEach, describe, it, type TestContext} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {GraphDocument} from '../../../src/engine/evidence/document/graph-document.js';
import {fileDigest} from '../../../src/engine/evidence/file-digest.js';
import {beginPageDigests} from '../../../src/engine/evidence/seal/page-digests.js';
import {type PropertyValue, ValueWriter} from '../../../src/engine/format/values/property-value.js';
import {
  allowThreads,
  begin,
  type FileJob,
  inOrder,
  isWorthThreads,
  limitThreads,
  partsFor,
} from '../../../src/engine/passes/jobs.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {FileDevice} from '../../../src/engine/storage/files/file-device.js';
import {openForReading} from '../../../src/engine/storage/files/file-system.js';
import {LenientDevice} from '../../../src/engine/storage/files/lenient-device.js';
import {readStore} from '../../../src/engine/storage/reading/open-store.js';
import {StoreBuilder} from '../../../src/engine/storage/writing/store-builder.js';
import {SeededRandom} from '../../support/random.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {workerProgram} from '../../support/worker-program.js';

/** A file that is worth threads, with bytes at some places and none in between, open for reading. */
function largeFile(t: TestContext, sizeBytes = 40_000_001): FileDevice {
  const file = path.join(temporaryDirectory(t), 'large.liel');
  const fd = openSync(file, 'w');
  ftruncateSync(fd, sizeBytes);
  const random = new SeededRandom(7);
  for (let i = 0; i < 200; i++) writeSync(fd, Buffer.from([1 + random.below(255)]), 0, 1, random.below(sizeBytes));
  closeSync(fd);
  const device = openForReading(file);
  t.after(() => device.close());
  return device;
}

/** Which thread does the work is told by what it returns. */
const here: FileJob<string, string> = {name: 'here', work: async (_, word) => `${word}, done here`};
const obedient = `const {parentPort} = require('node:worker_threads');
parentPort.on('message', ({input}) => parentPort.postMessage({result: input + ', done there'}));`;

/** Whether a file of 50 MB and one of 110 MB are worth threads before anybody asks for some. */
const unasked = [50e6, 110e6].map(isWorthThreads);

describe('jobs on a file', () => {
  beforeEach(() => limitThreads(2));
  afterEach(() => {
    allowThreads(() => workerProgram);
    limitThreads(1);
  });

  it('come to the same however many threads there are, the last page of a file that is no whole one included', async (t) => {
    const device = largeFile(t);
    const results = new Set<string>();
    for (const threads of [1, 2, 3, 7]) {
      allowThreads(() => workerProgram);
      limitThreads(threads);
      const [file, pages] = await Promise.all([fileDigest(device), beginPageDigests(device)()]);
      results.add(`${file} ${pages.length} ${Buffer.from(pages).toString('base64')}`);
    }
    assert.equal(results.size, 1);
    assert.match([...results][0], new RegExp(`^\\w{64} ${Math.ceil(40_000_001 / 4096) * 32} `));
  });

  it('are done by another thread where that is worth it, and only there', async (t) => {
    allowThreads(() => obedient);
    assert.equal(await begin(here, largeFile(t), 'a')(), 'a, done there');
    assert.equal(await begin(here, largeFile(t, 4096), 'b')(), 'b, done here');
    assert.equal(await begin(here, new MemoryDevice('m', new Uint8Array(40_000_000)), 'c')(), 'c, done here');
    assert.equal(await begin(here, new LenientDevice(largeFile(t)), 'e')(), 'e, done there');
    limitThreads(1);
    assert.equal(await begin(here, largeFile(t), 'd')(), 'd, done here');
  });

  it('go to threads where the file is large, or where it is not small and threads are asked for', () => {
    assert.deepEqual(unasked, [false, true]);
    assert.deepEqual([20e6, 50e6].map(isWorthThreads), [false, true]);
  });

  it('wait their turn while nobody wants their result', async (t) => {
    allowThreads(() => obedient);
    const device = largeFile(t);
    const begun = ['a', 'b', 'c', 'd'].map((word) => begin(here, device, word));
    // Each of these answers frees a thread for the next.
    for (const [i, word] of ['a', 'b', 'c', 'd'].entries()) assert.equal(await begun[i]?.(), `${word}, done there`);
  });

  it('are done here when they are wanted and no thread has begun them', async (t) => {
    allowThreads(() => obedient);
    const device = largeFile(t);
    const begun = Array.from({length: 50}, (_, i) => begin(here, device, `${i}`));
    const results = await Promise.all(begun.map((job) => job()));
    assert.deepEqual(
      results,
      // Each of two threads has one that it does, and one after that.
      begun.map((_, i) => `${i}, done ${i < 4 ? 'there' : 'here'}`),
    );
  });

  for (const [what, code] of [
    ['knows nothing of the job', "require('node:worker_threads').parentPort.on('message', () => process.exit(3))"],
    ['cannot begin', 'throw new Error("no")'],
    ['is no program', '('],
    [
      'meets trouble',
      "const {parentPort: p} = require('node:worker_threads'); p.on('message', () => p.postMessage({failed: true}))",
    ],
  ]) {
    it(`are done here when a thread ${what}`, async (t) => {
      allowThreads(() => code);
      const device = largeFile(t);
      const begun = ['a', 'b', 'c', 'd'].map((word) => begin(here, device, word));
      assert.deepEqual(await Promise.all(begun.map((job) => job())), [
        'a, done here',
        'b, done here',
        'c, done here',
        'd, done here',
      ]);
      assert.equal(await begin(here, device, 'e').elsewhere(), undefined);
    });
  }

  it('raise here what they raise', async () => {
    allowThreads(() => workerProgram);
    const gone = new FileDevice('gone.liel', 999_999);
    Object.defineProperty(gone, 'size', {value: () => 40_000_000});
    await assert.rejects(fileDigest(gone), /cannot read gone\.liel: EBADF/);
  });

  it('give the same document when the text of an extent is too long for one piece, and a record hides a field', async (t) => {
    const device = new MemoryDevice('long.liel');
    const builder = new StoreBuilder(device);
    const writer = new ValueWriter();
    const encode = (value: PropertyValue): Buffer => Buffer.from(writer.encode(value));
    const long = encode(new Map([['text', '\u0001é"'.repeat(62_000)]]));
    for (let i = 0; i < 140; i++)
      builder.addNode(encode(['Long']), i % 50 === 0 ? encode(new Map([['id', 7n]])) : long);
    builder.finish();
    const file = path.join(temporaryDirectory(t), 'long.liel');
    writeFileSync(file, device.content());
    const opened = openForReading(file);
    t.after(() => opened.close());
    const seen = new Set<string>();
    for (const threads of [1, 2]) {
      limitThreads(threads);
      const document = new GraphDocument(
        readStore(opened),
        {liveNodes: 140, liveEdges: 0},
        {kind: 'manifest', nonFinite: 'refuse'},
      );
      const digest = createHash('sha256');
      for await (const chunk of document.chunks()) digest.update(chunk);
      seen.add(JSON.stringify([digest.digest('hex'), document.shadowed, document.deepest]));
    }
    assert.equal(seen.size, 1, [...seen].join('\n'));
    assert.match([...seen][0], /"id":1},.*"id":51},.*"id":101}\],1\]$/);
  });

  it('do not wait behind another kind of job, which may take long', async (t) => {
    allowThreads(
      () => `const {parentPort} = require('node:worker_threads');
parentPort.on('message', ({job, input}) => job !== 'long' && parentPort.postMessage({result: input + ', done there'}));`,
    );
    const device = largeFile(t);
    const long: FileJob<string, string> = {...here, name: 'long'};
    void begin(long, device, 'never');
    const begun = ['a', 'b', 'c'].map((word) => begin(here, device, word));
    assert.deepEqual(await Promise.all(begun.map((job) => job())), ['a, done there', 'b, done there', 'c, done here']);
  });

  it('give each of several documents its own text, though all threads share one memory', async (t) => {
    const count = 120_000;
    const directory = temporaryDirectory(t);
    // Several extents, the text of each of which has room in a piece of the memory.
    const stores = ['a', 'b'].map((letter) => {
      const device = new MemoryDevice(`${letter}.liel`);
      const builder = new StoreBuilder(device);
      const writer = new ValueWriter();
      const labels = Buffer.from(writer.encode(['Note']));
      const properties = Buffer.from(writer.encode(new Map([['text', letter.repeat(130)]])));
      for (let i = 0; i < count; i++) builder.addNode(labels, properties);
      builder.finish();
      const file = path.join(directory, device.name);
      writeFileSync(file, device.content());
      const opened = openForReading(file);
      t.after(() => opened.close());
      assert.ok(opened.size() > 26e6, `${opened.size()} bytes`);
      return opened;
    });
    const digestOf = async (store: FileDevice): Promise<string> => {
      const counts = {liveNodes: count, liveEdges: 0};
      const document = new GraphDocument(readStore(store), counts, {kind: 'export', nonFinite: 'refuse'});
      const digest = createHash('sha256');
      for await (const chunk of document.chunks()) {
        digest.update(chunk);
        await setImmediate();
      }
      return digest.digest('hex');
    };
    limitThreads(1);
    const alone = [await digestOf(stores[0]), await digestOf(stores[1])];
    limitThreads(3);
    // More of them than there is shared memory for, and then one after the other.
    const together = await Promise.all([...stores, ...stores].map(digestOf));
    assert.deepEqual(together, [...alone, ...alone]);
    assert.deepEqual(await Promise.all(stores.map(digestOf)), alone);
  });

  it('are begun a few ahead of what is taken, in order', async (t) => {
    allowThreads(() => obedient);
    let begun = 0;
    function* words(): Generator<string> {
      while (begun < 40) yield `${++begun}`;
    }
    const taken: string[] = [];
    for (const job of inOrder(here, largeFile(t), words())) {
      taken.push(await job());
      assert.ok(begun - taken.length < 8, `${begun - taken.length} wait`);
    }
    assert.deepEqual(
      taken,
      Array.from({length: 40}, (_, i) => `${i + 1}, done there`),
    );
  });

  it('are cut into parts only where threads take them', (t) => {
    const device = largeFile(t);
    assert.equal(partsFor(device), 8);
    limitThreads(1);
    assert.equal(partsFor(device), 1);
  });
});
