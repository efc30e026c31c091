import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'esbuild';

/** Lines of hyparquet, and what stands in their place. */
const runLengths: readonly (readonly [line: string, bounded: string])[] = [
  [
    'const startOffset = reader.offset\n',
    "const startOffset = reader.offset\n  if (!(startOffset >= 0)) throw new Error('parquet run of no place')\n",
  ],
  ['const count = header >>> 1\n', 'const count = Math.min(header >>> 1, output.length - seen)\n'],
  [
    'let count = header >> 1 << 3 ',
    'let count = Math.min((header >>> 1) * 8, Math.ceil((output.length - seen) / 8) * 8) ',
  ],
];

/**
 * hyparquet believes the length of a run that a file tells, and where the file is damaged fills memory for minutes, or counts for
 * ever. A run is no longer than what is still to be read.
 */
export const boundedRuns: Plugin = {
  name: 'bounded-runs',
  setup({onResolve, onLoad}) {
    // Also where packages stay outside: what the engine reads with is this one.
    onResolve({filter: /^hyparquet(\/|$)/}, ({path, importer}) =>
      /[\\/]node_modules[\\/]/.test(importer) ? undefined : {path: fileURLToPath(import.meta.resolve(path))},
    );
    onLoad({filter: /hyparquet[\\/]src[\\/]encoding\.js$/}, ({path}) => {
      let contents = readFileSync(path, 'utf8');
      for (const [line, bounded] of runLengths) {
        if (contents.split(line).length !== 2) throw new Error(`${path} has changed: expected once: ${line}`);
        contents = contents.replace(line, bounded);
      }
      return {loader: 'js', contents};
    });
  },
};
