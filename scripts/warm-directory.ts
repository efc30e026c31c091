import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {importExport} from '../src/engine/operations/import/import-export.js';

/** For each bundle, a command line that starts it. */
export const warmWords = {quick: ['version'], liel: ['explain', 'L0001']};

/** Runs work with a temporary directory that holds the sample as `a.liel`, for a run whose code is to be cached. */
export async function withWarmDirectory<T>(work: (directory: string) => T): Promise<T> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'liel-warm-'));
  try {
    const output = path.join(directory, 'a.liel');
    const making = importExport({source: 'sample/project-memory.json', output, force: false, waitMs: 0});
    while (!(await making.next()).done);
    return work(directory);
  } finally {
    rmSync(directory, {recursive: true, force: true});
  }
}
