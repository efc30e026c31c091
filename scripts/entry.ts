import path from 'node:path';
import {main} from '../src/commands/main.js';

// The bundle is CommonJS, where a module cannot await at its top.
void main(process.argv.slice(2), __dirname);

/**
 * Counts the store in a directory; what V8 compiles meanwhile goes into the code cache. The whole cache is read at every
 * start, so it holds what most commands share and no more. Only the build calls this.
 */
export async function warm(directory: string): Promise<void> {
  await main(['stats', path.join(directory, 'a.liel')], __dirname);
}
