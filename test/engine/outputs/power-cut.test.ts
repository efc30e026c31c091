import assert from 'node:assert/strict';
import {lstatSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {finish} from '../../support/finish.js';
import {Medium} from '../../support/power-cut.js';
import {publishingJobs, workplace} from '../../support/publishing-jobs.js';
import {seededRandom} from '../../support/random.js';
import {recordedSystem} from '../../support/recorded-system.js';
import {withCalls} from '../../support/system-calls.js';

type Files = ReadonlyMap<string, Buffer>;

function filesIn(directory: string): Map<string, Buffer> {
  const names = readdirSync(directory, {recursive: true, encoding: 'utf8'}).map((name) => path.join(directory, name));
  return new Map(names.filter((name) => lstatSync(name).isFile()).map((name) => [name, readFileSync(name)]));
}

const isSame = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.equals(b));

/** What is wrong with what a power cut left: of files with a name, each is as it was, or as it was to be. */
function problemsOf(found: Files, before: Files, after: Files): string[] {
  const problems: string[] = [];
  for (const [name, bytes] of found) {
    if (name.endsWith('.partial') || path.dirname(name).endsWith('.lock')) continue;
    if (!isSame(bytes, before.get(name)) && !isSame(bytes, after.get(name))) problems.push(`${name} is half-made`);
  }
  for (const name of before.keys()) {
    const isSidecar = /\.(seal|receipt\.json)$/.test(name);
    if (after.has(name) && !found.has(name) && !isSidecar) problems.push(`${name} is gone`);
  }
  for (const [name, bytes] of found) {
    for (const sidecar of ['.seal', '.receipt.json'].map((ending) => name + ending)) {
      const beside = found.get(sidecar);
      if (beside === undefined) continue;
      // A store may have no sidecar for a moment, but never that of another.
      const isOld = isSame(bytes, before.get(name)) && isSame(beside, before.get(sidecar));
      const isNew = isSame(bytes, after.get(name)) && isSame(beside, after.get(sidecar));
      if (!isOld && !isNew) problems.push(`${sidecar} speaks of other bytes than ${name} has`);
    }
  }
  return problems;
}

describe('a power cut at any call, unsynced names lost or in another order, leaves files as they were or as they were to be:', () => {
  for (const [name, {run}] of Object.entries(publishingJobs)) {
    it(name, async (t) => {
      const random = seededRandom(t);
      const at = await workplace(t);
      const before = filesIn(at('.'));
      const {calls, system} = recordedSystem();
      await withCalls(system, () => finish(run(at)));
      const after = filesIn(at('.'));
      const medium = new Medium(before);
      for (const [i, call] of calls.entries()) {
        medium.take(call);
        // Between two writes into one stage nothing with a name changes.
        if (call.call === 'write' && calls[i + 1]?.call === 'write') continue;
        for (let tries = 0; tries < 8; tries++) {
          const problems = problemsOf(medium.afterPowerCut(random), before, after);
          assert.deepEqual(problems, [], `after ${call.call} of ${path.basename(call.file)}, call ${i + 1}`);
        }
      }
      assert.deepEqual(problemsOf(medium.afterPowerCut(random), after, after), [], 'at the end all of it is safe');
      t.diagnostic(`${calls.length} calls`);
    });
  }
});
