import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';

/** Runs something and requires that it left a file as it was (bytes, time, mode) and nothing new beside it. */
export async function leavesUnchanged<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  const before = traces(file);
  const bytes = readFileSync(file);
  try {
    return await work();
  } finally {
    assert.deepEqual(traces(file), before, `traces of ${file}`);
    assert.ok(readFileSync(file).equals(bytes), `the bytes of ${file}`);
  }
}

function traces(file: string): unknown {
  const {mtimeNs, size, mode, ino} = statSync(file, {bigint: true});
  return {mtimeNs, size, mode, ino, beside: readdirSync(path.dirname(file)).sort()};
}
