import path from 'node:path';
import {main} from '../src/commands/main.js';

// The bundle is CommonJS, where a module cannot await at its top.
void main(process.argv.slice(2), __dirname);

/**
 * Makes a store of the sample in a directory and counts it; what V8 compiles meanwhile goes into the code cache. The
 * whole cache is read at every start, so it holds what most commands share and no more. Only the build calls this.
 */
export async function warm(directory: string): Promise<void> {
  const store = path.join(directory, 'a.liel');
  await main(['import', path.join(directory, 'sample.json'), '-o', store], __dirname);
  await main(['stats', store], __dirname);
}
