import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Runs work with a temporary directory that holds the sample, for a run whose code is to be cached. */
export function withWarmDirectory<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'liel-warm-'));
  try {
    copyFileSync('sample/project-memory.json', path.join(directory, 'sample.json'));
    return work(directory);
  } finally {
    rmSync(directory, {recursive: true, force: true});
  }
}
