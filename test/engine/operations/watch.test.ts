import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import type {ChangeEvent, WatchEvent} from '../../../src/engine/operations/watch/store-state.js';
import {StoreWatch} from '../../../src/engine/operations/watch/store-watch.js';
import {type WatchReport, watchStores} from '../../../src/engine/operations/watch/watch.js';
import {backUp} from '../../support/backup-of.js';
import {corrupt} from '../../support/corrupt.js';
import {properties, smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';
import {leavesUnchanged} from '../../support/unchanged.js';
import {until} from '../../support/waiting.js';

const intervalMs = 20;

/** A watch that runs beside a test, and what it said so far. */
class Watching {
  readonly events: WatchEvent[] = [];
  private readonly end = new AbortController();
  private readonly done: Promise<WatchReport>;

  constructor(t: TestContext, stores: readonly string[]) {
    t.after(() => this.end.abort());
    this.done = this.run(watchStores(stores, {intervalMs, signal: this.end.signal}));
  }

  private async run(watch: ReturnType<typeof watchStores>): Promise<WatchReport> {
    for (;;) {
      const step = await watch.next();
      if (step.done) return step.value;
      this.events.push(step.value);
    }
  }

  get changes(): ChangeEvent[] {
    return this.events.filter((event) => event.type === 'change');
  }

  get kinds(): string[] {
    return this.changes.map(({kind}) => kind);
  }

  async until(what: string, isIt: () => boolean): Promise<void> {
    await until(what, isIt, () => JSON.stringify(this.kinds));
  }

  /** Waits for a state of every store, and for the clock's grain to pass. */
  async settled(): Promise<this> {
    await this.until('a first state', () => this.events.length > 0);
    await sleep(200);
    return this;
  }

  stop(): Promise<WatchReport> {
    this.end.abort();
    return this.done;
  }
}

function storeIn(t: TestContext): string {
  const store = path.join(temporaryDirectory(t), 'project.liel');
  writeFileSync(store, smallStore());
  return store;
}

describe('a watch', () => {
  it('begins with what a store holds, and ends when it is told to', async (t) => {
    const watching = await new Watching(t, [storeIn(t)]).settled();
    const {state} = watching.events[0];
    assert.equal(state.node_count, 4);
    assert.equal(state.edge_count, 4);
    assert.equal(state.wal_bytes, 0);
    assert.deepEqual(state.troubles, []);
    const last = watching.events.at(-1)!.state;
    assert.deepEqual([...last.node_labels!], [['N', 4]]);
    assert.deepEqual([...last.edge_labels!], [['E', 4]]);
    assert.equal(last.labels_current, true);
    assert.equal((await watching.stop()).exit, 0);
  });

  it('reads an untouched store once, however often it looks at it, and leaves it as it was', async (t) => {
    const store = storeIn(t);
    utimesSync(store, new Date(2026, 1, 1), new Date(2026, 1, 1));
    const watch = await StoreWatch.open(store);
    await leavesUnchanged(store, async () => {
      for (let looks = 0; looks < 20; looks++) {
        await watch.read();
        assert.deepEqual(await watch.look(), []);
      }
    });
    assert.deepEqual([watch.headerReads, watch.contentReads], [1, 1]);
  });

  it('sees each commit once, with what it added', async (t) => {
    const store = storeIn(t);
    const watching = await new Watching(t, [store]).settled();
    const graph = await Graph.open(store);
    for (let count = 1; count <= 3; count++) {
      const node = graph.addNode(['New'], properties({count: BigInt(count)}));
      graph.addEdge(node, 'E', 1);
      graph.commit();
      await watching.until(`commit ${count}`, () => watching.changes.length >= count);
      await sleep(150);
      assert.deepEqual(watching.kinds, Array(count).fill('commit'));
      assert.equal(watching.changes.at(-1)!.node_delta, 1);
      assert.equal(watching.changes.at(-1)!.edge_delta, 1);
    }
    assert.deepEqual(watching.events.at(-1)!.state.lock.pid, process.pid);
    await graph.close();
    await watching.until('the lock is free', () => watching.events.at(-1)!.state.lock.state === 'free');
    await watching.until('labels are counted again', () => watching.events.at(-1)!.state.node_labels?.get('New') === 3);
    assert.deepEqual(watching.kinds, ['commit', 'commit', 'commit']);
  });

  it('does not take a commit of changed properties for none', async (t) => {
    const store = storeIn(t);
    const watching = await new Watching(t, [store]).settled();
    const graph = await Graph.open(store);
    graph.updateNode(1, properties({name: 'another'}));
    graph.commit();
    await graph.close();
    await watching.until('the commit', () => watching.changes.length > 0);
    await sleep(150);
    assert.deepEqual(watching.kinds, ['commit']);
    assert.equal(watching.changes[0].node_delta, 0);
  });

  it('tells a touched file from a commit', async (t) => {
    const store = storeIn(t);
    const watching = await new Watching(t, [store]).settled();
    utimesSync(store, new Date(2026, 1, 1), new Date(2026, 1, 1));
    await watching.until('the touch', () => watching.changes.length > 0);
    await sleep(100);
    assert.deepEqual(watching.kinds, ['written']);
  });

  it('follows a store that goes, comes back, and is replaced by a rename', async (t) => {
    const store = storeIn(t);
    const watching = await new Watching(t, [store]).settled();
    rmSync(store);
    await watching.until('gone', () => watching.kinds.includes('gone'));
    const {state} = watching.changes.at(-1)!;
    assert.equal(state.troubles[0].code, conditions.inputMissing.code);
    assert.equal(state.size_bytes, null);
    writeFileSync(store, smallStore());
    await watching.until('back', () => watching.kinds.includes('back'));
    assert.deepEqual(watching.changes.at(-1)!.state.troubles, []);
    await watching.until('labels', () => watching.events.at(-1)!.state.labels_current);
    const other = `${store}.new`;
    writeFileSync(
      other,
      smallStore((graph) => graph.addNode(['M'])),
    );
    renameSync(other, store);
    await watching.until('replaced', () => watching.kinds.includes('replaced'));
    await watching.until('new labels', () => watching.events.at(-1)!.state.node_labels?.get('M') === 1);
    assert.deepEqual(watching.kinds, ['gone', 'back', 'replaced']);
  });

  it('does not take a store that is just being written for a damaged one', async (t) => {
    const store = storeIn(t);
    const watch = await StoreWatch.open(store);
    const kinds = async (): Promise<string[]> =>
      (await watch.look()).map((event) => (event.type === 'change' ? event.kind : event.type));
    for (const written of ['', smallStore().subarray(0, 3000), 'no store']) {
      rmSync(store);
      assert.deepEqual(await kinds(), ['gone']);
      writeFileSync(store, written);
      // As young as the write: the rest of it may follow.
      t.mock.method(Date, 'now', () => statSync(store).mtimeMs);
      assert.deepEqual(await kinds(), []);
      writeFileSync(store, smallStore());
      assert.deepEqual(await kinds(), ['back']);
      assert.deepEqual(watch.state.troubles, []);
      t.mock.restoreAll();
    }
  });

  it('says after a while that what came is no store', async (t) => {
    const store = storeIn(t);
    const watch = await StoreWatch.open(store);
    rmSync(store);
    await watch.look();
    writeFileSync(store, 'no store');
    t.mock.method(Date, 'now', () => statSync(store).mtimeMs);
    const all: WatchEvent[][] = [];
    for (let look = 0; look < 10; look++) all.push(await watch.look());
    const looks = all.filter((events) => events.length > 0);
    assert.deepEqual(
      looks.map((events) => events.map((event) => event.type === 'change' && event.kind)),
      [['back', 'trouble']],
    );
  });

  it('shows damage as trouble and goes on: at first, when it comes, and when it goes', async (t) => {
    const directory = temporaryDirectory(t);
    const store = path.join(directory, 'project.liel');
    const broken = path.join(directory, 'broken.liel');
    writeFileSync(store, smallStore());
    writeFileSync(broken, 'no store');
    const watching = await new Watching(t, [broken, path.join(directory, 'missing.liel'), store]).settled();
    const first = watching.events.slice(0, 3).map(({state}) => state.troubles.map(({code}) => code));
    assert.deepEqual(first, [[conditions.tooShort.code], [conditions.inputMissing.code], []]);
    writeFileSync(store, corrupt(smallStore()).header('checksum', 1).bytes());
    await watching.until('damage', () => watching.kinds.includes('trouble'));
    assert.equal(watching.changes.at(-1)!.subject, conditions.headerChecksum.code);
    writeFileSync(store, smallStore());
    await watching.until('no damage', () => watching.kinds.includes('cleared'));
    assert.equal((await watching.stop()).exit, conditions.tooShort.exit);
  });

  it('finds damage behind a sound header', async (t) => {
    const store = storeIn(t);
    writeFileSync(store, corrupt(smallStore()).node(1, 'nodeId', 77).bytes());
    const watching = await new Watching(t, [store]).settled();
    assert.deepEqual(
      watching.events.at(-1)!.state.troubles.map(({code}) => code),
      [conditions.slotIdentity.code],
    );
  });

  it('names the newest backup beside the store and in backups/', async (t) => {
    const store = storeIn(t);
    const directory = path.dirname(store);
    await backUp(store, path.join(directory, '/'), {now: new Date('2026-01-01T00:00:00Z')});
    writeFileSync(path.join(directory, 'project-20260109-000000.liel'), 'no receipt calls it a backup');
    const watching = await new Watching(t, [store]).settled();
    assert.equal(watching.events[0].state.newest_backup?.taken_at, '2026-01-01T00:00:00Z');
    assert.equal(watching.events[0].state.backup_directory, path.join(directory, 'backups'));
    const {backup: newest} = await backUp(store, path.join(directory, 'backups', '/'));
    await watching.until('backup', () => watching.kinds.includes('backup'));
    const {state, subject} = watching.changes[0];
    assert.equal(subject, newest);
    assert.equal(state.backup_count, 2);
    assert.equal(state.backup_directory, path.join(directory, 'backups'));
    assert.equal(state.newest_backup?.size_bytes, smallStore().length);
  });

  it('says that a lock was left behind, and by whom', async (t) => {
    const store = storeIn(t);
    mkdirSync(`${store}.lock`);
    const owner = {pid: 2 ** 22 + 1, created_at_unix_ms: 1_700_000_000_000, path: store};
    writeFileSync(path.join(`${store}.lock`, 'owner.json'), JSON.stringify(owner));
    const watching = await new Watching(t, [store]).settled();
    const {lock} = watching.events[0].state;
    assert.deepEqual(lock, {state: 'stale', pid: owner.pid, since: '2023-11-14T22:13:20.000Z'});
  });

  it('says of a store in a directory that is not there what it says of a missing one', async (t) => {
    const directory = mkdtempSync(path.join(temporaryDirectory(t), 'x'));
    const watching = await new Watching(t, [path.join(directory, 'no', 'such.liel')]).settled();
    assert.deepEqual(
      watching.events[0].state.troubles.map(({code}) => code),
      [conditions.inputMissing.code],
    );
  });
});
