/**
 * Test files as plain JavaScript, made at once before they run: each of them would else translate the same modules again.
 * Every module keeps its place in `import.meta`, and is there once for all files of a process.
 */
import {readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build, type Plugin} from 'esbuild';
import {boundedRuns} from './bounded-runs.js';

/** Lies in the project, where packages are found from. */
const directory = 'out/tests';

const ownPlace: Plugin = {
  name: 'own-place',
  setup({onLoad}) {
    onLoad({filter: /\.tsx?$/}, ({path: file}) => {
      const source = readFileSync(file, 'utf8');
      const place = `const ownUrl = ${JSON.stringify(pathToFileURL(file).href)}, ownDirectory = ${JSON.stringify(path.dirname(file))};`;
      const isUsed = source.includes('import.meta');
      return {loader: file.endsWith('x') ? 'tsx' : 'ts', contents: isUsed ? `${place} ${source}` : source};
    });
  },
};

/** Translates test files; returns the files to run, in the same order. */
export async function compileTests(files: readonly string[]): Promise<string[]> {
  rmSync(directory, {recursive: true, force: true});
  await build({
    entryPoints: [...files],
    outdir: directory,
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    // What a module does when it is loaded is done.
    ignoreAnnotations: true,
    sourcemap: true,
    sourcesContent: false,
    define: {'import.meta.url': 'ownUrl', 'import.meta.dirname': 'ownDirectory'},
    plugins: [ownPlace, boundedRuns],
    logLevel: 'warning',
  });
  return files.map((file) => path.join(directory, file.replace(/\.tsx?$/, '.js')));
}
