import assert from 'node:assert/strict';
import fs, {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {conditions} from '../../../src/engine/faults/conditions.js';
import {isFault} from '../../../src/engine/faults/fault.js';
import type {SystemCalls} from '../../../src/engine/storage/files/system-calls.js';
import {finish} from '../../support/finish.js';
import {publishingJobs, workplace} from '../../support/publishing-jobs.js';
import {withCalls} from '../../support/system-calls.js';

/** Calls about names and syncs; those about bytes are the device's. */
const failing = ['openSync', 'fsyncSync', 'renameSync', 'linkSync', 'rmSync', 'mkdirSync', 'fchmodSync', 'fchownSync'];

/** The calls of the system, the n-th of those above failing; what was called at last, and how many calls there were. */
function faultySystem(failAt: number, code: string) {
  const told = {calls: 0, failed: ''};
  const entries = failing.map((name) => {
    const original = fs[name as keyof typeof fs] as (...args: unknown[]) => unknown;
    const call = (...args: unknown[]): unknown => {
      const counts = name !== 'openSync' || String(args[1]).includes('x');
      if (counts && ++told.calls === failAt) {
        told.failed = `${name} ${args[0]}`;
        throw Object.assign(new Error(`${code}: ${name}`), {code});
      }
      return original(...args);
    };
    return [name, call];
  });
  return {told, system: {...fs, ...Object.fromEntries(entries)} as SystemCalls};
}

/** One job for each way of giving names. */
const names = [
  'backup into a directory',
  'backup over another one',
  'restore over a sealed store',
  'restore to a new place',
  'compact in place',
  'merge',
  'salvage',
  'seal, renewed',
  'manifest',
] as const;

describe('a call about names that fails once ends in a fault, and files are as they were or as they were to be:', () => {
  for (const name of names) {
    it(name, async (t) => {
      const {run} = publishingJobs[name];
      const at = await workplace(t);
      const filesNow = () =>
        readdirSync(at('.'), {recursive: true, encoding: 'utf8'})
          .map(at)
          .filter((file) => fs.statSync(file).isFile());
      const before = new Map(filesNow().map((file) => [file, readFileSync(file)]));
      const putBack = (): void => {
        for (const entry of readdirSync(at('.'))) rmSync(at(entry), {recursive: true});
        fs.mkdirSync(at('shelf'));
        for (const [file, bytes] of before) writeFileSync(file, bytes);
      };
      const counting = faultySystem(0, '');
      await withCalls(counting.system, () => finish(run(at)));
      const after = new Map(filesNow().map((file) => [file, readFileSync(file)]));
      for (let call = 1; call <= counting.told.calls; call++) {
        putBack();
        const {told, system} = faultySystem(call, call % 2 === 0 ? 'EIO' : 'EACCES');
        await withCalls(system, async () => {
          try {
            await finish(run(at));
          } catch (error) {
            const isNamed = isFault(error, conditions.io, conditions.permission, conditions.lockLost);
            assert.ok(isNamed, `${told.failed}: ${error}`);
          }
        });
        for (const store of [...before.keys()].filter((file) => file.endsWith('.liel'))) {
          assert.ok(existsSync(store), `${told.failed}: ${store} is gone`);
        }
        for (const file of filesNow().filter((entry) => entry.endsWith('.liel'))) {
          const bytes = readFileSync(file);
          const isKnown = [before, after].some((files) => files.get(file)?.equals(bytes));
          assert.ok(isKnown, `${told.failed}: ${file} is half-made`);
        }
        // What could not be removed stays; a lock is removed by taking its owner's name away first.
        if (/^rmSync|^renameSync .*owner\.json$/.test(told.failed)) continue;
        const left = filesNow().filter((file) => file.endsWith('.partial') || path.dirname(file).endsWith('.lock'));
        assert.deepEqual(left, [], told.failed);
      }
      t.diagnostic(`${counting.told.calls} calls`);
    });
  }
});
