import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * Installs what one script alone needs, below tools/, when it is not there in the versions that are pinned: who only runs or
 * changes the program never waits for it.
 * @returns the directory, which node_modules lies in
 */
export function installedTools(name: string, packages: readonly string[]): string {
  const directory = fileURLToPath(new URL(`../tools/${name}`, import.meta.url));
  const read = (file: string) => JSON.parse(readFileSync(path.join(directory, file), 'utf8'));
  const {dependencies, optionalDependencies} = read('package.json');
  const pinned = {...dependencies, ...optionalDependencies};
  const isInstalled = (one: string): boolean => {
    const file = `node_modules/${one}/package.json`;
    return existsSync(path.join(directory, file)) && read(file).version === pinned[one];
  };
  if (!packages.every(isInstalled)) {
    execFileSync('npm', ['ci'], {cwd: directory, stdio: ['ignore', 2, 2], shell: process.platform === 'win32'});
  }
  return directory;
}
