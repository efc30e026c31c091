import {readFileSync} from 'node:fs';
import path from 'node:path';
import {main} from '../src/commands/main.js';
import {allowThreads} from '../src/engine/passes/jobs.js';

// An asset of the executable, a file beside the bundle.
allowThreads(() => {
  const sea = require('node:sea') as typeof import('node:sea');
  return sea.isSea()
    ? sea.getAsset('worker.cjs', 'latin1')
    : readFileSync(path.join(__dirname, 'worker.cjs'), 'latin1');
});

// The bundle is CommonJS, where a module cannot await at its top.
void main(process.argv.slice(2), __dirname);

/**
 * Counts the store in a directory, exports it and imports that; what V8 compiles meanwhile goes into the code cache: how
 * commands begin, read slots and values, make documents and write stores. The whole cache is read at every start, so it
 * holds no more than that. Only the build calls this; no time passes meanwhile, so that what is done does not depend on how fast it is.
 */
export async function warm(directory: string): Promise<void> {
  Object.defineProperty(performance, 'now', {value: () => 0});
  const {setInterval} = globalThis;
  globalThis.setInterval = (() => setInterval(() => {}, 2 ** 30)) as unknown as typeof setInterval;
  const [store, document, copy] = ['a.liel', 'b.json', 'b.liel'].map((name) => path.join(directory, name));
  await main(['stats', store], __dirname);
  await main(['export', store, '-o', document], __dirname);
  await main(['import', document, '-o', copy], __dirname);
}
