/** Makes dist/: the bundles of the program, with what this Node compiles of the first one at a start beside it. */
import {execFileSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {bundleProgram} from './bundle.js';
import {warmWords, withWarmDirectory} from './warm-directory.js';

rmSync('dist', {recursive: true, force: true});
await bundleProgram('dist');
// bin/load.cjs writes the code cache of such a run.
await withWarmDirectory((directory) => {
  const env = {...process.env, LIEL_WARM_DIRECTORY: directory};
  execFileSync(process.execPath, ['--v8-pool-size=1', 'bin/run.js', ...warmWords], {env, stdio: 'ignore'});
});
