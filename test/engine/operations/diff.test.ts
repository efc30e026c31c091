import assert from 'node:assert/strict';
import fs, {utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {isDeepStrictEqual} from 'node:util';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {Graph} from '../../../src/engine/graph/graph.js';
import {type DiffOptions, type DiffReport, diff} from '../../../src/engine/operations/diff/diff.js';
import {MemoryDevice} from '../../../src/engine/storage/files/device.js';
import {finish} from '../../support/finish.js';
import {raises} from '../../support/raises.js';
import {seededRandom} from '../../support/random.js';
import {type RandomPair, randomPair} from '../../support/random-pair.js';
import {smallStore} from '../../support/sample-store.js';
import {withCalls} from '../../support/system-calls.js';
import {temporaryDirectory} from '../../support/temp-directory.js';

/** Writes two stores; they look as if nobody had touched them for long. */
function writePair(t: TestContext, pair: RandomPair): {left: string; right: string} {
  const directory = temporaryDirectory(t);
  const write = (side: 'left' | 'right'): string => {
    const file = path.join(directory, `${side}.liel`);
    writeFileSync(file, pair[side]);
    utimesSync(file, 1, 1);
    return file;
  };
  return {left: write('left'), right: write('right')};
}

async function compared(options: Pick<DiffOptions, 'left' | 'right'>, strict: boolean): Promise<DiffReport> {
  const rest = {nodeKeys: [], identityRules: undefined, limit: 1000, waitMs: 0};
  return (await finish(diff({...options, ...rest, strict}))).report;
}

type Records = ReadonlyMap<number, object>;

function recordsOf(store: Uint8Array, kind: 'nodes' | 'edges'): Records {
  const graph = Graph.over(new MemoryDevice('pair.liel', store));
  return new Map([...graph[kind]()].map((record) => [record.id, record]));
}

describe('a strict diff', () => {
  it('finds the records that are stored otherwise, all of them and no others', async (t) => {
    const random = seededRandom(t);
    let found = 0;
    for (let i = 0; i < 20; i++) {
      const pair = randomPair(random, true);
      const report = await compared(writePair(t, pair), true);
      for (const kind of ['nodes', 'edges'] as const) {
        const left = recordsOf(pair.left, kind);
        const right = recordsOf(pair.right, kind);
        const {added, removed, changed, changes} = report[kind];
        assert.deepEqual(
          added,
          [...right.keys()].filter((id) => !left.has(id)),
        );
        assert.deepEqual(
          removed,
          [...left.keys()].filter((id) => !right.has(id)),
        );
        const differs = (id: number): boolean => right.has(id) && !isDeepStrictEqual(left.get(id), right.get(id));
        assert.deepEqual(changed, [...left.keys()].filter(differs));
        found += changed.length;
        assert.equal(changes.length, added.length + removed.length + changed.length);
        for (const {change, fields} of changes) assert.ok(change !== 'changed' || fields.length > 0);
      }
    }
    assert.ok(found > 0);
  });
});

describe('diff', () => {
  for (const side of ['left', 'right'] as const) {
    it(`gives no report while the ${side} store is being written`, async (t) => {
      const pair = writePair(t, {left: smallStore(), right: smallStore()});
      let touches = 0;
      // Each look at its stamp finds another one: somebody writes, and no clock is needed to say when.
      const openSync: typeof fs.openSync = (file, flags, mode) => {
        const fd = fs.openSync(file, flags, mode);
        if (String(file) === pair[side]) restless.add(fd);
        return fd;
      };
      const restless = new Set<number>();
      const fstatSync = ((fd: number, options: fs.StatOptions) => {
        if (restless.has(fd)) fs.futimesSync(fd, 1_000_000, 1_000_000 + ++touches);
        return fs.fstatSync(fd, options);
      }) as typeof fs.fstatSync;
      await withCalls({openSync, fstatSync}, () =>
        assert.rejects(compared(pair, false), raises(conditions.unstableRead)),
      );
      assert.ok(touches >= 5, 'it was tried five times');
    });
  }
});
