import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {importExport} from '../src/engine/operations/import/import-export.js';

/** A command line that starts the program, for a run whose code is to be cached. */
export const warmWords = ['version'];

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

/** Has bin/load.cjs write what the Node that runs this compiles of the bundle in dist/, beside what other Nodes wrote. */
export async function recordCodeCache(): Promise<void> {
  await withWarmDirectory((directory) => {
    const env = {...process.env, LIEL_WARM_DIRECTORY: directory};
    execFileSync(process.execPath, ['--v8-pool-size=1', 'bin/run.js', ...warmWords], {env, stdio: 'ignore'});
  });
}
