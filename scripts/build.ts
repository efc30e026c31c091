/**
 * Makes dist/: the bundles of the program, with what this Node compiles of the first one at a start beside it, and the
 * engine with its types for other programs.
 */
import {execFileSync} from 'node:child_process';
import {cpSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {bundleEngine, bundleProgram} from './bundle.js';
import {recordCodeCache} from './warm-directory.js';

rmSync('dist', {recursive: true, force: true});
await Promise.all([bundleProgram('dist'), bundleEngine('dist')]);
// The types of the engine's door, a declaration for each of its sources.
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.engine.json'], {stdio: 'inherit'});
// The compiler leaves out those that are written by hand.
cpSync('src/engine/evidence/document-validators.d.ts', 'dist/types/evidence/document-validators.d.ts');
keepNamedTypes(path.resolve('dist/types'), 'library.d.ts');
await recordCodeCache();

/** Removes the declarations that neither the first one nor any that it names speaks of: half of them are of what only works inside. */
function keepNamedTypes(directory: string, first: string): void {
  const named = new Set([path.join(directory, first)]);
  // What is added meanwhile is visited too.
  for (const file of named) {
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g))
      named.add(path.resolve(path.dirname(file), `${from}.d.ts`));
  }
  for (const name of readdirSync(directory, {recursive: true, encoding: 'utf8'})) {
    const file = path.join(directory, name);
    if (name.endsWith('.d.ts') && !named.has(file)) rmSync(file);
  }
}
