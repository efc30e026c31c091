import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';

/** A directory of its own for one test, removed after it. */
export function temporaryDirectory(t: TestContext): string {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'liel-ops-')));
  t.after(() => rmSync(directory, {recursive: true, force: true}));
  return directory;
}
