import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The program's own source, for the tests that hold the rules about it. */

export interface SourceFile {
  /** From the directory on, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every source file of a directory of the project, in the order of the paths. */
export function sourceFiles(directory: 'src' | 'scripts' = 'src'): SourceFile[] {
  const sourceRoot = fileURLToPath(new URL(`../../${directory}/`, import.meta.url));
  return readdirSync(sourceRoot, {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => ({path: name, text: readFileSync(path.join(sourceRoot, name), 'utf8')}));
}
