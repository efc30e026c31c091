import assert from 'node:assert/strict';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../../src/engine/faults/conditions.js';
import {dataStart} from '../../../../src/engine/format/records/constants.js';
import {Graph} from '../../../../src/engine/graph/graph.js';
import {MemoryDevice} from '../../../../src/engine/storage/files/device.js';
import {clockGrainMs} from '../../../../src/engine/storage/files/file-stamp.js';
import {withStableFile, withStableStore} from '../../../../src/engine/storage/reading/open-store.js';
import {raises} from '../../../support/raises.js';
import {interrupted, properties, smallStore} from '../../../support/sample-store.js';
import {temporaryDirectory} from '../../../support/temp-directory.js';
import {leavesUnchanged} from '../../../support/unchanged.js';

function storeFile(t: TestContext, bytes = smallStore()): string {
  const store = path.join(temporaryDirectory(t), 'x.liel');
  writeFileSync(store, bytes);
  return store;
}

describe('a stable read', () => {
  it('leaves no trace: neither bytes nor times nor files beside it, with a live WAL too', async (t) => {
    for (const bytes of [smallStore(), interrupted(smallStore(), (graph) => graph.addNode())]) {
      const store = storeFile(t, bytes);
      // What the Python package would sweep away when it opens the store.
      writeFileSync(`${store}.tmp`, 'not ours');
      await leavesUnchanged(store, () => withStableStore(store, ({header}) => header.nodeCount));
    }
  });

  it('shows a committed WAL as if it were rolled forward', async (t) => {
    const store = storeFile(
      t,
      interrupted(smallStore(), (graph) => graph.addNode()),
    );
    assert.equal(await withStableStore(store, ({header}) => header.nodeCount), 5);
  });

  it('is done again when the store was changed meanwhile', async (t) => {
    const store = storeFile(t);
    const seen: number[] = [];
    const counted = await withStableStore(store, async ({header}) => {
      seen.push(header.nodeCount);
      if (seen.length < 3) {
        const graph = await Graph.open(store);
        graph.addNode();
        graph.commit();
        await graph.close();
      }
      return header.nodeCount;
    });
    assert.deepEqual(seen, [4, 5, 6]);
    assert.equal(counted, 6);
  });

  it('sees a change that keeps the size and sets the old time back, by the header', async (t) => {
    const store = storeFile(t);
    const old = new Date('2001-01-01');
    utimesSync(store, old, old);
    let tries = 0;
    await withStableFile(store, () => {
      if (tries++ > 0) return;
      writeFileSync(
        store,
        smallStore((graph) => graph.addNode()),
      );
      utimesSync(store, old, old);
    });
    assert.equal(tries, 2);
  });

  it('sees a change that touches neither the size nor the header, by the time', async (t) => {
    const store = storeFile(t);
    let tries = 0;
    await withStableFile(store, () => {
      if (tries++ > 0) return;
      const fd = openSync(store, 'r+');
      writeSync(fd, Uint8Array.of(1), 0, 1, dataStart + 4000);
      closeSync(fd);
    });
    assert.equal(tries, 2);
  });

  it('is done again when damage was met while the store was changed', async (t) => {
    const store = storeFile(t);
    let tries = 0;
    const counted = await withStableStore(store, ({header}) => {
      if (tries++ > 0) return header.nodeCount;
      appendFileSync(store, Buffer.alloc(1));
      throw new Error('half of a commit');
    });
    assert.equal(counted, 4);
  });

  it('passes on what its work raises when nothing has changed', async (t) => {
    const store = storeFile(t);
    let tries = 0;
    await assert.rejects(
      withStableFile(store, () => {
        tries++;
        throw new TypeError('mine');
      }),
      new TypeError('mine'),
    );
    assert.equal(tries, 1);
  });

  it('is given up when the store keeps changing', async (t) => {
    const store = storeFile(t);
    let tries = 0;
    const reading = withStableFile(store, () => appendFileSync(store, Buffer.alloc(++tries)));
    await assert.rejects(reading, raises(conditions.unstableRead));
    assert.ok(tries >= 2 && tries <= 5, `${tries} tries`);
  });

  it('goes on longer when it may wait', async (t) => {
    const store = storeFile(t);
    const rests = performance.now() + 1500;
    const reading = withStableFile(
      store,
      () => {
        if (performance.now() < rests) appendFileSync(store, Buffer.alloc(1));
        return 'read';
      },
      10_000,
    );
    assert.equal(await reading, 'read');
  });

  it('stays with the file it began with when another takes its name', async (t) => {
    const store = storeFile(t);
    const counted = await withStableStore(store, ({header}) => {
      writeFileSync(
        `${store}.new`,
        smallStore((graph) => graph.addNode()),
      );
      renameSync(`${store}.new`, store);
      return header.nodeCount;
    });
    assert.equal(counted, 4);
    assert.equal(await withStableStore(store, ({header}) => header.nodeCount), 5);
  });

  it('does not mind a clock that runs behind the time of the file', async (t) => {
    const store = storeFile(t);
    const future = new Date(Date.now() + 3_600_000);
    utimesSync(store, future, future);
    assert.equal(await withStableStore(store, ({header}) => header.nodeCount), 4);
  });

  it('begins only when no other change could have the time of the last one', async (t) => {
    const store = storeFile(t);
    // More than once: a busy machine may let the time pass by itself.
    for (let round = 0; round < 10; round++) {
      const changed = new Date();
      utimesSync(store, changed, changed);
      const ageMs = await withStableFile(store, () => Date.now() - changed.getTime());
      assert.ok(ageMs >= clockGrainMs, `the work began ${ageMs} ms after the change`);
    }
  });

  it('follows links and refuses what is no file', async (t) => {
    const store = storeFile(t);
    const directory = path.dirname(store);
    symlinkSync('x.liel', path.join(directory, 'link'));
    symlinkSync('nowhere', path.join(directory, 'dangling'));
    mkdirSync(path.join(directory, 'folder'));
    assert.equal(await withStableStore(path.join(directory, 'link'), ({header}) => header.nodeCount), 4);
    for (const [name, condition] of [
      ['dangling', conditions.inputNotAFile],
      ['folder', conditions.inputNotAFile],
      ['missing', conditions.inputMissing],
    ] as const) {
      const reading = withStableStore(path.join(directory, name), () => assert.fail('nothing to read'));
      await assert.rejects(reading, raises(condition));
    }
    assert.deepEqual(readFileSync(store), Buffer.from(smallStore()));
  });

  it('never mixes two commits of a writer that goes on beside it', async (t) => {
    const store = storeFile(t);
    const graph = await Graph.open(store);
    let working = true;
    // Both nodes get the same number in each commit.
    const writer = (async () => {
      for (let i = 0n; working; i++) {
        for (const id of [1, 4]) graph.updateNode(id, properties({n: i}));
        graph.commit();
        if (i % 5n === 0n) await new Promise((resolve) => setTimeout(resolve, 120));
        else await new Promise((resolve) => setImmediate(resolve));
      }
      await graph.close();
    })();
    for (let i = 0; i < 10; i++) {
      const [first, fourth] = await withStableFile(
        store,
        async (file) => {
          const reader = await numbersIn(file);
          await new Promise((resolve) => setTimeout(resolve, 5));
          return reader;
        },
        10_000,
      );
      assert.equal(first, fourth);
    }
    working = false;
    await writer;
  });
});

/** The number that nodes 1 and 4 hold in the bytes of a store. */
async function numbersIn(file: Parameters<Parameters<typeof withStableFile>[1]>[0]) {
  const bytes = new Uint8Array(file.size());
  file.read(bytes, 0);
  const graph = Graph.over(new MemoryDevice('copy.liel', bytes), 'auto-truncate');
  return [1, 4].map((id) => graph.node(id).properties.get('n'));
}
