import path from 'node:path';
import {kindOf, listDirectory} from './file-system.js';

/** Whether a word is a pattern: it holds `*` or `?`, and no file has just that name. */
export function isPattern(word: string): boolean {
  return /[*?]/.test(word) && kindOf(word) === undefined;
}

/**
 * The regular files that a pattern names, sorted: `*` stands for any characters in a name, `?` for one, as in a shell,
 * and neither for the dot that a hidden name begins with. For patterns that were quoted, and for shells that leave them.
 */
export function matchingFiles(pattern: string): string[] {
  const {root} = path.parse(pattern);
  const parts = pattern.slice(root.length).split(path.sep === '\\' ? /[\\/]+/ : /\/+/);
  let found = [root];
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    found = found
      .flatMap((directory) => namesIn(directory, part))
      .filter((name) => kindOf(name) === kindWanted(isLast));
  }
  return found;
}

const kindWanted = (isLast: boolean): 'file' | 'directory' => (isLast ? 'file' : 'directory');

/** Paths of what a part of a pattern names in a directory. */
function namesIn(directory: string, part: string): string[] {
  const at = (name: string): string => (directory === '' ? name : path.join(directory, name));
  if (!/[*?]/.test(part)) return [at(part)];
  const source = part
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const matcher = new RegExp(`^${part.startsWith('.') ? '' : '(?!\\.)'}${source}$`, 's');
  return listDirectory(directory === '' ? '.' : directory)
    .filter((name) => matcher.test(name))
    .map(at);
}
