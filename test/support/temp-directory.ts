import {existsSync, mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';

/** A directory of its own for one test, removed after it. */
export function temporaryDirectory(t: TestContext): string {
  const directory = scratchDirectory();
  t.after(() => rmSync(directory, {recursive: true, force: true}));
  return directory;
}

/** A directory of its own; whoever asked for it removes it. */
export function scratchDirectory(parent = tmpdir()): string {
  return realpathSync(mkdtempSync(path.join(parent, 'liel-ops-')));
}

/** The same in memory where the system has such a place: for tests that write hundreds of stores. */
export function quickDirectory(): string {
  return scratchDirectory(existsSync('/dev/shm') ? '/dev/shm' : undefined);
}
