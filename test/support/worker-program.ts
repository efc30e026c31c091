import {fileURLToPath} from 'node:url';
import {buildSync} from 'esbuild';

const built = buildSync({
  entryPoints: [fileURLToPath(new URL('../../src/engine/worker.ts', import.meta.url))],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
});

/** The program that a thread runs, made of the sources. */
export const workerProgram = (built.outputFiles[0] as {readonly text: string}).text;
