import assert from 'node:assert/strict';
import {readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {backup} from '../../../src/engine/operations/backups/backup.js';
import {compact} from '../../../src/engine/operations/compact/compact.js';
import {explain} from '../../../src/engine/operations/explain.js';
import {lock} from '../../../src/engine/operations/lock.js';
import {recover} from '../../../src/engine/operations/recover.js';
import {watchStores} from '../../../src/engine/operations/watch/watch.js';
import type {Progress} from '../../../src/engine/passes/operation.js';
import {run} from '../../../src/engine/passes/run.js';
import {deadOwner, plantLock} from '../../support/planted-lock.js';
import {raises} from '../../support/raises.js';
import {smallStore} from '../../support/sample-store.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

function storeIn(t: TestContext, bytes = smallStore()): string {
  const store = path.join(temporaryDirectory(t), 'a.liel');
  writeFileSync(store, bytes);
  return store;
}

/** A store that takes more than a breath to read. */
function largeStore(): Uint8Array {
  return smallStore((graph) => {
    for (let i = 0; i < 60_000; i++) {
      graph.addNode(['P'], new Map([['n', BigInt(i)]]));
      if (i % 10_000 === 0) graph.commit();
    }
  });
}

/** A signal that comes with the first event, and what hears it. */
function endsAtFirstEvent(reason: Error) {
  const end = new AbortController();
  return {signal: end.signal, onEvent: () => end.abort(reason)};
}

describe('run', () => {
  it('returns the report of an operation, and of one that needs no steps; tells its events', async (t) => {
    const events: Progress[] = [];
    const store = storeIn(t, largeStore());
    const report = await run(compact({store, dryRun: true}), {
      onEvent: (event) => {
        if (event.type === 'progress') events.push(event);
      },
    });
    assert.equal(report.dry_run, true);
    assert.ok(events.length > 0);
    assert.equal((await run(explain({code: 'L1010'}))).conditions[0].code, 'L1010');
  });

  it('raises the fault of an operation', async (t) => {
    await assert.rejects(run(compact({store: `${storeIn(t)}.none`})), raises(conditions.inputMissing));
  });

  it('does not begin when the signal has come already', async (t) => {
    const store = storeIn(t);
    const reason = new Error('enough');
    await assert.rejects(run(backup({store, version: '1'}), {signal: AbortSignal.abort(reason)}), reason);
    assert.deepEqual(readdirSync(path.dirname(store)), ['a.liel']);
  });

  for (const how of ['a signal', 'what hears the events'] as const) {
    it(`ends long work by ${how}, gives its lock back and leaves nothing half-made`, async (t) => {
      const store = storeIn(t, largeStore());
      const output = path.join(path.dirname(store), 'copy.liel');
      const reason = new Error('enough');
      let heard = 0;
      const options = {
        signal: endsAtFirstEvent(reason),
        raise: {
          onEvent: () => {
            heard++;
            throw reason;
          },
        },
      };
      const running = run(backup({store, output, version: '1'}), how === 'a signal' ? options.signal : options.raise);
      await assert.rejects(running, reason);
      assert.deepEqual(readdirSync(path.dirname(store)), ['a.liel']);
      assert.ok(heard <= 1);
    });
  }

  for (const [what, wait] of [
    ['a backup', (store: string) => backup({store, version: '1', waitMs: 2 ** 30})],
    ['a recovery', (store: string) => recover({store, waitMs: 2 ** 30})],
  ] as const) {
    it(`ends ${what} that waits for the lock`, async (t) => {
      const store = storeIn(t);
      const graph = await Graph.open(store);
      t.after(() => graph.close());
      const reason = new Error('enough');
      const end = new AbortController();
      const running = run<unknown, unknown>(wait(store), {signal: end.signal});
      setImmediate(() => end.abort(reason));
      await assert.rejects(running, reason);
      assert.deepEqual(readdirSync(path.dirname(store)), ['a.liel', 'a.liel.lock']);
    });
  }

  it('ends a watch, also one that has a signal of its own', async (t) => {
    const store = storeIn(t);
    for (const signal of [undefined, new AbortController().signal]) {
      const reason = new Error('enough');
      const running = run(watchStores([store], {intervalMs: 2 ** 30, signal}), endsAtFirstEvent(reason));
      await assert.rejects(running, reason);
    }
  });

  it('does nothing for an operation that it was not given: a lock stays', async (t) => {
    const store = storeIn(t);
    plantLock(store, deadOwner);
    const operation = lock({store, release: true});
    assert.deepEqual(readdirSync(path.dirname(store)).sort(), ['a.liel', 'a.liel.lock']);
    await run(operation);
    assert.deepEqual(readdirSync(path.dirname(store)), ['a.liel']);
    await assert.rejects(run(explain(), {signal: AbortSignal.abort()}), {name: 'AbortError'});
  });

  it('waits for the lock of an output as long as it may', async (t) => {
    const store = storeIn(t);
    const output = path.join(path.dirname(store), 'out.liel');
    writeFileSync(output, smallStore());
    const graph = await Graph.open(output);
    const copied = run(compact({store, output, force: true, waitMs: 2 ** 30}));
    await assert.rejects(run(compact({store, output, force: true})), raises(conditions.storeLocked));
    await graph.close();
    assert.equal((await copied).nodes, 4);
  });

  it('a graph that waits for its lock hears a signal as well', async (t) => {
    const store = storeIn(t);
    const graph = await Graph.open(store);
    const end = new AbortController();
    const waiting = Graph.open(store, {waitMs: 2 ** 30, signal: end.signal});
    setImmediate(() => end.abort());
    await assert.rejects(waiting, {name: 'AbortError'});
    await graph.close();
  });
});
