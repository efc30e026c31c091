import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The program's own source, for the tests that hold the rules about it. */

const sourceRoot = fileURLToPath(new URL('../../src/', import.meta.url));

export interface SourceFile {
  /** From `src/` on, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every source file, in the order of the paths. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(sourceRoot, {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => ({path: name, text: readFileSync(path.join(sourceRoot, name), 'utf8')}));
}
