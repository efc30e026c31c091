/**
 * Makes dist/: the bundles of the program, with what this Node compiles of the first one at a start beside it, and the
 * engine with its types for other programs.
 */
import {execFileSync} from 'node:child_process';
import {cpSync, rmSync} from 'node:fs';
import {bundleEngine, bundleProgram} from './bundle.js';
import {recordCodeCache} from './warm-directory.js';

rmSync('dist', {recursive: true, force: true});
await Promise.all([bundleProgram('dist'), bundleEngine('dist')]);
// The types of the engine's door, a declaration for each of its sources.
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.engine.json'], {stdio: 'inherit'});
// The compiler leaves out those that are written by hand.
cpSync('src/engine/evidence/document-validators.d.ts', 'dist/types/evidence/document-validators.d.ts');
await recordCodeCache();
